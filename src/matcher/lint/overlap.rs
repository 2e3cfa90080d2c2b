//! Patterns that make each other needless or count twice, and exceptions that can cancel nothing.

use std::collections::HashMap;

use crate::lexicon::lint::{Check, Finding};
use crate::lexicon::{EntryId, Lexicon, Places};
use crate::matcher::lint::shape::Shape;

/// A pattern of the lexicon.
struct Known<'l> {
    entry: EntryId,
    index: usize,
    text: &'l str,
    shape: Shape,
}

pub(super) fn look(lexicon: &Lexicon, places: &Places, findings: &mut Vec<Finding>) {
    let mut known: Vec<Known<'_>> = Vec::new();
    for (id, entry) in lexicon.entries() {
        for (index, text) in entry.patterns.iter().enumerate() {
            known.extend(Shape::of(text, entry).map(|shape| Known { entry: id, index, text, shape }));
        }
    }
    // Closed patterns are looked up; only open ones are tried against all others.
    let mut closed: HashMap<&Shape, Vec<usize>> = HashMap::new();
    for (at, pattern) in known.iter().enumerate() {
        closed.entry(&pattern.shape).or_default().push(at);
    }
    let open: Vec<usize> = (0..known.len()).filter(|&at| known[at].shape.is_open()).collect();
    for (at, pattern) in known.iter().enumerate() {
        let same = closed[&pattern.shape].iter().copied().filter(|&other| other < at);
        let in_any_capitals = pattern.shape.in_any_capitals();
        let same = same.chain(in_any_capitals.and_then(|shape| closed.get(&shape)).into_iter().flatten().copied());
        let wider = open.iter().copied().filter(|&other| known[other].shape != pattern.shape && known[other].shape.holds(&pattern.shape));
        let others: Vec<usize> = same.chain(wider).collect();
        if let Some(finding) = remark(lexicon, places, &known, at, &others) {
            findings.push(finding);
        }
    }
    idle_exceptions(lexicon, places, findings);
}

/// What is said of a pattern whose every use `others` find too.
fn remark(lexicon: &Lexicon, places: &Places, known: &[Known<'_>], at: usize, others: &[usize]) -> Option<Finding> {
    let Known { entry, index, text, .. } = &known[at];
    let about = lexicon.entry(*entry).show.clone();
    let line = places.pattern(*entry, *index);
    if let Some(&own) = others.iter().find(|&&other| known[other].entry == *entry) {
        let message = match known[own].text == *text {
            true => format!("`{text}` stands here twice; once is enough"),
            false => format!("`{text}` is found by `{}` already; leave it out", known[own].text),
        };
        return Some(Finding { line, check: Check::Repeated, about, message });
    }
    // A word may be a label and, in another sense of the report, a term.
    let is_label = |entry: EntryId| matches!(entry, EntryId::Label(..));
    let is_same_sort = |other: &&usize| is_label(*entry) == is_label(known[**other].entry);
    let other = &known[*others.iter().find(is_same_sort)?];
    let message = format!(
        "each use of `{text}` counts for “{}” too (line {}, `{}`); keep it in one of them, or cancel it there with a longer phrase",
        lexicon.entry(other.entry).show,
        places.pattern(other.entry, other.index),
        other.text
    );
    Some(Finding { line, check: Check::CountedTwice, about, message })
}

fn idle_exceptions(lexicon: &Lexicon, places: &Places, findings: &mut Vec<Finding>) {
    for (id, entry) in lexicon.entries() {
        let patterns: Option<Vec<Shape>> = entry.patterns.iter().map(|pattern| Shape::of(pattern, entry)).collect();
        let Some(patterns) = patterns else { continue };
        for (index, except) in entry.except.iter().enumerate() {
            let Some(shape) = Shape::of(except, entry) else { continue };
            if patterns.iter().any(|pattern| pattern.can_lie_in(&shape)) {
                continue;
            }
            let message = format!("`{except}` cancels nothing: none of the entry's patterns can stand in it; see how both are spelt");
            findings.push(Finding { line: places.except(id, index), check: Check::IdleException, about: entry.show.clone(), message });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::list;
    use super::*;

    fn remarks(terms: &[&str]) -> Vec<String> {
        let (lexicon, places) = list(terms);
        let mut findings = Vec::new();
        look(&lexicon, &places, &mut findings);
        findings.iter().map(|finding| format!("{} {} {}", finding.line, finding.check.key(), finding.message)).collect()
    }

    #[test]
    fn a_pattern_that_another_finds_already_is_needless() {
        assert_eq!(remarks(&["patterns = [\"rebel*\", \"rebels\"]"]), ["14 repeated `rebels` is found by `rebel*` already; leave it out"]);
        assert_eq!(remarks(&["patterns = [\"rebels\", \"rebels\"]"]), ["14 repeated `rebels` stands here twice; once is enough"]);
        assert_eq!(remarks(&["patterns = [\"Rebels\", \"rebels’\"]"]).len(), 1);
        assert!(remarks(&["patterns = [\"rebel\", \"rebel group\", \"rebel-held\"]"]).is_empty());
    }

    #[test]
    fn a_pattern_of_two_entries_counts_twice() {
        let found = remarks(&["patterns = [\"milit*\"]", "patterns = [\"militia\"]", "patterns = [\"militia group\"]"]);
        let said = "18 counted-twice each use of `militia` counts for “milit” too (line 14, `milit*`); keep it in one of them, or cancel it there with a longer phrase";
        assert_eq!(found, [said]);
    }

    #[test]
    fn capitals_keep_patterns_apart() {
        assert!(remarks(&["patterns = [\"US\"]\ncase = \"exact\"", "id = \"two\"\npatterns = [\"us\"]\ncase = \"exact\""]).is_empty());
        assert_eq!(remarks(&["patterns = [\"us\"]", "id = \"two\"\npatterns = [\"US\"]\ncase = \"exact\""]).len(), 1);
    }

    #[test]
    fn an_exception_that_can_hold_no_pattern_cancels_nothing() {
        let good = "except = [\"saturday night massacre\", \"massacred forests\", \"MASSACRES\"]";
        assert!(remarks(&[&format!("patterns = [\"massacre*\"]\n{good}")]).is_empty());
        let found = remarks(&["patterns = [\"massacre*\", \"end of ... rule\"]\ngap = 3\nexcept = [\"night masacre\"]"]);
        // A gap may hold anything.
        assert!(found.is_empty());
        let found = remarks(&["patterns = [\"massacre*\", \"mass killing\"]\nexcept = [\"saturday night masacre\", \"killing\"]"]);
        assert_eq!(found.len(), 2);
        let said = "15 idle-exception `saturday night masacre` cancels nothing: none of the entry's patterns can stand in it; see how both are spelt";
        assert_eq!(found[0], said);
    }
}
