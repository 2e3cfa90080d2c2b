//! Splits a CSV or TSV table into records, none of which may grow beyond a limit.
//!
//! `csv_core` does the parsing. The loop around it is ours because the usual reader keeps a record of any length in memory, and one quote
//! that is never closed makes a record of the rest of the file. Blank lines are no records.

use std::io::{self, BufRead};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// More fields than this in one record are taken for a record that is too long.
const MOST_FIELDS: usize = 10_000;

/// What stands between two fields: whichever of tab, semicolon and comma the first line of `head` holds most of.
pub(super) fn delimiter(head: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b'\t', 0), (b';', 0), (b',', 0)];
    for byte in head.iter().skip_while(|b| b.is_ascii_whitespace()) {
        quoted ^= *byte == b'"';
        match byte {
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(b, _)| b == byte).for_each(|(_, n)| *n += 1),
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max().unwrap_or(0);
    counts.iter().find(|(_, n)| most > 0 && *n == most).map_or(b',', |(b, _)| *b)
}

/// The record that was read last.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All of it.
    Whole,
    /// It was longer than the limit and was thrown away.
    TooLong,
    /// The table ended within quotes, so that the last field may have swallowed records.
    Unclosed,
}

/// Reads records one after the other into the same memory.
pub(super) struct Records<R> {
    reader: R,
    parser: Reader,
    limit: usize,
    fields: Vec<u8>,
    ends: Vec<usize>,
    count: usize,
    line: usize,
    first_line: usize,
    after_return: bool,
    last_byte: u8,
}

impl<R: BufRead> Records<R> {
    pub(super) fn new(reader: R, delimiter: u8, limit: usize) -> Self {
        let parser = ReaderBuilder::new().delimiter(delimiter).build();
        let (fields, ends) = (vec![0; 4096.min(limit.max(1))], vec![0; 32]);
        Self { reader, parser, limit, fields, ends, count: 0, line: 1, first_line: 1, after_return: false, last_byte: 0 }
    }

    /// Where the record begins: a line, counted from 1 as an editor does.
    pub(super) fn first_line(&self) -> usize {
        self.first_line
    }

    /// The fields of the record.
    pub(super) fn fields(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        (0..self.count).map(|i| &self.fields[i.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[i]])
    }

