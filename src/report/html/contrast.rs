//! The table of differences in plain numbers, and apart from it the tests behind them.

use serde::Serialize;

use super::number::{Range, decimal, probability};
use crate::compare::{Contrast, Level};
use crate::findings::Findings;

#[derive(Serialize)]
pub struct Contrasts<'a> {
    /// Those that hold across articles.
    strong: Vec<Row<'a>>,
    /// Those that only stand in these texts.
    seen: Vec<Row<'a>>,
    seen_elsewhere: usize,
}

#[derive(Serialize)]
struct Row<'a> {
    shown: &'a str,
    whole: bool,
    target: &'a str,
    reference: &'a str,
    voice: &'static str,
    rates: Option<(String, String)>,
    ratio: Option<String>,
    range: Option<Range>,
    reason: Option<&'static str>,
    level: &'static str,
    cautions: String,
    tests: Tests,
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

impl<'a> Contrasts<'a> {
    pub fn new(findings: &'a Findings) -> Self {
        let (seen, strong): (Vec<_>, Vec<_>) = findings.contrasts.iter().partition(|c| c.level == Level::Seen);
        Contrasts {
            strong: strong.into_iter().map(row).collect(),
            seen_elsewhere: findings.contrasts_elsewhere,
            seen: seen.into_iter().map(row).collect(),
        }
    }
}

fn row(contrast: &Contrast) -> Row<'_> {
    Row {
        shown: &contrast.subject.shown,
        whole: contrast.subject.level == "lexicon",
        target: &contrast.target,
        reference: &contrast.reference,
        voice: contrast.voice.key(),
        rates: contrast.target_rate.zip(contrast.reference_rate).map(|(a, b)| (decimal(a), decimal(b))),
        ratio: contrast.log_ratio.map(|log_ratio| decimal(log_ratio.exp2())),
        range: contrast.ratio_interval.map(Range::decimal),
        reason: contrast.reason.map(|reason| reason.key()),
        level: contrast.level.key(),
        cautions: contrast.cautions.join(", "),
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
