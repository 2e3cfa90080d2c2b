//! Finds pairs of texts that may be on one event, without comparing each with each.
//!
//! Each text is looked up by the words that tell most of it, among the texts of the days around. What is bounded, so that a million
//! articles and a hostile corpus take time in proportion to their number:
//!
//! - twenty-five words a text; a word that stands in no other article is not looked up
//! - a word that stands in the lead of more than 500 texts of the days around is not looked up: it tells little
//! - of the texts found, the forty that share the most weight in those words are compared in full

use rayon::prelude::*;

use crate::story::matching::Matching;
use crate::story::node::Node;
use crate::story::traces::Traces;
use crate::story::weight::{Weights, likeness};

/// Words by which a text is looked up.
const WORDS: usize = 25;

/// Texts of the days around with one word, above which it is not looked up.
const COMMON: usize = 500;

/// Texts compared in full with one text.
const COMPARED: usize = 40;

/// A day for texts that have none: before every other.
const UNDATED: i32 = i32::MIN;

/// Two texts that may be on one event, the one with the lower number first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub one: u32,
    pub other: u32,
    /// From 0 to 1.
    pub alike: f64,
}

/// A word of a text, in the order of word, day and text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    word: u32,
    day: i32,
    node: u32,
    weight: u16,
}

/// All pairs that are alike enough, in the order of their texts.
pub(super) fn pairs(traces: &Traces, nodes: &[Node], weights: &Weights, how: &Matching) -> Vec<Pair> {
    let mut entries: Vec<Entry> = (0..nodes.len()).into_par_iter().flat_map_iter(|at| telling(traces, nodes, weights, at)).collect();
    entries.par_sort_unstable();
    let mut places: Vec<(u32, u32)> = entries.iter().enumerate().map(|(at, entry)| (entry.node, at as u32)).collect();
    places.par_sort_unstable();
    let found = places.par_chunk_by(|a, b| a.0 == b.0).flat_map_iter(|own| {
        let node = own[0].0;
        let mut met: Vec<(u32, u64)> = own.iter().flat_map(|&(_, at)| around(&entries, at as usize, how)).collect();
        met.sort_unstable();
        let mut summed: Vec<(u32, u64)> =
            met.chunk_by(|a, b| a.0 == b.0).map(|same| (same[0].0, same.iter().map(|(_, weight)| weight).sum())).collect();
        summed.retain(|(other, _)| !of_one_outlet(traces, &nodes[node as usize], &nodes[*other as usize]));
        summed.sort_unstable_by_key(|&(other, weight)| (std::cmp::Reverse(weight), other));
        summed.truncate(COMPARED);
        summed.into_iter().filter_map(move |(other, _)| compared(traces, nodes, weights, how, (other.min(node), other.max(node))))
    });
    let mut found: Vec<Pair> = found.collect();
    found.par_sort_unstable_by_key(|pair| (pair.one, pair.other));
    found.dedup_by_key(|pair| (pair.one, pair.other));
    found
}

/// The words that tell most of a text and stand in another article as well.
fn telling(traces: &Traces, nodes: &[Node], weights: &Weights, node: usize) -> Vec<Entry> {
    let article = nodes[node].first();
    let words = traces.all[article].content.words();
    let day = nodes[node].days.map_or(UNDATED, |(first, _)| first);
    let mut entries: Vec<Entry> = words
        .iter()
        .zip(weights.of(article))
        .filter(|(word, _)| weights.df.get(word).is_some_and(|&articles| articles > 1))
        .map(|(&word, &weight)| Entry { word, day, node: node as u32, weight })
        .collect();
    entries.sort_unstable_by_key(|entry| (std::cmp::Reverse(entry.weight), entry.word));
    entries.truncate(WORDS);
    entries
}

