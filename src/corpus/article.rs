//! An article as it was published, never altered.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::span::Span;

/// Where a date comes from. In-text years are never trusted alone: a page can print the wrong one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateFrom {
    /// Read from the page's own metadata.
    Page,
    /// Told by the person who made the corpus.
    Given,
    /// Worked out, not printed anywhere.
    Inferred,
}

impl DateFrom {
    /// The word used in tables and in `articles.csv`.
    pub fn key(self) -> &'static str {
        match self {
            DateFrom::Page => "page",
            DateFrom::Given => "given",
            DateFrom::Inferred => "inferred",
        }
    }

    /// The inverse of [`DateFrom::key`].
    pub fn parse(key: &str) -> Option<DateFrom> {
        [DateFrom::Page, DateFrom::Given, DateFrom::Inferred].into_iter().find(|d| d.key() == key)
    }
}

/// The name of standard input, in place of a file's.
pub const STANDARD_INPUT: &str = "standard input";

/// Where an article can be read again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Locator {
    /// Path relative to the folder of the corpus, with `/` on every system; or [`STANDARD_INPUT`], which cannot be read again.
    pub file: String,
    /// Line of the record in a table of text, as an editor counts; number of the record in a JSON list or a Parquet table. Both from 1.
    /// Nothing for a file that is one article.
    pub row: Option<usize>,
    /// SHA-256 of the article's text, in hexadecimal.
    pub digest: String,
}

impl Locator {
    /// False for what came in from standard input.
    pub fn can_be_reopened(&self) -> bool {
        self.file != STANDARD_INPUT
    }
}

/// One article. `text` is one decoded string: a text file's contents, else title, blank line, body. All spans are bytes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its column, else its path relative to the corpus (and row); unique in a corpus.
    pub id: String,
    /// Who published it.
    pub outlet: String,
    /// The decoded text.
    pub text: String,
    /// The title, where it is known and opens the text. Without one the reading rules look for it.
    pub headline: Option<Span>,
    /// The day of publication.
    pub published: Option<Date>,
    /// Where that day comes from; nothing when there is no day.
    pub date_from: Option<DateFrom>,
    /// Where it was published.
    pub url: Option<String>,
    /// The event it reports, as named by the person who made the corpus.
    pub story: Option<String>,
    /// Its language as a code such as `en`, where it was given.
    pub language: Option<String>,
    /// Where to read it again.
    pub locator: Locator,
}
