//! A number of a report, with what it is a number of.

use std::collections::BTreeMap;

use crate::compare::{Interval, Level};
use crate::text::VoiceGroup;

/// Which number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A label's part of the mentions of its naming set, 0 to 1.
    Share,
    /// Hits per thousand words.
    Rate,
    /// The rate over that of the other outlets.
    Ratio,
}

impl What {
    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            What::Share => "share",
            What::Rate => "rate",
            What::Ratio => "ratio",
        }
    }
}

/// What a number is a number of. What a reader sees is not in it: a new version of a list may show a word otherwise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Which number.
    pub what: What,
    /// The lexicon's id.
    pub lexicon: String,
    /// `lexicon`, `category`, `term`, `naming` or `label`.
    pub level: String,
    /// The category's or naming set's id.
    pub group: String,
    /// The term's or label's id.
    pub item: String,
    /// The outlet.
    pub outlet: String,
    /// The place of its voice in [`VOICES`].
    voice: usize,
}

/// Voices as they are told: own words first, all beside them, then the parts.
pub const VOICES: [VoiceGroup; 6] =
    [VoiceGroup::Own, VoiceGroup::All, VoiceGroup::Quoted, VoiceGroup::Partial, VoiceGroup::Attributed, VoiceGroup::Unclear];

impl Key {
    /// A key; `of` is the lexicon's id, the level, the group and the item.
    pub fn new(what: What, of: [&str; 4], outlet: &str, voice: VoiceGroup) -> Key {
        let [lexicon, level, group, item] = of.map(str::to_string);
        let voice = VOICES.iter().position(|known| *known == voice).unwrap_or_default();
        Key { what, lexicon, level, group, item, outlet: outlet.to_string(), voice }
    }

    /// The voices counted.
    pub fn voice(&self) -> VoiceGroup {
        VOICES[self.voice]
    }

    /// Its place among the voices, own words first.
    pub(super) fn voice_rank(&self) -> usize {
        self.voice
    }

    /// What is counted in which outlet, whatever the number and the voice.
    pub fn subject(&self) -> [&str; 5] {
        [&self.lexicon, &self.level, &self.group, &self.item, &self.outlet]
    }
}

/// A number.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What a reader sees of its subject.
    pub shown: String,
    /// Hits or mentions; nothing for a ratio.
    pub hits: Option<u64>,
    /// What they are among: words, or mentions of the whole set.
    pub of: Option<u64>,
    /// The number; nothing where it is undefined.
    pub value: Option<f64>,
    /// Its 95 % interval.
    pub interval: Option<Interval>,
    /// What may be claimed of a ratio.
    pub level: Option<Level>,
    /// The other side of a ratio.
    pub reference: String,
    /// The one article or term that a ratio rests on; empty for none.
    pub rests_on: String,
}

impl Cell {
    /// True when it may be claimed.
    pub(super) fn is_claim(&self) -> bool {
        self.level.is_some_and(|level| level > Level::Seen)
    }

    /// True when there is something to count: a use, or a ratio.
    pub fn is_used(&self) -> bool {
        self.hits.is_none_or(|hits| hits > 0)
    }
}

/// The numbers of a report.
pub type Cells = BTreeMap<Key, Cell>;
