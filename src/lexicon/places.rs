//! Where in its file each part of a lexicon stands, so that a remark on it can name the line.

use std::collections::BTreeMap;

use crate::lexicon::model::EntryId;

/// The lines of a lexicon's parts, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    /// The byte at which each line begins.
    lines: Vec<usize>,
    pub(super) categories: Vec<usize>,
    pub(super) namings: Vec<usize>,
    pub(super) entries: BTreeMap<EntryId, EntryPlaces>,
}

/// The bytes at which the parts of an entry begin.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct EntryPlaces {
    pub entry: usize,
    pub patterns: Vec<usize>,
    pub except: Vec<usize>,
    pub note: usize,
}

impl Places {
    /// No part yet, of a file with this text.
    pub(super) fn of(text: &str) -> Places {
        let lines = std::iter::once(0).chain(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1));
        Places { lines: lines.collect(), ..Places::default() }
    }

    fn line(&self, at: Option<usize>) -> usize {
        at.map_or(1, |at| self.lines.partition_point(|start| *start <= at).max(1))
    }

    /// The line of an entry: of its heading.
    pub fn entry(&self, id: EntryId) -> usize {
        self.line(self.entries.get(&id).map(|places| places.entry))
    }

    /// The line of an entry's pattern, by its index.
    pub fn pattern(&self, id: EntryId, index: usize) -> usize {
        self.line(self.entries.get(&id).and_then(|places| places.patterns.get(index)).copied())
    }

    /// The line of an entry's exception, by its index.
    pub fn except(&self, id: EntryId, index: usize) -> usize {
        self.line(self.entries.get(&id).and_then(|places| places.except.get(index)).copied())
    }

    /// The line of an entry's note.
    pub fn note(&self, id: EntryId) -> usize {
        self.line(self.entries.get(&id).map(|places| places.note))
    }

    /// The line of a category's heading, by its index.
    pub fn category(&self, index: usize) -> usize {
        self.line(self.categories.get(index).copied())
    }

    /// The line of a naming set's heading, by its index.
    pub fn naming(&self, index: usize) -> usize {
        self.line(self.namings.get(index).copied())
    }
}
