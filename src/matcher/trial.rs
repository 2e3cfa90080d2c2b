//! Runs the `hit` and `miss` sentences of a lexicon.

use crate::lexicon::{EntryId, Lexicon};
use crate::matcher::compile::Matcher;
use crate::matcher::hit::MissReason;
use crate::matcher::scan::Scanner;
use crate::span::Span;
use crate::text;

/// A sentence that did not do what its entry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The entry.
    pub entry: EntryId,
    /// What a reader sees of the entry.
    pub shown: String,
    /// The sentence.
    pub sentence: String,
    /// True when a hit was expected and none was found; false for the opposite.
    pub expected_hit: bool,
    /// The words that were hit, where none should be.
    pub found: Option<String>,
    /// What was found of other entries, where a hit was expected.
    pub instead: Vec<Instead>,
    /// What looked like the entry and was passed over, where a hit was expected.
    pub passed_over: Vec<Passed>,
}

/// Words that another entry found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instead {
    /// What a reader sees of the entry.
    pub shown: String,
    /// The words.
    pub words: String,
}

/// Words that look like an entry and are no hit of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// The words.
    pub words: String,
    /// Why they are none.
    pub reason: MissReason,
    /// The longer phrase, the exception or the guarding word.
    pub because_of: Option<String>,
}

/// The outcome of all sentences of a lexicon.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trial {
    /// Sentences run.
    pub sentences: usize,
    /// Those that failed, in the order of the file.
    pub failures: Vec<Failure>,
    /// What readers see of the entries without any sentence, in the order of the file.
    pub untested: Vec<String>,
}

/// Runs every `hit` and `miss` sentence: each `hit` must hold a hit of its entry, each `miss` none.
pub fn test(lexicon: &Lexicon) -> Trial {
    let matcher = Matcher::new(lexicon);
    let mut scanner = Scanner::new(&matcher);
    let mut trial = Trial::default();
    for (id, entry) in lexicon.entries() {
        if entry.hit.is_empty() && entry.miss.is_empty() {
            trial.untested.push(entry.show.clone());
        }
        let expectations = entry.hit.iter().map(|s| (s, true)).chain(entry.miss.iter().map(|s| (s, false)));
        for (sentence, expected_hit) in expectations {
            trial.sentences += 1;
            let document = text::read(sentence, None, "");
            let found = scanner.find(sentence, &document);
            let hit = found.hits.iter().find(|hit| hit.entry == id);
            if hit.is_some() != expected_hit {
                let words = |span: Span| span.of(sentence).to_string();
                let others = found.hits.iter().filter(|hit| expected_hit && hit.entry != id);
                let misses = found.misses.iter().filter(|miss| expected_hit && miss.entry == id);
                trial.failures.push(Failure {
                    entry: id,
                    shown: entry.show.clone(),
                    sentence: sentence.clone(),
                    expected_hit,
                    found: hit.map(|hit| words(hit.span)),
                    instead: others.map(|hit| Instead { shown: lexicon.entry(hit.entry).show.clone(), words: words(hit.span) }).collect(),
                    passed_over: misses
                        .map(|miss| Passed { words: words(miss.span), reason: miss.reason, because_of: miss.because_of.map(words) })
                        .collect(),
                });
            }
        }
    }
    trial
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::built_in;

    #[test]
    fn every_sentence_of_the_built_in_lexicons_does_what_its_entry_says() {
        for lexicon in built_in() {
            let trial = test(lexicon);
            assert_eq!(trial.failures, [], "{}", lexicon.header.id);
            assert!(trial.untested.is_empty(), "{} lists without a sentence: {:?}", lexicon.header.id, trial.untested);
        }
    }

    #[test]
    fn a_failure_says_what_was_found_instead_and_why_the_entry_was_passed_over() {
        let text = "id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\nversion = \"1\"\nlicence = \"CC0\"\nsource = \"here\"\nlimits = \"few\"\n[[category]]\nid = \"c\"\nabout = \"C\"\n[[term]]\npatterns = [\"strike\"]\nexcept = [\"air strike\"]\ncategories = [\"c\"]\nnote = \"n\"\nhit = [\"An air strike hit the town.\"]\nmiss = [\"A strike.\"]\n[[term]]\npatterns = [\"hit\"]\ncategories = [\"c\"]\nnote = \"n\"\n";
        let trial = test(&crate::lexicon::parse("t.toml", text).unwrap());
        let [no_hit, no_miss] = &trial.failures[..] else { panic!("{:?}", trial.failures) };
        assert_eq!(no_hit.instead, [Instead { shown: "hit".into(), words: "hit".into() }]);
        let passed = Passed { words: "strike".into(), reason: MissReason::Exception, because_of: Some("air strike".into()) };
        assert_eq!(no_hit.passed_over, [passed]);
        assert_eq!((no_miss.found.as_deref(), no_miss.instead.len()), (Some("strike"), 0));
        assert_eq!(trial.untested, ["hit"]);
    }
}
