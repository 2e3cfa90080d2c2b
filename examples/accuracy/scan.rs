//! Reads the texts once, and finds every built-in list in them.

use rayon::prelude::*;
use slantwise::lexicon::{self, Lexicon};
use slantwise::matcher::{Hit, Matcher, Scanner};
use slantwise::span::{Span, overlapping};
use slantwise::stats::accuracy::Overlap;
use slantwise::text::{self, Document};

use crate::gold::Text;

/// The built-in lists, ready to search with.
pub(crate) struct Lists {
    matchers: Vec<Matcher<'static>>,
}

/// A text, read, with what each list found in it.
pub(crate) struct Scanned<'t> {
    /// The text.
    pub text: &'t Text,
    /// The text, read.
    pub document: Document,
    /// The hits of each list.
    pub hits: Vec<Vec<Hit>>,
}

impl Lists {
    pub(crate) fn built_in() -> Lists {
        Lists { matchers: lexicon::built_in().iter().map(Matcher::new).collect() }
    }

    /// Every list with its place.
    pub(crate) fn each(&self) -> impl Iterator<Item = (usize, &'static Lexicon)> {
        self.matchers.iter().map(Matcher::lexicon).enumerate()
    }

    /// The rows of a table: each list, then all together.
    pub(crate) fn rows(&self) -> Vec<(&'static str, Option<usize>)> {
        let lists = self.each().map(|(list, lexicon)| (lexicon.header.id.as_str(), Some(list)));
        lists.chain([("all together", None)]).collect()
    }

    /// Reads every text and finds every list in it.
    pub(crate) fn scan<'t>(&self, texts: &'t [Text]) -> Vec<Scanned<'t>> {
        let scanners = || self.matchers.iter().map(Scanner::new).collect::<Vec<_>>();
        let scan = |scanners: &mut Vec<Scanner<'_>>, text: &'t Text| {
            let document = text::read(&text.text, text.headline, &text.outlet);
            let hits = scanners.iter_mut().map(|scanner| scanner.find(&text.text, &document).hits).collect();
            Scanned { text, document, hits }
        };
        texts.par_iter().map_init(scanners, scan).collect()
    }
}

impl Scanned<'_> {
    /// Where a list hits, or with `None` where any does; a place that two entries hit is one.
    pub(crate) fn places(&self, list: Option<usize>) -> Vec<Span> {
        let lists = list.map_or(0..self.hits.len(), |list| list..list + 1);
        let mut places: Vec<Span> = self.hits[lists].iter().flatten().map(|hit| hit.span).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// What is marked, with `label` only under it; a stretch marked twice is one.
    pub(crate) fn marked(&self, label: Option<&str>) -> Vec<Span> {
        let marks = self.text.marks.iter().filter(|mark| label.is_none_or(|label| mark.label == label));
        let mut spans: Vec<Span> = marks.map(|mark| mark.span).collect();
        spans.dedup();
        spans
    }

    /// Both sides of `places` and what is marked.
    pub(crate) fn overlap(&self, places: &[Span], label: Option<&str>) -> Overlap {
        let marks = self.marked(label);
        let yes = |flags: Vec<bool>| flags.into_iter().filter(|&flag| flag).count() as u64;
        Overlap {
            hits: places.len() as u64,
            right: yes(overlapping(places, &marks)),
            marked: marks.len() as u64,
            found: yes(overlapping(&marks, places)),
        }
    }
}
