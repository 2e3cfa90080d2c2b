//! Makes a file's bytes a text, or says why they are none.

use std::borrow::Cow;

use crate::lexicon::error::{Error, Place};

/// The text of a lexicon's file, which is UTF-8, with or without a byte order mark.
///
/// # Errors
/// Bytes that are no UTF-8, with the place of the first one; UTF-16.
pub fn decode(file: &str, bytes: Vec<u8>) -> Result<String, Error> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let place = Place { file: file.to_string(), line: 0, column: 0, source: String::new() };
        return Err(Error::Syntax { place, problem: "is UTF-16, and a word list is UTF-8; save it again as UTF-8".into() });
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let byte = error.as_bytes()[good];
        let text: Cow<'_, str> = String::from_utf8_lossy(error.as_bytes());
        let problem = format!("the byte {byte:02X} is no UTF-8; save the file again as UTF-8 (it may be Windows-1252 or Latin-1 now)");
        Error::Syntax { place: Place::of(file, &text, good), problem }
    })
}
