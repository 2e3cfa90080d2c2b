//! Keeps a fair sample of the occurrences.
//!
//! Every hit is counted in the tally and written to a table with its place. Kept are, of each outlet, entry and voice, the hits with the
//! smallest draws, with their sentences. Samples of parts merge to the sample of the whole.
//!
//! ```
//! use slantwise::{corpus::{Source, text_file}, evidence::{Evidence, Recorder}, lexicon, matcher::{Matcher, Scanner}, text};
//!
//! let article = text_file(&Source::new("daily.txt"), "Evening news\n\nThe rebels, Moscow said, had left.".as_bytes()).article.unwrap();
//! let document = text::read(&article.text, article.headline, &article.outlet);
//! let lists = [lexicon::find("conflict")?];
//! let hits = Scanner::new(&Matcher::new(lists[0])).find(&article.text, &document).hits;
//! let evidence = Evidence::new(Recorder::new(&lists, 1).record(&article, &document, &[hits]));
//!
//! let rebels = &evidence.occurrences()[0];
//! assert_eq!((&*rebels.text, rebels.speaker.as_deref()), ("rebels", Some("Moscow")));
//! assert_eq!(rebels.sentence(), Some("The rebels, Moscow said, had left."));
//! # Ok::<(), lexicon::Error>(())
//! ```

mod gather;
mod noted;
mod occurrence;
mod passed;
mod record;
mod rows;

use std::collections::{HashMap, HashSet};

pub use gather::Gatherer;
pub use noted::{Noted, Sentences};
pub use occurrence::{Listed, Occurrence, Origin, Quoted};
pub use passed::PassedOver;
pub use record::Recorder;
pub use rows::table;

/// How the sentences of a report were drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// Every hit has its sentence.
    All,
    /// Up to so many for each outlet, term and voice.
    ByCell(usize),
    /// One for each outlet, term and voice would still be too many: so many of those.
    SomeCells {
        /// Sentences shown.
        kept: usize,
        /// Outlets, terms and voices that have one.
        of: usize,
    },
}

/// The hits of a corpus, or a sample of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    occurrences: Vec<Occurrence>,
    /// Whether any was let go.
    is_sample: bool,
}

impl Evidence {
    /// Hits kept of each outlet, entry and voice in the one pass over the text.
    pub const KEPT: usize = 20;

    /// Evidence from all occurrences, in any order: draws the sample.
    pub fn new(occurrences: Vec<Occurrence>) -> Self {
        let mut evidence = Self::complete(occurrences);
        evidence.thin_out(Self::KEPT);
        evidence
    }

    /// Evidence that keeps every occurrence.
    pub fn complete(occurrences: Vec<Occurrence>) -> Self {
        Self::of_sample(occurrences, false)
    }

    fn of_sample(mut occurrences: Vec<Occurrence>, is_sample: bool) -> Self {
        occurrences.sort_by(|a, b| (&a.origin.article, a.place()).cmp(&(&b.origin.article, b.place())));
        Evidence { occurrences, is_sample }
    }

    /// Adds another part's. The order of parts does not matter.
    pub fn merge(self, other: Evidence) -> Evidence {
        let mut evidence = Self::of_sample([self.occurrences, other.occurrences].concat(), self.is_sample || other.is_sample);
        evidence.thin_out(Self::KEPT);
        evidence
    }

    /// Lets go of the hits of some articles.
    pub fn without(mut self, is_dropped: impl Fn(&str) -> bool) -> Evidence {
        self.occurrences.retain(|o| !is_dropped(&o.origin.article));
        self
    }

    /// The occurrences that are kept: by article, then by place, then by lexicon. Of a cell with up to [`Self::KEPT`] hits these are all.
    pub fn occurrences(&self) -> &[Occurrence] {
        &self.occurrences
    }

    /// Keeps at most `kept` occurrences of each outlet, entry and voice.
    fn thin_out(&mut self, kept: usize) {
        let mut ranks = self.ranks(|_| true).into_iter();
        let before = self.occurrences.len();
        self.occurrences.retain(|_| ranks.next().flatten().is_none_or(|rank| rank < kept));
        self.is_sample |= self.occurrences.len() < before;
    }

