//! Reads articles from lines of JSON, one object a line, one at a time.

use std::io::Read;

use super::json_record::JsonRecords;
use super::lines::{Line, Lines};
use super::transcode::{Peeked, Transcoded};
use super::{Entry, Error, LONGEST, Source};

/// Gives the entries of a file of JSON lines.
pub struct JsonLines<R> {
    lines: Lines<Transcoded<Peeked<R>>>,
    records: JsonRecords,
    any: bool,
    over: bool,
}

/// The articles of a file of JSON lines. Blank lines are passed over.
///
/// Keys are those of [`Column`](super::Column), by their own names or the usual others; further keys are ignored. `id` is the key's, else the file's name
/// and the line.
///
/// # Errors
/// While reading: [`Error::NoTextColumn`] when none of the first hundred objects has a text, and [`Error::Read`].
pub fn json_lines<R: Read>(source: Source, reader: R) -> Result<JsonLines<R>, Error> {
    JsonLines::new(source, reader, LONGEST)
}

impl<R: Read> JsonLines<R> {
    fn new(source: Source, reader: R, limit: usize) -> Result<Self, Error> {
        let reader = Transcoded::new(reader).map_err(|error| Error::Read { file: source.name.to_string(), source: error })?;
        let records = JsonRecords::new(source, reader.encoding());
        Ok(Self { lines: Lines::new(reader, limit), records, any: false, over: false })
    }
}

impl<R: Read> Iterator for JsonLines<R> {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.over {
            let (row, line) = match self.lines.next() {
                Some(Ok(line)) => line,
                Some(Err(source)) => {
                    self.over = true;
                    return Some(Err(Error::Read { file: self.records.source.name.to_string(), source }));
                }
                None => {
                    self.over = true;
                    let empty = || Entry::left_out(&self.records.source, None, "no rows; remove the file or fill it in");
                    return match self.records.fruitless() {
                        Some(error) => Some(Err(error)),
                        None => (!self.any).then(|| Ok(empty())),
                    };
                }
            };
            let entry = match line {
                Line::TooLong => Entry::left_out(&self.records.source, Some(row), "longer than 64 MiB; write one article a line"),
                Line::Whole(line) if line.trim_ascii().is_empty() => continue,
                Line::Whole(line) => self.records.read(Some(row), &line),
            };
            self.any = true;
            let failed = self.records.hopeless();
            self.over = failed.is_some();
            return Some(failed.map_or(Ok(entry), Err));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Columns, Status};
    use proptest::prelude::*;

    fn entries(text: &str, limit: usize) -> Vec<Entry> {
        JsonLines::new(Source::new("bbc.jsonl"), text.as_bytes(), limit).unwrap().map(Result::unwrap).collect()
    }

    fn error(text: &str) -> String {
        JsonLines::new(Source::new("bbc.jsonl"), text.as_bytes(), 99).unwrap().find_map(Result::err).unwrap().to_string()
    }

    #[test]
    fn a_line_is_an_article_whatever_the_kind_of_its_values() {
        let text = "\\n{\"id\": 12, \"source\": \"BBC\", \"title\": null, \"tags\": [1], \"body\": \"A \\\\u201ccoup\\\\u201d.\"}\\r\\n";
        let text = text.replace("\\n", "\n").replace("\\r", "\r").replace("\\\\", "\\");
        let article = entries(&text, 999).remove(0).article.unwrap();
        assert_eq!((article.id.as_str(), article.outlet.as_str(), article.text.as_str()), ("12", "BBC", "A “coup”."));
        assert_eq!((article.headline, article.locator.row), (None, Some(2)));
    }

