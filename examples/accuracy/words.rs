//! How far hits and marked words agree.

use slantwise::stats::accuracy::Overlap;
use slantwise::text::Role;

use crate::print::{Table, figure};
use crate::scan::{Lists, Scanned};

/// For each list hits, marks and how they overlap; with several labels, also the recall of each.
pub(crate) fn table(lists: &Lists, read: &[Scanned<'_>]) -> String {
    let mut labels: Vec<&str> = read.iter().flat_map(|text| &text.text.marks).map(|mark| mark.label.as_str()).collect();
    labels.sort_unstable();
    labels.dedup();
    if labels.len() == 1 {
        labels.clear();
    }
    let names: Vec<String> = labels.iter().map(|label| format!(">recall {label}")).collect();
    let head = ["<list", ">hits", ">right", ">precision", ">marked", ">found", ">recall", ">F1"];
    let mut table = Table::new(&head.into_iter().chain(names.iter().map(String::as_str)).collect::<Vec<_>>());
    for (name, list) in lists.rows() {
        let total = |label| read.iter().map(|text| text.overlap(&text.places(list), label)).fold(Overlap::default(), Overlap::and);
        let all = total(None);
        let counts = [all.hits, all.right].map(|count| count.to_string());
        let mut row = vec![name.to_string()];
        row.extend(counts);
        row.extend([figure(all.precision()), all.marked.to_string(), all.found.to_string(), figure(all.recall()), figure(all.f1())]);
        row.extend(labels.iter().map(|&label| figure(total(Some(label)).recall())));
        table.row(row);
    }
    table.below(&format!(
        "Marked words: a hit is right when it overlaps a mark, a mark is found when a hit overlaps it; hits in all texts count, a place hit by\n\
         two entries once. Precision is right/hits, recall found/marked, F1 their harmonic mean.{}",
        set_aside(read)
    ))
}

/// Marks that no list can find, as their lines are not read as the article.
fn set_aside(read: &[Scanned<'_>]) -> String {
    let aside = |text: &Scanned<'_>| text.document.set_aside.iter().map(|aside| aside.span).collect::<Vec<_>>();
    let marks: u64 = read.iter().map(|text| text.overlap(&aside(text), None).found).sum();
    let roles = Role::ALL.map(Role::key).join(", ");
    if marks == 0 { String::new() } else { format!("\nOf the marks {marks} stand in lines set aside ({roles}), and are missed.") }
}
