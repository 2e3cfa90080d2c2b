//! Puts texts together into stories: the likest pair first, one text an outlet, and nobody joins a story that is not like the whole of it.
//!
//! Average linkage (Sokal & Michener 1958): two groups become one when the mean likeness of all their pairs reaches what a pair needs,
//! and no single pair is less than half so much alike. So A and C are no story for being both like B. The mean over all pairs is the
//! product of the two sums of weights, so that a group costs as much as its words and not as its pairs. An outlet has one text in a story
//! (that is the one-to-one matching of two outlets by greatest likeness, for any number of them): what is compared is one telling of an event
//! with another, and an outlet that runs ten pieces on it does not outweigh one that runs a single piece. From its first day to its last a
//! story has no more days than the window, so that it does not wander through time.

use std::collections::BTreeSet;

use crate::story::candidate::Pair;
use crate::story::chance::Needed;
use crate::story::index::Index;
use crate::story::matching::Matching;
use crate::story::node::Node;
use crate::story::traces::Traces;
use crate::story::weight::{Weights, part};

/// Texts that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group<'a> {
    /// Numbers of its texts, ascending.
    pub nodes: Vec<u32>,
    /// The sum of the weights of each word, in the order of the words.
    sums: Vec<(u32, u64)>,
    outlets: BTreeSet<&'a str>,
    days: Option<(i32, i32)>,
    /// True when a text of it has no date.
    pub is_undated: bool,
}

impl<'a> Group<'a> {
    fn of(node: u32, traces: &'a Traces, nodes: &[Node], weights: &Weights) -> Group<'a> {
        let text = &nodes[node as usize];
        Group {
            nodes: vec![node],
            sums: weighed(traces, text, weights).collect(),
            outlets: text.outlets(traces),
            days: text.days,
            is_undated: text.days.is_none(),
        }
    }

    /// The mean likeness of all pairs of a text here and a text there.
    fn likeness(&self, other: &Group<'_>) -> f64 {
        part(product(&self.sums, other.sums.iter().copied())) / (self.nodes.len() * other.nodes.len()) as f64
    }

    /// The mean likeness of one of its texts to the others; nothing when there is no other.
    pub fn likeness_to_others(&self, traces: &Traces, node: &Node, weights: &Weights) -> Option<f64> {
        let itself: u64 = weighed(traces, node, weights).map(|(_, weight)| weight * weight).sum();
        let all = product(&self.sums, weighed(traces, node, weights));
        let others = self.nodes.len().checked_sub(1).filter(|others| *others > 0)?;
        Some((part(all.saturating_sub(itself)) / others as f64).min(1.0))
    }

    fn days_with(&self, other: &Group<'_>) -> Option<(i32, i32)> {
        match (self.days, other.days) {
            (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
            (one, other) => one.or(other),
        }
    }

    fn may_join(&self, other: &Group<'_>, index: &Index<'_>, how: &Matching, needed: &Needed) -> bool {
        let span = self.days_with(other).map_or(0, |(first, last)| last.saturating_sub(first));
        let alike = if self.is_undated || other.is_undated { needed.by_content } else { needed.dated };
        let no_pair_is_unlike = || {
            let mut pairs = self.nodes.iter().flat_map(|&one| other.nodes.iter().map(move |&other| (one, other)));
            pairs.all(|(one, other)| index.compared(one, other).alike >= alike / 2.0)
        };
        span <= i32::from(how.days) && self.outlets.is_disjoint(&other.outlets) && self.likeness(other) >= alike && no_pair_is_unlike()
    }

    fn joined(self, other: Group<'a>) -> Group<'a> {
        let days = self.days_with(&other);
        let mut nodes = self.nodes;
        nodes.extend(other.nodes);
        nodes.sort_unstable();
        let mut sums = self.sums;
        sums.extend(other.sums);
        sums.sort_unstable_by_key(|(word, _)| *word);
        sums.dedup_by(|next, kept| {
            let is_one = next.0 == kept.0;
            kept.1 += if is_one { next.1 } else { 0 };
            is_one
        });
        let outlets = self.outlets.into_iter().chain(other.outlets).collect();
        Group { nodes, sums, outlets, days, is_undated: self.is_undated || other.is_undated }
    }
}

fn weighed<'a>(traces: &'a Traces, node: &Node, weights: &'a Weights) -> impl Iterator<Item = (u32, u64)> + use<'a> {
    let words = traces.all[node.first()].content.words();
    words.iter().zip(weights.of(node.first())).map(|(word, weight)| (*word, u64::from(*weight)))
}

fn product(sums: &[(u32, u64)], others: impl Iterator<Item = (u32, u64)>) -> u64 {
    let mut at = 0;
    let mut total = 0;
    for (word, weight) in others {
        while sums.get(at).is_some_and(|sum| sum.0 < word) {
            at += 1;
        }
        if let Some(sum) = sums.get(at).filter(|sum| sum.0 == word) {
            total += sum.1 * weight;
        }
    }
    total
}

/// The groups that the pairs make, in the order of their first texts; texts that stay alone are in none.
pub(super) fn groups<'a>(index: &Index<'a>, mut pairs: Vec<Pair>, how: &Matching, needed: &Needed) -> Vec<Group<'a>> {
    let (traces, nodes, weights) = (index.traces, index.nodes, index.weights);
    pairs.sort_unstable_by(|a, b| b.alike.total_cmp(&a.alike).then((a.one, a.other).cmp(&(b.one, b.other))));
    let mut group_of: Vec<Option<u32>> = vec![None; nodes.len()];
    let mut groups: Vec<Option<Group<'a>>> = Vec::new();
    for pair in pairs {
        let places = [pair.one, pair.other].map(|node| match group_of[node as usize] {
            Some(place) => place as usize,
            None => {
                groups.push(Some(Group::of(node, traces, nodes, weights)));
                group_of[node as usize] = Some(groups.len() as u32 - 1);
                groups.len() - 1
            }
        });
        if places[0] == places[1] {
            continue;
        }
        let (Some(one), Some(other)) = (groups[places[0]].take(), groups[places[1]].take()) else { continue };
        if !one.may_join(&other, index, how, needed) {
            (groups[places[0]], groups[places[1]]) = (Some(one), Some(other));
            continue;
        }
        let (kept, gone, moved) =
            if one.nodes.len() >= other.nodes.len() { (places[0], places[1], &other) } else { (places[1], places[0], &one) };
        moved.nodes.iter().for_each(|&node| group_of[node as usize] = Some(kept as u32));
        debug_assert!(groups[gone].is_none());
        groups[kept] = Some(one.joined(other));
    }
    let mut groups: Vec<Group<'a>> = groups.into_iter().flatten().filter(|group| group.nodes.len() > 1).collect();
    groups.sort_unstable_by_key(|group| group.nodes[0]);
    groups
}
