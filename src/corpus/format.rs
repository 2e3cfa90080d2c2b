//! Tells which reader a file needs, by its name's ending and by its first bytes.
//!
//! The first bytes overrule the ending where they are certain: a web page saved as `.txt` would otherwise be counted with its markup.
//! A new format is a variant here and a file of its own.

use super::decode::{Decoder, looks_binary};

/// A kind of file that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// One article: [`text_file`](super::text_file).
    Text,
    /// A table with a header: [`csv_rows`](super::csv_rows).
    Delimited,
    /// One JSON object a line: [`json_lines`](super::json_lines).
    JsonLines,
}

/// How a file came to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// Someone named it, so that an unknown ending is no obstacle.
    Named,
    /// It lay in a folder.
    Found,
}

/// First bytes that are certain, and what they are.
const MARKS: [(&[u8], &str); 10] = [
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"PAR1", "a Parquet table"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"\x28\xB5\x2F\xFD", "a zstd archive"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
];

impl Format {
    /// The format of a file called `name` that begins with `head`; else why it is not read, and what to do.
    pub fn of(name: &str, head: &[u8], chosen: Chosen) -> Result<Format, String> {
        let kind = MARKS.iter().find(|(mark, _)| head.starts_with(mark)).map(|(_, kind)| *kind);
        if let Some(kind) = kind.or(is_html(head).then_some("a web page")) {
            return Err(format!("{kind}, which is not read; save the text of its articles as .txt"));
        }
        let ending = name.rsplit('/').next().and_then(|n| n.rsplit_once('.')).map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            Some("txt" | "text" | "md" | "markdown") => Ok(Format::Text),
            Some("csv" | "tsv" | "tab") => table(head, Format::Delimited),
            Some("jsonl" | "ndjson") => table(head, Format::JsonLines),
            Some("json") => json(head),
            None => by_content(head),
            Some(_) if chosen == Chosen::Named => by_content(head),
            Some(ending) => Err(format!("files that end in .{ending} are not read; rename it to .txt if it is an article")),
        }
    }
}

fn table(head: &[u8], format: Format) -> Result<Format, String> {
    if head.trim_ascii().is_empty() { Err("empty file; remove it or fill it in".into()) } else { Ok(format) }
}

fn json(head: &[u8]) -> Result<Format, String> {
    let first_line = head.trim_ascii_start().split(|b| *b == b'\n').next().unwrap_or_default();
    let is_cut = first_line.len() == head.len();
    match first_line.first() {
        Some(b'{') if is_cut || first_line.trim_ascii_end().ends_with(b"}") => Ok(Format::JsonLines),
        _ => Err("JSON is read as one object a line; write it so, as .jsonl (jq -c '.[]' does it for a list)".into()),
    }
}

fn by_content(head: &[u8]) -> Result<Format, String> {
    if looks_binary(&Decoder::new().file(head).text) {
        return Err("holds no plain text; save the article as .txt".into());
    }
    match head.trim_ascii_start().first() {
        Some(b'{') => json(head),
        _ => Ok(Format::Text),
    }
}

fn is_html(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    ["<!doctype html", "<html"].iter().any(|tag| head.get(..tag.len()).is_some_and(|h| h.eq_ignore_ascii_case(tag.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, head: &str) -> Result<Format, String> {
        Format::of(name, head.as_bytes(), Chosen::Found)
    }

    #[test]
    fn the_ending_tells_the_format() {
        assert_eq!(found("a/b.TXT", "a,b"), Ok(Format::Text));
        assert_eq!(found("b.tsv", "a\tb"), Ok(Format::Delimited));
        assert_eq!(found("b.ndjson", "{}"), Ok(Format::JsonLines));
        assert_eq!(found("b.json", "{\"a\": 1}\n{\"a\": 2}\n"), Ok(Format::JsonLines));
        assert_eq!(found("article", "Iran aims"), Ok(Format::Text));
    }

    #[test]
    fn first_bytes_that_are_certain_overrule_the_ending() {
        assert_eq!(found("a.txt", "%PDF-1.7").unwrap_err(), "a PDF, which is not read; save the text of its articles as .txt");
        assert!(found("a.txt", "\u{FEFF}\n<!DOCTYPE HTML>").unwrap_err().starts_with("a web page"));
    }

    #[test]
    fn an_unknown_ending_is_read_only_when_someone_named_the_file() {
        let why = "files that end in .story are not read; rename it to .txt if it is an article";
        assert_eq!(found("a.story", "Iran aims").unwrap_err(), why);
        assert_eq!(Format::of("a.story", b"Iran aims", Chosen::Named), Ok(Format::Text));
        assert!(Format::of("a.story", b"\0\0", Chosen::Named).is_err());
    }

    #[test]
    fn json_that_is_not_one_object_a_line_says_what_to_do() {
        for text in ["[{\"a\": 1}]", "{\n  \"a\": 1\n}"] {
            assert!(found("a.json", text).unwrap_err().contains("jq -c '.[]'"), "{text}");
        }
    }

    #[test]
    fn an_empty_table_is_left_out_before_its_header_is_missed() {
        assert_eq!(found("a.csv", " \n").unwrap_err(), "empty file; remove it or fill it in");
    }
}
