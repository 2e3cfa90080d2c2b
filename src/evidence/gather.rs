//! Gathers occurrences during the one pass, and lets go of sentences that cannot be in the sample.

use std::collections::{BinaryHeap, HashMap};
use std::sync::Arc;

use crate::evidence::Evidence;
use crate::evidence::occurrence::{Listed, Occurrence};

/// Gathers occurrences. Of each outlet, term and voice only the sentences with the smallest draws so far are held, so that memory does not
/// grow with the text around the hits.
#[derive(Debug, Default)]
pub struct Gatherer {
    occurrences: Vec<Occurrence>,
    /// The draws of the sentences held in each cell, the largest on top, each with the place of its occurrence.
    held: HashMap<Cell, BinaryHeap<(u64, usize)>>,
}

/// Outlet, entry and voice.
type Cell = (Arc<str>, Arc<Listed>, &'static str);

impl Gatherer {
    /// Adds occurrences, of any article.
    pub fn add(&mut self, occurrences: Vec<Occurrence>) {
        for occurrence in occurrences {
            let cell = (Arc::from(occurrence.origin.outlet.as_str()), Arc::clone(&occurrence.listed), occurrence.voice.key());
            let draws = self.held.entry(cell).or_default();
            draws.push((occurrence.draw, self.occurrences.len()));
            self.occurrences.push(occurrence);
            if draws.len() > Evidence::KEPT
                && let Some((_, index)) = draws.pop()
            {
                self.occurrences[index].quoted = None;
            }
        }
    }

    /// The evidence: every occurrence, and the sentences of the sample.
    pub fn finish(self) -> Evidence {
        Evidence::new(self.occurrences)
    }
}
