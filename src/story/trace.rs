//! Keeps of an article, in the one pass over the text, what its story and its copies are known by.
//!
//! Some 1.9 kilobytes an article of 500 words stay in memory; its runs of words go to disk once they are many. An article is traced by
//! itself, so that any number of threads may do it.

use jiff::civil::Date;

use crate::span::Span;
use crate::story::content::Content;
use crate::story::lsh::{BANDS, Orders};
use crate::story::prints::Prints;
use crate::story::shingle::{Body, WIDTH};
use crate::text::{Document, Zone};

/// Of the runs of words one in so many is kept in memory, to find a text inside a longer one.
pub(super) const SAMPLED: u32 = 8;

/// Bytes of a headline that are kept, for people who read a table of stories.
const TITLE: usize = 120;

/// What is known of an article beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct About<'a> {
    /// Its id.
    pub id: &'a str,
    /// Who published it.
    pub outlet: &'a str,
    /// The day of publication.
    pub day: Option<Date>,
    /// Its story, where the person who made the corpus names it.
    pub story: Option<&'a str>,
}

/// Traces articles; one serves all threads.
#[derive(Debug, Clone)]
pub struct Tracer {
    seed: u64,
    orders: Orders,
}

/// What is kept of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    pub(super) id: Box<str>,
    pub(super) outlet: Box<str>,
    pub(super) day: Option<Date>,
    pub(super) title: Box<str>,
    pub(super) given: Given,
    pub(super) content: Content,
    pub(super) copy: Fingerprint,
    /// The numbers of all its runs, ascending; they go to the shelf.
    pub(super) runs: Vec<u32>,
}

/// What a person has said of an article's story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Given {
    /// Nothing.
    Nothing,
    /// That it is in none.
    Alone,
    /// Its name.
    Story(Box<str>),
}

/// What copies of an article's body are found by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Fingerprint {
    /// Equal for equal bodies; nothing for a body shorter than a run.
    pub digest: Option<u64>,
    pub bands: Option<Box<[u32; BANDS]>>,
    /// One in eight of the runs' numbers, ascending.
    pub sample: Box<[u32]>,
}

impl Tracer {
    /// A tracer whose hashes are made from `rng_seed`. Articles that are compared need one seed.
    pub fn new(rng_seed: u64) -> Tracer {
        Tracer { seed: rng_seed, orders: Orders::new(rng_seed) }
    }

    /// Traces one article. `covered` are the spans of all hits of all lexicons, and of all that was passed over; overlapping or not, in any
    /// order.
    pub fn trace(&self, text: &str, document: &Document, covered: &[Span], about: About<'_>) -> Trace {
        self.prints(text, document, covered).trace(about)
    }

    /// What the text alone gives of a trace; `covered` as for [`Tracer::trace`].
    pub fn prints(&self, text: &str, document: &Document, covered: &[Span]) -> Prints {
        let body = Body::read(document, self.seed);
        let mut runs: Vec<u32> = body.runs.iter().map(|run| (run >> 32) as u32).collect();
        runs.sort_unstable();
        runs.dedup();
        let headline = document.sentences.iter().filter(|sentence| sentence.zone == Zone::Headline).map(|sentence| sentence.span);
        let title = headline.reduce(Span::joined).map_or("", |span| span.first_bytes(text, TITLE).of(text));
        Prints {
            title: title.split_whitespace().collect::<Vec<_>>().join(" ").into(),
            content: Content::read(text, document, covered),
            digest: (!body.runs.is_empty()).then_some(body.digest),
            bands: self.orders.bands(&body.runs).map(Box::new),
            runs,
        }
    }
}

impl Trace {
    /// The article's id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Who published it.
    pub fn outlet(&self) -> &str {
        &self.outlet
    }

    /// The day of publication.
    pub fn day(&self) -> Option<Date> {
        self.day
    }

    /// The headline, or its beginning.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Bytes it takes in memory, without the runs that go to the shelf.
    pub fn bytes(&self) -> usize {
        let bands = if self.copy.bands.is_some() { 4 * BANDS } else { 0 };
        let given = if let Given::Story(story) = &self.given { story.len() } else { 0 };
        let texts = self.id.len() + self.outlet.len() + self.title.len() + given;
        size_of::<Trace>() + texts + 5 * self.content.words().len() + bands + 4 * self.copy.sample.len()
    }
}

/// Words a body must have to be compared with others at all.
pub const SHORTEST_BODY: usize = WIDTH;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    fn trace(article: &str) -> Trace {
        Tracer::new(1).trace(article, &text::read(article, None, "Daily"), &[], About { id: "a", outlet: "Daily", ..About::default() })
    }

    #[test]
    fn a_trace_keeps_the_headline_and_no_text() {
        let traced = trace("Storm hits   coast\n\nThe storm reached the coast at noon. Nobody was hurt.");
        assert_eq!(&*traced.title, "Storm hits coast");
        assert_eq!((traced.runs.len(), traced.copy.digest.is_some()), (6, true));
        assert!(traced.bytes() < 600, "{}", traced.bytes());
    }

    #[test]
    fn a_body_shorter_than_a_run_has_no_fingerprint() {
        for short in ["", "Storm hits coast", "Storm hits coast\n\nNobody was hurt there."] {
            let traced = trace(short);
            assert_eq!((traced.copy, traced.runs.len()), (Fingerprint::default(), 0), "{short}");
        }
    }
}
