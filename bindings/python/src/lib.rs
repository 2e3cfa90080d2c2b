//! The native part of the Python package `slantwise`: the library of the same name, with Arrow tables going in and out.
//!
//! Python code (in `python/slantwise`) says how things are asked for and shown; here it is turned into calls of the library. Long work runs
//! detached from the interpreter. Tables come in through pyo3-arrow and go out as Arrow streams, neither copied; no line here is `unsafe`.

#![deny(unsafe_code)]

mod articles;
mod cells;
mod compare;
mod count;
mod error;
mod find;
mod lexicon;
mod table;
mod told;
mod work;

use pyo3::prelude::*;

/// The native part of `slantwise`; use the package itself.
#[pymodule(name = "_native")]
mod native {
    use super::*;
    #[pymodule_export]
    use crate::articles::Articles;
    #[pymodule_export]
    use crate::compare::{Comparison, Figure, quoted, shown};
    #[pymodule_export]
    use crate::count::count;
    #[pymodule_export]
    use crate::error::SlantwiseError;
    #[pymodule_export]
    use crate::find::find;
    #[pymodule_export]
    use crate::lexicon::{Lexicon, json_of_toml};
    #[pymodule_export]
    use crate::table::Table;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
