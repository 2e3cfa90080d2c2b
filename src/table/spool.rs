//! A table that grows piece by piece on disk, so that one with a row a hit never stands in memory as a whole.

use std::fs::File;
use std::io::{self, Seek, Write};

use polars::prelude::{BooleanChunked, DataFrame};
use polars_io::SerReader;
use polars_io::csv::write::BatchedWriter as CsvPieces;
use polars_io::parquet::read::ParquetReader;
use polars_io::parquet::write::BatchedWriter as ParquetPieces;

use crate::table::Table;
use crate::table::frame::{Error, csv_writer, parquet_writer};

/// A table in the making, in two temporary files that vanish with it.
pub struct Spool {
    empty: Table,
    csv: CsvPieces<File>,
    parquet: ParquetPieces<File>,
    files: [File; 2],
}

/// A table on disk, whole.
#[derive(Debug)]
pub struct Spooled {
    empty: Table,
    csv: File,
    parquet: File,
}

impl std::fmt::Debug for Spool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Spool").field("empty", &self.empty).finish_non_exhaustive()
    }
}

impl Spool {
    /// A table with the columns of `empty`, in the system's folder for temporary files.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn new(empty: Table) -> Result<Spool, Error> {
        let failed = |source: polars::error::PolarsError| Error::Polars { table: empty.name().into(), source };
        let file = || {
            let file = tempfile::tempfile()?;
            Ok::<_, io::Error>((file.try_clone()?, file))
        };
        let ((csv, csv_file), (parquet, parquet_file)) = (file().map_err(|e| failed(e.into()))?, file().map_err(|e| failed(e.into()))?);
        let frame = empty.frame(empty.csv_columns())?;
        let schema = frame.schema();
        Ok(Spool {
            csv: csv_writer(csv).batched(schema).map_err(failed)?,
            parquet: parquet_writer(parquet).batched(schema).map_err(failed)?,
            files: [csv_file, parquet_file],
            empty,
        })
    }

    /// Adds rows below those that are there.
    ///
    /// # Errors
    /// When the columns are others, or the disk refuses.
    pub fn add(&mut self, piece: &Table) -> Result<(), Error> {
        let (csv, parquet): (DataFrame, DataFrame) = (piece.frame(piece.csv_columns())?, piece.frame(piece.plain_columns())?);
        if parquet.height() == 0 {
            return Ok(());
        }
        let (told, kept) = (self.csv.write_batch(&csv), self.parquet.write_batch(&parquet));
        told.and(kept).map_err(|source| Error::Polars { table: piece.name().into(), source })
    }

    /// The whole table.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn finish(mut self) -> Result<Spooled, Error> {
        let (told, kept) = (self.csv.finish(), self.parquet.finish().map(|_| ()));
        told.and(kept).map_err(|source| Error::Polars { table: self.empty.name().into(), source })?;
        let [csv, parquet] = self.files;
        Ok(Spooled { empty: self.empty, csv, parquet })
    }
}

impl Spooled {
    /// The table without its rows: its name and columns.
    pub fn empty(&self) -> &Table {
        &self.empty
    }

    /// Writes the table as CSV.
    ///
    /// # Errors
    /// When the writer refuses.
    pub fn write_csv(&self, writer: impl Write) -> Result<(), Error> {
        self.copy(&self.csv, writer)
    }

    /// Writes the table as Parquet.
    ///
    /// # Errors
    /// When the writer refuses.
    pub fn write_parquet(&self, writer: impl Write) -> Result<(), Error> {
        self.copy(&self.parquet, writer)
    }

    /// The table with all its rows, in memory.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn read(&self) -> Result<Table, Error> {
        let failed = |source: polars::error::PolarsError| Error::Polars { table: self.empty.name().into(), source };
        let file = self.parquet.try_clone().map_err(|error| failed(error.into()))?;
        Ok(Table::from_frame(self.empty.name(), &ParquetReader::new(file).finish().map_err(failed)?))
    }

    /// The table without the rows whose cell of text in `column` is dropped.
    ///
    /// # Errors
    /// When there is no such column, or the disk refuses.
    pub fn without(self, column: &str, is_dropped: impl Fn(&str) -> bool) -> Result<Spooled, Error> {
        /// Rows in memory at a time.
        const ROWS: usize = 100_000;
        let failed = |source: polars::error::PolarsError| Error::Polars { table: self.empty.name().into(), source };
        let reader = || self.parquet.try_clone().map(ParquetReader::new).map_err(|error| failed(error.into()));
        let rows = reader()?.get_metadata().map_err(failed)?.num_rows;
        let mut spool = Spool::new(self.empty.clone())?;
        for from in (0..rows).step_by(ROWS) {
            let frame = reader()?.with_slice(Some((from, ROWS))).finish().map_err(failed)?;
            let cells = frame.column(column).and_then(|cells| cells.str()).map_err(failed)?;
            let kept: BooleanChunked = cells.iter().map(|cell| Some(!cell.is_some_and(&is_dropped))).collect();
            spool.add(&Table::from_frame(self.empty.name(), &frame.filter(&kept).map_err(failed)?))?;
        }
        spool.finish()
    }

    fn copy(&self, mut file: &File, mut writer: impl Write) -> Result<(), Error> {
        let copied = file.rewind().and_then(|()| io::copy(&mut file, &mut writer));
        copied.map(|_| ()).map_err(|source| Error::Polars { table: self.empty.name().into(), source: source.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(ids: &[&str]) -> Table {
        Table::new("evidence").text("article", ids).count("start", (0..ids.len()).map(|n| n as u64))
    }

    fn csv(spooled: &Spooled) -> String {
        let mut bytes = Vec::new();
        spooled.write_csv(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn pieces_make_the_table_that_one_piece_makes() {
        let mut spool = Spool::new(table(&[])).unwrap();
        for piece in [&["a", "=b"][..], &[], &["c, d"]] {
            spool.add(&table(piece)).unwrap();
        }
        let spooled = spool.finish().unwrap();
        assert_eq!(csv(&spooled), "article,start\na,0\n'=b,1\n\"c, d\",0\n");
        assert_eq!(csv(&spooled), csv(&spooled), "it can be written twice");
        let mut parquet = Vec::new();
        spooled.write_parquet(&mut parquet).unwrap();
        assert!(parquet.starts_with(b"PAR1") && parquet.ends_with(b"PAR1"));
    }

    #[test]
    fn all_rows_can_be_read_into_memory() {
        let mut spool = Spool::new(table(&[])).unwrap();
        spool.add(&table(&["a", "=b"])).unwrap();
        spool.add(&table(&["c"])).unwrap();
        let mut bytes = Vec::new();
        spool.finish().unwrap().read().unwrap().write_csv(&mut bytes).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "article,start\na,0\n'=b,1\nc,0\n");
    }

    #[test]
    fn rows_can_be_dropped_by_a_cell() {
        let mut spool = Spool::new(table(&[])).unwrap();
        spool.add(&table(&["a", "b"])).unwrap();
        spool.add(&table(&["b", "=c"])).unwrap();
        let left = spool.finish().unwrap().without("article", |article| article == "b").unwrap();
        assert_eq!(csv(&left), "article,start\na,0\n'=c,1\n");
    }

    #[test]
    fn a_table_without_rows_has_its_header() {
        assert_eq!(csv(&Spool::new(table(&[])).unwrap().finish().unwrap()), "article,start\n");
    }
}
