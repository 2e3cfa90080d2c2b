//! A lexicon, made ready to search with.

use std::collections::BTreeMap;

use foldhash::HashMap;

use crate::lexicon::{Case, Entry, EntryId, Lexicon, Scope, Style};
use crate::matcher::pattern::{Step, WordPatternId, WordPatterns};

/// A lexicon, made ready to search with. Made once, shared by every thread.
#[derive(Debug)]
pub struct Matcher<'l> {
    lexicon: &'l Lexicon,
    pub(super) patterns: WordPatterns,
    pub(super) rules: Vec<Rule>,
    /// Rules by the word pattern they begin with, at the pattern's place; none behind the last that begins one.
    starts: Vec<Starts>,
    /// Rules that take hits of an entry away. They are only followed where the entry was found: a guard's words can stand anywhere.
    against: HashMap<EntryId, BTreeMap<WordPatternId, Vec<Rule>>>,
    /// How near the words of a guard cancel a hit.
    pub(super) guards: HashMap<EntryId, usize>,
    pub(super) near: Vec<Option<Scope>>,
}

/// Rules that begin with one word pattern: many phrases can begin with "the", and few go on with the word that follows.
#[derive(Debug, Default)]
struct Starts {
    /// Those of one word, or with a gap behind it.
    alone: Vec<usize>,
    /// The others, by their second word pattern.
    followed: BTreeMap<WordPatternId, Vec<usize>>,
}

/// One pattern and what follows when it is found.
#[derive(Debug)]
pub(super) struct Rule {
    /// Its words, cut at the gaps; at least one run.
    pub runs: Vec<Run>,
    pub does: Does,
    /// Its place in the list of patterns it comes from.
    pub pattern: usize,
    /// True when the pattern only fits with other capitals than it asks for: found, it is a miss.
    pub is_case_probe: bool,
}

/// Words that follow each other.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// How many words of any kind may stand before it; 0 for the first.
    pub gap: usize,
    /// At least one.
    pub words: Vec<WordPatternId>,
}

/// What a found pattern means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Does {
    /// A hit of the entry.
    Hit(EntryId),
    /// Cancels hits of the entry inside it.
    Cancel(EntryId),
    /// Cancels hits of the entry near it.
    Guard(EntryId),
    /// One of the words that must stand near a label of the naming set.
    Near(u32),
}

impl<'l> Matcher<'l> {
    /// Makes a lexicon ready.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        let near = lexicon.namings.iter().map(|set| (!set.near.is_empty()).then_some(set.scope)).collect();
        let mut matcher = Matcher {
            lexicon,
            patterns: WordPatterns::default(),
            rules: Vec::new(),
            starts: Vec::new(),
            against: HashMap::default(),
            guards: HashMap::default(),
            near,
        };
        for (id, entry) in lexicon.entries() {
            matcher.add_entry(id, entry);
        }
        for (set, naming) in lexicon.namings.iter().enumerate() {
            matcher.add_all(&naming.near, Style::Glob, Case::Fold, 0, Does::Near(set as u32));
        }
        matcher
    }

    /// The lexicon.
    pub fn lexicon(&self) -> &'l Lexicon {
        self.lexicon
    }

    /// The rules that may begin with a word that fits `first`, before one that fits the patterns `next`.
    pub(super) fn beginning<'a>(&'a self, first: WordPatternId, next: &'a [WordPatternId]) -> impl Iterator<Item = &'a Rule> {
        let starts = self.starts.get(first.place());
        let alone = starts.map_or(&[][..], |starts| &starts.alone);
        let followed = starts.map(|starts| &starts.followed).filter(|followed| !followed.is_empty() && !next.is_empty());
        // Through whichever of the two is shorter.
        let by_next = followed.filter(|followed| followed.len() > next.len());
        let by_rule = followed.filter(|followed| followed.len() <= next.len());
        let by_next = by_next.into_iter().flat_map(move |followed| next.iter().filter_map(|id| followed.get(id)));
        let by_rule = by_rule.into_iter().flatten().filter(move |(id, _)| next.binary_search(id).is_ok()).map(|(_, rules)| rules);
        alone.iter().chain(by_next.chain(by_rule).flatten()).map(|&rule| &self.rules[rule])
    }

    /// Whether a rule that finds something begins with a word that fits `first`.
    pub(super) fn begins(&self, first: WordPatternId) -> bool {
        self.starts.get(first.place()).is_some_and(|starts| !starts.alone.is_empty() || !starts.followed.is_empty())
    }

    /// The rules that take hits of an entry away, by the word pattern they begin with.
    pub(super) fn against(&self, entry: EntryId) -> Option<&BTreeMap<WordPatternId, Vec<Rule>>> {
        self.against.get(&entry)
    }

    fn add_entry(&mut self, id: EntryId, entry: &Entry) {
        self.add_all(&entry.patterns, entry.style, entry.case, entry.gap, Does::Hit(id));
        if entry.case == Case::Exact {
            let first = self.rules.len();
            self.add_all(&entry.patterns, entry.style, Case::Fold, entry.gap, Does::Hit(id));
            self.rules[first..].iter_mut().for_each(|rule| rule.is_case_probe = true);
        }
        self.add_all(&entry.except, entry.style, entry.case, entry.gap, Does::Cancel(id));
        if let Some(guard) = &entry.guard {
            self.guards.insert(id, guard.within);
            self.add_all(&guard.words, Style::Glob, Case::Fold, 0, Does::Guard(id));
        }
    }

    fn add_all(&mut self, patterns: &[String], style: Style, case: Case, gap: usize, does: Does) {
        for (index, pattern) in patterns.iter().enumerate() {
            let mut runs: Vec<Run> = vec![Run { gap: 0, words: Vec::new() }];
            for step in self.patterns.steps(pattern, style, case, gap) {
                let last = runs.last_mut().expect("starts with one run");
                match step {
                    Step::Word(word) => last.words.push(word),
                    // Dots behind dots leave one longer gap.
                    Step::Gap(more) if last.words.is_empty() => last.gap += more,
                    Step::Gap(gap) => runs.push(Run { gap, words: Vec::new() }),
                }
            }
            let Some(&first) = runs[0].words.first() else { continue };
            let second = runs[0].words.get(1).copied();
            let rule = Rule { runs, does, pattern: index, is_case_probe: false };
            if let Does::Cancel(entry) | Does::Guard(entry) = does {
                self.against.entry(entry).or_default().entry(first).or_default().push(rule);
            } else {
                if self.starts.len() <= first.place() {
                    self.starts.resize_with(first.place() + 1, Starts::default);
                }
                let starts = &mut self.starts[first.place()];
                let same_start = match second {
                    Some(second) => starts.followed.entry(second).or_default(),
                    None => &mut starts.alone,
                };
                same_start.push(self.rules.len());
                self.rules.push(rule);
            }
        }
    }
}
