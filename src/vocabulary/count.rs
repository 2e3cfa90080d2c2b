//! Counts exactly the words and phrases that may be in enough articles: uses and articles, by outlet and half.

use std::collections::{BTreeSet, HashMap};

use crate::vocabulary::Options;
use crate::vocabulary::extract::{Extract, Letter};
use crate::vocabulary::gram::grams;
use crate::vocabulary::half::Halves;
use crate::vocabulary::once::{Once, Repeated};
use crate::vocabulary::sieve::{Sieve, Threshold};

/// Which half of the articles: all are in the first when nothing is held out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Half {
    /// On which words are found.
    Found,
    /// Held out, on which they are looked up.
    Held,
}

/// Uses of a word in one outlet and half.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Uses {
    /// How often.
    pub uses: u64,
    /// In how many articles.
    pub articles: u32,
    /// The most in one article.
    pub most: u64,
    /// Inside a sentence, with capitals in all words that tell.
    pub capital: u64,
    /// With a word in small letters.
    pub small: u64,
    /// In the first sentence of a body or one of the last.
    pub edge: u64,
}

impl Uses {
    /// True for what is written with capitals wherever that can be told, but for one use in twenty.
    pub fn is_name(&self) -> bool {
        self.capital > 0 && self.small * 20 <= self.capital + self.small
    }

    /// True for what stands at the ends of articles in nine of ten uses, and hardly ever twice in one: "Published on", "Source".
    pub(super) fn is_of_the_page(&self) -> bool {
        self.edge * 10 >= self.uses * 9 && self.uses * 10 <= u64::from(self.articles) * 11
    }
}

/// A word or phrase, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Its words in compared form.
    pub key: String,
    /// Its uses by half and outlet, in this order; only where there are any.
    pub uses: Vec<((Half, u32), Uses)>,
}

impl Counted {
    /// Its uses in an outlet and half.
    pub(super) fn uses_in(&self, half: Half, outlet: u32) -> Uses {
        self.uses.binary_search_by_key(&(half, outlet), |(place, _)| *place).map_or(Uses::default(), |at| self.uses[at].1)
    }

    /// Its uses in all outlets of a half.
    pub(super) fn uses_in_all(&self, half: Half) -> u64 {
        self.uses.iter().filter(|((other, _), _)| *other == half).map(|(_, uses)| uses.uses).sum()
    }
}

/// An article in the counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its id.
    pub article: String,
    /// Its outlet, an index into [`Counts::outlets`].
    pub outlet: u32,
    /// Its half.
    pub half: Half,
    /// Its words: the denominator.
    pub words: u64,
}

/// All counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// The outlets, by name.
    pub outlets: Vec<String>,
    /// The articles, in the order of the input.
    pub members: Vec<Member>,
    /// What was counted, by its words.
    pub grams: Vec<Counted>,
    /// From how many articles on.
    pub threshold: Threshold,
    /// Sentences and words left out because a phrase in them tells that they are the page's.
    pub page: (u64, u64),
    /// Sentences and words left out because their sentence stands in an earlier article of the outlet.
    pub repeated: (u64, u64),
    /// Those sentences, by outlet; a thousand at most.
    pub repeated_sentences: Vec<Repeated>,
}

impl Counts {
    /// Articles and words of an outlet in a half.
    pub fn size_of(&self, half: Half, outlet: u32) -> (u32, u64) {
        let members = self.members.iter().filter(|member| member.half == half && member.outlet == outlet);
        members.fold((0, 0), |(articles, words), member| (articles + 1, words + member.words))
    }
}

/// The counts of one article.
#[derive(Debug)]
pub struct ArticleCounts {
    words: u64,
    uses: HashMap<String, Uses>,
}

/// Counts articles in the order of the shelf.
#[derive(Debug)]
pub struct Counter<'a> {
    options: &'a Options,
    sieve: &'a Sieve,
    halves: &'a Halves,
    threshold: Threshold,
    outlets: Vec<String>,
    members: Vec<Member>,
    known: HashMap<Box<str>, u32>,
    grams: Vec<Counted>,
    once: Once,
    page: (u64, u64),
}

