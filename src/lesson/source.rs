//! One article with all that is known of it, before it becomes part of a lesson.

use crate::corpus::Article;
use crate::evidence::{Occurrence, PassedOver};
use crate::lesson::model::Place;
use crate::lesson::paper::Paper;
use crate::span::Span;
use crate::text::Document;

/// An article, read, counted, and put on the sheet.
#[derive(Debug)]
pub(super) struct Source<'a> {
    /// Its place among the texts.
    pub index: usize,
    /// The article.
    pub article: &'a Article,
    /// What was read.
    pub document: &'a Document,
    /// What of it is on the sheet.
    pub paper: Paper,
    /// Its hits, in order of the text.
    pub hits: Vec<&'a Occurrence>,
    /// What was passed over in it.
    pub passed_over: Vec<&'a PassedOver>,
}

impl Source<'_> {
    /// Where a span of the article stands on the sheet; nothing when it is hidden or left out.
    pub(super) fn place(&self, span: Span) -> Option<Place> {
        let line = self.paper.shows(span).then(|| self.paper.line_of(span)).flatten()?;
        Some(Place { text: self.index, line })
    }

    /// The words of a span with single blanks.
    pub(super) fn words(&self, span: Span) -> String {
        span.of(&self.article.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words of a span as students may read them.
    pub(super) fn masked(&self, span: Span) -> String {
        crate::lesson::paper::masked(&self.article.text, span, &self.paper.hidden).text
    }

    /// The sentence around a span.
    pub(super) fn sentence(&self, span: Span) -> Option<Span> {
        self.document.sentences.iter().map(|s| s.span).find(|sentence| sentence.contains(span))
    }
}
