//! The labels of a naming set as parts of its resolved mentions: the main measure of wording.
//!
//! The number of labels is the lexicon's, not what happened to be used. From ten mentions on there is an interval: simultaneous Goodman
//! on counts corrected for clustering, and from twenty mentions in ten articles the article bootstrap.

use std::collections::{BTreeSet, HashMap};

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
const BOOTSTRAP_FROM: (u64, usize) = (20, 10);

/// Shares of every label with a use anywhere, in every outlet, in its own voice and in all voices together. Of lexicons that were not named
/// for the comparison, an outlet that never speaks of the thing has no rows.
pub fn shares(counts: &Counts, cells: &Cells<'_>, lexicons: &[&Lexicon], declared: &BTreeSet<String>, rng_seed: u64) -> Vec<Share> {
    let mut by_set: HashMap<(&str, &str), Vec<&SubjectCount>> = HashMap::new();
    for subject in counts.subjects.iter().filter(|s| s.level == Level::Label) {
        by_set.entry((&subject.lexicon, &subject.group)).or_default().push(subject);
    }
    let mut shares = Vec::new();
    for lexicon in lexicons {
        for set in &lexicon.namings {
            let Some(subjects) = by_set.get(&(lexicon.header.id.as_str(), set.id.as_str())) else { continue };
            let is_declared = declared.contains(&lexicon.header.id);
            let speakers: BTreeSet<usize> = subjects.iter().flat_map(|s| &s.uses).map(|u| counts.articles[u.article].outlet).collect();
            for voice in [VoiceGroup::Own, VoiceGroup::All] {
                for (index, outlet) in counts.outlets.iter().enumerate().filter(|(index, _)| is_declared || speakers.contains(index)) {
                    shares.extend(of_outlet(counts, cells, lexicon, set, subjects, voice, index, &outlet.outlet, rng_seed));
                }
            }
        }
    }
    shares
}

/// The shares of one set in one outlet.
#[expect(clippy::too_many_arguments, reason = "one cell of a cross of five things")]
fn of_outlet(
    counts: &Counts,
    cells: &Cells<'_>,
    lexicon: &Lexicon,
    set: &NamingSet,
    subjects: &[&SubjectCount],
    voice: VoiceGroup,
    outlet: usize,
    outlet_name: &str,
    rng_seed: u64,
) -> Vec<Share> {
    let place = |item: &str| set.labels.iter().position(|label| label.entry.id == item);
    let mut rows: HashMap<usize, Vec<u64>> = HashMap::new();
    let mut unresolved = vec![0_u64; set.labels.len()];
    for subject in subjects {
        let Some(label) = place(&subject.item) else { continue };
        for u in subject.uses.iter().filter(|u| counts.articles[u.article].outlet == outlet && voice.includes(u.voice)) {
            rows.entry(u.article).or_insert_with(|| vec![0; set.labels.len()])[label] += u.resolved;
            unresolved[label] += u.uses - u.resolved;
        }
    }
    // In the order of the articles, so that the draws fall on the same rows every time.
    let rows: Vec<Vec<u64>> =
        cells.articles_of(outlet).iter().filter_map(|article| rows.remove(article)).filter(|row| row.iter().sum::<u64>() > 0).collect();
    let articles = rows.len();
    let totals: Vec<u64> = (0..set.labels.len()).map(|label| rows.iter().map(|row| row[label]).sum()).collect();
    let of: u64 = totals.iter().sum();
    let intervals = intervals(rows, set.labels.len(), of, cells.articles_of(outlet).len(), rng_seed);
    let share = |(index, label): (usize, &crate::lexicon::Label)| {
        let (interval, reason) = match &intervals {
            Ok(bounds) => (Some(Interval { lo: bounds[index].lo, hi: bounds[index].hi }), None),
            Err(reason) => (None, Some(*reason)),
        };
        Share {
            lexicon: lexicon.header.id.clone(),
            naming: set.id.clone(),
            label: label.entry.id.clone(),
            shown: label.entry.show.clone(),
            kind: label.kind.key().to_string(),
            outlet: outlet_name.to_string(),
            voice,
            mentions: totals[index],
            of,
            unresolved: unresolved[index],
            articles,
            share: (of > 0).then(|| totals[index] as f64 / of as f64),
            interval,
            reason,
        }
    };
    let is_used = |label: &crate::lexicon::Label| subjects.iter().any(|subject| subject.item == label.entry.id);
    set.labels.iter().enumerate().filter(|(_, label)| is_used(label)).map(share).collect()
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
