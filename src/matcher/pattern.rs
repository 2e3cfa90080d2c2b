//! Turns the patterns of a lexicon into steps over words.
//!
//! A pattern is split into words as the text is, so that `anti-government` is two steps. Equal word patterns are one and the same, and a
//! word of the text is compared with each of them only once.

use foldhash::HashMap;
use regex::Regex;

use crate::lexicon::{Case, Style};
use crate::matcher::glob::Globs;
use crate::span::Span;
use crate::text::{composed, fold, unify, words};

/// A distinct pattern of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct WordPatternId(u32);

impl WordPatternId {
    /// Its place among the patterns of its lexicon, in order of arrival.
    pub(super) fn place(self) -> usize {
        self.0 as usize
    }
}

/// A part of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A word.
    Word(WordPatternId),
    /// Up to so many words of any kind.
    Gap(usize),
}

/// All word patterns of a lexicon.
#[derive(Debug, Default)]
pub(super) struct WordPatterns {
    ids: HashMap<(String, Kind), WordPatternId>,
    fold: OfCase,
    exact: OfCase,
}

/// The word patterns of one case.
#[derive(Debug, Default)]
struct OfCase {
    plain: HashMap<String, WordPatternId>,
    globs: Globs,
    regexes: Vec<(Regex, WordPatternId)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Plain(Case),
    Glob(Case),
    Regex(Case),
}

impl WordPatterns {
    /// The steps of a pattern. A loaded lexicon holds only patterns that have at least one word.
    pub(super) fn steps(&mut self, pattern: &str, style: Style, case: Case, gap: usize) -> Vec<Step> {
        if style == Style::Regex {
            return pattern.split_whitespace().map(|part| Step::Word(self.regex(part, case))).collect();
        }
        let mut steps = Vec::new();
        for (index, part) in pattern.split("...").enumerate() {
            if index > 0 && gap > 0 && !steps.is_empty() {
                steps.push(Step::Gap(gap));
            }
            for chunk in part.split_whitespace() {
                steps.extend(self.chunk(chunk, style, case));
            }
        }
        while matches!(steps.last(), Some(Step::Gap(_))) {
            steps.pop();
        }
        steps
    }

    /// The words of a chunk without spaces.
    fn chunk(&mut self, chunk: &str, style: Style, case: Case) -> Vec<Step> {
        if style == Style::Fixed || !chunk.contains(['*', '?']) {
            let spans: Vec<Span> = words(chunk, Span::new(0, chunk.len())).collect();
            return spans.into_iter().map(|span| Step::Word(self.plain(span.of(chunk), case))).collect();
        }
        split_with_wildcards(chunk).iter().map(|word| Step::Word(self.glob(word, case))).collect()
    }

    fn id(&mut self, key: String, kind: Kind) -> (WordPatternId, bool) {
        let next = WordPatternId(self.ids.len() as u32);
        let id = *self.ids.entry((key, kind)).or_insert(next);
        (id, id == next)
    }

    fn of_case(&mut self, case: Case) -> &mut OfCase {
        if case == Case::Fold { &mut self.fold } else { &mut self.exact }
    }

    fn plain(&mut self, word: &str, case: Case) -> WordPatternId {
        let key = normal(word, case);
        let (id, is_new) = self.id(key.clone(), Kind::Plain(case));
        if is_new {
            self.of_case(case).plain.insert(key, id);
        }
        id
    }

    fn glob(&mut self, word: &str, case: Case) -> WordPatternId {
        if !word.contains(['*', '?']) {
            return self.plain(word, case);
        }
        let key = normal(word, case);
        // Without its possessive "*'s" would be every word.
        let key = if key.chars().all(is_wildcard) { composed(word) } else { key };
        let (id, is_new) = self.id(key.clone(), Kind::Glob(case));
        if is_new {
            self.of_case(case).globs.add(&key, id);
        }
        id
    }

    fn regex(&mut self, pattern: &str, case: Case) -> WordPatternId {
        let (id, is_new) = self.id(pattern.to_string(), Kind::Regex(case));
        if is_new {
            let text = composed(pattern);
            let text = if case == Case::Fold { format!("(?i){text}") } else { text };
            // Loading has compiled the pattern once; one that fails here matches nothing.
            if let Ok(regex) = Regex::new(&text) {
                self.of_case(case).regexes.push((regex, id));
            }
        }
        id
    }

    /// The patterns that a word of the text satisfies, in order. `word` is the word as it stands.
    pub(super) fn of_word(&self, word: &str) -> Vec<WordPatternId> {
        let folded = fold(word);
        let mut ids: Vec<WordPatternId> = self.fold.plain.get(&folded).into_iter().copied().collect();
        self.fold.globs.fitting(&folded, &mut ids);
        if !self.exact.is_empty() || !self.fold.regexes.is_empty() {
            let exact = unify(word);
            ids.extend(self.exact.plain.get(&exact));
            self.exact.globs.fitting(&exact, &mut ids);
            ids.extend(self.exact.regexes.iter().filter(|(regex, _)| regex.is_match(&exact)).map(|(_, id)| *id));
            // A pattern may write "ß" or "ss" for what is folded to "ss": it may fit either form.
            let is_other = !folded.eq_ignore_ascii_case(&exact);
            let fits = |regex: &Regex| regex.is_match(&exact) || (is_other && regex.is_match(&folded));
            ids.extend(self.fold.regexes.iter().filter(|(regex, _)| fits(regex)).map(|(_, id)| *id));
        }
        ids.sort_unstable();
        ids
    }
}

