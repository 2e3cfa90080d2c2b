//! Takes the values of a table by their keys, and remembers every mistake with its place, so that several are told at once.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::lexicon::error::{Error, Place};
use crate::lexicon::load::keys::{LABEL, LEXICON, Shape, TERM, meant};

/// A text and the byte where it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Text {
    /// The text.
    pub value: String,
    /// Where its quotation mark stands.
    pub at: usize,
}

/// One table of the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'t> {
    table: &'t DeTable<'t>,
    shape: Shape,
    /// The byte where it begins.
    pub at: usize,
}

impl<'t> Fields<'t> {
    fn get(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.table.get(key)
    }

    /// Whether `key` is written, whatever its value.
    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The byte where the value of `key` stands; where the table begins when it is missing.
    pub(super) fn place_of(&self, key: &str) -> usize {
        self.get(key).map_or(self.at, |value| value.span().start)
    }
}

/// The file, and what was found wrong in it.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    problems: Vec<(usize, bool, String)>,
}

impl<'a> Reader<'a> {
    /// A reader that has found nothing wrong yet. `file` is the name shown in errors.
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        Reader { file, text, problems: Vec::new() }
    }

    /// Remembers a value that breaks a rule.
    pub(super) fn breaks(&mut self, at: usize, problem: impl Into<String>) {
        self.problems.push((at, false, problem.into()));
    }

    /// Remembers a key or value that is none of the format's.
    fn unknown(&mut self, at: usize, problem: impl Into<String>) {
        self.problems.push((at, true, problem.into()));
    }

    /// All mistakes as one error, in the order of the file; nothing when there are none.
    pub(super) fn finish(self) -> Result<(), Error> {
        let mut problems = self.problems;
        problems.sort();
        problems.dedup();
        let of = |(at, is_syntax, problem): (usize, bool, String)| {
            let place = Place::of(self.file, self.text, at);
            if is_syntax { Error::Syntax { place, problem } } else { Error::Invalid { place, problem } }
        };
        Error::all(problems.len(), problems.into_iter().take(Error::SHOWN_AT_MOST).map(of).collect())
    }

    /// The file's outermost table.
    pub(super) fn whole<'t>(&mut self, table: &'t DeTable<'t>) -> Fields<'t> {
        self.fields(table, 0, LEXICON)
    }

    /// A table, whose keys are checked: unknown ones and missing ones are mistakes.
    fn fields<'t>(&mut self, table: &'t DeTable<'t>, at: usize, shape: Shape) -> Fields<'t> {
        let mut taken_for = Vec::new();
        for (key, _) in table {
            let name = key.get_ref().as_ref();
            if shape.keys().any(|known| known == name) {
                continue;
            }
            let guess = meant(name, &shape).filter(|guess| !table.contains_key(*guess));
            taken_for.extend(guess);
            self.unknown(key.span().start, unknown_key(name, &shape, guess));
        }
        let is_missing = |key: &&&str| !table.contains_key(**key) && !taken_for.contains(*key);
        let missing: Vec<String> = shape.required.iter().filter(is_missing).map(|key| format!("`{key}`")).collect();
        if !missing.is_empty() {
            self.unknown(at, missing_keys(&shape, &missing));
        }
        Fields { table, shape, at }
    }

    /// The tables of a list of tables: `[[key]]`, or `key = [{ ... }]`.
    pub(super) fn tables<'t>(&mut self, fields: &Fields<'t>, key: &str, shape: Shape) -> Vec<Fields<'t>> {
        let Some(value) = fields.get(key) else { return Vec::new() };
        let written = heading(key, fields);
        match value.get_ref() {
            DeValue::Array(items) => {
                let items: Vec<_> = items.iter().filter_map(|item| self.one_table(item, shape, &written)).collect();
                items
            }
            DeValue::Table(inner) if key == "naming" && inner.contains_key("label") && inner.len() == 1 => {
                self.unknown(value.span().start, "a label stands in no naming set; write `[[naming]]` with its `id` and `about` above it");
                Vec::new()
            }
            DeValue::Table(_) => {
                self.unknown(value.span().start, format!("there can be several of these; write {written} with two brackets"));
                Vec::new()
            }
            other => {
                self.wrong(value, &format!("`{key}` is {}; each one is written {written}", self.named(other)));
                Vec::new()
            }
        }
    }

    fn one_table<'t>(&mut self, item: &'t Spanned<DeValue<'t>>, shape: Shape, written: &str) -> Option<Fields<'t>> {
        match item.get_ref() {
            DeValue::Table(table) => Some(self.fields(table, item.span().start, shape)),
            other => {
                self.wrong(item, &format!("here stands {}; each one is written {written}", self.named(other)));
                None
            }
        }
    }

    /// A table in braces: `guard = { ... }`.
    pub(super) fn table<'t>(&mut self, fields: &Fields<'t>, key: &str, shape: Shape, example: &str) -> Option<Fields<'t>> {
        let value = fields.get(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(self.fields(table, value.span().start, shape)),
            other => {
                self.wrong(value, &format!("`{key}` is {}; write {key} = {example}", self.named(other)));
                None
            }
        }
    }

    /// A text that may be missing.
    pub(super) fn text(&mut self, fields: &Fields<'_>, key: &str) -> Option<Text> {
        let value = fields.get(key)?;
        let in_marks = self.in_marks(value);
        match value.get_ref() {
            DeValue::String(text) => Some(Text { value: text.to_string(), at: value.span().start }),
            DeValue::Array(items) if items.len() == 1 && items[0].get_ref().is_str() => {
                self.wrong(value, &format!("`{key}` is one text and no list; write it without brackets"));
                None
            }
            other => {
                self.wrong(value, &format!("`{key}` is a text, and here stands {}{in_marks}", self.named(other)));
                None
            }
        }
    }

    /// A text that must say something. What is missing altogether has been told already.
    pub(super) fn said(&mut self, fields: &Fields<'_>, key: &str, advice: &str) -> String {
        match self.text(fields, key) {
            Some(text) if text.value.trim().is_empty() => {
                self.breaks(text.at, format!("`{key}` is empty; {advice}"));
                text.value
            }
            Some(text) => text.value,
            None => String::new(),
        }
    }

    /// A list of texts; nothing when it is missing or, which is told, no such list.
    pub(super) fn texts(&mut self, fields: &Fields<'_>, key: &str) -> Option<Vec<Text>> {
        let value = fields.get(key)?;
        let items = match value.get_ref() {
            DeValue::Array(items) => items,
            DeValue::String(_) => {
                self.wrong(value, &format!("`{key}` is a list; put the text in brackets: {key} = [{}]", self.source(value)));
                return None;
            }
            other => {
                self.wrong(value, &format!("`{key}` is a list of texts, and here stands {}; write {key} = [\"...\"]", self.named(other)));
                return None;
            }
        };
        let mut texts = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::String(text) => texts.push(Text { value: text.to_string(), at: item.span().start }),
                other => {
                    let in_marks = self.in_marks(item);
                    self.wrong(item, &format!("`{key}` holds texts, and here stands {}{in_marks}", self.named(other)));
                }
            }
        }
        (texts.len() == items.len()).then_some(texts)
    }

    /// A list of texts that may not be empty; `advice` says what to do then.
    pub(super) fn some_texts(&mut self, fields: &Fields<'_>, key: &str, advice: &str) -> Vec<Text> {
        let texts = self.texts(fields, key);
        if texts.as_ref().is_some_and(Vec::is_empty) {
            self.breaks(fields.place_of(key), advice);
        }
        texts.unwrap_or_default()
    }

    /// A whole number from 1 to `most`; nothing when it is missing or another.
    pub(super) fn number(&mut self, fields: &Fields<'_>, key: &str, most: usize) -> Option<usize> {
        let value = fields.get(key)?;
        let number =
            value.get_ref().as_integer().and_then(|n| u64::from_str_radix(n.as_str(), n.radix()).ok()).and_then(|n| n.try_into().ok());
        let number: Option<usize> = number.filter(|n| (1..=most).contains(n));
        if number.is_none() {
            let problem = format!("`{key}` is a number of words, from 1 to {most}, without quotation marks; write {key} = 5");
            self.wrong(value, &problem);
        }
        number
    }

    fn wrong(&mut self, value: &Spanned<DeValue<'_>>, problem: &str) {
        self.unknown(value.span().start, problem);
    }

    /// What a value is, in words: "the number 0".
    fn named(&self, value: &DeValue<'_>) -> String {
        match value {
            DeValue::String(_) => "a text".into(),
            DeValue::Integer(number) => format!("the number {}", number.as_str()),
            DeValue::Float(number) => format!("the number {}", number.as_str()),
            DeValue::Boolean(truth) => format!("the truth value {truth}"),
            DeValue::Datetime(day) => format!("the date {day}"),
            DeValue::Array(_) => "a list".into(),
            DeValue::Table(_) => "a table".into(),
        }
    }

    /// How to make a number, a truth value or a date a text.
    fn in_marks(&self, value: &Spanned<DeValue<'_>>) -> String {
        match value.get_ref() {
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
                format!("; put it in quotation marks: \"{}\"", self.source(value))
            }
            _ => String::new(),
        }
    }

    fn source(&self, value: &Spanned<DeValue<'_>>) -> &'a str {
        self.text.get(value.span()).unwrap_or_default()
    }
}

