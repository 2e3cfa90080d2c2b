//! Turns bytes into text, whatever the encoding they were saved in.
//!
//! A byte order mark decides; then bytes that are UTF-8 are UTF-8; then bytes that are UTF-8 but for a few places are damaged UTF-8, since
//! a guess at another encoding would garble every other letter; the rest is guessed from the letters, as browsers do.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// Text, and how it was come by.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    /// The encoding it was decoded from.
    pub encoding: &'static Encoding,
    /// True when some bytes stood for no character; each such place holds U+FFFD.
    pub damaged: bool,
}

impl Decoded<'_> {
    /// A note for the ledger when something was lost.
    pub(super) fn note(&self) -> Option<String> {
        self.damaged.then(|| format!("some bytes are not {}; they stand as \u{FFFD}", self.encoding.name()))
    }

    /// Another piece of the same bytes, in the same encoding.
    pub(super) fn part<'b>(&self, bytes: &'b [u8]) -> Cow<'b, str> {
        self.encoding.decode_without_bom_handling(bytes).0
    }
}

/// Decodes pieces of one file. What was seen of the file helps with the next piece.
pub(super) struct Decoder {
    detector: EncodingDetector,
}

impl Decoder {
    pub(super) fn new() -> Self {
        Self { detector: EncodingDetector::new(Iso2022JpDetection::Deny) }
    }

    /// A whole file. A byte order mark is not part of the text.
    pub(super) fn file<'a>(&mut self, bytes: &'a [u8]) -> Decoded<'a> {
        match Encoding::for_bom(bytes) {
            Some((encoding, mark)) => decode_as(encoding, &bytes[mark..]),
            None => self.piece(bytes),
        }
    }

    /// A web page, which may name its encoding. What is UTF-8 is UTF-8 whatever the page says: programs that save pages often change the
    /// encoding and forget to change the name.
    pub(super) fn page<'a>(&mut self, bytes: &'a [u8], named: Option<&'static Encoding>) -> Decoded<'a> {
        match named {
            Some(named) if named != UTF_8 && Encoding::for_bom(bytes).is_none() && std::str::from_utf8(bytes).is_err() => {
                decode_as(named, bytes)
            }
            _ => self.file(bytes),
        }
    }

    /// A record of a file.
    pub(super) fn piece<'a>(&mut self, bytes: &'a [u8]) -> Decoded<'a> {
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Decoded { text: Cow::Borrowed(text), encoding: UTF_8, damaged: false };
        }
        if is_mostly_utf8(bytes) {
            return decode_as(UTF_8, bytes);
        }
        self.detector.feed(bytes, false);
        decode_as(self.detector.guess(None, Utf8Detection::Deny), bytes)
    }
}

fn decode_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, encoding, damaged }
}

/// True when there are more proper UTF-8 sequences than broken ones; in other encodings such sequences hardly ever occur by chance.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut proper, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        proper += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    proper > broken
}

/// True for what is no text: a NUL, or more than one control character in twenty.
pub(super) fn looks_binary(text: &str) -> bool {
    let is_odd = |b: &u8| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c) || *b == 0x7f;
    let odd = text.bytes().filter(is_odd).count();
    odd * 20 > text.len() || text.contains('\0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn file(bytes: &[u8]) -> (String, &'static str) {
        let decoded = Decoder::new().file(bytes);
        (decoded.text.into_owned(), decoded.encoding.name())
    }

    #[test]
    fn a_byte_order_mark_decides_and_is_not_part_of_the_text() {
        assert_eq!(file(b"\xEF\xBB\xBFcoup"), ("coup".into(), "UTF-8"));
        assert_eq!(file(b"\xFF\xFEc\0o\0u\0p\0"), ("coup".into(), "UTF-16LE"));
        assert_eq!(file(b"\xFE\xFF\0c\0o\0u\0p"), ("coup".into(), "UTF-16BE"));
    }

    #[test]
    fn an_older_encoding_is_guessed_from_its_letters() {
        assert_eq!(file(b"The \x93rebels\x94 took the caf\xe9"), ("The “rebels” took the café".into(), "windows-1252"));
        let russian = encoding_rs::WINDOWS_1251.encode("Министерство иностранных дел России заявило о перевороте").0;
        assert_eq!(file(&russian).1, "windows-1251");
    }

    #[test]
    fn one_broken_byte_does_not_garble_the_rest() {
        let decoded = Decoder::new().file(b"Syria\xE2\x80\x99s future, \xE2\x80\x9Ccaf\xC3\xA9 \xC3").note();
        assert_eq!(decoded.as_deref(), Some("some bytes are not UTF-8; they stand as \u{FFFD}"));
        assert_eq!(file(b"Syria\xE2\x80\x99s caf\xC3\xA9 \xC3").0, "Syria’s café \u{FFFD}");
    }

    #[test]
    fn pictures_and_programs_look_binary_and_page_breaks_do_not() {
        assert!(looks_binary("\u{1}\u{2}PNG"));
        assert!(looks_binary(&format!("{}\0", "word ".repeat(99))));
        assert!(!looks_binary("one page\u{c}another\r\n\tpage"));
    }

    proptest! {
        #[test]
        fn any_bytes_decode(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Decoder::new().file(&bytes);
        }
    }
}
