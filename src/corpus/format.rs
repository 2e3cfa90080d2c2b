//! Tells which reader a file needs, by its name's ending and by its first bytes.
//!
//! The first bytes overrule the ending where they are certain: a web page saved as `.txt` would otherwise be counted with its markup.
//! A new format is a variant here and a file of its own.

use super::decode::{Decoder, looks_binary};
use super::delimited::{Records, delimiter};
use super::{Column, Columns, Packing};

/// A kind of file that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// One article: [`text_file`](super::text_file).
    Text,
    /// One article in Markdown: [`markdown_file`](super::markdown_file).
    Markdown,
    /// One article on a web page: [`html_page`](super::html_page).
    Html,
    /// One article in an office document: [`docx_file`](super::docx_file).
    Docx,
    /// One article in a PDF: [`pdf_file`](super::pdf_file).
    Pdf,
    /// A table with a header: [`csv_rows`](super::csv_rows).
    Delimited,
    /// One JSON object a line: [`json_lines`](super::json_lines).
    JsonLines,
    /// A list of JSON objects, or one of them: [`json_list`](super::json_list).
    Json,
    /// A Parquet table: [`parquet_rows`](super::parquet_rows).
    Parquet,
}

/// How a file came to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// Someone named it, so that an unknown ending is no obstacle.
    Named,
    /// It lay in a folder.
    Found,
}

/// First bytes that are certain, what they are, and what to do.
const MARKS: [(&[u8], &str); 5] = [
    (b"\xD0\xCF\x11\xE0", "an old office document, or one with a password; save it as .docx without a password"),
    (b"{\\rtf", "an RTF document, which is not read; save it as .docx or .txt"),
    (b"\x89PNG", PICTURE),
    (b"\xFF\xD8\xFF", PICTURE),
    (b"GIF8", PICTURE),
];
const PICTURE: &str = "a picture, which is not read; save the text of the article as .txt";

const DOCUMENT: &str = "a document of a kind that is not read; save it as .docx or .txt";
const SPREADSHEET: &str = "a spreadsheet, which is not read; save it as .csv";
const BOOK: &str = "an e-book, which is not read; save the text of its articles as .txt";
const ARCHIVE: &str = "an archive that is not read; unpack it into a folder";
/// Endings of files that are not read, what they are, and what to do.
const UNREAD: [(&[&str], &str); 11] = [
    (&["doc", "dot", "rtf", "odt", "pages", "wpd"], DOCUMENT),
    (&["docx", "docm"], "no office document, whatever its name says; save it again as .docx or .txt"),
    (&["pdf"], "no PDF, whatever its name says; save the text of the article as .txt"),
    (&["parquet"], "no Parquet table, whatever its name says; write it again"),
    (&["xls", "xlsx", "ods", "numbers"], SPREADSHEET),
    (&["epub", "mobi", "azw3"], BOOK),
    (&["jpg", "jpeg", "png", "gif", "webp", "tif", "tiff", "bmp", "svg", "heic"], PICTURE),
    (
        &["mp3", "m4a", "wav", "ogg", "mp4", "mov", "mkv", "webm", "avi"],
        "sound or film, which is not read; save what is said in it as .txt",
    ),
    (&["zip", "tar", "tgz", "7z", "rar", "bz2", "xz"], ARCHIVE),
    (&["mht", "mhtml", "warc", "webarchive", "maff"], "a web archive of a kind that is not read; save its pages as .html"),
    (&["eml", "msg", "mbox"], "mail, which is not read; save the text of the article as .txt"),
];

