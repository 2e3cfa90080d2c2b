//! What a reader yields for one input: a ledger line, and the article when it was read.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Article, Columns, DateFrom, LedgerLine, Locator, Metadata, Status, digest, unpacked_name};
use crate::span::Span;

/// An input: its name, and what is known of it before it is opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// Path relative to the folder of the corpus, with `/` on every system.
    pub name: Arc<str>,
    /// What `articles.csv` says of it. For a table of articles it fills the gaps of every row.
    pub metadata: Metadata,
    /// What someone said of the names in its header, when it is a table.
    pub columns: Columns,
}

impl Source {
    /// An input of which only the name is known.
    pub fn new(name: impl Into<Arc<str>>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// The outlet where none is given: the folder directly below the corpus that the file lies in, else the file's name without its ending.
    pub(super) fn outlet(&self) -> &str {
        match self.name.split_once('/') {
            Some((folder, _)) => folder,
            None => {
                let name = unpacked_name(&self.name);
                name.rsplit_once('.').map(|(stem, _)| stem).filter(|s| !s.is_empty()).unwrap_or(name)
            }
        }
    }
}

/// One input and what became of it. There is an article exactly when the line's status is [`Status::Read`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its line in the ledger. The counts of words are still zero.
    pub line: LedgerLine,
    /// The article.
    pub article: Option<Article>,
}

impl Entry {
    /// An input that was not read.
    pub(super) fn left_out(source: &Source, row: Option<usize>, reason: impl Into<String>) -> Entry {
        LedgerLine::passed_over(Arc::clone(&source.name), row, Status::LeftOut, reason).into()
    }
}

impl From<LedgerLine> for Entry {
    /// The entry of an input without an article; the line must not say that one was read.
    fn from(line: LedgerLine) -> Self {
        debug_assert_ne!(line.status, Status::Read, "an entry that was read holds its article");
        Self { line, article: None }
    }
}

/// An article on its way out of a reader.
pub(super) struct Draft {
    pub row: Option<usize>,
    pub text: String,
    pub headline: Option<Span>,
    pub metadata: Metadata,
    pub encoding: &'static str,
    /// What should be known of an article that was read with reservations.
    pub notes: Vec<String>,
}

impl Draft {
    /// The article and its line; gaps are filled from what is known of the source.
    pub(super) fn finish(self, source: &Source) -> Entry {
        let Metadata { id, outlet, published, date_from, url, story, language, .. } = self.metadata.or(&source.metadata);
        let id = id.unwrap_or_else(|| match self.row {
            Some(row) => format!("{}#{row}", source.name),
            None => source.name.to_string(),
        });
        let line = LedgerLine {
            file: Arc::clone(&source.name),
            row: self.row,
            article: Some(id.clone()),
            status: Status::Read,
            reason: (!self.notes.is_empty()).then(|| self.notes.join("; ")),
            encoding: Some(Cow::Borrowed(self.encoding)),
            language: language.clone(),
            words_kept: 0,
            words_set_aside: Vec::new(),
        };
        let article = Article {
            id,
            outlet: outlet.unwrap_or_else(|| source.outlet().to_owned()),
            headline: self.headline,
            published,
            date_from: published.map(|_| date_from.unwrap_or(DateFrom::Given)),
            url,
            story,
            language,
            locator: Locator { file: source.name.to_string(), row: self.row, digest: digest(self.text.as_bytes()) },
            text: self.text,
        };
        Entry { line, article: Some(article) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlet_that_is_not_given_is_the_folder_or_the_files_name() {
        for (name, outlet) in [("bbc/2024/a.txt", "bbc"), ("a.b.txt", "a.b"), ("a", "a"), (".txt", ".txt"), ("a.csv.gz", "a")] {
            assert_eq!(Source::new(name).outlet(), outlet);
        }
    }
}
