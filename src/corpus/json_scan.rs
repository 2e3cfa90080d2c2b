//! Cuts a JSON document into the records of its list, none of which may grow beyond a limit.
//!
//! Usual JSON readers hold a whole document in memory. Here only brackets and quotes are looked at, to find where a record ends; what is in
//! it is read later, record by record, so that one broken record does not take the others with it.

use std::io::{self, BufRead};

/// Keys whose list holds the records, when the document is an object around it.
const LISTS: [&str; 10] = ["articles", "data", "results", "items", "docs", "documents", "records", "rows", "stories", "entries"];
/// Keys whose object may hold such a list.
const OUTER: [&str; 3] = ["response", "data", "result"];

/// A part of the document.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A record; whether it is an object is not known yet.
    Record(Vec<u8>),
    /// A record that was longer than the limit and was thrown away.
    TooLong,
    /// The document ends, or is no JSON any more, within a list or an object.
    Broken,
}

/// The records of a document, with their numbers counted from 1. The one object of a document that is nothing else has no number.
pub(super) struct Pieces<R> {
    reader: R,
    limit: usize,
    /// True for a key that holds an article's text, so that the object is an article and holds no list of them.
    is_text: Box<dyn Fn(&str) -> bool + Send>,
    place: Place,
    number: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Outside,
    /// In a list that is the document, or in one within an object.
    List {
        within_object: bool,
    },
    Over,
}

/// How the reading of a value ended.
#[derive(PartialEq, Eq)]
enum End {
    Whole,
    Broken,
    /// The list of records begins here.
    List,
}

/// A value in the making, up to the limit.
struct Kept {
    bytes: Vec<u8>,
    limit: usize,
    too_long: bool,
}

impl Kept {
    fn add(&mut self, bytes: &[u8]) {
        self.too_long |= self.bytes.len() + bytes.len() > self.limit;
        if self.too_long {
            self.bytes = Vec::new();
        } else {
            self.bytes.extend_from_slice(bytes);
        }
    }

    fn piece(self) -> Piece {
        if self.too_long { Piece::TooLong } else { Piece::Record(self.bytes) }
    }
}

impl<R: BufRead> Pieces<R> {
    pub(super) fn new(reader: R, limit: usize, is_text: impl Fn(&str) -> bool + Send + 'static) -> Self {
        Self { reader, limit, is_text: Box::new(is_text), place: Place::Outside, number: 0 }
    }

    fn read(&mut self) -> io::Result<Option<(Option<usize>, Piece)>> {
        loop {
            let next = self.peek()?;
            let mut kept = Kept { bytes: Vec::new(), limit: self.limit, too_long: false };
            match (self.place, next) {
                (Place::Over, _) | (Place::Outside, None) => return Ok(None),
                (Place::Outside, Some(b'[')) => {
                    self.reader.consume(1);
                    self.place = Place::List { within_object: false };
                }
                (Place::Outside, Some(b'{')) => match self.object(&mut kept, 0)? {
                    End::List => self.place = Place::List { within_object: true },
                    End::Whole => {
                        self.number += 1;
                        let is_alone = self.number == 1 && self.peek()?.is_none();
                        return Ok(Some(((!is_alone).then_some(self.number), kept.piece())));
                    }
                    End::Broken => return Ok(Some(self.broken())),
                },
                (Place::Outside, Some(_)) | (Place::List { .. }, None | Some(b'}')) => return Ok(Some(self.broken())),
                (Place::List { within_object }, Some(b']')) => {
                    self.reader.consume(1);
                    self.place = if within_object { Place::Over } else { Place::Outside };
                }
                (Place::List { .. }, Some(b',')) => self.reader.consume(1),
                (Place::List { .. }, Some(_)) => {
                    if self.value(&mut kept, 0)? == End::Broken {
                        return Ok(Some(self.broken()));
                    }
                    self.number += 1;
                    return Ok(Some((Some(self.number), kept.piece())));
                }
            }
        }
    }

