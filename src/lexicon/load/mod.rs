//! Reads a lexicon from TOML, and says what is wrong in it: file, line, column, the line itself, and what to do.
//!
//! The file is walked key by key, so that several independent mistakes are told at once.

mod decode;
mod entry;
mod groups;
mod keys;
mod reader;
mod rules;
mod syntax;
#[cfg(test)]
mod tests;

use sha2::{Digest, Sha256};
use toml::de::DeTable;

use crate::lexicon::error::Error;
use crate::lexicon::model::Lexicon;
use crate::lexicon::places::Places;

pub use decode::decode;
pub(super) use entry::{default_id, default_show};
pub(super) use keys::did_you_mean;
pub use keys::nearest;
#[cfg(test)]
pub(super) use keys::{ALTERNATIVE, CATEGORY, GUARD, LABEL, LEXICON, NAMING, Shape, TERM};
use reader::Reader;

/// Reads a lexicon. `file` is the name shown in errors.
///
/// # Errors
/// Text that is no TOML; unknown, missing and repeated keys; values of the wrong kind; and whatever breaks the rules of a lexicon: two
/// entries with one id, a category that does not exist, an entry without a pattern or a note, a pattern without a letter or figure, a gap
/// without its size, a guard without words. What loads and is still unlikely to be meant, such as an exception that can cancel
/// nothing, is for the remarks of [`crate::lexicon::lint`] and [`crate::matcher::lint`].
pub fn parse(file: &str, text: &str) -> Result<Lexicon, Error> {
    located(file, text).map(|(lexicon, _)| lexicon)
}

/// Reads a lexicon, and where its parts stand in the file.
///
/// # Errors
/// As those of [`parse`].
pub fn located(file: &str, text: &str) -> Result<(Lexicon, Places), Error> {
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let (table, errors) = DeTable::parse_recoverable(body);
    if !errors.is_empty() {
        return Err(syntax::told(file, body, &errors));
    }
    let mut reader = Reader::new(file, body);
    let mut places = Places::of(body);
    let whole = reader.whole(table.get_ref());
    let header = groups::header(&mut reader, &whole);
    let categories = groups::categories(&mut reader, &whole, &mut places);
    let terms = groups::terms(&mut reader, &whole, &categories, &mut places);
    let namings = groups::namings(&mut reader, &whole, &categories, &mut places);
    reader.finish()?;
    if terms.is_empty() && namings.is_empty() {
        return Err(Error::Empty { file: file.into() });
    }
    let digest = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((Lexicon { header, categories, terms, namings, digest }, places))
}
