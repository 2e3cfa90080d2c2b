//! A table with explained columns, and its files.
//!
//! In CSV a text cell that a spreadsheet would run as a formula gets an apostrophe before it; numbers are not touched, and Parquet keeps
//! the text as it is.

use std::io::Write;

use polars::prelude::{AnyValue, Column, DataFrame, IntoColumn, IntoSeries, NamedFrom, Series, StringChunkedBuilder};
use polars_io::SerWriter;
use polars_io::csv::write::CsvWriter;
use polars_io::parquet::write::{ParquetCompression, ParquetWriter};

use crate::table::column::about;

/// A table could not be made, written or read back.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The columns do not fit together, or the disk refused.
    #[error("table {table}: {source}")]
    Polars {
        /// Its name.
        table: String,
        /// What polars says.
        source: polars::error::PolarsError,
    },
    /// A table that is no CSV.
    #[error("{file}: {source}; take the report as it was made")]
    Read {
        /// The file.
        file: String,
        /// What the reader says.
        source: csv::Error,
    },
    /// A table without a column that it must have.
    #[error("{file}:1: there is no column `{column}`; take the report as it was made")]
    NoColumn {
        /// The file.
        file: String,
        /// The column.
        column: &'static str,
    },
    /// A cell that does not hold what its column holds.
    #[error("{file}:{line}: `{column}` is {cell:?} and should be {what}; take the report as it was made")]
    Cell {
        /// The file.
        file: String,
        /// Its line, counted from 1.
        line: u64,
        /// The column.
        column: &'static str,
        /// What stands there.
        cell: String,
        /// What should.
        what: &'static str,
    },
}

/// A table: columns of equal length, each explained in [`crate::table::COLUMNS`].
#[derive(Debug, Clone)]
pub struct Table {
    name: &'static str,
    columns: Vec<Column>,
}

impl Table {
    /// An empty table, to be filled column by column. `name` is the stem of its files.
    pub fn new(name: &'static str) -> Self {
        Table { name, columns: Vec::new() }
    }

    /// A table made of a frame, whose columns must all be explained.
    pub fn from_frame(name: &'static str, frame: &DataFrame) -> Self {
        debug_assert!(
            frame.columns().iter().all(|column| about(column.name()).is_some()),
            "table {name} holds a column that is not explained"
        );
        Table { name, columns: frame.columns().to_vec() }
    }

    /// The stem of its files.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The names of its columns, in order.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.name().as_str())
    }

    fn with(mut self, name: &'static str, series: Series) -> Self {
        debug_assert!(about(name).is_some(), "column {name} is not explained");
        self.columns.push(series.with_name(name.into()).into_column());
        self
    }

    /// Adds a column of text. Empty means there is none.
    pub fn text<S: AsRef<str>>(self, name: &'static str, values: impl IntoIterator<Item = S>) -> Self {
        let values = values.into_iter();
        let mut cells = StringChunkedBuilder::new(name.into(), values.size_hint().0);
        values.for_each(|value| cells.append_option(Some(value.as_ref()).filter(|cell| !cell.is_empty())));
        self.with(name, cells.finish().into_series())
    }

    /// Adds a column of counts.
    pub fn count(self, name: &'static str, values: impl IntoIterator<Item = u64>) -> Self {
        let values: Vec<i64> = values.into_iter().map(|v| v as i64).collect();
        self.with(name, Series::new(name.into(), values))
    }

    /// Adds a column of counts of which some are unknown.
    pub fn maybe_count(self, name: &'static str, values: impl IntoIterator<Item = Option<u64>>) -> Self {
        let values: Vec<Option<i64>> = values.into_iter().map(|v| v.map(|v| v as i64)).collect();
        self.with(name, Series::new(name.into(), values))
    }

    /// Adds a column of numbers, of which some are undefined.
    pub fn number(self, name: &'static str, values: impl IntoIterator<Item = Option<f64>>) -> Self {
        let values: Vec<Option<f64>> = values.into_iter().collect();
        self.with(name, Series::new(name.into(), values))
    }

    /// Adds a column of yes and no.
    pub fn flag(self, name: &'static str, values: impl IntoIterator<Item = bool>) -> Self {
        let values: Vec<bool> = values.into_iter().collect();
        self.with(name, Series::new(name.into(), values))
    }

    /// The columns as CSV has them.
    pub(super) fn csv_columns(&self) -> Vec<Column> {
        self.columns.iter().map(neutralised).collect()
    }

    /// The columns as they are.
    pub(super) fn plain_columns(&self) -> Vec<Column> {
        self.columns.clone()
    }

    pub(super) fn frame(&self, columns: Vec<Column>) -> Result<DataFrame, Error> {
        DataFrame::new_infer_height(columns).map_err(|source| Error::Polars { table: self.name.into(), source })
    }

    /// Writes the table as CSV, with a header also when it has no rows.
    ///
    /// # Errors
    /// When the writer refuses.
    pub fn write_csv(&self, writer: impl Write) -> Result<(), Error> {
        let mut frame = self.frame(self.csv_columns())?;
        csv_writer(writer).finish(&mut frame).map_err(|source| Error::Polars { table: self.name.into(), source })
    }

    /// Writes the table as JSON lines: an object a row, with `null` where there is nothing.
    ///
    /// # Errors
    /// When the writer refuses.
    pub fn write_json_lines(&self, mut writer: impl Write) -> Result<(), Error> {
        let frame = self.frame(self.columns.clone())?;
        let failed = |source| Error::Polars { table: self.name.into(), source };
        for row in 0..frame.height() {
            let mut object = serde_json::Map::new();
            for column in frame.columns() {
                object.insert(column.name().to_string(), json(&column.get(row).map_err(failed)?));
            }
            let written = serde_json::to_writer(&mut writer, &object).map_err(std::io::Error::from).and_then(|()| writer.write_all(b"\n"));
            written.map_err(|error| failed(error.into()))?;
        }
        Ok(())
    }

    /// Writes the table as Parquet.
    ///
    /// # Errors
    /// When the writer refuses.
    pub fn write_parquet(&self, writer: impl Write) -> Result<(), Error> {
        let mut frame = self.frame(self.plain_columns())?;
        parquet_writer(writer).finish(&mut frame).map(|_| ()).map_err(|source| Error::Polars { table: self.name.into(), source })
    }
}

