//! Which words stand beside each label, outlet by outlet: to read what a label names there.

use std::collections::{BTreeMap, HashSet};

use slantwise::lexicon::EntryId;
use slantwise::matcher::Hit;

use crate::print::Table;
use crate::scan::{Lists, Scanned};

/// Words that stand beside everything, one a line.
const FUNCTION_WORDS: &str = include_str!("function-words.txt");

/// Words looked at on either side of a hit.
const WITHIN: usize = 3;

/// An outlet with fewer hits of a naming set is not shown.
const HITS_AT_LEAST: u64 = 20;

/// Neighbours shown for a label.
const SHOWN: usize = 8;

/// Hits, and the words beside them.
#[derive(Default)]
struct Seen {
    hits: u64,
    neighbours: BTreeMap<String, u64>,
}

/// A table for every naming set that some outlet uses often enough.
pub(crate) fn tables(lists: &Lists, read: &[Scanned<'_>]) -> String {
    let function_words: HashSet<&str> = FUNCTION_WORDS.lines().filter(|line| !line.starts_with('#')).collect();
    let mut printed = String::new();
    for (list, lexicon) in lists.each() {
        for (set, naming) in (0..).zip(&lexicon.namings) {
            let mut seen: BTreeMap<&str, BTreeMap<u32, Seen>> = BTreeMap::new();
            for text in read {
                for hit in text.hits[list].iter().filter(|hit| hit.resolved) {
                    let EntryId::Label(of, label) = hit.entry else { continue };
                    if of == set {
                        let seen = seen.entry(&text.text.outlet).or_default().entry(label).or_default();
                        seen.hits += 1;
                        for word in beside(text, hit).filter(|word| !function_words.contains(word)) {
                            *seen.neighbours.entry(word.to_string()).or_default() += 1;
                        }
                    }
                }
            }
            seen.retain(|_, labels| labels.values().map(|seen| seen.hits).sum::<u64>() >= HITS_AT_LEAST);
            if seen.is_empty() {
                continue;
            }
            let mut table = Table::new(&["<outlet", "<label", ">hits", "<neighbours"]);
            for (outlet, labels) in seen {
                let mut labels: Vec<(u32, Seen)> = labels.into_iter().collect();
                labels.sort_by_key(|(_, seen)| std::cmp::Reverse(seen.hits));
                for (row, (label, seen)) in labels.iter().enumerate() {
                    let outlet = if row == 0 { outlet } else { "" };
                    let label = naming.labels[*label as usize].entry.id.clone();
                    table.row([outlet.to_string(), label, seen.hits.to_string(), most_frequent(&seen.neighbours)]);
                }
            }
            printed += &table.below(&format!(
                "{} > {}: words within {WITHIN} words of each label that stand there more than once, most frequent first; outlets with\n\
                 {HITS_AT_LEAST} or more hits of the naming set. Read them to see what a label names there.",
                lexicon.header.id, naming.id
            ));
        }
    }
    printed
}

/// The words near a hit, in its sentence and outside the hit, as they are compared; figures alone are left out.
fn beside<'a>(text: &'a Scanned<'_>, hit: &Hit) -> impl Iterator<Item = &'a str> {
    let document = &text.document;
    let sentence = document.sentences[hit.sentence];
    let first = document.words.partition_point(|word| word.span.start() < hit.span.start());
    let end = document.words.partition_point(|word| word.span.start() < hit.span.end());
    let before = first.saturating_sub(WITHIN).max(sentence.first_word)..first;
    let behind = end..(end + WITHIN).min(sentence.end_word);
    before.chain(behind).map(|word| document.key(word)).filter(|word| word.chars().any(char::is_alphabetic))
}

fn most_frequent(neighbours: &BTreeMap<String, u64>) -> String {
    let mut sorted: Vec<(&String, u64)> = neighbours.iter().map(|(word, &times)| (word, times)).filter(|(_, times)| *times > 1).collect();
    sorted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let shown: Vec<String> = sorted.iter().take(SHOWN).map(|(word, times)| format!("{word} {times}")).collect();
    if shown.is_empty() { "(none twice)".to_string() } else { shown.join(", ") }
}
