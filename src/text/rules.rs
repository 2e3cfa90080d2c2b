//! The rules of reading, kept as data in `lexicons/reading/`: reporting verbs, abbreviations, lines to set aside, negation.

use std::collections::{HashMap, HashSet};

use once_cell::sync::Lazy;
use regex::Regex;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::text::document::{Reading, Role};
use crate::text::voice::Stance;

/// The data files for English: reporting, abbreviations, negation, lines to set aside.
const FILES: [&str; 4] = [
    include_str!("../../lexicons/reading/en/reporting.toml"),
    include_str!("../../lexicons/reading/en/abbreviations.toml"),
    include_str!("../../lexicons/reading/en/negation.toml"),
    include_str!("../../lexicons/reading/en/set-aside.toml"),
];

/// The rules for English, compiled once.
pub static ENGLISH: Lazy<Rules> = Lazy::new(|| {
    let [reporting, abbreviations, negation, set_aside] = FILES;
    Rules::parse(reporting, abbreviations, negation, set_aside).expect("the reading rules are embedded, and a test reads them")
});

/// SHA-256 of the data files, in hexadecimal.
pub fn digest() -> String {
    Sha256::digest(FILES.concat()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Everything the reading of one language needs to know.
#[derive(Debug)]
pub struct Rules {
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

/// The shape of a verb form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// say
    Base,
    /// says
    Third,
    /// said
    Past,
    /// saying
    Participle,
}

/// One form of a reporting verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// Its shape.
    pub form: Form,
    /// What it makes of its clause.
    pub reading: Reading,
    /// True when it governs only a clause that begins with "that".
    pub needs_that: bool,
    /// A word that must follow.
    pub particle: Option<String>,
    /// True when that word may follow a few words later.
    pub stands_off: bool,
}

/// Reporting verbs by their folded form, and the small words around them.
#[derive(Debug, Default)]
pub struct Reporting {
    /// A form can belong to several verbs.
    pub verbs: HashMap<String, Vec<Cue>>,
    /// Phrases such as "according to", as folded words.
    pub phrases: Vec<Vec<String>>,
    /// Nouns such as "claim", whose clause is somebody's.
    pub nouns: HashSet<String>,
    /// Nouns such as "call", whose "to" or "for" opens what somebody wants.
    pub nouns_of_will: HashSet<String>,
    /// Forms that are nouns more often than verbs.
    pub nouns_too: HashSet<String>,
    /// What must follow such a form to make it a verb.
    pub articles: HashSet<String>,
    /// See the data file.
    pub determiners: HashSet<String>,
    /// See the data file.
    pub before_nouns: HashSet<String>,
    /// See the data file.
    pub auxiliaries: HashSet<String>,
    /// See the data file.
    pub reports_its_subject: HashSet<String>,
    /// Lines that sign a post.
    pub signatures: Vec<Regex>,
    /// See the data file.
    pub goes_on: HashSet<String>,
    /// See the data file.
    pub goes_on_behind: HashSet<String>,
    /// See the data file.
    pub noun_verbs: HashSet<String>,
    /// See the data file, as folded words.
    pub headline_tags: Vec<Vec<String>>,
    /// See the data file.
    pub means: HashSet<String>,
    /// See the data file.
    pub passive: HashSet<String>,
    /// See the data file.
    pub clause_starts: HashSet<String>,
    /// See the data file.
    pub time_and_place: HashSet<String>,
    /// See the data file.
    pub pronouns: HashSet<String>,
    /// See the data file.
    pub speakers: HashSet<String>,
}

/// Words whose full stop does not end a sentence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abbreviations {
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
pub struct Negation {
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
pub struct LineRule {
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
struct ReportingFile {
    #[serde(rename = "language")]
    _language: String,
    #[serde(rename = "note")]
    _note: String,
    neutral: Verbs,
    factive: Verbs,
    distancing: Verbs,
    unsettled: Verbs,
    aim: Verbs,
    phrases: Phrases,
    nouns: Nouns,
    posts: Posts,
    words: Small,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    any: Vec<String>,
    that: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    neutral: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Posts {
    signatures: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    unsettled: HashSet<String>,
    of_will: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Small {
    nouns_too: HashSet<String>,
    articles: HashSet<String>,
    determiners: HashSet<String>,
    before_nouns: HashSet<String>,
    auxiliaries: HashSet<String>,
    reports_its_subject: HashSet<String>,
    goes_on: HashSet<String>,
    goes_on_behind: HashSet<String>,
    noun_verbs: HashSet<String>,
    headline_tags: Vec<String>,
    means: HashSet<String>,
    passive: HashSet<String>,
    clause_starts: HashSet<String>,
    time_and_place: HashSet<String>,
    pronouns: HashSet<String>,
    speakers: HashSet<String>,
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
    pub fn parse(reporting: &str, abbreviations: &str, negation: &str, set_aside: &str) -> Result<Rules, String> {
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

impl Reporting {
    fn from_file(file: ReportingFile) -> Result<Reporting, String> {
        let mut reporting = Reporting {
            phrases: split_all(&file.phrases.neutral),
            nouns: file.nouns.unsettled,
            nouns_of_will: file.nouns.of_will,
            nouns_too: file.words.nouns_too,
            articles: file.words.articles,
            determiners: file.words.determiners,
            before_nouns: file.words.before_nouns,
            auxiliaries: file.words.auxiliaries,
            signatures: file
                .posts
                .signatures
                .iter()
                .map(|signature| Regex::new(signature).map_err(|e| format!("reporting.toml: {e}")))
                .collect::<Result<_, _>>()?,
            reports_its_subject: file.words.reports_its_subject,
            goes_on: file.words.goes_on,
            goes_on_behind: file.words.goes_on_behind,
            noun_verbs: file.words.noun_verbs,
            headline_tags: split_all(&file.words.headline_tags),
            means: file.words.means,
            passive: file.words.passive,
            clause_starts: file.words.clause_starts,
            time_and_place: file.words.time_and_place,
            pronouns: file.words.pronouns,
            speakers: file.words.speakers,
            ..Reporting::default()
        };
        let groups = [
            (Reading::Reported(Stance::Neutral), file.neutral),
            (Reading::Reported(Stance::Factive), file.factive),
            (Reading::Reported(Stance::Distancing), file.distancing),
            (Reading::Unsettled, file.unsettled),
            (Reading::Aim, file.aim),
        ];
        for (reading, verbs) in groups {
            for (needs_that, list) in [(false, &verbs.any), (true, &verbs.that)] {
                for entry in list {
                    reporting.add(entry, reading, needs_that)?;
                }
            }
        }
        Ok(reporting)
    }

    fn add(&mut self, entry: &str, reading: Reading, needs_that: bool) -> Result<(), String> {
        let (forms, particle) = match entry.split_once('|') {
            Some((forms, particle)) => (forms, Some(particle.trim().to_string())),
            None => (entry, None),
        };
        let forms: Vec<&str> = forms.split_whitespace().collect();
        let [base, third, past @ .., participle] = forms.as_slice() else {
            return Err(format!("reporting.toml: {entry:?} needs four forms: base, third person, past, -ing"));
        };
        if past.is_empty() {
            return Err(format!("reporting.toml: {entry:?} has no past form"));
        }
        let needs_that = needs_that || particle.as_deref() == Some("that");
        let particle = particle.filter(|p| p != "that");
        let stands_off = particle.as_deref().is_some_and(|p| p.starts_with('…'));
        let particle = particle.map(|p| p.trim_start_matches('…').trim().to_string());
        let mut put = |form: &str, shape: Form| {
            let cue = Cue { form: shape, reading, needs_that, particle: particle.clone(), stands_off };
            self.verbs.entry(form.to_string()).or_default().push(cue);
        };
        put(base, Form::Base);
        put(third, Form::Third);
        past.iter().for_each(|form| put(form, Form::Past));
        put(participle, Form::Participle);
        Ok(())
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

fn split_all(phrases: &[String]) -> Vec<Vec<String>> {
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

    #[test]
    fn a_verb_with_too_few_forms_is_named() {
        let mut reporting = Reporting::default();
        let error = reporting.add("say says", Reading::Aim, false).unwrap_err();
        assert!(error.contains("say says"), "{error}");
    }

    #[test]
    fn a_particle_that_only_opens_a_clause_is_no_particle() {
        let adds = &ENGLISH.reporting.verbs["added"];
        assert!(adds.iter().all(|cue| cue.needs_that && cue.particle.is_none()));
        let called: Vec<_> = ENGLISH.reporting.verbs["called"].iter().filter_map(|cue| cue.particle.as_deref()).collect();
        assert_eq!(called, ["for", "on", "upon"]);
    }
}
