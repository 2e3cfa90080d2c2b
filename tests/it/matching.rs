//! The fast matcher against the slow one of `slow_matcher`, on random texts, word lists and scripts.
//!
//! The alphabet is small, so that matches overlap, cover and cancel each other all the time. `PROPTEST_CASES=20000` tries more.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use slantwise::lexicon::{Case, Category, Entry, Guard, Header, Label, LabelKind, Lexicon, NamingSet, Scope, Style, Term, built_in};
use slantwise::matcher::{Matcher, Scanner};
use slantwise::text;

use crate::run::{SEEDS, seed};
use crate::slow_matcher::{self, SlowHit, SlowMiss};

/// Words with capitals, accents, possessives, ligatures and invisible characters, in scripts with and without spaces.
const WORDS: [&str; 36] = [
    "a",
    "b",
    "c",
    "A",
    "B",
    "ab",
    "abc",
    "Ab",
    "US",
    "us",
    "U.S",
    "a’s",
    "a's",
    "b’s",
    "ä",
    "a\u{308}",
    "Straße",
    "STRASSE",
    "ﬁ",
    "fi",
    "a\u{AD}b",
    "a\u{200D}",
    "İ",
    "ı",
    "i",
    "1",
    "1.5",
    "ст",
    "СТ",
    "حرب",
    "حَرب",
    "叛军",
    "政府",
    "反政府武装",
    "กบฏ",
    "x̂",
];
const GLOBS: [&str; 14] = ["a*", "*b", "?", "*", "a?c", "*a*", "??", "叛*", "*s", "*'s", "с*", "str*e", "?s", "*1*"];
const REGEXES: [&str; 10] = ["^a", "b$", "a|b", "[A-Z]", "ß", "ss", "^.$", "\\d", "(?-i:A)", "^\\p{Cyrillic}+$"];

fn text() -> impl Strategy<Value = String> {
    let between =
        select(vec![" ", " ", " ", " ", "-", ". ", "! ", "\n\n", " (", ") ", ", ", "", " “", "” ", ": ", "…", "。", "\u{200B}", "*"]);
    let word = prop_oneof![8 => select(WORDS[..12].to_vec()).prop_map(str::to_string), 4 => select(WORDS.to_vec()).prop_map(str::to_string), 1 => "\\PC{1,4}"];
    vec((word, between), 0..30).prop_map(|parts| parts.into_iter().flat_map(|(word, between)| [word, between.to_string()]).collect())
}

/// A pattern in a style: one to four words with spaces, hyphens or dots between.
fn pattern(style: Style) -> BoxedStrategy<String> {
    let few = || select(WORDS[..9].to_vec());
    let (word, between) = match style {
        Style::Glob => {
            (prop_oneof![4 => few(), 2 => select(WORDS.to_vec()), 3 => select(GLOBS.to_vec())].boxed(), vec![" ", " ", "-", " ... ", ""])
        }
        Style::Fixed => (prop_oneof![4 => few(), 2 => select(WORDS.to_vec()), 1 => Just("a*b")].boxed(), vec![" ", " ", "-", " ... "]),
        Style::Regex => (select(REGEXES.to_vec()).boxed(), vec![" "]),
    };
    let rest = vec((select(between), word.clone()), 0..3);
    (word, rest).prop_map(|(first, rest)| rest.into_iter().fold(first.to_string(), |all, (between, word)| all + between + word)).boxed()
}

fn entry() -> impl Strategy<Value = Entry> {
    let style = select(vec![Style::Glob, Style::Glob, Style::Fixed, Style::Regex]);
    let case = select(vec![Case::Fold, Case::Fold, Case::Exact]);
    let guard = (0..3usize, vec(pattern(Style::Glob), 1..3)).prop_map(|(within, words)| Guard { within, words });
    (style, case, 0..4usize).prop_flat_map(move |(style, case, gap)| {
        let except = prop_oneof![2 => Just(Vec::new()), 1 => vec(pattern(style), 1..3)];
        let guard = proptest::option::weighted(0.2, guard.clone());
        (vec(pattern(style), 1..4), except, guard)
            .prop_map(move |(patterns, except, guard)| plain(patterns, style, case, gap, except, guard))
    })
}

fn plain(patterns: Vec<String>, style: Style, case: Case, gap: usize, except: Vec<String>, guard: Option<Guard>) -> Entry {
    let (id, show, note, side) = Default::default();
    let (others_write, hit, miss) = Default::default();
    Entry { id, show, patterns, style, case, gap, except, guard, others_write, note, side, broad: String::new(), hit, miss }
}

fn lexicon() -> impl Strategy<Value = Lexicon> {
    let near = prop_oneof![1 => Just(Vec::new()), 2 => vec(pattern(Style::Glob), 1..3)];
    let naming = (near, select(vec![Scope::Sentence, Scope::Article]), vec(entry(), 1..3)).prop_map(|(near, scope, labels)| NamingSet {
        id: "n".into(),
        about: "N".into(),
        near,
        scope,
        labels: labels.into_iter().map(|entry| Label { entry, kind: LabelKind::Disputed }).collect(),
    });
    (vec(entry(), 1..6), vec(naming, 0..2)).prop_map(|(terms, namings)| Lexicon {
        header: Header {
            id: "t".into(),
            title: "T".into(),
            language: "en".into(),
            version: "1".into(),
            licence: "CC0".into(),
            source: "here".into(),
            limits: "few".into(),
        },
        categories: vec![Category { id: "c".into(), about: "C".into() }],
        terms: terms.into_iter().map(|entry| Term { entry, categories: vec!["c".into()] }).collect(),
        namings,
        digest: String::new(),
    })
}

/// What the fast matcher finds, in the form of the slow one.
fn fast(lexicon: &Lexicon, article: &str, document: &text::Document) -> (Vec<SlowHit>, Vec<SlowMiss>) {
    let found = Scanner::new(&Matcher::new(lexicon)).find(article, document);
    let hits = found.hits.iter().map(|hit| (hit.entry, hit.span, hit.resolved)).collect();
    let misses = found.misses.iter().map(|miss| (miss.span, miss.entry, miss.reason, miss.because_of, miss.pattern)).collect();
    (hits, misses)
}

proptest! {
    #[test]
    fn the_slow_and_the_fast_matcher_agree(lexicon in lexicon(), article in text()) {
        let document = text::read(&article, None, "");
        let (hits, misses) = fast(&lexicon, &article, &document);
        let (slow_hits, slow_misses) = slow_matcher::find(&lexicon, &article, &document);
        prop_assert_eq!(hits, slow_hits);
        prop_assert_eq!(misses, slow_misses);
    }

    #[test]
    fn what_a_scanner_remembers_changes_nothing(lexicon in lexicon(), first in text(), second in text()) {
        let matcher = Matcher::new(&lexicon);
        let mut scanner = Scanner::new(&matcher);
        scanner.find(&first, &text::read(&first, None, ""));
        let document = text::read(&second, None, "");
        prop_assert_eq!(scanner.find(&second, &document), Scanner::new(&matcher).find(&second, &document));
    }
}

#[test]
fn the_slow_and_the_fast_matcher_agree_on_the_seeds() {
    for (file, outlet) in SEEDS {
        let article = seed(file);
        let document = text::read(&article, None, outlet);
        for lexicon in built_in() {
            let (hits, misses) = fast(lexicon, &article, &document);
            assert!(!hits.is_empty() || lexicon.header.id != "conflict", "{file}");
            assert_eq!((hits, misses), slow_matcher::find(lexicon, &article, &document), "{file}");
        }
    }
}
