//! The comparisons behind a number, and what becomes of it when something is left out.

use serde::Serialize;

use crate::compare::{Interval, Level, Recount, ends};
use crate::text::VoiceGroup;

/// The outlet against the other outlets together, or against the one other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ContrastFound {
    /// `the rest`, or the one other outlet.
    pub reference: String,
    /// The voices counted.
    pub voice: VoiceGroup,
    /// True when the table has it the other way round: with two outlets it holds one row for both.
    pub turned_round: bool,
    /// The outlet's hits per 1,000 words.
    pub target_rate: Option<f64>,
    /// The reference's.
    pub reference_rate: Option<f64>,
    /// The ratio of the two; where one side has no hit, with one half in its place.
    pub ratio: Option<f64>,
    /// 95 % interval of the ratio.
    #[serde(serialize_with = "ends")]
    pub interval: Option<Interval>,
    /// Welch p.
    pub p: Option<f64>,
    /// Permutation p over whole articles.
    pub p_permutation: Option<f64>,
    /// The smallest permutation p these numbers of articles allow.
    pub min_p: Option<f64>,
    /// Permutation p after Benjamini-Hochberg over the declared family.
    pub q: Option<f64>,
    /// What may be claimed.
    pub level: Level,
    /// The article or term without which it would not be claimed; empty when there is none.
    pub rests_on: String,
    /// The smallest ratio above 1 that would probably have been seen.
    pub detection_limit: Option<f64>,
    /// True when the permutation p is not to be trusted.
    pub permutation_unreliable: bool,
    /// Cautions, by code.
    pub cautions: Vec<String>,
    /// Why there is no test, by its word in tables.
    pub reason: Option<String>,
}

/// A rate counted again.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Without {
    /// What is left out.
    pub what: LeftOut,
    /// What is left.
    #[serde(flatten)]
    pub left: Recount,
}

/// What is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "leaves_out", content = "name")]
pub enum LeftOut {
    /// Nothing.
    Nothing,
    /// The outlet's article that moves its rate most.
    Article(String),
    /// The other outlets' article that moves their rate most.
    ArticleOfTheRest(String),
    /// A term or label, on both sides.
    Term(String),
}
