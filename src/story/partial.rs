//! Finds pairs of articles of which one may stand inside the other, by a sample of the runs of words they share.
//!
//! MinHash does not find them: a wire report of 200 words that a paper extends to 1,000 has a similarity of .2. One run in eight is kept of
//! every article, always the same ones, so that two texts that share runs share a like part of their samples. A run that more than a hundred
//! articles have is a form and not a report, and is left out; of one article the thirty that share most with it are compared in full.

use rayon::prelude::*;

use crate::story::traces::Traces;

/// Articles with one run, above which it is left out.
const COMMON: usize = 100;

/// Articles compared in full with one article.
const COMPARED: usize = 30;

/// Runs that the shorter article must have: some twenty-five words.
pub(super) const SHORTEST: usize = 20;

/// The part of the smaller sample that must be shared for a full comparison: half of what counts in the end, as a sample may stray.
const PART: f64 = 0.3;

/// Pairs of places among the traces, each once, the article that comes first before the other; `among` are the articles to look at, in
/// the order of their precedence.
pub(super) fn pairs(traces: &Traces, among: &[u32]) -> Vec<(u32, u32)> {
    let sample = |rank: u32| &traces.all[among[rank as usize] as usize].copy.sample;
    let is_long = |rank: &u32| traces.places[among[*rank as usize] as usize].len() >= SHORTEST;
    let ranks = || (0..among.len() as u32).filter(is_long);
    let mut entries: Vec<(u32, u32)> = ranks().flat_map(|rank| sample(rank).iter().map(move |run| (*run, rank))).collect();
    entries.par_sort_unstable();
    // Runs of one article alone are most of them; they go before anything is looked up.
    let mut groups: Vec<(u32, u32)> = Vec::new();
    let mut start = 0;
    for same in entries.chunk_by(|a, b| a.0 == b.0) {
        if (2..=COMMON).contains(&same.len()) {
            groups.push((start as u32, (start + same.len()) as u32));
        }
        start += same.len();
    }
    let mut own: Vec<(u32, u32)> = Vec::new();
    for (group, &(start, end)) in groups.iter().enumerate() {
        own.extend(entries[start as usize..end as usize].iter().map(|&(_, rank)| (rank, group as u32)));
    }
    own.par_sort_unstable();
    let mut shareable = vec![0_u32; among.len()];
    own.iter().for_each(|&(rank, _)| shareable[rank as usize] += 1);
    let met = own.par_chunk_by(|a, b| a.0 == b.0).flat_map_iter(|groups_of| {
        let rank = groups_of[0].0;
        let within = |group: u32| &entries[groups[group as usize].0 as usize..groups[group as usize].1 as usize];
        let before = |&(_, group): &(u32, u32)| within(group).iter().map(|&(_, other)| other).take_while(move |other| *other < rank);
        let mut others: Vec<u32> = groups_of.iter().flat_map(before).collect();
        others.sort_unstable();
        let counted = others.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0]));
        let is_enough = |&(shared, other): &(usize, u32)| {
            let smaller = shareable[rank as usize].min(shareable[other as usize]);
            shared as f64 >= PART * f64::from(smaller)
        };
        let mut counted: Vec<(usize, u32)> = counted.filter(is_enough).collect();
        counted.sort_unstable_by_key(|&(shared, other)| (std::cmp::Reverse(shared), other));
        counted.truncate(COMPARED);
        counted.into_iter().map(move |(_, other)| (other, rank))
    });
    met.map(|(one, other)| (among[one as usize], among[other as usize])).collect()
}
