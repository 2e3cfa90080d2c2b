//! Turns one JSON object into an article.
//!
//! Numbers and truth values become text as they stand; `null` is an absent value; a list or an object under a column that is used leaves the
//! record out, since there is no telling which part of it was meant.

use super::columns::{Clash, no_such_column};
use super::decode::Decoder;
use super::json_object::{Cell, Object};
use super::record::Record;
use super::{Column, Columns, Entry, Error, Source};

/// How many records may lack a text before the file is taken for something else than articles.
const PATIENCE: usize = 100;

/// Reads the records of one file.
pub(super) struct JsonRecords {
    pub source: Source,
    encoding: Option<&'static str>,
    decoder: Decoder,
    search: Search,
}

impl JsonRecords {
    /// `encoding` is the file's, where its first bytes told it.
    pub(super) fn new(source: Source, encoding: Option<&'static str>) -> Self {
        Self { source, encoding, decoder: Decoder::new(), search: Search::default() }
    }

    /// The article of a record, or the reason why there is none.
    pub(super) fn read(&mut self, row: Option<usize>, bytes: &[u8]) -> Entry {
        let decoded = self.decoder.piece(bytes);
        let left_out = |reason: String| Entry::left_out(&self.source, row, reason);
        let mut object = match Object::parse(&decoded.text, &self.source.columns) {
            Ok(object) => object,
            Err(error) => return left_out(format!("not one JSON object: {}", complaint(&error))),
        };
        self.search.look_at(&object, &self.source.columns);
        object.values.retain(|(_, cell)| *cell != Cell::Absent);
        let names: Vec<&str> = object.values.iter().map(|(key, _)| key.as_str()).collect();
        let columns = match self.source.columns.assign(&names) {
            Ok(columns) => columns,
            Err(Clash { column, names }) => return left_out(format!("{names} could both be the {}; keep one of them", column.key())),
        };
        let mut record = Record::new(row, self.encoding.unwrap_or(decoded.encoding.name()), decoded.note());
        for (column, (key, cell)) in columns.iter().zip(&object.values) {
            match (column, cell) {
                (Some(column), Cell::Text(value)) => record.set(*column, value),
                (Some(column), Cell::Nested(kind)) => {
                    let column = column.key();
                    let part =
                        if *kind == "an object" { format!(", or name a part of it: --column {column}={key}.NAME") } else { String::new() };
                    return left_out(format!("{key:?} is {kind}; write the {column} as text{part}"));
                }
                _ => {}
            }
        }
        record.finish(&self.source)
    }

    /// The error when so many records had no text that more will not have one either.
    pub(super) fn hopeless(&self) -> Option<Error> {
        self.search.failed(&self.source, PATIENCE)
    }

    /// The error when all was read and no record had a text, or a column that someone named.
    pub(super) fn fruitless(&self) -> Option<Error> {
        self.search.failed(&self.source, 1).or_else(|| self.search.absent(&self.source))
    }
}

/// Looks for a key that holds texts, to tell a file of articles from any other.
#[derive(Default)]
struct Search {
    found: bool,
    objects: usize,
    /// The keys seen so far, in order.
    keys: Vec<String>,
    /// The columns that someone named and no object had; nothing before the first object.
    absent: Option<Vec<(Column, String)>>,
}

impl Search {
    fn look_at(&mut self, object: &Object, columns: &Columns) {
        if self.absent.as_ref().is_none_or(|absent| !absent.is_empty()) {
            let absent = columns.absent(&object.keys);
            self.absent =
                Some(self.absent.take().map_or(absent.clone(), |before| before.into_iter().filter(|a| absent.contains(a)).collect()));
        }
        self.objects += 1;
        self.found |= columns.assign(&object.keys).map_or(true, |columns| columns.contains(&Some(Column::Text)));
        for key in &object.keys {
            if self.keys.len() < 40 && !self.keys.contains(key) {
                self.keys.push(key.clone());
            }
        }
    }

    /// The error when `enough` objects or more were seen and none held a text.
    fn failed(&self, source: &Source, enough: usize) -> Option<Error> {
        let found = if self.keys.is_empty() { "nothing".to_owned() } else { self.keys.join(", ") };
        (!self.found && self.objects >= enough).then(|| Error::NoTextColumn { file: source.name.to_string(), found })
    }

    /// The error when a column that someone named was in no object.
    fn absent(&self, source: &Source) -> Option<Error> {
        let (column, name) = self.absent.as_ref()?.first()?.clone();
        Some(no_such_column(source, column, name, &self.keys))
    }
}

/// What `serde_json` says, with the place in the line; it knows of no other lines.
fn complaint(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at character ").replace(" at line 0 column 0", "")
}
