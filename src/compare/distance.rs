//! How far an outlet's choice of words for one thing lies from the others'.
//!
//! Each outlet stands against the pooled rest without itself; between two outlets one stands against the other, once. The distance
//! describes. Of the lists named for the comparison it is also tested, by exchanging the articles that speak of the thing.

use std::collections::HashMap;

use rayon::prelude::*;
use serde::Serialize;

use crate::compare::cells::Cells;
use crate::compare::estimate::Reason;
use crate::compare::share::Labelled;
use crate::stats::divergence::{Divergence, jensen_shannon};
use crate::stats::label_permutation;
use crate::stats::multiplicity;
use crate::stats::permutation::Plan;
use crate::stats::{LabelTable, Undefined};
use crate::tally::Counts;
use crate::text::VoiceGroup;

/// Fewer resolved mentions on a side have no distance.
const MENTIONS_TO_COMPARE: u64 = 5;
/// Fewer articles with a mention on a side are not tested.
const ARTICLES_TO_TEST: usize = 5;
/// Above so many articles with a mention on a side there is no permutation.
const PERMUTED_AT_MOST: usize = 2_000;
/// Random splits end for a distance once so many lie as far apart as the real one: its p is plainly large then.
const STOP_AFTER: u64 = 200;

/// How far one outlet's words for one thing lie from those of the others.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Distance {
    /// The lexicon's id.
    pub lexicon: String,
    /// The naming set's id.
    pub naming: String,
    /// What a reader sees above the naming set.
    pub shown: String,
    /// The outlet in question.
    pub target: String,
    /// `the rest`, or one other outlet where there are only two.
    pub reference: String,
    /// The voices counted.
    pub voice: VoiceGroup,
    /// The outlet's resolved mentions of the set.
    pub mentions: u64,
    /// Those on the other side.
    pub reference_mentions: u64,
    /// The outlet's articles with such a mention: what the permutation exchanges.
    pub articles: usize,
    /// Those on the other side.
    pub reference_articles: usize,
    /// Jensen-Shannon distance, base 2: 0 the same words in the same parts, 1 no word in common. Too large on few mentions.
    pub distance: Option<f64>,
    /// Jensen-Shannon divergence in bits, the square of `distance`, less what chance alone brings; not below 0.
    pub corrected: Option<f64>,
    /// Permutation p over whole articles.
    pub p: Option<f64>,
    /// The smallest p these numbers of articles allow.
    pub min_p: Option<f64>,
    /// `p` after Benjamini-Hochberg over the declared sets and outlets, each voice by itself.
    pub q: Option<f64>,
    /// Why there is no distance; where there is one, why it was not tested.
    pub reason: Option<Reason>,
}

/// A naming set's mentions in one group of voices, by article.
struct Mentions<'a> {
    set: &'a Labelled<'a>,
    voice: VoiceGroup,
    /// Outlet and mentions of each label, for the articles with a mention, in their order.
    rows: Vec<(usize, Vec<u64>)>,
    by_outlet: HashMap<usize, Vec<u64>>,
    all: Vec<u64>,
}

