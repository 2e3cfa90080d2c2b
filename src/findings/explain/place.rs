//! Where hits stand: the articles, and the places in them.

use serde::Serialize;

/// An article with hits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ArticleHits {
    /// Its id.
    pub article: String,
    /// Its headline; empty when it has none.
    pub title: String,
    /// Its day, ISO; empty when unknown.
    pub date: String,
    /// Where the day comes from.
    pub date_from: String,
    /// Where it was published; empty when unknown.
    pub url: String,
    /// Its analysed words.
    pub words: u64,
    /// Its hits.
    pub hits: u64,
}

/// One hit with its place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HitFound {
    /// The article's id.
    pub article: String,
    /// Its file.
    pub file: String,
    /// Its row, in a table file.
    pub row: Option<u64>,
    /// First byte of the hit in the article's text.
    pub start: u64,
    /// The byte behind it.
    pub end: u64,
    /// First byte of the sentence.
    pub sentence_start: u64,
    /// The byte behind it.
    pub sentence_end: u64,
    /// What a reader sees of the term or label.
    pub shown: String,
    /// The words.
    pub text: String,
    /// Whose words.
    pub voice: String,
    /// How the reporting verb stands to them; empty for other voices.
    pub stance: String,
    /// A second acceptable reading; empty when there is none.
    pub alt_voice: String,
    /// Who is quoted or reported, where found.
    pub speaker: String,
    /// `headline`, `lede` or `body`.
    pub zone: String,
    /// True under a denial or prevention.
    pub negated: bool,
    /// False when a naming set's conditions are not met.
    pub resolved: bool,
    /// The sentence, where the report holds it.
    pub sentence: Option<String>,
}
