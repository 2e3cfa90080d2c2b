//! Tells the library the values of an Arrow batch, where they lie.
//!
//! Text is read out of the buffers it came in: plain text of any of the three layouts, and text behind a dictionary. Of small numbers and
//! days a wider copy is made, eight bytes a row.

use arrow_array::cast::AsArray;
use arrow_array::types::{Float32Type, Float64Type, Int64Type, UInt64Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Float32Array, Float64Array, Int64Array, LargeStringArray, RecordBatch, StringArray, StringViewArray,
    UInt64Array,
};
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType, TimeUnit};
use slantwise::corpus::{Cell, Piece};

/// A column of a batch.
enum Values {
    /// Nothing in any row, or values that are not read.
    Nothing,
    Text(StringArray),
    LargeText(LargeStringArray),
    TextView(StringViewArray),
    Flag(BooleanArray),
    Whole(Int64Array),
    Count(UInt64Array),
    Single(Float32Array),
    Number(Float64Array),
    /// Moments since the first of 1970, and how many of them are a day.
    Day(Int64Array, i64),
    /// Which of the values stands in a row.
    Dictionary(Int64Array, Box<Values>),
}

/// A batch.
pub struct Batch {
    rows: usize,
    columns: Vec<Values>,
}

/// Whether the values of a column can be articles, names, numbers or days.
pub fn is_readable(kind: &DataType) -> bool {
    use DataType as T;
    match kind {
        T::Dictionary(_, values) => is_readable(values),
        T::Null | T::Utf8 | T::LargeUtf8 | T::Utf8View | T::Boolean | T::Float32 | T::Float64 => true,
        T::Date32 | T::Date64 | T::Timestamp(..) => true,
        kind => kind.is_integer(),
    }
}

impl Batch {
    /// The columns of a batch, checked: whoever made the table, what it says of itself must hold.
    ///
    /// # Errors
    /// A text that is no UTF-8, an offset or a key that leads nowhere.
    pub fn new(batch: &RecordBatch) -> Result<Batch, ArrowError> {
        Ok(Batch { rows: batch.num_rows(), columns: batch.columns().iter().map(Values::of).collect::<Result<_, _>>()? })
    }
}

impl Values {
    fn of(array: &ArrayRef) -> Result<Values, ArrowError> {
        use DataType as T;
        if !is_readable(array.data_type()) {
            return Ok(Values::Nothing);
        }
        array.to_data().validate_full()?;
        let wide = |array: &dyn Array, kind: &DataType| cast(array, kind);
        let whole = |array: &dyn Array| Ok::<_, ArrowError>(wide(array, &T::Int64)?.as_primitive::<Int64Type>().clone());
        Ok(match array.data_type() {
            T::Utf8 => Values::Text(array.as_string().clone()),
            T::LargeUtf8 => Values::LargeText(array.as_string().clone()),
            T::Utf8View => Values::TextView(array.as_string_view().clone()),
            T::Boolean => Values::Flag(array.as_boolean().clone()),
            T::Float32 => Values::Single(array.as_primitive::<Float32Type>().clone()),
            T::Float64 => Values::Number(array.as_primitive::<Float64Type>().clone()),
            T::Date32 => Values::Day(whole(array)?, 1),
            T::Date64 => Values::Day(whole(array)?, 86_400_000),
            T::Timestamp(unit, _) => Values::Day(whole(array)?, a_second(unit) * 86_400),
            T::Dictionary(..) => {
                let dictionary = array.as_any_dictionary();
                Values::Dictionary(whole(dictionary.keys())?, Box::new(Values::of(dictionary.values())?))
            }
            T::Null => Values::Nothing,
            kind if kind.is_unsigned_integer() => Values::Count(wide(array, &T::UInt64)?.as_primitive::<UInt64Type>().clone()),
            _ => Values::Whole(whole(array)?),
        })
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        /// The cell, where there is something in it.
        fn at<'a>(array: &'a dyn Array, row: usize, cell: impl FnOnce() -> Cell<'a>) -> Cell<'a> {
            if array.is_null(row) { Cell::Nothing } else { cell() }
        }
        match self {
            Values::Nothing => Cell::Nothing,
            Values::Text(array) => at(array, row, || Cell::Text(array.value(row))),
            Values::LargeText(array) => at(array, row, || Cell::Text(array.value(row))),
            Values::TextView(array) => at(array, row, || Cell::Text(array.value(row))),
            Values::Flag(array) => at(array, row, || Cell::Flag(array.value(row))),
            Values::Whole(array) => at(array, row, || Cell::Whole(array.value(row))),
            Values::Count(array) => at(array, row, || Cell::Count(array.value(row))),
            Values::Single(array) => at(array, row, || Cell::Single(array.value(row))),
            Values::Number(array) => at(array, row, || Cell::Number(array.value(row))),
            Values::Day(array, a_day) => at(array, row, || Cell::Day(array.value(row).div_euclid(*a_day))),
            Values::Dictionary(keys, values) => {
                at(keys, row, || usize::try_from(keys.value(row)).map_or(Cell::Nothing, |key| values.cell(key)))
            }
        }
    }
}

fn a_second(unit: &TimeUnit) -> i64 {
    match unit {
        TimeUnit::Second => 1,
        TimeUnit::Millisecond => 1_000,
        TimeUnit::Microsecond => 1_000_000,
        TimeUnit::Nanosecond => 1_000_000_000,
    }
}

impl Piece for Batch {
    fn rows(&self) -> usize {
        self.rows
    }

    fn cell(&self, column: usize, row: usize) -> Cell<'_> {
        self.columns[column].cell(row)
    }
}
