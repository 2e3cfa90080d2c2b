//! Articles for the tests of this room.

use crate::corpus::{Article, Locator};
use crate::span::Span;
use crate::text;
use crate::vocabulary::{Extract, Extractor, Options};

/// An article without a headline.
pub fn article(outlet: &str, id: &str, text: &str) -> Article {
    Article {
        id: id.to_string(),
        outlet: outlet.to_string(),
        text: text.to_string(),
        headline: None,
        published: None,
        date_from: None,
        url: None,
        story: None,
        language: None,
        locator: Locator { file: format!("{id}.txt"), row: None, digest: String::new() },
    }
}

/// Its extract; `hits` are words taken for uses of a list, wherever they stand.
pub fn extract(article: &Article, options: &Options, hits: &[&str]) -> Extract {
    let document = text::read(&article.text, article.headline, &article.outlet);
    let places: Vec<Span> =
        hits.iter().flat_map(|hit| article.text.match_indices(hit).map(|(at, hit)| Span::new(at, at + hit.len()))).collect();
    Extractor::new(options).extract(article, &document, &places)
}

/// Extracts of articles given as outlet and text, called 0, 1, 2, ...
pub fn extracts(articles: &[(&str, &str)], options: &Options) -> Vec<Extract> {
    let all = articles.iter().enumerate();
    all.map(|(nth, (outlet, text))| extract(&article(outlet, &nth.to_string(), text), options, &[])).collect()
}
