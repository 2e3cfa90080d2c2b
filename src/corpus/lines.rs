//! Splits a reader into lines, none of which may grow beyond a limit.

use std::io::{self, BufRead};

/// One line, without its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// All of it.
    Whole(Vec<u8>),
    /// It was longer than the limit and was thrown away.
    TooLong,
}

/// Lines with their numbers, counted from 1.
pub(super) struct Lines<R> {
    reader: R,
    limit: usize,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R, limit: usize) -> Self {
        Self { reader, limit, number: 0 }
    }

    fn read(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let (mut too_long, mut any) = (false, false);
        loop {
            let bytes = match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            let end = memchr::memchr(b'\n', bytes);
            let part = &bytes[..end.unwrap_or(bytes.len())];
            let read = part.len() + usize::from(end.is_some());
            any |= read > 0;
            too_long |= line.len() + part.len() > self.limit;
            if too_long {
                line = Vec::new();
            } else {
                line.extend_from_slice(part);
            }
            self.reader.consume(read);
            if end.is_some() || read == 0 {
                let line = if too_long { Line::TooLong } else { Line::Whole(line) };
                return Ok(any.then_some(line));
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<(usize, Line)>;

    fn next(&mut self) -> Option<Self::Item> {
        self.number += 1;
        self.read().map(|line| line.map(|l| (self.number, l))).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    #[test]
    fn lines_are_numbered_as_an_editor_does_and_long_ones_are_dropped() {
        let text = &b"ab\n\nabcdef\nabc"[..];
        let lines: Vec<_> = Lines::new(BufReader::with_capacity(2, text), 3).map(Result::unwrap).collect();
        let whole = |s: &str| Line::Whole(s.as_bytes().to_vec());
        assert_eq!(lines, [(1, whole("ab")), (2, whole("")), (3, Line::TooLong), (4, whole("abc"))]);
    }

    #[test]
    fn an_empty_reader_has_no_line() {
        assert!(Lines::new(&b""[..], 3).next().is_none());
    }
}
