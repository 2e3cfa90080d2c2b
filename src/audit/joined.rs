//! The key joined to what coders said of each mark, and what that makes of the mark.

use crate::audit::key::{Key, KeyRow};
use crate::audit::sheet::{Answer, Sense, Sheet};
use crate::text::Voice;

/// A mark with the answers of all coders, or the one answer on which they settled.
#[derive(Debug)]
pub struct Joined<'a> {
    /// The mark.
    pub row: &'a KeyRow,
    /// What each coder said, before anything was settled.
    pub said: Vec<&'a Answer>,
    /// What was settled, where something was.
    pub settled: Option<&'a Answer>,
}

/// What several coders say of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Common<T> {
    /// Nobody coded it.
    Missing,
    /// All who coded it say the same.
    Same(T),
    /// They differ.
    Apart,
}

/// Which question an audit answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Of the marks: those that mean what the list says.
    Sense,
    /// Of the marks in the outlets' own words, as the tool has it: those that mean what the list says and are the outlets' own words.
    Own,
    /// Of the marks that mean what the list says: those whose voice the tool reads as people do.
    Voice,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Measure; 3] = [Measure::Sense, Measure::Own, Measure::Voice];

    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Measure::Sense => "sense",
            Measure::Own => "own",
            Measure::Voice => "voice",
        }
    }
}

/// The rows of a key, each with what every sheet says of it. A code on the settled sheet takes the place of what coders said.
pub fn join<'a>(key: &'a Key, sheets: &'a [Sheet], settled: Option<&'a Sheet>) -> Vec<Joined<'a>> {
    let joined = |(index, row): (usize, &'a KeyRow)| Joined {
        row,
        said: sheets.iter().map(|sheet| &sheet.answers[index]).collect(),
        settled: settled.map(|sheet| &sheet.answers[index]).filter(|answer| answer.sense.is_some()),
    };
    key.rows().iter().enumerate().map(joined).collect()
}

impl Joined<'_> {
    fn answers(&self) -> impl Iterator<Item = &Answer> {
        let said = self.said.iter().copied().filter(|_| self.settled.is_none());
        self.settled.into_iter().chain(said)
    }

    /// Whether it means what the list says.
    pub fn sense(&self) -> Common<Sense> {
        common(self.answers().map(|answer| answer.sense))
    }

    /// Whose words they are.
    pub fn voice(&self) -> Common<Voice> {
        common(self.answers().map(|answer| answer.voice))
    }

    /// True when coders differ in anything that is not settled: in the sense, or in the voice of what means what the list says.
    pub fn is_disputed(&self) -> bool {
        match self.sense() {
            Common::Apart => true,
            Common::Same(Sense::Yes) => self.voice() == Common::Apart,
            _ => false,
        }
    }

    /// Whether the tool is right: nothing where the question does not arise or nobody has coded it. Right only when all who coded it say so.
    pub fn is_right(&self, measure: Measure) -> Option<bool> {
        let voice_is = |wanted: &str| match self.voice() {
            Common::Missing => None,
            Common::Same(voice) => Some(voice.key() == wanted),
            Common::Apart => Some(false),
        };
        match (measure, self.sense()) {
            (_, Common::Missing) => None,
            (Measure::Sense, sense) => Some(sense == Common::Same(Sense::Yes)),
            (Measure::Own, _) if self.row.voice != Voice::Own.key() => None,
            (Measure::Own | Measure::Voice, Common::Same(Sense::Yes)) => voice_is(&self.row.voice),
            (Measure::Own, _) => Some(false),
            (Measure::Voice, _) => None,
        }
    }
}

fn common<T: Copy + PartialEq>(codes: impl Iterator<Item = Option<T>>) -> Common<T> {
    codes.flatten().fold(Common::Missing, |common, code| match common {
        Common::Missing => Common::Same(code),
        Common::Same(first) if first == code => common,
        _ => Common::Apart,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::fixture::key;

    /// Sense, own and voice of one mark that the tool reads in `voice`, as each coder codes it.
    fn right(voice: &str, codes: &[&str], settled: Option<&str>) -> [Option<bool>; 3] {
        let key = key(&[voice]);
        let sheet = |code: &&str| Sheet::read("s.csv", format!("id,right,voice\nx-1,{code}\n").as_bytes(), &key).unwrap();
        let sheets: Vec<Sheet> = codes.iter().map(sheet).collect();
        let settled = settled.map(|code| sheet(&code));
        let joined = join(&key, &sheets, settled.as_ref());
        Measure::ALL.map(|measure| joined[0].is_right(measure))
    }

    #[test]
    fn a_mark_is_right_when_all_who_coded_it_say_so() {
        assert_eq!(right("own", &["yes,own", "yes,own"], None), [Some(true); 3]);
        assert_eq!(right("own", &["yes,own", "no,"], None), [Some(false), Some(false), None]);
        assert_eq!(right("own", &["yes,own", "yes,quoted"], None), [Some(true), Some(false), Some(false)]);
        assert_eq!(right("quoted", &["yes,quoted", "yes,quoted"], None), [Some(true), None, Some(true)]);
        assert_eq!(right("own", &["unsure,"], None), [Some(false), Some(false), None]);
        assert_eq!(right("own", &["yes,own", ","], None), [Some(true); 3]);
        assert_eq!(right("own", &[",", ","], None), [None; 3]);
    }

    #[test]
    fn what_was_settled_takes_the_place_of_what_was_said() {
        assert_eq!(right("own", &["yes,own", "no,"], Some("yes,own")), [Some(true); 3]);
        assert_eq!(right("own", &["yes,own", "no,"], Some(",")), [Some(false), Some(false), None]);
    }
}
