//! Runs the `hit` and `miss` sentences of a lexicon.

use crate::lexicon::{EntryId, Lexicon};
use crate::matcher::compile::Matcher;
use crate::matcher::scan::Scanner;
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
                trial.failures.push(Failure {
                    entry: id,
                    shown: entry.show.clone(),
                    sentence: sentence.clone(),
                    expected_hit,
                    found: hit.map(|hit| hit.span.of(sentence).to_string()),
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
}
