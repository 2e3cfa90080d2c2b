//! A value of a typed table, and the row that is made of such values.
//!
//! Whatever holds the table, a value counts as what would stand in a CSV table in its place.

use std::borrow::Cow;
use std::io;

use jiff::Span;
use jiff::civil::date;

use super::record::Record;
use super::{Column, Entry, Error, LONGEST, Source};

/// A value of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Cell<'a> {
    /// There is none.
    Nothing,
    /// Text.
    Text(&'a str),
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// A whole number, never negative.
    Count(u64),
    /// A number of single precision.
    Single(f32),
    /// A number.
    Number(f64),
    /// A day, counted from the first of 1970.
    Day(i64),
}

impl<'a> Cell<'a> {
    /// As it would stand in a CSV table; nothing where nothing is, or no day of the calendar.
    pub fn text(self) -> Option<Cow<'a, str>> {
        Some(match self {
            Cell::Nothing => return None,
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Flag(is) => Cow::Owned(is.to_string()),
            Cell::Whole(number) => Cow::Owned(number.to_string()),
            Cell::Count(number) => Cow::Owned(number.to_string()),
            Cell::Single(number) => Cow::Owned(number.to_string()),
            Cell::Number(number) => Cow::Owned(number.to_string()),
            Cell::Day(days) => Cow::Owned(day(days)?),
        })
    }
}

/// The day so many days after the first of 1970.
fn day(days: i64) -> Option<String> {
    Some(date(1970, 1, 1).checked_add(Span::new().try_days(days).ok()?).ok()?.to_string())
}

/// The article of a row, or why there is none; `number` counts rows from 1.
pub(super) fn entry_of<'a>(source: &Source, number: usize, values: impl Iterator<Item = (Column, Cell<'a>)>) -> Entry {
    let mut record = Record::new(Some(number), "UTF-8", None);
    for (column, cell) in values {
        let value = cell.text().unwrap_or_default();
        if value.len() > LONGEST {
            return Entry::left_out(source, Some(number), "longer than 64 MiB; write one article a row");
        }
        record.set(column, &value);
    }
    record.finish(source)
}

/// The line of a table without rows.
pub(super) fn no_rows(source: &Source) -> Entry {
    Entry::left_out(source, None, "no rows; remove the file or fill it in")
}

/// The error for a column whose values cannot be what it should hold.
pub(super) fn not_readable(source: &Source, name: &str, column: Column) -> Error {
    let what = format!("its column {name:?} is neither text nor a number nor a day; write the {} as text", column.key());
    Error::Read { file: source.name.to_string(), source: io::Error::new(io::ErrorKind::InvalidData, what) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_what_a_csv_table_would_hold() {
        let shown = |cell: Cell<'_>| cell.text().map(Cow::into_owned);
        let of = |text: &str| Some(text.to_owned());
        assert_eq!([shown(Cell::Text("a")), shown(Cell::Flag(true)), shown(Cell::Nothing)], [of("a"), of("true"), None]);
        assert_eq!([shown(Cell::Whole(-7)), shown(Cell::Count(u64::MAX))], [of("-7"), of("18446744073709551615")]);
        assert_eq!([shown(Cell::Number(7.0)), shown(Cell::Single(0.1))], [of("7"), of("0.1")]);
        assert_eq!(
            [shown(Cell::Day(20_065)), shown(Cell::Day(-1)), shown(Cell::Day(i64::MAX))],
            [of("2024-12-08"), of("1969-12-31"), None]
        );
    }

    #[test]
    fn a_row_with_too_long_a_value_is_left_out() {
        let long = "x".repeat(LONGEST + 1);
        let entry = entry_of(&Source::new("t"), 3, [(Column::Text, Cell::Text(&long))].into_iter());
        assert_eq!((entry.line.row, entry.line.reason.as_deref()), (Some(3), Some("longer than 64 MiB; write one article a row")));
    }
}