impl Format {
    /// The format of a file called `name` that begins with `head`, both without a [`Packing`]; else why it is not read, and what to do.
    /// `columns` helps to tell a table from a text where the name does not.
    pub fn of(name: &str, head: &[u8], chosen: Chosen, columns: &Columns) -> Result<Format, String> {
        let ending = name.rsplit('/').next().and_then(|n| n.rsplit_once('.')).map(|(_, ending)| ending.to_ascii_lowercase());
        if let Some((_, what)) = MARKS.iter().find(|(mark, _)| head.starts_with(mark)) {
            return Err((*what).to_owned());
        }
        if head.starts_with(b"%PDF-") {
            return Ok(Format::Pdf);
        }
        if head.starts_with(b"PAR1") {
            return Ok(Format::Parquet);
        }
        if head.starts_with(b"PK\x03\x04") {
            return zipped(head, ending.as_deref());
        }
        if head.get(257..262) == Some(b"ustar") {
            return Err("an archive of several files; unpack it into a folder".into());
        }
        if Packing::of(head).is_some() {
            return Err("packed more than once; unpack it".into());
        }
        if is_html(head) {
            return Ok(Format::Html);
        }
        if let Some((_, what)) = UNREAD.iter().find(|(endings, _)| ending.as_deref().is_some_and(|e| endings.contains(&e))) {
            return Err((*what).to_owned());
        }
        match ending.as_deref() {
            Some("txt" | "text") => Ok(Format::Text),
            Some("md" | "markdown") => Ok(Format::Markdown),
            Some("html" | "htm" | "xhtml") => table(head, Format::Html),
            Some("csv" | "tsv" | "tab") => table(head, Format::Delimited),
            Some("jsonl" | "ndjson" | "json") if head.trim_ascii().is_empty() => table(head, Format::Json),
            Some("jsonl" | "ndjson") => Ok(if begins_on_one_line(head) { Format::JsonLines } else { Format::Json }),
            Some("json") => json(head).ok_or_else(|| "JSON without a list or an object, so no article is in it; remove it".into()),
            None => by_content(head, columns),
            Some(_) if chosen == Chosen::Named => by_content(head, columns),
            Some(ending) => Err(format!("files that end in .{ending} are not read; rename it to .txt if it is an article")),
        }
    }
}

/// Tells what is in a ZIP archive by the names of its first parts, which stand in it as they are.
fn zipped(head: &[u8], ending: Option<&str>) -> Result<Format, String> {
    let has = |name: &str| memchr::memmem::find(head, name.as_bytes()).is_some();
    let what = match ending {
        Some("docx" | "docm") => return Ok(Format::Docx),
        _ if has("word/document.xml") => return Ok(Format::Docx),
        _ if has("application/epub") => BOOK,
        _ if has("opendocument.text") => DOCUMENT,
        _ if has("xl/workbook") || has("opendocument.spreadsheet") => SPREADSHEET,
        _ => ARCHIVE,
    };
    Err(what.to_owned())
}

fn table(head: &[u8], format: Format) -> Result<Format, String> {
    if head.trim_ascii().is_empty() { Err("empty file; remove it or fill it in".into()) } else { Ok(format) }
}

/// True when the first line names several columns, one of them that of the text.
fn is_table(head: &[u8], columns: &Columns) -> bool {
    let head = Decoder::new().file(head).text.into_owned();
    let mut records = Records::new(head.as_bytes(), delimiter(head.as_bytes()), head.len());
    let Ok(Some(_)) = records.advance() else { return false };
    let names: Vec<_> = records.fields().map(String::from_utf8_lossy).collect();
    names.len() > 1 && columns.assign(&names).is_ok_and(|columns| columns.contains(&Some(Column::Text)))
}

/// How JSON is to be read; nothing when it is neither list nor object.
fn json(head: &[u8]) -> Option<Format> {
    match unmarked(head).first() {
        Some(b'{') if is_lines(head) => Some(Format::JsonLines),
        Some(b'{' | b'[') => Some(Format::Json),
        // The marks of UTF-16 are not looked behind.
        _ if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") => Some(Format::Json),
        _ => None,
    }
}

/// True when the first line is a whole object and another object follows, so that a broken line costs only itself.
fn is_lines(head: &[u8]) -> bool {
    let mut lines = unmarked(head).split(|b| *b == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let is_whole = |line: &[u8]| line.starts_with(b"{") && line.ends_with(b"}");
    lines.next().is_some_and(is_whole) && lines.next().is_some_and(|second| second.starts_with(b"{"))
}

/// False when the first line opens a list or an object and does not close it, so that no line is a record.
fn begins_on_one_line(head: &[u8]) -> bool {
    let text = unmarked(head);
    let first = text.split(|b| *b == b'\n').next().unwrap_or_default();
    let is_cut = first.len() == text.len();
    !text.starts_with(b"[") && (is_cut || !text.starts_with(b"{") || first.trim_ascii_end().ends_with(b"}"))
}

/// The first bytes without byte order mark and white space.
fn unmarked(head: &[u8]) -> &[u8] {
    head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start()
}

fn by_content(head: &[u8], columns: &Columns) -> Result<Format, String> {
    if looks_binary(&Decoder::new().file(head).text) {
        return Err("holds no plain text; save the article as .txt".into());
    }
    if is_table(head, columns) {
        return Ok(Format::Delimited);
    }
    let text = unmarked(head);
    // An article may begin with a bracket, but hardly with two.
    let is_json = text.starts_with(b"{") || text.strip_prefix(b"[").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"{"));
    Ok(json(head).filter(|_| is_json).unwrap_or(Format::Text))
}

