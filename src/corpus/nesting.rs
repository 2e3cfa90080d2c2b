//! Tells, before a web page is parsed, whether parsing it would take too long.
//!
//! A page of a few megabytes can nest its elements a hundred thousand deep, and the rules of HTML then have a parser walk all of them at
//! every tag. So the tags are counted in one pass that knows little of those rules and errs on the side of counting too many.

/// More tags than this are no article. The longest pages of a sample of news sites had some 15,000.
const MOST_TAGS: usize = 400_000;
/// Elements within elements. Pages go to some sixty.
pub(super) const DEEPEST: usize = 512;
/// Attributes of one tag, or rather spaces in it.
const MOST_ATTRIBUTES: usize = 4_096;

/// Elements without an end tag.
const VOID: [&str; 16] =
    ["area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "wbr"];
/// Elements that the next one of their kind ends, so that they do not add up.
const CLOSED_BY_THE_NEXT: [&str; 16] =
    ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "rt", "rp", "html", "body"];
/// Elements whose content is no markup.
const RAW: [&str; 6] = ["script", "style", "textarea", "title", "xmp", "noframes"];

/// Why `page` should not be parsed; nothing for a page like others.
pub(super) fn trouble(page: &str) -> Option<&'static str> {
    let bytes = page.as_bytes();
    let mut open: Vec<String> = Vec::new();
    let (mut at, mut tags) = (0, 0);
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        at += found + 1;
        if bytes[at..].starts_with(b"!--") {
            at += memchr::memmem::find(&bytes[at..], b"-->").unwrap_or(0);
            continue;
        }
        let ends = bytes.get(at) == Some(&b'/');
        let name = name(&page[at + usize::from(ends)..]);
        if name.is_empty() {
            continue;
        }
        tags += 1;
        let length = memchr::memchr(b'>', &bytes[at..]).unwrap_or(bytes.len() - at);
        if tags > MOST_TAGS {
            return Some("it has more than 400,000 tags");
        }
        if bytes[at..at + length].iter().filter(|b| b.is_ascii_whitespace()).count() > MOST_ATTRIBUTES
            && !is_quoted(&bytes[at..at + length])
        {
            return Some("one of its tags has thousands of attributes");
        }
        at += length;
        let is = |names: &[&str]| names.contains(&name.as_str());
        if ends {
            if let Some(last) = open.iter().rposition(|other| *other == name) {
                open.truncate(last);
            }
        } else if is(&RAW) {
            at += end_of_raw(&bytes[at..], &name);
        } else if !is(&VOID) && !is(&CLOSED_BY_THE_NEXT) {
            open.push(name);
            if open.len() > DEEPEST {
                return Some("its elements are nested more than 512 deep");
            }
        }
    }
    None
}

/// The name of the tag that begins here, in lower case; nothing when no tag does.
fn name(text: &str) -> String {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return String::new();
    }
    let end = text.bytes().take(64).position(|b| b.is_ascii_whitespace() || b == b'/' || b == b'>').unwrap_or(text.len().min(64));
    text.get(..end).unwrap_or("x").to_ascii_lowercase()
}

/// True when the spaces of a tag stand in a few long values, as in a picture that is part of the page.
fn is_quoted(tag: &[u8]) -> bool {
    tag.iter().filter(|b| **b == b'=').count() < MOST_ATTRIBUTES / 4 && tag.iter().any(|b| matches!(b, b'"' | b'\''))
}

/// How far it is to the end tag of a raw element.
fn end_of_raw(bytes: &[u8], name: &str) -> usize {
    let is_end = |at: &usize| bytes.get(at + 2..at + 2 + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()));
    memchr::memmem::find_iter(bytes, b"</").find(is_end).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pages_like_others_are_no_trouble() {
        let items = "<li><p>One<br><b>two</b><p>three".repeat(2_000);
        let script = "<script>if (a<b) { '<div>' }</script>".repeat(2_000);
        let picture = format!("<img src=\"data:{}\">", "a b ".repeat(9_000));
        for page in [items, script, picture, "<!-- <div> -->".repeat(2_000), "</div>".repeat(9)] {
            assert_eq!(trouble(&page), None);
        }
    }

    #[test]
    fn pages_that_no_one_writes_are_refused() {
        assert_eq!(trouble(&"<div>".repeat(600)), Some("its elements are nested more than 512 deep"));
        assert_eq!(trouble(&"<b></b>".repeat(250_000)), Some("it has more than 400,000 tags"));
        assert_eq!(trouble(&format!("<p {}>", "a=b ".repeat(9_000))), Some("one of its tags has thousands of attributes"));
    }

    proptest! {
        #[test]
        fn no_text_causes_a_panic(page in "(</?(div|script|p|é)|[<>/!é \"'=-]){0,60}") {
            let _ = trouble(&page);
        }
    }
}
