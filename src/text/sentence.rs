//! Cuts a paragraph into sentences.
//!
//! A full stop ends a sentence unless it belongs to an abbreviation, an initial or a figure; a mark inside a quotation ends it only
//! when no reporting clause follows ("“Why?” he asked"). Rules of our own because attribution hangs on sentence ends: a sentence cut
//! too early loses its speaker. What runs on without end, such as a table pressed into one line, is cut at a space.

use crate::span::Span;
use crate::text::rules::Rules;
use crate::text::word::{self, fold};

/// Bytes after which a sentence is cut at the next space. No reporter writes one a tenth as long; without a bound, a text of one endless
/// sentence would be searched anew for each of its verbs.
const BYTES_AT_MOST: usize = 5000;

/// The sentences of a paragraph, in order, without white space at either end. Together they hold every word of it.
pub(super) fn sentences(text: &str, paragraph: Span, rules: &Rules) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = paragraph.start();
    let mut position = paragraph.start();
    while let Some(c) = text[position..paragraph.end()].chars().next() {
        let after = position + c.len_utf8();
        if is_terminator(c) {
            let (end, closes_quote) = past_closers(text, after, paragraph.end());
            if is_boundary(text, Span::new(start, position), c, end, closes_quote, paragraph, rules) {
                push(&mut found, text, start, end);
                start = end;
            }
            position = end;
        } else {
            if c.is_whitespace() && position - start >= BYTES_AT_MOST {
                push(&mut found, text, start, position);
                start = position;
            }
            position = after;
        }
    }
    push(&mut found, text, start, paragraph.end());
    found
}

fn push(found: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let span = Span::new(start, end).trimmed(text);
    if !span.is_empty() {
        found.push(span);
    }
}

fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।')
}

fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '»' | ')' | ']' | '」' | '』' | '“')
}

/// Over further terminators and closing marks; and whether a quotation mark was among them.
fn past_closers(text: &str, from: usize, limit: usize) -> (usize, bool) {
    let mut end = from;
    let mut closes_quote = false;
    for c in text[from..limit].chars() {
        if !(is_terminator(c) || is_closer(c)) {
            break;
        }
        closes_quote |= is_closer(c) && !matches!(c, ')' | ']');
        end += c.len_utf8();
    }
    (end, closes_quote)
}

fn is_boundary(text: &str, before: Span, mark: char, end: usize, closes_quote: bool, paragraph: Span, rules: &Rules) -> bool {
    let rest = &text[end..paragraph.end()];
    if rest.trim().is_empty() || matches!(mark, '。' | '！' | '？') {
        return true;
    }
    if !rest.starts_with(char::is_whitespace) {
        return false;
    }
    let next = rest.trim_start();
    let first = next.trim_start_matches(['“', '"', '‘', '\'', '«', '(', '[', '„', '—', '–', '-', ' ']).chars().next();
    if first.is_some_and(char::is_lowercase) {
        return false;
    }
    if closes_quote && matches!(mark, '!' | '?') && opens_with_reporting_clause(text, Span::new(end, paragraph.end()), rules) {
        return false;
    }
    mark != '.' || !ends_with_abbreviation(before.of(text), next, rules)
}

/// True for what follows in “Never!” Mr Smith said.
fn opens_with_reporting_clause(text: &str, rest: Span, rules: &Rules) -> bool {
    const BYTES_TO_LOOK_AT: usize = 200;
    let rest = rest.first_bytes(text, BYTES_TO_LOOK_AT);
    let mut last = rest.start();
    for span in word::words(text, rest).take(6) {
        if text[last..span.start()].contains([',', '.', ';', '“', '"']) {
            return false;
        }
        if rules.reporting.verbs.contains_key(&fold(span.of(text))) {
            return true;
        }
        last = span.end();
    }
    false
}

fn ends_with_abbreviation(before: &str, next: &str, rules: &Rules) -> bool {
    let last = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '"' | '‘')).next().unwrap_or_default();
    let key = fold(last);
    let next_word: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
    let is_figure = next.starts_with(|c: char| c.is_ascii_digit());
    let is_initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    let opens = rules.abbreviations.openers.contains(&fold(&next_word));
    if key == "no" || key == "nos" {
        return is_figure;
    }
    if rules.abbreviations.always.contains(&key) {
        return true;
    }
    // Initials ("J. Smith", "U. S. forces") and figures numbered by a dot go on; "I" as a word ends a sentence.
    if is_initial && last != "I" {
        return !opens;
    }
    let is_sometimes =
        rules.abbreviations.sometimes.contains(&key) || (key.contains('.') && key.split('.').all(|part| part.chars().count() <= 1));
    is_sometimes && (is_figure || !opens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::rules::ENGLISH;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len()), &ENGLISH).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_a_sentence() {
        assert_eq!(split("Gen. J. Smith met Mr. Doe on Jan. 5 in the U.S. embassy. He left.").len(), 2);
        assert_eq!(split("They flew to the U.S. The talks failed.").len(), 2);
        assert_eq!(split("Article No. 5 stands. No. He refused.").len(), 3);
    }

    #[test]
    fn figures_and_sites_do_not_end_a_sentence() {
        assert_eq!(split("About 2.5 million fled, Caliber.Az wrote. All left.").len(), 2);
    }

    #[test]
    fn a_question_in_a_quotation_keeps_its_speaker() {
        assert_eq!(split("“Why now?” he asked. “We left!” Mr Doe said."), ["“Why now?” he asked.", "“We left!” Mr Doe said."]);
    }

    #[test]
    fn a_closing_mark_belongs_to_its_sentence() {
        assert_eq!(split("It was “over.” He left."), ["It was “over.”", "He left."]);
    }

    #[test]
    fn an_ellipsis_in_the_middle_goes_on() {
        assert_eq!(split("We waited… and waited. Then it ended...").len(), 2);
    }

    #[test]
    fn what_never_ends_is_cut_at_a_space() {
        let endless = "rebels said ".repeat(1000);
        let cuts = split(&endless);
        assert_eq!(cuts.len(), 3);
        assert!(cuts.iter().all(|cut| cut.len() <= BYTES_AT_MOST + 10), "{:?}", cuts.iter().map(|cut| cut.len()).collect::<Vec<_>>());
        assert_eq!(cuts.join(" "), endless.trim());
    }

    #[test]
    fn other_scripts_end_sentences_too() {
        assert_eq!(split("政府军撤退。武装分子进城。").len(), 2);
    }
}
