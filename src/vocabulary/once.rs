//! Sees to it that a sentence which an outlet prints word for word in several articles counts once.
//!
//! Such sentences are the page's ("Sign up for our daily letter"), the agency's or a copy's; they would make their words an outlet's own.
//! People do write "He gave no details" twice, so a short one has to stand in one of ten articles of the outlet.

use std::collections::{BTreeMap, HashSet};

use crate::vocabulary::extract::{Extract, Sentence};
use crate::vocabulary::sieve::Sieve;
use crate::vocabulary::sketch::hash;

/// From so many words on two articles are enough.
const LONG_FROM: u64 = 6;
/// A shorter sentence recurs when it stands in so many articles, and in one of [`SHORT_ONE_IN`] of the outlet's.
const SHORT_ARTICLES: u32 = 3;
const SHORT_ONE_IN: u32 = 10;
/// Sentences that are named at most.
const NAMED_AT_MOST: usize = 1_000;

/// A sentence that stands in several articles of an outlet.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Repeated {
    /// The outlet.
    pub outlet: String,
    /// The sentence, as it stands in the second of the articles.
    pub sentence: String,
    /// Articles that hold it.
    pub articles: u64,
    /// Words left out: those of every article but the first.
    pub words: u64,
}

/// The sentences met so far, as articles come in their order.
#[derive(Debug, Default)]
pub(super) struct Once {
    met: HashSet<u64>,
    named: BTreeMap<u64, Repeated>,
    left_out: (u64, u64),
}

impl Once {
    /// For each sentence of the article whether it counts.
    pub(super) fn counts(&mut self, extract: &Extract, sieve: &Sieve) -> Vec<bool> {
        let mut here: Vec<u64> = Vec::new();
        let mut counts = Vec::with_capacity(extract.sentences.len());
        for sentence in &extract.sentences {
            let Some(hash) = sieve.sentence_may_recur(&extract.outlet, sentence) else {
                counts.push(true);
                continue;
            };
            let is_new = !self.met.contains(&hash);
            counts.push(is_new);
            if !is_new {
                self.left_out = (self.left_out.0 + 1, self.left_out.1 + sentence.words);
                self.name(hash, extract, sentence, here.contains(&hash));
            }
            here.push(hash);
        }
        self.met.extend(here);
        counts
    }

    fn name(&mut self, hash: u64, extract: &Extract, sentence: &Sentence, again_here: bool) {
        let is_full = self.named.len() >= NAMED_AT_MOST && !self.named.contains_key(&hash);
        if is_full {
            return;
        }
        let tidy = || sentence.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let named =
            self.named.entry(hash).or_insert_with(|| Repeated { outlet: extract.outlet.clone(), sentence: tidy(), articles: 1, words: 0 });
        named.articles += u64::from(!again_here);
        named.words += sentence.words;
    }

    /// Sentences and words left out, and the sentences by outlet, those in most articles first.
    pub(super) fn finish(self) -> ((u64, u64), Vec<Repeated>) {
        let mut named: Vec<Repeated> = self.named.into_values().collect();
        named.sort_by(|a, b| a.outlet.cmp(&b.outlet).then(b.articles.cmp(&a.articles)).then(a.sentence.cmp(&b.sentence)));
        (self.left_out, named)
    }
}

/// In how many articles of an outlet a sentence recurs, given how many the outlet has.
pub(super) fn recurs_from(sentence: &Sentence, articles: u32) -> u32 {
    if sentence.words >= LONG_FROM { 2 } else { SHORT_ARTICLES.max(articles.div_ceil(SHORT_ONE_IN)) }
}

/// What stands for a sentence of an outlet.
pub(super) fn sentence_hash(outlet: &str, sentence: &Sentence) -> u64 {
    let words = sentence.text.split_whitespace().flat_map(|word| word.bytes().chain([b' ']));
    hash(outlet.bytes().chain([0]).chain(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Options;
    use crate::vocabulary::fixture::extracts;
    use crate::vocabulary::sieve::Learnt;

    #[test]
    fn a_sentence_of_the_page_counts_once_an_outlet_and_a_short_one_that_is_rare_always() {
        let options = Options::default();
        let page = "Get the best stories of our town. He left.";
        let later = "Get the best stories of our town. She stayed.";
        let extracts = extracts(&[("A", page), ("A", page), ("B", page), ("A", later)], &options);
        let mut sieve = Sieve::default();
        extracts.iter().for_each(|extract| sieve.add(extract, Learnt::of(extract, &options)));
        let mut once = Once::default();
        let counts: Vec<Vec<bool>> = extracts.iter().map(|extract| once.counts(extract, &sieve)).collect();
        assert_eq!(counts, [[true, true], [false, true], [true, true], [false, true]]);
        let (left_out, named) = once.finish();
        assert_eq!(left_out, (2, 14));
        let expected = Repeated { outlet: "A".into(), sentence: "Get the best stories of our town.".into(), articles: 3, words: 14 };
        assert_eq!(named, [expected]);
    }
}
