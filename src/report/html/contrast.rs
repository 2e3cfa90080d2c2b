//! The table of differences in plain numbers, own words first and all voices beside them, and apart from it the tests behind them.

use std::collections::HashMap;

use serde::Serialize;

use super::exhibit::Sentences;
use super::number::{Range, decimal, probability};
use super::reader::{Only, Wanted};
use crate::compare::{Contrast, Level, RestsOn, Subject};
use crate::findings::Findings;
use crate::text::VoiceGroup;

#[derive(Serialize)]
pub(super) struct Contrasts<'a> {
    /// Those that hold across articles in one of the voices.
    strong: Vec<Group<'a>>,
    /// Those that only stand in these texts.
    seen: Vec<Group<'a>>,
    seen_elsewhere: usize,
}

/// One subject in one outlet.
#[derive(Serialize)]
struct Group<'a> {
    shown: &'a str,
    whole: bool,
    target: &'a str,
    reference: &'a str,
    /// True when own words and all voices lead to different conclusions.
    disagree: bool,
    /// Own words first.
    rows: Vec<Row<'a>>,
    #[serde(skip)]
    is_strong: bool,
}

#[derive(Serialize)]
struct Row<'a> {
    voice: &'static str,
    rates: Option<(String, String)>,
    /// The outlet's sentences behind them.
    only: Option<Only>,
    ratio: Option<String>,
    range: Option<Range>,
    reason: Option<&'static str>,
    /// The ratio below which a difference would hardly be seen; nothing where one is claimed.
    limit: Option<String>,
    level: &'static str,
    rests_on: Option<Rests<'a>>,
    /// Codes that the catalogue has words for.
    cautions: Vec<&'static str>,
    tests: Tests,
}

#[derive(Serialize)]
struct Rests<'a> {
    what: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
struct Tests {
    any: bool,
    log_ratio: Option<String>,
    p: Option<String>,
    p_permutation: Option<String>,
    min_p: Option<String>,
    q: Option<String>,
    unreliable: bool,
}

/// What a row says apart: that the voices disagree is said of the group, and what a difference rests on by its name.
const SAID_APART: [&str; 2] = ["W13", "W14"];

impl<'a> Contrasts<'a> {
    pub(super) fn new(findings: &'a Findings, sentences: &Sentences<'a>) -> Self {
        let mut groups: Vec<Group<'a>> = Vec::new();
        let mut places: HashMap<(&Subject, &str), usize> = HashMap::new();
        let own_first =
            [true, false].into_iter().flat_map(|is_own| findings.contrasts.iter().filter(move |c| (c.voice == VoiceGroup::Own) == is_own));
        for contrast in own_first {
            let place = *places.entry((&contrast.subject, &contrast.target)).or_insert_with(|| {
                groups.push(group(contrast));
                groups.len() - 1
            });
            groups[place].is_strong |= contrast.level > Level::Seen;
            groups[place].disagree |= contrast.cautions.contains(&"W13");
            groups[place].rows.push(row(findings, contrast, sentences));
        }
        let (strong, seen) = groups.into_iter().partition(|group| group.is_strong);
        Contrasts { strong, seen, seen_elsewhere: findings.contrasts_elsewhere }
    }
}

fn group(contrast: &Contrast) -> Group<'_> {
    Group {
        shown: &contrast.subject.shown,
        whole: contrast.subject.level == "lexicon",
        target: &contrast.target,
        reference: &contrast.reference,
        disagree: false,
        rows: Vec::new(),
        is_strong: false,
    }
}

fn row<'a>(findings: &'a Findings, contrast: &'a Contrast, sentences: &Sentences<'a>) -> Row<'a> {
    let wanted = Wanted { outlet: Some(&contrast.target), voice: Some(contrast.voice), ..Wanted::default() };
    Row {
        voice: contrast.voice.key(),
        rates: contrast.target_rate.zip(contrast.reference_rate).map(|(a, b)| (decimal(a), decimal(b))),
        only: if contrast.target_rate.is_some_and(|rate| rate > 0.0) { sentences.only_subject(&contrast.subject, wanted) } else { None },
        ratio: contrast.log_ratio.map(|log_ratio| decimal(log_ratio.exp2())),
        range: contrast.ratio_interval.map(Range::decimal),
        reason: contrast.reason.map(|reason| reason.key()),
        limit: contrast.detection_limit.filter(|limit| limit.is_finite() && contrast.level == Level::Seen).map(decimal),
        level: contrast.level.key(),
        rests_on: contrast.rests_on.as_ref().map(|what| rests(findings, what)),
        cautions: contrast.cautions.iter().copied().filter(|code| !SAID_APART.contains(code)).collect(),
        tests: Tests {
            any: contrast.p.is_some() || contrast.p_permutation.is_some(),
            log_ratio: contrast.log_ratio.map(decimal),
            p: contrast.p.map(probability),
            p_permutation: contrast.p_permutation.map(probability),
            min_p: contrast.min_p.map(probability),
            q: contrast.q.map(probability),
            unreliable: contrast.permutation_unreliable,
        },
    }
}

/// An article goes by its headline where the report lists it.
fn rests<'a>(findings: &'a Findings, what: &'a RestsOn) -> Rests<'a> {
    match what {
        RestsOn::Term(shown) => Rests { what: "term", name: shown },
        RestsOn::Article(id) => {
            let text = findings.texts.iter().find(|text| text.id == *id && !text.headline.is_empty());
            Rests { what: "article", name: text.map_or(id, |text| &text.headline) }
        }
    }
}