    /// All fields in one piece.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.fields[..self.count.checked_sub(1).map_or(0, |last| self.ends[last])]
    }

    /// Reads the next record; nothing at the end.
    pub(super) fn advance(&mut self) -> io::Result<Option<Outcome>> {
        self.skip_blank_lines()?;
        self.first_line = self.line;
        let (mut written, mut too_long) = (0, false);
        self.count = 0;
        loop {
            let bytes = self.reader.fill_buf()?;
            let ended = bytes.is_empty();
            let (result, read, out, ends) = self.parser.read_record(bytes, &mut self.fields[written..], &mut self.ends[self.count..]);
            let last_byte = bytes[..read].iter().rev().find(|b| !b.is_ascii_whitespace()).copied();
            self.last_byte = last_byte.unwrap_or(self.last_byte);
            self.consume(read);
            written += out;
            self.count += ends;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if written < self.limit => self.fields.resize((written * 2).min(self.limit), 0),
                ReadRecordResult::OutputEndsFull if self.count < MOST_FIELDS => self.ends.resize(self.count * 2, 0),
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    // What follows is read over what came before, until the record ends.
                    too_long = true;
                    (written, self.count) = (0, 0);
                }
                ReadRecordResult::End => return Ok(None),
                ReadRecordResult::Record if too_long => {
                    self.count = 0;
                    return Ok(Some(Outcome::TooLong));
                }
                ReadRecordResult::Record => {
                    let spans_lines = self.fields().last().is_some_and(|f| f.contains(&b'\n') || f.contains(&b'\r'));
                    let unclosed = ended && spans_lines && self.last_byte != b'"';
                    return Ok(Some(if unclosed { Outcome::Unclosed } else { Outcome::Whole }));
                }
            }
        }
    }

    /// Moves to the next record's own line, so that its number is right.
    fn skip_blank_lines(&mut self) -> io::Result<()> {
        loop {
            let bytes = self.reader.fill_buf()?;
            let blank = bytes.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
            if blank == 0 {
                return Ok(());
            }
            self.consume(blank);
        }
    }

    /// Takes bytes off the reader and counts the lines they end: at `\n`, `\r\n` and a lone `\r`.
    fn consume(&mut self, read: usize) {
        // What was filled is still there, so this reads nothing new.
        if read > 0
            && let Ok(bytes) = self.reader.fill_buf()
        {
            let bytes = &bytes[..read];
            for at in memchr::memchr2_iter(b'\r', b'\n', bytes) {
                let after_return = if at == 0 { self.after_return } else { bytes[at - 1] == b'\r' };
                self.line += usize::from(bytes[at] == b'\r' || !after_return);
            }
            self.after_return = bytes[read - 1] == b'\r';
        }
        self.reader.consume(read);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::BufReader;

    fn records(text: &str, limit: usize, buffer: usize) -> Vec<(usize, Outcome, Vec<String>)> {
        let reader = BufReader::with_capacity(buffer, text.as_bytes());
        let mut records = Records::new(reader, delimiter(text.as_bytes()), limit);
        let mut all = Vec::new();
        while let Some(outcome) = records.advance().unwrap() {
            let fields = records.fields().map(|f| String::from_utf8_lossy(f).into_owned()).collect();
            all.push((records.first_line(), outcome, fields));
        }
        all
    }

    #[test]
    fn the_delimiter_is_what_the_first_line_holds_most_of() {
        assert_eq!(delimiter(b"id;title, subtitle;text\n,,,,"), b';');
        assert_eq!(delimiter(b"\n\"a;b;c\",text\n"), b',');
        assert_eq!(delimiter(b"id\ttext"), b'\t');
        assert_eq!(delimiter(b"text"), b',');
    }

    #[test]
    fn a_record_is_found_at_its_first_line_whatever_the_line_ends() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["", "id,text", "", "1,\"two", "", "paragraphs\"", "2,one", ""].join(end);
            let lines: Vec<_> = records(&text, 99, 3).into_iter().map(|(line, _, f)| (line, f[0].clone())).collect();
            assert_eq!(lines, [(2, "id".into()), (4, "1".into()), (7, "2".into())], "{end:?}");
        }
    }

    #[test]
    fn a_record_beyond_the_limit_is_dropped_and_the_next_one_is_read() {
        let read = records("a,b\n1,aaaaaaaaaaaaaaaaaaaaaaaa\n2,b\n", 10, 4);
        let expected = [(1, Outcome::Whole, 2), (2, Outcome::TooLong, 0), (3, Outcome::Whole, 2)];
        assert_eq!(read.into_iter().map(|(line, outcome, f)| (line, outcome, f.len())).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_noticed() {
        let read = records("id,text\n1,\"a quote\n2,another\n3,third\n", 99, 64);
        assert_eq!(read[1].1, Outcome::Unclosed);
        assert_eq!(records("id,text\n1,\"two\nlines\"", 99, 64)[1].1, Outcome::Whole);
    }

    proptest! {
        #[test]
        fn any_text_is_split_as_the_csv_crate_splits_it(text in "[a,\"\n\r;é]{0,60}", buffer in 1usize..9) {
            let ours: Vec<Vec<String>> = records(&text, 999, buffer).into_iter().map(|r| r.2).collect();
            let mut theirs = csv::ReaderBuilder::new().has_headers(false).flexible(true)
                .delimiter(delimiter(text.as_bytes())).from_reader(text.as_bytes());
            let theirs: Vec<Vec<String>> = theirs.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
            prop_assert_eq!(ours, theirs);
        }
    }
}
