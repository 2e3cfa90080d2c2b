//! Reads articles from the rows of a table that is in memory, such as one that another program hands over.
//!
//! Whoever holds the table tells its values as [`Cell`]s, piece by piece and without copying them; which column is which, and what a value
//! says, is settled as for every other table.
//!
//! ```
//! use slantwise::corpus::{given_rows, Cell, GivenColumn, GivenTable, Piece, Source};
//!
//! struct Held(Vec<(&'static str, i32)>);
//!
//! impl Piece for Held {
//!     fn rows(&self) -> usize {
//!         self.0.len()
//!     }
//!     fn cell(&self, column: usize, row: usize) -> Cell<'_> {
//!         match column {
//!             0 => Cell::Text(self.0[row].0),
//!             _ => Cell::Day(self.0[row].1.into()),
//!         }
//!     }
//! }
//!
//! let columns = ["body", "date"].map(|name| GivenColumn { name: name.into(), is_readable: true });
//! let table = GivenTable::new(columns, [Box::new(Held(vec![("Troops moved in.", 20_065)])) as Box<dyn Piece>]);
//! let article = given_rows(Source::new("table"), &table)?.next().unwrap()?.article.unwrap();
//! assert_eq!((article.id.as_str(), article.published.unwrap().to_string()), ("table#1", "2024-12-08".into()));
//! # Ok::<(), slantwise::corpus::Error>(())
//! ```

use std::fmt;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::cell::{Cell, entry_of, no_rows, not_readable};
use super::columns::of_header;
use super::digest::hexadecimal;
use super::{Column, Entry, Error, Source};

/// Some rows of a table.
pub trait Piece: Send + Sync {
    /// How many there are.
    fn rows(&self) -> usize;

    /// The value in a column of the table, both counted from 0. Asked for rows of this piece, and for columns that can be read, alone.
    fn cell(&self, column: usize, row: usize) -> Cell<'_>;
}

/// A column of a table in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenColumn {
    /// Its name.
    pub name: String,
    /// Whether its values are text, numbers, flags or days; lists and objects are none of these.
    pub is_readable: bool,
}

/// A table in memory. A copy is another handle to the same rows.
#[derive(Clone)]
pub struct GivenTable {
    columns: Arc<[GivenColumn]>,
    pieces: Arc<[Box<dyn Piece>]>,
}

impl fmt::Debug for GivenTable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "GivenTable({} columns, {} rows)", self.columns.len(), self.pieces.iter().map(|piece| piece.rows()).sum::<usize>())
    }
}

impl GivenTable {
    /// A table of these columns, whose rows are those of the pieces, in their order.
    pub fn new(columns: impl IntoIterator<Item = GivenColumn>, pieces: impl IntoIterator<Item = Box<dyn Piece>>) -> GivenTable {
        GivenTable { columns: columns.into_iter().collect(), pieces: pieces.into_iter().collect() }
    }

    /// SHA-256 of the values that are read, in hexadecimal: the same for the same values, however they are typed and cut into pieces.
    ///
    /// # Errors
    /// As those of [`given_rows`].
    pub fn digest(&self, source: &Source) -> Result<String, Error> {
        let used = self.used(source)?;
        let mut sum = Sha256::new();
        for (at, piece) in self.pieces.iter().flat_map(|piece| (0..piece.rows()).map(move |at| (at, piece))) {
            for (column, index) in &used {
                let cell = piece.cell(*index, at);
                let text = cell.text();
                // The length before the text, so that no two tables run together into the same bytes.
                sum.update(column.key());
                sum.update(text.as_ref().map_or(u64::MAX, |text| text.len() as u64).to_le_bytes());
                sum.update(text.as_deref().unwrap_or_default());
            }
        }
        Ok(hexadecimal(&sum.finalize()))
    }

    /// The columns that are used, with their places, in the order of [`Column::ALL`].
    fn used(&self, source: &Source) -> Result<Vec<(Column, usize)>, Error> {
        let names: Vec<String> = self.columns.iter().map(|column| column.name.clone()).collect();
        let assigned = of_header(source, &names)?;
        let mut used: Vec<(Column, usize)> = assigned.into_iter().enumerate().filter_map(|(at, column)| Some((column?, at))).collect();
        used.sort_unstable();
        match used.iter().find(|(_, at)| !self.columns[*at].is_readable) {
            Some((column, at)) => Err(not_readable(source, &self.columns[*at].name, *column)),
            None => Ok(used),
        }
    }
}

/// Gives the entries of a table in memory.
#[derive(Debug)]
pub struct GivenRows {
    source: Source,
    table: GivenTable,
    used: Vec<(Column, usize)>,
    piece: usize,
    /// The next row of the piece, and how many rows of the table came before.
    row: usize,
    before: usize,
    is_over: bool,
}