    fn broken(&mut self) -> (Option<usize>, Piece) {
        self.place = Place::Over;
        (Some(self.number + 1), Piece::Broken)
    }

    /// Reads an object, or as much of it as stands before the list of records.
    fn object(&mut self, kept: &mut Kept, depth: usize) -> io::Result<End> {
        let mut may_hold_list = true;
        self.reader.consume(1);
        kept.add(b"{");
        loop {
            let before = kept.bytes.len();
            match self.peek()? {
                Some(b'}') => {
                    self.reader.consume(1);
                    kept.add(b"}");
                    return Ok(End::Whole);
                }
                Some(b',') => {
                    self.reader.consume(1);
                    kept.add(b",");
                    continue;
                }
                Some(b'"') if self.string(kept)? => {}
                _ => return Ok(End::Broken),
            }
            let key = serde_json::from_slice::<String>(kept.bytes.get(before..).unwrap_or_default()).unwrap_or_default();
            let key = key.trim().to_lowercase();
            may_hold_list &= !(self.is_text)(&key);
            if self.peek()? != Some(b':') {
                return Ok(End::Broken);
            }
            self.reader.consume(1);
            kept.add(b":");
            let end = match self.peek()? {
                Some(b'[') if may_hold_list && LISTS.contains(&key.as_str()) => {
                    self.reader.consume(1);
                    if self.peek()? == Some(b'{') {
                        return Ok(End::List);
                    }
                    kept.add(b"[");
                    self.value(kept, 1)?
                }
                Some(b'{') if may_hold_list && depth < 2 && OUTER.contains(&key.as_str()) => self.object(kept, depth + 1)?,
                _ => self.value(kept, 0)?,
            };
            if end != End::Whole {
                return Ok(end);
            }
        }
    }

    /// Reads a string with its quotes; false when the document ends in it.
    fn string(&mut self, kept: &mut Kept) -> io::Result<bool> {
        let (mut opened, mut escaped) = (false, false);
        loop {
            let bytes = fill(&mut self.reader)?;
            let mut end = None;
            for (at, byte) in bytes.iter().enumerate() {
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' => escaped = true,
                    b'"' if opened => {
                        end = Some(at + 1);
                        break;
                    }
                    b'"' => opened = true,
                    _ => {}
                }
            }
            let read = end.unwrap_or(bytes.len());
            kept.add(&bytes[..read]);
            self.reader.consume(read);
            if end.is_some() || read == 0 {
                return Ok(end.is_some());
            }
        }
    }

    /// Reads a value up to the comma or bracket that ends it; `depth` brackets of it were read before.
    fn value(&mut self, kept: &mut Kept, mut depth: usize) -> io::Result<End> {
        let (mut quoted, mut escaped) = (false, false);
        loop {
            let bytes = fill(&mut self.reader)?;
            if bytes.is_empty() {
                // The value may be whole even where what is around it is not.
                return Ok(if depth == 0 && !quoted { End::Whole } else { End::Broken });
            }
            let mut end = None;
            for (at, byte) in bytes.iter().enumerate() {
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' if quoted => escaped = true,
                    b'"' => quoted = !quoted,
                    _ if quoted => {}
                    b'[' | b'{' => depth += 1,
                    b',' | b']' | b'}' if depth == 0 => {
                        end = Some(at);
                        break;
                    }
                    b']' | b'}' => depth -= 1,
                    _ => {}
                }
            }
            let read = end.unwrap_or(bytes.len());
            kept.add(&bytes[..read]);
            self.reader.consume(read);
            if end.is_some() {
                return Ok(End::Whole);
            }
        }
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> io::Result<Option<u8>> {
        loop {
            let bytes = fill(&mut self.reader)?;
            let blank = bytes.iter().take_while(|b| b.is_ascii_whitespace()).count();
            let (next, ended) = (bytes.get(blank).copied(), bytes.is_empty());
            self.reader.consume(blank);
            if next.is_some() || ended {
                return Ok(next);
            }
        }
    }
}

