//! Reads articles from the rows of a Parquet table, a slice at a time.
//!
//! The table is mapped into memory and not loaded; of each group of rows only so many are decoded at once as fill some megabytes. The columns
//! are decoded here and not by polars' own reader, which in the small build that is used here knows no days and times.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::fs::File;
use std::io;

use polars_arrow::array::{Array, BooleanArray, PrimitiveArray, Utf8ViewArray};
use polars_arrow::datatypes::{ArrowDataType, Field, TimeUnit};
use polars_buffer::Buffer;
use polars_io::mmap::ReaderBytes;
use polars_io::parquet::read::_internal::to_deserializer;
use polars_parquet::read::{FileMetadata, Filter, infer_schema, read_metadata};

use super::cell::{Cell, entry_of, no_rows, not_readable};
use super::columns::of_header;
use super::guard::guarded;
use super::{Column, Entry, Error, Source};

/// How much is decoded at once, in bytes.
const SLICE: usize = 16 << 20;
/// How many rows are decoded at once, at most.
const MOST_ROWS: usize = 4096;

/// Gives the entries of a Parquet table.
pub struct ParquetRows {
    source: Source,
    table: Table,
    /// The next group, and the next row in it.
    group: usize,
    row: usize,
    /// How many rows came before.
    before: usize,
    ready: VecDeque<Entry>,
    any: bool,
    over: bool,
}

/// The values of some rows, column by column.
type Values = Vec<(Column, Vec<Option<String>>)>;

/// The table as far as it is used.
struct Table {
    bytes: Buffer<u8>,
    metadata: FileMetadata,
    /// The columns that are used, and how their values are decoded.
    columns: Vec<(Column, Field)>,
}

/// The articles of a Parquet table.
///
/// Columns are those of [`Column`], by their own names or the usual others; further columns are ignored. Days and times are days of the
/// calendar in UTC. `id` is the column's, else the file's name and the row's number.
///
/// # Errors
/// [`Error::Read`] for a table that is damaged, or whose text is no text; [`Error::NoTextColumn`], [`Error::NoSuchColumn`] and
/// [`Error::Clash`] when its columns do not say where the articles are. While reading only [`Error::Read`].
pub fn parquet_rows(source: Source, file: File) -> Result<ParquetRows, Error> {
    let opened = guarded(|| Table::open(&source, file));
    let table = opened.unwrap_or_else(|| Err(damaged(&source, "not as a Parquet table should be")))?;
    Ok(ParquetRows { source, table, group: 0, row: 0, before: 0, ready: VecDeque::new(), any: false, over: false })
}

fn damaged(source: &Source, what: impl ToString) -> Error {
    let what = format!("damaged: {}", what.to_string());
    Error::Read { file: source.name.to_string(), source: io::Error::new(io::ErrorKind::InvalidData, what) }
}

impl Table {
    fn open(source: &Source, mut file: File) -> Result<Table, Error> {
        let metadata = read_metadata(&mut file).map_err(|error| damaged(source, error))?;
        let schema = infer_schema(&metadata).map_err(|error| damaged(source, error))?;
        let names: Vec<String> = schema.iter().map(|(name, _)| name.to_string()).collect();
        let assigned = of_header(source, &names)?;
        let mut columns = Vec::new();
        for (column, (_, field)) in assigned.into_iter().zip(schema.iter()).filter_map(|(c, field)| Some((c?, field))) {
            let Some(dtype) = decoded_as(field.dtype()) else {
                return Err(not_readable(source, &field.name, column));
            };
            columns.push((column, Field::new(field.name.clone(), dtype, field.is_nullable)));
        }
        let bytes = match ReaderBytes::from(&mut file) {
            ReaderBytes::Owned(bytes) => bytes,
            ReaderBytes::Borrowed(bytes) => Buffer::from_vec(bytes.to_vec()),
        };
        Ok(Table { bytes, metadata, columns })
    }

    /// The values of some rows of a group.
    fn values(&self, group: usize, rows: std::ops::Range<usize>) -> Result<Values, String> {
        let metadata = &self.metadata.row_groups[group];
        let decoded = |field: &Field| {
            let chunks = metadata.columns_under_root_iter(&field.name).into_iter().flatten();
            let chunks = chunks.map(|chunk| {
                let range = chunk.byte_range();
                (chunk, self.bytes.clone().sliced(range.start as usize..range.end as usize))
            });
            let filter = Filter::new_ranged(rows.start, rows.end);
            let (arrays, _) = to_deserializer(chunks.collect(), field.clone(), Some(filter)).map_err(|error| error.to_string())?;
            let values: Vec<Option<String>> = arrays.iter().flat_map(|array| texts(array.as_ref())).collect();
            if values.len() == rows.len() { Ok(values) } else { Err("a column ends before the others".to_owned()) }
        };
        self.columns.iter().map(|(column, field)| Ok((*column, decoded(field)?))).collect()
    }

