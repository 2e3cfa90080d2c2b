//! Reads and writes the word lists of other tools.
//!
//! Each format has a module, which reads it into a draft and writes it from what `outgoing` has sifted. Neither way
//! changes a meaning in silence: what a format cannot mean is left out or stops the import, and all of it is counted in [`Losses`].
//!
//! ```
//! use slantwise::lexicon::exchange::{Format, Loss, Options, export, import};
//!
//! let bytes = b"%\n1\thostile\n2\tarmed\n%\nrebel*\t2\njihad*\t1\t2\ncovid 19\t1\n";
//! let imported = import(None, "mine.dic", bytes, &Options::default())?;
//! assert_eq!(imported.format, Format::Liwc);
//! assert_eq!(imported.lexicon.terms[2].entry.patterns, ["covid 19"]);
//!
//! let exported = export(Format::Lexicoder, &imported.lexicon);
//! assert_eq!(exported.text, "+hostile\njihad*\ncovid 19\n+armed\nrebel*\njihad*\n");
//! assert_eq!(exported.losses.count(Loss::Header), 1);
//! # Ok::<(), slantwise::lexicon::exchange::Error>(())
//! ```

mod decode;
mod draft;
mod error;
mod expression;
mod format;
mod lexicoder;
mod liwc;
mod liwc22;
mod loss;
mod outgoing;
mod pattern;
mod quanteda;
mod retext;
mod table;
mod tree;
mod vale;
mod wordstat;
mod yaml;
mod yoshikoder;

pub use decode::LONGEST;
pub use error::Error;
pub use format::Format;
pub use loss::{Cases, Example, Loss, Losses};

use crate::lexicon::load::parse;
use crate::lexicon::model::Lexicon;
use crate::lexicon::write::to_toml;

/// What an import is told beside the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The list's short name; by default that of the file.
    pub id: Option<String>,
    /// Its title; by default the file's name.
    pub title: Option<String>,
    /// Its language; by default `en`.
    pub language: Option<String>,
    /// Its version; by default `unstated`.
    pub version: Option<String>,
    /// Its licence; by default that it is not stated.
    pub licence: Option<String>,
    /// Who made it; by default the file's name.
    pub source: Option<String>,
    /// What it cannot show; by default that it is not stated.
    pub limits: Option<String>,
    /// Keeps the outermost level of a tree, which is often only the list's name.
    pub keep_root: bool,
    /// Leaves out what would be misread, instead of refusing the file.
    pub allow_loss: bool,
}

/// A lexicon that came from another tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The format it was in.
    pub format: Format,
    /// The lexicon, as it loads from `toml`.
    pub lexicon: Lexicon,
    /// Its file in the native format.
    pub toml: String,
    /// What could not be carried.
    pub losses: Losses,
}

/// A lexicon for another tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub text: String,
    /// How many patterns it holds.
    pub patterns: usize,
    /// What could not be carried.
    pub losses: Losses,
}

/// Reads a word list of another tool. `file` is its name; without `format` the content tells which it is in.
///
/// Memory is bounded by [`LONGEST`] and a greatest number of entries.
///
/// # Errors
/// What is no text, in no known format, or breaks the rules of its format, with the line; and what would be misread, unless
/// [`Options::allow_loss`] says to leave it out.
pub fn import(format: Option<Format>, file: &str, bytes: &[u8], options: &Options) -> Result<Imported, Error> {
    let mut losses = Losses::default();
    let text = decode::decode(file, bytes, &mut losses)?;
    let format = match format {
        Some(format) => format,
        None => format::sniff(file, &text)?,
    };
    let mut draft = draft::Draft::new(file, losses);
    match format {
        Format::Liwc => liwc::read(&text, &mut draft),
        Format::Liwc22 => liwc22::read(&text, &mut draft),
        Format::Lexicoder => lexicoder::read(&text, &mut draft),
        Format::Yoshikoder => yoshikoder::read(&text, &mut draft, options.keep_root),
        Format::Quanteda => quanteda::read(&text, &mut draft),
        Format::Wordstat => wordstat::read(&text, &mut draft),
        Format::Vale | Format::ValeSubstitution => vale::read(&text, &mut draft),
        Format::Retext => retext::read(&text, &mut draft),
        Format::Csv => table::read(&text, &mut draft),
    }?;
    let (lexicon, losses) = draft.finish(format, options)?;
    let toml = to_toml(&lexicon);
    let lexicon = parse(&format!("{}.toml", lexicon.header.id), &toml)?;
    Ok(Imported { format, lexicon, toml, losses })
}

/// Writes a lexicon for another tool. What the format cannot mean is left out and counted.
pub fn export(format: Format, lexicon: &Lexicon) -> Exported {
    match format {
        Format::Liwc => liwc::write(lexicon),
        Format::Liwc22 => liwc22::write(lexicon),
        Format::Lexicoder => lexicoder::write(lexicon),
        Format::Yoshikoder => yoshikoder::write(lexicon),
        Format::Quanteda => quanteda::write(lexicon),
        Format::Wordstat => wordstat::write(lexicon),
        Format::Vale => vale::write_existence(lexicon),
        Format::ValeSubstitution => vale::write_substitution(lexicon),
        Format::Retext => retext::write(lexicon),
        Format::Csv => table::write(lexicon),
    }
}
