//! Gathers occurrences during the one pass, and lets go of those that cannot be in the sample.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};
use std::sync::Arc;

use foldhash::fast::RandomState;

use crate::evidence::Evidence;
use crate::evidence::occurrence::{Listed, Occurrence};

/// Gathers occurrences. Of each outlet, entry and voice only those with the smallest draws so far are held, so that memory does not grow with
/// the number of hits.
#[derive(Debug, Default)]
pub struct Gatherer {
    outlets: HashMap<Arc<str>, OfOutlet, RandomState>,
    has_let_go: bool,
}

/// What is held of an outlet, by entry and voice, the largest draw on top.
type OfOutlet = HashMap<(Arc<Listed>, &'static str), BinaryHeap<Drawn>, RandomState>;

/// An occurrence, ordered by its place in the draw.
#[derive(Debug)]
struct Drawn(Occurrence);

impl Drawn {
    fn key(&self) -> (u64, &str) {
        (self.0.draw, &self.0.origin.article)
    }
}

impl Ord for Drawn {
    fn cmp(&self, other: &Drawn) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Drawn {
    fn partial_cmp(&self, other: &Drawn) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Drawn) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Drawn {}

impl Gatherer {
    /// Adds the occurrences of an article, and takes the sentences of those away that cannot be in the sample.
    pub fn add(&mut self, occurrences: &mut [Occurrence]) {
        let Some(first) = occurrences.first() else { return };
        let outlet = first.origin.outlet.as_str();
        if !self.outlets.contains_key(outlet) {
            self.outlets.insert(outlet.into(), OfOutlet::default());
        }
        let Some(of_outlet) = self.outlets.get_mut(outlet) else { return };
        for occurrence in occurrences {
            let held = of_outlet.entry((Arc::clone(&occurrence.listed), occurrence.voice.key())).or_default();
            if held.len() >= Evidence::KEPT {
                self.has_let_go = true;
                if held.peek().is_some_and(|last| last.key() < (occurrence.draw, &occurrence.origin.article)) {
                    occurrence.quoted = None;
                    continue;
                }
                held.pop();
            }
            held.push(Drawn(occurrence.clone()));
        }
    }

    /// The sample.
    pub fn finish(self) -> Evidence {
        let held = self.outlets.into_values().flat_map(HashMap::into_values).flatten();
        Evidence::of_sample(held.map(|drawn| drawn.0).collect(), self.has_let_go)
    }
}
