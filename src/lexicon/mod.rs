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
mod load;
mod model;
mod query;
mod write;

pub use builtin::{built_in, find, text_of};
pub use error::{Error, Place};
pub use load::parse;
pub use model::{Alternative, Case, Category, Entry, EntryId, Guard, Header, Label, LabelKind, Lexicon, NamingSet, Scope, Style, Term};
pub use query::of_query;
pub use write::to_toml;
