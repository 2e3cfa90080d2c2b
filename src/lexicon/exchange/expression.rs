//! Turns a regular expression over running text into patterns over words, where both mean the same.
//!
//! Elsewhere an expression is held against a whole line: `(?:illegal|illegals) immigrants?` finds phrases, and `gun.*man` whatever stands
//! between. Here a pattern is a row of words. So an expression that can only mean a few phrases becomes those phrases; one that is a row of
//! words with endings becomes patterns with wildcards, or an expression for each word; the rest is left out.

use regex::RegexBuilder;
use regex_syntax::hir::{Class, Hir, HirKind, Look};
use regex_syntax::{ParserBuilder, hir};

use super::loss::Loss;
use super::pattern::{Wildcards, checked};
use crate::lexicon::model::Style;

/// More phrases than this are written as an expression.
const MOST_PHRASES: usize = 64;
/// Bytes that an expression may take when it is made ready; a hostile one of twenty characters can take gigabytes.
const LARGEST: usize = 1 << 20;

/// Patterns and their style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Patterns {
    pub style: Style,
    pub patterns: Vec<String>,
}

/// The patterns that mean what `expression` means when it is held against whole words, or why there are none.
pub(super) fn patterns(expression: &str) -> Result<Patterns, Loss> {
    let builder = ParserBuilder::new().nest_limit(50).build().parse(expression);
    let hir = builder.map_err(|error| if looks_around(&error) { Loss::Lookaround } else { Loss::Broken })?;
    if let Some(phrases) = phrases(&hir) {
        let checked: Result<Vec<String>, Loss> = phrases.iter().map(|phrase| checked(phrase, Wildcards::None)).collect();
        let patterns = checked.map_err(|_| Loss::BeyondWords)?;
        return Ok(Patterns { style: Style::Glob, patterns });
    }
    let words = words(&hir).ok_or(Loss::BeyondWords)?;
    let globs: Option<Vec<String>> = words.iter().map(|word| glob(word)).collect();
    if let Some(globs) = globs {
        let pattern = checked(&globs.join(" "), Wildcards::StarAndQuestion).map_err(|_| Loss::BeyondWords)?;
        return Ok(Patterns { style: Style::Glob, patterns: vec![pattern] });
    }
    // Inside one word the expression has to fit the whole of it, as it had to fit between two edges of words.
    let whole: Vec<String> = words.iter().map(|word| format!("^(?:{})$", Hir::concat(word.clone()))).collect();
    let is_small = |part: &str| RegexBuilder::new(part).size_limit(LARGEST).build().is_ok();
    let is_plain =
        whole.iter().all(|part| !part.contains(char::is_whitespace) && part.chars().any(char::is_alphanumeric) && is_small(part));
    if is_plain { Ok(Patterns { style: Style::Regex, patterns: vec![whole.join(" ")] }) } else { Err(Loss::BeyondWords) }
}

/// True when the error is about what looks ahead or behind, or refers back.
fn looks_around(error: &regex_syntax::Error) -> bool {
    use regex_syntax::ast::ErrorKind::{UnsupportedBackreference, UnsupportedLookAround};
    matches!(error, regex_syntax::Error::Parse(error) if matches!(error.kind(), UnsupportedBackreference | UnsupportedLookAround))
}

/// All texts that fit, when they are few; nothing when they are not.
fn phrases(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Empty => Some(vec![String::new()]),
        HirKind::Literal(literal) => Some(vec![String::from_utf8(literal.0.to_vec()).ok()?]),
        HirKind::Class(Class::Unicode(class)) => {
            let count: usize = class.ranges().iter().map(hir::ClassUnicodeRange::len).sum();
            let all = class.ranges().iter().flat_map(|range| (range.start()..=range.end()).map(String::from));
            (count <= MOST_PHRASES).then(|| all.collect())
        }
        HirKind::Class(Class::Bytes(_)) => None,
        // The edges of words at the ends of an expression are there anyway; inside they say too much to be left away.
        HirKind::Look(_) => None,
        HirKind::Repetition(repetition) => {
            let most = repetition.max.filter(|&most| most <= 4)?;
            let one = phrases(&repetition.sub)?;
            let mut all = Vec::new();
            for times in repetition.min..=most {
                let mut row = vec![String::new()];
                for _ in 0..times {
                    row = joined(&row, &one)?;
                }
                all.extend(row);
            }
            (all.len() <= MOST_PHRASES).then_some(all)
        }
        HirKind::Capture(capture) => phrases(&capture.sub),
        HirKind::Concat(parts) => without_edges(parts).iter().try_fold(vec![String::new()], |row, part| joined(&row, &phrases(part)?)),
        HirKind::Alternation(parts) => {
            let mut all = Vec::new();
            for part in parts {
                all.extend(phrases(part)?);
            }
            (all.len() <= MOST_PHRASES).then_some(all)
        }
    }
}

fn joined(row: &[String], next: &[String]) -> Option<Vec<String>> {
    let many = row.len() * next.len() <= MOST_PHRASES;
    many.then(|| row.iter().flat_map(|start| next.iter().map(move |end| format!("{start}{end}"))).collect())
}

