//! Patterns of one word with wildcards, and which of them a word fits.
//!
//! They are kept by the letters before the first wildcard, so that a word is tried only against those that begin as it does: a list of
//! thousands costs a word little more than a list of ten.

use std::collections::BTreeSet;

use foldhash::HashMap;

use crate::matcher::pattern::WordPatternId;

/// A pattern from its first wildcard on.
type Rest = (Box<[char]>, WordPatternId);

/// The patterns of one case.
#[derive(Debug, Default)]
pub(super) struct Globs {
    /// The patterns by what stands before their first wildcard.
    by_start: HashMap<Box<str>, Vec<Rest>>,
    /// How many bytes stand before the first wildcard, in any of them.
    start_lengths: BTreeSet<usize>,
}

impl Globs {
    /// Adds a pattern with at least one wildcard, in the form in which words are compared.
    pub(super) fn add(&mut self, pattern: &str, id: WordPatternId) {
        let start = pattern.find(['*', '?']).unwrap_or(pattern.len());
        self.start_lengths.insert(start);
        self.by_start.entry(pattern[..start].into()).or_default().push((pattern[start..].chars().collect(), id));
    }

    /// True without any pattern.
    pub(super) fn is_empty(&self) -> bool {
        self.by_start.is_empty()
    }

    /// Adds to `ids` the patterns that the whole of `word` fits.
    pub(super) fn fitting(&self, word: &str, ids: &mut Vec<WordPatternId>) {
        for &length in self.start_lengths.range(..=word.len()) {
            let Some((start, rest)) = word.split_at_checked(length) else { continue };
            if let Some(patterns) = self.by_start.get(start) {
                let rest: Vec<char> = rest.chars().collect();
                ids.extend(patterns.iter().filter(|(pattern, _)| fits(pattern, &rest)).map(|(_, id)| *id));
            }
        }
    }
}

/// Whether the whole of `word` fits `pattern`: `*` is any run, `?` is one character.
fn fits(pattern: &[char], word: &[char]) -> bool {
    let (mut p, mut w) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    while w < word.len() {
        if p < pattern.len() && pattern[p] == '*' {
            back = Some((p, w));
            p += 1;
        } else if p < pattern.len() && (pattern[p] == '?' || pattern[p] == word[w]) {
            p += 1;
            w += 1;
        } else if let Some((star, at)) = back {
            back = Some((star, at + 1));
            p = star + 1;
            w = at + 1;
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|&c| c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_any_run_and_a_question_mark_one_character() {
        let fit = |pattern: &str, word: &str| fits(&pattern.chars().collect::<Vec<_>>(), &word.chars().collect::<Vec<_>>());
        assert!(fit("*a*b*", "xxaxxbx") && fit("*", "") && fit("a*", "a") && fit("?", "é"));
        assert!(!fit("*a*b*", "bxxa") && !fit("?", "") && !fit("?", "ab") && !fit("a", "ab"));
    }
}
