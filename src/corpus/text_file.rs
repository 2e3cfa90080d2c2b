//! Reads a text file that is one article.
//!
//! Line ends and white space stay as they are: spans are bytes of the decoded file, from the end of the front matter on.

use super::decode::{Decoder, looks_binary};
use super::entry::Draft;
use super::front_matter::front_matter;
use super::headline::opening;
use super::{Entry, LONGEST, Source};

/// The article in the bytes of a `.txt` file, or the reason why there is none.
///
/// What `articles.csv` says goes before what the head of the file says. Bytes that are no text are left out, as are an empty file and one
/// longer than [`LONGEST`].
pub fn text_file(source: &Source, bytes: &[u8]) -> Entry {
    if bytes.len() > LONGEST {
        return Entry::left_out(source, None, "longer than 64 MiB; put each article into a file of its own");
    }
    let decoded = Decoder::new().file(bytes);
    if looks_binary(&decoded.text) {
        return Entry::left_out(source, None, "holds no plain text; save the article as UTF-8 text");
    }
    let mut notes: Vec<String> = decoded.note().into_iter().collect();
    let encoding = decoded.encoding.name();
    let mut text = decoded.text.into_owned();
    let head = front_matter(&text);
    text.drain(..head.length);
    if text.trim().is_empty() {
        return Entry::left_out(source, None, "empty file; remove it or fill it in");
    }
    notes.extend(head.notes);
    let metadata = source.metadata.clone().or(&head.metadata);
    let headline = metadata.title.as_deref().and_then(|title| opening(title, &text));
    if metadata.title.is_some() && headline.is_none() {
        notes.push("the given title does not open the text, so it is not counted".into());
    }
    Draft { row: None, text, headline, metadata, encoding, notes }.finish(source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Article, Column, DateFrom, Status};
    use jiff::civil::date;
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> Article {
        text_file(&Source::new("bbc/a.txt"), bytes).article.unwrap()
    }

    fn reason(bytes: &[u8]) -> String {
        let line = text_file(&Source::new("a.txt"), bytes).line;
        assert_eq!(line.status, Status::LeftOut);
        line.reason.unwrap()
    }

    #[test]
    fn a_file_without_metadata_stands_for_itself() {
        let article = read(b"\xEF\xBB\xBFA coup\r\n\r\nTroops.");
        assert_eq!(article.text, "A coup\r\n\r\nTroops.");
        assert_eq!((article.id.as_str(), article.outlet.as_str()), ("bbc/a.txt", "bbc"));
        assert_eq!((article.headline, article.published, article.date_from), (None, None, None));
    }

    #[test]
    fn the_head_of_a_file_is_metadata_and_no_text() {
        let article = read(b"---\noutlet: A\ntitle: A coup\ndate: 2024-12-08\n---\nA coup\n\nTroops.");
        assert_eq!(article.text, "A coup\n\nTroops.");
        assert_eq!(article.headline.unwrap().of(&article.text), "A coup");
        assert_eq!((article.published, article.date_from), (Some(date(2024, 12, 8)), Some(DateFrom::Given)));
    }

    #[test]
    fn what_the_list_says_goes_before_what_the_file_says() {
        let mut source = Source::new("a.txt");
        source.metadata.set(Column::Outlet, "Listed").unwrap();
        let article = text_file(&source, b"---\noutlet: Own\nstory: s\n---\nText.").article.unwrap();
        assert_eq!((article.outlet.as_str(), article.story.as_deref()), ("Listed", Some("s")));
    }

    #[test]
    fn a_title_that_is_not_in_the_text_is_noted() {
        let line = text_file(&Source::new("a.txt"), b"---\ntitle: Another\n---\nA coup\n").line;
        assert_eq!(line.reason.as_deref(), Some("the given title does not open the text, so it is not counted"));
    }

    #[test]
    fn what_is_no_text_is_left_out_with_what_to_do() {
        assert_eq!(reason(b""), "empty file; remove it or fill it in");
        assert_eq!(reason(b"---\noutlet: A\n---\n \n"), "empty file; remove it or fill it in");
        assert_eq!(reason(b"GIF\0\x01\x02"), "holds no plain text; save the article as UTF-8 text");
        assert!(reason(&vec![b'a'; LONGEST + 1]).starts_with("longer than 64 MiB"));
    }

    #[test]
    fn the_encoding_stands_in_the_ledger() {
        let line = text_file(&Source::new("a.txt"), b"caf\xe9 society").line;
        assert_eq!((line.encoding.as_deref(), line.article.as_deref()), (Some("windows-1252"), Some("a.txt")));
    }

    proptest! {
        #[test]
        fn any_bytes_give_an_article_or_a_reason(bytes in proptest::collection::vec(any::<u8>(), 0..200), body in "\\PC{0,20}") {
            let head = format!("---\ntitle: {body}\n---\n{body}\n");
            for bytes in [&bytes[..], head.as_bytes()] {
                let entry = text_file(&Source::new("a.txt"), bytes);
                prop_assert_eq!(entry.article.is_some(), entry.line.status == Status::Read);
                prop_assert!(entry.article.is_some() || entry.line.reason.is_some());
                if let Some((span, text)) = entry.article.and_then(|a| Some((a.headline?, a.text))) {
                    prop_assert!(text.get(span.start()..span.end()).is_some());
                }
            }
        }
    }
}
