//! How the time of a search grows with the text, the hits and the word list: `cargo bench --bench matching`.
//!
//! Each line doubles or multiplies one thing and prints the ratio of the times, the best of three runs each. A search that is linear in
//! that thing has a ratio near the factor; figures of one run can be compared with each other, and not with those of another machine.

use std::time::{Duration, Instant};

use slantwise::lexicon::{Lexicon, parse};
use slantwise::matcher::{Matcher, Scanner};
use slantwise::text::{Document, read};

fn main() {
    println!("{:52}{:>10}{:>10}{:>8}", "", "once", "more", "ratio");
    let words = |n: usize| sentences(n, |i| format!("word{}", i % 5_000));
    let plain = list(100, |i| format!("patterns = [\"word{i}\"]"));
    text("a text twice as long, a hundred words listed", &plain, &words(100_000), &words(200_000));
    let every = list(1, |_| "patterns = [\"word*\"]".into());
    text("a text twice as long, a hit on each word", &every, &words(100_000), &words(200_000));
    let one_sentence = |n: usize| (0..n).map(|_| "the rebel ").collect::<String>();
    text(
        "one sentence twice as long, a hit on every other word",
        &list(1, |_| "patterns = [\"rebel\"]".into()),
        &one_sentence(100_000),
        &one_sentence(200_000),
    );
    let except = list(1, |_| "patterns = [\"rebel\"]\nexcept = [\"the rebel\"]".into());
    text("twice as many exceptions", &except, &one_sentence(50_000), &one_sentence(100_000));
    let guard = list(1, |_| "patterns = [\"rebel\"]\nguard = { within = 100000, words = [\"nobody\"] }".into());
    text("a guard that reaches far, twice as long a sentence", &guard, &one_sentence(50_000), &one_sentence(100_000));
    let covered = list(2, |i| ["patterns = [\"rebel\"]", "patterns = [\"the rebel\"]"][i].into());
    text("twice as many hits that longer ones cover", &covered, &one_sentence(50_000), &one_sentence(100_000));
    let gaps = |n: usize| list(1, |_| format!("patterns = [\"{} nobody\"]\ngap = 20", "the ... ".repeat(n)));
    lists("three gaps against six", &gaps(3), &gaps(6), &one_sentence(2_000));

    let distinct = sentences(100_000, |i| format!("w{}", i.wrapping_mul(2_654_435_761) % 90_001));
    let exact = |n: usize| list(n, |i| format!("patterns = [\"w{i}\"]"));
    lists("5,000 words listed against 50", &exact(50), &exact(5_000), &distinct);
    let starts = |n: usize| list(n, |i| format!("patterns = [\"w{i}*\"]"));
    lists("3,000 patterns word* against 30", &starts(30), &starts(3_000), &distinct);
    let ends = |n: usize| list(n, |i| format!("patterns = [\"*{i}x\"]"));
    lists("3,000 patterns *word against 30", &ends(30), &ends(3_000), &distinct);
    let regexes = |n: usize| list(n, |i| format!("patterns = [\"{i}x$\"]\nmatch = \"regex\""));
    lists("300 regular expressions against 30", &regexes(30), &regexes(300), &distinct);
    let phrases = |n: usize| list(n, |i| format!("patterns = [\"the w{i}\"]"));
    let the = sentences(100_000, |i| if i % 2 == 0 { "the".into() } else { format!("w{}", i % 90_001) });
    lists("5,000 phrases that begin alike against 50", &phrases(50), &phrases(5_000), &the);
}

/// One list on a text and on a longer one.
fn text(what: &str, list: &Lexicon, once: &str, more: &str) {
    let (once, more) = (Read::new(once), Read::new(more));
    line(what, time(list, &once), time(list, &more));
}

/// One text with a list and with a longer one.
fn lists(what: &str, once: &Lexicon, more: &Lexicon, text: &str) {
    let read = Read::new(text);
    line(what, time(once, &read), time(more, &read));
}

fn line(what: &str, once: Duration, more: Duration) {
    let ms = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1e3);
    println!("{what:52}{:>10}{:>10}{:>8.2}", ms(once), ms(more), more.as_secs_f64() / once.as_secs_f64());
}

/// An article, read once: reading is not measured.
struct Read {
    text: String,
    document: Document,
}

impl Read {
    fn new(text: &str) -> Read {
        Read { text: text.to_owned(), document: read(text, None, "") }
    }
}

/// The best of three searches, each with a scanner that knows no word yet.
fn time(list: &Lexicon, read: &Read) -> Duration {
    let matcher = Matcher::new(list);
    let runs = (0..3).map(|_| {
        let start = Instant::now();
        let found = Scanner::new(&matcher).find(&read.text, &read.document);
        std::hint::black_box(found.hits.len());
        start.elapsed()
    });
    runs.min().unwrap_or_default()
}

/// So many words, ten to a sentence.
fn sentences(words: usize, word: impl Fn(usize) -> String) -> String {
    (0..words).map(|i| word(i) + if i % 10 == 9 { ". X " } else { " " }).collect()
}

/// A list of so many terms, each written as its keys.
fn list(terms: usize, keys: impl Fn(usize) -> String) -> Lexicon {
    let head =
        "id = \"b\"\ntitle = \"B\"\nlanguage = \"en\"\nversion = \"1\"\nlicence = \"CC0-1.0\"\nsource = \"here\"\nlimits = \"All\"\n";
    let terms = (0..terms).map(|i| format!("[[term]]\nid = \"t{i}\"\ncategories = [\"c\"]\nnote = \"n\"\n{}\n", keys(i)));
    let text = format!("{head}[[category]]\nid = \"c\"\nabout = \"C\"\n{}", terms.collect::<String>());
    parse("bench.toml", &text).expect("the list is valid")
}
