//! Loads and checks lexicons; the built-in ones are embedded from `lexicons/`. [`exchange`] reads and writes the formats of other tools.
//!
//! ```
//! let conflict = slantwise::lexicon::find("conflict")?;
//! assert!(conflict.namings.iter().any(|set| set.id == "armed-opposition"));
//! # Ok::<(), slantwise::lexicon::Error>(())
//! ```

mod builtin;
mod error;
pub mod exchange;
pub mod lint;
mod load;
mod model;
mod places;
mod query;
mod schema;
mod write;

pub use builtin::{built_in, find, scaffold, text_of};
pub use error::{Error, Place};
pub use load::{decode, located, nearest, parse};
pub use model::{Alternative, Case, Category, Entry, EntryId, Guard, Header, Label, LabelKind, Lexicon, NamingSet, Scope, Style, Term};
pub use places::Places;
pub use query::of_query;
pub use schema::SCHEMA;
pub use write::to_toml;
