//! What can go wrong with stories, where, and what to do.

use std::io;

/// Why stories or copies could not be found, or a table of stories not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The runs of words did not fit into memory, and the disk refused them.
    #[error("the temporary file of text fingerprints: {0}; free some space, or name another folder for temporary files in TMPDIR")]
    Shelf(#[from] io::Error),
    /// Two articles with one id.
    #[error("two articles have the id {id:?}; give each an id of its own")]
    SameId {
        /// The id.
        id: String,
    },
    /// A table of stories without a column that it must have.
    #[error("{file}:1: there is no column `{column}`; a table of stories has the columns article and story")]
    NoColumn {
        /// The file.
        file: String,
        /// The column.
        column: &'static str,
    },
    /// A line that cannot be understood.
    #[error("{file}:{line}: {problem}")]
    Line {
        /// The file.
        file: String,
        /// Its line, counted from 1.
        line: usize,
        /// What is wrong and what to do.
        problem: String,
    },
}
