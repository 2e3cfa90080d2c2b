//! How often each entry of one list hit what people marked: for its author.

use std::collections::BTreeMap;

use slantwise::lexicon::EntryId;
use slantwise::span::{Span, overlapping};
use slantwise::stats::accuracy::Outcomes;

use crate::print::{Table, figure};
use crate::scan::{Lists, Scanned};

/// Every entry with its hits and those that were right, lowest precision first; entries that were never found by name.
pub(crate) fn table(lists: &Lists, list: usize, read: &[(&str, Vec<Scanned<'_>>)]) -> String {
    let lexicon = lists.each().nth(list).expect("the list was looked up").1;
    // For each entry the hits and the right hits, corpus by corpus.
    let mut counts: BTreeMap<EntryId, Vec<(u64, u64)>> = BTreeMap::new();
    for (corpus, (_, texts)) in read.iter().enumerate() {
        for text in texts {
            let places: Vec<Span> = text.hits[list].iter().map(|hit| hit.span).collect();
            for (hit, is_right) in text.hits[list].iter().zip(overlapping(&places, &text.marked(None))) {
                let seen = &mut counts.entry(hit.entry).or_insert_with(|| vec![(0, 0); read.len()])[corpus];
                *seen = (seen.0 + 1, seen.1 + u64::from(is_right));
            }
        }
    }
    let all = |counts: &[(u64, u64)]| counts.iter().fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1));
    let precision = |(hits, right): (u64, u64)| Outcomes { right, wrong: hits - right, missed: 0 }.precision();
    let mut rows: Vec<(EntryId, Vec<(u64, u64)>)> = counts.into_iter().collect();
    rows.sort_by(|(_, a), (_, b)| {
        let (a, b) = (all(a), all(b));
        // Right of one times hits of the other: the order of the precisions, without rounding.
        (a.1 * b.0).cmp(&(b.1 * a.0)).then(b.0.cmp(&a.0))
    });
    let names: Vec<String> = read.iter().map(|(name, _)| format!(">{name}")).collect();
    let head: Vec<&str> = ["<entry", ">hits", ">right", ">precision"].into_iter().chain(names.iter().map(String::as_str)).collect();
    let mut table = Table::new(&head);
    for (entry, counts) in &rows {
        let (hits, right) = all(counts);
        let each = counts.iter().map(|(hits, right)| format!("{right}/{hits}"));
        table.row(
            [named(lists, list, *entry), hits.to_string(), right.to_string(), figure(precision((hits, right)))].into_iter().chain(each),
        );
    }
    let never: Vec<String> =
        lexicon.entries().filter(|(id, _)| rows.iter().all(|(seen, _)| seen != id)).map(|(id, _)| named(lists, list, id)).collect();
    let explained = format!(
        "Entries of `{}`, lowest precision first: hits, those that overlap a mark, and their share; by corpus as right/hits. An entry with few\n\
         hits says little, and a mark left out by annotators with another question is no mistake of the list.",
        lexicon.header.id
    );
    table.below(&explained) + &format!("\nNever found ({}): {}\n", never.len(), never.join(", "))
}

fn named(lists: &Lists, list: usize, id: EntryId) -> String {
    let lexicon = lists.each().nth(list).expect("the list was looked up").1;
    match id {
        EntryId::Term(_) => lexicon.entry(id).id.clone(),
        EntryId::Label(set, _) => format!("{} > {}", lexicon.namings[set as usize].id, lexicon.entry(id).id),
    }
}
