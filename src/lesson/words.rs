//! What the sheets say, from a catalogue of words.
//!
//! A sentence that the catalogue lacks is a bug of slantwise; it is remembered and told when the sheet is done, so that nothing is empty by mistake.

use std::cell::RefCell;
use std::collections::BTreeSet;

use toml::{Table, Value};

use crate::lesson::Error;

const CATALOGUE: &str = include_str!("assets/words.toml");

/// The catalogue.
#[derive(Debug)]
pub(super) struct Words {
    table: Table,
    missing: RefCell<BTreeSet<String>>,
}

impl Words {
    /// The embedded catalogue.
    ///
    /// # Errors
    /// When it is no TOML, which is a bug.
    pub(super) fn embedded() -> Result<Words, Error> {
        Ok(Words { table: toml::from_str(CATALOGUE)?, missing: RefCell::default() })
    }

    /// The sentence at `path` ("key.lead"), with the words in braces filled in.
    pub(super) fn say(&self, path: &str, values: &[(&str, &str)]) -> String {
        match self.at(path).and_then(Value::as_str) {
            Some(sentence) => self.filled(path, sentence, values),
            None => self.lacks(path),
        }
    }

    /// The sentence at `path` for a number: its form `one` or `many`, with `{n}` filled in.
    pub(super) fn count(&self, path: &str, n: usize, values: &[(&str, &str)]) -> String {
        let form = if n == 1 { "one" } else { "many" };
        let n = n.to_string();
        let values: Vec<(&str, &str)> = values.iter().copied().chain([("n", n.as_str())]).collect();
        self.say(&format!("{path}.{form}"), &values)
    }

    /// The sentences of a list.
    pub(super) fn list(&self, path: &str) -> Vec<String> {
        match self.at(path).and_then(Value::as_array) {
            Some(list) => list.iter().filter_map(Value::as_str).map(str::to_string).collect(),
            None => vec![self.lacks(path)],
        }
    }

    /// The rows of a table: lists of sentences.
    pub(super) fn rows(&self, path: &str) -> Vec<Vec<String>> {
        match self.at(path).and_then(Value::as_array) {
            Some(rows) => {
                let row = |row: &Value| row.as_array().map(|cells| cells.iter().filter_map(Value::as_str).map(str::to_string).collect());
                rows.iter().filter_map(row).collect()
            }
            None => vec![vec![self.lacks(path)]],
        }
    }

    /// The catalogue itself, for a template.
    pub(super) fn table(&self) -> &Table {
        &self.table
    }

    /// An error when a sentence was asked for that is not there, or was not given all its values.
    ///
    /// # Errors
    /// [`Error::Words`], which is a bug.
    pub(super) fn complete(&self) -> Result<(), Error> {
        let missing: Vec<String> = self.missing.borrow().iter().cloned().collect();
        if missing.is_empty() { Ok(()) } else { Err(Error::Words { missing: missing.join(", ") }) }
    }

    fn at(&self, path: &str) -> Option<&Value> {
        let mut parts = path.split('.');
        let mut value = self.table.get(parts.next()?)?;
        for part in parts {
            value = value.get(part)?;
        }
        Some(value)
    }

    fn lacks(&self, path: &str) -> String {
        self.missing.borrow_mut().insert(path.to_string());
        String::new()
    }

    /// Braces are replaced in one pass, so that a value that holds braces itself is left alone.
    fn filled(&self, path: &str, sentence: &str, values: &[(&str, &str)]) -> String {
        let mut out = String::with_capacity(sentence.len() + 32);
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, behind)) = after.split_once('}') else { return self.lacks(path) };
            match values.iter().find(|(known, _)| *known == name) {
                Some((_, value)) => out.push_str(value),
                None => out.push_str(&self.lacks(&format!("{path}: {{{name}}}"))),
            }
            rest = behind;
        }
        out + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_or_a_value_that_is_lacking_is_told() {
        let words = Words {
            table: toml::from_str("a = \"{x} of {y}\"\nn = { one = \"{n} line\", many = \"{n} lines\" }").unwrap(),
            missing: RefCell::default(),
        };
        assert_eq!(words.say("a", &[("x", "{y}"), ("y", "2")]), "{y} of 2", "a value is not filled again");
        assert_eq!((words.count("n", 1, &[]), words.count("n", 3, &[])), ("1 line".into(), "3 lines".into()));
        assert!(words.complete().is_ok());
        assert_eq!(words.say("a", &[("x", "1")]), "1 of ");
        assert_eq!(words.say("b.c", &[]), "");
        assert_eq!(words.complete().unwrap_err().to_string(), "the lesson's words lack: a: {y}, b.c; please report this");
    }
}
