//! Remarks on a lexicon that loads: what is allowed and still unlikely to be meant.
//!
//! Here stand the remarks that need no reading of words: on groups, sides, notes, sentences, and patterns as they are written. Those that
//! compare patterns word by word stand in `matcher::lint`.

mod entry;
mod group;
mod pattern;

use crate::lexicon::model::Lexicon;
use crate::lexicon::places::Places;

/// A remark on a lexicon.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The line it is about, from 1.
    pub line: usize,
    /// What sort of remark.
    pub check: Check,
    /// What a reader sees of the entry or group; empty for the list as a whole.
    pub about: String,
    /// What it is and what to do.
    pub message: String,
}

/// The sorts of remarks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Check {
    /// A pattern that looks like a value some program has changed: `0` for `false`.
    Damage,
    /// A wildcard behind few letters.
    ShortWildcard,
    /// A wildcard where patterns are taken as they stand.
    IdleWildcard,
    /// A pattern that another of the same entry makes needless.
    Repeated,
    /// A pattern whose uses count for another entry too.
    CountedTwice,
    /// An exception that can cancel nothing.
    IdleException,
    /// A note that says little.
    ShortNote,
    /// A note that stands under several entries.
    CopiedNote,
    /// An entry whose sentences do not show what it finds, or what it passes over.
    Untested,
    /// What others write is itself listed as disputed.
    DisputedAlternative,
    /// One side's wording is listed and the other's is not.
    OneSided,
    /// A naming set that offers no choice.
    NoChoice,
    /// A category without a term.
    EmptyCategory,
    /// An entry whose every place went to a longer one.
    Hidden,
    /// A word in capitals that caught the word without.
    Capitals,
    /// A naming set whose `near` words never occur.
    NearAbsent,
}

impl Check {
    /// The word used in tables and on the screen.
    pub fn key(self) -> &'static str {
        match self {
            Check::Damage => "damage",
            Check::ShortWildcard => "short-wildcard",
            Check::IdleWildcard => "idle-wildcard",
            Check::Repeated => "repeated",
            Check::CountedTwice => "counted-twice",
            Check::IdleException => "idle-exception",
            Check::ShortNote => "short-note",
            Check::CopiedNote => "copied-note",
            Check::Untested => "untested",
            Check::DisputedAlternative => "disputed-alternative",
            Check::OneSided => "one-sided",
            Check::NoChoice => "no-choice",
            Check::EmptyCategory => "empty-category",
            Check::Hidden => "hidden",
            Check::Capitals => "capitals",
            Check::NearAbsent => "near-absent",
        }
    }
}

/// The remarks on a lexicon, in the order of the file.
pub fn lint(lexicon: &Lexicon, places: &Places) -> Vec<Finding> {
    let mut findings = Vec::new();
    pattern::look(lexicon, places, &mut findings);
    entry::look(lexicon, places, &mut findings);
    group::look(lexicon, places, &mut findings);
    findings.sort();
    findings
}

#[cfg(test)]
mod fixture {
    use super::{Finding, lint};
    use crate::lexicon::load::located;

    pub const HEAD: &str = "id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\nversion = \"1\"\nlicence = \"CC0\"\nsource = \"here\"\nlimits = \"few\"\n[[category]]\nid = \"c\"\nabout = \"C\"\n";

    /// Remarks on the list with these groups behind its head, as "line sort".
    pub fn remarks(groups: &str) -> Vec<String> {
        findings(groups).into_iter().map(|finding| format!("{} {}", finding.line, finding.check.key())).collect()
    }

    pub fn findings(groups: &str) -> Vec<Finding> {
        let (lexicon, places) = located("t.toml", &format!("{HEAD}{groups}")).unwrap();
        lint(&lexicon, &places)
    }

    /// A term with a good note and two sentences, and these keys.
    pub fn term(keys: &str) -> String {
        format!("[[term]]\ncategories = [\"c\"]\nnote = \"Says what happened, and {} of it.\"\n{keys}\n", keys.len())
    }
}
