//! The page of `discover`: one file that works offline.

use serde::Serialize;

use crate::chart::Figure;
use crate::findings::{DiscoveredOutlet, DiscoveredWord, Discovery};
use crate::page::{self, Svg};
use crate::report::Error;
use crate::report::discovery::{grouped, left_out, per_thousand, percent, screen, voice};
use crate::vocabulary::Example;

/// Words of an outlet on the page; the tables have more.
const WORDS_AT_MOST: usize = 25;

/// The page, with the figure.
///
/// # Errors
/// When the page cannot be filled, which is a bug.
pub fn render(discovery: &Discovery, figure: &Figure) -> Result<String, Error> {
    Ok(page::fill_discovery(&View::new(discovery, figure))?)
}

#[derive(Serialize)]
struct View<'a> {
    title: &'a str,
    exploratory: &'a str,
    remarks: &'a [String],
    articles: usize,
    words: u64,
    voice: &'static str,
    how: &'a crate::findings::How,
    confirmed: Option<(usize, usize, usize)>,
    outlets: Vec<OutletView<'a>>,
    left_out: Vec<String>,
    figure: FigureView<'a>,
    provenance: &'a crate::findings::Provenance,
}

#[derive(Serialize)]
struct FigureView<'a> {
    title: &'a str,
    caption: &'a str,
    alt: &'a str,
    svg: Svg,
}

#[derive(Serialize)]
struct OutletView<'a> {
    name: &'a str,
    articles: u32,
    size: u64,
    words: Vec<WordView<'a>>,
    /// Words in the tables that are not on the page.
    more: usize,
}

#[derive(Serialize)]
struct WordView<'a> {
    shown: &'a str,
    uses: String,
    articles: String,
    rate: String,
    others: String,
    top_share: String,
    is_one_article: bool,
    dispersion: String,
    score: String,
    held: Option<&'static str>,
    examples: Vec<ExampleView<'a>>,
}

#[derive(Serialize)]
struct ExampleView<'a> {
    before: &'a str,
    marked: &'a str,
    after: &'a str,
    place: String,
}

impl<'a> View<'a> {
    fn new(discovery: &'a Discovery, figure: &'a Figure) -> Self {
        let svg = Svg::new(&figure.svg, figure.id);
        View {
            title: &discovery.title,
            exploratory: &discovery.exploratory,
            remarks: &discovery.remarks,
            articles: discovery.articles,
            words: discovery.words,
            voice: voice(discovery),
            how: &discovery.how,
            confirmed: discovery.confirmed().filter(|(all, ..)| *all > 0),
            outlets: discovery.outlets.iter().filter(|outlet| !outlet.words.is_empty()).map(OutletView::new).collect(),
            left_out: left_out(discovery),
            figure: FigureView { title: &figure.title, caption: &figure.caption, alt: &figure.alt, svg },
            provenance: &discovery.provenance,
        }
    }
}

impl<'a> OutletView<'a> {
    fn new(outlet: &'a DiscoveredOutlet) -> Self {
        OutletView {
            name: &outlet.name,
            articles: outlet.articles,
            size: outlet.size,
            words: outlet.words.iter().take(WORDS_AT_MOST).map(|word| WordView::new(outlet, word)).collect(),
            more: outlet.words.len().saturating_sub(WORDS_AT_MOST),
        }
    }
}

impl<'a> WordView<'a> {
    fn new(outlet: &DiscoveredOutlet, word: &'a DiscoveredWord) -> Self {
        WordView {
            shown: &word.shown,
            uses: grouped(word.found.outlet.uses),
            articles: format!("{} of {}", word.found.articles, outlet.articles),
            rate: per_thousand(word.found.outlet),
            others: per_thousand(word.found.others),
            top_share: percent(word.top_article_share),
            is_one_article: word.top_article_share > 0.5,
            dispersion: word.dispersion.map(|dp| format!("{dp:.2}")).unwrap_or_default(),
            score: format!("{:.1}", word.found.score),
            held: word.held.map(|(_, verdict)| screen::said(verdict)),
            examples: word.examples.iter().map(ExampleView::new).collect(),
        }
    }
}

impl<'a> ExampleView<'a> {
    fn new(example: &'a Example) -> Self {
        let (from, to) = example.at;
        let place = example.row.map_or_else(|| example.file.clone(), |row| format!("{}:{row}", example.file));
        ExampleView {
            before: &example.sentence[..from],
            marked: &example.sentence[from..to],
            after: &example.sentence[to..],
            place: format!("{place} bytes {}-{}", example.start, example.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::discovery::fixture;

    fn figure() -> Figure {
        Figure {
            id: "distinctive-words",
            title: "T".into(),
            caption: "C".into(),
            alt: "A".into(),
            svg: "<svg id=\"x\"></svg>".into(),
            size: (1.0, 1.0),
        }
    }

    #[test]
    fn the_page_says_that_nothing_is_tested_marks_the_word_and_escapes_names() {
        let html = render(&fixture::discovery(), &figure()).unwrap();
        assert!(html.contains("Exploratory: found by looking, not tested."));
        assert!(html.contains("On Monday <mark>bypass</mark> stood here.") && html.contains("news.csv:7 bytes 110-116"), "{html}");
        assert!(html.contains("Daily &lt;b&gt;") && !html.contains("Daily <b>"));
        assert!(html.ends_with("</html>\n"));
    }

    #[test]
    fn the_other_half_has_a_column_when_there_is_one() {
        let mut discovery = fixture::discovery();
        assert!(!render(&discovery, &figure()).unwrap().contains("other half"));
        discovery.how.confirm = true;
        discovery.outlets[0].words = vec![fixture::word(1, "mayor", 12, 2, Some(crate::vocabulary::Verdict::Kept))];
        let html = render(&discovery, &figure()).unwrap();
        assert!(html.contains("other half") && html.contains("<td>kept</td>"), "{html}");
    }
}
