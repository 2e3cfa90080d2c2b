//! The rules of reading, kept as data in `lexicons/reading/`: reporting verbs, abbreviations, lines to set aside, negation.

use foldhash::HashSet;
use once_cell::sync::Lazy;
use regex::Regex;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::text::document::Role;
use crate::text::reporting::{Reporting, ReportingFile};

/// The data files for English: reporting, abbreviations, negation, lines to set aside.
const FILES: [&str; 4] = [
    include_str!("../../lexicons/reading/en/reporting.toml"),
    include_str!("../../lexicons/reading/en/abbreviations.toml"),
    include_str!("../../lexicons/reading/en/negation.toml"),
    include_str!("../../lexicons/reading/en/set-aside.toml"),
];

/// The rules for English, compiled once.
pub(super) static ENGLISH: Lazy<Rules> = Lazy::new(|| {
    let [reporting, abbreviations, negation, set_aside] = FILES;
    Rules::parse(reporting, abbreviations, negation, set_aside).expect("the reading rules are embedded, and a test reads them")
});

/// SHA-256 of the data files, in hexadecimal.
pub(super) fn digest() -> String {
    Sha256::digest(FILES.concat()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Everything the reading of one language needs to know.
#[derive(Debug)]
pub(super) struct Rules {
    /// Reporting verbs and phrases.
    pub reporting: Reporting,
    /// Abbreviations.
    pub abbreviations: Abbreviations,
    /// Words that deny.
    pub negation: Negation,
    /// Lines that are not the article.
    pub set_aside: Vec<LineRule>,
    /// What stands before the first words of a report.
    pub datelines: Vec<Regex>,
}

/// Words whose full stop does not end a sentence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Abbreviations {
    #[serde(rename = "language")]
    _language: String,
    /// A name or a figure always follows.
    pub always: HashSet<String>,
    /// May end a sentence too.
    pub sometimes: HashSet<String>,
    /// After one of those, these begin a new sentence.
    pub openers: HashSet<String>,
}

/// Words that deny or prevent what follows them.
#[derive(Debug)]
pub(super) struct Negation {
    /// How many words before a hit are searched.
    pub reach: usize,
    /// Cues, as folded words.
    pub cues: Vec<Vec<String>>,
    /// Phrases that look like a cue and are none.
    pub pseudo: Vec<Vec<String>>,
    /// Words that end a denial.
    pub terminators: HashSet<String>,
}

/// A rule that sets a whole line aside.
#[derive(Debug)]
pub(super) struct LineRule {
    /// Why such a line is set aside.
    pub role: Role,
    /// What the whole line must look like.
    pub line: Regex,
    /// Longer lines stay.
    pub max_words: usize,
    /// False when a line that ends as a sentence does stays.
    pub ends: bool,
    /// Lines the rule must set aside, for its test.
    #[cfg(test)]
    pub hit: Vec<String>,
    /// Lines the rule must leave, for its test.
    #[cfg(test)]
    pub miss: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NegationFile {
    #[serde(rename = "language")]
    _language: String,
    reach: usize,
    cues: Vec<String>,
    pseudo: Vec<String>,
    terminators: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetAsideFile {
    #[serde(rename = "language")]
    _language: String,
    datelines: Vec<String>,
    rule: Vec<RawLineRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLineRule {
    role: String,
    line: String,
    max_words: usize,
    #[serde(default = "yes")]
    ends: bool,
    #[serde(rename = "note")]
    _note: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "read so that the key is known; the tests use it"))]
    hit: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "read so that the key is known; the tests use it"))]
    miss: Vec<String>,
}

fn yes() -> bool {
    true
}

impl Rules {
    /// Reads the four data files of a language. The error is a sentence for the person who edited one of them.
    pub(super) fn parse(reporting: &str, abbreviations: &str, negation: &str, set_aside: &str) -> Result<Rules, String> {
        let told = |file: &str, error: toml::de::Error| format!("{file}: {error}");
        let reporting: ReportingFile = toml::from_str(reporting).map_err(|e| told("reporting.toml", e))?;
        let negation: NegationFile = toml::from_str(negation).map_err(|e| told("negation.toml", e))?;
        let set_aside: SetAsideFile = toml::from_str(set_aside).map_err(|e| told("set-aside.toml", e))?;
        Ok(Rules {
            reporting: Reporting::from_file(reporting)?,
            abbreviations: toml::from_str(abbreviations).map_err(|e| told("abbreviations.toml", e))?,
            negation: Negation {
                reach: negation.reach,
                cues: split_all(&negation.cues),
                pseudo: split_all(&negation.pseudo),
                terminators: negation.terminators,
            },
            datelines: set_aside
                .datelines
                .iter()
                .map(|dateline| Regex::new(&format!("^(?:{dateline})")).map_err(|e| format!("set-aside.toml: {e}")))
                .collect::<Result<_, _>>()?,
            set_aside: set_aside.rule.into_iter().map(LineRule::from_raw).collect::<Result<_, _>>()?,
        })
    }
}

impl LineRule {
    fn from_raw(raw: RawLineRule) -> Result<LineRule, String> {
        let role = Role::ALL.into_iter().find(|role| role.key() == raw.role);
        let role = role.ok_or_else(|| format!("set-aside.toml: unknown role {:?}", raw.role))?;
        let line = Regex::new(&format!("^(?:{})$", raw.line)).map_err(|e| format!("set-aside.toml: {e}"))?;
        Ok(LineRule {
            role,
            line,
            max_words: raw.max_words,
            ends: raw.ends,
            #[cfg(test)]
            hit: raw.hit,
            #[cfg(test)]
            miss: raw.miss,
        })
    }
}

pub(super) fn split_all(phrases: &[String]) -> Vec<Vec<String>> {
    phrases.iter().map(|phrase| phrase.split_whitespace().map(str::to_string).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_rules_are_well_formed() {
        assert!(ENGLISH.reporting.verbs.len() > 300);
        assert!(ENGLISH.set_aside.iter().all(|rule| !rule.hit.is_empty() && !rule.miss.is_empty()));
    }
}
