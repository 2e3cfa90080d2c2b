//! A hit without names: what the text of an article alone gives for an occurrence, so that it can be kept and the text need not be read again.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::lexicon::EntryId;
use crate::span::Span;
use crate::text::{Stance, Voice, Zone};

/// The sentences of an article that hold hits, by their number in the document, each with its bytes.
pub type Sentences = BTreeMap<u32, (Span, Box<str>)>;

/// One hit of one lexicon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// Its entry.
    pub entry: EntryId,
    /// False when the naming set's conditions are not met.
    pub resolved: bool,
    /// Where it stands.
    pub zone: Zone,
    /// Whose words.
    #[serde(serialize_with = "write_voice", deserialize_with = "read_voice")]
    pub voice: Voice,
    /// A second acceptable reading.
    #[serde(serialize_with = "write_maybe", deserialize_with = "read_maybe")]
    pub alt_voice: Option<Voice>,
    /// Under a denial or prevention.
    pub negated: bool,
    /// Who is quoted or reported, where found.
    pub speaker: Option<Box<str>>,
    /// The tenth of the body it stands in, 1 to 10; 0 in a headline.
    pub tenth: u8,
    /// Bytes of the article's text.
    pub span: Span,
    /// The number of its sentence.
    pub sentence: u32,
    /// The words.
    pub text: Box<str>,
    /// What decided the voice.
    pub decided_by: Option<Box<str>>,
    /// True for the first hit on this span in this lexicon.
    pub counts_in_total: bool,
    /// True for its article's first resolved mention of its naming set.
    pub is_first: bool,
}

/// Every voice; a file holds its place here.
const VOICES: [Voice; 7] = [
    Voice::Own,
    Voice::Quoted,
    Voice::Partial,
    Voice::Attributed { stance: Stance::Neutral },
    Voice::Attributed { stance: Stance::Factive },
    Voice::Attributed { stance: Stance::Distancing },
    Voice::Unclear,
];

fn place(voice: Voice) -> Option<u8> {
    VOICES.iter().position(|one| *one == voice).map(|at| at as u8)
}

fn voice<E: serde::de::Error>(place: u8) -> Result<Voice, E> {
    VOICES.get(usize::from(place)).copied().ok_or_else(|| E::custom(format!("no voice has the number {place}")))
}

fn write_voice<S: Serializer>(voice: &Voice, serializer: S) -> Result<S::Ok, S::Error> {
    place(*voice).ok_or_else(|| serde::ser::Error::custom("a voice without a number"))?.serialize(serializer)
}

fn read_voice<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Voice, D::Error> {
    voice(u8::deserialize(deserializer)?)
}

fn write_maybe<S: Serializer>(voice: &Option<Voice>, serializer: S) -> Result<S::Ok, S::Error> {
    voice.and_then(place).serialize(serializer)
}

fn read_maybe<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Voice>, D::Error> {
    Option::<u8>::deserialize(deserializer)?.map(voice::<D::Error>).transpose()
}

impl Noted {
    /// Whether it begins in one of these sentences, with as many bytes as it says: what a file tells of a hit may be wrong.
    pub fn is_in(&self, sentences: &Sentences) -> bool {
        let Some((span, sentence)) = sentences.get(&self.sentence) else { return false };
        let begins = self.span.start().checked_sub(span.start());
        // Words that run on behind the sentence are shown up to its end.
        let ends = self.span.end().min(span.end()).checked_sub(span.start());
        let is_inside = begins.zip(ends).is_some_and(|(begins, ends)| sentence.get(begins..ends).is_some());
        is_inside && sentence.len() == span.len() && self.text.len() == self.span.len() && self.tenth <= 10
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_voice_reads_back_with_its_stance() {
        for (at, voice) in VOICES.into_iter().enumerate() {
            let noted = Noted {
                entry: EntryId::Label(1, 2),
                resolved: true,
                zone: Zone::Lede,
                voice,
                alt_voice: (at % 2 == 0).then_some(voice),
                negated: false,
                speaker: Some("the mayor".into()),
                tenth: 10,
                span: Span::new(3, 9),
                sentence: 1,
                text: "rebels".into(),
                decided_by: None,
                counts_in_total: true,
                is_first: false,
            };
            let json = serde_json::to_string(&noted).unwrap();
            assert_eq!(serde_json::from_str::<Noted>(&json).unwrap(), noted);
            assert!(serde_json::from_str::<Noted>(&json.replace(&format!("\"voice\":{at}"), "\"voice\":7")).is_err());
            let sentences = |at: usize, sentence: &str| Sentences::from([(1, (Span::new(at, at + sentence.len()), sentence.into()))]);
            assert!(noted.is_in(&sentences(3, "rebels ran.")) && noted.is_in(&sentences(1, "x rebe")), "it may run on");
            assert!(!noted.is_in(&Sentences::new()) && !noted.is_in(&sentences(4, "ebels ran.")) && !noted.is_in(&sentences(2, "“rebels")));
        }
    }
}
