//! What is wrong with a table as a whole, so that the run stops.

use std::io;

use super::FieldError;

/// What stops the reading of a corpus. A single article that cannot be read is no error: its ledger line says why.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A column of `articles.csv` that does not exist; most often a slip of the pen that would lose all its values.
    #[error("{file}: unknown column {column:?}; {}the columns are {known}", .suggestion.map(|s| format!("did you mean {s:?}? ")).unwrap_or_default())]
    UnknownColumn {
        /// The table.
        file: String,
        /// The column's name as written.
        column: String,
        /// What was probably meant.
        suggestion: Option<&'static str>,
        /// All columns.
        known: String,
    },
    /// Two columns could be the same thing.
    #[error("{file}: columns {names} could both be the {column}; call the right one {column:?}, or name it with --column {column}=NAME")]
    Clash {
        /// The table.
        file: String,
        /// The two names.
        names: String,
        /// What both could be.
        column: &'static str,
    },
    /// An `articles.csv` without its one needed column.
    #[error("{file}: no column \"file\" that names the articles; found {found}")]
    NoFileColumn {
        /// The table.
        file: String,
        /// The columns that are there.
        found: String,
    },
    /// A table of articles without articles.
    #[error(
        "{file}: no column \"text\" (or content, or body) with the articles; found {found}; name the column with --column text=NAME, or take the file out"
    )]
    NoTextColumn {
        /// The table.
        file: String,
        /// The columns that are there.
        found: String,
    },
    /// A column that someone named and the table lacks.
    #[error("{file}: no column {name:?} for the {column}; {}found {found}; correct --column {column}={name}", .suggestion.as_ref().map(|s| format!("did you mean {s:?}? ")).unwrap_or_default())]
    NoSuchColumn {
        /// The table.
        file: String,
        /// What it should hold.
        column: &'static str,
        /// Its name, as it was given.
        name: String,
        /// A column of the table whose name is much like it.
        suggestion: Option<String>,
        /// The columns that are there.
        found: String,
    },
    /// A value of `articles.csv` that does not fit its column.
    #[error("{file}:{line}: {source}")]
    Field {
        /// The table.
        file: String,
        /// The line.
        line: usize,
        /// What is wrong with it.
        source: FieldError,
    },
    /// A row of `articles.csv` that cannot be used.
    #[error("{file}:{line}: {problem}")]
    Row {
        /// The table.
        file: String,
        /// The line.
        line: usize,
        /// What is wrong with it, and what to do.
        problem: String,
    },
    /// The table could not be read to its end.
    #[error("{file}: {source}; what follows would be missing, so nothing was counted")]
    Read {
        /// The table.
        file: String,
        /// What the system says.
        source: io::Error,
    },
}
