//! Keeps the occurrences, and a fair sample of sentences.
//!
//! Every hit is kept with its place. Its sentence is kept only for the sample: for each outlet, term and voice the hits with the smallest
//! draws. Samples of parts merge to the sample of the whole.

mod gather;
mod occurrence;
mod passed;
mod record;

use std::collections::{HashMap, HashSet};

use crate::span::Span;
use crate::table::Table;
use crate::text::Stance;

pub use gather::Gatherer;
pub use occurrence::{Listed, Occurrence, Origin, Quoted};
pub use passed::PassedOver;
pub use record::Recorder;

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

/// The hits of a corpus.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    occurrences: Vec<Occurrence>,
}

impl Evidence {
    /// Sentences kept for each outlet, term and voice in the one pass over the text.
    pub const KEPT: usize = 20;

    /// Evidence from occurrences in any order.
    pub fn new(occurrences: Vec<Occurrence>) -> Self {
        let mut evidence = Evidence { occurrences };
        evidence.tidy(Self::KEPT);
        evidence
    }

    /// Evidence that keeps every sentence.
    pub fn complete(occurrences: Vec<Occurrence>) -> Self {
        let mut evidence = Evidence { occurrences };
        evidence.tidy(usize::MAX);
        evidence
    }

    /// Adds another part's. The order of parts does not matter.
    pub fn merge(mut self, other: Evidence) -> Evidence {
        self.occurrences.extend(other.occurrences);
        self.tidy(Self::KEPT);
        self
    }

    /// The occurrences: by article, then by place, then by lexicon.
    pub fn occurrences(&self) -> &[Occurrence] {
        &self.occurrences
    }

    fn tidy(&mut self, kept: usize) {
        fn key(o: &Occurrence) -> (&str, Span, &str, bool, &str, &str, &str) {
            let listed = &*o.listed;
            (&o.origin.article, o.span, &listed.lexicon, listed.naming.is_empty(), &listed.naming, &listed.term, &listed.label)
        }
        self.occurrences.sort_by(|a, b| key(a).cmp(&key(b)));
        self.thin_out(kept);
    }

    /// Keeps at most `kept` sentences for each outlet, term and voice.
    fn thin_out(&mut self, kept: usize) {
        let ranks = self.ranks();
        self.keep(|index| ranks[index].is_some_and(|rank| rank < kept));
    }

    /// For each occurrence with a sentence its place in the draw of its outlet, term and voice.
    fn ranks(&self) -> Vec<Option<usize>> {
        /// Outlet, lexicon, group, item and voice.
        type Cell<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);
        let mut cells: HashMap<Cell<'_>, Vec<(u64, usize)>> = HashMap::new();
        for (index, o) in self.occurrences.iter().enumerate().filter(|(_, o)| o.quoted.is_some()) {
            let cell = (o.origin.outlet.as_str(), o.listed.lexicon.as_str(), o.listed.group(), o.listed.item(), o.voice.key());
            cells.entry(cell).or_default().push((o.draw, index));
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
        let is_complete = self.occurrences.iter().all(|o| o.quoted.is_some());
        self.occurrences.iter_mut().filter(|o| !shows(&o.origin.outlet)).for_each(|o| o.quoted = None);
        let ranks = self.ranks();
        let sentences = |kept: usize| ranks.iter().flatten().filter(|rank| **rank < kept).count();
        if sentences(usize::MAX) <= budget {
            return (self, if is_complete { Drawn::All } else { Drawn::ByCell(Self::KEPT) });
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

    /// The table `evidence`: a row an occurrence.
    pub fn table(&self) -> Table {
        let all = &self.occurrences;
        Table::new("evidence")
            .text("article", all.iter().map(|o| &o.origin.article))
            .text("outlet", all.iter().map(|o| &o.origin.outlet))
            .text("file", all.iter().map(|o| &o.origin.file))
            .maybe_count("row", all.iter().map(|o| o.origin.row.map(|row| row as u64)))
            .text("lexicon", all.iter().map(|o| &o.listed.lexicon))
            .text("category", all.iter().map(|o| o.listed.categories.join("|")))
            .text("term", all.iter().map(|o| &o.listed.term))
            .text("naming", all.iter().map(|o| &o.listed.naming))
            .text("label", all.iter().map(|o| &o.listed.label))
            .flag("resolved", all.iter().map(|o| o.resolved))
            .text("zone", all.iter().map(|o| o.zone.key()))
            .text("voice", all.iter().map(|o| o.voice.key()))
            .text("stance", all.iter().map(|o| o.voice.stance().map_or("", Stance::key)))
            .text("alt_voice", all.iter().map(|o| o.alt_voice.map_or("", |voice| voice.key())))
            .flag("negated", all.iter().map(|o| o.negated))
            .text("speaker", all.iter().map(|o| o.speaker.as_deref().unwrap_or_default()))
            .count("start", all.iter().map(|o| o.span.start() as u64))
            .count("end", all.iter().map(|o| o.span.end() as u64))
            .count("sentence_start", all.iter().map(|o| o.sentence_span.start() as u64))
            .count("sentence_end", all.iter().map(|o| o.sentence_span.end() as u64))
            .text("sentence", all.iter().map(|o| o.sentence().unwrap_or_default()))
            .text("text", all.iter().map(|o| &*o.text))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
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