impl<'a> Counter<'a> {
    /// Nothing counted yet. `outlets` are the names of all outlets.
    pub fn new(options: &'a Options, sieve: &'a Sieve, halves: &'a Halves, outlets: &BTreeSet<String>) -> Counter<'a> {
        Counter {
            options,
            sieve,
            halves,
            threshold: sieve.threshold(options.min_articles),
            outlets: outlets.iter().cloned().collect(),
            members: Vec::new(),
            known: HashMap::new(),
            grams: Vec::new(),
            once: Once::default(),
            page: (0, 0),
        }
    }

    /// For each sentence of the next article whether it counts. Articles come in the order of the shelf.
    pub fn sentences(&mut self, extract: &Extract) -> Vec<bool> {
        self.once.counts(extract, self.sieve)
    }

    /// Counts an article; any thread can do it. `counts` says which of its sentences count.
    pub fn count(&self, extract: &Extract, counts: &[bool]) -> ArticleCounts {
        let counted = extract.sentences.iter().zip(counts).filter(|(_, counts)| **counts).map(|(sentence, _)| sentence);
        let (mut words, mut key) = (0, String::new());
        let mut here: HashMap<String, Uses> = HashMap::new();
        for sentence in counted {
            words += sentence.words;
            for gram in sentence.runs.iter().flat_map(|run| grams(run, self.options)) {
                if !self.sieve.may_recur(gram.hash(), self.threshold) {
                    continue;
                }
                gram.write(&mut key);
                if self.sieve.is_listed(&key) {
                    continue;
                }
                if !here.contains_key(&key) {
                    here.insert(key.clone(), Uses::default());
                }
                let (letter, Some(sums)) = (gram.letter(), here.get_mut(&key)) else { continue };
                sums.uses += 1;
                sums.capital += u64::from(letter == Letter::Capital);
                sums.small += u64::from(letter == Letter::Small);
                sums.edge += u64::from(sentence.is_edge);
            }
        }
        ArticleCounts { words, uses: here }
    }

    /// Adds an article's counts, in the order of the shelf.
    pub fn add(&mut self, extract: &Extract, counted: ArticleCounts) {
        let outlet = self.outlets.partition_point(|name| *name < extract.outlet) as u32;
        let half = self.halves.of(self.members.len());
        self.page = (self.page.0 + extract.page.0, self.page.1 + extract.page.1);
        for (key, here) in counted.uses {
            let id = self.known.get(key.as_str()).copied().unwrap_or_else(|| {
                let id = self.grams.len() as u32;
                self.known.insert(key.as_str().into(), id);
                self.grams.push(Counted { key, uses: Vec::new() });
                id
            });
            let gram = &mut self.grams[id as usize];
            let at = gram.uses.binary_search_by_key(&(half, outlet), |(place, _)| *place).unwrap_or_else(|at| {
                gram.uses.insert(at, ((half, outlet), Uses::default()));
                at
            });
            let sum = &mut gram.uses[at].1;
            sum.uses += here.uses;
            sum.articles += 1;
            sum.most = sum.most.max(here.uses);
            sum.capital += here.capital;
            sum.small += here.small;
            sum.edge += here.edge;
        }
        self.members.push(Member { article: extract.article.clone(), outlet, half, words: counted.words });
    }

    /// The counts, without what turned out to be in too few articles.
    pub fn finish(self) -> Counts {
        let least = self.threshold.articles;
        let is_in_enough = |gram: &Counted| gram.uses.iter().map(|(_, uses)| uses.articles).sum::<u32>() >= least;
        let mut grams: Vec<Counted> = self.grams.into_iter().filter(is_in_enough).collect();
        grams.sort_unstable_by(|a, b| a.key.cmp(&b.key));
        let (repeated, repeated_sentences) = self.once.finish();
        Counts {
            outlets: self.outlets,
            members: self.members,
            grams,
            threshold: self.threshold,
            page: self.page,
            repeated,
            repeated_sentences,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::fixture::extracts;
    use crate::vocabulary::sieve::Learnt;

    #[test]
    fn uses_and_articles_are_counted_by_outlet() {
        let options = Options { min_articles: 2, ..Options::default() };
        let texts = [
            ("A", "The old bridge fell. It was a bridge of iron."),
            ("A", "A bridge in Rome, an old bridge."),
            ("B", "Roads and a bridge."),
        ];
        let extracts = extracts(&texts, &options);
        let mut sieve = Sieve::default();
        extracts.iter().for_each(|extract| sieve.add(extract, Learnt::of(extract, &options)));
        let halves = Halves::none(3);
        let mut counter = Counter::new(&options, &sieve, &halves, &["A".to_string(), "B".to_string()].into());
        for extract in &extracts {
            let sentences = counter.sentences(extract);
            let counted = counter.count(extract, &sentences);
            counter.add(extract, counted);
        }
        let counts = counter.finish();
        let keys: Vec<(&str, u64)> = counts.grams.iter().map(|gram| (gram.key.as_str(), gram.uses_in_all(Half::Found))).collect();
        assert_eq!(keys, [("bridge", 5), ("old", 2), ("old bridge", 2)]);
        let bridge = |outlet| counts.grams[0].uses_in(Half::Found, outlet);
        assert_eq!((bridge(0).uses, bridge(0).articles, bridge(0).most), (4, 2, 2));
        assert_eq!((bridge(1).uses, bridge(1).articles, bridge(1).most), (1, 1, 1));
        assert_eq!((counts.size_of(Half::Found, 0), counts.size_of(Half::Found, 1)), ((2, 17), (1, 4)));
    }
}
