//! Joins articles with the same words into one, so that ten thousand prints of one text are one text to match.

use std::collections::{BTreeSet, HashMap};

use crate::story::matching::Matching;
use crate::story::trace::Given;
use crate::story::traces::Traces;

/// A text that waits for its story: one article, or several with the same words that appeared within the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    /// Places of its articles, the first one first.
    pub articles: Vec<u32>,
    /// The first day and the last, counted from the first of January 1970; nothing when an article of it has no date.
    pub days: Option<(i32, i32)>,
}

impl Node {
    /// The article whose words stand for all.
    pub(super) fn first(&self) -> usize {
        self.articles[0] as usize
    }

    /// Who printed it.
    pub(super) fn outlets<'a>(&self, traces: &'a Traces) -> BTreeSet<&'a str> {
        self.articles.iter().map(|&at| &*traces.all[at as usize].outlet).collect()
    }
}

/// The texts of which nobody has said what story they are in, in the order of their first articles' ids.
pub(super) fn nodes(traces: &Traces, how: &Matching) -> Vec<Node> {
    let mut free: Vec<usize> = (0..traces.all.len()).filter(|&at| traces.all[at].given == Given::Nothing).collect();
    free.sort_unstable_by_key(|&at| traces.precedence(at));
    let mut open: HashMap<(u64, bool), usize> = HashMap::new();
    let mut nodes: Vec<Node> = Vec::new();
    for at in free {
        let Some(digest) = traces.all[at].content.digest() else { continue };
        let day = traces.all[at].day.map(number);
        let joins = |node: &&mut Node| match (node.days, day) {
            (Some((first, _)), Some(day)) => day - first <= i32::from(how.days),
            (None, None) => true,
            _ => false,
        };
        let newest = open.get(&(digest, day.is_some())).copied();
        if let Some(node) = newest.and_then(|newest| nodes.get_mut(newest)).filter(joins) {
            node.articles.push(at as u32);
            node.days = node.days.zip(day).map(|((first, _), day)| (first, day));
        } else {
            open.insert((digest, day.is_some()), nodes.len());
            nodes.push(Node { articles: vec![at as u32], days: day.map(|day| (day, day)) });
        }
    }
    nodes.sort_unstable_by_key(|node| node.articles[0]);
    nodes
}

/// A day as a number.
fn number(day: jiff::civil::Date) -> i32 {
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.until(day).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::fixture::{gathered, trace};

    #[test]
    fn the_same_words_within_the_window_are_one_text() {
        let text = "Storm\n\nThe storm reached the coast at noon.";
        let traces = gathered([
            trace("a", "Daily", "2024-01-05", text),
            trace("b", "Post", "2024-01-03", text),
            trace("c", "Post", "2024-01-09", text),
            trace("d", "Post", "", text),
            trace("e", "Post", "2024-01-03", "The strike reached the coast at noon."),
            trace("f", "Post", "2024-01-03", ""),
        ]);
        let found: Vec<Vec<u32>> = nodes(&traces, &Matching::default()).into_iter().map(|node| node.articles).collect();
        assert_eq!(found, [vec![1, 0], vec![2], vec![3], vec![4]]);
    }
}
