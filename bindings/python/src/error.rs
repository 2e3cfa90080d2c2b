//! What goes wrong, as a Python exception with the words of the command line.

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

create_exception!(
    slantwise,
    SlantwiseError,
    PyValueError,
    "The articles, a word list or an option is wrong. The message says what, where and what to do, in the words of the command line."
);

/// The exception for an error of the library, with its causes, each once: many messages tell their cause themselves.
pub fn raised(error: impl Into<slantwise::Error>) -> PyErr {
    let error = error.into();
    let (mut said, mut cause) = (error.to_string(), std::error::Error::source(&error));
    while let Some(deeper) = cause {
        let words = deeper.to_string();
        if !said.contains(&words) {
            said = format!("{said}: {words}");
        }
        cause = deeper.source();
    }
    told(said)
}

/// The exception with these words.
pub fn told(words: impl Into<String>) -> PyErr {
    SlantwiseError::new_err(words.into())
}