impl OfCase {
    fn is_empty(&self) -> bool {
        self.plain.is_empty() && self.globs.is_empty() && self.regexes.is_empty()
    }
}

fn is_wildcard(c: char) -> bool {
    matches!(c, '*' | '?')
}

/// The words of a chunk with wildcards. A wildcard is held by a letter while the chunk is split, so that it does not split; where words are
/// told apart by a dictionary, which does not know that letter, it stays with the word it touches.
fn split_with_wildcards(chunk: &str) -> Vec<String> {
    let held: String = chunk.chars().map(|c| if is_wildcard(c) { HELD } else { c }).collect();
    let mut parts: Vec<Span> = Vec::new();
    for part in words(&held, Span::new(0, held.len())) {
        match parts.last_mut() {
            Some(last) if last.end() == part.start() && (last.of(&held).ends_with(HELD) || part.of(&held).starts_with(HELD)) => {
                *last = last.joined(part);
            }
            _ => parts.push(part),
        }
    }
    let original = |part: Span| {
        let before = held[..part.start()].chars().count();
        chunk.chars().skip(before).take(part.of(&held).chars().count()).collect()
    };
    parts.into_iter().map(original).collect()
}

/// A letter of an alphabet without capitals that no newspaper uses.
const HELD: char = '\u{10280}';

fn normal(word: &str, case: Case) -> String {
    if case == Case::Fold { fold(word) } else { unify(word) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, word: &str) -> bool {
        let mut patterns = WordPatterns::default();
        let steps = patterns.steps(pattern, Style::Glob, Case::Fold, 0);
        assert_eq!(steps.len(), 1);
        patterns.of_word(word).iter().any(|&id| steps[0] == Step::Word(id))
    }

    #[test]
    fn a_wildcard_stays_inside_its_word() {
        assert!(matches("rebel*", "rebellion") && matches("rebel*", "Rebel") && !matches("rebel*", "a"));
        assert!(matches("*guerrilla", "Narcoguerrilla") && matches("gunm?n", "GUNMEN") && !matches("gunm?n", "gunmaen"));
        assert!(matches("*a*b*", "xxaxxbx") && !matches("*a*b*", "bxxa"));
    }

    #[test]
    fn a_wildcard_before_a_possessive_is_not_every_word() {
        assert!(!matches("*'s", "Assad's") && !matches("*’s", "coup") && matches("rebel*'s", "Rebels"));
    }

    #[test]
    fn a_wildcard_stays_with_its_word_in_a_script_without_spaces() {
        assert_eq!(split_with_wildcards("叛军*"), ["叛军*"]);
        assert_eq!(split_with_wildcards("anti-govern*"), ["anti", "govern*"]);
        assert_eq!(split_with_wildcards("*"), ["*"]);
    }

    #[test]
    fn a_pattern_is_split_as_the_text_is() {
        let mut patterns = WordPatterns::default();
        assert_eq!(patterns.steps("anti-government factions", Style::Glob, Case::Fold, 0).len(), 3);
        assert_eq!(patterns.steps("anti-govern* faction?", Style::Glob, Case::Fold, 0).len(), 3);
        assert_eq!(patterns.steps("end of ... rule", Style::Glob, Case::Fold, 5)[2], Step::Gap(5));
    }

    #[test]
    fn a_space_separates_words_in_a_regular_expression_too() {
        let mut patterns = WordPatterns::default();
        let steps = patterns.steps("^unit stat(e|es)$ of", Style::Regex, Case::Fold, 0);
        assert_eq!(steps.len(), 3);
        assert!(patterns.of_word("United").iter().any(|&id| steps[0] == Step::Word(id)));
    }

    #[test]
    fn capitals_matter_only_where_they_are_told_to() {
        let mut patterns = WordPatterns::default();
        let us = patterns.steps("US", Style::Fixed, Case::Exact, 0)[0];
        assert!(patterns.of_word("US").iter().any(|&id| us == Step::Word(id)));
        assert!(!patterns.of_word("us").iter().any(|&id| us == Step::Word(id)));
    }

    #[test]
    fn a_regular_expression_is_searched_inside_one_word() {
        let mut patterns = WordPatterns::default();
        let war = patterns.steps("war(s|fare)?$", Style::Regex, Case::Fold, 0)[0];
        assert!(patterns.of_word("Cyberwarfare").iter().any(|&id| war == Step::Word(id)));
        assert!(!patterns.of_word("warm").iter().any(|&id| war == Step::Word(id)));
        let street = patterns.steps("^straße$", Style::Regex, Case::Fold, 0)[0];
        assert!(patterns.of_word("Straße").iter().any(|&id| street == Step::Word(id)));
        let cafe = patterns.steps("^cafe\u{301}$", Style::Regex, Case::Fold, 0)[0];
        assert!(patterns.of_word("CAFÉ").iter().any(|&id| cafe == Step::Word(id)));
    }
}
