//! What stops a run before or while files are read.

use std::io;
use std::path::PathBuf;

use crate::corpus;

/// What stops a run. Paths stand as they were given.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No file and no folder was named.
    #[error("no file or folder is named; name the articles to compare")]
    NothingNamed,
    /// A path that does not exist.
    #[error("{}: no such file or folder{}", path.display(), suggestion.as_ref().map(|s| format!("; did you mean {s:?}?")).unwrap_or_default())]
    NotFound {
        /// The path.
        path: PathBuf,
        /// A name beside it that is much like it.
        suggestion: Option<String>,
    },
    /// A folder or file that the system does not let us read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The path.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A folder of corpora, of which one must be chosen.
    #[error("{}: holds corpora and is none itself; name one of: {}", path.display(), corpora.join(", "))]
    Choice {
        /// The folder.
        path: PathBuf,
        /// The folders in it that hold an `articles.csv`.
        corpora: Vec<String>,
    },
    /// A folder without any file.
    #[error("{}: the folder is empty; put articles into it, one a file, or a table of them", path.display())]
    Empty {
        /// The folder.
        path: PathBuf,
    },
    /// There are files, but none can be read.
    #[error("{}: no article to read ({reasons}); articles are .txt, .md, .csv, .tsv or .jsonl", path.display())]
    NoArticles {
        /// What was named.
        path: PathBuf,
        /// Why not, for the first few files.
        reasons: String,
    },
    /// A table is wrong as a whole.
    #[error(transparent)]
    Corpus(#[from] corpus::Error),
}