/// The articles of a table in memory.
///
/// Columns are those of [`Column`], by their own names or the usual others; further columns are ignored. `id` is the column's, else the
/// source's name and the row's number, from 1.
///
/// # Errors
/// [`Error::NoTextColumn`], [`Error::NoSuchColumn`] and [`Error::Clash`] when its columns do not say where the articles are;
/// [`Error::Read`] for a column whose values are no texts. While reading none.
pub fn given_rows(source: Source, table: &GivenTable) -> Result<GivenRows, Error> {
    let used = table.used(&source)?;
    Ok(GivenRows { source, table: table.clone(), used, piece: 0, row: 0, before: 0, is_over: false })
}

impl Iterator for GivenRows {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(piece) = self.table.pieces.get(self.piece) {
            if self.row < piece.rows() {
                let (at, number) = (self.row, self.before + 1);
                (self.row, self.before) = (self.row + 1, number);
                let values = self.used.iter().map(|(column, index)| (*column, piece.cell(*index, at)));
                return Some(Ok(entry_of(&self.source, number, values)));
            }
            (self.piece, self.row) = (self.piece + 1, 0);
        }
        let is_empty = !self.is_over && self.before == 0;
        self.is_over = true;
        is_empty.then(|| Ok(no_rows(&self.source)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Columns, Status};

    /// Outlet, text and a number.
    struct Held(Vec<(Option<&'static str>, &'static str, i64)>);

    impl Piece for Held {
        fn rows(&self) -> usize {
            self.0.len()
        }

        fn cell(&self, column: usize, row: usize) -> Cell<'_> {
            let (outlet, text, number) = self.0[row];
            match column {
                0 => outlet.map_or(Cell::Nothing, Cell::Text),
                1 => Cell::Text(text),
                _ => Cell::Whole(number),
            }
        }
    }

    fn table(pieces: Vec<Held>) -> GivenTable {
        let columns = ["outlet", "text", "number", "tags"].map(|name| GivenColumn { name: name.to_owned(), is_readable: name != "tags" });
        GivenTable::new(columns, pieces.into_iter().map(|piece| Box::new(piece) as Box<dyn Piece>))
    }

    fn source(pairs: &[&str]) -> Source {
        Source { columns: Columns::of_pairs(pairs).unwrap(), ..Source::new("table") }
    }

    #[test]
    fn rows_are_numbered_through_all_pieces() {
        let table =
            table(vec![Held(vec![(Some("A"), "Troops.", 7)]), Held(Vec::new()), Held(vec![(None, "Calm.", 8), (Some("B"), " ", 9)])]);
        let entries: Vec<Entry> = given_rows(source(&[]), &table).unwrap().map(Result::unwrap).collect();
        let read: Vec<_> =
            entries.iter().filter_map(|e| Some((e.article.as_ref()?.id.as_str(), e.article.as_ref()?.outlet.as_str()))).collect();
        assert_eq!(read, [("table#1", "A"), ("table#2", "table")]);
        assert_eq!(entries[1].line.reason.as_deref(), Some("no outlet; counted under \"table\""));
        assert_eq!((entries[2].line.row, entries[2].line.status), (Some(3), Status::LeftOut));
        let ids: Vec<_> = given_rows(source(&["id=number"]), &table).unwrap().filter_map(|e| Some(e.unwrap().article?.id)).collect();
        assert_eq!(ids, ["7", "8"]);
    }

    #[test]
    fn a_digest_tells_values_and_not_pieces() {
        let rows = || vec![(Some("A"), "Troops.", 7), (None, "Calm.", 8)];
        let mut cut = rows();
        let rest = cut.split_off(1);
        let whole = table(vec![Held(rows())]).digest(&source(&[])).unwrap();
        assert_eq!(table(vec![Held(cut), Held(rest)]).digest(&source(&[])).unwrap(), whole);
        assert_ne!(table(vec![Held(rows())]).digest(&source(&["id=number"])).unwrap(), whole, "an id is a value that is read");
        let empty = table(vec![Held(vec![(Some("A"), "Troops.", 7), (Some(""), "Calm.", 8)])]);
        assert_ne!(empty.digest(&source(&[])).unwrap(), whole, "nothing is not the empty text");
    }

    #[test]
    fn a_table_that_does_not_say_where_the_articles_are_is_an_error() {
        let message = |pairs: &[&str]| given_rows(source(pairs), &table(Vec::new())).unwrap_err().to_string();
        assert!(message(&["text=body"]).starts_with("table: no column \"body\" for the text; "));
        let unreadable = "table: its column \"tags\" is neither text nor a number nor a day; write the story as text; ";
        assert!(message(&["story=tags"]).starts_with(unreadable), "{}", message(&["story=tags"]));
    }

    #[test]
    fn a_table_without_rows_has_its_line_in_the_ledger() {
        let mut rows = given_rows(source(&[]), &table(vec![Held(Vec::new())])).unwrap();
        let entry = rows.next().unwrap().unwrap();
        assert_eq!((entry.line.status, entry.line.reason.as_deref()), (Status::LeftOut, Some("no rows; remove the file or fill it in")));
        assert!(rows.next().is_none());
    }
}
