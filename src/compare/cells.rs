//! The counts of one subject, cut by outlet and voice.

use crate::stats::{Count, Sample};
use crate::tally::{Counts, SubjectCount};
use crate::text::VoiceGroup;

/// The articles of each outlet, so that a subject's sparse uses can be laid over them.
#[derive(Debug)]
pub struct Cells<'c> {
    counts: &'c Counts,
    /// For each outlet the indices of its articles.
    articles: Vec<Vec<usize>>,
}

impl<'c> Cells<'c> {
    /// Sorts the articles by outlet.
    pub fn new(counts: &'c Counts) -> Self {
        let mut articles = vec![Vec::new(); counts.outlets.len()];
        for (index, article) in counts.articles.iter().enumerate() {
            articles[article.outlet].push(index);
        }
        Cells { counts, articles }
    }

    /// The articles of an outlet, as indices into [`Counts::articles`].
    pub fn articles_of(&self, outlet: usize) -> &[usize] {
        &self.articles[outlet]
    }

    /// The subject's uses in each article, in the given voices.
    pub fn hits(&self, subject: &SubjectCount, voice: VoiceGroup) -> Vec<u64> {
        let mut hits = vec![0; self.counts.articles.len()];
        for u in subject.uses.iter().filter(|u| voice.includes(u.voice)) {
            hits[u.article] += u.uses;
        }
        hits
    }

    /// One outlet's articles with their hits and words.
    pub fn sample(&self, outlet: usize, hits: &[u64]) -> Sample {
        Sample::new(self.articles[outlet].iter().map(|&i| self.count(i, hits)))
    }

    /// All other outlets' articles with their hits and words.
    pub fn rest(&self, outlet: usize, hits: &[u64]) -> Sample {
        let others = (0..self.counts.articles.len()).filter(|&i| self.counts.articles[i].outlet != outlet);
        Sample::new(others.map(|i| self.count(i, hits)))
    }

    fn count(&self, article: usize, hits: &[u64]) -> Count {
        Count { hits: hits[article], words: self.counts.articles[article].words }
    }
}
