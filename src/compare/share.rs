//! The labels of a naming set as parts of its resolved mentions: the main measure of wording.
//!
//! The number of labels is the lexicon's, not what happened to be used. From ten mentions on there is an interval: simultaneous Goodman
//! on counts corrected for clustering, and from twenty mentions in ten articles the article bootstrap.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::compare::cells::Cells;
use crate::compare::estimate::{Interval, Reason, Share};
use crate::compare::rate::reason;
use crate::lexicon::{Lexicon, NamingSet};
use crate::stats::resample::{self, Bootstrap};
use crate::stats::{Bounds, Confidence, LabelTable, Undefined, multinomial};
use crate::tally::{Counts, Level, SubjectCount};
use crate::text::VoiceGroup;

/// Fewer resolved mentions than this have no interval.
pub const MENTIONS_FOR_INTERVAL: u64 = 10;
/// From so many mentions, in so many articles, the bootstrap is used.
pub const BOOTSTRAP_FROM: (u64, usize) = (20, 10);

/// A naming set with the uses of its labels.
#[derive(Debug)]
pub(super) struct Labelled<'a> {
    /// Its lexicon.
    pub lexicon: &'a Lexicon,
    /// The set.
    pub set: &'a NamingSet,
    /// Whether the lexicon was named for the comparison.
    pub is_declared: bool,
    /// Outlets with a use, as indices.
    pub speakers: BTreeSet<usize>,
    /// Its labels that are used anywhere, each with its place in the set.
    labels: Vec<(usize, &'a SubjectCount)>,
}

impl Labelled<'_> {
    /// Resolved mentions of each label of the set in the articles that `is_asked` names: article and row, in the order of the articles, none
    /// without a mention.
    pub(super) fn rows(&self, voice: VoiceGroup, is_asked: impl Fn(usize) -> bool) -> Vec<(usize, Vec<u64>)> {
        let mut rows: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
        for (label, subject) in &self.labels {
            for u in subject.uses.iter().filter(|u| u.resolved > 0 && voice.includes(u.voice) && is_asked(u.article)) {
                rows.entry(u.article).or_insert_with(|| vec![0; self.set.labels.len()])[*label] += u.resolved;
            }
        }
        rows.into_iter().collect()
    }
}

/// The naming sets with a use anywhere, in the order of the lexicons.
pub(super) fn labelled<'a>(counts: &'a Counts, lexicons: &[&'a Lexicon], declared: &BTreeSet<String>) -> Vec<Labelled<'a>> {
    let mut by_set: HashMap<(&str, &str), Vec<&SubjectCount>> = HashMap::new();
    for subject in counts.subjects.iter().filter(|s| s.level == Level::Label) {
        by_set.entry((&subject.lexicon, &subject.group)).or_default().push(subject);
    }
    let mut sets = Vec::new();
    for lexicon in lexicons {
        for set in &lexicon.namings {
            let Some(subjects) = by_set.get(&(lexicon.header.id.as_str(), set.id.as_str())) else { continue };
            let place = |subject: &SubjectCount| set.labels.iter().position(|label| label.entry.id == subject.item);
            let labels: Vec<(usize, &SubjectCount)> = subjects.iter().filter_map(|s| Some((place(s)?, *s))).collect();
            let speakers = subjects.iter().flat_map(|s| &s.uses).map(|u| counts.articles[u.article].outlet).collect();
            sets.push(Labelled { lexicon, set, is_declared: declared.contains(&lexicon.header.id), speakers, labels });
        }
    }
    sets
}

/// Shares of every label with a use anywhere, in every outlet, in its own voice and in all voices together. Of lexicons that were not named
/// for the comparison, an outlet that never speaks of the thing has no rows.
pub(super) fn shares(counts: &Counts, cells: &Cells<'_>, sets: &[Labelled<'_>], rng_seed: u64) -> Vec<Share> {
    let mut shares = Vec::new();
    for set in sets {
        for voice in [VoiceGroup::Own, VoiceGroup::All] {
            let has_rows = |outlet: &usize| set.is_declared || set.speakers.contains(outlet);
            for outlet in (0..counts.outlets.len()).filter(has_rows) {
                shares.extend(of_outlet(counts, cells, set, voice, outlet, rng_seed));
            }
        }
    }
    shares
}

