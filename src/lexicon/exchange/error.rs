//! Why a file of another tool cannot be imported, where, and what to do.

use super::format::Format;
use super::loss::Losses;
use crate::lexicon;

/// Why an exchange failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Longer than any word list.
    #[error("{file}: is longer than 16 MiB, which no word list is; see whether it is the right file")]
    TooLong {
        /// The file.
        file: String,
    },
    /// More entries than any word list.
    #[error("{file}:{line}: lists more than {most} entries; split it")]
    TooMany {
        /// The file.
        file: String,
        /// Where the last one stood that was read.
        line: usize,
        /// How many may be listed.
        most: usize,
    },
    /// No text.
    #[error("{file}: is no text; word lists are text files, so see whether it is the right file, or unpack it")]
    NotText {
        /// The file.
        file: String,
    },
    /// A text in none of the formats.
    #[error("{file}: {problem}; formats are {}, named with --from", Format::keys())]
    Unknown {
        /// The file.
        file: String,
        /// What it seems to be.
        problem: String,
    },
    /// The file breaks the rules of its format.
    #[error("{file}:{line}: {problem}")]
    Syntax {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong and what to do.
        problem: String,
    },
    /// Parts of the file would be misread.
    #[error(
        "{file}: not imported, since this would be misread as {format}; change the lines, or leave them out with --allow-loss\n{losses}"
    )]
    Refused {
        /// The file.
        file: String,
        /// The format.
        format: Format,
        /// What and where.
        losses: Losses,
    },
    /// Nothing is left.
    #[error("{file}: lists no word that can be looked for here{}", .losses.is_empty().then(String::new).unwrap_or_else(|| format!("\n{losses}")))]
    Empty {
        /// The file.
        file: String,
        /// What was left out.
        losses: Losses,
    },
    /// What was given for the head of the list is wrong.
    #[error("the imported list would not load: {0}")]
    Lexicon(#[from] lexicon::Error),
}
