//! Writes a sheet as an office document (`.docx`) that people edit: real headings, lists and tables, page numbers, no macros, no links to load.
//!
//! A document is a ZIP archive of XML parts. Few are needed, and they are written out here: Word, LibreOffice and Google Docs read them alike. Nothing in
//! them tells when or by whom, so that the same sheet gives the same bytes and its properties name no outlet.

mod body;
mod parts;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::lesson::sheet::Sheet;
use crate::lesson::{Error, PaperSize};

/// The sheet as the bytes of a `.docx` file.
///
/// # Errors
/// When it cannot be packed, which is a bug.
pub(super) fn write(sheet: &Sheet, paper: PaperSize) -> Result<Vec<u8>, Error> {
    let body = body::Body::of(sheet, paper);
    let files: [(&str, String); 9] = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_string()),
        ("_rels/.rels", parts::RELATIONS.to_string()),
        ("docProps/core.xml", parts::core(sheet)),
        ("word/document.xml", body.document()),
        ("word/_rels/document.xml.rels", parts::document_relations(&body.links)),
        ("word/styles.xml", parts::styles(sheet)),
        ("word/numbering.xml", parts::numbering(body.lists())),
        ("word/footer1.xml", parts::footer(sheet)),
        ("word/settings.xml", parts::SETTINGS.to_string()),
    ];
    let refused = |problem: String| Error::Docx { sheet: sheet.id, problem };
    // No clock: every part is of the first day that ZIP knows.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in &files {
        archive.start_file(*name, options).map_err(|error| refused(error.to_string()))?;
        archive.write_all(xml.as_bytes()).map_err(|error| refused(error.to_string()))?;
    }
    Ok(archive.finish().map_err(|error| refused(error.to_string()))?.into_inner())
}

/// Text as it may stand in XML. What XML forbids is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{self, Source};
    use crate::lesson::sheet::{Audience, Block, LineRow, Run};

    #[test]
    fn a_document_is_read_back_by_the_reader_of_articles_and_is_the_same_twice() {
        let line =
            LineRow { number: "1".into(), opens: true, runs: vec![Run::plain("Rebels <b> & "), Run::marked("mob")], margin: "1●".into() };
        let lines = Block::Lines { label: "Text A".into(), margin: "Notes".into(), rows: vec![line], language: "en".into() };
        let table = Block::table("T", vec!["No.".into()], vec![vec!["one\u{0}\u{8}".into()]], &[100]);
        let items = Block::items(true, vec!["a point".into()]);
        let blocks = vec![Block::heading(1, "A \"heading\""), lines, items, Block::Space { lines: 2 }, Block::PageBreak, table];
        let sheet =
            Sheet { id: "key", audience: Audience::Teacher, title: "T & T".into(), foot: "F".into(), language: "en".into(), blocks };
        let made = sheet.docx(PaperSize::A4).unwrap();
        assert_eq!(made, sheet.docx(PaperSize::A4).unwrap());
        let entry = corpus::docx_file(&Source::new("key.docx"), &made);
        let text = entry.article.expect("it is a document").text;
        for words in ["A \"heading\"", "Rebels <b> & mob", "a point", "one"] {
            assert!(text.contains(words), "{words} in {text}");
        }
    }
}
