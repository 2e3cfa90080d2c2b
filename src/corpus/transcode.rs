//! Turns a reader of UTF-16 into one of UTF-8, and takes the byte order mark off the front.
//!
//! Spreadsheets save "Unicode text" as UTF-16. All other encodings keep commas, quotes and line ends as single ASCII bytes, so tables in
//! them are split first and decoded record by record.

use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8};

/// How much of a file is looked at to learn what it is.
const HEAD: u64 = 64 << 10;

/// A reader whose first bytes were looked at, and that still gives all.
pub(super) type Peeked<R> = Chain<Cursor<Vec<u8>>, R>;

/// The first bytes of a reader, and a reader that still gives all.
fn peek<R: Read>(mut reader: R) -> io::Result<(Vec<u8>, Peeked<R>)> {
    let mut head = Vec::new();
    reader.by_ref().take(HEAD).read_to_end(&mut head)?;
    Ok((head.clone(), Cursor::new(head).chain(reader)))
}

/// A reader without byte order mark and without UTF-16.
pub(super) struct Transcoded<R> {
    reader: BufReader<R>,
    /// Only for UTF-16.
    decoder: Option<Decoder>,
    text: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Transcoded<R> {
    /// Looks at the first bytes to learn whether there is a mark.
    pub(super) fn new(reader: R) -> io::Result<Transcoded<Peeked<R>>> {
        let (head, all) = peek(reader)?;
        let mut reader = BufReader::with_capacity(HEAD as usize, all);
        let mut decoder = None;
        if let Some((encoding, mark)) = Encoding::for_bom(&head) {
            io::copy(&mut reader.by_ref().take(mark as u64), &mut io::sink())?;
            decoder = (encoding != UTF_8).then(|| encoding.new_decoder_without_bom_handling());
        }
        Ok(Transcoded { reader, decoder, text: Vec::new(), given: 0, ended: false })
    }

    /// The encoding that the mark named, when it was not UTF-8.
    pub(super) fn encoding(&self) -> Option<&'static str> {
        self.decoder.as_ref().map(|d| d.encoding().name())
    }
}

impl<R: Read> BufRead for Transcoded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let Some(decoder) = &mut self.decoder else { return self.reader.fill_buf() };
        while self.given == self.text.len() && !self.ended {
            let bytes = self.reader.fill_buf()?;
            self.ended = bytes.is_empty();
            let room = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
            self.text.resize(room, 0);
            let (result, read, written, _) = decoder.decode_to_utf8(bytes, &mut self.text, self.ended);
            debug_assert_eq!(result, CoderResult::InputEmpty);
            self.reader.consume(read);
            self.text.truncate(written);
            self.given = 0;
        }
        Ok(&self.text[self.given..])
    }

    fn consume(&mut self, amount: usize) {
        match self.decoder {
            Some(_) => self.given += amount,
            None => self.reader.consume(amount),
        }
    }
}

impl<R: Read> Read for Transcoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(out)?;
        self.consume(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(bytes: &[u8]) -> Vec<u8> {
        let mut text = Vec::new();
        Transcoded::new(bytes).unwrap().read_to_end(&mut text).unwrap();
        text
    }

    #[test]
    fn utf_16_comes_out_as_utf_8() {
        let long = "“jihadist” факт 🙂\n".repeat(20_000);
        let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain(long.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(all(&bytes), long.as_bytes());
        assert_eq!(Transcoded::new(&bytes[..]).unwrap().encoding(), Some("UTF-16LE"));
    }

    #[test]
    fn other_bytes_come_out_as_they_are_but_for_the_mark() {
        assert_eq!(all(b"\xEF\xBB\xBFa\xe9"), b"a\xe9");
        assert_eq!(all(b""), b"");
    }

    proptest! {
        #[test]
        fn bytes_without_a_mark_are_not_changed(bytes in proptest::collection::vec(1u8..0xEF, 0..300)) {
            prop_assert_eq!(all(&bytes), bytes);
        }
    }
}
