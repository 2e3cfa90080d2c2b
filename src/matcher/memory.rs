//! Remembers words, so that several lexicons look at each only once.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use foldhash::fast::RandomState;

use crate::text::Document;

/// Words by number. One for each thread, shared by its searches.
#[derive(Debug)]
pub struct Memory {
    known: HashMap<Box<str>, u32, RandomState>,
    /// Which memory, and since when: its numbers mean nothing to another one, nor after everything was forgotten.
    era: u64,
}

/// The words of one document, as numbers of a [`Memory`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    pub(super) numbers: Vec<u32>,
    pub(super) era: u64,
}

/// Words remembered at most, so that memory stays bounded on any corpus.
const KNOWN_AT_MOST: usize = 100_000;

/// A number that no other memory has.
fn next_era() -> u64 {
    static ERAS: AtomicU64 = AtomicU64::new(1);
    ERAS.fetch_add(1, Ordering::Relaxed)
}

impl Default for Memory {
    fn default() -> Self {
        Memory { known: HashMap::default(), era: next_era() }
    }
}

impl Memory {
    /// The number of each word of `document`, which was read from `text`.
    pub fn known(&mut self, text: &str, document: &Document) -> Known {
        if self.known.len() > KNOWN_AT_MOST {
            self.known.clear();
            self.era = next_era();
        }
        let mut numbers = Vec::with_capacity(document.words.len());
        for word in &document.words {
            let word = word.span.of(text);
            let number = self.known.get(word).copied().unwrap_or_else(|| {
                let next = self.known.len() as u32;
                self.known.insert(word.into(), next);
                next
            });
            numbers.push(number);
        }
        Known { numbers, era: self.era }
    }
}
