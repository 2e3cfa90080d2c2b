//! Groups without words, without a choice, or with the wording of one side only.
//!
//! A list that holds one side's loaded words and not the other's makes every outlet of that side look loaded. Whom a wording serves is said
//! by its `side`; a list without sides is not remarked on.

use std::collections::BTreeMap;

use crate::lexicon::lint::{Check, Finding};
use crate::lexicon::model::{Entry, LabelKind, Lexicon};
use crate::lexicon::places::Places;

pub(super) fn look(lexicon: &Lexicon, places: &Places, findings: &mut Vec<Finding>) {
    let all = sides(lexicon.entries().map(|(_, entry)| entry));
    if let [(side, words)] = &all.iter().collect::<Vec<_>>()[..] {
        let message =
            format!("{} with a `side` {} `{side}`; list what is written for another side too", words_in_all(**words), serves(**words));
        findings.push(Finding { line: 1, check: Check::OneSided, about: String::new(), message });
    }
    for (index, set) in lexicon.namings.iter().enumerate() {
        let mut add = |check, message| findings.push(Finding { line: places.naming(index), check, about: set.about.clone(), message });
        if let [only] = &set.labels[..] {
            add(Check::NoChoice, format!("has one label, “{}”, whose share is always the whole; add what others write", only.entry.show));
        } else if set.labels.iter().all(|label| label.kind == LabelKind::Disputed) {
            add(Check::NoChoice, "every label is disputed; add what is written by those who avoid these words".to_string());
        }
        if let Some(message) = one_sided(&all, sides(set.labels.iter().map(|label| &label.entry))) {
            add(Check::OneSided, message);
        }
    }
    for (index, category) in lexicon.categories.iter().enumerate() {
        let mut add =
            |check, message| findings.push(Finding { line: places.category(index), check, about: category.about.clone(), message });
        let terms = || lexicon.terms.iter().filter(|term| term.categories.contains(&category.id));
        if terms().next().is_none() {
            add(Check::EmptyCategory, format!("no term is in `{}`; name it in the `categories` of some, or leave it out", category.id));
        }
        if let Some(message) = one_sided(&all, sides(terms().map(|term| &term.entry))) {
            add(Check::OneSided, message);
        }
    }
}

/// How many entries serve each side.
fn sides<'l>(entries: impl Iterator<Item = &'l Entry>) -> BTreeMap<&'l str, usize> {
    let mut sides = BTreeMap::new();
    for entry in entries.filter(|entry| !entry.side.trim().is_empty()) {
        *sides.entry(entry.side.trim()).or_default() += 1;
    }
    sides
}

/// What is said of a group with words for one of the list's sides only. A group with words for two of them is a choice, whatever the third.
fn one_sided(all: &BTreeMap<&str, usize>, here: BTreeMap<&str, usize>) -> Option<String> {
    let mut sides = here.iter();
    let (Some((side, words)), None) = (sides.next(), sides.next()) else { return None };
    let none: Vec<String> = all.keys().filter(|other| *other != side).map(|side| format!("`{side}`")).collect();
    if none.is_empty() {
        return None;
    }
    let advice = "add its wording, or say in `limits` that it is left out";
    Some(format!("{} {} `{side}`, none {}; {advice}", counted(*words), serves(*words), none.join(" or ")))
}

fn counted(words: usize) -> String {
    if words == 1 { "1 entry".into() } else { format!("{words} entries") }
}

fn words_in_all(words: usize) -> String {
    if words == 1 { "the only entry".into() } else { format!("all {words} entries") }
}

fn serves(words: usize) -> &'static str {
    if words == 1 { "serves" } else { "serve" }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{findings, remarks, term};

    fn set(labels: &[(&str, &str, &str)]) -> String {
        let labels: Vec<String> = labels
            .iter()
            .map(|(id, kind, side)| {
                format!("[[naming.label]]\nid = \"{id}\"\nkind = \"{kind}\"\nside = \"{side}\"\npatterns = [\"{id}\"]\nnote = \"Says of the event that it was a {id}.\"\nhit = [\"A {id}.\"]\nmiss = [\"None.\"]\n")
            })
            .collect();
        format!("[[naming]]\nid = \"n\"\nabout = \"Words for it\"\n{}{}", labels.join(""), term("patterns = [\"word\"]"))
    }

    #[test]
    fn a_set_without_a_choice_is_noticed() {
        assert_eq!(remarks(&set(&[("riot", "disputed", "")])), ["11 no-choice"]);
        assert_eq!(remarks(&set(&[("riot", "disputed", ""), ("uprising", "disputed", "")])), ["11 no-choice"]);
        assert_eq!(remarks(&set(&[("riot", "disputed", ""), ("protest", "description", "")])), Vec::<String>::new());
    }

    #[test]
    fn wording_of_one_side_only_is_noticed_where_it_stands() {
        let both = [("riot", "disputed", "police"), ("uprising", "disputed", "crowd"), ("protest", "description", "")];
        assert_eq!(remarks(&set(&both)), Vec::<String>::new());
        assert_eq!(remarks(&set(&[both[0], both[2]])), ["1 one-sided"]);
        let elsewhere = set(&[both[0], both[2]]) + &term("patterns = [\"freedom\"]\nside = \"crowd\"");
        let found = findings(&elsewhere);
        let said: Vec<String> = found.iter().map(|finding| format!("{} {}: {}", finding.line, finding.about, finding.message)).collect();
        assert_eq!(
            said,
            [
                "8 C: 1 entry serves `crowd`, none `police`; add its wording, or say in `limits` that it is left out",
                "11 Words for it: 1 entry serves `police`, none `crowd`; add its wording, or say in `limits` that it is left out",
            ]
        );
    }

    #[test]
    fn a_category_without_a_term_is_noticed() {
        let used = term("patterns = [\"word\"]");
        assert_eq!(remarks(&format!("{used}[[category]]\nid = \"d\"\nabout = \"D\"\n")), ["15 empty-category"]);
    }
}
