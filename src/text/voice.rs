//! Whose words a stretch of text is.
//!
//! Counting a politician's quotation as the outlet's wording would be an accusation, so `Own` is what is left when nothing speaks
//! against it. Quotation marks decide first, then reporting verbs; a reporting cue the rules cannot settle gives `Unclear`.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How a reporting verb stands to what it reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// said, stated, told
    Neutral,
    /// confirmed, acknowledged, revealed: takes the content for true
    Factive,
    /// claimed, alleged, asserted: keeps its distance
    Distancing,
}

impl Stance {
    /// Every stance, in the order of tables.
    pub const ALL: [Stance; 3] = [Stance::Neutral, Stance::Factive, Stance::Distancing];

    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Stance::Neutral => "neutral",
            Stance::Factive => "factive",
            Stance::Distancing => "distancing",
        }
    }
}

/// Whose words these are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// The newsroom's own words, with no source.
    Own,
    /// Inside quotation marks, as somebody's speech.
    Quoted,
    /// One to three words in quotation marks that are no full utterance.
    Partial,
    /// Indirect speech, or the content of a document.
    Attributed {
        /// How the reporting verb stands to the content.
        stance: Stance,
    },
    /// A reporting cue governs the clause and the rules cannot settle it.
    Unclear,
}

impl Voice {
    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Voice::Own => "own",
            Voice::Quoted => "quoted",
            Voice::Partial => "partial",
            Voice::Attributed { .. } => "attributed",
            Voice::Unclear => "unclear",
        }
    }

    /// The stance of an attribution, nothing for the other voices.
    pub fn stance(self) -> Option<Stance> {
        match self {
            Voice::Attributed { stance } => Some(stance),
            _ => None,
        }
    }

    /// The voice and stance that two table cells stand for; nothing for words that are no voice.
    pub fn parse(key: &str, stance: &str) -> Option<Voice> {
        Some(match key {
            "own" => Voice::Own,
            "quoted" => Voice::Quoted,
            "partial" => Voice::Partial,
            "unclear" => Voice::Unclear,
            "attributed" => Voice::Attributed { stance: Stance::ALL.into_iter().find(|s| s.key() == stance)? },
            _ => return None,
        })
    }
}

impl Serialize for Stance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

impl Serialize for Voice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

/// How a verb stands to what it reports is not written with a voice, and reads back as neutral.
impl<'de> Deserialize<'de> for Voice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = String::deserialize(deserializer)?;
        Voice::parse(&key, Stance::Neutral.key()).ok_or_else(|| D::Error::custom(format!("{key:?} is no voice")))
    }
}

/// The voices a rate or a share is counted over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VoiceGroup {
    /// The outlet's own words: the default of every comparison.
    Own,
    /// Full quotations.
    Quoted,
    /// Partial quotations.
    Partial,
    /// Indirect speech of every stance.
    Attributed,
    /// What the rules could not settle.
    Unclear,
    /// Every voice together.
    All,
}

impl VoiceGroup {
    /// Every group, in the order of tables.
    pub const ALL: [VoiceGroup; 6] =
        [VoiceGroup::Own, VoiceGroup::Quoted, VoiceGroup::Partial, VoiceGroup::Attributed, VoiceGroup::Unclear, VoiceGroup::All];

    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            VoiceGroup::Own => "own",
            VoiceGroup::Quoted => "quoted",
            VoiceGroup::Partial => "partial",
            VoiceGroup::Attributed => "attributed",
            VoiceGroup::Unclear => "unclear",
            VoiceGroup::All => "all",
        }
    }

    /// True when a hit in the voice named `key` counts in this group.
    pub fn includes(self, key: &str) -> bool {
        self == VoiceGroup::All || self.key() == key
    }
}

impl Serialize for VoiceGroup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

impl<'de> Deserialize<'de> for VoiceGroup {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = String::deserialize(deserializer)?;
        Self::ALL.into_iter().find(|group| group.key() == key).ok_or_else(|| D::Error::custom(format!("{key:?} is no group of voices")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voice_survives_its_table_cells() {
        for voice in [Voice::Own, Voice::Quoted, Voice::Partial, Voice::Attributed { stance: Stance::Distancing }, Voice::Unclear] {
            let stance = voice.stance().map_or("", Stance::key);
            assert_eq!(Voice::parse(voice.key(), stance), Some(voice));
        }
        assert_eq!(Voice::parse("loud", ""), None);
    }

    #[test]
    fn all_voices_include_each_and_own_includes_only_own() {
        assert!(VoiceGroup::All.includes("quoted") && VoiceGroup::All.includes("own"));
        assert!(VoiceGroup::Own.includes("own") && !VoiceGroup::Own.includes("unclear"));
    }
}