    /// How many rows of a group fill a slice.
    fn rows_at_once(&self, group: usize) -> usize {
        let metadata = &self.metadata.row_groups[group];
        let chunks = self.columns.iter().flat_map(|(_, field)| metadata.columns_under_root_iter(&field.name).into_iter().flatten());
        let size: usize = chunks.map(|chunk| usize::try_from(chunk.uncompressed_size()).unwrap_or(0)).sum();
        (SLICE / (size / metadata.num_rows().max(1)).max(1)).clamp(1, MOST_ROWS)
    }
}

/// How values of a type are decoded; nothing for lists, objects and other types that hold no value of ours.
fn decoded_as(dtype: &ArrowDataType) -> Option<ArrowDataType> {
    use ArrowDataType as T;
    match dtype {
        T::Utf8 | T::LargeUtf8 | T::Utf8View => Some(T::Utf8View),
        T::Dictionary(_, values, _) => decoded_as(values).filter(|values| *values == T::Utf8View),
        T::Boolean | T::Int32 | T::Int64 | T::UInt32 | T::UInt64 | T::Float32 | T::Float64 | T::Date32 | T::Timestamp(..) => {
            Some(dtype.clone())
        }
        _ => None,
    }
}

/// The values of a column as they would stand in a CSV table.
fn texts(array: &dyn Array) -> Vec<Option<String>> {
    fn shown<T: polars_arrow::types::NativeType>(array: &dyn Array, cell: impl Fn(T) -> Cell<'static>) -> Vec<Option<String>> {
        let array = array.as_any().downcast_ref::<PrimitiveArray<T>>();
        array.map(|array| array.iter().map(|value| text(cell(*value?))).collect()).unwrap_or_default()
    }
    fn text(cell: Cell<'_>) -> Option<String> {
        cell.text().map(Cow::into_owned)
    }
    let any = array.as_any();
    match array.dtype() {
        ArrowDataType::Utf8View => {
            any.downcast_ref::<Utf8ViewArray>().map(|a| a.iter().map(|v| v.map(str::to_owned)).collect()).unwrap_or_default()
        }
        ArrowDataType::Boolean => {
            any.downcast_ref::<BooleanArray>().map(|a| a.iter().map(|v| text(Cell::Flag(v?))).collect()).unwrap_or_default()
        }
        ArrowDataType::Int32 => shown::<i32>(array, |v| Cell::Whole(v.into())),
        ArrowDataType::Int64 => shown::<i64>(array, Cell::Whole),
        ArrowDataType::UInt32 => shown::<u32>(array, |v| Cell::Count(v.into())),
        ArrowDataType::UInt64 => shown::<u64>(array, Cell::Count),
        ArrowDataType::Float32 => shown::<f32>(array, Cell::Single),
        ArrowDataType::Float64 => shown::<f64>(array, Cell::Number),
        ArrowDataType::Date32 => shown::<i32>(array, |days| Cell::Day(days.into())),
        ArrowDataType::Timestamp(unit, _) => {
            let a_second = match unit {
                TimeUnit::Second => 1,
                TimeUnit::Millisecond => 1_000,
                TimeUnit::Microsecond => 1_000_000,
                TimeUnit::Nanosecond => 1_000_000_000,
            };
            shown::<i64>(array, move |time| Cell::Day(time.div_euclid(a_second * 86_400)))
        }
        _ => Vec::new(),
    }
}

impl ParquetRows {
    /// Decodes the next slice; false when there is none.
    fn decode(&mut self) -> Result<bool, Error> {
        let groups = &self.table.metadata.row_groups;
        while groups.get(self.group).is_some_and(|group| self.row >= group.num_rows()) {
            (self.group, self.row) = (self.group + 1, 0);
        }
        let Some(group) = groups.get(self.group) else { return Ok(false) };
        let rows = self.row..group.num_rows().min(self.row + self.table.rows_at_once(self.group));
        let values = guarded(|| self.table.values(self.group, rows.clone())).unwrap_or_else(|| Err("no such page".to_owned()));
        let mut values = values.map_err(|error| damaged(&self.source, error))?;
        for at in 0..rows.len() {
            let taken: Vec<_> = values.iter_mut().map(|(column, values)| (*column, values[at].take())).collect();
            let cells = taken.iter().map(|(column, value)| (*column, value.as_deref().map_or(Cell::Nothing, Cell::Text)));
            self.ready.push_back(entry_of(&self.source, self.before + at + 1, cells));
        }
        self.before += rows.len();
        self.row = rows.end;
        Ok(true)
    }
}