fn is_html(head: &[u8]) -> bool {
    let mut head = unmarked(head);
    // Programs that save pages write a comment first.
    for (start, end) in [("<?xml", "?>"), ("<!--", "-->")] {
        if head.starts_with(start.as_bytes()) {
            let comment = memchr::memmem::find(head, end.as_bytes()).map_or(head.len(), |at| at + end.len());
            head = head[comment..].trim_ascii_start();
        }
    }
    ["<!doctype html", "<html"].iter().any(|tag| head.get(..tag.len()).is_some_and(|h| h.eq_ignore_ascii_case(tag.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, head: &str) -> Result<Format, String> {
        Format::of(name, head.as_bytes(), Chosen::Found, &Columns::default())
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
        assert_eq!(found("a.txt", "%PDF-1.7"), Ok(Format::Pdf));
        assert_eq!(found("a.txt", "\u{FEFF}\n<!DOCTYPE HTML>"), Ok(Format::Html));
        assert_eq!(found("a.doc", "PK\u{3}\u{4}...word/document.xml"), Ok(Format::Docx));
        assert!(found("a.docx", "PK\u{3}\u{4}").is_ok() && found("a.zip", "PK\u{3}\u{4}").unwrap_err().starts_with("an archive"));
        assert_eq!(found("a.story", "<!-- saved -->\n<html>"), Ok(Format::Html));
    }

    #[test]
    fn an_unknown_ending_is_read_only_when_someone_named_the_file() {
        let why = "files that end in .story are not read; rename it to .txt if it is an article";
        assert_eq!(found("a.story", "Iran aims").unwrap_err(), why);
        assert_eq!(Format::of("a.story", b"Iran aims", Chosen::Named, &Columns::default()), Ok(Format::Text));
        assert!(Format::of("a.story", b"\0\0", Chosen::Named, &Columns::default()).is_err());
    }

    #[test]
    fn a_table_without_an_ending_is_told_by_its_header() {
        assert_eq!(found("articles", "outlet;text\nA;Troops."), Ok(Format::Delimited));
        assert_eq!(found("articles", "Troops, they say, moved."), Ok(Format::Text));
        let columns = Columns::of_pairs(["text=words"]).unwrap();
        assert_eq!(Format::of("articles", b"id,words\n", Chosen::Named, &columns), Ok(Format::Delimited));
    }

    #[test]
    fn files_that_are_not_read_say_what_they_are_and_what_to_do() {
        assert_eq!(found("a.RTF", "text").unwrap_err(), "a document of a kind that is not read; save it as .docx or .txt");
        assert_eq!(found("a.jpeg", "x").unwrap_err(), PICTURE);
        assert!(found("a.docx", "text").unwrap_err().starts_with("no office document"));
    }

    #[test]
    fn json_is_read_by_lines_only_where_every_line_is_an_object() {
        for text in ["[{\"a\": 1}]", "{\n  \"a\": 1\n}", "{\"a\": [{}]}"] {
            assert_eq!(found("a.json", text), Ok(Format::Json), "{text}");
        }
        assert_eq!(found("a.jsonl", "[\n{\"a\": 1}]"), Ok(Format::Json));
        assert_eq!(found("a.jsonl", "{\n\"a\": 1}"), Ok(Format::Json));
        assert_eq!(found("a.jsonl", "{\"a\": 1}"), Ok(Format::JsonLines));
        assert_eq!(found("a.jsonl", "oops\n{\"a\": 1}"), Ok(Format::JsonLines));
        assert!(found("a.json", "7").is_err());
        assert_eq!(found("article", "[Reuters] Troops"), Ok(Format::Text));
    }

    #[test]
    fn an_empty_table_is_left_out_before_its_header_is_missed() {
        assert_eq!(found("a.csv", " \n").unwrap_err(), "empty file; remove it or fill it in");
    }
}
