//! Reads an office document (`.docx`) that is one article.
//!
//! A document is a ZIP archive of XML. Only two of its parts are read: the text, and the title among its properties. The day on which it was
//! written or changed is not the day of publication, so it is not used. What was deleted while changes were tracked is not read.

use std::io::{Cursor, Read};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;
use zip::result::ZipError;

use super::entry::Draft;
use super::flow::Flow;
use super::guard::guarded;
use super::headline::opening;
use super::{Entry, LONGEST, Source};

/// Where the text stands, and where the properties.
const TEXT: &str = "word/document.xml";
const PROPERTIES: &str = "docProps/core.xml";
/// What is in the text and is not read: changes that were undone, and copies for programs that lack a feature.
const DROPPED: [&str; 4] = ["w:del", "w:moveFrom", "mc:Fallback", "w:fldData"];

/// The article in the bytes of a `.docx` file, or the reason why there is none.
///
/// The first paragraph is the headline when its style says so, or when it is the document's title. What `articles.csv` says goes first.
/// Documents whose text is longer than [`LONGEST`] when it is unpacked are left out.
pub fn docx_file(source: &Source, bytes: &[u8]) -> Entry {
    let left_out = |reason: &str| Entry::left_out(source, None, reason);
    if bytes.len() > LONGEST {
        return left_out("longer than 64 MiB; save the text of the article as .txt");
    }
    let read = match guarded(|| read(bytes)) {
        Some(Ok(read)) => read,
        Some(Err(Trouble::TooLong)) => return left_out("its text is longer than 64 MiB; put each article into a file of its own"),
        Some(Err(Trouble::Broken)) | None => {
            return left_out("the document is damaged, or is none; open it and save it again as .docx or .txt");
        }
    };
    if read.text.is_empty() {
        return left_out("holds no text, perhaps only pictures of it; save the text of the article as .txt");
    }
    let given = source.metadata.title.as_deref();
    let headline = given.or(read.title.as_deref()).and_then(|title| opening(title, &read.text));
    let headline = headline.or_else(|| read.heading.as_deref().and_then(|heading| opening(heading, &read.text)));
    let is_missed = given.is_some_and(|title| opening(title, &read.text).is_none());
    let notes = if is_missed { vec!["the given title does not open the text, so it is not counted".into()] } else { Vec::new() };
    Draft { row: None, text: read.text, headline, metadata: source.metadata.clone(), encoding: "UTF-8", notes }.finish(source)
}

/// What a document gives.
struct Document {
    text: String,
    /// The first paragraph, when its style is that of a heading.
    heading: Option<String>,
    /// The title among the properties.
    title: Option<String>,
}

enum Trouble {
    TooLong,
    Broken,
}

fn read(bytes: &[u8]) -> Result<Document, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Trouble::Broken)?;
    let (text, heading) = paragraphs(&part(&mut archive, TEXT)?.ok_or(Trouble::Broken)?)?;
    let title = part(&mut archive, PROPERTIES).ok().flatten().and_then(|properties| title(&properties));
    Ok(Document { text, heading, title })
}

/// A part of the archive, unpacked; nothing when there is none of that name.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, Trouble> {
    let part = match archive.by_name(name) {
        Ok(part) => part,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(_) => return Err(Trouble::Broken),
    };
    let mut xml = Vec::new();
    // What the archive says of the length need not be true.
    part.take(LONGEST as u64 + 1).read_to_end(&mut xml).map_err(|_| Trouble::Broken)?;
    if xml.len() > LONGEST {
        return Err(Trouble::TooLong);
    }
    String::from_utf8(xml).map(Some).map_err(|_| Trouble::Broken)
}

/// The text, and its first paragraph when that is a heading.
fn paragraphs(xml: &str) -> Result<(String, Option<String>), Trouble> {
    let mut reader = Reader::from_str(xml);
    let (mut flow, mut heading, mut any) = (Flow::new(), None, false);
    // A text box is a paragraph within a paragraph.
    let mut open: Vec<Paragraph> = Vec::new();
    let (mut is_text, mut dropped) = (false, 0usize);
    loop {
        let event = reader.read_event().map_err(|_| Trouble::Broken)?;
        match &event {
            Event::Eof => return Ok((flow.finish(), heading)),
            Event::Start(tag) if dropped > 0 || DROPPED.contains(&tag.name().0) => dropped += 1,
            Event::End(_) if dropped > 0 => dropped -= 1,
            _ if dropped > 0 => {}
            Event::Start(tag) if tag.name().0 == "w:p" => open.push(Paragraph::default()),
            Event::End(tag) if tag.name().0 == "w:p" => {
                let Some(Paragraph { text, is_heading }) = open.pop() else { continue };
                if is_heading && !any && !text.trim().is_empty() {
                    heading = Some(text.clone());
                }
                any |= !text.trim().is_empty();
                flow.paragraph();
                flow.lines(&text);
            }
            Event::Start(tag) if tag.name().0 == "w:t" => is_text = true,
            Event::End(tag) if tag.name().0 == "w:t" => is_text = false,
            Event::Start(tag) | Event::Empty(tag) => {
                if let Some(paragraph) = open.last_mut() {
                    paragraph.mark(tag);
                }
            }
            Event::Text(text) if is_text => open.last_mut().into_iter().for_each(|p| p.text.push_str(&text.xml10_content())),
            Event::CData(text) if is_text => open.last_mut().into_iter().for_each(|p| p.text.push_str(&text.xml10_content())),
            Event::GeneralRef(name) if is_text => open.last_mut().into_iter().for_each(|p| p.text.extend(character(name))),
            _ => {}
        }
    }
}

