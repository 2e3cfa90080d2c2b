//! Column names with their documentation; writes CSV and Parquet.

mod column;
mod frame;

pub use column::{COLUMNS, Explained, about};
pub use frame::{Error, Table, neutralise};
