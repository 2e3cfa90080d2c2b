//! What is wrong with a table of corrections or of an audit, where, and what to do.

/// Why a table cannot be used. A person wrote it, and a slip would lose their word without a trace, so it stops the run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A column that must be there is not.
    #[error("{file}:1: there is no column `{column}`; the columns are {columns}")]
    NoColumn {
        /// The file.
        file: String,
        /// The column.
        column: &'static str,
        /// The columns there should be.
        columns: String,
    },
    /// A column that nobody knows.
    #[error("{file}:1: unknown column `{column}`; the columns are article, start, end, words, lexicon, entry, verdict, reason, who")]
    UnknownColumn {
        /// The file.
        file: String,
        /// The column.
        column: String,
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
    /// Two lines say different things of one mark.
    #[error("{file}:{line} says `{verdict}`, and {other_file}:{other_line} says `{other}` of the same mark; keep one of the two")]
    Conflict {
        /// The file of the later line.
        file: String,
        /// The later line.
        line: usize,
        /// What it says.
        verdict: &'static str,
        /// The file of the earlier line.
        other_file: String,
        /// The earlier line.
        other_line: usize,
        /// What that says.
        other: &'static str,
    },
    /// A coded sheet that does not fit its key: every problem with its line, at most twenty.
    #[error("{}", problems.join("\n"))]
    Sheet {
        /// The problems, each as a sentence with its place.
        problems: Vec<String>,
    },
}
