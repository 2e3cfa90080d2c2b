//! Says in plain words what makes a text no TOML.

use toml::de::Error as TomlError;

use crate::lexicon::error::{Error, Place};

/// The mistakes as one error: the first of each line, up to one that makes what follows hard to read.
pub(super) fn told(file: &str, text: &str, errors: &[TomlError]) -> Error {
    let mut found: Vec<(usize, usize, &TomlError)> = errors
        .iter()
        .map(|error| {
            let at = error.span().map_or(text.len(), |span| span.start).min(text.len());
            (at, Place::of(file, text, at).line, error)
        })
        .collect();
    found.sort_by_key(|(at, line, _)| (*line, *at));
    found.dedup_by_key(|(_, line, _)| *line);
    let is_open = |message: &str| message.contains("array") || message.contains("string, expected");
    let readable = found.iter().position(|(_, _, error)| is_open(error.message())).map_or(found.len(), |last| last + 1);
    let told: Vec<Error> = found[..readable]
        .iter()
        .take(Error::SHOWN_AT_MOST)
        .map(|(at, _, error)| Error::Syntax { place: Place::of(file, text, *at), problem: problem(text, *at, error) })
        .collect();
    Error::all(readable, told).err().unwrap_or(Error::Syntax { place: Place::of(file, text, 0), problem: "this is not TOML".into() })
}

fn problem(text: &str, at: usize, error: &TomlError) -> String {
    let message = error.message();
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let rest = text[at..].lines().next().unwrap_or_default();
    let around = text[line..].lines().next().unwrap_or_default();
    let key = error.span().and_then(|span| text.get(span)).unwrap_or_default().trim();
    if message.contains("duplicate key") {
        let before = &around[..at.saturating_sub(line).min(around.len())];
        return match before.trim_start().starts_with('[') {
            true => format!("`{key}` stands here a second time; where there can be several, each heading has two brackets: `[[{key}]]`"),
            false => format!("the key `{key}` stands here a second time; keep one of them"),
        };
    }
    if rest.starts_with(['“', '”', '„', '‘', '’', '«']) || (message.contains("must be quoted") && rest.contains(['“', '”']))
    {
        return "a text stands in straight quotation marks (\"), not in curved ones; write them with a plain text editor".into();
    }
    let known = [
        ("must be quoted", "a text stands in quotation marks: \"...\""),
        (
            "basic string, expected",
            "the text is not closed; end it with \" in the same line, or begin and end it with \"\"\" when it takes several",
        ),
        ("literal string, expected", "the text is not closed; end it with ' in the same line"),
        ("escaped value", "a backslash begins a special sign here; write it twice (\\\\), or put the text in single marks: '...'"),
        ("missing comma", "a comma is missing before this, or the list above is not closed with ]"),
        ("unclosed array table", "a heading of this kind begins with [[ and ends with ]]"),
        ("unclosed array", "the list is not closed; end it with ]"),
        ("unclosed table", "a heading ends with ]"),
        ("key with no value", "a key without a value; write key = \"...\""),
        (
            "expected newline",
            "something stands behind the value; a quotation mark inside a text is written \\\", and every key has a line of its own",
        ),
        ("keys cannot be empty", "a value without a key; write key = \"...\""),
    ];
    match known.iter().find(|(part, _)| message.contains(part)) {
        Some((_, said)) => (*said).to_string(),
        None => format!("this is not TOML: {message}"),
    }
}
