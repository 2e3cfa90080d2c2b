//! What people overruled, and what that does to the numbers: each that changes stands with and without.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::audit::{Judged, Outcome};
use crate::compare::{Comparison, Interval, Level, Subject};
use crate::text::VoiceGroup;

/// What people overruled.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Corrected {
    /// Every correction and what became of it.
    pub judged: Vec<Judged>,
    /// Every number that is another because of them.
    pub changed: Vec<Changed>,
}

/// A number with and without the corrections.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    /// What is counted.
    pub subject: Subject,
    /// The outlet.
    pub outlet: String,
    /// The voices.
    pub voice: VoiceGroup,
    /// Which number of it.
    pub measure: Measure,
    /// With the corrections: what the report says everywhere else.
    pub with: Number,
    /// Without: as the tool alone would have it.
    pub without: Number,
}

/// A number that corrections can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Hits per thousand words.
    Rate,
    /// Part of the resolved mentions of a naming set, 0 to 1.
    Share,
    /// Log ratio of the rate to that of the other outlets, base 2.
    LogRatio,
}

impl Measure {
    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Measure::Rate => "rate",
            Measure::Share => "share",
            Measure::LogRatio => "log_ratio",
        }
    }
}

/// A number with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Number {
    /// Hits, or mentions of the label; nothing for a log ratio.
    pub hits: Option<u64>,
    /// The number; nothing where it is undefined.
    pub value: Option<f64>,
    /// Its 95 % interval.
    pub interval: Option<Interval>,
    /// What may be claimed; for a log ratio.
    pub level: Option<Level>,
}

impl Corrected {
    /// Sets the numbers side by side. `without` is nothing when nobody corrected anything.
    pub fn new(judged: Vec<Judged>, with: &Comparison, without: Option<&Comparison>) -> Corrected {
        let Some(without) = without else { return Corrected { judged, changed: Vec::new() } };
        let before = cells(without);
        let after = cells(with);
        let mut keys: Vec<&Key> = after.keys().chain(before.keys()).collect();
        keys.sort_unstable();
        keys.dedup();
        let changed = keys.into_iter().filter_map(|key| {
            // A cell that is missing on one side holds no hit there.
            let none = Number { hits: Some(0), ..Number::default() };
            let (with, without) = (after.get(key).copied().unwrap_or(none), before.get(key).copied().unwrap_or(none));
            (with != without).then(|| Changed {
                subject: Subject::clone(&key.subject),
                outlet: key.outlet.clone(),
                voice: key.voice,
                measure: key.measure,
                with,
                without,
            })
        });
        Corrected { judged, changed: changed.collect() }
    }

    /// How many corrections fit, and how many fit nothing.
    pub fn numbers(&self) -> (usize, usize) {
        let fit = self.judged.iter().filter(|judged| matches!(judged.outcome, Outcome::Fits { .. })).count();
        (fit, self.judged.len() - fit)
    }
}

/// Which number of which cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    measure: Measure,
    subject: Arc<Subject>,
    outlet: String,
    voice: VoiceGroup,
}

fn cells(comparison: &Comparison) -> BTreeMap<Key, Number> {
    let mut cells = BTreeMap::new();
    for r in &comparison.rates {
        let key = Key { measure: Measure::Rate, subject: r.subject.clone(), outlet: r.outlet.clone(), voice: r.voice };
        cells.insert(key, Number { hits: Some(r.hits), value: r.per_thousand, interval: r.interval, level: None });
    }
    for s in &comparison.shares {
        let subject =
            Subject { lexicon: s.lexicon.clone(), level: "label", group: s.naming.clone(), item: s.label.clone(), shown: s.shown.clone() };
        let key = Key { measure: Measure::Share, subject: Arc::new(subject), outlet: s.outlet.clone(), voice: s.voice };
        cells.insert(key, Number { hits: Some(s.mentions), value: s.share, interval: s.interval, level: None });
    }
    for c in &comparison.contrasts {
        let key = Key { measure: Measure::LogRatio, subject: c.subject.clone(), outlet: c.target.clone(), voice: c.voice };
        let log = |interval: Interval| Interval { lo: interval.lo.log2(), hi: interval.hi.log2() };
        let finite = c.ratio_interval.map(log).filter(|i| i.lo.is_finite() && i.hi.is_finite());
        cells.insert(key, Number { hits: None, value: c.log_ratio, interval: finite, level: Some(c.level) });
    }
    cells
}
