//! YAML as text: every value stays what it says, so that `- no`, `- on` and `- 9` are words and neither no nor nine.
//!
//! Anchors, aliases and tags are refused: word lists need none, and a few of them can make gigabytes of a kilobyte.

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::draft::{DEEPEST, Draft};
use super::error::Error;
use super::loss::Loss;

/// Values of a file. The largest lists hold some hundred thousand.
const MOST_VALUES: usize = 1_000_000;

/// A value and its line, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    pub line: usize,
    pub value: Value,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Nothing at all: `key:`.
    Nothing,
    Text(String),
    List(Vec<Node>),
    /// Keys with their lines.
    Map(Vec<(usize, String, Node)>),
}

impl Node {
    /// The text, when it is one.
    pub(super) fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// What stands at `key`, when it is a map with it.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        let Value::Map(pairs) = &self.value else { return None };
        pairs.iter().find(|(_, known, _)| known == key).map(|(_, _, node)| node)
    }

    /// The texts of a list, or the one text that stands in the place of a list.
    pub(super) fn texts(&self, draft: &Draft, what: &str) -> Result<Vec<(usize, &str)>, Error> {
        let wrong = |line: usize| draft.syntax(line, format!("`{what}` holds words; this is a list or a map"));
        match &self.value {
            Value::Nothing => Ok(Vec::new()),
            Value::Text(text) => Ok(vec![(self.line, text)]),
            Value::List(nodes) => nodes
                .iter()
                .filter(|node| node.value != Value::Nothing)
                .map(|node| node.text().map(|text| (node.line, text)).ok_or_else(|| wrong(node.line)))
                .collect(),
            Value::Map(_) => Err(wrong(self.line)),
        }
    }
}

/// Reads a file of one document.
pub(super) fn read(text: &str, draft: &mut Draft) -> Result<Node, Error> {
    for (at, line) in text.lines().enumerate() {
        // A comment behind a text in quotation marks cannot be told from a sign in it so simply.
        if line.trim_start().starts_with('#') || line.contains(" #") && !line.contains(['"', '\'']) {
            draft.losses.add(Loss::Comment, at + 1, line);
        }
    }
    let events = Parser::new_from_str(text);
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    let mut values = 0;
    for event in events {
        let (event, span) = event.map_err(|error| draft.syntax(error.marker().line(), format!("is no YAML: {}", error.info())))?;
        let line = span.start.line();
        let done = match event {
            Event::Alias(_) => return Err(draft.syntax(line, "refers to another place (`*`); write the words out")),
            Event::Scalar(_, _, anchor, _) | Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) if anchor != 0 => {
                return Err(draft.syntax(line, "names a place to be referred to (`&`); take the name away, or put it in quotation marks"));
            }
            Event::Scalar(_, _, _, Some(tag)) if !(tag.is_yaml_core_schema() && tag.suffix == "str") => {
                return Err(draft.syntax(line, "has a tag (`!`); take it away, or put the value in quotation marks"));
            }
            Event::SequenceStart(_, Some(_)) | Event::MappingStart(_, Some(_)) => {
                return Err(draft.syntax(line, "has a tag (`!`); take it away"));
            }
            Event::DocumentStart(_) if root.is_some() => {
                return Err(draft.syntax(line, "is a second document; put it into a file of its own"));
            }
            Event::Scalar(text, style, ..) => {
                let is_nothing = style == ScalarStyle::Plain && (text.is_empty() || text == "~");
                Some(Node { line, value: if is_nothing { Value::Nothing } else { Value::Text(text.into_owned()) } })
            }
            Event::SequenceStart(..) => {
                open.push(Open { line, holds: Holds::List(Vec::new()) });
                None
            }
            Event::MappingStart(..) => {
                open.push(Open { line, holds: Holds::Map(Vec::new(), None) });
                None
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(Open::closed),
            _ => None,
        };
        values += 1;
        if open.len() > DEEPEST || values > MOST_VALUES {
            return Err(draft.syntax(line, format!("holds more than {DEEPEST} levels or {MOST_VALUES} values; no word list does")));
        }
        if let Some(node) = done {
            match open.last_mut() {
                None => root = Some(node),
                Some(parent) => parent.take(node, draft)?,
            }
        }
    }
    Ok(root.unwrap_or(Node { line: 1, value: Value::Nothing }))
}

/// A list or map of which the end has not come yet.
struct Open {
    line: usize,
    holds: Holds,
}

enum Holds {
    List(Vec<Node>),
    /// The pairs so far, and a key that waits for its value.
    Map(Vec<(usize, String, Node)>, Option<(usize, String)>),
}

impl Open {
    fn take(&mut self, node: Node, draft: &Draft) -> Result<(), Error> {
        match &mut self.holds {
            Holds::List(nodes) => nodes.push(node),
            Holds::Map(pairs, waiting) => match waiting.take() {
                Some((line, key)) => pairs.push((line, key, node)),
                None => {
                    let Value::Text(key) = node.value else {
                        return Err(draft.syntax(node.line, "the key is no text; put it in quotation marks"));
                    };
                    *waiting = Some((node.line, key));
                }
            },
        }
        Ok(())
    }

    fn closed(self) -> Node {
        let value = match self.holds {
            Holds::List(nodes) => Value::List(nodes),
            Holds::Map(pairs, _) => Value::Map(pairs),
        };
        Node { line: self.line, value }
    }
}

/// A text in quotation marks, as YAML reads it back whatever it holds.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // What YAML takes for a line's end, for a byte order mark, or does not let stand.
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}') => quoted.push_str(&format!("\\u{:04x}", c as u32)),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A comment of one or more lines.
pub(super) fn comment(text: &str) -> String {
    text.lines().map(|line| format!("# {}\n", line.replace(|c: char| c.is_control(), " "))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::loss::Losses;
    use super::*;
    use proptest::prelude::*;

    fn node(text: &str) -> Result<Node, String> {
        read(text, &mut Draft::new("a.yml", Losses::default())).map_err(|error| error.to_string())
    }

    #[test]
    fn every_value_is_text() {
        let read = node("yes: [no, on, 9, 0x1F, 1e3, null, 2020-01-01, \"~\"]\n").unwrap();
        let list = read.get("yes").unwrap();
        let texts: Vec<_> = list.texts(&Draft::new("a.yml", Losses::default()), "yes").unwrap().into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["no", "on", "9", "0x1F", "1e3", "null", "2020-01-01", "~"]);
    }

    #[test]
    fn what_can_grow_beyond_the_file_is_refused_with_its_line() {
        assert!(node("a: [x]\nb: &all [x]\n").unwrap_err().starts_with("a.yml:2: names a place"));
        assert!(node("a: *all\n").unwrap_err().contains("a.yml:1"));
        assert!(node("a:\n  - !!binary aGk=\n").unwrap_err().starts_with("a.yml:2: has a tag"));
        assert!(node(&"[".repeat(100)).unwrap_err().contains("more than 32 levels"));
        assert!(node("a: 1\n---\nb: 2\n").unwrap_err().contains("second document"));
        assert!(node("a: [b\nc: d: e\n").unwrap_err().contains("is no YAML"));
    }

    proptest! {
        #[test]
        fn what_is_quoted_comes_back(text in "\\PC*|[\\x00-\\x7f\u{85}\u{2028}\u{feff}]*") {
            prop_assert_eq!(node(&format!("- {}\n", quoted(&text))).unwrap().value, Value::List(vec![Node { line: 1, value: Value::Text(text) }]));
        }
    }
}
