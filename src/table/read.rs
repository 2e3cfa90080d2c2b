//! Reads a table of a report back from its CSV, a row at a time, so that memory does not grow with the table.
//!
//! The apostrophe that keeps a spreadsheet from running a cell is taken away again. A row that does not end is not read to the end of a
//! large file: it stops the reading.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use crate::table::frame::{Error, neutralise};

/// More bytes than this in one row, and a quotation mark was left open.
const ROW_AT_MOST: usize = 16 << 20;

/// The rows of a table.
pub struct Reader<R> {
    file: String,
    columns: Vec<String>,
    records: csv::Reader<Bounded<R>>,
    since_row: Rc<Cell<usize>>,
    record: csv::StringRecord,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    file: &'a str,
    line: u64,
    columns: &'a [String],
    record: &'a csv::StringRecord,
}

/// Counts the bytes since the last whole row.
struct Bounded<R> {
    inner: R,
    since_row: Rc<Cell<usize>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since_row.get() > ROW_AT_MOST {
            return Err(io::Error::other("a row does not end; see whether a quotation mark is left open"));
        }
        let read = self.inner.read(buffer)?;
        self.since_row.set(self.since_row.get() + read);
        Ok(read)
    }
}

impl<R: Read> Reader<R> {
    /// Begins to read; `file` is its name in messages, `needed` the columns that must be there.
    ///
    /// # Errors
    /// A column that is missing; what the reader fails with.
    pub fn new(file: impl Into<String>, inner: R, needed: &[&'static str]) -> Result<Self, Error> {
        let (file, since_row) = (file.into(), Rc::new(Cell::new(0)));
        let mut records = csv::Reader::from_reader(Bounded { inner, since_row: Rc::clone(&since_row) });
        let headers = records.headers().map_err(|error| Error::Read { file: file.clone(), source: error })?;
        let columns: Vec<String> = headers.iter().map(str::to_string).collect();
        match needed.iter().copied().find(|name| !columns.iter().any(|column| column == name)) {
            Some(column) => Err(Error::NoColumn { file, column }),
            None => Ok(Reader { file, columns, records, since_row, record: csv::StringRecord::new() }),
        }
    }

    /// The next row; nothing behind the last.
    ///
    /// # Errors
    /// A row with more or fewer cells than the first line, or what the reader fails with.
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, Error> {
        self.since_row.set(0);
        let failed = |source| Error::Read { file: self.file.clone(), source };
        if !self.records.read_record(&mut self.record).map_err(failed)? {
            return Ok(None);
        }
        let line = self.record.position().map_or(0, csv::Position::line);
        Ok(Some(Row { file: &self.file, line, columns: &self.columns, record: &self.record }))
    }
}

impl<'a> Row<'a> {
    /// A cell as it was before it was written; empty when there is nothing in it.
    pub fn text(&self, column: &str) -> &'a str {
        let cell = self.columns.iter().position(|name| name == column).and_then(|at| self.record.get(at)).unwrap_or_default();
        cell.strip_prefix('\'').filter(|rest| neutralise(rest) != *rest).unwrap_or(cell)
    }

    /// A count; nothing for an empty cell.
    ///
    /// # Errors
    /// A cell that is no whole number.
    pub fn maybe_count(&self, column: &'static str) -> Result<Option<u64>, Error> {
        self.parsed(column, "a whole number")
    }

    /// A count that must be there.
    ///
    /// # Errors
    /// A cell that is no whole number.
    pub fn count(&self, column: &'static str) -> Result<u64, Error> {
        self.maybe_count(column)?.ok_or_else(|| self.wrong(column, "a whole number"))
    }

    /// A number; nothing for an empty cell. A ratio may be infinite.
    ///
    /// # Errors
    /// A cell that is no number.
    pub fn number(&self, column: &'static str) -> Result<Option<f64>, Error> {
        match self.parsed::<f64>(column, "a number")? {
            Some(number) if number.is_nan() => Err(self.wrong(column, "a number")),
            number => Ok(number),
        }
    }

    /// Yes or no.
    pub fn flag(&self, column: &str) -> bool {
        self.text(column) == "true"
    }

    /// An error that says the table has more rows than it can have.
    pub fn too_many(&self, most: usize) -> Error {
        let source = io::Error::other(format!("more than {most} rows, which no report has"));
        Error::Read { file: self.file.to_string(), source: source.into() }
    }

    fn parsed<T: std::str::FromStr>(&self, column: &'static str, what: &'static str) -> Result<Option<T>, Error> {
        match self.text(column) {
            "" => Ok(None),
            cell => cell.parse().map(Some).map_err(|_| self.wrong(column, what)),
        }
    }

    /// An error that names a cell which is not what it should be.
    pub fn wrong(&self, column: &'static str, what: &'static str) -> Error {
        Error::Cell { file: self.file.to_string(), line: self.line, column, cell: self.text(column).to_string(), what }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Table;

    fn read<'a>(csv: &'a [u8], needed: &[&'static str]) -> Result<Reader<&'a [u8]>, Error> {
        Reader::new("tables/t.csv", csv, needed)
    }

    #[test]
    fn what_was_written_is_read_back() {
        let table = Table::new("t")
            .text("outlet", ["=1+1", "'Daily', \"Planet\"\nNews"])
            .number("ratio_hi", [Some(f64::INFINITY), None])
            .maybe_count("row", [Some(7), None])
            .flag("negated", [true, false]);
        let mut csv = Vec::new();
        table.write_csv(&mut csv).unwrap();
        let mut reader = read(&csv, &["outlet", "row"]).unwrap();
        let row = reader.next_row().unwrap().unwrap();
        assert_eq!((row.text("outlet"), row.number("ratio_hi").unwrap()), ("=1+1", Some(f64::INFINITY)));
        assert_eq!((row.count("row").unwrap(), row.flag("negated")), (7, true));
        let row = reader.next_row().unwrap().unwrap();
        assert_eq!(row.text("outlet"), "'Daily', \"Planet\"\nNews");
        assert_eq!((row.number("ratio_hi").unwrap(), row.maybe_count("row").unwrap(), row.flag("negated")), (None, None, false));
        assert!(reader.next_row().unwrap().is_none());
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        let error = read(b"outlet\nA\n", &["outlet", "words"]).err().unwrap().to_string();
        assert_eq!(error, "tables/t.csv:1: there is no column `words`; take the report as it was made");
        let mut reader = read(b"words\n1\nmany\nNaN\n", &["words"]).unwrap();
        reader.next_row().unwrap();
        let row = reader.next_row().unwrap().unwrap();
        let error = row.count("words").unwrap_err().to_string();
        assert_eq!(error, "tables/t.csv:3: `words` is \"many\" and should be a whole number; take the report as it was made");
        assert!(reader.next_row().unwrap().unwrap().number("words").is_err());
        let mut torn = read(b"a,b\n1\n", &[]).unwrap();
        assert!(torn.next_row().unwrap_err().to_string().starts_with("tables/t.csv: "));
    }

    #[test]
    fn a_row_without_an_end_is_not_read_to_the_end_of_the_file() {
        let endless = io::Read::chain(&b"a\n\""[..], io::repeat(b'x'));
        let mut reader = Reader::new("t.csv", endless, &["a"]).unwrap();
        assert!(reader.next_row().unwrap_err().to_string().contains("a row does not end"));
    }
}
