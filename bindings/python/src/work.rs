//! Runs long work detached from the interpreter, so that other threads go on, and lets Ctrl-C end it.
//!
//! The library tells its progress between batches of articles. There, signals are looked at; when one raises, as Ctrl-C does, the work is
//! unwound from that place without a panic being reported, and the exception goes to the caller. A real panic is a bug of ours: it becomes
//! a `RuntimeError`, and never ends the process.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use crate::error::raised;

/// What is thrown where a signal has raised an exception.
struct Interrupted(PyErr);

/// What `work` gives; it is handed a function to be told how far it has come.
pub fn detached<T: Send>(py: Python<'_>, work: impl FnOnce(&mut dyn FnMut(usize)) -> Result<T, slantwise::Error> + Send) -> PyResult<T> {
    let done = py.detach(|| catch_unwind(AssertUnwindSafe(|| work(&mut |_| stop_when_asked()))));
    match done {
        Ok(result) => result.map_err(raised),
        Err(thrown) => Err(exception(thrown)),
    }
}

/// Unwinds when a signal has raised an exception.
pub fn stop_when_asked() {
    if let Err(error) = Python::attach(|py| py.check_signals()) {
        resume_unwind(Box::new(Interrupted(error)));
    }
}

fn exception(thrown: Box<dyn Any + Send>) -> PyErr {
    let thrown = match thrown.downcast::<Interrupted>() {
        Ok(interrupted) => return interrupted.0,
        Err(thrown) => thrown,
    };
    let text = thrown.downcast_ref::<String>().map(String::as_str).or_else(|| thrown.downcast_ref::<&str>().copied());
    PyRuntimeError::new_err(format!("this is a bug in slantwise, please report it: {}", text.unwrap_or("it panicked")))
}