/// What of a label lies beside its share.
#[derive(Debug, Clone, Copy, Default)]
struct Beside {
    unresolved: u64,
    first: u64,
    headline: u64,
}

/// The shares of one set in one outlet.
fn of_outlet(counts: &Counts, cells: &Cells<'_>, set: &Labelled<'_>, voice: VoiceGroup, outlet: usize, rng_seed: u64) -> Vec<Share> {
    let (lexicon, labels) = (set.lexicon, &set.set.labels);
    let is_of_outlet = |article: usize| counts.articles[article].outlet == outlet;
    let mut beside = vec![Beside::default(); labels.len()];
    for (label, subject) in &set.labels {
        for u in subject.uses.iter().filter(|u| is_of_outlet(u.article) && voice.includes(u.voice)) {
            let sum = &mut beside[*label];
            (sum.unresolved, sum.first, sum.headline) =
                (sum.unresolved + u.uses - u.resolved, sum.first + u.first, sum.headline + u.headline);
        }
    }
    // In the order of the articles, so that the draws fall on the same rows every time.
    let rows: Vec<Vec<u64>> = set.rows(voice, is_of_outlet).into_iter().map(|(_, row)| row).collect();
    let articles = rows.len();
    let totals: Vec<u64> = (0..labels.len()).map(|label| rows.iter().map(|row| row[label]).sum()).collect();
    let of: u64 = totals.iter().sum();
    let intervals = intervals(rows, labels.len(), of, cells.articles_of(outlet).len(), rng_seed);
    let share = |(index, label): (usize, &crate::lexicon::Label)| {
        let (interval, reason) = match &intervals {
            Ok(bounds) => (Some(Interval { lo: bounds[index].lo, hi: bounds[index].hi }), None),
            Err(reason) => (None, Some(*reason)),
        };
        Share {
            lexicon: lexicon.header.id.clone(),
            naming: set.set.id.clone(),
            label: label.entry.id.clone(),
            shown: label.entry.show.clone(),
            kind: label.kind.key().to_string(),
            outlet: counts.outlets[outlet].outlet.clone(),
            voice,
            mentions: totals[index],
            of,
            unresolved: beside[index].unresolved,
            first_mentions: beside[index].first,
            headline_mentions: beside[index].headline,
            articles,
            share: (of > 0).then(|| totals[index] as f64 / of as f64),
            interval,
            reason,
        }
    };
    let is_used = |index: usize| set.labels.iter().any(|(label, _)| *label == index);
    labels.iter().enumerate().filter(|(index, _)| is_used(*index)).map(share).collect()
}

/// One interval a label, or why there is none.
fn intervals(rows: Vec<Vec<u64>>, labels: usize, of: u64, articles_of_outlet: usize, rng_seed: u64) -> Result<Vec<Bounds>, Reason> {
    if of == 0 {
        return Err(Reason::EmptySet);
    }
    if articles_of_outlet < 2 {
        return Err(Reason::OneArticle);
    }
    if of < MENTIONS_FOR_INTERVAL {
        return Err(Reason::BelowGate);
    }
    let articles = rows.len();
    let table = LabelTable::new(labels, rows).map_err(reason)?;
    let simultaneous = || multinomial::share_bounds(&table, Confidence::NINETY_FIVE);
    if of < BOOTSTRAP_FROM.0 || articles < BOOTSTRAP_FROM.1 {
        return simultaneous().map_err(reason);
    }
    let drawn = resample::share_bounds(&table, Confidence::NINETY_FIVE, Bootstrap::new(rng_seed)).map_err(reason)?;
    // A label that nobody uses has no spread to resample; the simultaneous interval still gives its upper end.
    let spare = simultaneous().map_err(reason)?;
    let bounds = drawn.into_iter().zip(spare).map(|(drawn, spare)| match drawn {
        Err(Undefined::NoVariation) => Ok(spare),
        other => other.map_err(reason),
    });
    bounds.collect()
}