fn heading(key: &str, fields: &Fields<'_>) -> String {
    match (key, fields.shape.name) {
        ("label", _) => "`[[naming.label]]`".into(),
        ("others_write", _) => "`others_write = [{ text = \"...\", why = \"...\" }]`".into(),
        _ => format!("`[[{key}]]`"),
    }
}

fn unknown_key(key: &str, shape: &Shape, guess: Option<&str>) -> String {
    match key {
        "kind" if *shape == TERM => return "`kind` belongs to the labels of a naming set; a term has `categories`".into(),
        "categories" if *shape == LABEL => return "`categories` belongs to terms; a label belongs to its naming set".into(),
        "label" | "labels" if *shape == LEXICON => {
            return "a label belongs to a naming set; write `[[naming.label]]` under a `[[naming]]`".into();
        }
        _ => {}
    }
    if let Some(guess) = guess {
        return format!("unknown key `{key}`; did you mean `{guess}`?");
    }
    if *shape != LEXICON && LEXICON.keys().any(|known| known == key) {
        return format!("`{key}` belongs to the whole list; move it to the top of the file, before the first `[[...]]`");
    }
    let known: Vec<&str> = shape.keys().collect();
    format!("unknown key `{key}`; {} knows {}", shape.name, known.join(", "))
}

fn missing_keys(shape: &Shape, missing: &[String]) -> String {
    match (shape.name, missing) {
        (_, [one]) if one == "`label`" => "a naming set needs labels; add `[[naming.label]]`".into(),
        (_, [one]) if one == "`categories`" => "a term needs a category; name one in `categories`".into(),
        (_, [one]) if one == "`kind`" => "a label needs a `kind`: `name`, `description` or `disputed`".into(),
        (name, [one]) => format!("{name} needs {}; add it", article(one)),
        (name, [rest @ .., last]) => format!("{name} needs {} and {last}; add them", rest.join(", ")),
        (_, []) => String::new(),
    }
}

fn article(key: &str) -> String {
    match key.trim_matches('`').starts_with(['a', 'e', 'i', 'o', 'u']) {
        true => format!("an {key}"),
        false if key.ends_with("s`") => key.to_string(),
        false => format!("a {key}"),
    }
}
