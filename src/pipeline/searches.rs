//! Searches with their memory of words, handed from batch to batch.

use std::sync::Mutex;

use crate::matcher::{Matcher, Memory, Scanner};

/// Searches with every lexicon, those that stand idle.
#[derive(Debug)]
pub(super) struct Searches<'m> {
    matchers: &'m [Matcher<'m>],
    idle: Mutex<Vec<Each<'m>>>,
}

impl<'m> Searches<'m> {
    /// None yet; they are made when they are asked for.
    pub(super) fn new(matchers: &'m [Matcher<'m>]) -> Self {
        Searches { matchers, idle: Mutex::default() }
    }

    /// A search with each lexicon, for one thread. It comes back when it is dropped, so that a word is looked up once and not once a batch.
    pub(super) fn take(&self) -> Taken<'_, 'm> {
        let ready = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let fresh = || Each { memory: Memory::default(), scanners: self.matchers.iter().map(Scanner::new).collect() };
        Taken { each: ready.unwrap_or_else(fresh), from: self }
    }
}

/// A search with each lexicon, and the memory of words that they share.
#[derive(Debug, Default)]
pub(super) struct Each<'m> {
    /// The words seen.
    pub memory: Memory,
    /// In the order of the lexicons.
    pub scanners: Vec<Scanner<'m>>,
}

/// A search with each lexicon, on loan.
#[derive(Debug)]
pub(super) struct Taken<'s, 'm> {
    /// The searches.
    pub each: Each<'m>,
    from: &'s Searches<'m>,
}

impl Drop for Taken<'_, '_> {
    fn drop(&mut self) {
        if let Ok(mut idle) = self.from.idle.lock() {
            idle.push(std::mem::take(&mut self.each));
        }
    }
}
