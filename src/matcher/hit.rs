//! What a search finds, and what it passed over.

use serde::{Deserialize, Serialize};

use crate::lexicon::EntryId;
use crate::span::Span;
use crate::text::{VoiceReading, Zone};

/// One occurrence of a term or label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub entry: EntryId,
    /// From its first word to its last.
    pub span: Span,
    /// Index of its sentence in the document.
    pub sentence: usize,
    /// Where it stands.
    pub zone: Zone,
    /// Whose words it is, and what decided that.
    pub voice: VoiceReading,
    /// True under a denial or prevention; the word was used all the same.
    pub negated: bool,
    /// False when its naming set asks for words near it that are not there.
    pub resolved: bool,
}

/// A place that looks like a hit and is none. A place inside a hit of the same entry is no miss: the entry was counted there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Miss {
    /// What it looks like.
    pub entry: EntryId,
    /// Which of the entry's patterns fits, by its index.
    pub pattern: usize,
    /// From its first word to its last.
    pub span: Span,
    /// Index of its sentence in the document.
    pub sentence: usize,
    /// Why it is none.
    pub reason: MissReason,
    /// The longer phrase that took its place, the exception, or the guarding word.
    pub because_of: Option<Span>,
}

/// Why a place is no hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MissReason {
    /// A phrase in the entry's `except`.
    Exception,
    /// A word in the entry's `guard` stands near.
    Guard,
    /// A longer match covers it.
    Covered,
    /// The capitals are not those asked for.
    Case,
}

impl MissReason {
    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            MissReason::Exception => "exception",
            MissReason::Guard => "guard",
            MissReason::Covered => "covered",
            MissReason::Case => "case",
        }
    }
}

/// What one lexicon found in one document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The hits, in order of the text, then of the lexicon.
    pub hits: Vec<Hit>,
    /// What was passed over, in the same order.
    pub misses: Vec<Miss>,
}