/// The parts of a row without edges of words at its ends.
fn without_edges(parts: &[Hir]) -> &[Hir] {
    let is_edge = |part: &Hir| matches!(part.kind(), HirKind::Look(Look::WordUnicode | Look::WordStartUnicode | Look::WordEndUnicode));
    let from = parts.iter().take_while(|part| is_edge(part)).count();
    let until = parts.len() - parts[from..].iter().rev().take_while(|part| is_edge(part)).count();
    &parts[from..until]
}

/// A row of words, each with the parts it is made of; nothing when more than letters, figures and single spaces can fit.
fn words(hir: &Hir) -> Option<Vec<Vec<Hir>>> {
    let whole = [hir.clone()];
    let parts = match hir.kind() {
        HirKind::Concat(parts) => without_edges(parts),
        _ => &whole,
    };
    let mut words: Vec<Vec<Hir>> = vec![Vec::new()];
    for part in parts {
        let HirKind::Literal(literal) = part.kind() else {
            if !is_inside_a_word(part) {
                return None;
            }
            words.last_mut()?.push(part.clone());
            continue;
        };
        let text = std::str::from_utf8(&literal.0).ok()?;
        for (at, piece) in text.split(' ').enumerate() {
            if at > 0 {
                words.push(Vec::new());
            }
            if !piece.chars().all(is_letter) {
                return None;
            }
            if !piece.is_empty() {
                words.last_mut()?.push(Hir::literal(piece.as_bytes()));
            }
        }
    }
    words.iter().all(|word| !word.is_empty()).then_some(words)
}

/// True when whatever fits `hir` stands inside one word.
fn is_inside_a_word(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Empty => true,
        HirKind::Literal(literal) => std::str::from_utf8(&literal.0).is_ok_and(|text| text.chars().all(is_letter)),
        // Long ranges are told by their ends: those of `\w` and its parts hold nothing else, and `.` and `[^a]` begin with what is no letter.
        HirKind::Class(Class::Unicode(class)) => is_word_class(class),
        HirKind::Class(Class::Bytes(_)) | HirKind::Look(_) => false,
        HirKind::Repetition(repetition) => is_inside_a_word(&repetition.sub),
        HirKind::Capture(capture) => is_inside_a_word(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().all(is_inside_a_word),
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '\''
}

/// True when every character of the class is one of `\w`.
fn is_word_class(class: &hir::ClassUnicode) -> bool {
    let mut outside = class.clone();
    outside.difference(&word_class());
    outside.ranges().iter().all(|range| range.start() == '\'' && range.end() == '\'')
}

/// The class of `\w`.
fn word_class() -> hir::ClassUnicode {
    match regex_syntax::parse(r"\w").map(Hir::into_kind) {
        Ok(HirKind::Class(Class::Unicode(class))) => class,
        _ => hir::ClassUnicode::empty(),
    }
}

/// The word as a pattern with wildcards: literal parts, `\w*` and `\w`.
fn glob(parts: &[Hir]) -> Option<String> {
    let is_any = |hir: &Hir| matches!(hir.kind(), HirKind::Class(Class::Unicode(class)) if *class == word_class());
    let mut glob = String::new();
    for part in parts {
        match part.kind() {
            HirKind::Literal(literal) => glob.push_str(std::str::from_utf8(&literal.0).ok()?),
            HirKind::Repetition(repetition) if is_any(&repetition.sub) && repetition.max.is_none() => {
                (0..repetition.min).for_each(|_| glob.push('?'));
                glob.push('*');
            }
            HirKind::Class(_) if is_any(part) => glob.push('?'),
            _ => return None,
        }
    }
    Some(glob)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn globs(expression: &str) -> Vec<String> {
        let found = patterns(expression).unwrap_or_else(|loss| panic!("{expression}: {loss:?}"));
        assert_eq!(found.style, Style::Glob, "{expression}");
        found.patterns
    }

    #[test]
    fn an_expression_for_a_few_phrases_becomes_them() {
        assert_eq!(
            globs("(?:illegal|illegals) immigrants?"),
            ["illegal immigrant", "illegal immigrants", "illegals immigrant", "illegals immigrants"]
        );
        assert_eq!(globs(r"\bgunm[ae]n\b"), ["gunman", "gunmen"]);
        assert_eq!(globs("anti-government"), ["anti-government"]);
    }

    #[test]
    fn endings_become_wildcards_or_expressions_for_each_word() {
        assert_eq!(globs(r"terroris\w*"), ["terroris*"]);
        assert_eq!(globs(r"rebel\w* group\w"), ["rebel* group?"]);
        let found = patterns(r"(?:war|conflict)[a-z]+").unwrap();
        assert_eq!(found.style, Style::Regex);
        let expression = regex::Regex::new(&found.patterns[0]).unwrap();
        assert!(expression.is_match("warfare") && !expression.is_match("war") && !expression.is_match("cyberwarfare"));
    }

    #[test]
    fn what_can_reach_beyond_words_is_left_out() {
        for beyond in ["gun.*man", r"war\s+on", r"war\W", "[^a]b", r"a\b b", "war[- ]like.*", r"\d+ %", "(?:a|b){1,99} x+ -", "", "..."] {
            assert_eq!(patterns(beyond), Err(Loss::BeyondWords), "{beyond}");
        }
        for looking in ["regime(?! change)", "(?<=the )regime", r"(a)\1"] {
            assert_eq!(patterns(looking), Err(Loss::Lookaround), "{looking}");
        }
        assert_eq!(patterns("(unclosed"), Err(Loss::Broken));
    }
}
