//! The articles: a table in memory, or files and folders.

use std::io;
use std::path::PathBuf;

use pyo3::prelude::*;
use pyo3_arrow::input::AnyRecordBatch;
use slantwise::corpus::{self, Columns, GivenColumn, GivenTable, Piece};
use slantwise::pipeline::{Input, InputOptions};

use crate::cells::{Batch, is_readable};
use crate::error::{raised, told};
use crate::work::{detached, stop_when_asked};

/// The articles under study, before they are read.
#[pyclass(frozen, module = "slantwise._native")]
pub struct Articles {
    pub input: Input,
    /// Files and folders, as they were named; none for a table.
    pub paths: Vec<PathBuf>,
}

#[pymethods]
impl Articles {
    /// The articles that are the rows of a table.
    #[staticmethod]
    fn of_table(py: Python<'_>, table: AnyRecordBatch, name: &str, columns: Vec<String>) -> PyResult<Self> {
        let columns = assigned(&columns)?;
        let reader = table.into_reader()?;
        let fields = reader.schema();
        let file = name.to_owned();
        // A stream can be read once, and articles may be read twice: so its batches are kept, which copies nothing. Whoever makes them may
        // need the interpreter, so it is let go.
        let pieces = detached(py, move |_| {
            let mut pieces: Vec<Box<dyn Piece>> = Vec::new();
            for batch in reader {
                let held = batch.and_then(|batch| Batch::new(&batch));
                let failed = |error| corpus::Error::Read { file: file.clone(), source: io::Error::other(format!("{error}")) };
                pieces.push(Box::new(held.map_err(failed)?));
                stop_when_asked();
            }
            Ok(pieces)
        })?;
        let column = |name: &String, kind| GivenColumn { name: name.clone(), is_readable: is_readable(kind) };
        let given = GivenTable::new(fields.fields().iter().map(|field| column(field.name(), field.data_type())), pieces);
        Ok(Articles { input: Input::of_table(name, given, columns).map_err(raised)?, paths: Vec::new() })
    }

    /// The articles in files and folders.
    #[staticmethod]
    fn of_paths(py: Python<'_>, paths: Vec<PathBuf>, columns: Vec<String>) -> PyResult<Self> {
        let columns = assigned(&columns)?;
        let input = detached(py, |_| Input::open_with(&paths, InputOptions { columns, standard_input: None }))?;
        Ok(Articles { input, paths })
    }

    /// What the articles are called where a report is made of them.
    #[getter]
    fn name(&self) -> &str {
        &self.input.name
    }
}

/// Which column of a table is which.
fn assigned(pairs: &[String]) -> PyResult<Columns> {
    Columns::of_pairs(pairs).map_err(|error| told(format!("columns: {error}")))
}
