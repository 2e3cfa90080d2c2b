//! An article read into words, sentences, zones, quotations and voices.

use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::text::voice::{Stance, Voice};

/// Where in an article a stretch stands. What is in no zone (byline, caption, boilerplate) is neither hit nor denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Zone {
    /// The title.
    Headline,
    /// The first paragraph of the body.
    Lede,
    /// The rest of the body. "Body words" in a report are lede and body together.
    Body,
}

impl Zone {
    /// Every zone, in reading order.
    pub const ALL: [Zone; 3] = [Zone::Headline, Zone::Lede, Zone::Body];

    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Zone::Headline => "headline",
            Zone::Lede => "lede",
            Zone::Body => "body",
        }
    }
}

/// Why a line is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// The author's name.
    Byline,
    /// Place and agency before the first words: "DAMASCUS (Reuters) —".
    Dateline,
    /// Words under a picture, and its credit.
    Caption,
    /// Words of the page around the article: "See also", "Subscribe", comment forms.
    Boilerplate,
}

impl Role {
    /// Every role, in the order of summaries.
    pub const ALL: [Role; 4] = [Role::Byline, Role::Dateline, Role::Caption, Role::Boilerplate];

    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Role::Byline => "byline",
            Role::Dateline => "dateline",
            Role::Caption => "caption",
            Role::Boilerplate => "boilerplate",
        }
    }
}

/// A word by UAX #29: a segment with a letter or a digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its bytes.
    pub span: Span,
    /// Index of its sentence in [`Document::sentences`].
    pub sentence: usize,
}

/// A sentence of the analysed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, without white space at either end.
    pub span: Span,
    /// Where it stands.
    pub zone: Zone,
    /// Index of its paragraph, counted over the whole text.
    pub paragraph: usize,
    /// Its first word in [`Document::words`].
    pub first_word: usize,
    /// The word after its last.
    pub end_word: usize,
}

/// A line of the page that is not the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetAside {
    /// Its bytes.
    pub span: Span,
    /// Why it is set aside.
    pub role: Role,
    /// Its words.
    pub words: usize,
}

/// A stretch inside quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// The words between the marks.
    pub inner: Span,
    /// With the marks.
    pub outer: Span,
    /// What the marks mean.
    pub kind: QuotationKind,
    /// Who speaks, where a simple rule finds it.
    pub speaker: Option<Span>,
    /// The reporting verb, where one was found.
    pub cue: Option<Span>,
}

/// What quotation marks mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotationKind {
    /// Somebody's speech.
    Speech,
    /// One to three words that are no full utterance.
    Partial,
    /// A title or a name; not speech. The words count as the voice around them.
    Title,
}

/// A clause under a reporting cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribution {
    /// The clause that is reported.
    pub span: Span,
    /// The reporting verb or phrase.
    pub cue: Span,
    /// Who is reported, where a simple rule finds it.
    pub speaker: Option<Span>,
    /// How the cue stands to its content.
    pub reading: Reading,
}

/// What an attribution makes of the words it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// They are reported speech or the content of a document.
    Reported(Stance),
    /// They describe what somebody seeks or wants: the outlet's words, and a second reading as reported is acceptable.
    Aim,
    /// A cue governs the clause, and the rules cannot settle how.
    Unsettled,
}

/// The voice of a stretch, with what decided it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VoiceReading {
    /// Whose words they are.
    pub voice: Voice,
    /// A second acceptable reading.
    pub alt: Option<Voice>,
    /// Who speaks, where found.
    pub speaker: Option<Span>,
    /// The quotation marks' content or the reporting cue that decided; nothing for `Own` with nothing against it.
    pub decided_by: Option<Span>,
}

/// An article, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The analysed words, in order of the text. Set-aside lines hold none.
    pub words: Vec<Word>,
    /// The analysed sentences, in order of the text.
    pub sentences: Vec<Sentence>,
    /// Lines that are not the article.
    pub set_aside: Vec<SetAside>,
    /// Stretches in quotation marks, in order of the text; they do not overlap.
    pub quotations: Vec<Quotation>,
    /// Clauses under a reporting cue, in order of the text; they may overlap.
    pub attributions: Vec<Attribution>,
    /// Quotation marks that never closed; each was closed at its paragraph's end.
    pub unbalanced_marks: usize,
    /// The words as they are compared, one behind the other, and where each ends.
    pub(super) keys: String,
    pub(super) key_ends: Vec<usize>,
    /// For each attribution the farthest end of it and those before it: where a search backwards can stop.
    pub(super) attribution_reach: Vec<usize>,
}

impl Document {
    /// The form in which the word at `index` is compared (see [`crate::text::fold`]).
    pub fn key(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.key_ends[index - 1] };
        &self.keys[start..self.key_ends[index]]
    }

    /// Where the sentence at `index` stands.
    pub fn zone_of(&self, sentence: usize) -> Zone {
        self.sentences[sentence].zone
    }

    /// Words in a zone.
    pub fn words_in(&self, zone: Zone) -> usize {
        self.sentences.iter().filter(|s| s.zone == zone).map(|s| s.end_word - s.first_word).sum()
    }

    /// Words set aside in a role.
    pub fn words_set_aside(&self, role: Role) -> usize {
        self.set_aside.iter().filter(|s| s.role == role).map(|s| s.words).sum()
    }

    /// Whose words the stretch `span` is. Marks decide first; then a reporting cue; what nothing speaks against is the outlet's own.
    ///
    /// A stretch that begins in a quotation belongs to it, also when it runs on behind the closing mark.
    pub fn voice_of(&self, span: Span) -> VoiceReading {
        let from = self.quotations.partition_point(|q| q.outer.end() <= span.start());
        let quotation = self.quotations[from..].iter().take_while(|q| q.outer.start() < span.end()).find(|q| q.inner.overlaps(span));
        if let Some(q) = quotation.filter(|q| q.kind != QuotationKind::Title) {
            let (voice, alt) = match q.kind {
                QuotationKind::Partial => (Voice::Partial, Some(Voice::Quoted)),
                _ => (Voice::Quoted, None),
            };
            return VoiceReading { voice, alt, speaker: q.speaker, decided_by: Some(q.inner) };
        }
        match self.governing(span) {
            None => VoiceReading { voice: Voice::Own, alt: None, speaker: None, decided_by: None },
            Some(a) => {
                let (voice, alt) = match a.reading {
                    Reading::Reported(stance) => (Voice::Attributed { stance }, None),
                    Reading::Aim => (Voice::Own, Some(Voice::Attributed { stance: Stance::Neutral })),
                    Reading::Unsettled => (Voice::Unclear, Some(Voice::Own)),
                };
                VoiceReading { voice, alt, speaker: a.speaker, decided_by: Some(a.cue) }
            }
        }
    }

    /// The attribution that governs a stretch: the one that begins nearest before it. A settled reading beats an aim.
    fn governing(&self, span: Span) -> Option<&Attribution> {
        let before = self.attributions.partition_point(|a| a.span.start() <= span.start());
        let near =
            (0..before).rev().take_while(|&index| self.attribution_reach[index] >= span.end()).map(|index| &self.attributions[index]);
        let mut aim = None;
        for attribution in near.filter(|a| a.span.contains(span)) {
            if attribution.reading != Reading::Aim {
                return Some(attribution);
            }
            aim = aim.or(Some(attribution));
        }
        aim
    }
}
