//! What happened to every input: nothing is lost silently.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// What became of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Read and counted.
    Read,
    /// Could not be read, for the reason given.
    LeftOut,
    /// It had been read before: the same file, or the same id.
    Duplicate,
    /// Lies in the folder, but is no article: `articles.csv` does not list it, or its name says so (`README.md`, hidden files).
    NotListed,
}

impl Status {
    /// Every status, in the order of summaries.
    pub const ALL: [Status; 4] = [Status::Read, Status::LeftOut, Status::Duplicate, Status::NotListed];

    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Status::Read => "read",
            Status::LeftOut => "left_out",
            Status::Duplicate => "duplicate",
            Status::NotListed => "not_listed",
        }
    }
}

/// One input and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerLine {
    /// Path relative to the folder of the corpus, with `/` on every system.
    pub file: Arc<str>,
    /// Line or number of the record in a table; see [`Locator::row`](super::Locator::row).
    pub row: Option<usize>,
    /// The article's id when it was read.
    pub article: Option<String>,
    /// What became of it.
    pub status: Status,
    /// Why it was not read, and what to do; or what should be known of an article that was read with reservations.
    pub reason: Option<String>,
    /// The encoding it was decoded from.
    pub encoding: Option<Cow<'static, str>>,
    /// Its language, where known.
    pub language: Option<String>,
    /// Words analysed: headline, lede and body.
    pub words_kept: usize,
    /// Words set aside, by role (`byline`, `boilerplate`, ...), in the order of the roles' names.
    pub words_set_aside: Vec<(Cow<'static, str>, usize)>,
}

impl LedgerLine {
    /// A line for an input that was not read.
    pub fn passed_over(file: impl Into<Arc<str>>, row: Option<usize>, status: Status, reason: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            row,
            article: None,
            status,
            reason: Some(reason.into()),
            encoding: None,
            language: None,
            words_kept: 0,
            words_set_aside: Vec::new(),
        }
    }
}
