//! Learns in one pass which words, phrases and sentences may recur, in memory of fixed size.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::vocabulary::Options;
use crate::vocabulary::extract::{Extract, Sentence};
use crate::vocabulary::gram::grams;
use crate::vocabulary::once::{recurs_from, sentence_hash};
use crate::vocabulary::sketch::Sketch;

/// Words and phrases that are counted exactly at most, about.
const COUNTED_AT_MOST: usize = 2_000_000;

/// In how many articles each word, phrase and sentence stands at most; and which words the loaded lists have.
#[derive(Debug)]
pub struct Sieve {
    grams: Sketch,
    sentences: Sketch,
    listed: BTreeSet<String>,
    /// Articles of each outlet.
    articles: BTreeMap<String, u32>,
}

/// What one article adds to a [`Sieve`]: made by any thread.
#[derive(Debug)]
pub struct Learnt {
    grams: HashSet<u64>,
    sentences: HashSet<u64>,
}

/// From how many articles on words and phrases are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// In so many articles a word or phrase stands at least, of whatever outlet.
    pub articles: u32,
    /// True when there was too much to count from the number asked for on.
    pub is_raised: bool,
}

impl Learnt {
    /// Of one article.
    pub fn of(extract: &Extract, options: &Options) -> Learnt {
        let all = || extract.sentences.iter();
        let runs = all().flat_map(|sentence| &sentence.runs);
        let grams = runs.flat_map(|run| grams(run, options).map(|gram| gram.hash())).collect();
        Learnt { grams, sentences: all().map(|sentence| sentence_hash(&extract.outlet, sentence)).collect() }
    }
}

impl Default for Sieve {
    fn default() -> Self {
        Sieve { grams: Sketch::new(), sentences: Sketch::new(), listed: BTreeSet::new(), articles: BTreeMap::new() }
    }
}

impl Sieve {
    /// Adds an article.
    pub fn add(&mut self, extract: &Extract, learnt: Learnt) {
        learnt.grams.into_iter().for_each(|hash| self.grams.add(hash));
        learnt.sentences.into_iter().for_each(|hash| self.sentences.add(hash));
        self.listed.extend(extract.listed.iter().cloned());
        *self.articles.entry(extract.outlet.clone()).or_default() += 1;
    }

    /// Adds another part's. The order of parts does not matter.
    pub fn merge(&mut self, other: Sieve) {
        self.grams.merge(&other.grams);
        self.sentences.merge(&other.sentences);
        self.listed.extend(other.listed);
        for (outlet, articles) in other.articles {
            *self.articles.entry(outlet).or_default() += articles;
        }
    }

    /// From how many articles on there is few enough to count exactly: `least`, or the next number that leaves at most about two million
    /// words and phrases. A property of the whole corpus, whatever its order and parts.
    pub fn threshold(&self, least: u32) -> Threshold {
        let asked = least.min(u32::from(u8::MAX)) as u8;
        let fits = (asked..=u8::MAX).find(|&articles| self.grams.cells_with(articles) <= COUNTED_AT_MOST).unwrap_or(u8::MAX);
        Threshold { articles: u32::from(fits).max(least.min(u32::from(u8::MAX))), is_raised: fits > asked }
    }

    /// True when what has this hash may stand in at least so many articles; false is certain.
    pub(super) fn may_recur(&self, hash: u64, threshold: Threshold) -> bool {
        u32::from(self.grams.at_most(hash)) >= threshold.articles
    }

    /// What stands for a sentence that may recur in its outlet's articles; nothing is certain.
    pub(super) fn sentence_may_recur(&self, outlet: &str, sentence: &Sentence) -> Option<u64> {
        let needed = recurs_from(sentence, self.articles.get(outlet).copied().unwrap_or_default()).min(u32::from(u8::MAX));
        Some(sentence_hash(outlet, sentence)).filter(|&hash| u32::from(self.sentences.at_most(hash)) >= needed)
    }

    /// True when a loaded list has used this word or phrase.
    pub fn is_listed(&self, key: &str) -> bool {
        self.listed.contains(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::fixture::extracts;

    #[test]
    fn nothing_that_recurs_is_lost_and_the_order_of_articles_changes_nothing() {
        let options = Options::default();
        let extracts = extracts(&[("A", "Snow fell."), ("B", "Snow fell again."), ("A", "Rain fell."), ("B", "Hail and snow.")], &options);
        let sieve = |order: &[usize]| {
            let mut sieve = Sieve::default();
            order.iter().for_each(|&n| sieve.add(&extracts[n], Learnt::of(&extracts[n], &options)));
            sieve
        };
        let (mut one, two, whole) = (sieve(&[2, 0]), sieve(&[3, 1]), sieve(&[0, 1, 2, 3]));
        one.merge(two);
        assert_eq!(one.grams, whole.grams);
        let three = whole.threshold(3);
        assert_eq!(three, Threshold { articles: 3, is_raised: false });
        let mut recurring: Vec<String> = Vec::new();
        let mut key = String::new();
        for gram in extracts.iter().flat_map(|e| &e.sentences).flat_map(|s| &s.runs).flat_map(|run| grams(run, &options)) {
            gram.write(&mut key);
            if whole.may_recur(gram.hash(), three) && !recurring.contains(&key) {
                recurring.push(key.clone());
            }
        }
        assert_eq!(recurring, ["snow", "fell"]);
    }
}
