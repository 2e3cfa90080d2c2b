//! Column names with their documentation; writes CSV and Parquet, and reads CSV back; hands a table over as an Arrow stream.
//!
//! ```
//! use slantwise::table::Table;
//!
//! let table = Table::new("rates").text("outlet", ["A", "=B"]).count("hits", [3, 0]).number("rate", [Some(1.5), None]);
//! let mut csv = Vec::new();
//! table.write_csv(&mut csv)?;
//! // A cell that a spreadsheet would run as a formula is made harmless, and what is unknown is empty.
//! assert_eq!(String::from_utf8(csv).unwrap(), "outlet,hits,rate\nA,3,1.5\n'=B,0,\n");
//! # Ok::<(), slantwise::table::Error>(())
//! ```

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
