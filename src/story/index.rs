//! Looks texts up by the words that tell most of them, among the texts of some days.
//!
//! What is bounded, so that a million articles and a hostile corpus take time in proportion to their number:
//!
//! - twenty-five words a text; a word that stands in no other article is not looked up
//! - a word that more than 500 texts of the days asked for are looked up by is passed over: it tells little
//! - of the texts found, the forty that share the most weight in those words are compared in full

use std::ops::Range;

use rayon::prelude::*;

use crate::story::node::Node;
use crate::story::traces::Traces;
use crate::story::weight::{Weights, likeness};

/// Words by which a text is looked up.
const WORDS: usize = 25;

/// Texts with one word, above which it is passed over.
const COMMON: usize = 500;

/// Texts compared in full with one text.
const COMPARED: usize = 40;

/// A day for texts that have none: before every other.
const UNDATED: i32 = i32::MIN;

/// A word of a text, in the order of word, day and text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    word: u32,
    day: i32,
    node: u32,
    weight: u16,
}

/// The texts of a corpus, by their telling words.
pub(super) struct Index<'a> {
    pub traces: &'a Traces,
    pub nodes: &'a [Node],
    pub weights: &'a Weights,
    entries: Vec<Entry>,
}

/// Two texts, compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Compared {
    pub other: u32,
    /// From 0 to 1.
    pub alike: f64,
    /// Names that both have.
    pub names: usize,
}

impl<'a> Index<'a> {
    pub(super) fn new(traces: &'a Traces, nodes: &'a [Node], weights: &'a Weights) -> Index<'a> {
        let mut index = Index { traces, nodes, weights, entries: Vec::new() };
        let mut entries: Vec<Entry> = (0..nodes.len()).into_par_iter().flat_map_iter(|node| index.telling(node)).collect();
        entries.par_sort_unstable();
        index.entries = entries;
        index
    }

    /// The texts of other outlets that are likest to `node` among those of `days`, and among the undated when `undated` says so.
    pub(super) fn likest(&self, node: u32, days: Range<i32>, undated: bool) -> Vec<Compared> {
        let mut met: Vec<(u32, u64)> = Vec::new();
        for own in self.telling(node as usize) {
            let from = |day: i32| self.entries.partition_point(|entry| (entry.word, entry.day) < (own.word, day));
            let without_day = if undated { from(UNDATED)..from(UNDATED + 1) } else { 0..0 };
            let with_day = from(days.start)..from(days.end);
            if without_day.len() + with_day.len() > COMMON {
                continue;
            }
            let entries = self.entries[without_day].iter().chain(&self.entries[with_day]);
            met.extend(entries.map(|entry| (entry.node, u64::from(entry.weight) * u64::from(own.weight))));
        }
        met.sort_unstable();
        let of_one = |same: &[(u32, u64)]| (same[0].0, same.iter().map(|(_, weight)| weight).sum::<u64>());
        let mut summed: Vec<(u32, u64)> = met.chunk_by(|a, b| a.0 == b.0).map(of_one).collect();
        summed.retain(|&(other, _)| other != node && !self.is_of_one_outlet(node, other));
        summed.sort_unstable_by_key(|&(other, weight)| (std::cmp::Reverse(weight), other));
        summed.truncate(COMPARED);
        summed.into_iter().map(|(other, _)| self.compared(node, other)).collect()
    }

    /// The dated texts' days: all those for which `days` days around are looked up.
    pub(super) fn days_around(&self, day: i32, days: u16) -> Range<i32> {
        let days = i32::from(days);
        day.saturating_sub(days).max(UNDATED + 1)..day.saturating_add(days).saturating_add(1)
    }

    /// Every day there is.
    pub(super) fn all_days() -> Range<i32> {
        UNDATED + 1..i32::MAX
    }

    /// The words that tell most of a text and stand in another article as well.
    fn telling(&self, node: usize) -> Vec<Entry> {
        let article = self.nodes[node].first();
        let words = self.traces.all[article].content.words();
        let day = self.nodes[node].days.map_or(UNDATED, |(first, _)| first);
        let mut entries: Vec<Entry> = words
            .iter()
            .zip(self.weights.of(article))
            .filter(|(word, _)| self.weights.df.get(word).is_some_and(|&articles| articles > 1))
            .map(|(&word, &weight)| Entry { word, day, node: node as u32, weight })
            .collect();
        entries.sort_unstable_by_key(|entry| (std::cmp::Reverse(entry.weight), entry.word));
        entries.truncate(WORDS);
        entries
    }

    fn is_of_one_outlet(&self, one: u32, other: u32) -> bool {
        let [one, other] = [one, other].map(|node| &self.nodes[node as usize]);
        let outlet = &self.traces.all[one.first()].outlet;
        one.articles.iter().chain(&other.articles).all(|&at| self.traces.all[at as usize].outlet == *outlet)
    }

    /// Two texts in full.
    pub(super) fn compared(&self, one: u32, other: u32) -> Compared {
        let content = |node: u32| {
            let article = self.nodes[node as usize].first();
            (&self.traces.all[article].content, self.weights.of(article))
        };
        let (alike, names) = likeness(content(one), content(other));
        Compared { other, alike, names }
    }
}
