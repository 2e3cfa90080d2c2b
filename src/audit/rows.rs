//! Reads a table that people filled in: commas, semicolons or tabs, columns in any order, each row with its line.

use std::collections::BTreeMap;

use crate::audit::error::Error;
use crate::table::neutralise;

/// The rows of a table, read as text.
pub(super) struct Rows {
    /// Where each column stands, by its name in lower case.
    columns: BTreeMap<String, usize>,
    records: Vec<(usize, csv::StringRecord)>,
}

/// One row with its line.
pub(super) struct Row<'a> {
    /// Its line in the file, counted from 1.
    pub line: usize,
    columns: &'a BTreeMap<String, usize>,
    record: &'a csv::StringRecord,
}

impl Rows {
    /// Reads a table; `file` is its name in messages. Rows without a word are passed over.
    ///
    /// # Errors
    /// A table that is cut in the middle of a quotation.
    pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Rows, Error> {
        // The reader counts a line too few behind line ends of Windows.
        let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).from_reader(text.as_bytes());
        let wrong = |error: &csv::Error| Error::Line {
            file: file.into(),
            line: error.position().map_or(1, |position| position.line() as usize),
            problem: format!("{error}; see whether a quotation mark is left open"),
        };
        let header = reader.headers().map_err(|e| wrong(&e))?.clone();
        let mut columns = BTreeMap::new();
        for (at, name) in header.iter().enumerate().filter(|(_, name)| !name.trim().is_empty()) {
            columns.entry(name.trim().to_lowercase()).or_insert(at);
        }
        let mut records = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|e| wrong(&e))?;
            if record.iter().any(|cell| !cell.trim().is_empty()) {
                records.push((record.position().map_or(0, |position| position.line() as usize), record));
            }
        }
        Ok(Rows { columns, records })
    }

    /// The names of the columns, in lower case.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        self.columns.keys().map(String::as_str)
    }

    /// The first of these columns that is missing.
    pub(super) fn missing(&self, needed: &[&'static str]) -> Option<&'static str> {
        needed.iter().copied().find(|name| !self.columns.contains_key(*name))
    }

    /// The rows, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        self.records.iter().map(|(line, record)| Row { line: *line, columns: &self.columns, record })
    }
}

impl Row<'_> {
    /// A cell without white space around it, and without the apostrophe that keeps a spreadsheet from running it; empty when there is none.
    pub(super) fn cell(&self, name: &str) -> String {
        let cell = self.columns.get(name).and_then(|&at| self.record.get(at)).unwrap_or_default().trim();
        cell.strip_prefix('\'').filter(|rest| neutralise(rest) != *rest).unwrap_or(cell).to_string()
    }
}

/// What stands between the cells: whichever the first line has most of.
pub(super) fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    [b',', b';', b'\t'].into_iter().max_by_key(|&d| (header.matches(char::from(d)).count(), d == b',')).unwrap_or(b',')
}
