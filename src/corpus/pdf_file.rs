//! Reads a PDF that is one article and has its text in it.
//!
//! What a PDF loses on the way from an article (line breaks, hyphens, the order of columns) cannot be told from it, so every article from a
//! PDF has a note in the ledger. A web page or a document of the same article is the better source.

use std::collections::HashMap;

use lopdf::content::Content;
use lopdf::{Document, LoadOptions};

use super::entry::Draft;
use super::guard::guarded;
use super::headline::opening;
use super::pdf_layout::{Font, Layout};
use super::{Entry, LONGEST, Source};

/// A page's drawing takes many times its length in memory.
const LONGEST_PAGE: usize = 8 << 20;
/// More pages are a book.
const MOST_PAGES: usize = 1_000;

/// The article in the bytes of a `.pdf` file, or the reason why there is none.
///
/// Pictures of text are not read. What is unpacked is bounded: by [`LONGEST`] for the file, and by 8 MiB for a page.
pub fn pdf_file(source: &Source, bytes: &[u8]) -> Entry {
    let left_out = |reason: &str| Entry::left_out(source, None, reason);
    if bytes.len() > LONGEST {
        return left_out("longer than 64 MiB; save the text of the article as .txt");
    }
    let read = match guarded(|| read(bytes)) {
        Some(Ok(read)) => read,
        Some(Err(reason)) => return left_out(reason),
        None => return left_out(DAMAGED),
    };
    let given = source.metadata.title.as_deref();
    let headline = given.and_then(|title| opening(title, &read));
    let mut notes = vec!["read from a PDF: line breaks, columns and hyphens may have been lost".to_owned()];
    if given.is_some() && headline.is_none() {
        notes.push("the given title does not open the text, so it is not counted".into());
    }
    Draft { row: None, text: read, headline, metadata: source.metadata.clone(), encoding: "UTF-8", notes }.finish(source)
}

const DAMAGED: &str = "the PDF is damaged, or of a kind that is not read; save the text of the article as .txt";
const LOCKED: &str = "the PDF is locked; save it without a password, or the text of the article as .txt";
const NO_TEXT: &str =
    "the PDF holds no text, perhaps pictures of its pages; run text recognition (OCR) over it, or write the article out as .txt";
const UNKNOWN: &str = "the PDF does not say which letters it shows; run text recognition (OCR) over it, or save the article as .txt";
const TOO_LONG: &str = "the PDF is longer than an article can be; save the article alone";

fn read(bytes: &[u8]) -> Result<String, &'static str> {
    let document =
        Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(LONGEST)).map_err(|error| match error {
            lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword => LOCKED,
            _ => DAMAGED,
        })?;
    let pages = document.get_pages();
    if pages.len() > MOST_PAGES {
        return Err(TOO_LONG);
    }
    let mut layout = Layout::default();
    for page in pages.into_values() {
        let mut fonts = HashMap::new();
        for (name, font) in document.get_page_fonts(page).unwrap_or_default() {
            // Letters of a font that cannot be read are counted as unknown.
            if let Ok(encoding) = font.get_font_encoding_with_limit(&document, LONGEST_PAGE) {
                fonts.insert(name, Font::new(&document, font, encoding));
            }
        }
        let drawing = document.get_page_content_with_limit(page, LONGEST_PAGE).map_err(|_| TOO_LONG)?;
        let content = Content::decode(&drawing).map_err(|_| DAMAGED)?;
        layout.page(&content.operations, &fonts);
        if layout.text.len() > LONGEST {
            return Err(TOO_LONG);
        }
    }
    let text = layout.text.trim();
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    match (letters, document.is_encrypted()) {
        (0, true) => Err(LOCKED),
        (0, false) if layout.unknown == 0 => Err(NO_TEXT),
        _ if layout.unknown * 4 >= letters => Err(UNKNOWN),
        _ => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Status;
    use proptest::prelude::*;

    /// A PDF with one page that draws this.
    fn pdf(drawing: &str) -> Vec<u8> {
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
            format!("<< /Length {} >>\nstream\n{drawing}\nendstream", drawing.len()),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        ];
        let (mut file, mut places) = (String::from("%PDF-1.4\n"), Vec::new());
        for (at, object) in objects.iter().enumerate() {
            places.push(file.len());
            file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
        }
        let start = file.len();
        file.push_str("xref\n0 6\n0000000000 65535 f \n");
        places.iter().for_each(|place| file.push_str(&format!("{place:010} 00000 n \n")));
        file.push_str(&format!("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        file.into_bytes()
    }

    fn entry(drawing: &str) -> Entry {
        pdf_file(&Source::new("bbc/a.pdf"), &pdf(drawing))
    }

    fn text(drawing: &str) -> String {
        entry(drawing).article.unwrap().text
    }

    #[test]
    fn lines_paragraphs_and_words_are_told_by_where_letters_stand() {
        let drawing = "BT /F1 18 Tf 72 760 Td (A coup) Tj ET\nBT /F1 12 Tf 14 TL 72 700 Td (Troops moved) Tj T* (into the ) Tj (capital.) Tj \
                       0 -40 Td [(The) -400 (rebels) -20 (, too.)] TJ ET";
        assert_eq!(text(drawing), "A coup\n\nTroops moved\ninto the capital.\n\nThe rebels, too.");
        assert_eq!(text("BT /F1 12 Tf 1 0 0 1 72 700 Tm (One) Tj 1 0 0 1 72 686 Tm (Two) Tj ET"), "One\nTwo");
        assert_eq!(text("q 0.1 0 0 0.1 0 0 cm BT /F1 120 Tf 720 7000 Td (One) Tj 0 -140 Td (Two) Tj ET Q"), "One\nTwo");
    }

    #[test]
    fn an_article_from_a_pdf_has_a_note() {
        let line = entry("BT /F1 12 Tf 72 700 Td (Troops moved.) Tj ET").line;
        assert_eq!(line.status, Status::Read);
        assert_eq!(line.reason.as_deref(), Some("read from a PDF: line breaks, columns and hyphens may have been lost"));
    }

    #[test]
    fn a_pdf_that_cannot_be_read_says_what_to_do() {
        let reason = |bytes: &[u8]| pdf_file(&Source::new("a.pdf"), bytes).line.reason.unwrap();
        assert_eq!(reason(&pdf("0 0 100 100 re f")), NO_TEXT);
        assert_eq!(reason(b"%PDF-1.4 nothing"), DAMAGED);
        assert_eq!(reason(&pdf("BT /F9 12 Tf 72 700 Td (Troops moved.) Tj ET")), UNKNOWN);
    }

    proptest! {
        #[test]
        fn any_bytes_give_an_article_or_a_reason(
            drawing in "(BT |ET |/F1 12 Tf |[0-9]{1,3} [0-9]{1,3} Td |\\(a\\) Tj |T\\* |q |Q |cm |Tm |\\[ |\\] TJ |[(<>/\\]]){0,20}",
            at in 0usize..900, with in 1u8..255,
        ) {
            let mut damaged = pdf(&drawing);
            let at = at % damaged.len();
            damaged[at] ^= with;
            for bytes in [pdf(&drawing), damaged] {
                let entry = pdf_file(&Source::new("a.pdf"), &bytes);
                prop_assert_eq!(entry.article.is_some(), entry.line.status == Status::Read);
                prop_assert!(entry.article.is_some() || entry.line.reason.is_some());
            }
        }
    }
}
