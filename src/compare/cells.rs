//! The counts of one subject, cut by outlet and voice.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::stats::{Count, Sample, Sums};
use crate::tally::{Counts, SubjectCount};
use crate::text::VoiceGroup;

/// The articles of each outlet, so that a subject's sparse uses can be laid over them.
#[derive(Debug)]
pub(super) struct Cells<'c> {
    counts: &'c Counts,
    /// For each outlet the indices of its articles.
    articles: Vec<Vec<usize>>,
    /// For each outlet its words without any hit.
    blank: Vec<Side>,
    /// The outlet that each other one is compared with; all others together when there is none.
    reference: Option<usize>,
}

/// One side of a comparison.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Side {
    /// Hits and words of its articles.
    pub sums: Sums,
    /// Hits of the article with the most.
    pub most: u64,
}

impl Side {
    /// True when one article holds more than half of the hits.
    pub(super) fn is_in_one_article(&self) -> bool {
        2 * self.most > self.sums.total().hits
    }
}

/// A subject's uses over the outlets.
#[derive(Debug)]
pub(super) struct Spread {
    outlets: Vec<Side>,
    all: Sums,
    /// The two largest numbers of hits in one article, each of another outlet, with the outlet.
    most: Vec<(u64, usize)>,
    reference: Option<usize>,
}

impl Spread {
    /// One outlet.
    pub(super) fn of(&self, outlet: usize) -> Side {
        self.outlets[outlet]
    }

    /// What an outlet is compared with: all outlets but this one, or the one that was named for it.
    pub(super) fn rest(&self, outlet: usize) -> Side {
        if let Some(reference) = self.reference {
            return self.outlets[reference];
        }
        let most = self.most.iter().find(|(_, of)| *of != outlet).map_or(0, |(most, _)| *most);
        Side { sums: self.all - self.outlets[outlet].sums, most }
    }
}

impl<'c> Cells<'c> {
    /// Sorts the articles by outlet. `reference` is the outlet that each other one is compared with, if one was named that is there.
    pub(super) fn new(counts: &'c Counts, reference: Option<&str>) -> Self {
        let mut articles = vec![Vec::new(); counts.outlets.len()];
        for (index, article) in counts.articles.iter().enumerate() {
            articles[article.outlet].push(index);
        }
        let words = |&article: &usize| Count { hits: 0, words: counts.articles[article].words };
        let blank = articles.iter().map(|of| Side { sums: of.iter().map(words).collect(), most: 0 }).collect();
        let reference = reference.and_then(|name| counts.outlets.iter().position(|outlet| outlet.outlet == name));
        Cells { counts, articles, blank, reference }
    }

    /// The outlets that are compared with another or with the rest. Between two outlets the second comparison is the first one upside down.
    pub(super) fn targets(&self) -> Vec<usize> {
        let outlets = self.counts.outlets.len();
        match self.reference {
            Some(reference) => (0..outlets).filter(|outlet| *outlet != reference).collect(),
            None if outlets == 2 => vec![0],
            None if outlets < 2 => Vec::new(),
            None => (0..outlets).collect(),
        }
    }

    /// Whether the articles of `outlet` are on the other side of a comparison of `target`.
    pub(super) fn is_against(&self, outlet: usize, target: usize) -> bool {
        outlet != target && self.reference.is_none_or(|reference| outlet == reference)
    }

    /// The outlet that was named for comparison.
    pub(super) fn reference(&self) -> Option<usize> {
        self.reference
    }

    /// What the other side is called.
    pub(super) fn other_side(&self, target: usize) -> &str {
        let outlets = &self.counts.outlets;
        match self.reference {
            Some(reference) => &outlets[reference].outlet,
            None if outlets.len() == 2 => &outlets[1 - target].outlet,
            None => "the rest",
        }
    }

    /// The articles of an outlet, as indices into [`Counts::articles`].
    pub(super) fn articles_of(&self, outlet: usize) -> &[usize] {
        &self.articles[outlet]
    }

    /// The subject's uses in each article, in the given voices.
    pub(super) fn hits(&self, subject: &SubjectCount, voice: VoiceGroup) -> Vec<u64> {
        let mut hits = vec![0; self.counts.articles.len()];
        for u in subject.uses.iter().filter(|u| voice.includes(u.voice)) {
            hits[u.article] += u.uses;
        }
        hits
    }

    /// One outlet's articles with their hits and words.
    pub(super) fn sample(&self, outlet: usize, hits: &[u64]) -> Sample {
        Sample::new(self.articles[outlet].iter().map(|&i| self.article(i, hits[i])))
    }

    /// The subject's uses in the given voices: index into [`Counts::articles`] and hits, articles in order, none without a hit.
    pub(super) fn uses(&self, subject: &SubjectCount, voice: VoiceGroup) -> Vec<(usize, u64)> {
        let mut uses: BTreeMap<usize, u64> = BTreeMap::new();
        for u in subject.uses.iter().filter(|u| voice.includes(u.voice)) {
            *uses.entry(u.article).or_default() += u.uses;
        }
        uses.into_iter().collect()
    }

    /// How uses are spread over the outlets.
    pub(super) fn spread(&self, uses: &[(usize, u64)]) -> Spread {
        let mut outlets = self.blank.clone();
        for &(article, hits) in uses {
            let side = &mut outlets[self.counts.articles[article].outlet];
            side.sums = side.sums.with_hits(self.article(article, hits));
            side.most = side.most.max(hits);
        }
        let all = outlets.iter().fold(Sums::default(), |sum, side| sum + side.sums);
        let mut most: Vec<(u64, usize)> = outlets.iter().enumerate().map(|(outlet, side)| (side.most, outlet)).collect();
        most.sort_unstable_by_key(|&(most, outlet)| (Reverse(most), outlet));
        most.truncate(2);
        Spread { outlets, all, most, reference: self.reference }
    }

    /// The number of articles.
    pub(super) fn len(&self) -> usize {
        self.counts.articles.len()
    }

    /// The outlet of an article.
    pub(super) fn outlet_of(&self, article: usize) -> usize {
        self.counts.articles[article].outlet
    }

    /// The id of an article.
    pub(super) fn id(&self, article: usize) -> &str {
        &self.counts.articles[article].article
    }

    /// An article's words with so many hits.
    pub(super) fn article(&self, article: usize, hits: u64) -> Count {
        Count { hits, words: self.counts.articles[article].words }
    }
}
