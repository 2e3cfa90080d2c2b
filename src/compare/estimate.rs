//! The numbers a report shows: each keeps its denominator, and its interval or the reason why it has none.

use std::sync::Arc;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::compare::influence::RestsOn;
use crate::compare::within::Within;
use crate::text::VoiceGroup;

/// Why a number is undefined, or how its interval is unlike the others. Undefined is never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// No analysed words.
    NoWords,
    /// No hit: the interval is an exact upper limit.
    NoHits,
    /// Neither side has a hit.
    NoHitsBoth,
    /// One side has no hit: the interval of the ratio is exact for hits that are independent of each other, and ignores clustering.
    IgnoresClustering,
    /// Fewer than two articles: nothing can be said of the outlet.
    OneArticle,
    /// Fewer articles, mentions or hits than the gate asks for.
    BelowGate,
    /// The naming set has only one label.
    OneLabel,
    /// No resolved mention of the naming set.
    EmptySet,
    /// The lexicon was not named for this comparison, so nothing is tested.
    NotDeclared,
    /// So many articles that the permutation is not made; the Welch interval decides alone.
    LargeN,
}

impl Reason {
    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Reason::NoWords => "no_words",
            Reason::NoHits => "no_hits",
            Reason::IgnoresClustering => "ignores_clustering",
            Reason::NoHitsBoth => "no_hits_both",
            Reason::OneArticle => "one_article",
            Reason::BelowGate => "below_gate",
            Reason::OneLabel => "one_label",
            Reason::EmptySet => "empty_set",
            Reason::NotDeclared => "not_declared",
            Reason::LargeN => "large_n",
        }
    }
}

/// A 95 % interval, two-sided.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Lower end.
    pub lo: f64,
    /// Upper end; may be infinite for a ratio with a zero below.
    #[serde(deserialize_with = "end")]
    pub hi: f64,
}

/// Reads an upper end back, which stands as `"Infinity"` in JSON where it is infinite.
fn end<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum End {
        Number(f64),
        Word(String),
    }
    match End::deserialize(deserializer)? {
        End::Number(number) => Ok(number),
        End::Word(word) if word == "Infinity" => Ok(f64::INFINITY),
        End::Word(word) => Err(D::Error::custom(format!("{word:?} is no end of an interval"))),
    }
}

/// What is counted: a category, a term, a naming set's label.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Subject {
    /// The lexicon's id.
    pub lexicon: String,
    /// `lexicon`, `category`, `term`, `naming` (all labels of a set) or `label`.
    pub level: &'static str,
    /// The category's or naming set's id; for a term its own id; empty for a whole lexicon.
    pub group: String,
    /// The term's or label's id; empty for the levels above.
    pub item: String,
    /// What a reader sees.
    pub shown: String,
}

/// Its level is one of five words, so that it is read by hand and not into borrowed text.
impl<'de> Deserialize<'de> for Subject {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Read {
            lexicon: String,
            level: String,
            group: String,
            item: String,
            shown: String,
        }
        let Read { lexicon, level, group, item, shown } = Read::deserialize(deserializer)?;
        let known = ["lexicon", "category", "term", "naming", "label"].into_iter().find(|known| *known == level);
        let level = known.ok_or_else(|| D::Error::custom(format!("{level:?} is no level of a subject")))?;
        Ok(Subject { lexicon, level, group, item, shown })
    }
}

/// Hits per thousand words of one outlet, in one group of voices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rate {
    /// What is counted; the rows of a subject share it.
    pub subject: Arc<Subject>,
    /// The outlet.
    pub outlet: String,
    /// The voices counted.
    pub voice: VoiceGroup,
    /// Articles of the outlet with at least one analysed word.
    pub articles: usize,
    /// Analysed words of those articles.
    pub words: u64,
    /// Hits.
    pub hits: u64,
    /// Articles with at least one hit.
    pub articles_with_hit: usize,
    /// Hits per 1,000 analysed words: the ratio of the totals; nothing without words.
    pub per_thousand: Option<f64>,
    /// 95 % interval per 1,000 words, clustered by article.
    pub interval: Option<Interval>,
    /// Why there is no interval.
    pub reason: Option<Reason>,
    /// Overdispersion over the articles (quasi-Poisson); 1 is what independent hits would give.
    pub phi: Option<f64>,
    /// Gries' dispersion, normalised (Lijffijt & Gries 2012): 0 even, 1 all in one place.
    pub dp: Option<f64>,
    /// Share of the hits in the article with the most, 0 to 1.
    pub top_article_share: Option<f64>,
    /// Share of the hits of the most frequent term, 0 to 1.
    pub top_term_share: Option<f64>,
    /// What an audit by hand found of it in this outlet.
    pub audit: Option<RateAudit>,
    /// Cautions that apply, by code. They are not read back: no figure shows them.
    #[serde(skip_deserializing)]
    pub cautions: Vec<&'static str>,
}

