//! Turns the patterns of a lexicon into steps over words.
//!
//! A pattern is split into words as the text is, so that `anti-government` is two steps. Equal word patterns are one and the same, and a
//! word of the text is compared with each of them only once.

use std::collections::HashMap;

use regex::Regex;

use crate::lexicon::{Case, Style};
use crate::span::Span;
use crate::text::{fold, straight_apostrophes, unify, words};

/// A distinct pattern of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordPatternId(u32);

/// A part of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A word.
    Word(WordPatternId),
    /// Up to so many words of any kind.
    Gap(usize),
}

/// All word patterns of a lexicon.
#[derive(Debug, Default)]
pub struct WordPatterns {
    ids: HashMap<(String, Kind), WordPatternId>,
    folded: HashMap<String, Vec<WordPatternId>>,
    exact: HashMap<String, Vec<WordPatternId>>,
    globs: Vec<(Vec<char>, Case, WordPatternId)>,
    regexes: Vec<(Regex, Case, WordPatternId)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Plain(Case),
    Glob(Case),
    Regex(Case),
}

impl WordPatterns {
    /// The steps of a pattern. A loaded lexicon holds only patterns that have at least one word.
    pub fn steps(&mut self, pattern: &str, style: Style, case: Case, gap: usize) -> Vec<Step> {
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

    /// The words of a chunk without spaces. Wildcards are held by letters while it is split, so that they do not split it.
    fn chunk(&mut self, chunk: &str, style: Style, case: Case) -> Vec<Step> {
        if style == Style::Fixed || !chunk.contains(['*', '?']) {
            let spans: Vec<Span> = words(chunk, Span::new(0, chunk.len())).collect();
            return spans.into_iter().map(|span| Step::Word(self.plain(span.of(chunk), case))).collect();
        }
        let held = chunk.replace('*', "\u{10280}").replace('?', "\u{10281}");
        let spans: Vec<Span> = words(&held, Span::new(0, held.len())).collect();
        let back = |word: &str| word.replace('\u{10280}', "*").replace('\u{10281}', "?");
        spans.into_iter().map(|span| Step::Word(self.glob(&back(span.of(&held)), case))).collect()
    }

    fn id(&mut self, key: String, kind: Kind) -> (WordPatternId, bool) {
        let next = WordPatternId(self.ids.len() as u32);
        let id = *self.ids.entry((key, kind)).or_insert(next);
        (id, id == next)
    }

    fn plain(&mut self, word: &str, case: Case) -> WordPatternId {
        let key = normal(word, case);
        let (id, is_new) = self.id(key.clone(), Kind::Plain(case));
        if is_new {
            let list = if case == Case::Fold { &mut self.folded } else { &mut self.exact };
            list.entry(key).or_default().push(id);
        }
        id
    }

    fn glob(&mut self, word: &str, case: Case) -> WordPatternId {
        if !word.contains(['*', '?']) {
            return self.plain(word, case);
        }
        let key = normal(word, case);
        let (id, is_new) = self.id(key.clone(), Kind::Glob(case));
        if is_new {
            self.globs.push((key.chars().collect(), case, id));
        }
        id
    }

    fn regex(&mut self, pattern: &str, case: Case) -> WordPatternId {
        let (id, is_new) = self.id(pattern.to_string(), Kind::Regex(case));
        if is_new {
            let text = straight_apostrophes(pattern);
            let text = if case == Case::Fold { format!("(?i){text}") } else { text.into_owned() };
            // Loading has compiled the pattern once; one that fails here matches nothing.
            if let Ok(regex) = Regex::new(&text) {
                self.regexes.push((regex, case, id));
            }
        }
        id
    }

    /// The patterns that a word of the text satisfies, in order. `word` is the word as it stands.
    pub fn of_word(&self, word: &str) -> Vec<WordPatternId> {
        let folded = fold(word);
        let mut ids: Vec<WordPatternId> = self.folded.get(&folded).into_iter().flatten().copied().collect();
        let needs_exact =
            !self.exact.is_empty() || self.globs.iter().any(|g| g.1 == Case::Exact) || self.regexes.iter().any(|r| r.1 == Case::Exact);
        let exact = if needs_exact { unify(word) } else { String::new() };
        ids.extend(self.exact.get(&exact).into_iter().flatten());
        let form = |case: Case| if case == Case::Fold { &folded } else { &exact };
        if !self.globs.is_empty() {
            let fold_chars: Vec<char> = folded.chars().collect();
            let exact_chars: Vec<char> = exact.chars().collect();
            let chars = |case: Case| if case == Case::Fold { &fold_chars } else { &exact_chars };
            ids.extend(self.globs.iter().filter(|(glob, case, _)| fits(glob, chars(*case))).map(|(_, _, id)| *id));
        }
        ids.extend(self.regexes.iter().filter(|(regex, case, _)| regex.is_match(form(*case))).map(|(_, _, id)| *id));
        ids.sort_unstable();
        ids
    }
}

fn normal(word: &str, case: Case) -> String {
    if case == Case::Fold { fold(word) } else { unify(word) }
}

/// Whether the whole of `word` fits `glob`: `*` is any run, `?` is one character.
fn fits(glob: &[char], word: &[char]) -> bool {
    let (mut g, mut w) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    while w < word.len() {
        if g < glob.len() && glob[g] == '*' {
            back = Some((g, w));
            g += 1;
        } else if g < glob.len() && (glob[g] == '?' || glob[g] == word[w]) {
            g += 1;
            w += 1;
        } else if let Some((star, at)) = back {
            back = Some((star, at + 1));
            g = star + 1;
            w = at + 1;
        } else {
            return false;
        }
    }
    glob[g..].iter().all(|&c| c == '*')
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
    }
}
