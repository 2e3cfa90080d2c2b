//! Reads a Markdown file that is one article.
//!
//! Counted is what a reader of the finished page would read: the words of links and not their addresses, no marks of emphasis, no pictures,
//! no code. The article's text is made from that, so offsets are those of the text and not of the file.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::decode::{Decoder, looks_binary};
use super::entry::Draft;
use super::flow::Flow;
use super::front_matter::front_matter;
use super::guard::guarded;
use super::headline::{joined, opening};
use super::{Entry, LONGEST, Source};

/// The article in the bytes of a `.md` file, or the reason why there is none.
///
/// The first heading of the first level is the headline; without one, the title that is given. What `articles.csv` says goes before what the
/// head of the file says. Files longer than [`LONGEST`] are left out.
pub fn markdown_file(source: &Source, bytes: &[u8]) -> Entry {
    let left_out = |reason: &str| Entry::left_out(source, None, reason);
    if bytes.len() > LONGEST {
        return left_out("longer than 64 MiB; put each article into a file of its own");
    }
    let decoded = Decoder::new().file(bytes);
    if looks_binary(&decoded.text) {
        return left_out("holds no plain text; save the article as UTF-8 text");
    }
    let head = front_matter(&decoded.text);
    let Some(read) = guarded(|| read(&decoded.text[head.length..])) else {
        return left_out("the Markdown could not be parsed; save the article as .txt");
    };
    let mut notes: Vec<String> = decoded.note().into_iter().chain(head.notes).collect();
    let metadata = source.metadata.clone().or(&head.metadata);
    let (text, headline) = joined(read.heading.as_deref().or(metadata.title.as_deref()), read.body);
    if text.trim().is_empty() || headline.is_some_and(|span| span.end() == text.trim_end().len()) {
        return left_out("empty file; remove it or fill it in");
    }
    let differs = |title: &str| headline.is_some_and(|span| opening(title, span.of(&text)).is_none());
    if metadata.title.as_deref().is_some_and(differs) {
        notes.push("the given title is not the heading of the text, so it is not counted".into());
    }
    Draft { row: None, text, headline, metadata, encoding: decoded.encoding.name(), notes }.finish(source)
}

/// What a file gives.
struct Read {
    heading: Option<String>,
    body: String,
}

fn read(markdown: &str) -> Read {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let (mut heading, mut body) = (None, Flow::new());
    // The heading in the making, and how many pictures and code blocks are open.
    let (mut title, mut dropped) = (None, 0usize);
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_)) => dropped += 1,
            Event::End(TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => {
                dropped = dropped.saturating_sub(1);
                body.words(" ");
            }
            _ if dropped > 0 => {}
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) if heading.is_none() => title = Some(Flow::new()),
            Event::End(TagEnd::Heading(HeadingLevel::H1)) if title.is_some() => {
                heading = title.take().map(|title| title.finish().replace('\n', " ")).filter(|title| !title.is_empty());
            }
            event => add(event, title.as_mut().unwrap_or(&mut body)),
        }
    }
    Read { heading, body: body.finish() }
}

/// Adds what an event says.
fn add(event: Event<'_>, flow: &mut Flow) {
    match event {
        Event::Text(text) => flow.words(&text),
        Event::Code(code) => flow.words(&code),
        Event::SoftBreak => flow.words(" "),
        Event::HardBreak => flow.line(),
        Event::Rule => flow.paragraph(),
        Event::Start(Tag::BlockQuote(_)) => flow.open_quotation(),
        Event::End(TagEnd::BlockQuote(_)) => flow.close_quotation(),
        Event::Start(Tag::Item | Tag::TableHead | Tag::TableRow) | Event::End(TagEnd::Item | TagEnd::TableHead | TagEnd::TableRow) => {
            flow.line()
        }
        Event::End(TagEnd::TableCell) => flow.words(" "),
        Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::List(_) | Tag::Table(_) | Tag::FootnoteDefinition(_))
        | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::List(_) | TagEnd::Table | TagEnd::FootnoteDefinition) => {
            flow.paragraph()
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Article, Status};
    use proptest::prelude::*;

    fn entry(markdown: &str) -> Entry {
        markdown_file(&Source::new("bbc/a.md"), markdown.as_bytes())
    }

    fn article(markdown: &str) -> Article {
        entry(markdown).article.unwrap()
    }

    #[test]
    fn what_a_reader_of_the_page_reads_is_the_text() {
        let markdown = "---\noutlet: BBC\ndate: 2024-12-08\n---\n# A *coup*\n\nTroops **moved** into [the\ncapital](https://a.example).[^1]\n\n\
                        ![Tanks](tank.jpg)\n\n- One\n- Two\n\n> We won.\n\n```\ncode\n```\n## Then\nCalm.  \nEnd.<br>\n\n[^1]: A note.\n";
        let article = article(markdown);
        assert_eq!(article.text, "A coup\n\nTroops moved into the capital.\n\nOne\nTwo\n\n“We won.”\n\nThen\n\nCalm.\nEnd.\n\nA note.");
        assert_eq!(article.headline.unwrap().of(&article.text), "A coup");
        assert_eq!((article.outlet.as_str(), article.published.is_some()), ("BBC", true));
    }

    #[test]
    fn a_title_at_the_head_stands_in_for_a_heading() {
        let read = article("---\ntitle: A coup\n---\nTroops.\n\n## Later\n\nCalm.");
        assert_eq!(read.text, "A coup\n\nTroops.\n\nLater\n\nCalm.");
        let both = entry("---\ntitle: Syria\n---\n# A coup\n\nTroops.");
        assert_eq!(both.line.reason.as_deref(), Some("the given title is not the heading of the text, so it is not counted"));
        assert_eq!(both.article.unwrap().text, "A coup\n\nTroops.");
    }

    #[test]
    fn plain_paragraphs_stay_as_they_are() {
        let read = article("Troops moved.\n\nCalm & quiet: 3 < 4.");
        assert_eq!((read.text.as_str(), read.headline), ("Troops moved.\n\nCalm & quiet: 3 < 4.", None));
    }

    #[test]
    fn a_file_without_words_is_left_out() {
        for markdown in ["", "# A coup\n", "![Tanks](a.jpg)", "---\noutlet: BBC\n---\n"] {
            assert_eq!(entry(markdown).line.reason.as_deref(), Some("empty file; remove it or fill it in"), "{markdown}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_give_an_article_or_a_reason(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in "[#*_>`~|:\\[\\]()!<&;\n\t 1.a-]{0,60}") {
            for bytes in [&bytes[..], text.as_bytes(), format!("# {text}\n\n{text}").as_bytes()] {
                let entry = markdown_file(&Source::new("a.md"), bytes);
                prop_assert_eq!(entry.article.is_some(), entry.line.status == Status::Read);
                prop_assert!(entry.article.is_some() || entry.line.reason.is_some());
                if let Some((span, text)) = entry.article.and_then(|a| Some((a.headline?, a.text))) {
                    prop_assert!(text.get(span.start()..span.end()).is_some());
                }
            }
        }
    }
}
