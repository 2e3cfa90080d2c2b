//! Finds copies: the same body, nearly the same, or one that stands for the most part inside another.
//!
//! Inside an outlet one print counts, the earliest. Between outlets both do and are marked as syndicated: to print an agency's report is a choice,
//! but its words are not the outlet's, so that a study looks at its numbers with them and without.

use std::collections::{HashMap, HashSet};

use crate::story::error::Error;
use crate::story::shingle::{containment, jaccard};
use crate::story::traces::Traces;
use crate::story::{near, partial};

/// The similarity from which two bodies are near copies (Jaccard, of runs of five words).
pub const NEAR: f64 = 0.8;

/// The part of the shorter body that stands in the longer one, from which it is a partial reprint.
pub const PARTIAL: f64 = 0.6;

/// How two bodies are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The same words in the same order.
    Exact,
    /// Nearly the same: [`NEAR`].
    Near,
    /// One stands in the other: [`PARTIAL`].
    Partial,
}

impl Kind {
    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Exact => "exact",
            Kind::Near => "near",
            Kind::Partial => "partial",
        }
    }
}

/// Two articles with text in common.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Copy {
    /// The one that comes first: by day, dated before undated, then by id. A place in [`Traces::all`].
    pub first: usize,
    /// The other.
    pub second: usize,
    /// How they are alike.
    pub kind: Kind,
    /// What the two share of all their runs of words, from 0 to 1.
    pub jaccard: f64,
    /// What they share of the shorter one's.
    pub containment: f64,
}

/// The copies in a corpus. A whole group of equal bodies is listed by its first print: each other one is in one pair with it, or with the
/// first of its own outlet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Copies {
    /// The pairs, by the places of their articles.
    pub pairs: Vec<Copy>,
    /// For each article the one of the same outlet that counts in its place; nothing for an article that counts itself.
    pub copy_of: Vec<Option<usize>>,
    /// For each article a number that it shares with its exact and near copies, when several outlets have one; groups are numbered from 0
    /// in the order of their first ids. Copies that are only linked through others are in one group.
    pub group: Vec<Option<usize>>,
    /// For each article whether another outlet has a copy of it, a part of it, or a longer text that holds it.
    pub syndicated: Vec<bool>,
}

impl Copies {
    /// Finds the copies of a corpus. The order of the input changes nothing.
    ///
    /// # Errors
    /// When the temporary file of the runs of words cannot be read.
    pub fn find(traces: &Traces) -> Result<Copies, Error> {
        let mut order: Vec<u32> = (0..traces.all.len() as u32).filter(|&at| traces.all[at as usize].copy.digest.is_some()).collect();
        order.sort_unstable_by_key(|&at| traces.precedence(at as usize));
        let (mut pairs, first_prints) = equal(traces, &order);
        let mut met = near::pairs(traces, &first_prints);
        met.extend(partial::pairs(traces, &first_prints));
        met.sort_unstable();
        met.dedup();
        // Equal bodies are listed already, by their first print.
        let digest = |at: u32| traces.all[at as usize].copy.digest;
        met.retain(|&(one, other)| digest(one) != digest(other));
        let mut last: Option<(u32, Vec<u32>)> = None;
        for (one, other) in met {
            let runs = match last.take().filter(|(at, _)| *at == one) {
                Some((_, runs)) => runs,
                None => traces.runs(one as usize)?,
            };
            pairs.extend(compared((one as usize, &runs), (other as usize, &traces.runs(other as usize)?)));
            last = Some((one, runs));
        }
        let copy_of = standing(traces, &order, &mut pairs)?;
        pairs.sort_unstable_by_key(|pair| (pair.first, pair.second));
        let (group, syndicated) = shared(traces, &pairs);
        Ok(Copies { pairs, copy_of, group, syndicated })
    }
}

