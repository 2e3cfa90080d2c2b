//! Counts what each pattern of a lexicon catches, article by article.
//!
//! For this every pattern is made an entry of its own, so that the search itself says which of them fits, with all exceptions, guards and
//! longer matches as they are.

use std::collections::{BTreeMap, HashMap};

use crate::lexicon::{Category, Entry, EntryId, Label, Lexicon, NamingSet, Style, Term};
use crate::matcher::compile::Matcher;
use crate::matcher::hit::MissReason;
use crate::matcher::scan::Scanner;
use crate::span::Span;
use crate::text::{Document, fold, words};

/// Wordings remembered of one pattern at most, so that memory stays bounded on any corpus.
const FORMS_AT_MOST: usize = 2_000;

/// A lexicon whose every pattern is an entry.
#[derive(Debug)]
pub struct Spread {
    lexicon: Lexicon,
    /// Entry and index of the pattern that each entry stands for.
    stands_for: HashMap<EntryId, (EntryId, usize)>,
    /// Whether its pattern has a wildcard, a gap or a regular expression, so that its wordings are worth telling.
    open: HashMap<EntryId, bool>,
}

impl Spread {
    /// Makes every pattern of `lexicon` an entry.
    pub fn of(lexicon: &Lexicon) -> Spread {
        let categories = vec![Category { id: String::new(), about: String::new() }];
        let (header, digest) = (lexicon.header.clone(), lexicon.digest.clone());
        let mut spread = Lexicon { header, categories, terms: Vec::new(), namings: Vec::new(), digest };
        let (mut stands_for, mut open) = (HashMap::new(), HashMap::new());
        let is_open = |entry: &Entry, index: usize| {
            let pattern = &entry.patterns[index];
            entry.style == Style::Regex || pattern.contains(['*', '?']) || (entry.gap > 0 && pattern.contains("..."))
        };
        for (at, term) in lexicon.terms.iter().enumerate() {
            for index in 0..term.entry.patterns.len() {
                let id = EntryId::Term(spread.terms.len() as u32);
                stands_for.insert(id, (EntryId::Term(at as u32), index));
                open.insert(id, is_open(&term.entry, index));
                spread.terms.push(Term { entry: single(&term.entry, index), categories: vec![String::new()] });
            }
        }
        for (at, set) in lexicon.namings.iter().enumerate() {
            let mut labels = Vec::new();
            for (label_at, label) in set.labels.iter().enumerate() {
                for index in 0..label.entry.patterns.len() {
                    let id = EntryId::Label(at as u32, labels.len() as u32);
                    stands_for.insert(id, (EntryId::Label(at as u32, label_at as u32), index));
                    open.insert(id, is_open(&label.entry, index));
                    labels.push(Label { entry: single(&label.entry, index), kind: label.kind });
                }
            }
            let NamingSet { id, about, near, scope, .. } = set;
            let (id, about, near) = (id.clone(), about.clone(), near.clone());
            spread.namings.push(NamingSet { id, about, near, scope: *scope, labels });
        }
        Spread { lexicon: spread, stands_for, open }
    }

    /// The lexicon to search with.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }
}

/// The entry with one of its patterns, and without what is only read by people.
fn single(entry: &Entry, index: usize) -> Entry {
    Entry {
        id: String::new(),
        show: String::new(),
        patterns: vec![entry.patterns[index].clone()],
        style: entry.style,
        case: entry.case,
        gap: entry.gap,
        except: entry.except.clone(),
        guard: entry.guard.clone(),
        others_write: Vec::new(),
        note: String::new(),
        side: String::new(),
        broad: String::new(),
        hit: Vec::new(),
        miss: Vec::new(),
    }
}

/// What one pattern caught.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PatternUse {
    /// How often.
    pub hits: u64,
    /// Of these, how often without any capital.
    pub without_capitals: u64,
    /// For a pattern with a wildcard, a gap or a regular expression: every wording, in the form in which words are compared, with its count.
    pub forms: BTreeMap<String, u64>,
    /// Hits of wordings beyond the number that is remembered.
    pub beyond: u64,
}

/// What the patterns of a lexicon caught in some articles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Usage {
    /// Articles searched.
    pub articles: u64,
    /// By entry and index of its pattern; patterns that caught nothing are missing.
    pub patterns: BTreeMap<(EntryId, usize), PatternUse>,
    /// Places of an entry that went to a longer one: how often, and the longer one as it first stood there.
    pub covered: BTreeMap<EntryId, (u64, String)>,
    /// Hits of each naming set whose `near` words were there, by its index.
    pub resolved: BTreeMap<u32, u64>,
}

impl Usage {
    /// Adds what was caught in other articles. Merging in the order of the articles always gives the same.
    pub fn merge(&mut self, other: Usage) {
        self.articles += other.articles;
        for (key, more) in other.patterns {
            let known = self.patterns.entry(key).or_default();
            known.hits += more.hits;
            known.without_capitals += more.without_capitals;
            known.beyond += more.beyond;
            for (form, times) in more.forms {
                known.add(form, times);
            }
        }
        for (entry, (times, example)) in other.covered {
            self.covered.entry(entry).or_insert((0, example)).0 += times;
        }
        for (set, times) in other.resolved {
            *self.resolved.entry(set).or_default() += times;
        }
    }

    /// How often an entry was found.
    pub fn hits(&self, entry: EntryId) -> u64 {
        self.patterns.iter().filter(|((id, _), _)| *id == entry).map(|(_, found)| found.hits).sum()
    }
}

impl PatternUse {
    fn add(&mut self, form: String, times: u64) {
        if self.forms.len() < FORMS_AT_MOST || self.forms.contains_key(&form) {
            *self.forms.entry(form).or_default() += times;
        } else {
            self.beyond += times;
        }
    }
}

/// Counts article by article. One for each thread.
#[derive(Debug)]
pub struct UsageCounter<'m> {
    spread: &'m Spread,
    scanner: Scanner<'m>,
}

impl<'m> UsageCounter<'m> {
    /// A counter. `matcher` is made of the lexicon of `spread`.
    pub fn new(spread: &'m Spread, matcher: &'m Matcher<'m>) -> Self {
        UsageCounter { spread, scanner: Scanner::new(matcher) }
    }

    /// What the patterns caught in one article.
    pub fn count(&mut self, text: &str, document: &Document) -> Usage {
        let found = self.scanner.find(text, document);
        let mut usage = Usage { articles: 1, ..Usage::default() };
        for hit in &found.hits {
            let caught = usage.patterns.entry(self.spread.stands_for[&hit.entry]).or_default();
            let words = hit.span.of(text);
            caught.hits += 1;
            caught.without_capitals += u64::from(!words.contains(char::is_uppercase));
            if self.spread.open[&hit.entry] {
                caught.add(form(words), 1);
            }
            if let (EntryId::Label(set, _), true) = (hit.entry, hit.resolved) {
                *usage.resolved.entry(set).or_default() += 1;
            }
        }
        for miss in found.misses.iter().filter(|miss| miss.reason == MissReason::Covered) {
            let (entry, _) = self.spread.stands_for[&miss.entry];
            let longer = miss.because_of.map(|span| form(span.of(text))).unwrap_or_default();
            usage.covered.entry(entry).or_insert((0, longer)).0 += 1;
        }
        usage
    }
}

/// The words as they are compared, a space between them.
fn form(text: &str) -> String {
    words(text, Span::new(0, text.len())).map(|word| fold(word.of(text))).collect::<Vec<_>>().join(" ")
}