/// What the reader has ready; nothing at the end.
fn fill<R: BufRead>(reader: &mut R) -> io::Result<&[u8]> {
    while let Err(error) = reader.fill_buf() {
        if error.kind() != io::ErrorKind::Interrupted {
            return Err(error);
        }
    }
    reader.fill_buf()
}

impl<R: BufRead> Iterator for Pieces<R> {
    type Item = io::Result<(Option<usize>, Piece)>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::BufReader;

    fn pieces(text: &str, limit: usize, buffer: usize) -> Vec<(Option<usize>, String)> {
        let reader = BufReader::with_capacity(buffer, text.as_bytes());
        let shown = |piece| match piece {
            Piece::Record(bytes) => String::from_utf8(bytes).unwrap().trim_end().to_owned(),
            other => format!("{other:?}"),
        };
        Pieces::new(reader, limit, |key| key == "text").map(|piece| piece.map(|(n, p)| (n, shown(p))).unwrap()).collect()
    }

    fn records(text: &str) -> Vec<String> {
        pieces(text, 999, 3).into_iter().map(|(_, piece)| piece).collect()
    }

    #[test]
    fn the_records_of_a_list_are_numbered_wherever_the_list_stands() {
        let list = r#"[{"a": "],}\"["}, [1, {"b": 2}] , 3]"#;
        let expected = [r#"{"a": "],}\"["}"#, r#"[1, {"b": 2}]"#, "3"];
        assert_eq!(records(list), expected);
        for around in ["{\"status\": \"ok\", \"Articles\": LIST, \"n\": 2}", "{\"response\": {\"n\": [1], \"results\" : LIST}}"] {
            assert_eq!(records(&around.replace("LIST", list)), expected);
        }
        assert_eq!(pieces(list, 999, 1)[2].0, Some(3));
    }

    #[test]
    fn an_object_that_is_all_of_the_document_is_an_article_of_its_own() {
        let article = r#"{"data":{"n":[1]},"text":"a","items":[{"x":1}]}"#;
        assert_eq!(pieces(article, 999, 2), [(None, article.to_owned())]);
        assert_eq!(pieces("{\"a\":1}\n{\"a\":2}", 999, 2), [(Some(1), "{\"a\":1}".to_owned()), (Some(2), "{\"a\":2}".to_owned())]);
    }

    #[test]
    fn a_record_beyond_the_limit_is_dropped_and_the_next_one_is_read() {
        let text = format!("[{{\"a\":1}},{{\"a\":\"{}\"}},{{\"a\":2}}]", "x".repeat(99));
        let read: Vec<_> = pieces(&text, 20, 7).into_iter().map(|(_, piece)| piece).collect();
        assert_eq!(read, ["{\"a\":1}", "TooLong", "{\"a\":2}"]);
    }

    #[test]
    fn a_document_that_ends_too_early_keeps_what_came_before() {
        for cut in ["[{\"a\":1}, {\"b", "[{\"a\":1},", "[{\"a\":1}", "[{\"a\":1}}"] {
            assert_eq!(records(cut), ["{\"a\":1}", "Broken"], "{cut}");
        }
        assert_eq!(
            (records("text"), records("{\"a\" 1}"), records("{\"a")),
            (vec!["Broken".into()], vec!["Broken".into()], vec!["Broken".into()])
        );
        assert_eq!(records(" "), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn any_text_comes_to_an_end_and_valid_lists_come_out_whole(text in "[\\[\\]{}\",:\\\\a ]{0,40}", values in proptest::collection::vec("\\PC{0,9}", 0..5)) {
            let _ = pieces(&text, 20, 2);
            let list = serde_json::to_string(&values).unwrap();
            let read: Vec<String> = pieces(&list, 999, 2).into_iter().map(|(_, piece)| serde_json::from_str(&piece).unwrap()).collect();
            prop_assert_eq!(read, values);
        }
    }
}
