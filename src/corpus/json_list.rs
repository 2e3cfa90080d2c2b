//! Reads articles from a JSON document: a list of objects, an object around such a list, or one object that is an article.
//!
//! Records are taken from the document one at a time, so a list of any length can be read. Their number in the list stands where a table
//! has its line: such documents often are one line.

use std::io::Read;

use super::json_record::JsonRecords;
use super::json_scan::{Piece, Pieces};
use super::transcode::{Peeked, Transcoded};
use super::{Column, Entry, Error, LONGEST, Source};

/// Gives the entries of a JSON document.
pub struct JsonList<R> {
    pieces: Pieces<Transcoded<Peeked<R>>>,
    records: JsonRecords,
    any: bool,
    over: bool,
}

/// The articles of a JSON document. A list may stand under `articles`, `data`, `results`, `items` and the like, as archives and news
/// services give it; several objects one after the other are records too.
///
/// Keys are those of [`Column`], by their own names or the usual others; further keys are ignored. `id` is the key's, else the file's name
/// and the record's number.
///
/// # Errors
/// While reading: [`Error::NoTextColumn`] when none of the first hundred records has a text, and [`Error::Read`].
pub fn json_list<R: Read>(source: Source, reader: R) -> Result<JsonList<R>, Error> {
    JsonList::new(source, reader, LONGEST)
}

impl<R: Read> JsonList<R> {
    fn new(source: Source, reader: R, limit: usize) -> Result<Self, Error> {
        let reader = Transcoded::new(reader).map_err(|error| Error::Read { file: source.name.to_string(), source: error })?;
        let columns = source.columns.clone();
        let is_text = move |key: &str| columns.assign(&[key]).is_ok_and(|columns| columns[0] == Some(Column::Text));
        let records = JsonRecords::new(source, reader.encoding());
        let pieces = Pieces::new(reader, limit, is_text);
        Ok(Self { pieces, records, any: false, over: false })
    }

    fn entry(&mut self, number: Option<usize>, piece: &Piece) -> Result<Entry, Error> {
        let entry = match piece {
            Piece::TooLong => Err("longer than 64 MiB; write one article an object".to_owned()),
            Piece::Broken => Err("the JSON ends or breaks off here, and what follows was not read; save it again as a whole".to_owned()),
            Piece::Record(bytes) => Ok(self.records.read(number, bytes)),
        };
        let entry = match self.records.fruitless() {
            // Any program writes files of this kind, so one without a text is nobody's mistake.
            Some(Error::NoTextColumn { found, .. }) if number.is_none() => {
                Err(format!("no key \"text\" (or content, or body) with the article; found {found}"))
            }
            _ => entry,
        };
        let entry = entry.unwrap_or_else(|reason| Entry::left_out(&self.records.source, number, reason));
        self.records.hopeless().map_or(Ok(entry), Err)
    }
}

impl<R: Read> Iterator for JsonList<R> {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        let entry = match self.pieces.next() {
            Some(Ok((number, piece))) => {
                self.any = true;
                // The one object of a document was judged by itself.
                self.over = number.is_none();
                self.entry(number, &piece)
            }
            Some(Err(source)) => Err(Error::Read { file: self.records.source.name.to_string(), source }),
            None => {
                self.over = true;
                match self.records.fruitless() {
                    Some(error) => Err(error),
                    None if self.any => return None,
                    None => Ok(Entry::left_out(&self.records.source, None, "no rows; remove the file or fill it in")),
                }
            }
        };
        self.over |= entry.is_err();
        Some(entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Status;
    use proptest::prelude::*;

    fn entries(text: &str) -> Vec<Entry> {
        JsonList::new(Source::new("bbc.json"), text.as_bytes(), 99).unwrap().map(Result::unwrap).collect()
    }

    fn reasons(text: &str) -> Vec<(Option<usize>, String)> {
        entries(text).into_iter().map(|e| (e.line.row, e.line.reason.unwrap_or_default())).collect()
    }

    #[test]
    fn a_record_is_an_article_under_its_number() {
        let list = r#"[{"title": "A coup", "content": "Troops."}, {"text": "Calm.", "source": "BBC"}]"#;
        for text in [list.to_owned(), format!("{{\"status\": \"ok\", \"articles\": {list}}}")] {
            let read: Vec<_> = entries(&text).into_iter().map(|e| e.article.unwrap()).collect();
            assert_eq!((read[0].id.as_str(), read[0].text.as_str(), read[0].locator.row), ("bbc.json#1", "A coup\n\nTroops.", Some(1)));
            assert_eq!((read[1].id.as_str(), read[1].outlet.as_str()), ("bbc.json#2", "BBC"));
        }
    }

    #[test]
    fn one_object_is_one_article_under_the_files_name() {
        let read = entries("{\n  \"outlet\": \"BBC\",\n  \"text\": \"Troops.\"\n}\n").remove(0).article.unwrap();
        assert_eq!((read.id.as_str(), read.outlet.as_str(), read.locator.row), ("bbc.json", "BBC", None));
        let expected = "no key \"text\" (or content, or body) with the article; found name, version";
        assert_eq!(reasons("{\"name\": \"x\", \"version\": 1}"), [(None, expected.to_owned())]);
    }

    #[test]
    fn what_is_broken_costs_no_article_that_came_before() {
        let text = format!("[{{\"text\": \"a\"}}, 7, {{\"text\": \"{}\"}}, {{\"text\": \"b\"}}, {{\"te", "x".repeat(99));
        let read = reasons(&text);
        let starts: Vec<_> = read.iter().map(|(row, reason)| (row.unwrap(), reason.chars().take(15).collect::<String>())).collect();
        let expected = [(1, ""), (2, "not one JSON ob"), (3, "longer than 64 "), (4, ""), (5, "the JSON ends o")];
        assert_eq!(starts, expected.map(|(row, reason)| (row, reason.to_owned())));
        assert_eq!(reasons("[]"), [(None, "no rows; remove the file or fill it in".to_owned())]);
    }

    #[test]
    fn a_list_of_something_else_is_an_error_that_lists_its_keys() {
        let error = JsonList::new(Source::new("a.json"), &b"[{\"word\": \"coup\"}]"[..], 99).unwrap().find_map(Result::err).unwrap();
        assert!(error.to_string().starts_with("a.json: no column \"text\" (or content, or body) with the articles; found word"), "{error}");
    }

    proptest! {
        #[test]
        fn any_bytes_give_articles_or_reasons(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in "(\\[|\\{|\\}|\\]|,|:|\"text\"|\"a\"| ){0,40}") {
            for bytes in [&bytes[..], text.as_bytes()] {
                for entry in JsonList::new(Source::new("a.json"), bytes, 150).unwrap() {
                    let Ok(entry) = entry else { continue };
                    prop_assert_eq!(entry.article.is_some(), entry.line.status == Status::Read);
                    prop_assert!(entry.article.is_some() || entry.line.reason.is_some());
                }
            }
        }
    }
}
