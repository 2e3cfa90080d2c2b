//! What a person says about one mark.

use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::text::{Stance, Voice};

/// A person's word on one hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The article's id.
    pub article: String,
    /// The words it is about: bytes of the article's text.
    pub span: Span,
    /// The words that stood there when the person looked; the correction fits only while they still do.
    pub words: Option<String>,
    /// The lexicon's id; nothing means every lexicon.
    pub lexicon: Option<String>,
    /// The term's or label's id, or what a reader sees of it; nothing means every entry found there.
    pub entry: Option<String>,
    /// What the person says.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub who: String,
    /// The file it was read from.
    pub file: String,
    /// Its line there, counted from 1.
    pub line: usize,
}

/// What a person says about a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is as the tool says.
    Right,
    /// It is no use of the listed word in the listed sense: it does not count.
    Wrong,
    /// The word is used, for something else than its naming set means: it stays, unresolved, outside the shares.
    Other,
    /// It is in this voice.
    Voice(Voice),
}

impl Verdict {
    /// Every verdict, in the order of the guide.
    pub const ALL: [Verdict; 8] = [
        Verdict::Right,
        Verdict::Wrong,
        Verdict::Other,
        Verdict::Voice(Voice::Own),
        Verdict::Voice(Voice::Quoted),
        Verdict::Voice(Voice::Partial),
        Verdict::Voice(Voice::Attributed { stance: Stance::Neutral }),
        Verdict::Voice(Voice::Unclear),
    ];

    /// The word used in the file. A corrected attribution is neutral in stance.
    pub fn key(self) -> &'static str {
        match self {
            Verdict::Right => "right",
            Verdict::Wrong => "wrong",
            Verdict::Other => "other",
            Verdict::Voice(voice) => voice.key(),
        }
    }

    /// The verdict that a cell names.
    pub fn parse(key: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|verdict| verdict.key() == key.trim().to_lowercase())
    }
}

impl<'de> Deserialize<'de> for Verdict {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = String::deserialize(deserializer)?;
        Verdict::parse(&key).ok_or_else(|| serde::de::Error::custom(format!("{key:?} is no verdict")))
    }
}

impl Serialize for Verdict {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}
