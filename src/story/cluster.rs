//! Puts texts together into stories: the likest pair first, one text an outlet, and nobody joins a story that is not like the whole of it.
//!
//! Average linkage (Sokal & Michener 1958): two groups become one when the mean likeness of all their pairs reaches what a pair needs,
//! and no single pair is less than half so much alike. So A and C are no story for being both like B. An outlet has one text in a story
//! (that is the one-to-one matching of two outlets by greatest likeness, for any number of them): what is compared is one telling of an event
//! with another, and an outlet that runs ten pieces on it does not outweigh one that runs a single piece. From its first day to its last a
//! story has no more days than the window, so that it does not wander through time. It has at most 500 texts, so that work stays bounded.

use std::collections::BTreeSet;

use crate::story::candidate::Pair;
use crate::story::chance::Needed;
use crate::story::index::Index;
use crate::story::matching::Matching;

/// Texts in a story.
const MOST: usize = 500;

/// Texts that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group<'a> {
    /// Numbers of its texts, ascending.
    pub nodes: Vec<u32>,
    outlets: BTreeSet<&'a str>,
    days: Option<(i32, i32)>,
    /// True when a text of it has no date.
    pub is_undated: bool,
}

impl<'a> Group<'a> {
    fn of(node: u32, index: &Index<'a>) -> Group<'a> {
        let text = &index.nodes[node as usize];
        Group { nodes: vec![node], outlets: text.outlets(index.traces), days: text.days, is_undated: text.days.is_none() }
    }

    /// The mean likeness of one of its texts to the others; nothing when there is no other.
    pub(super) fn likeness_to_others(&self, index: &Index<'_>, node: u32) -> Option<f64> {
        let others = || self.nodes.iter().filter(|other| **other != node);
        let count = others().count();
        (count > 0).then(|| others().map(|&other| index.compared(node, other).alike).sum::<f64>() / count as f64)
    }

    fn days_with(&self, other: &Group<'_>) -> Option<(i32, i32)> {
        match (self.days, other.days) {
            (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
            (one, other) => one.or(other),
        }
    }

    fn may_join(&self, other: &Group<'_>, index: &Index<'_>, how: &Matching, needed: &Needed) -> bool {
        let span = self.days_with(other).map_or(0, |(first, last)| last.saturating_sub(first));
        let is_small = self.nodes.len() + other.nodes.len() <= MOST;
        let alike = if self.is_undated || other.is_undated { needed.by_content } else { needed.dated };
        is_small && span <= i32::from(how.days) && self.outlets.is_disjoint(&other.outlets) && self.is_alike(other, index, alike)
    }

    /// True when the pairs of a text here and a text there are alike in the mean, and none is less than half so.
    fn is_alike(&self, other: &Group<'_>, index: &Index<'_>, alike: f64) -> bool {
        let mut sum = 0.0;
        for &one in &self.nodes {
            for &other in &other.nodes {
                let pair = index.compared(one, other).alike;
                if pair < alike / 2.0 {
                    return false;
                }
                sum += pair;
            }
        }
        sum >= alike * (self.nodes.len() * other.nodes.len()) as f64
    }

    fn joined(self, other: Group<'a>) -> Group<'a> {
        let days = self.days_with(&other);
        let mut nodes = self.nodes;
        nodes.extend(other.nodes);
        nodes.sort_unstable();
        let outlets = self.outlets.into_iter().chain(other.outlets).collect();
        Group { nodes, outlets, days, is_undated: self.is_undated || other.is_undated }
    }
}

/// The groups that the pairs make, in the order of their first texts; texts that stay alone are in none.
pub(super) fn groups<'a>(index: &Index<'a>, mut pairs: Vec<Pair>, how: &Matching, needed: &Needed) -> Vec<Group<'a>> {
    pairs.sort_unstable_by(|a, b| b.alike.total_cmp(&a.alike).then((a.one, a.other).cmp(&(b.one, b.other))));
    let mut group_of: Vec<Option<u32>> = vec![None; index.nodes.len()];
    let mut groups: Vec<Option<Group<'a>>> = Vec::new();
    for pair in pairs {
        let places = [pair.one, pair.other].map(|node| match group_of[node as usize] {
            Some(place) => place as usize,
            None => {
                groups.push(Some(Group::of(node, index)));
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
