//! The words that hand a clause over to somebody else, as their data file lists them: reporting verbs, phrases, nouns, and the small words
//! around them.

use foldhash::{HashMap, HashSet};
use regex::Regex;
use serde::Deserialize;

use crate::text::document::Reading;
use crate::text::rules::split_all;
use crate::text::voice::Stance;

/// The shape of a verb form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Form {
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
pub(super) struct Cue {
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
pub(super) struct Reporting {
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportingFile {
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

impl Reporting {
    pub(super) fn from_file(file: ReportingFile) -> Result<Reporting, String> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::rules::ENGLISH;

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