/// The texts that stand before an entry with its word and in its window, each with the product of the weights; none when they are too many.
fn around(entries: &[Entry], at: usize, how: &Matching) -> Vec<(u32, u64)> {
    let own = entries[at];
    let earliest = if own.day == UNDATED { UNDATED } else { own.day.saturating_sub(i32::from(how.days)) };
    let near = |entry: &&Entry| entry.word == own.word && entry.day >= earliest;
    let near: Vec<&Entry> = entries[..at].iter().rev().take_while(near).take(COMMON + 1).collect();
    let is_dated = own.day != UNDATED && earliest > UNDATED;
    let undated: Vec<&Entry> = if is_dated {
        let start = entries[..at].partition_point(|entry| entry.word < own.word);
        entries[start..at].iter().take_while(|entry| entry.day == UNDATED).take(COMMON + 1).collect()
    } else {
        Vec::new()
    };
    if near.len() + undated.len() > COMMON {
        return Vec::new();
    }
    near.into_iter().chain(undated).map(|entry| (entry.node, u64::from(entry.weight) * u64::from(own.weight))).collect()
}

fn of_one_outlet(traces: &Traces, one: &Node, other: &Node) -> bool {
    let outlet = &traces.all[one.first()].outlet;
    one.articles.iter().chain(&other.articles).all(|&at| traces.all[at as usize].outlet == *outlet)
}

fn compared(traces: &Traces, nodes: &[Node], weights: &Weights, how: &Matching, pair: (u32, u32)) -> Option<Pair> {
    let (one, other) = (&nodes[pair.0 as usize], &nodes[pair.1 as usize]);
    let content = |node: &Node| (&traces.all[node.first()].content, weights.of(node.first()));
    let (alike, names) = likeness(content(one), content(other));
    let few_names = content(one).0.names().min(content(other).0.names()) < how.names;
    let is_dated = one.days.is_some() && other.days.is_some();
    let needed = if is_dated && !few_names { how.alike } else { how.alike_by_content };
    let is_pair = alike >= needed && (few_names || names >= how.names);
    is_pair.then_some(Pair { one: pair.0, other: pair.1, alike })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::content::Content;
    use crate::story::fixture::{gathered, told, trace};
    use crate::story::node::nodes;

    fn found(traces: &Traces) -> Vec<(String, String)> {
        let contents: Vec<&Content> = traces.all.iter().map(|trace| &trace.content).collect();
        let how = Matching::default();
        let nodes = nodes(traces, &how);
        let id = |node: u32| traces.all[nodes[node as usize].first()].id.to_string();
        pairs(traces, &nodes, &Weights::new(&contents), &how).into_iter().map(|pair| (id(pair.one), id(pair.other))).collect()
    }

    #[test]
    fn only_other_outlets_of_the_days_around_are_met() {
        let traces = gathered([
            trace("a", "Daily", "2024-01-05", &told(1, 1)),
            trace("b", "Post", "2024-01-08", &told(1, 2)),
            trace("c", "Daily", "2024-01-06", &told(1, 3)),
            trace("d", "Times", "2024-01-09", &told(1, 4)),
            trace("e", "Times", "2024-01-05", &told(2, 5)),
            trace("f", "Sun", "", &told(2, 6)),
        ]);
        let expected = [("a", "b"), ("b", "c"), ("b", "d"), ("c", "d"), ("e", "f")];
        assert_eq!(found(&traces), expected.map(|(one, other)| (one.to_string(), other.to_string())));
    }

    #[test]
    fn a_word_of_too_many_texts_is_not_looked_up() {
        let entry = |node: u32, day: i32| Entry { word: 1, day, node, weight: 10 };
        let entries: Vec<Entry> = (0..COMMON as u32 + 2).map(|node| entry(node, 5)).collect();
        let how = Matching::default();
        assert_eq!(around(&entries, COMMON, &how).len(), COMMON);
        assert!(around(&entries, COMMON + 1, &how).is_empty());
        let undated = [entry(0, UNDATED), entry(1, 1), entry(2, 5)];
        assert_eq!(around(&undated, 2, &how), [(0, 100)], "four days are too many, and no day is none");
    }
}
