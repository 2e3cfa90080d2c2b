//! What ids, patterns and codes must look like.

use crate::lexicon::load::reader::{Reader, Text};
use crate::lexicon::model::Style;

/// The most words a gap or a guard may span; a sentence is rarely longer, and memory and time stay bounded.
pub(super) const WORDS_AT_MOST: usize = 100;

/// An id: letters, figures, hyphens.
pub(super) fn id(reader: &mut Reader<'_>, id: &Text) {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if id.value.is_empty() || !id.value.chars().all(is_plain) {
        reader.breaks(id.at, format!("`{}` is no id; use letters, figures and hyphens", id.value));
    }
}

/// A language code: `en`, `pt-BR`.
pub(super) fn language(reader: &mut Reader<'_>, code: &Text) {
    let mut parts = code.value.split('-');
    let is_code = parts.next().is_some_and(|first| (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase()))
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if !is_code {
        let problem = format!("`{}` is no language code; write two small letters such as `en`, `de` or `ar`", code.value);
        reader.breaks(code.at, problem);
    }
}

/// A pattern that can find something. `has_gap` says that `gap` is given.
pub(super) fn pattern(reader: &mut Reader<'_>, pattern: &Text, style: Style, has_gap: bool) {
    let Text { value: text, at } = pattern;
    if !text.chars().any(char::is_alphanumeric) {
        return reader.breaks(*at, format!("the pattern `{text}` has no letter or figure; name a word"));
    }
    if style == Style::Regex {
        if let Err(error) = text.split_whitespace().try_for_each(|part| regex::Regex::new(part).map(|_| ())) {
            let why = error.to_string();
            let why = why.lines().last().unwrap_or_default().trim_start_matches("error: ");
            reader.breaks(*at, format!("`{text}` is no regular expression: {why}"));
        }
        return;
    }
    if text.contains('…') {
        return reader.breaks(*at, "a gap is written as three dots, `...`, not as the one sign `…`");
    }
    if !text.contains("...") {
        return;
    }
    if text.trim().starts_with("...") || text.trim().ends_with("...") {
        reader.breaks(*at, format!("`...` stands between words; in `{text}` there is none on one side of it"));
    } else if !has_gap {
        reader.breaks(*at, "the pattern leaves a gap (`...`); say with `gap = 5` how many words it may hold");
    }
}
