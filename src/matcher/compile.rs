//! A lexicon, made ready to search with.

use std::collections::HashMap;

use crate::lexicon::{Case, Entry, EntryId, Lexicon, Scope, Style};
use crate::matcher::pattern::{Step, WordPatternId, WordPatterns};

/// A lexicon, made ready to search with. Made once, shared by every thread.
#[derive(Debug)]
pub struct Matcher<'l> {
    lexicon: &'l Lexicon,
    pub(super) patterns: WordPatterns,
    pub(super) rules: Vec<Rule>,
    /// Rules by the word pattern they begin with.
    pub(super) starts: HashMap<WordPatternId, Vec<usize>>,
    pub(super) guards: HashMap<EntryId, (usize, Vec<WordPatternId>)>,
    pub(super) near: Vec<Option<Scope>>,
}

/// One pattern and what follows when it is found.
#[derive(Debug)]
pub(super) struct Rule {
    pub steps: Vec<Step>,
    pub does: Does,
    /// True when the pattern only fits with other capitals than it asks for: found, it is a miss.
    pub is_case_probe: bool,
}

/// What a found pattern means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Does {
    /// A hit of the entry.
    Hit(EntryId),
    /// Cancels hits of the entry inside it.
    Cancel(EntryId),
    /// One of the words that must stand near a label of the naming set.
    Near(u32),
}

impl<'l> Matcher<'l> {
    /// Makes a lexicon ready.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        let near = lexicon.namings.iter().map(|set| (!set.near.is_empty()).then_some(set.scope)).collect();
        let mut matcher =
            Matcher { lexicon, patterns: WordPatterns::default(), rules: Vec::new(), starts: HashMap::new(), guards: HashMap::new(), near };
        for (id, entry) in lexicon.entries() {
            matcher.add_entry(id, entry);
        }
        for (set, naming) in lexicon.namings.iter().enumerate() {
            for word in &naming.near {
                let steps = matcher.patterns.steps(word, Style::Glob, Case::Fold, 0);
                matcher.add(steps, Does::Near(set as u32), false);
            }
        }
        matcher
    }

    /// The lexicon.
    pub fn lexicon(&self) -> &'l Lexicon {
        self.lexicon
    }

    fn add_entry(&mut self, id: EntryId, entry: &Entry) {
        for pattern in &entry.patterns {
            let steps = self.patterns.steps(pattern, entry.style, entry.case, entry.gap);
            self.add(steps, Does::Hit(id), false);
            if entry.case == Case::Exact {
                let steps = self.patterns.steps(pattern, entry.style, Case::Fold, entry.gap);
                self.add(steps, Does::Hit(id), true);
            }
        }
        for except in &entry.except {
            let steps = self.patterns.steps(except, entry.style, entry.case, entry.gap);
            self.add(steps, Does::Cancel(id), false);
        }
        if let Some(guard) = &entry.guard {
            let patterns = &mut self.patterns;
            let words = guard.words.iter().flat_map(|word| patterns.steps(word, Style::Glob, Case::Fold, 0));
            let ids = words.filter_map(|step| if let Step::Word(id) = step { Some(id) } else { None }).collect();
            self.guards.insert(id, (guard.within, ids));
        }
    }

    fn add(&mut self, steps: Vec<Step>, does: Does, is_case_probe: bool) {
        if let Some(Step::Word(first)) = steps.first() {
            self.starts.entry(*first).or_default().push(self.rules.len());
            self.rules.push(Rule { steps, does, is_case_probe });
        }
    }
}