pub(super) fn csv_writer<W: Write>(writer: W) -> CsvWriter<W> {
    CsvWriter::new(writer).n_threads(1)
}

pub(super) fn parquet_writer<W: Write>(writer: W) -> ParquetWriter<W> {
    ParquetWriter::new(writer).with_compression(ParquetCompression::Snappy).set_parallel(false)
}

fn json(value: &AnyValue<'_>) -> serde_json::Value {
    match value {
        AnyValue::Boolean(is) => (*is).into(),
        AnyValue::Int64(n) => (*n).into(),
        AnyValue::Float64(n) if n.is_infinite() => if *n > 0.0 { "Infinity" } else { "-Infinity" }.into(),
        AnyValue::Float64(n) => (*n).into(),
        AnyValue::String(text) => (*text).into(),
        AnyValue::StringOwned(text) => text.as_str().into(),
        _ => serde_json::Value::Null,
    }
}

fn neutralised(column: &Column) -> Column {
    let Ok(text) = column.str() else { return column.clone() };
    if !text.iter().flatten().any(is_formula) {
        return column.clone();
    }
    let mut cells = StringChunkedBuilder::new(column.name().clone(), text.len());
    for cell in text.iter() {
        match cell {
            Some(cell) if is_formula(cell) => cells.append_value(neutralise(cell)),
            cell => cells.append_option(cell),
        }
    }
    cells.finish().into_series().into_column()
}

/// The cell as text also in a spreadsheet: with an apostrophe before what would be a formula.
pub fn neutralise(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_string() }
}

fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csv(table: &Table) -> String {
        let mut bytes = Vec::new();
        table.write_csv(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_formula_becomes_text_and_a_number_stays_a_number() {
        let table =
            Table::new("t").text("outlet", ["=1+1", "Daily"]).number("log_ratio", [Some(-1.5), None]).flag("negated", [true, false]);
        assert_eq!(csv(&table), "outlet,log_ratio,negated\n'=1+1,-1.5,true\nDaily,,false\n");
    }

    #[test]
    fn white_space_before_a_formula_hides_nothing() {
        for cell in ["\t=1", "\r=1", "\n=1", "＝1", "＠SUM(1)"] {
            assert_eq!(neutralise(cell), format!("'{cell}"));
        }
        assert_eq!(neutralise("1-1=0"), "1-1=0");
    }

    #[test]
    fn a_table_without_rows_has_its_header() {
        assert_eq!(csv(&Table::new("t").text("outlet", Vec::<String>::new()).count("hits", [])), "outlet,hits\n");
    }

    #[test]
    fn parquet_begins_and_ends_with_its_mark_and_is_the_same_twice() {
        let table = Table::new("t").text("outlet", ["=1+1"]).maybe_count("row", [None]);
        let (mut one, mut two) = (Vec::new(), Vec::new());
        table.write_parquet(&mut one).unwrap();
        table.write_parquet(&mut two).unwrap();
        assert!(one.starts_with(b"PAR1") && one.ends_with(b"PAR1"));
        assert_eq!(one, two);
    }
}
