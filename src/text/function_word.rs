//! Knows the words that hold sentences together; they are data of a language, in `lexicons/reading/`.

use foldhash::HashSet;
use once_cell::sync::Lazy;
use serde::Deserialize;
use sha2::{Digest, Sha256};

const ENGLISH: &str = include_str!("../../lexicons/reading/en/function-words.toml");

static LOADED: Lazy<FunctionWords> = Lazy::new(|| toml::from_str(ENGLISH).expect("the function words are embedded, and a test reads them"));

/// Words that say little by themselves, in the form in which words are compared.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunctionWords {
    #[serde(rename = "language")]
    _language: String,
    words: HashSet<String>,
    name_particles: HashSet<String>,
}

impl FunctionWords {
    /// Those of English.
    pub fn english() -> &'static FunctionWords {
        &LOADED
    }

    /// True for "the", "of", "we": `key` is a word as [`crate::text::fold`] gives it.
    pub fn holds(&self, key: &str) -> bool {
        self.words.contains(key)
    }

    /// True for "al" and "bin", which stand in names and are no word alone.
    pub fn is_name_particle(&self, key: &str) -> bool {
        self.name_particles.contains(key)
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
    fn the_words_are_read_and_stand_in_the_form_in_which_words_are_compared() {
        let english = FunctionWords::english();
        assert!(english.holds("the") && english.holds(&fold("It’s")) && !english.holds("army"));
        assert!(english.is_name_particle("al") && !english.is_name_particle("army"));
        for word in english.words.iter().chain(&english.name_particles) {
            assert_eq!(*word, fold(word), "{word} can never be met");
        }
    }
}