/// A paragraph in the making.
#[derive(Default)]
struct Paragraph {
    text: String,
    is_heading: bool,
}

impl Paragraph {
    /// What a tag within the paragraph means for its text.
    fn mark(&mut self, tag: &BytesStart<'_>) {
        match tag.name().0 {
            "w:br" | "w:cr" => self.text.push('\n'),
            "w:tab" | "w:ptab" => self.text.push('\t'),
            "w:noBreakHyphen" => self.text.push('-'),
            "w:pStyle" => {
                let style = tag.try_get_attribute("w:val").ok().flatten().map(|value| value.value.to_lowercase());
                // Programs translate the names of styles.
                let headings = ["title", "titel", "titre", "heading1", "berschrift1", "titre1"];
                self.is_heading = style.is_some_and(|style| headings.contains(&style.as_str()));
            }
            _ => {}
        }
    }
}

/// The character that `&amp;` or `&#233;` stands for.
fn character(name: &BytesRef<'_>) -> Option<char> {
    match &*name.xml10_content() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => name.resolve_char_ref().ok().flatten(),
    }
}

/// The title among the properties.
fn title(xml: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    let (mut is_title, mut title) = (false, String::new());
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return Some(title).filter(|title| !title.trim().is_empty()),
            Event::Start(tag) => is_title = tag.name().0 == "dc:title",
            Event::End(_) => is_title = false,
            Event::Text(text) if is_title => title.push_str(&text.xml10_content()),
            Event::GeneralRef(name) if is_title => title.extend(character(&name)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Article, Status};
    use proptest::prelude::*;
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, xml) in parts {
            archive.start_file(*name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated)).unwrap();
            archive.write_all(xml.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn document(body: &str) -> String {
        format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>")
    }

    fn entry(body: &str) -> Entry {
        docx_file(&Source::new("bbc/a.docx"), &packed(&[(TEXT, &document(body))]))
    }

    fn article(body: &str) -> Article {
        entry(body).article.unwrap()
    }

    #[test]
    fn paragraphs_are_read_as_they_stand_after_all_changes() {
        let body = "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>A coup</w:t></w:r></w:p><w:p/>\
                    <w:p><w:r><w:t xml:space=\"preserve\">Q&amp;A: </w:t><w:t>&#8220;rebels&#8221;</w:t><w:tab/><w:t>moved.</w:t><w:br/>\
                    <w:t>Fast.</w:t></w:r><w:del><w:r><w:delText>No.</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>No.</w:t></w:r></w:moveFrom></w:p>";
        let read = article(body);
        assert_eq!(read.text, "A coup\n\nQ&A: “rebels” moved.\nFast.");
        assert_eq!(read.headline.unwrap().of(&read.text), "A coup");
        assert_eq!((read.outlet.as_str(), read.published), ("bbc", None));
    }

    #[test]
    fn a_title_counts_only_where_it_opens_the_text() {
        let body = document("<w:p><w:r><w:t>A coup</w:t></w:r></w:p><w:p><w:r><w:t>Troops.</w:t></w:r></w:p>");
        let read = |title: &str| {
            let properties = format!("<cp:coreProperties><dc:title>{title}</dc:title></cp:coreProperties>");
            docx_file(&Source::new("a.docx"), &packed(&[(TEXT, &body), (PROPERTIES, &properties)])).article.unwrap().headline
        };
        assert!(read("A coup").is_some());
        assert!(read("Microsoft Word - Document1").is_none());
    }

    #[test]
    fn documents_that_cannot_be_read_say_why() {
        let reason = |bytes: &[u8]| docx_file(&Source::new("a.docx"), bytes).line.reason.unwrap();
        assert!(reason(b"PK\x03\x04").starts_with("the document is damaged"));
        assert!(reason(&packed(&[("a.txt", "text")])).starts_with("the document is damaged"));
        assert!(entry("<w:p><w:drawing/></w:p>").line.reason.unwrap().starts_with("holds no text"));
        let bomb = packed(&[(TEXT, &document(&format!("<w:p><w:t>{}</w:t></w:p>", "a".repeat(LONGEST))))]);
        assert!(bomb.len() < LONGEST / 100);
        assert!(reason(&bomb).starts_with("its text is longer than 64 MiB"));
    }

    proptest! {
        #[test]
        fn any_bytes_give_an_article_or_a_reason(bytes in proptest::collection::vec(any::<u8>(), 0..200), xml in "(</?w:(p|t|del|br|pStyle)/?>|&[a-z#0-9]{0,4};|[<>&a \"=]){0,40}", at in 0usize..200) {
            let mut broken = packed(&[(TEXT, &document(&xml))]);
            let end = broken.len() - 1;
            broken[at.min(end)] ^= 0x55;
            for bytes in [bytes, packed(&[(TEXT, &xml)]), broken] {
                let entry = docx_file(&Source::new("a.docx"), &bytes);
                prop_assert_eq!(entry.article.is_some(), entry.line.status == Status::Read);
                prop_assert!(entry.article.is_some() || entry.line.reason.is_some());
            }
        }
    }
}
