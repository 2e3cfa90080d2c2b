//! Turns the bytes of a word list into text, whatever the encoding they were saved in.
//!
//! A byte order mark decides; then UTF-8 is UTF-8; then an XML declaration is believed; the rest is windows-1252, in which the older
//! tools wrote, and that is said.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::error::Error;
use super::loss::{Loss, Losses};

/// Longest file in bytes. The longest word lists in use are below two megabytes.
pub const LONGEST: usize = 16 << 20;

/// The text of a file, without its byte order mark and with `\n` at the end of every line.
pub(super) fn decode(file: &str, bytes: &[u8], losses: &mut Losses) -> Result<String, Error> {
    let named = || file.to_string();
    if bytes.len() > LONGEST {
        return Err(Error::TooLong { file: named() });
    }
    let mark = Encoding::for_bom(bytes);
    let (encoding, bytes) = match mark {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None if bytes.contains(&0) => return Err(Error::NotText { file: named() }),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        None => (declared(bytes).unwrap_or(WINDOWS_1252), bytes),
    };
    let (text, is_damaged) = encoding.decode_without_bom_handling(bytes);
    if text.contains('\0') || is_binary(&text) {
        return Err(Error::NotText { file: named() });
    }
    if is_damaged {
        losses.add(Loss::Encoding, 0, format!("some bytes are not {}; they stand as \u{FFFD}", encoding.name()));
    } else if mark.is_none() && encoding != UTF_8 {
        losses.add(Loss::Encoding, 0, format!("read as {}", encoding.name()));
    }
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.into_owned() })
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let (_, rest) = head.trim_start().strip_prefix("<?xml")?.split_once("encoding=")?;
    let quote = rest.chars().next()?;
    Encoding::for_label(rest[1..].split(quote).next()?.as_bytes())
}

/// True when more than one character in twenty steers a terminal instead of being read.
fn is_binary(text: &str) -> bool {
    let odd = text.bytes().filter(|b| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c) || *b == 0x7f).count();
    odd * 20 > text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, usize) {
        let mut losses = Losses::default();
        (decode("a.dic", bytes, &mut losses).unwrap(), losses.count(Loss::Encoding))
    }

    #[test]
    fn encodings_are_told_by_their_marks_and_older_ones_are_reported() {
        assert_eq!(read(b"\xEF\xBB\xBFcoup\r\nputsch\r"), ("coup\nputsch\n".into(), 0));
        assert_eq!(read(b"\xFF\xFEc\0\xE9\0"), ("cé".into(), 0));
        assert_eq!(read(b"caf\xE9 \x93"), ("café “".into(), 1));
        assert_eq!(read(b"<?xml version='1.0' encoding='koi8-r'?>\xD0"), ("<?xml version='1.0' encoding='koi8-r'?>п".into(), 1));
    }

    #[test]
    fn pictures_and_long_files_are_refused() {
        let refused = |bytes: &[u8]| decode("a.dic", bytes, &mut Losses::default()).unwrap_err();
        assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Error::NotText { file: "a.dic".into() });
        assert_eq!(refused(&vec![b'a'; LONGEST + 1]), Error::TooLong { file: "a.dic".into() });
    }
}
