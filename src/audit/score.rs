//! Scores coded sheets: precision by term, group and outlet, agreement of coders, where outlets differ, and what that makes of the rates.

use std::collections::{BTreeMap, BTreeSet};

use crate::audit::frame::{Frame, Rate, audited};
use crate::audit::joined::{Common, Joined, Measure};
use crate::audit::sheet::{Sense, VOICES};
use crate::audit::status::AuditRow;
use crate::stats::agreement::{Scale, alpha, alpha_bounds, kappa};
use crate::stats::homogeneity::{Cluster, shares_differ};
use crate::stats::precision::{Precision, weighted};
use crate::stats::resample::Bootstrap;
use crate::stats::{Bounds, Confidence, proportion};
use crate::text::Voice;

/// How far coders agree on one thing, before anything was settled.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Agreement {
    /// Marks that at least two coders coded.
    pub marks: u64,
    /// Those on which all who coded them agree.
    pub agreed: u64,
    /// Cohen's kappa, with two coders; nothing when all codes are the same.
    pub kappa: Option<f64>,
    /// Krippendorff's alpha, nominal; nothing when all codes are the same.
    pub alpha: Option<f64>,
    /// Its bootstrap interval, whole marks drawn.
    pub bounds: Option<Bounds>,
}

/// What coded sheets say.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// Marks on the sheet.
    pub marks: u64,
    /// Marks of which somebody coded the sense.
    pub coded: u64,
    /// The rows of `audit.csv`: by lexicon, level, group and item; all outlets first, then each.
    pub rows: Vec<AuditRow>,
    /// Agreement on the sense, all lexicons together.
    pub sense: Agreement,
    /// Agreement on the voice, of the marks whose sense nobody denies.
    pub voice: Agreement,
    /// Marks that mean what the list says and on whose voice coders agree: by the tool's voice, then by theirs, in the order of [`VOICES`].
    pub confusion: [[u64; 5]; 5],
    /// Ids of the marks on which coders differ, in the order of the sheet.
    pub disputed: Vec<String>,
}

/// Deals of whole articles for the test of a difference between outlets.
const DEALS: u64 = 9_999;

