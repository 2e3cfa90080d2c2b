//! What people overruled: each correction, and the numbers with and without.

use serde::Serialize;

use super::number::{Range, decimal, percent};
use crate::audit::{Judged, Outcome, Verdict};
use crate::findings::{Changed, Findings, Measure, Number};

/// More changed numbers than this are in the table beside the page only.
const CHANGED_AT_MOST: usize = 40;

#[derive(Serialize)]
pub(super) struct CorrectedView<'a> {
    fit: usize,
    stray: usize,
    judged: Vec<JudgedView<'a>>,
    changed: Vec<ChangedView<'a>>,
    /// Changed numbers that are not in `changed`.
    more: usize,
}

#[derive(Serialize)]
struct JudgedView<'a> {
    article: &'a str,
    words: Option<&'a str>,
    verdict: &'static str,
    /// The voice that a person hears.
    to: Option<&'static str>,
    reason: &'a str,
    who: &'a str,
    file: &'a str,
    line: usize,
    /// The voice that the tool had read.
    voice: Option<&'static str>,
    sentence: Option<&'a str>,
    shown: &'a [String],
    /// Why it fits nothing.
    why: Option<&'a str>,
}

#[derive(Serialize)]
struct ChangedView<'a> {
    shown: &'a str,
    whole: bool,
    outlet: &'a str,
    voice: &'static str,
    measure: &'static str,
    with: NumberView,
    without: NumberView,
}

#[derive(Serialize)]
struct NumberView {
    hits: Option<u64>,
    value: Option<String>,
    range: Option<Range>,
}

impl<'a> CorrectedView<'a> {
    pub(super) fn new(findings: &'a Findings) -> Self {
        let (fit, stray) = findings.corrected.numbers();
        // A word's share and its hits say the same of single words; the rates of groups are what a reader compares.
        let told =
            |changed: &&Changed| changed.measure != Measure::Rate || matches!(changed.subject.level, "lexicon" | "category" | "naming");
        let changed: Vec<&Changed> = findings.corrected.changed.iter().filter(told).collect();
        CorrectedView {
            fit,
            stray,
            judged: findings.corrected.judged.iter().map(judged).collect(),
            more: findings.corrected.changed.len() - changed.len().min(CHANGED_AT_MOST),
            changed: changed.into_iter().take(CHANGED_AT_MOST).map(view).collect(),
        }
    }
}

fn judged(judged: &Judged) -> JudgedView<'_> {
    let said = &judged.correction;
    let (voice, sentence, shown, why) = match &judged.outcome {
        Outcome::Fits { voice, sentence, shown, .. } => (Some(voice.key()), Some(sentence.as_str()), shown.as_slice(), None),
        Outcome::FitsNothing { why } => (None, None, &[][..], Some(why.as_str())),
    };
    JudgedView {
        article: &said.article,
        words: said.words.as_deref(),
        verdict: match said.verdict {
            Verdict::Voice(_) => "voice",
            verdict => verdict.key(),
        },
        to: if let Verdict::Voice(voice) = said.verdict { Some(voice.key()) } else { None },
        reason: &said.reason,
        who: &said.who,
        file: &said.file,
        line: said.line,
        voice,
        sentence,
        shown,
        why,
    }
}

fn view(changed: &Changed) -> ChangedView<'_> {
    let number = |number: &Number| {
        let digits = if changed.measure == Measure::Share { percent } else { decimal };
        let range = |interval| if changed.measure == Measure::Share { Range::percent(interval) } else { Range::decimal(interval) };
        NumberView { hits: number.hits, value: number.value.map(digits), range: number.interval.map(range) }
    };
    ChangedView {
        shown: &changed.subject.shown,
        whole: changed.subject.level == "lexicon",
        outlet: &changed.outlet,
        voice: changed.voice.key(),
        measure: changed.measure.key(),
        with: number(&changed.with),
        without: number(&changed.without),
    }
}
