//! Yields articles from readers, and a ledger line for every input.
//!
//! A format is one file: [`text_file`], [`markdown_file`], [`html_page`], [`docx_file`], [`pdf_file`], [`csv_rows`], [`json_lines`], [`json_list`], [`parquet_rows`];
//! [`given_rows`] is for a table in memory. Each takes a [`Source`], which names the input and tells what is known of it, and gives [`Entry`]s in the order of the input. Tables stream: a record at a time, none longer than [`LONGEST`]. What a record gets
//! wrong goes into its ledger line; what the whole table gets wrong is an [`Error`]. [`articles_csv`] reads the list that says which files a
//! corpus holds, and [`Ids`] sees to it that no id is counted twice.
//!
//! ```
//! use slantwise::corpus::{json_lines, Source};
//!
//! let lines = br#"{"outlet": "A", "title": "A coup", "text": "Troops moved in."}"#;
//! let entry = json_lines(Source::new("news.jsonl"), &lines[..])?.next().unwrap()?;
//! let article = entry.article.unwrap();
//! assert_eq!((article.id.as_str(), article.text.as_str()), ("news.jsonl#1", "A coup\n\nTroops moved in."));
//! # Ok::<(), slantwise::corpus::Error>(())
//! ```

mod article;
mod cell;
mod column;
mod columns;
mod csv_rows;
mod date;
mod decode;
mod delimited;
mod digest;
mod docx_file;
mod entry;
mod error;
mod flow;
mod format;
mod front_matter;
mod given_rows;
mod guard;
mod headline;
mod html_page;
mod ids;
mod json_lines;
mod json_list;
mod json_object;
mod json_record;
mod json_scan;
mod ledger;
mod lines;
mod linked_data;
mod listing;
mod markdown_file;
mod metadata;
mod nesting;
mod page_metadata;
mod page_text;
mod parquet;
mod pdf_file;
mod pdf_layout;
mod record;
mod roster;
mod text_file;
mod transcode;
mod unpack;

pub use article::{Article, DateFrom, Locator, STANDARD_INPUT};
pub use cell::Cell;
pub use column::Column;
pub use columns::Columns;
pub use csv_rows::{CsvRows, csv_rows};
pub use date::{DateError, parse_date};
pub use digest::{Digested, Digesting, digest, digest_of};
pub use docx_file::docx_file;
pub use entry::{Entry, Source};
pub use error::Error;
pub use format::{Chosen, Format};
pub use given_rows::{GivenColumn, GivenRows, GivenTable, Piece, given_rows};
pub use html_page::html_page;
pub use ids::Ids;
pub use json_lines::{JsonLines, json_lines};
pub use json_list::{JsonList, json_list};
pub use ledger::{LedgerLine, Status};
pub use listing::{Listed, articles_csv, lists_files};
pub use markdown_file::markdown_file;
pub use metadata::{FieldError, Metadata};
pub use parquet::{ParquetRows, parquet_rows};
pub use pdf_file::pdf_file;
pub use roster::Roster;
pub use text_file::text_file;
pub use unpack::{Packing, unpacked_name};

/// The longest article or record that is read, in bytes: 64 MiB. A longer one is left out, so that memory stays bounded whatever comes.
pub const LONGEST: usize = 64 << 20;
