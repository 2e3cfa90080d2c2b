//! The articles: a table in memory, or files and folders; with what is asked of them.

use std::io;
use std::path::PathBuf;

use pyo3::prelude::*;
use pyo3_arrow::input::AnyRecordBatch;
use slantwise::corpus::{self, Columns, GivenColumn, GivenTable, Piece};
use slantwise::pipeline::{Input, InputOptions, study_of};
use slantwise::study::{FileDigest, Study};

use crate::cells::{Batch, is_readable};
use crate::error::{raised, told};
use crate::told::Told;
use crate::work::{detached, stop_when_asked};

/// The articles under study, before they are read.
#[pyclass(frozen, module = "slantwise._native")]
pub struct Articles {
    pub input: Input,
    /// All that was told, by the call and by a study file.
    pub study: Study,
    /// The study file, when one was named.
    pub study_file: Option<FileDigest>,
}

#[pymethods]
impl Articles {
    /// The articles that are the rows of a table.
    #[staticmethod]
    fn of_table(py: Python<'_>, table: AnyRecordBatch, name: &str, told: Told) -> PyResult<Self> {
        let study = told.study(Vec::new())?;
        let options = options(&study)?;
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
        Ok(Articles { input: Input::of_table(name, given, options).map_err(raised)?, study, study_file: None })
    }

    /// The articles in files and folders, or those of a study file, over which goes what was told.
    #[staticmethod]
    fn of_paths(py: Python<'_>, paths: Vec<PathBuf>, told: Told) -> PyResult<Self> {
        let told = told.study(paths)?;
        let (study, study_file) = match study_of(&told.corpus).map_err(raised)? {
            Some((of_file, file)) => (of_file.over(Study { corpus: Vec::new(), ..told }), Some(file)),
            None => (told, None),
        };
        let options = options(&study)?;
        let input = detached(py, |_| Input::open_with(&study.corpus, options))?;
        Ok(Articles { input, study, study_file })
    }

    /// What the articles are called where a report is made of them.
    #[getter]
    fn name(&self) -> &str {
        &self.input.name
    }

    /// The folder for the report, where one was told.
    #[getter]
    fn out(&self) -> Option<PathBuf> {
        self.study.out.clone()
    }
}

/// How the articles are read.
fn options(study: &Study) -> PyResult<InputOptions> {
    let pairs = study.columns.iter().map(|(column, name)| format!("{column}={name}"));
    let columns = Columns::of_pairs(pairs).map_err(|error| told(format!("columns: {error}")))?;
    Ok(InputOptions { columns, roster: study.roster(), standard_input: None })
}