/// A subject: lexicon, order of its level, level, group, item.
type Subject = (String, u8, &'static str, String, String);

/// Scores marks with their codes. `frame` holds the rates of the corpus, where it is known.
pub fn score(marks: &[Joined<'_>], frame: Option<&Frame>, rng_seed: u64) -> Scored {
    let mut subjects: BTreeMap<Subject, (String, Vec<&Joined<'_>>)> = BTreeMap::new();
    for mark in marks {
        for (subject, shown) in subjects_of(mark) {
            subjects.entry(subject).or_insert_with(|| (shown, Vec::new())).1.push(mark);
        }
    }
    let mut rows = Vec::new();
    for (subject, (shown, marks)) in &subjects {
        let outlets: BTreeSet<&str> = marks.iter().map(|mark| mark.row.outlet.as_str()).collect();
        for measure in Measure::ALL {
            let all = row(subject, shown, "", measure, marks, rng_seed);
            rows.extend((all.n > 0).then_some(all));
            for outlet in &outlets {
                let of_outlet: Vec<&Joined<'_>> = marks.iter().copied().filter(|mark| mark.row.outlet == *outlet).collect();
                let mut row = row(subject, shown, outlet, measure, &of_outlet, rng_seed);
                if row.n > 0 {
                    correct(&mut row, subject, marks, frame, rng_seed);
                    rows.push(row);
                }
            }
        }
    }
    let all: Vec<&Joined<'_>> = marks.iter().collect();
    Scored {
        marks: marks.len() as u64,
        coded: marks.iter().filter(|mark| mark.sense() != Common::Missing).count() as u64,
        rows,
        sense: agreement(&all, Measure::Sense, rng_seed),
        voice: agreement(&all, Measure::Voice, rng_seed),
        confusion: confusion(marks),
        disputed: marks.iter().filter(|mark| mark.is_disputed()).map(|mark| mark.row.id.clone()).collect(),
    }
}

/// What a mark counts for: its lexicon, each of its groups, and its entry in each of them.
fn subjects_of(mark: &Joined<'_>) -> Vec<(Subject, String)> {
    let row = mark.row;
    let subject = |order, level, group: &str, item: &str| (row.lexicon.clone(), order, level, group.to_string(), item.to_string());
    let mut subjects = vec![(subject(0, "lexicon", "", ""), row.lexicon.clone())];
    for (level, group, heading) in row.groups() {
        let below = if level == "naming" { "label" } else { "term" };
        subjects.push((subject(1, level, group, ""), if heading.is_empty() { group } else { heading }.to_string()));
        subjects.push((subject(2, below, group, row.item()), row.shown.clone()));
    }
    subjects
}

/// Precision of some marks: plain counts for one entry, weighted for what holds several.
fn row(subject: &Subject, shown: &str, outlet: &str, measure: Measure, marks: &[&Joined<'_>], rng_seed: u64) -> AuditRow {
    let (lexicon, _, level, group, item) = subject;
    let looked: Vec<(&Joined<'_>, bool)> = marks.iter().filter_map(|mark| Some((*mark, mark.is_right(measure)?))).collect();
    let (n, right) = (looked.len() as u64, looked.iter().filter(|(_, is_right)| *is_right).count() as u64);
    let is_weighted = item.is_empty();
    let found = if is_weighted { precision(&looked) } else { plain(right, n) };
    let of_all = outlet.is_empty();
    let agreement = if of_all && measure != Measure::Own { agreement(marks, measure, rng_seed) } else { Agreement::default() };
    let said = |wanted: &dyn Fn(&Joined<'_>) -> bool| looked.iter().filter(|(mark, _)| wanted(mark)).count() as u64;
    let first = marks.first().map(|mark| mark.row);
    AuditRow {
        lexicon: lexicon.clone(),
        version: first.map(|row| row.version.clone()).unwrap_or_default(),
        digest: first.map(|row| row.digest.clone()).unwrap_or_default(),
        subject: level.to_string(),
        group: group.clone(),
        item: item.clone(),
        shown: shown.to_string(),
        outlet: outlet.to_string(),
        measure,
        n,
        right,
        unsure: said(&|mark| mark.sense() == Common::Same(Sense::Unsure)),
        disagreed: said(&|mark| mark.is_disputed()),
        hits: marks.iter().filter(|m| measure != Measure::Own || m.row.voice == Voice::Own.key()).map(|m| m.row.weight()).sum(),
        precision: found.map(|p| p.share),
        lo: found.map(|p| p.bounds.lo),
        hi: found.map(|p| p.bounds.hi),
        weighted: is_weighted,
        p_difference: if of_all { p_difference(&looked, is_weighted, rng_seed) } else { None },
        coders: first.map(|_| marks.iter().map(|mark| coders(mark)).max().unwrap_or(0)).unwrap_or(0),
        kappa: agreement.kappa,
        alpha: agreement.alpha,
        alpha_lo: agreement.bounds.map(|b| b.lo),
        alpha_hi: agreement.bounds.map(|b| b.hi),
        rate: None,
        corrected: None,
        corrected_lo: None,
        corrected_hi: None,
        ratio: None,
        corrected_ratio: None,
        corrected_ratio_lo: None,
        corrected_ratio_hi: None,
    }
}

/// Coders who coded the sense of this mark.
fn coders(mark: &Joined<'_>) -> u64 {
    mark.said.iter().filter(|answer| answer.sense.is_some()).count() as u64
}

fn precision(looked: &[(&Joined<'_>, bool)]) -> Option<Precision> {
    let cases: Vec<(f64, bool)> = looked.iter().map(|(mark, is_right)| (mark.row.weight(), *is_right)).collect();
    weighted(&cases, Confidence::NINETY_FIVE).ok()
}

fn plain(right: u64, n: u64) -> Option<Precision> {
    let bounds = proportion::wilson(right, n, Confidence::NINETY_FIVE).ok()?;
    Some(Precision { share: right as f64 / n as f64, effective: n as f64, bounds })
}

/// p of the difference between outlets: whole articles are dealt out anew.
fn p_difference(looked: &[(&Joined<'_>, bool)], is_weighted: bool, rng_seed: u64) -> Option<f64> {
    let outlets: BTreeSet<&str> = looked.iter().map(|(mark, _)| mark.row.outlet.as_str()).collect();
    let place: BTreeMap<&str, usize> = outlets.into_iter().enumerate().map(|(i, outlet)| (outlet, i)).collect();
    let mut articles: BTreeMap<&str, Cluster> = BTreeMap::new();
    for (mark, is_right) in looked {
        let group = place.get(mark.row.outlet.as_str()).copied().unwrap_or_default();
        let cluster = articles.entry(&mark.row.article).or_insert(Cluster { group, cases: 0.0, right: 0.0 });
        let weight = if is_weighted { mark.row.weight() } else { 1.0 };
        cluster.cases += weight;
        cluster.right += if *is_right { weight } else { 0.0 };
    }
    shares_differ(&articles.into_values().collect::<Vec<_>>(), DEALS, rng_seed).ok()
}

/// What coders said before anything was settled. The voice counts only where nobody denies the sense.
fn agreement(marks: &[&Joined<'_>], variable: Measure, rng_seed: u64) -> Agreement {
    let voice = |voice: Voice| VOICES.iter().position(|v| v.key() == voice.key()).unwrap_or_default() as u32;
    let codes_of = |mark: &&Joined<'_>| -> Vec<Option<u32>> {
        let is_denied = mark.said.iter().any(|answer| answer.sense.is_some_and(|sense| sense != Sense::Yes));
        let code = |answer: &crate::audit::sheet::Answer| match variable {
            Measure::Sense => answer.sense.map(|sense| sense as u32),
            _ => answer.voice.filter(|_| !is_denied).map(voice),
        };
        mark.said.iter().map(|answer| code(answer)).collect()
    };
    let codes: Vec<Vec<Option<u32>>> = marks.iter().map(codes_of).collect();
    let items: Vec<Vec<u32>> = codes.iter().map(|of_mark| of_mark.iter().flatten().copied().collect()).collect();
    let both: Vec<&Vec<u32>> = items.iter().filter(|item| item.len() > 1).collect();
    let pairs: Vec<(u32, u32)> = codes.iter().filter_map(|of_mark| Some((of_mark.first().copied()??, of_mark.get(1).copied()??))).collect();
    let are_two = codes.iter().all(|of_mark| of_mark.len() == 2);
    Agreement {
        marks: both.len() as u64,
        agreed: both.iter().filter(|item| item.iter().all(|code| *code == item[0])).count() as u64,
        kappa: if are_two { kappa(&pairs).ok() } else { None },
        alpha: alpha(&items, Scale::Nominal).ok(),
        bounds: alpha_bounds(&items, Confidence::NINETY_FIVE, Bootstrap::new(rng_seed)).ok(),
    }
}

fn confusion(marks: &[Joined<'_>]) -> [[u64; 5]; 5] {
    let mut table = [[0; 5]; 5];
    let place = |key: &str| VOICES.iter().position(|voice| voice.key() == key);
    for mark in marks.iter().filter(|mark| mark.sense() == Common::Same(Sense::Yes)) {
        if let (Some(tool), Common::Same(people)) = (place(&mark.row.voice), mark.voice())
            && let Some(people) = place(people.key())
        {
            table[tool][people] += 1;
        }
    }
    table
}

/// Fills in the rate of an outlet's row, and what the precision makes of it and of its ratio to the other outlets.
fn correct(row: &mut AuditRow, subject: &Subject, marks: &[&Joined<'_>], frame: Option<&Frame>, rng_seed: u64) {
    let voice = match row.measure {
        Measure::Sense => "all",
        Measure::Own => "own",
        Measure::Voice => return,
    };
    let (lexicon, _, level, group, item) = subject;
    let subject = (lexicon.as_str(), *level, group.as_str(), item.as_str());
    let Some((frame, rate)) = frame.and_then(|frame| Some((frame, frame.rate(subject, voice, &row.outlet)?))) else { return };
    let of = |is_of: &dyn Fn(&str) -> bool| {
        let looked = marks.iter().filter(|mark| is_of(&mark.row.outlet));
        precision(&looked.filter_map(|mark| Some((*mark, mark.is_right(row.measure)?))).collect::<Vec<_>>())
    };
    let per_word = |rates: &[Rate]| {
        let (hits, words) = rates.iter().fold((0, 0), |(hits, words), rate| (hits + rate.hits, words + rate.words));
        (hits > 0 && words > 0).then(|| hits as f64 / words as f64)
    };
    row.rate = per_word(&[rate]).map(|rate| 1000.0 * rate);
    let bootstrap = Bootstrap::new(rng_seed);
    let own = of(&|outlet| outlet == row.outlet).and_then(|precision| audited(&[rate], precision));
    let corrected = own.and_then(|own| own.corrected(Confidence::NINETY_FIVE, bootstrap).ok());
    row.corrected = row.rate.zip(of(&|outlet| outlet == row.outlet)).map(|(rate, precision)| rate * precision.share);
    row.corrected_lo = corrected.map(|c| 1000.0 * c.bounds.lo);
    row.corrected_hi = corrected.map(|c| 1000.0 * c.bounds.hi);
    let Some(rest) = frame.rest(subject, voice, &row.outlet) else { return };
    row.ratio = per_word(&[rate]).zip(per_word(&rest)).map(|(own, rest)| own / rest);
    let others = of(&|outlet| outlet != row.outlet).and_then(|precision| audited(&rest, precision));
    let ratio = own.zip(others).and_then(|(own, others)| own.ratio_to(&others, Confidence::NINETY_FIVE, bootstrap).ok());
    row.corrected_ratio = ratio.map(|r| r.value);
    row.corrected_ratio_lo = ratio.map(|r| r.bounds.lo);
    row.corrected_ratio_hi = ratio.map(|r| r.bounds.hi);
}

#[cfg(test)]
mod tests;
