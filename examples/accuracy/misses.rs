//! Marked words that no list finds: to learn what sort of word is missing, not to be copied into a list.

use std::collections::BTreeMap;

use slantwise::span::overlapping;
use slantwise::text::{fold, words};

use crate::print::Table;
use crate::scan::Scanned;

/// Longer marks are whole clauses and hardly ever occur twice.
const WORDS_AT_MOST: usize = 3;

/// The marks that no list finds and that occur more than once, most frequent first.
pub(crate) fn table(read: &[(&str, Vec<Scanned<'_>>)]) -> String {
    let mut missed: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let (mut found, mut long) = (0, 0);
    for (corpus, (_, texts)) in read.iter().enumerate() {
        for text in texts {
            let marks = text.marked(None);
            let is_found = overlapping(&marks, &text.places(None));
            for (mark, is_found) in marks.iter().zip(is_found) {
                let words: Vec<String> = words(&text.text.text, *mark).map(|word| fold(word.of(&text.text.text))).collect();
                match () {
                    () if is_found => found += 1,
                    () if words.len() > WORDS_AT_MOST => long += 1,
                    () => missed.entry(words.join(" ")).or_insert_with(|| vec![0; read.len()])[corpus] += 1,
                }
            }
        }
    }
    let times = |counts: &[usize]| counts.iter().sum::<usize>();
    let once = missed.values().filter(|counts| times(counts) == 1).count();
    let mut rows: Vec<(String, Vec<usize>)> = missed.into_iter().filter(|(_, counts)| times(counts) > 1).collect();
    rows.sort_by(|a, b| times(&b.1).cmp(&times(&a.1)).then_with(|| a.0.cmp(&b.0)));
    let names: Vec<String> = read.iter().map(|(name, _)| format!(">{name}")).collect();
    let head: Vec<&str> = ["<words", ">times"].into_iter().chain(names.iter().map(String::as_str)).collect();
    let mut table = Table::new(&head);
    for (words, counts) in rows {
        let each = counts.iter().map(usize::to_string);
        table.row([words, times(&counts).to_string()].into_iter().chain(each));
    }
    table.below(&format!(
        "Marked words that no built-in list finds, those marked more than once. Read them to learn which sort of word is missing; a list\n\
         that takes them over can no longer be measured here. Not shown: {found} marks that are found, {once} marked once, {long} of more than\n\
         {WORDS_AT_MOST} words."
    ))
}