/// How often the marks behind a rate are right, as people found who looked at some: of own words those that mean it and are the outlet's own,
/// else those that mean it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RateAudit {
    /// The part that is right, 0 to 1.
    pub precision: f64,
    /// Wilson's interval, 95 %.
    pub lo: f64,
    /// Its upper end.
    pub hi: f64,
    /// Marks looked at.
    pub n: u64,
}

/// A label's part of the resolved mentions of its naming set, in one outlet and one group of voices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// The lexicon's id.
    pub lexicon: String,
    /// The naming set's id.
    pub naming: String,
    /// The label's id.
    pub label: String,
    /// What a reader sees.
    pub shown: String,
    /// `name`, `description` or `disputed`.
    pub kind: String,
    /// The outlet.
    pub outlet: String,
    /// The voices counted.
    pub voice: VoiceGroup,
    /// Resolved mentions of this label.
    pub mentions: u64,
    /// Resolved mentions of all labels of the set: the denominator.
    pub of: u64,
    /// Mentions of this label that could not be resolved; outside the denominator.
    pub unresolved: u64,
    /// Articles whose first resolved mention of the set, in any voice, is this label in one of the voices counted.
    pub first_mentions: u64,
    /// Resolved mentions of this label in headlines.
    pub headline_mentions: u64,
    /// Articles with a resolved mention of the set.
    pub articles: usize,
    /// The share, 0 to 1; nothing without mentions.
    pub share: Option<f64>,
    /// 95 % interval, simultaneous over the labels where mentions are few.
    pub interval: Option<Interval>,
    /// Why there is no interval.
    pub reason: Option<Reason>,
}

/// How much may be claimed of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// It stands in these texts. Any number.
    Seen,
    /// Enough articles, declared beforehand, and both tests agree.
    Consistent,
    /// Consistent, and people have checked the hits by hand.
    Checked,
}

impl Level {
    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Level::Seen => "seen",
            Level::Consistent => "consistent",
            Level::Checked => "checked",
        }
    }
}

/// One outlet against the pooled rest, without itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contrast {
    /// What is counted; the rows of a subject share it.
    pub subject: Arc<Subject>,
    /// The outlet in question.
    pub target: String,
    /// `the rest`, or one other outlet where there are only two.
    pub reference: String,
    /// The voices counted.
    pub voice: VoiceGroup,
    /// The target's hits per 1,000 words.
    pub target_rate: Option<f64>,
    /// The reference's hits per 1,000 words.
    pub reference_rate: Option<f64>,
    /// Log ratio, base 2: one unit is a doubling (Hardie 2014). A zero count enters as one half.
    pub log_ratio: Option<f64>,
    /// 95 % interval of the rate ratio: Welch's, clustered by article; exact and without clustering where one side has no hit.
    pub ratio_interval: Option<Interval>,
    /// Welch p.
    pub p: Option<f64>,
    /// Permutation p over whole articles.
    pub p_permutation: Option<f64>,
    /// The smallest p these numbers of articles allow.
    pub min_p: Option<f64>,
    /// Permutation p after Benjamini-Hochberg over the declared family; nothing outside it.
    pub q: Option<f64>,
    /// What may be claimed.
    pub level: Level,
    /// The one article or term without which it could not be claimed: the difference is fragile.
    pub rests_on: Option<RestsOn>,
    /// What remains of it inside stories; nothing where the outlet shares none.
    pub within: Option<Within>,
    /// The smallest ratio above 1 that these articles would probably have shown (in 4 of 5 such samples).
    pub detection_limit: Option<f64>,
    /// The two outlets' permutation p is not to be trusted (a bursty small outlet against a calm large one).
    pub permutation_unreliable: bool,
    /// Cautions that apply, by code. They are not read back: they are said in words elsewhere.
    #[serde(skip_deserializing)]
    pub cautions: Vec<&'static str>,
    /// Why there is no test.
    pub reason: Option<Reason>,
}
