//! What was counted again, and why.

use std::collections::BTreeMap;

/// What was counted again, and why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recounted {
    /// Whether there were counts of an earlier run that could be used.
    pub from_last: bool,
    /// How many files the corpus has.
    pub of: usize,
    /// Of how many files texts were read again.
    pub files: usize,
    /// Those, by the first reason that holds of each.
    pub why: BTreeMap<Why, usize>,
    /// Files of the last run that are no longer there.
    pub gone: usize,
    /// How many texts were read.
    pub texts: u64,
    /// In how many texts each word list was looked for, by its id.
    pub searched: BTreeMap<String, u64>,
}

/// Why a file was counted again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// It was not there before, or under another name.
    New,
    /// Its bytes are others.
    Changed,
    /// `articles.csv` or a column's name says something else of it, or other lines are set aside.
    Told,
    /// It holds an article that did not count before, or counted as another outlet's.
    Admitted,
    /// Somebody corrected a mark in it.
    Corrected,
    /// Other word lists are used.
    Lists,
}

impl Why {
    fn words(self, files: usize) -> String {
        match self {
            Why::New => format!("{files} new"),
            Why::Changed => format!("{files} changed"),
            Why::Told => format!("{files} with other details"),
            Why::Admitted => format!("{files} with articles of other days, ids or outlets"),
            Why::Corrected => format!("{files} with corrections"),
            Why::Lists => format!("{files} for other word lists"),
        }
    }
}

impl Recounted {
    /// One sentence on it; nothing for a first run, when all is counted for the first time.
    pub fn sentence(&self) -> Option<String> {
        if !self.from_last {
            return None;
        }
        let mut reasons: Vec<String> = self.why.iter().map(|(why, files)| why.words(*files)).collect();
        if self.gone > 0 {
            reasons.push(format!("{} no longer there", self.gone));
        }
        let reasons = if reasons.is_empty() { String::new() } else { format!(": {}", reasons.join(", ")) };
        // Where a list was looked for in some texts and not in others, the rest was taken from the last run.
        let searched: Vec<&str> = self.searched.iter().filter(|(_, texts)| **texts > 0).map(|(id, _)| id.as_str()).collect();
        let is_part = self.searched.values().any(|texts| *texts < self.texts);
        let lists = match (is_part, searched.is_empty()) {
            (false, _) => String::new(),
            (true, true) => "; no word list looked for again".to_string(),
            (true, false) => format!("; looked for again: {}", searched.join(", ")),
        };
        Some(format!("{} of {} files counted again{reasons}{lists}", self.files, self.of))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_counted_again_is_said_with_its_reasons() {
        let mut told = Recounted { of: 804, ..Recounted::default() };
        assert_eq!(told.sentence(), None);
        told.from_last = true;
        assert_eq!(told.sentence().unwrap(), "0 of 804 files counted again");
        told = Recounted { files: 3, why: [(Why::Changed, 2), (Why::New, 1)].into(), gone: 1, texts: 3, ..told };
        told.searched = [("conflict".to_string(), 3), ("hedges".to_string(), 3)].into();
        assert_eq!(told.sentence().unwrap(), "3 of 804 files counted again: 1 new, 2 changed, 1 no longer there");
        told = Recounted { files: 804, why: [(Why::Lists, 804)].into(), gone: 0, texts: 804, ..told };
        told.searched = [("conflict".to_string(), 804), ("hedges".to_string(), 0)].into();
        assert_eq!(told.sentence().unwrap(), "804 of 804 files counted again: 804 for other word lists; looked for again: conflict");
    }
}
