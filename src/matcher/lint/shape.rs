//! A pattern as the words it asks for, to be compared with other patterns.

use crate::lexicon::{Case, Entry, Style};
use crate::span::Span;
use crate::text::{fold, unify, words};

/// The parts of a pattern, in the form in which they are compared with the text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Shape {
    /// One for each word, with its wildcards; `None` for a gap.
    pub words: Vec<Option<String>>,
    /// Whether capitals matter.
    pub case: Case,
}

impl Shape {
    /// The shape of a pattern; nothing for a regular expression, which cannot be compared so.
    pub(super) fn of(pattern: &str, entry: &Entry) -> Option<Shape> {
        let case = entry.case;
        if entry.style == Style::Regex {
            return None;
        }
        let mut shape = Vec::new();
        for (index, part) in pattern.split("...").enumerate() {
            if index > 0 && entry.gap > 0 {
                shape.push(None);
            }
            // Wildcards are held by letters while the part is split, so that they do not split it.
            let held = if entry.style == Style::Glob { part.replace('*', HELD[0]).replace('?', HELD[1]) } else { part.to_string() };
            for span in words(&held, Span::new(0, held.len())) {
                let word = span.of(&held).replace(HELD[0], "*").replace(HELD[1], "?");
                shape.push(Some(if case == Case::Fold { fold(&word) } else { unify(&word) }));
            }
        }
        Some(Shape { words: shape, case })
    }

    /// True when some word is left open, or a gap.
    pub(super) fn is_open(&self) -> bool {
        self.words.iter().any(|word| word.as_ref().is_none_or(|word| word.contains(['*', '?'])))
    }

    /// For a pattern whose capitals matter, the one that is like it and has none to mind.
    pub(super) fn in_any_capitals(&self) -> Option<Shape> {
        let words = || self.words.iter().map(|word| word.as_deref().map(fold)).collect();
        (self.case == Case::Exact).then(|| Shape { words: words(), case: Case::Fold })
    }

    /// True when every place that `other` fits is one that this fits too, word for word.
    pub(super) fn holds(&self, other: &Shape) -> bool {
        if self.words.len() != other.words.len() || (self.case == Case::Exact && other.case == Case::Fold) {
            return false;
        }
        self.words.iter().zip(&other.words).all(|pair| match pair {
            (Some(word), Some(inner)) if self.case == other.case => covers(word, inner),
            (Some(word), Some(inner)) => covers(word, &fold(inner)),
            (None, None) => true,
            _ => false,
        })
    }

    /// True when a place that fits this can lie inside one that fits `other`.
    pub(super) fn can_lie_in(&self, other: &Shape) -> bool {
        if self.words.contains(&None) || other.words.contains(&None) {
            return true;
        }
        let lower = |word: &Option<String>| word.as_deref().map(fold).unwrap_or_default();
        let own: Vec<String> = self.words.iter().map(lower).collect();
        let theirs: Vec<String> = other.words.iter().map(lower).collect();
        !own.is_empty() && theirs.windows(own.len()).any(|window| window.iter().zip(&own).all(|(a, b)| can_be_one_word(a, b)))
    }
}

/// Letters of a script that no pattern is written in.
const HELD: [&str; 2] = ["\u{10280}", "\u{10281}"];

/// Whether `glob` fits every word that `inner` fits. A `*` in `inner` is only held by a `*`.
fn covers(glob: &str, inner: &str) -> bool {
    let start = glob.find(['*', '?']).unwrap_or(glob.len());
    if !inner.starts_with(&glob[..start]) {
        return false;
    }
    let (glob, inner): (Vec<char>, Vec<char>) = (glob.chars().collect(), inner.chars().collect());
    let (mut g, mut i) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    while i < inner.len() {
        if g < glob.len() && glob[g] == '*' {
            back = Some((g, i));
            g += 1;
        } else if g < glob.len() && inner[i] != '*' && (glob[g] == '?' || glob[g] == inner[i]) {
            g += 1;
            i += 1;
        } else if let Some((star, at)) = back {
            back = Some((star, at + 1));
            g = star + 1;
            i = at + 1;
        } else {
            return false;
        }
    }
    glob[g..].iter().all(|&c| c == '*')
}

/// Whether one word can fit both.
fn can_be_one_word(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    // reached[j]: the letters of `one` so far and the first j of `other` can be one beginning of a word.
    let mut reached = vec![false; other.len() + 1];
    reached[0] = true;
    for j in 0..other.len() {
        reached[j + 1] = reached[j] && other[j] == '*';
    }
    for &letter in &one {
        let mut next = vec![false; other.len() + 1];
        next[0] = reached[0] && letter == '*';
        for j in 0..other.len() {
            let star = letter == '*' || other[j] == '*';
            let same = letter == other[j] || letter == '?' || other[j] == '?';
            next[j + 1] = if star {
                reached[j]
                    || (letter == '*' && next[j])
                    || (letter == '*' && reached[j + 1])
                    || (other[j] == '*' && (next[j] || reached[j + 1]))
            } else {
                reached[j] && same
            };
        }
        reached = next;
    }
    reached[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glob_covers_what_it_always_fits() {
        assert!(covers("rebel*", "rebels") && covers("rebel*", "rebel*") && covers("*", "a*") && covers("re*l*", "rebel?"));
        assert!(!covers("rebels", "rebel*") && !covers("rebel?", "rebel*") && !covers("rebel*", "*rebel"));
    }

    #[test]
    fn two_patterns_can_be_one_word_when_some_word_fits_both() {
        assert!(can_be_one_word("rebel*", "*bels") && can_be_one_word("gunm?n", "gun*") && can_be_one_word("a", "a"));
        assert!(can_be_one_word("*", "x") && can_be_one_word("a*b", "*") && can_be_one_word("a*c", "ab*"));
        assert!(!can_be_one_word("rebel*", "insurgent*") && !can_be_one_word("a?", "a") && !can_be_one_word("a*b", "c*b"));
    }
}
