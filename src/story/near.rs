//! Finds pairs of articles that may be near copies, by the bands they share.
//!
//! Texts with the same band are compared with the first four of them and with the four before them, and not each with each: ten thousand
//! prints of one form cost ten thousand times eight comparisons.

use crate::story::lsh::BANDS;
use crate::story::traces::Traces;

/// Neighbours at either place.
const NEIGHBOURS: usize = 4;

/// Pairs of places among the traces, each once, the article that comes first before the other; `among` are the articles to look at, in
/// the order of their precedence.
pub(super) fn pairs(traces: &Traces, among: &[u32]) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    for band in 0..BANDS {
        let key = |rank: u32| traces.all[among[rank as usize] as usize].copy.bands.as_ref().map(|bands| bands[band]);
        let mut keyed: Vec<(u32, u32)> = (0..among.len() as u32).filter_map(|rank| Some((key(rank)?, rank))).collect();
        keyed.sort_unstable();
        for same in keyed.chunk_by(|a, b| a.0 == b.0) {
            for at in 1..same.len() {
                let first = 0..at.min(NEIGHBOURS);
                let before = at.saturating_sub(NEIGHBOURS).max(first.end)..at;
                pairs.extend(first.chain(before).map(|other| (same[other].1, same[at].1)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
    }
    pairs.into_iter().map(|(one, other)| (among[one as usize], among[other as usize])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::fixture::{gathered, told, trace};

    #[test]
    fn many_prints_of_one_form_stay_linear() {
        let form = |n: usize| format!("{} The number of the day was {}.", told(1, 1), "x".repeat(n + 1));
        let traces = gathered((0..300).map(|n| trace(&format!("{n:03}"), "Daily", "", &form(n))));
        let found = pairs(&traces, &(0..300).collect::<Vec<u32>>());
        assert!(found.len() <= 300 * 2 * NEIGHBOURS * 2, "{}", found.len());
        assert!((1..300).all(|at| found.binary_search(&(0, at)).is_ok()), "each is compared with the first");
    }
}