    #[test]
    fn a_line_that_cannot_be_an_article_is_left_out_with_its_reason() {
        let lines = [
            r#"{"text": "ok"}"#,
            r#"{"text": ""}"#,
            r#"{"text": ["a", "b"]}"#,
            r#"{"text": "ok", "source": {"name": "BBC"}}"#,
            r#"{"body": "a", "content": "b"}"#,
            r#"["text"]"#,
            r#"{"text": "#,
            &format!(r#"{{"text": "{}"}}"#, "a".repeat(99)),
        ];
        let read = entries(&lines.join("\n"), 99);
        let reasons: Vec<_> = read.iter().map(|e| e.line.reason.as_deref().unwrap_or("")).collect();
        let expected = [
            "",
            "empty text; remove the row or fill it in",
            "\"text\" is a list; write the text as text",
            "\"source\" is an object; write the outlet as text, or name a part of it: --column outlet=source.NAME",
            "body and content could both be the text; keep one of them",
            "not one JSON object: invalid type: sequence, expected an object with one article at character 0",
            "not one JSON object: EOF while parsing a value at character 9",
            "longer than 64 MiB; write one article a line",
        ];
        assert_eq!(reasons, expected);
    }

    #[test]
    fn a_value_nobody_uses_may_be_of_any_kind() {
        let article = entries(r#"{"outlet": "BBC", "source": {"id": 1}, "text": "ok", "body": null}"#, 99).remove(0).article.unwrap();
        assert_eq!(article.outlet, "BBC");
    }

    #[test]
    fn a_column_goes_by_the_name_that_someone_gave_it() {
        let mut source = Source::new("bbc.jsonl");
        source.columns = Columns::of_pairs(["outlet=source.name", "text=fields.bodyText"]).unwrap();
        let line = r#"{"source": {"name": "BBC"}, "fields": {"bodyText": "Troops."}}"#;
        let article = json_lines(source.clone(), line.as_bytes()).unwrap().next().unwrap().unwrap().article.unwrap();
        assert_eq!((article.outlet.as_str(), article.text.as_str()), ("BBC", "Troops."));
        let error =
            json_lines(source, &br#"{"source": {"nam": "BBC"}, "fields": {"bodyText": "Troops."}}"#[..]).unwrap().find_map(Result::err);
        let expected = "bbc.jsonl: no column \"source.name\" for the outlet; ";
        assert!(error.unwrap().to_string().starts_with(expected));
    }

    #[test]
    fn a_file_that_holds_no_texts_is_an_error_that_lists_its_keys() {
        let expected = "bbc.jsonl: no column \"text\" (or content, or body) with the articles; found word, n; name the column with --column \
                        text=NAME, or take the file out";
        assert_eq!(error(r#"{"word": "coup", "n": 1}"#), expected);
        assert_eq!(error(&"{\"word\": \"coup\", \"n\": 1}\n".repeat(200)), expected);
    }

    #[test]
    fn a_first_line_without_a_text_does_not_stop_a_file_of_articles() {
        let read = entries("{\"id\": 1}\n{\"id\": 2, \"text\": \"ok\"}", 99);
        assert_eq!(read.iter().map(|e| e.line.status).collect::<Vec<_>>(), [Status::LeftOut, Status::Read]);
    }

    #[test]
    fn an_empty_file_has_its_line_in_the_ledger() {
        assert_eq!(entries("\n\n", 99)[0].line.reason.as_deref(), Some("no rows; remove the file or fill it in"));
    }

    proptest! {
        #[test]
        fn any_bytes_give_articles_or_reasons(bytes in proptest::collection::vec(any::<u8>(), 0..200), value in "\\PC{0,20}", title in "\\PC{0,9}") {
            let line = serde_json::json!({ "title": title, "text": value }).to_string();
            for bytes in [&bytes[..], line.as_bytes()] {
                for entry in JsonLines::new(Source::new("a.jsonl"), bytes, 150).unwrap() {
                    let Ok(entry) = entry else { continue };
                    prop_assert_eq!(entry.article.is_some(), entry.line.status == Status::Read);
                    prop_assert!(entry.article.is_some() || entry.line.reason.is_some());
                    if let Some((span, text)) = entry.article.and_then(|a| Some((a.headline?, a.text))) {
                        prop_assert!(text.get(span.start()..span.end()).is_some());
                    }
                }
            }
        }
    }
}
