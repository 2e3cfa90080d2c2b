//! Turns the named values of one row into an article.
//!
//! A row is one of many and was often written by a machine. What is wrong with its metadata must not cost the article, so it is noted in the
//! ledger line and the value stays open; only a row without a text is left out.

use super::decode::looks_binary;
use super::entry::Draft;
use super::headline::joined;
use super::{Column, Entry, Metadata, Source};

/// The values of a row as they come. A file that is one record has no row.
pub(super) struct Record {
    pub row: Option<usize>,
    pub encoding: &'static str,
    pub text: String,
    metadata: Metadata,
    notes: Vec<String>,
    outlet_is_asked: bool,
}

impl Record {
    /// A row without any value yet; `note` is what should be known of how it was read.
    pub(super) fn new(row: Option<usize>, encoding: &'static str, note: Option<String>) -> Self {
        let notes = note.into_iter().collect();
        Self { row, encoding, text: String::new(), metadata: Metadata::default(), notes, outlet_is_asked: false }
    }

    /// Fills in a column.
    pub(super) fn set(&mut self, column: Column, value: &str) {
        match column {
            Column::Text => value.clone_into(&mut self.text),
            Column::Outlet => self.outlet_is_asked = true,
            _ => {}
        }
        if let Err(error) = self.metadata.set(column, value) {
            self.notes.push(error.to_string());
        }
    }

    /// The article, or the reason why there is none.
    pub(super) fn finish(mut self, source: &Source) -> Entry {
        if self.text.trim().is_empty() {
            return Entry::left_out(source, self.row, "empty text; remove the row or fill it in");
        }
        if looks_binary(&self.text) {
            return Entry::left_out(source, self.row, "holds no plain text; put the article itself in the text column");
        }
        if self.outlet_is_asked && self.metadata.outlet.is_none() && source.metadata.outlet.is_none() {
            self.notes.push(format!("no outlet; counted under {:?}", source.outlet()));
        }
        let (text, headline) = joined(self.metadata.title.as_deref(), self.text);
        // An id given for the whole table would be the same in every row, and so would a title.
        let shared = Metadata { id: None, title: None, ..source.metadata.clone() };
        let Record { row, encoding, metadata, notes, .. } = self;
        Draft { row, text, headline, metadata, encoding, notes }.finish(&Source { metadata: shared, ..source.clone() })
    }
}