/// Pairs of equal bodies, and the articles that stand for them: the first of each body in each outlet, in the order given.
fn equal(traces: &Traces, order: &[u32]) -> (Vec<Copy>, Vec<u32>) {
    let mut first: HashMap<u64, usize> = HashMap::new();
    let mut first_of_outlet: HashMap<(u64, &str), usize> = HashMap::new();
    let (mut pairs, mut stand) = (Vec::new(), Vec::new());
    for at in order.iter().map(|&at| at as usize) {
        let Some(digest) = traces.all[at].copy.digest else { continue };
        let whole = |first| Copy { first, second: at, kind: Kind::Exact, jaccard: 1.0, containment: 1.0 };
        if let Some(&first) = first_of_outlet.get(&(digest, traces.all[at].outlet())) {
            pairs.push(whole(first));
            continue;
        }
        first_of_outlet.insert((digest, traces.all[at].outlet()), at);
        stand.push(at as u32);
        match first.get(&digest) {
            Some(&first) => pairs.push(whole(first)),
            None => {
                first.insert(digest, at);
            }
        }
    }
    (pairs, stand)
}

fn compared(one: (usize, &[u32]), other: (usize, &[u32])) -> Option<Copy> {
    let (jaccard, containment) = (jaccard(one.1, other.1)?, containment(one.1, other.1)?);
    let is_long = one.1.len().min(other.1.len()) >= partial::SHORTEST;
    let kind = match () {
        () if jaccard >= NEAR => Kind::Near,
        () if containment >= PARTIAL && is_long => Kind::Partial,
        () => return None,
    };
    Some(Copy { first: one.0, second: other.0, kind, jaccard, containment })
}

/// For each article the one that counts in its place. What is like a copy only, and not like the one that counts, counts itself.
fn standing(traces: &Traces, order: &[u32], pairs: &mut Vec<Copy>) -> Result<Vec<Option<usize>>, Error> {
    let mut earlier: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut known: HashSet<(usize, usize)> = HashSet::new();
    for pair in pairs.iter().filter(|pair| pair.kind != Kind::Partial && traces.all[pair.first].outlet == traces.all[pair.second].outlet) {
        earlier.entry(pair.second).or_default().push(pair.first);
        known.insert((pair.first, pair.second));
    }
    let mut copy_of = vec![None; traces.all.len()];
    for at in order.iter().map(|&at| at as usize) {
        let Some(firsts) = earlier.get_mut(&at) else { continue };
        firsts.sort_unstable_by_key(|&first| traces.precedence(first));
        let mut roots: Vec<usize> = firsts.iter().map(|&first| copy_of[first].unwrap_or(first)).collect();
        roots.dedup();
        for root in roots {
            if !known.contains(&(root, at)) {
                let pair = compared((root, &traces.runs(root)?), (at, &traces.runs(at)?));
                let Some(pair) = pair.filter(|pair| pair.kind == Kind::Near) else { continue };
                pairs.push(pair);
            }
            copy_of[at] = Some(root);
            break;
        }
    }
    Ok(copy_of)
}

/// The groups across outlets, and what is syndicated.
fn shared(traces: &Traces, pairs: &[Copy]) -> (Vec<Option<usize>>, Vec<bool>) {
    let mut root: Vec<usize> = (0..traces.all.len()).collect();
    fn top(root: &mut [usize], mut at: usize) -> usize {
        while root[at] != at {
            root[at] = root[root[at]];
            at = root[at];
        }
        at
    }
    let mut syndicated = vec![false; traces.all.len()];
    for pair in pairs {
        if traces.all[pair.first].outlet != traces.all[pair.second].outlet {
            (syndicated[pair.first], syndicated[pair.second]) = (true, true);
        }
        if pair.kind != Kind::Partial {
            let (one, other) = (top(&mut root, pair.first), top(&mut root, pair.second));
            root[one.max(other)] = one.min(other);
        }
    }
    let tops: Vec<usize> = (0..root.len()).map(|at| top(&mut root, at)).collect();
    let mut spans_outlets = vec![false; tops.len()];
    tops.iter().enumerate().for_each(|(at, &top)| spans_outlets[top] |= traces.all[at].outlet != traces.all[top].outlet);
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    let group: Vec<Option<usize>> = tops
        .iter()
        .map(|&top| {
            let next = numbers.len();
            spans_outlets[top].then(|| *numbers.entry(top).or_insert(next))
        })
        .collect();
    group.iter().zip(&mut syndicated).for_each(|(group, syndicated)| *syndicated |= group.is_some());
    (group, syndicated)
}
