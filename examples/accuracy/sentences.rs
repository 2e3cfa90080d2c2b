//! How well hits tell sentences with the annotators' label from those without.

use slantwise::stats::accuracy::{Outcomes, macro_f1};
use slantwise::stats::ranking;

use crate::print::{Table, figure};
use crate::scan::{Lists, Scanned};

/// The label, as the corpus spells it.
const LABEL: &str = "biased";

/// For each list the AUC by hits per word, and the macro-F1 of "any hit".
pub(crate) fn table(lists: &Lists, read: &[Scanned<'_>]) -> String {
    let mut table =
        Table::new(&["<list", ">labelled, hit", ">labelled, none", ">others, hit", ">others, none", ">AUC", ">error", ">macro-F1"]);
    for (name, list) in lists.rows() {
        let mut scored: Vec<(f64, bool)> = Vec::new();
        let mut seen = [[0_u64; 2]; 2];
        for text in read {
            let (hits, words) = (text.places(list).len(), text.document.words.len());
            let is_labelled = text.text.label == LABEL;
            // A sentence of which no word is read has no hit either.
            scored.push((hits as f64 / words.max(1) as f64, is_labelled));
            seen[usize::from(is_labelled)][usize::from(hits > 0)] += 1;
        }
        let auc = ranking::auc(&scored);
        let labelled = Outcomes { right: seen[1][1], wrong: seen[0][1], missed: seen[1][0] };
        let others = Outcomes { right: seen[0][0], wrong: seen[1][0], missed: seen[0][1] };
        let counts = [seen[1][1], seen[1][0], seen[0][1], seen[0][0]].map(|count| count.to_string());
        let figures = [auc.map(|auc| auc.area), auc.map(|auc| auc.standard_error), macro_f1(&[labelled, others])].map(figure);
        table.row([name.to_string()].into_iter().chain(counts).chain(figures));
    }
    table.below(&format!(
        "Sentences: the AUC is how often a sentence labelled \"{LABEL}\" has more hits per word than one that is not, ties as half, with its\n\
         standard error; macro-F1 is for the rule \"any hit means labelled\", the mean of the F1 of the labelled and of the others."
    ))
}
