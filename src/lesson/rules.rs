//! What the lesson knows beside the word lists: which lists stand apart, and words for days and numbers.

use std::collections::{BTreeMap, BTreeSet};

use once_cell::sync::Lazy;
use serde::Deserialize;

const ENGLISH: &str = include_str!("assets/lesson.toml");

static LOADED: Lazy<Rules> = Lazy::new(|| toml::from_str(ENGLISH).expect("the rules are embedded, and a test reads them"));

/// The rules.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rules {
    /// Ids of the lists whose words report speech.
    pub apart: Vec<String>,
    /// The language that the rest is for.
    pub language: String,
    /// Words behind which a year is the year of what was told.
    pub year_after: Vec<String>,
    /// The days of the week, from Monday.
    pub weekdays: Vec<String>,
    /// The months.
    pub months: Vec<String>,
    /// Words that are figures.
    pub numbers: BTreeMap<String, u64>,
    /// Words behind a figure that measure and do not count.
    pub measures: BTreeSet<String>,
}

impl Rules {
    /// The embedded rules, for English.
    pub(super) fn english() -> &'static Rules {
        &LOADED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_are_read_and_the_lists_apart_exist() {
        let rules = Rules::english();
        assert_eq!((rules.weekdays.len(), rules.months.len(), rules.numbers["twelve"]), (7, 12, 12));
        for list in &rules.apart {
            assert!(crate::lexicon::built_in().iter().any(|lexicon| lexicon.header.id == *list), "{list}");
        }
    }
}
