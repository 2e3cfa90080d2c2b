//! The report as one Markdown file, for repositories and notebooks: what the page says, with the same charts as pictures beside it.

use super::Error;
use super::html::View;
use crate::chart::Figure;
use crate::findings::Findings;
use crate::page;

/// The Markdown text for these findings; the figures are named as the files in the report's folder `charts/`.
///
/// # Errors
/// When the template cannot be filled, which is a bug.
pub fn render(findings: &Findings, figures: &[Figure]) -> Result<String, Error> {
    Ok(page::fill_markdown(&View::new(findings, figures))?)
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;
    use crate::report::fixture;

    fn figure() -> Figure {
        Figure {
            id: "naming-grid",
            title: "Words for one thing".to_owned(),
            caption: "One mark is one use.".to_owned(),
            alt: "Caliber.Az uses “rebel” once.".to_owned(),
            size: (960.0, 400.0),
            svg: "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>".to_owned(),
        }
    }

    /// The page as a reader's program would show it, in the few elements that matter here.
    fn shown(markdown: &str) -> String {
        let mut out = String::new();
        for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
            match event {
                Event::Text(text) | Event::Code(text) => out.push_str(&text.replace('<', "&lt;")),
                Event::Html(html) | Event::InlineHtml(html) => out.push_str(&html),
                Event::Start(Tag::Table(_)) => out.push_str("<table>"),
                Event::Start(Tag::TableHead | Tag::TableRow) => out.push_str("<tr>"),
                Event::Start(Tag::TableCell) => out.push_str("<td>"),
                Event::End(TagEnd::TableCell) => out.push_str("</td>"),
                Event::Start(Tag::Image { dest_url, .. }) => out.push_str(&format!("<img src={dest_url} alt=")),
                Event::Start(Tag::Link { dest_url, .. }) => out.push_str(&format!("<a href={dest_url}>")),
                _ => {}
            }
        }
        out
    }

    #[test]
    fn the_grid_is_a_table_with_a_mark_a_use_and_its_picture() {
        let markdown = render(&fixture::two_articles(), &[figure()]).unwrap();
        assert!(markdown.contains("![Caliber.Az uses “rebel” once.](charts/naming-grid.svg)"), "{markdown}");
        let html = shown(&markdown);
        assert!(html.contains("<td>Words for the armed opposition</td><td>Caliber.Az</td><td>Defence Talks</td>"), "{html}");
        assert!(html.contains("<tr><td>jihadist</td><td>·</td><td>●●</td>"), "{html}");
        assert!(html.contains("○ Moscow"), "{html}");
    }

    #[test]
    fn shares_and_differences_come_with_their_ranges() {
        let findings = fixture::fifteen_outlets();
        let html = shown(&render(&findings, &[]).unwrap());
        let share = findings.grid.sections[0].rows[0].cells[0].share.as_ref().unwrap();
        assert!(html.contains(&format!("{} of {}</td>", share.mentions, share.of)), "{html}");
        assert!(html.contains("Times as often"));
        assert!(!html.contains("Welch p"), "tests stand on the page of the report");
    }

    #[test]
    fn what_an_article_says_is_shown_and_never_obeyed() {
        let html = shown(&render(&fixture::hostile(), &[]).unwrap());
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("href=\"javascript"), "{html}");
        assert!(html.contains("&lt;script>alert(1)"), "{html}");
    }

    #[test]
    fn every_table_has_as_many_cells_in_each_row() {
        for findings in [fixture::two_articles(), fixture::fifteen_outlets(), fixture::hostile()] {
            let html = shown(&render(&findings, &[]).unwrap());
            for table in html.split("<table>").skip(1) {
                let rows: Vec<usize> = table.split("<tr>").skip(1).map(|row| row.matches("</td>").count()).collect();
                assert!(!rows.is_empty() && rows.iter().all(|n| *n == rows[0]), "{rows:?}");
            }
        }
    }
}
