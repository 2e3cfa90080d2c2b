//! The coding sheet as a page: `sheet.html`, one file that works offline and sends nothing.

use serde::Serialize;

use crate::audit::{Asked, SHEET_COLUMNS};
use crate::page;
use crate::report::Error;

#[derive(Serialize)]
struct View<'a> {
    tag: &'a str,
    version: &'static str,
    columns: [&'static str; 11],
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    article_number: u64,
    in_headline: bool,
    before: &'a str,
    words: &'a str,
    after: &'a str,
    listed: &'a str,
    group: &'a str,
    meaning: &'a str,
}

/// The page for these marks; `tag` is the sample's short name, under which the browser keeps what was coded.
///
/// # Errors
/// When the page cannot be filled, which is a bug.
pub fn render(tag: &str, asked: &[Asked]) -> Result<String, Error> {
    let items = asked.iter().map(item).collect();
    Ok(page::fill_sheet(&View { tag, version: env!("CARGO_PKG_VERSION"), columns: SHEET_COLUMNS, items })?)
}

fn item(a: &Asked) -> Item<'_> {
    Item {
        id: &a.id,
        article_number: a.article_number,
        in_headline: a.in_headline,
        before: &a.excerpt.before,
        words: &a.excerpt.words,
        after: &a.excerpt.after,
        listed: &a.listed,
        group: &a.group,
        meaning: &a.meaning,
    }
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;
    use crate::audit::Masked;

    fn page(before: &str) -> String {
        let excerpt = Masked { before: before.to_string(), words: "rebels".into(), after: " won.".into(), shows_a_name: false };
        let asked = Asked {
            id: "ab12-001".into(),
            article_number: 7,
            in_headline: true,
            excerpt,
            listed: "rebel".into(),
            group: "Words for the armed opposition".into(),
            meaning: "who \"fights\" & why".into(),
        };
        render("ab12", &[asked]).unwrap()
    }

    #[test]
    fn what_an_article_says_is_escaped() {
        let html = page("<script>alert(1)</script><img src=x onerror=y> The ");
        assert!(html.contains("&lt;script&gt;alert(1)"), "{html}");
        assert_eq!((html.matches("<script>").count(), html.matches("<img").count()), (1, 0));
        assert!(html.contains("<mark>rebels</mark> won.") && html.contains("data-number=\"7\" data-headline"), "{html}");
    }

    #[test]
    fn the_page_loads_nothing() {
        let html = page("The ");
        assert!(html.contains("content=\"default-src 'none'; style-src 'sha256-"), "the policy stands in the page");
        let loads = Regex::new(r##"(?i)\b(?:src|href|action)="([^"#]*)""##).unwrap();
        assert_eq!(loads.captures_iter(&html).map(|c| c[1].to_string()).collect::<Vec<_>>(), Vec::<String>::new());
        assert!(!html.contains("http://") && !html.contains("https://") && !html.contains("url("));
    }

    #[test]
    fn what_the_tool_says_is_not_on_the_sheet() {
        let html = page("The ");
        let marks = html.split("<div id=\"marks\"").nth(1).unwrap().split("</div>").next().unwrap();
        for word in ["own", "quoted", "attributed", "unclear", "probability"] {
            assert!(!marks.contains(word), "{word}: {marks}");
        }
    }
}
