//! Patterns that look damaged, or that will catch more or less than was meant.

use crate::lexicon::lint::{Check, Finding};
use crate::lexicon::model::{Entry, Lexicon, Style};
use crate::lexicon::places::Places;

/// Letters before a wildcard that are too few to tell what it catches: `milit*` catches "military".
const FEW_LETTERS: usize = 5;

/// What spreadsheets and other programs make of words.
const LOOKS_DAMAGED: [&str; 9] = ["true", "false", "null", "nan", "inf", "#n/a", "#name?", "#ref!", "#value!"];

pub(super) fn look(lexicon: &Lexicon, places: &Places, findings: &mut Vec<Finding>) {
    for (id, entry) in lexicon.entries() {
        for (index, pattern) in entry.patterns.iter().enumerate() {
            if let Some((check, message)) = remark(pattern, entry) {
                findings.push(Finding { line: places.pattern(id, index), check, about: entry.show.clone(), message });
            }
        }
    }
}

fn remark(pattern: &str, entry: &Entry) -> Option<(Check, String)> {
    if is_damaged(pattern) {
        let message = format!(
            "`{pattern}` looks like a value that a program has changed (`0` for `false`, a date for a name); see whether it is meant"
        );
        return Some((Check::Damage, message));
    }
    let has_wildcard = pattern.contains(['*', '?']);
    if entry.style == Style::Fixed && has_wildcard {
        let message =
            format!("with `match = \"fixed\"` the wildcard in `{pattern}` stands for nothing; leave out `match`, or the wildcard");
        return Some((Check::IdleWildcard, message));
    }
    // Behind another word a wildcard catches little.
    let letters = pattern.chars().filter(|c| c.is_alphanumeric()).count();
    if entry.style == Style::Glob && pattern.contains('*') && letters <= FEW_LETTERS && !pattern.contains(char::is_whitespace) {
        let message = format!(
            "`{pattern}` has {letters} letters beside its wildcard and may catch words that are not meant; list the words, or see what it catches with --on ARTICLES"
        );
        return Some((Check::ShortWildcard, message));
    }
    None
}

/// Numbers, truth values, mistakes of a spreadsheet, and dates such as "2-Mar".
fn is_damaged(pattern: &str) -> bool {
    let text = pattern.trim().to_lowercase();
    let is_date = || {
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        text.split_once('-').is_some_and(|(one, other)| {
            let is_number = |part: &str| part.len() <= 2 && !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            (is_number(one) && months.contains(&other)) || (months.contains(&one) && is_number(other))
        })
    };
    LOOKS_DAMAGED.contains(&text.as_str()) || text.parse::<f64>().is_ok_and(|number| number.is_finite()) || is_date()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{remarks, term};

    fn of(patterns: &str) -> Vec<String> {
        remarks(&term(&format!("patterns = [{patterns}]")))
    }

    #[test]
    fn a_value_that_a_program_has_changed_is_noticed() {
        assert_eq!(of("\"0\""), ["14 damage"]);
        for damaged in ["1", "true", "FALSE", "null", "NaN", "1.0", "1E+05", "2-Mar", "Sep-1", "#NAME?"] {
            assert_eq!(of(&format!("\"{damaged}\"")), ["14 damage"], "{damaged}");
        }
        for word in ["true believer", "falsehood", "9/11", "no", "yes", "may", "mar-a-lago", "infinity war"] {
            assert_eq!(of(&format!("\"{word}\"")), Vec::<String>::new(), "{word}");
        }
    }

    #[test]
    fn a_wildcard_behind_few_letters_is_noticed() {
        assert_eq!(of("\"milit*\""), ["14 short-wildcard"]);
        assert_eq!(of("\"*ist\""), ["14 short-wildcard"]);
        assert_eq!(of("\"militan*\", \"riot* police\", \"wom?n\""), Vec::<String>::new());
    }

    #[test]
    fn a_wildcard_that_is_taken_as_it_stands_is_noticed() {
        assert_eq!(remarks(&term("match = \"fixed\"\npatterns = [\"rebel\", \"rebellion*\"]")), ["15 idle-wildcard"]);
    }
}
