//! What stands behind a number: everything that a report's own files say of one outlet and one category, naming set, label or term.

use serde::Serialize;

use crate::compare::{Interval, Subject};
use crate::findings::explain::compared::{ContrastFound, Without};
use crate::findings::explain::contribution::Contributions;
use crate::findings::explain::place::{ArticleHits, HitFound};
use crate::text::VoiceGroup;

/// What stands behind the numbers of one outlet and one subject.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// The report.
    pub report: ReportNamed,
    /// The word list.
    pub lexicon: LexiconNamed,
    /// What is counted.
    pub subject: Subject,
    /// What a reader sees above the subject's category or naming set; the same as the subject for these.
    pub heading: String,
    /// The outlet.
    pub outlet: String,
    /// The voices counted.
    pub voice: VoiceGroup,
    /// The rate.
    pub rate: RateFound,
    /// Of a label: its part of the naming set.
    pub share: Option<ShareFound>,
    /// The terms or labels behind the rate, most hits first; none for a term or label.
    pub parts: Vec<PartHits>,
    /// Hits in each single voice.
    pub voices: Vec<VoiceHits>,
    /// The articles with a hit, most hits first, as many as were asked for.
    pub articles: Vec<ArticleHits>,
    /// Articles with a hit besides.
    pub articles_left_out: usize,
    /// The comparisons with the other outlets, seen from this one: in its own words, then in all voices.
    pub contrasts: Vec<ContrastFound>,
    /// Why there is no comparison, as a sentence.
    pub no_contrast: Option<String>,
    /// The rate counted again, and its ratio to the rest where the report compares them: first as it is, then without one thing each.
    pub without: Vec<Without>,
    /// What each word and each article adds to the difference, where there is one.
    pub contributions: Option<Contributions>,
    /// Why there is none, as a sentence.
    pub no_contributions: Option<String>,
    /// What to keep in mind: of this number, then of the whole corpus.
    pub cautions: Vec<CautionTold>,
    /// What people found who looked at marks.
    pub audit: AuditTold,
    /// The hits, in order of the articles, as many as were asked for.
    pub hits: Vec<HitFound>,
    /// Hits besides.
    pub hits_left_out: u64,
}

/// The report that was asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportNamed {
    /// What it is called.
    pub title: String,
    /// The version of slantwise that made it.
    pub made_with: String,
    /// The command that makes it again.
    pub again: String,
    /// Files used here that are not as they were when the report was made.
    pub altered: Vec<String>,
}

/// The word list of a subject.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LexiconNamed {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// True when it was named for the comparison.
    pub declared: bool,
}

/// A rate with all that stands beside it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RateFound {
    /// False when the table has no row, which is so for what an outlet never uses of a list that was not named: counted here.
    pub in_table: bool,
    /// Hits.
    pub hits: u64,
    /// Analysed words: the denominator.
    pub words: u64,
    /// Articles.
    pub articles: u64,
    /// Articles with a hit.
    pub articles_with_hit: u64,
    /// Hits per 1,000 words.
    pub per_thousand: Option<f64>,
    /// 95 % interval.
    pub interval: Option<Interval>,
    /// Why there is none, or how it is unlike the others, by its word in tables.
    pub reason: Option<String>,
    /// Overdispersion over the articles.
    pub phi: Option<f64>,
    /// Gries' dispersion, normalised.
    pub dp: Option<f64>,
    /// Share of the hits in the article with the most.
    pub top_article_share: Option<f64>,
    /// Share of the hits of the most frequent term or label.
    pub top_term_share: Option<f64>,
}

/// A label's part of the resolved mentions of its naming set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShareFound {
    /// Resolved mentions of the label.
    pub mentions: u64,
    /// Resolved mentions of the whole set.
    pub of: u64,
    /// Mentions of the label outside the denominator.
    pub unresolved: u64,
    /// The share, 0 to 1.
    pub share: Option<f64>,
    /// 95 % interval.
    pub interval: Option<Interval>,
    /// Why there is none, by its word in tables.
    pub reason: Option<String>,
}

/// A term or label behind a rate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PartHits {
    /// Its id.
    pub item: String,
    /// What a reader sees.
    pub shown: String,
    /// Its hits in the outlet.
    pub hits: u64,
    /// Their part of all.
    pub share: f64,
}

/// Hits in one voice.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VoiceHits {
    /// The voice.
    pub voice: VoiceGroup,
    /// Hits.
    pub hits: u64,
}

/// A caution as a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CautionTold {
    /// Its code.
    pub code: String,
    /// What it says.
    pub sentence: String,
    /// True when it is of the whole corpus.
    pub of_corpus: bool,
}

/// What an audit says of the subject.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AuditTold {
    /// Of the group: "audited: precision .93 [.86, .97], ...", or "not audited".
    pub group: String,
    /// The same of its own words.
    pub own: Option<String>,
    /// True when a difference may be called checked.
    pub supports: Option<bool>,
    /// Why not.
    pub why: Option<String>,
    /// The part that is right of the subject's marks in this outlet and voice.
    pub precision: Option<f64>,
    /// Marks looked at for that.
    pub precision_n: Option<u64>,
}
