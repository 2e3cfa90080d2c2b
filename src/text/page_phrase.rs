//! Knows a sentence of the page by the phrase in it; the phrases are data of a language, in `lexicons/reading/`.
//!
//! Lines of the page are set aside before sentences are made. This is for the rest: credits and pointers that lost their line ends and stand
//! among the sentences. Only what counts all words needs it.

use foldhash::HashMap;
use once_cell::sync::Lazy;
use serde::Deserialize;
use sha2::{Digest, Sha256};

const ENGLISH: &str = include_str!("../../lexicons/reading/en/page-phrases.toml");

static LOADED: Lazy<PagePhrases> = Lazy::new(|| {
    let file: File = toml::from_str(ENGLISH).expect("the phrases are embedded, and a test reads them");
    PagePhrases::new(&file.phrases)
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "language")]
    _language: String,
    phrases: Vec<String>,
}

/// Phrases that tell a sentence of the page, as words in the form in which words are compared.
#[derive(Debug)]
pub struct PagePhrases {
    /// By their first word, the words behind it.
    by_first: HashMap<String, Vec<Vec<String>>>,
}

impl PagePhrases {
    fn new(phrases: &[String]) -> PagePhrases {
        let mut by_first: HashMap<String, Vec<Vec<String>>> = HashMap::default();
        for phrase in phrases {
            let mut words = phrase.split_whitespace().map(str::to_string);
            if let Some(first) = words.next() {
                by_first.entry(first).or_default().push(words.collect());
            }
        }
        PagePhrases { by_first }
    }

    /// Those of English.
    pub fn english() -> &'static PagePhrases {
        &LOADED
    }

    /// True when one of the phrases stands in the words of a sentence.
    pub fn stand_in(&self, words: &[&str]) -> bool {
        words.iter().enumerate().any(|(at, word)| {
            let rest = &words[at + 1..];
            self.by_first
                .get(*word)
                .is_some_and(|all| all.iter().any(|more| more.len() <= rest.len() && more.iter().zip(rest).all(|(a, b)| a == b)))
        })
    }

    /// SHA-256 of the data, in hexadecimal.
    pub fn digest() -> String {
        Sha256::digest(ENGLISH).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn a_phrase_is_found_as_whole_words_in_a_row() {
        let found = |sentence: &str| PagePhrases::english().stand_in(&sentence.split(' ').collect::<Vec<_>>());
        assert!(found("jane doe contributed to this report") && found("follow us"));
        assert!(!found("the fire contributed to this disaster") && !found("they follow the us") && !found(""));
    }

    #[test]
    fn the_phrases_stand_in_the_form_in_which_words_are_compared() {
        for (first, all) in &PagePhrases::english().by_first {
            assert!(all.iter().all(|rest| !rest.is_empty()), "{first}: one word says too little");
            assert!(all.iter().flatten().chain([first]).all(|word| *word == fold(word)), "{first}");
        }
    }
}
