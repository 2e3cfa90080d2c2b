//! The part of the findings that shows where numbers come from: exhibits, texts, cards of word lists, ledger, provenance.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::corpus::LedgerLine;
use crate::findings::audited::CardAudit;
use crate::span::Span;
use crate::text::{Stance, Voice};

/// One of a few words that the program knows. It has a name because serde would read a plain `&'static str` as borrowed text.
type Key = &'static str;

/// Reads a zone back.
fn zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static str, D::Error> {
    let key = String::deserialize(deserializer)?;
    let known = ["headline", "lede", "body"].into_iter().find(|known| *known == key);
    known.ok_or_else(|| D::Error::custom(format!("{key:?} is no part of an article")))
}

/// A hit with its sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exhibit {
    /// The article's id.
    pub article: String,
    /// Its outlet.
    pub outlet: String,
    /// Its file.
    pub file: String,
    /// Its row, for a table file.
    pub row: Option<usize>,
    /// The lexicon's id.
    pub lexicon: String,
    /// The category's or naming set's id.
    pub group: String,
    /// "Words for the armed opposition".
    pub heading: String,
    /// The term's or label's id.
    pub item: String,
    /// What a reader sees for the term or label.
    pub shown: String,
    /// True when the hit is a label of a naming set.
    pub is_naming: bool,
    /// False when a naming set's conditions are not met; shown, outside the denominator.
    pub resolved: bool,
    /// `headline`, `lede` or `body`.
    #[serde(deserialize_with = "zone")]
    pub zone: Key,
    /// Whose words.
    pub voice: Voice,
    /// How the reporting verb stands to its content. It is not read back.
    #[serde(skip_deserializing)]
    pub stance: Option<Stance>,
    /// A second acceptable reading.
    pub alt_voice: Option<Voice>,
    /// True under a negation or prevention.
    pub negated: bool,
    /// Who is quoted or reported, where found.
    pub speaker: Option<String>,
    /// What decided the voice, as a short clause a reader sees: "reported: “confirmed”", "in quotation marks".
    pub why_voice: String,
    /// The hit, bytes of the article's text.
    pub span: Span,
    /// The tenth of the body it stands in, 1 to 10; 0 in a headline.
    pub tenth: u8,
    /// Its article's day, ISO; empty when unknown.
    pub date: String,
    /// Its article's story; empty when it has none.
    pub story: String,
    /// The sentence.
    pub sentence: String,
    /// The hit inside `sentence`, in bytes of it.
    pub span_in_sentence: Span,
}

/// An article in the report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Text {
    /// Its id.
    pub id: String,
    /// Its outlet.
    pub outlet: String,
    /// Its headline; empty when it has none.
    pub headline: String,
    /// Its day as a reader sees it ("8 Dec 2024").
    pub date: Option<String>,
    /// `page`, `given` or `inferred`.
    pub date_from: Option<&'static str>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its file.
    pub file: String,
    /// Its row, for a table file.
    pub row: Option<usize>,
    /// Words of its headline.
    pub words_headline: u64,
    /// Words of its lede and body.
    pub words_body: u64,
    /// The paragraphs in order, with set-aside lines in their place; empty when the report holds no full texts.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph of an article, cut into stretches.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Paragraph {
    /// `headline`, `lede`, `body`, or the role of a set-aside line: `byline`, `caption`, `boilerplate`.
    pub role: &'static str,
    /// The stretches; joined they are the paragraph, byte for byte.
    pub pieces: Vec<Piece>,
}

/// A stretch of text in one voice, with at most one mark.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whose words; nothing in a set-aside line.
    pub voice: Option<Voice>,
    /// Indices into [`Findings::exhibits`](crate::findings::Findings::exhibits) of the hits this stretch belongs to; empty for plain text.
    pub exhibits: Vec<usize>,
}

/// A lexicon as a reader should know it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LexiconCard {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// Its language.
    pub language: String,
    /// Its licence.
    pub licence: String,
    /// Where it comes from.
    pub source: String,
    /// What it cannot show.
    pub limits: String,
    /// SHA-256 of its file.
    pub digest: String,
    /// True when it was named for this comparison: its categories and labels are the declared family.
    pub declared: bool,
    /// What people found who looked at its marks.
    pub audit: CardAudit,
    /// Terms and labels it lists.
    pub entries: usize,
    /// Those of them without a hit in this corpus.
    pub dead: usize,
    /// The entries that were hit, with why they are listed.
    pub listed: Vec<ListedEntry>,
    /// Uses that an entry's own rules ruled out, by entry.
    pub passed_over: Vec<PassedOver>,
}

/// Why a word that was found is listed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListedEntry {
    /// The category's or naming set's id.
    pub group: String,
    /// The term's or label's id.
    pub item: String,
    /// What a reader sees.
    pub shown: String,
    /// `name`, `description`, `disputed`; nothing for a term.
    pub kind: Option<String>,
    /// Why it is listed.
    pub note: String,
    /// Whom or what else the word often means; empty for a word that says whom it means.
    pub broad: String,
    /// What others write, each with the reason for saying so.
    pub others_write: Vec<(String, String)>,
}

/// Uses that a lexicon's rules ruled out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PassedOver {
    /// What a reader sees of the entry.
    pub shown: String,
    /// `exception`, `guard`, `covered` or `case`. It is not read back: only the page made with the report shows it.
    #[serde(skip_deserializing)]
    pub reason: &'static str,
    /// How often.
    pub times: u64,
    /// One example from the corpus, as it stands in the text.
    pub example: String,
}

/// What happened to the inputs, summed up.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LedgerSummary {
    /// Inputs found.
    pub inputs: usize,
    /// How many had each status, as (`read`, 2); all statuses that occur.
    pub by_status: Vec<(String, usize)>,
    /// What was set aside, as (role, lines, words); all roles that occur.
    pub set_aside: Vec<(String, usize, u64)>,
    /// The first inputs that were not read, at most twenty.
    pub not_read: Vec<LedgerLine>,
}

/// What made the report. No clock: the manifest alone holds a timestamp.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// The version of slantwise.
    pub version: String,
    /// How words are told apart: "UAX #29 (Unicode 17), ICU4X".
    pub words_by: String,
    /// The number for resampling.
    pub rng_seed: u64,
    /// The name of the generator.
    pub rng: String,
    /// The command that makes the report again.
    pub again: String,
}