/// The distances of every naming set with a mention, in own voice and in all voices, of every outlet that has a row among the shares.
pub(super) fn distances(counts: &Counts, cells: &Cells<'_>, sets: &[Labelled<'_>], rng_seed: u64) -> Vec<Distance> {
    let outlets: Vec<&str> = counts.outlets.iter().map(|o| o.outlet.as_str()).collect();
    let voices = [VoiceGroup::Own, VoiceGroup::All];
    let mentions: Vec<Mentions<'_>> = sets.iter().flat_map(|set| voices.map(|voice| Mentions::new(cells, set, voice))).collect();
    let targets = cells.targets();
    let pairs: Vec<(&Mentions<'_>, usize)> = mentions
        .iter()
        .flat_map(|mentions| targets.iter().copied().filter(|&outlet| mentions.has(outlet)).map(move |outlet| (mentions, outlet)))
        .collect();
    let plan = Plan { stop_after: Some(STOP_AFTER), ..Plan::new(rng_seed) };
    let mut distances: Vec<Distance> =
        pairs.into_par_iter().map(|(mentions, outlet)| mentions.distance((&outlets, cells), outlet, &plan)).collect();
    for voice in voices {
        let p: Vec<Option<f64>> = distances.iter().map(|d| d.p.filter(|_| d.voice == voice)).collect();
        for (distance, q) in distances.iter_mut().zip(multiplicity::benjamini_hochberg(&p)) {
            distance.q = q.or(distance.q);
        }
    }
    distances
}

impl<'a> Mentions<'a> {
    fn new(cells: &Cells<'_>, set: &'a Labelled<'a>, voice: VoiceGroup) -> Mentions<'a> {
        let labels = set.set.labels.len();
        let rows: Vec<(usize, Vec<u64>)> =
            set.rows(voice, |_| true).into_iter().map(|(article, row)| (cells.outlet_of(article), row)).collect();
        let mut by_outlet: HashMap<usize, Vec<u64>> = HashMap::new();
        let mut all = vec![0; labels];
        for (outlet, row) in &rows {
            add(by_outlet.entry(*outlet).or_insert_with(|| vec![0; labels]), row);
            add(&mut all, row);
        }
        Mentions { set, voice, rows, by_outlet, all }
    }

    /// Of lists that were not named, an outlet that never speaks of the thing has no row.
    fn has(&self, outlet: usize) -> bool {
        self.set.is_declared || self.set.speakers.contains(&outlet)
    }

    fn distance(&self, (outlets, cells): (&[&str], &Cells<'_>), outlet: usize, plan: &Plan) -> Distance {
        let none = vec![0; self.all.len()];
        let inside = self.by_outlet.get(&outlet).unwrap_or(&none);
        let outside: Vec<u64> = match cells.reference() {
            None => self.all.iter().zip(inside).map(|(all, inside)| all - inside).collect(),
            Some(reference) => self.by_outlet.get(&reference).unwrap_or(&none).clone(),
        };
        let sizes = (inside.iter().sum::<u64>(), outside.iter().sum::<u64>());
        let articles = self.rows.iter().filter(|(of, _)| *of == outlet).count();
        let others = self.rows.iter().filter(|(of, _)| cells.is_against(*of, outlet)).count();
        let (divergence, why) = match jensen_shannon(inside, &outside) {
            Err(Undefined::OneLabel) => (None, Some(Reason::OneLabel)),
            Ok(found) if sizes.0.min(sizes.1) >= MENTIONS_TO_COMPARE => (Some(found), None),
            _ => (None, Some(if self.rows.is_empty() { Reason::EmptySet } else { Reason::BelowGate })),
        };
        let untested = match (articles.min(others), articles.max(others)) {
            _ if divergence.is_none() => why,
            _ if !self.set.is_declared => Some(Reason::NotDeclared),
            (few, _) if few < ARTICLES_TO_TEST => Some(Reason::BelowGate),
            (_, many) if many > PERMUTED_AT_MOST => Some(Reason::LargeN),
            _ => None,
        };
        let tested = if untested.is_none() { self.permuted(cells, outlet, plan) } else { None };
        Distance {
            lexicon: self.set.lexicon.header.id.clone(),
            naming: self.set.set.id.clone(),
            shown: self.set.set.about.clone(),
            target: outlets[outlet].to_string(),
            reference: cells.other_side(outlet).to_string(),
            voice: self.voice,
            mentions: sizes.0,
            reference_mentions: sizes.1,
            articles,
            reference_articles: others,
            distance: divergence.map(Divergence::distance),
            corrected: divergence.map(|d| d.corrected),
            p: tested.map(|(p, _)| p),
            min_p: tested.map(|(_, min_p)| min_p),
            q: None,
            reason: untested,
        }
    }

    /// The permutation p and the smallest it could be.
    fn permuted(&self, cells: &Cells<'_>, outlet: usize, plan: &Plan) -> Option<(f64, f64)> {
        let either: Vec<&(usize, Vec<u64>)> = self.rows.iter().filter(|(of, _)| *of == outlet || cells.is_against(*of, outlet)).collect();
        let table = LabelTable::new(self.all.len(), either.iter().map(|(_, row)| row.clone())).ok()?;
        let target: Vec<usize> = either.iter().enumerate().filter(|(_, (of, _))| *of == outlet).map(|(unit, _)| unit).collect();
        let found = label_permutation::divergence(&table, &target, plan).ok()?;
        Some((found.p, found.min_p))
    }
}

fn add(sum: &mut [u64], row: &[u64]) {
    sum.iter_mut().zip(row).for_each(|(sum, n)| *sum += n);
}
