//! A hit with its place, so that each number leads back to words.
//!
//! A corpus has many hits and few articles and entries, so that hits share the names of both.

use std::sync::Arc;

use crate::lexicon::{EntryId, Lexicon};
use crate::span::Span;
use crate::text::{Voice, Zone};

/// The article of a hit; one value for all of its hits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Origin {
    /// The article's id.
    pub article: String,
    /// Its outlet.
    pub outlet: String,
    /// Its file.
    pub file: String,
    /// Its line, in a table file.
    pub row: Option<usize>,
}

/// The entry of a hit; one value for all of its hits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Listed {
    /// The lexicon's id.
    pub lexicon: String,
    /// The naming set's id; empty for a term.
    pub naming: String,
    /// The label's id; empty for a term.
    pub label: String,
    /// The term's id; empty for a label.
    pub term: String,
    /// Ids of the term's categories; empty for a label.
    pub categories: Vec<String>,
    /// What a reader sees.
    pub shown: String,
}

impl Listed {
    /// The names of an entry.
    pub fn new(lexicon: &Lexicon, id: EntryId) -> Listed {
        let entry = lexicon.entry(id);
        let (categories, term, naming, label) = match id {
            EntryId::Term(index) => (lexicon.terms[index as usize].categories.clone(), entry.id.clone(), String::new(), String::new()),
            EntryId::Label(set, _) => (Vec::new(), String::new(), lexicon.namings[set as usize].id.clone(), entry.id.clone()),
        };
        Listed { lexicon: lexicon.header.id.clone(), naming, label, term, categories, shown: entry.show.clone() }
    }

    /// The id of the naming set, or of the term's first category.
    pub fn group(&self) -> &str {
        if self.naming.is_empty() { self.categories.first().map_or("", String::as_str) } else { &self.naming }
    }

    /// The id of the label or term.
    pub fn item(&self) -> &str {
        if self.naming.is_empty() { &self.term } else { &self.label }
    }
}

/// What a reader is shown of a hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// Its sentence, shared by all hits in it.
    pub sentence: Arc<str>,
    /// The reporting verb, or what stands in the marks: what decided the voice.
    pub decided_by: Option<Box<str>>,
}

/// One hit, by names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Its article.
    pub origin: Arc<Origin>,
    /// Its entry.
    pub listed: Arc<Listed>,
    /// False when the naming set's conditions are not met.
    pub resolved: bool,
    /// Where it stands.
    pub zone: Zone,
    /// Whose words.
    pub voice: Voice,
    /// A second acceptable reading.
    pub alt_voice: Option<Voice>,
    /// Under a denial or prevention.
    pub negated: bool,
    /// Who is quoted or reported, where found.
    pub speaker: Option<Box<str>>,
    /// The tenth of the body it stands in, 1 to 10; 0 in a headline.
    pub tenth: u8,
    /// Bytes of the article's text.
    pub span: Span,
    /// Bytes of its sentence.
    pub sentence_span: Span,
    /// The words.
    pub text: Box<str>,
    /// What is shown of it, for the hits of the sample.
    pub quoted: Option<Quoted>,
    /// Place in the draw of the sample: the smallest are kept.
    pub draw: u64,
    /// True for the first hit on this span in this lexicon: a word listed twice counts once in the lexicon's total.
    pub counts_in_total: bool,
    /// True for its article's first resolved mention of its naming set, headline included.
    pub is_first: bool,
}

impl Occurrence {
    /// Where it stands in its article, and what it is a hit of: the order of tables.
    pub(super) fn place(&self) -> (Span, &str, bool, &str, &str, &str) {
        let listed = &*self.listed;
        (self.span, &listed.lexicon, listed.naming.is_empty(), &listed.naming, &listed.term, &listed.label)
    }

    /// The sentence, for a hit of the sample.
    pub fn sentence(&self) -> Option<&str> {
        self.quoted.as_ref().map(|quoted| &*quoted.sentence)
    }
}