    /// For each occurrence that `is_drawn` its place in the draw of its outlet, entry and voice.
    fn ranks(&self, is_drawn: impl Fn(&Occurrence) -> bool) -> Vec<Option<usize>> {
        /// Outlet, entry and voice.
        type Cell<'a> = (&'a str, &'a Listed, &'a str);
        let mut cells: HashMap<Cell<'_>, Vec<(u64, usize)>> = HashMap::new();
        for (index, o) in self.occurrences.iter().enumerate().filter(|(_, o)| is_drawn(o)) {
            cells.entry((o.origin.outlet.as_str(), &o.listed, o.voice.key())).or_default().push((o.draw, index));
        }
        let mut ranks = vec![None; self.occurrences.len()];
        for draws in cells.values_mut() {
            draws.sort_unstable();
            draws.iter().enumerate().for_each(|(rank, &(_, index))| ranks[index] = Some(rank));
        }
        ranks
    }

    /// Lets go of the sentences that are not to be kept.
    fn keep(&mut self, is_kept: impl Fn(usize) -> bool) {
        self.occurrences.iter_mut().enumerate().filter(|(index, _)| !is_kept(*index)).for_each(|(_, o)| o.quoted = None);
    }

    /// The evidence with at most `budget` sentences in all, all of them of the outlets that `shows` names, and how they were drawn.
    pub fn within(mut self, budget: usize, shows: impl Fn(&str) -> bool) -> (Evidence, Drawn) {
        self.occurrences.iter_mut().filter(|o| !shows(&o.origin.outlet)).for_each(|o| o.quoted = None);
        let ranks = self.ranks(|o| o.quoted.is_some());
        let sentences = |kept: usize| ranks.iter().flatten().filter(|rank| **rank < kept).count();
        if sentences(usize::MAX) <= budget {
            let drawn = if self.is_sample { Drawn::ByCell(Self::KEPT) } else { Drawn::All };
            return (self, drawn);
        }
        if let Some(kept) = [20, 10, 5, 3, 2, 1].into_iter().find(|&kept| sentences(kept) <= budget) {
            self.keep(|index| ranks[index].is_some_and(|rank| rank < kept));
            return (self, Drawn::ByCell(kept));
        }
        let mut draws: Vec<(u64, usize)> =
            (0..ranks.len()).filter(|&index| ranks[index] == Some(0)).map(|index| (self.occurrences[index].draw, index)).collect();
        let of = draws.len();
        draws.sort_unstable();
        let drawn: HashSet<usize> = draws.iter().take(budget).map(|&(_, index)| index).collect();
        self.keep(|index| drawn.contains(&index));
        (self, Drawn::SomeCells { kept: budget, of })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::span::Span;
    use crate::text::{Voice, Zone};

    /// Hits as (outlet, term, draw), each with its sentence.
    fn evidence(hits: &[(&str, &str, u64)]) -> Evidence {
        let occurrence = |(nth, (outlet, term, draw)): (usize, &(&str, &str, u64))| Occurrence {
            origin: Arc::new(Origin { article: "a".into(), outlet: outlet.to_string(), file: "a.txt".into(), row: None }),
            listed: Arc::new(Listed {
                lexicon: "l".into(),
                naming: String::new(),
                label: String::new(),
                term: term.to_string(),
                categories: vec!["c".into()],
                shown: term.to_string(),
            }),
            resolved: true,
            zone: Zone::Body,
            voice: Voice::Own,
            alt_voice: None,
            negated: false,
            speaker: None,
            tenth: 1,
            span: Span::new(nth, nth + 1),
            sentence_span: Span::new(nth, nth + 1),
            text: "x".into(),
            quoted: Some(Quoted { sentence: "x".into(), decided_by: None }),
            draw: *draw,
            counts_in_total: true,
            is_first: false,
        };
        Evidence::new(hits.iter().enumerate().map(occurrence).collect())
    }

    fn shown(evidence: &Evidence) -> Vec<u64> {
        evidence.occurrences().iter().filter(|o| o.quoted.is_some()).map(|o| o.draw).collect()
    }

    #[test]
    fn what_fits_is_shown_and_outlets_that_are_not_drawn_give_no_sentence() {
        let hits = [("A", "x", 3), ("A", "y", 1), ("B", "x", 2)];
        let (all, drawn) = evidence(&hits).within(3, |_| true);
        assert_eq!((shown(&all), drawn), (vec![3, 1, 2], Drawn::All));
        let (some, drawn) = evidence(&hits).within(2, |outlet| outlet == "A");
        assert_eq!((shown(&some), drawn), (vec![3, 1], Drawn::All));
    }

    #[test]
    fn each_outlet_and_word_keeps_one_before_any_goes_without() {
        let hits = [("A", "x", 3), ("A", "x", 9), ("A", "x", 1), ("B", "x", 8), ("B", "y", 5)];
        let (some, drawn) = evidence(&hits).within(3, |_| true);
        assert_eq!((shown(&some), drawn), (vec![1, 8, 5], Drawn::ByCell(1)));
        let (some, drawn) = evidence(&hits).within(2, |_| true);
        assert_eq!((shown(&some), drawn), (vec![1, 5], Drawn::SomeCells { kept: 2, of: 3 }));
    }
}
