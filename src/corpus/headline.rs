//! Finds a known title at the head of a text, so that it counts once.

use crate::span::Span;

/// The first lines of `text`, when they say `title` and nothing else. Case, marks and spaces may differ (`'` for `’`, a `#` in front):
/// only letters and digits are compared. A sentence that merely begins with the title's words is no headline.
pub(super) fn opening(title: &str, text: &str) -> Option<Span> {
    let mut wanted = title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).peekable();
    wanted.peek()?;
    let body = text.trim_start_matches(|c: char| c.is_whitespace() || c == '#');
    let start = text.len() - body.len();
    for (at, c) in body.char_indices() {
        if wanted.peek().is_none() && (c == '\n' || c == '\r') {
            return Some(Span::new(start, start + at).trimmed(text));
        }
        if c.is_alphanumeric() && c.to_lowercase().any(|lower| wanted.next() != Some(lower)) {
            return None;
        }
    }
    wanted.peek().is_none().then(|| Span::new(start, text.len()).trimmed(text))
}

/// The text of a record with a title: the body alone when it opens with the title, else title, blank line, body.
pub(super) fn joined(title: Option<&str>, body: String) -> (String, Option<Span>) {
    let Some(title) = title.map(str::trim).filter(|t| !t.is_empty()) else { return (body, None) };
    if let Some(span) = opening(title, &body) {
        return (body, Some(span));
    }
    // A headline is one line: a blank line within it would end it early.
    let title = if title.contains(['\n', '\r']) { title.split_whitespace().collect::<Vec<_>>().join(" ") } else { title.to_owned() };
    let span = Span::new(0, title.len());
    (format!("{title}\n\n{body}"), Some(span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'a>(title: &str, text: &'a str) -> Option<&'a str> {
        opening(title, text).map(|span| span.of(text))
    }

    #[test]
    fn a_title_that_opens_the_text_is_found_whatever_its_marks() {
        assert_eq!(found("Syria's coup", "\n# Syria’s Coup \r\n\nTroops."), Some("Syria’s Coup"));
        assert_eq!(found("Iran: no rush", "Iran – no rush"), Some("Iran – no rush"));
    }

    #[test]
    fn a_sentence_that_begins_like_the_title_is_no_headline() {
        assert_eq!(found("Iran in no rush", "Iran in no rush to restore ties.\nMore."), None);
        assert_eq!(found("Iran in no rush", "Iran in no"), None);
        assert_eq!(found("...", "...\nText"), None);
    }

    #[test]
    fn a_title_is_put_before_a_body_that_lacks_it_and_never_twice() {
        assert_eq!(joined(Some(" A coup "), "Troops.".into()), ("A coup\n\nTroops.".into(), Some(Span::new(0, 6))));
        assert_eq!(joined(Some("A coup"), "A coup\nTroops.".into()), ("A coup\nTroops.".into(), Some(Span::new(0, 6))));
        assert_eq!(joined(Some("A\n\ncoup"), "Troops.".into()).0, "A coup\n\nTroops.");
        assert_eq!(joined(Some(" "), "Troops.".into()), ("Troops.".into(), None));
    }

    proptest! {
        #[test]
        fn headlines_lie_on_character_boundaries(title in "\\PC{0,12}", before in "[ #\n]{0,3}", after in "(\n|\\PC){0,12}") {
            let text = format!("{before}{title}{after}");
            if let Some(span) = opening(&title, &text) {
                prop_assert!(text.get(span.start()..span.end()).is_some());
            }
            let (text, span) = joined(Some(&title), text);
            prop_assert!(span.is_none_or(|s| text.get(s.start()..s.end()).is_some()));
        }
    }
}
