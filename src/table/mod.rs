//! Column names with their documentation; writes CSV and Parquet, and reads CSV back.

mod column;
mod frame;
mod read;
mod spool;

pub use column::{COLUMNS, Explained, about};
pub use frame::{Error, Table, neutralise};
pub use read::{Reader, Row};
pub use spool::{Spool, Spooled};
