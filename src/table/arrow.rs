//! Hands a table over as an Arrow C stream, which programs in other languages take without copying.
//!
//! The columns are what they are in Parquet: text, whole numbers with a sign, numbers, flags. Some tools know no whole numbers without a
//! sign, so none are handed over.

use polars::error::PolarsResult;
use polars::prelude::{ArrowDataType, ArrowField, Column, CompatLevel, DataType};
use polars_arrow::array::{Array, StructArray};
use polars_arrow::ffi::export_iterator;

use crate::table::Table;
use crate::table::frame::Error;

/// A stream of the [C stream interface](https://arrow.apache.org/docs/format/CStreamInterface.html). Whoever takes it over releases it; else
/// it is released when it is dropped.
pub use polars_arrow::ffi::ArrowArrayStream as ArrowStream;

impl Table {
    /// The table as an Arrow stream of one batch. Text and numbers are not copied.
    ///
    /// # Errors
    /// When the columns do not fit together.
    pub fn to_arrow(&self) -> Result<ArrowStream, Error> {
        let failed = |source| Error::Polars { table: self.name().into(), source };
        let frame = self.frame(self.plain_columns())?;
        let arrays = frame.columns().iter().map(array).collect::<PolarsResult<Vec<_>>>().map_err(failed)?;
        let kinds = arrays.iter().map(|array| array.dtype().clone());
        let field = |(column, kind): (&Column, ArrowDataType)| ArrowField::new(column.name().clone(), kind, true);
        let rows = ArrowDataType::Struct(frame.columns().iter().zip(kinds).map(field).collect());
        let batch = StructArray::try_new(rows.clone(), frame.height(), arrays, None).map_err(failed)?;
        let batches = std::iter::once(Ok(batch.boxed()));
        Ok(export_iterator(Box::new(batches), ArrowField::new("".into(), rows, false)))
    }
}

/// A column in one piece.
fn array(column: &Column) -> PolarsResult<Box<dyn Array>> {
    let whole = column.as_materialized_series().rechunk();
    let signed = match whole.dtype() {
        DataType::UInt8 | DataType::UInt16 | DataType::UInt32 | DataType::UInt64 => whole.strict_cast(&DataType::Int64)?,
        _ => whole,
    };
    Ok(signed.to_arrow(0, CompatLevel::newest()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::{DataFrame, IntoColumn, NamedFrom, Series};
    use polars_arrow::array::{BooleanArray, PrimitiveArray, Utf8ViewArray};
    use polars_arrow::ffi::ArrowArrayStreamReader;

    /// What somebody else reads from the stream.
    fn read(stream: ArrowStream) -> Vec<StructArray> {
        // SAFETY: the stream was made above by the counterpart of this reader.
        let mut reader = unsafe { ArrowArrayStreamReader::try_new(Box::new(stream)) }.unwrap();
        let next = || unsafe { reader.next() };
        std::iter::from_fn(next).map(|batch| batch.unwrap().as_any().downcast_ref::<StructArray>().unwrap().clone()).collect()
    }

    #[test]
    fn every_kind_of_column_arrives_with_what_is_missing_in_it() {
        let table = Table::new("t")
            .text("outlet", ["=1+1", ""])
            .maybe_count("row", [Some(7), None])
            .number("log_ratio", [None, Some(-1.5)])
            .flag("negated", [true, false]);
        let batches = read(table.to_arrow().unwrap());
        let [batch] = &batches[..] else { panic!("one batch") };
        let names: Vec<&str> = batch.fields().iter().map(|field| field.name.as_str()).collect();
        assert_eq!(names, ["outlet", "row", "log_ratio", "negated"]);
        let columns = batch.values();
        let texts: Vec<_> = columns[0].as_any().downcast_ref::<Utf8ViewArray>().unwrap().iter().collect();
        assert_eq!(texts, [Some("=1+1"), None]);
        let numbers: Vec<_> = columns[1].as_any().downcast_ref::<PrimitiveArray<i64>>().unwrap().iter().collect();
        assert_eq!(numbers, [Some(&7), None]);
        let ratios: Vec<_> = columns[2].as_any().downcast_ref::<PrimitiveArray<f64>>().unwrap().iter().collect();
        assert_eq!(ratios, [None, Some(&-1.5)]);
        let flags: Vec<_> = columns[3].as_any().downcast_ref::<BooleanArray>().unwrap().iter().collect();
        assert_eq!(flags, [Some(true), Some(false)]);
    }

    #[test]
    fn a_number_without_a_sign_gets_one_and_a_table_without_rows_its_columns() {
        let frame = DataFrame::new_infer_height(vec![Series::new("hits".into(), [u32::MAX]).into_column()]).unwrap();
        let batches = read(Table::from_frame("t", &frame).to_arrow().unwrap());
        let hits: Vec<_> = batches[0].values()[0].as_any().downcast_ref::<PrimitiveArray<i64>>().unwrap().iter().collect();
        assert_eq!(hits, [Some(&i64::from(u32::MAX))]);
        let empty = read(Table::new("t").text("outlet", Vec::<String>::new()).to_arrow().unwrap());
        assert_eq!((empty.len(), empty[0].len(), empty[0].fields()[0].name.as_str()), (1, 0, "outlet"));
    }
}
