//! A place passed over, with its reason in plain words.

use std::sync::Arc;

use crate::evidence::occurrence::{Listed, Origin};
use crate::matcher::MissReason;
use crate::span::Span;
use crate::text::{Voice, Zone};

/// One place that looks like a hit and is none, by names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// Its article.
    pub origin: Arc<Origin>,
    /// What it looks like.
    pub listed: Arc<Listed>,
    /// The pattern that fits, as it is listed.
    pub pattern: Box<str>,
    /// Why it is none.
    pub reason: MissReason,
    /// The longer phrase that took its place, the exception, or the guarding word.
    pub because_of: Option<Box<str>>,
    /// Where it stands.
    pub zone: Zone,
    /// Whose words.
    pub voice: Voice,
    /// Bytes of the article's text.
    pub span: Span,
    /// Bytes of its sentence.
    pub sentence_span: Span,
    /// The sentence.
    pub sentence: Arc<str>,
}

impl PassedOver {
    /// Why it is no hit: "part of the longer phrase “new government”".
    pub fn why(&self) -> String {
        let because_of = self.because_of.as_deref().unwrap_or_default();
        match self.reason {
            MissReason::Covered => format!("part of the longer phrase “{because_of}”"),
            MissReason::Exception => format!("the list leaves out “{because_of}”"),
            MissReason::Guard => format!("“{because_of}” stands near"),
            MissReason::Case => format!("capitals differ: the list asks for “{}”", self.pattern),
        }
    }
}
