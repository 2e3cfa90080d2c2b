//! Reads the article on a web page, as a browser or a crawler saved it.
//!
//! `dom_smoothie` finds the article among menus and links to other articles; it is a port of what browsers use for their reading view. The
//! article's text is made from what it finds, so offsets are those of that text and not of the page.

use dom_query::Document;
use dom_smoothie::{Config, Readability};
use encoding_rs::Encoding;

use super::decode::{Decoder, looks_binary};
use super::entry::Draft;
use super::flow::Flow;
use super::guard::guarded;
use super::headline::joined;
use super::nesting::{DEEPEST, trouble};
use super::page_metadata::page_metadata;
use super::page_text;
use super::{Entry, LONGEST, Metadata, Source};

/// Fewer words than this are noted: the rest of the article may be missing from the page.
const FEW_WORDS: usize = 40;

/// The article in the bytes of a web page, or the reason why there is none.
///
/// What `articles.csv` says goes before what the page says of itself. Pages nested too deep, with too many tags, and longer than
/// [`LONGEST`] are left out unparsed.
pub fn html_page(source: &Source, bytes: &[u8]) -> Entry {
    let left_out = |reason: &str| Entry::left_out(source, None, reason);
    if bytes.len() > LONGEST {
        return left_out("longer than 64 MiB; save the text of its article as .txt");
    }
    let mut decoder = Decoder::new();
    let decoded = decoder.page(bytes, declared(bytes));
    if looks_binary(&decoded.text) {
        return left_out("holds no plain text; save the page again, as HTML");
    }
    if let Some(trouble) = trouble(&decoded.text) {
        return left_out(&format!("{trouble}, so it was not read; save the text of its article as .txt"));
    }
    let page = match guarded(|| read(&decoded.text)) {
        Some(Ok(page)) => page,
        Some(Err(reason)) => return left_out(reason),
        None => return left_out("the page could not be parsed; save the text of its article as .txt"),
    };
    let metadata = source.metadata.clone().or(&page.metadata);
    let (text, headline) = joined(metadata.title.as_deref(), page.text);
    let mut notes: Vec<String> =
        decoded.note().into_iter().chain(page.notes.into_iter().filter(|_| metadata.published.is_none())).collect();
    let words = text.split_whitespace().count();
    if words < FEW_WORDS {
        notes.push(format!("only {words} words were found in the page; see whether it holds the whole article"));
    }
    Draft { row: None, text, headline, metadata, encoding: decoded.encoding.name(), notes }.finish(source)
}

/// What a page gives.
struct Page {
    metadata: Metadata,
    notes: Vec<String>,
    text: String,
}

fn read(html: &str) -> Result<Page, &'static str> {
    let document = Document::from(html);
    // The first look at the tags counts by other rules than the parser.
    if document.root().descendants_it().any(|node| node.ancestors_it(Some(DEEPEST + 1)).count() > DEEPEST) {
        return Err("its elements are nested more than 512 deep, so it was not read; save the text of its article as .txt");
    }
    let (metadata, notes) = page_metadata(&document);
    let nothing = "no article was found in the page, which may be a list of articles or be filled in by a script; save the article as .txt";
    let mut readability = Readability::with_document(document, None, Some(Config::default())).map_err(|_| nothing)?;
    let article = readability.parse().map_err(|_| nothing)?;
    let mut flow = Flow::new();
    page_text::add(&Document::fragment(article.content).root(), &mut flow);
    let text = flow.finish();
    if text.is_empty() { Err(nothing) } else { Ok(Page { metadata, notes, text }) }
}

/// The encoding that the page names, in `<meta charset>` or the like.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    memchr::memmem::find_iter(head, b"charset").find_map(|at| {
        let rest = head[at + 7..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let length = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || b"-_:.".contains(b)).count();
        Encoding::for_label(&rest[..length])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Article, DateFrom, Status};
    use proptest::prelude::*;

    const BODY: &str = "Government troops moved into the capital on Sunday, and the president left the country, officials said. The rebels, \
                        who had taken three cities within a week, met no resistance, and crowds filled the squares before noon.";

    fn page(head: &str, body: &str) -> String {
        format!(
            "<!DOCTYPE html><html lang=en><head>{head}</head><body><nav><a href=/>Home</a></nav><article>{body}</article><footer>© A</footer></body></html>"
        )
    }

    fn read(page: &[u8]) -> Article {
        let entry = html_page(&Source::new("bbc/a.html"), page);
        entry.article.unwrap_or_else(|| panic!("{:?}", entry.line.reason))
    }

    #[test]
    fn the_article_is_read_and_the_rest_of_the_page_is_not() {
        let head = "<title>A coup | BBC</title><meta property=og:title content='A coup'><meta property=og:site_name content='BBC News'>\
                    <meta property=article:published_time content=2024-12-08T10:00:00Z>";
        let article = read(page(head, &format!("<h1>A coup</h1><p>{BODY}</p><p>{BODY}</p>")).as_bytes());
        assert_eq!(article.text, format!("A coup\n\n{BODY}\n\n{BODY}"));
        assert_eq!(article.headline.unwrap().of(&article.text), "A coup");
        assert_eq!((article.outlet.as_str(), article.language.as_deref()), ("BBC News", Some("en")));
        assert_eq!((article.published.unwrap().to_string(), article.date_from), ("2024-12-08".into(), Some(DateFrom::Page)));
    }

    #[test]
    fn the_encoding_is_the_one_that_the_page_names() {
        let head = "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>";
        let bytes = encoding_rs::ISO_8859_2.encode(&page(head, &format!("<p>Wałęsa. {BODY}</p>"))).0.into_owned();
        let entry = html_page(&Source::new("a.html"), &bytes);
        assert_eq!(entry.line.encoding.as_deref(), Some("ISO-8859-2"));
        assert!(entry.article.unwrap().text.starts_with("Wałęsa. "));
        assert!(read(page("<meta charset=latin1>", &format!("<p>Wałęsa. {BODY}</p>")).as_bytes()).text.starts_with("Wałęsa. "));
    }

    #[test]
    fn pages_that_cannot_be_read_say_why() {
        let reason = |page: &[u8]| html_page(&Source::new("a.html"), page).line.reason.unwrap();
        assert!(reason(b"<html></html>").starts_with("no article was found in the page"));
        assert!(reason("<div>".repeat(99_999).as_bytes()).starts_with("its elements are nested more than 512 deep, so it was not read"));
        assert!(reason(&vec![b'a'; LONGEST + 1]).starts_with("longer than 64 MiB"));
        assert!(reason(page("", "<p>Accept cookies.</p>").as_bytes()).starts_with("only 2 words were found"));
    }

    #[test]
    fn nesting_at_the_limit_does_not_use_up_the_stack() {
        let deep = format!("{}<p>{BODY}</p>", "<div>".repeat(500));
        assert_eq!(read(page("", &deep).as_bytes()).text, BODY);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_bytes_give_an_article_or_a_reason(
            bytes in proptest::collection::vec(any::<u8>(), 0..200),
            tags in "(</?(div|p|table|tr|td|b|a|li|ul|br|h1|q|svg|title|script|blockquote|template|select|time)>|[a-z ,.é]){0,80}",
        ) {
            for bytes in [bytes, page(&tags, &format!("{tags}<p>{BODY}</p>{tags}")).into_bytes(), tags.clone().into_bytes()] {
                let entry = html_page(&Source::new("a.html"), &bytes);
                prop_assert_eq!(entry.article.is_some(), entry.line.status == Status::Read);
                prop_assert!(entry.article.is_some() || entry.line.reason.is_some());
            }
        }
    }
}
