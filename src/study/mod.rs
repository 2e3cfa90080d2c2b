//! What is compared, with which lexicons and options: as a person tells it ([`Study`]), as the pipeline takes it ([`Options`]), and as the
//! report says it afterwards ([`Manifest`]).
//!
//! A study is a file of keys, or what the flags of a command line say, or one over the other.
//!
//! ```
//! use slantwise::study::Study;
//!
//! let text = "lexicons = [\"conflict\"]\nperiod = \"week\"\n[actors.HTS]\naliases = [\"Hayat Tahrir al-Sham\"]\n";
//! let told = Study::read("slantwise.toml", text, "news".as_ref())?;
//! let study = told.over(Study::setting("about=HTS")?);
//! assert_eq!(study.about().unwrap().names, ["HTS", "Hayat Tahrir al-Sham"]);
//!
//! let wrong = Study::read("slantwise.toml", "perod = \"week\"\n", "news".as_ref()).unwrap_err().to_string();
//! assert!(wrong.starts_with("slantwise.toml:1: unknown key `perod`; did you mean `period`?"));
//! # Ok::<(), slantwise::study::Error>(())
//! ```

mod error;
mod key;
mod manifest;
mod options;
mod read;
mod schema;
mod told;
mod write;

pub use error::Error;
pub use key::{KEYS, Key, Takes};
pub use manifest::{FileDigest, LexiconDigest, Manifest};
pub use options::{About, Options, Texts};
pub use schema::schema;
pub use told::{Actor, Outlet, Study};