impl Iterator for ParquetRows {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.over && self.ready.is_empty() {
            match self.decode() {
                Ok(more) => {
                    self.over = !more;
                    if !more && !self.any {
                        return Some(Ok(no_rows(&self.source)));
                    }
                    self.any = true;
                }
                Err(error) => {
                    self.over = true;
                    return Some(Err(error));
                }
            }
        }
        self.ready.pop_front().map(Ok)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Article, Columns, Status};
    use polars::prelude::{DataFrame, IntoColumn, NamedFrom, Series};
    use polars_io::parquet::write::ParquetWriter;
    use proptest::prelude::*;
    use std::io::Write;

    fn table(rows: usize) -> Vec<u8> {
        let texts: Vec<Option<String>> = (0..rows).map(|i| (i != 1).then(|| format!("Troops {i} moved. {}", "x".repeat(9_000)))).collect();
        let numbers: Vec<i64> = (0..rows as i64).collect();
        let dates: Vec<&str> = (0..rows).map(|_| "2024-12-08").collect();
        let columns = [
            Series::new("content".into(), texts).into_column(),
            Series::new("number".into(), numbers).into_column(),
            Series::new("date".into(), dates).into_column(),
        ];
        let mut bytes = Vec::new();
        let mut frame = DataFrame::new_infer_height(columns.to_vec()).unwrap();
        ParquetWriter::new(&mut bytes).with_row_group_size(Some(1_500)).finish(&mut frame).unwrap();
        bytes
    }

    fn opened(bytes: &[u8], columns: Columns) -> Result<ParquetRows, Error> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        parquet_rows(Source { columns, ..Source::new("bbc.parquet") }, file)
    }

    #[test]
    fn rows_are_numbered_through_all_groups_and_slices() {
        let columns = Columns::of_pairs(["id=number"]).unwrap();
        let read: Vec<Entry> = opened(&table(4_000), columns).unwrap().map(Result::unwrap).collect();
        let articles: Vec<&Article> = read.iter().filter_map(|entry| entry.article.as_ref()).collect();
        assert_eq!((read.len(), articles.len()), (4_000, 3_999));
        assert_eq!((read[1].line.row, read[1].line.reason.as_deref()), (Some(2), Some("empty text; remove the row or fill it in")));
        let last = articles.last().unwrap();
        assert_eq!((last.id.as_str(), last.locator.row, last.published.unwrap().to_string()), ("3999", Some(4_000), "2024-12-08".into()));
        assert!(articles.iter().all(|article| article.text.starts_with(&format!("Troops {} moved.", article.id))));
    }

    #[test]
    fn days_and_times_are_days_of_the_calendar() {
        let days = PrimitiveArray::<i32>::from_vec(vec![20_065]).to(ArrowDataType::Date32);
        assert_eq!(texts(&days), [Some("2024-12-08".to_owned())]);
        let times = PrimitiveArray::<i64>::from_vec(vec![1_733_702_399_999, -1]).to(ArrowDataType::Timestamp(TimeUnit::Millisecond, None));
        assert_eq!(texts(&times), [Some("2024-12-08".to_owned()), Some("1969-12-31".to_owned())]);
    }

    #[test]
    fn a_table_that_does_not_say_where_the_articles_are_is_an_error() {
        let error = opened(&table(2), Columns::of_pairs(["text=body"]).unwrap()).err().unwrap().to_string();
        assert!(error.starts_with("bbc.parquet: no column \"body\" for the text; "), "{error}");
        let error = opened(b"PAR1 nothing PAR1", Columns::default()).err().unwrap().to_string();
        assert!(error.starts_with("bbc.parquet: damaged: "), "{error}");
    }

    #[test]
    fn a_table_without_rows_has_its_line_in_the_ledger() {
        let entry = opened(&table(0), Columns::default()).unwrap().next().unwrap().unwrap();
        assert_eq!((entry.line.status, entry.line.reason.as_deref()), (Status::LeftOut, Some("no rows; remove the file or fill it in")));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn a_damaged_table_is_an_error_and_no_panic(at in 0usize..4_000, with in 1u8..255) {
            let mut bytes = table(3);
            let at = at % bytes.len();
            bytes[at] ^= with;
            if let Ok(rows) = opened(&bytes, Columns::default()) {
                for entry in rows.take(20).flatten() {
                    prop_assert!(entry.article.is_some() || entry.line.reason.is_some());
                }
            }
        }
    }
}
