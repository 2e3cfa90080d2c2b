//! Finds the pairs of texts that may be on one event, without comparing each with each.

use rayon::prelude::*;

use crate::story::chance::Needed;
use crate::story::index::{Compared, Index};
use crate::story::matching::Matching;

/// Two texts that may be on one event, the one with the lower number first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub one: u32,
    pub other: u32,
    /// From 0 to 1.
    pub alike: f64,
}

/// All pairs that are alike enough, in the order of their texts.
pub(super) fn pairs(index: &Index<'_>, how: &Matching, needed: &Needed) -> Vec<Pair> {
    let of_node = |node: u32| {
        // The later of two looks the earlier up, and the undated one the dated.
        let (days, undated) = match index.nodes[node as usize].days {
            Some((day, _)) => (index.days_around(day, how.days).start..day + 1, false),
            None => (Index::all_days(), true),
        };
        let alike = index.likest(node, days, undated).into_iter().filter(move |compared| is_pair(index, how, needed, node, compared));
        alike.map(move |compared| Pair { one: node.min(compared.other), other: node.max(compared.other), alike: compared.alike })
    };
    let mut pairs: Vec<Pair> = (0..index.nodes.len() as u32).into_par_iter().flat_map_iter(of_node).collect();
    pairs.par_sort_unstable_by_key(|pair| (pair.one, pair.other));
    pairs.dedup_by_key(|pair| (pair.one, pair.other));
    pairs
}

/// A text with hardly a name (many scripts have no capitals) cannot share two, so that its words have to be more alike.
fn is_pair(index: &Index<'_>, how: &Matching, needed: &Needed, node: u32, compared: &Compared) -> bool {
    let [one, other] = [node, compared.other].map(|node| &index.nodes[node as usize]);
    let names = |node: &crate::story::node::Node| index.traces.all[node.first()].content.names();
    let has_few_names = names(one).min(names(other)) < how.names;
    let is_dated = one.days.is_some() && other.days.is_some();
    let alike = if is_dated && !has_few_names { needed.dated } else { needed.by_content };
    compared.alike >= alike && (has_few_names || compared.names >= how.names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::content::Content;
    use crate::story::fixture::{gathered, told, trace};
    use crate::story::node::nodes;
    use crate::story::traces::Traces;
    use crate::story::weight::Weights;

    fn found(traces: &Traces) -> Vec<(String, String)> {
        let contents: Vec<&Content> = traces.all.iter().map(|trace| &trace.content).collect();
        let how = Matching::default();
        let (nodes, weights) = (nodes(traces, &how), Weights::new(&contents));
        let id = |node: u32| traces.all[nodes[node as usize].first()].id.to_string();
        let needed = Needed { dated: 0.25, by_content: 0.35, by_chance: None };
        pairs(&Index::new(traces, &nodes, &weights), &how, &needed).into_iter().map(|pair| (id(pair.one), id(pair.other))).collect()
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
    fn words_of_too_many_texts_are_not_looked_up() {
        let outlet = |n: usize| format!("Outlet {n}");
        let on_one = |articles: usize| gathered((0..articles).map(|n| trace(&format!("{n:03}"), &outlet(n), "2024-01-05", &told(1, n))));
        assert!(!found(&on_one(30)).is_empty());
        assert!(found(&on_one(501)).is_empty(), "all of their common words are common to 501 texts");
    }
}
