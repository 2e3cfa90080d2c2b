//! Escapes what stands in a Markdown page: text from outside is shown as it is and neither formats the page nor becomes HTML.

use minijinja::value::Value;
use minijinja::{AutoEscape, Error, Output, State, escape_formatter};

/// The name of this way of escaping.
pub(super) const KIND: &str = "markdown";

/// Writes a value as the page's kind asks: Markdown, or what the template engine knows itself.
pub(super) fn format(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    let is_markdown = matches!(state.auto_escape(), AutoEscape::Custom(kind) if kind == KIND);
    match is_markdown {
        true if value.is_safe() => out.write_str(&value.to_string()).map_err(Error::from),
        true => out.write_str(&escaped(&value.to_string())).map_err(Error::from),
        false => escape_formatter(out, state, value),
    }
}

/// Text on one line in which no sign has a meaning in Markdown (CommonMark, with the tables, strikethrough and formulas of GitHub).
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '!' | '#' => out.extend(['\\', c]),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c if c.is_control() => out.push(' '),
            // They could turn the text around them, and Markdown has nothing to hold them in.
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {}
            c => out.push(c),
        }
    }
    // A list, a heading or a rule begins with these, and only at the start of a line.
    match out.trim_start().chars().next() {
        Some('+' | '-' | '=') => format!("\\{}", out.trim_start()),
        _ => out,
    }
}

/// Lines of code as they are, each behind four spaces; the first space is the template's.
pub(super) fn code(text: &str) -> Value {
    let lines: Vec<String> = text.lines().map(|line| line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()).collect();
    Value::from_safe_string(lines.join("\n    "))
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;

    #[test]
    fn nothing_from_outside_formats_the_page() {
        let text = "<script>a|b</script> *x* _y_ [z](javascript:1) `q`\n# $1$ ~~n~~ ![i](u) &amp;";
        let escaped = escaped(text);
        let mut shown = String::new();
        for event in Parser::new_ext(&escaped, Options::all()) {
            match event {
                Event::Text(text) => shown.push_str(&text),
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(shown, text.replace('\n', " "));
    }

    #[test]
    fn a_sign_that_opens_a_list_or_a_rule_is_text() {
        for text in ["- a", "+ a", "---", "=="] {
            let escaped = escaped(text);
            let events: Vec<_> = Parser::new(&escaped).collect();
            assert!(matches!(events[0], Event::Start(Tag::Paragraph)), "{text}: {events:?}");
        }
    }
}
