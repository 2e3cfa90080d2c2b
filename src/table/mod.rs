//! Column names with their documentation; writes CSV and Parquet, and reads CSV back; hands a table over as an Arrow stream.

mod arrow;
mod column;
mod frame;
mod read;
mod spool;

pub use arrow::ArrowStream;
pub use column::{COLUMNS, Explained, about};
pub use frame::{Error, Table, neutralise};
pub use read::{Reader, Row};
pub use spool::{Spool, Spooled};
