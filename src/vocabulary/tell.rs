//! Gathers what is told of the chosen words: how evenly they are spread, the largest article, and a fair sample of sentences.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::span::Span;
use crate::stats::{Count, Sample, dispersion, draw};
use crate::vocabulary::Options;
use crate::vocabulary::choose::Choice;
use crate::vocabulary::count::{Counts, Half};
use crate::vocabulary::extract::{Extract, Letter, Sentence};
use crate::vocabulary::gram::{Gram, grams, hash_of};
use crate::vocabulary::once::Once;
use crate::vocabulary::sieve::Sieve;

/// Sentences kept of a word in an outlet, each from another article.
const EXAMPLES: usize = 3;
/// Spellings of a word that are told apart.
const SPELLINGS: usize = 50;

/// A sentence with a chosen word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Example {
    /// The article's id.
    pub article: String,
    /// Its file.
    pub file: String,
    /// Its line, in a table file.
    pub row: Option<usize>,
    /// The word's first byte in the article's text.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
    /// The sentence.
    pub sentence: String,
    /// The word's bytes in the sentence: from, to.
    pub at: (usize, usize),
}

/// What is told of a chosen word.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// As it is written most often.
    pub shown: String,
    /// Gries' dispersion over the outlet's articles, normalised; nothing for a single article.
    pub dispersion: Option<f64>,
    /// The article with most uses.
    pub top_article: String,
    /// Its share of the uses, 0 to 1.
    pub top_article_share: f64,
    /// A fair sample of sentences: articles are drawn, then a place in each. Kept for the first words of an outlet.
    pub examples: Vec<Example>,
}

/// Gathers, article by article, in the order of the shelf.
#[derive(Debug)]
pub struct Teller<'a> {
    options: &'a Options,
    sieve: &'a Sieve,
    counts: &'a Counts,
    /// For each outlet its words, by what stands for them, and their places in the choice.
    wanted: Vec<HashMap<u64, (usize, &'a str)>>,
    gathered: Vec<Vec<Gathered>>,
    /// Words of an outlet that get sentences.
    with_examples: usize,
    once: Once,
    next: usize,
}

#[derive(Debug, Clone, Default)]
struct Gathered {
    /// Articles, as indices, and the uses in each.
    uses: Vec<(usize, u64)>,
    spellings: BTreeMap<String, u64>,
    examples: Vec<(u64, Example)>,
}

impl<'a> Teller<'a> {
    /// For what was chosen; the first `with_examples` words of an outlet get sentences.
    pub fn new(options: &'a Options, sieve: &'a Sieve, counts: &'a Counts, choice: &'a Choice, with_examples: usize) -> Teller<'a> {
        let places = |words: &'a Vec<_>| {
            words.iter().enumerate().map(|(at, word): (usize, &super::Chosen)| (hash_of(&word.key), (at, word.key.as_str()))).collect()
        };
        Teller {
            options,
            sieve,
            counts,
            wanted: choice.outlets.iter().map(places).collect(),
            gathered: choice.outlets.iter().map(|words| vec![Gathered::default(); words.len()]).collect(),
            with_examples,
            once: Once::default(),
            next: 0,
        }
    }

    /// Looks at the next article.
    pub fn add(&mut self, extract: &Extract) {
        let index = self.next;
        self.next += 1;
        let counts = self.once.counts(extract, self.sieve);
        let member = &self.counts.members[index];
        let wanted = &self.wanted[member.outlet as usize];
        if member.half == Half::Held || wanted.is_empty() {
            return;
        }
        let mut key = String::new();
        // Of each word its uses here, and the place with the smallest draw.
        let mut here: BTreeMap<usize, (u64, u64, &Sentence, Span)> = BTreeMap::new();
        for (sentence, _) in extract.sentences.iter().zip(counts).filter(|(_, counts)| *counts) {
            for gram in sentence.runs.iter().flat_map(|run| grams(run, self.options)) {
                let Some(&(at, wanted)) = wanted.get(&gram.hash()) else { continue };
                gram.write(&mut key);
                if key != wanted {
                    continue;
                }
                let span = gram.span();
                let number = draw(self.options.rng_seed, &extract.article, sentence.start + span.start());
                let word = here.entry(at).or_insert((0, number, sentence, span));
                word.0 += 1;
                if number < word.1 {
                    (word.1, word.2, word.3) = (number, sentence, span);
                }
                self.gathered[member.outlet as usize][at].spell(gram, sentence);
            }
        }
        for (at, (uses, number, sentence, span)) in here {
            let gathered = &mut self.gathered[member.outlet as usize][at];
            gathered.uses.push((index, uses));
            if at < self.with_examples {
                gathered.keep(number, || example(extract, sentence, span));
            }
        }
    }

    /// What is told of each word, in the order of the choice.
    pub fn finish(self) -> Vec<Vec<Told>> {
        let counts = self.counts;
        let mut outlets = vec![Vec::new(); counts.outlets.len()];
        for (index, member) in counts.members.iter().enumerate().filter(|(_, member)| member.half == Half::Found) {
            outlets[member.outlet as usize].push(index);
        }
        let told = |(gathered, articles): (Vec<Gathered>, Vec<usize>)| {
            gathered.into_iter().map(|word| word.told(counts, &articles)).collect::<Vec<Told>>()
        };
        self.gathered.into_iter().zip(outlets).map(told).collect()
    }
}

impl Gathered {
    /// Remembers how the word is written; the beginning of a sentence tells nothing of that unless nothing else does.
    fn spell(&mut self, gram: Gram<'_>, sentence: &Sentence) {
        let written = gram.span().of(&sentence.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let weight = if gram.letter() == Letter::Untold { 1 } else { 1_000 };
        if self.spellings.len() < SPELLINGS || self.spellings.contains_key(&written) {
            *self.spellings.entry(written).or_default() += weight;
        }
    }

    fn keep(&mut self, number: u64, example: impl FnOnce() -> Example) {
        let is_drawn = self.examples.len() < EXAMPLES || self.examples.last().is_some_and(|(last, _)| number < *last);
        if is_drawn {
            let at = self.examples.partition_point(|(other, _)| *other < number);
            self.examples.insert(at, (number, example()));
            self.examples.truncate(EXAMPLES);
        }
    }

    fn told(self, counts: &Counts, articles: &[usize]) -> Told {
        let uses: HashMap<usize, u64> = self.uses.into_iter().collect();
        let unit = |index: &usize| Count { hits: uses.get(index).copied().unwrap_or_default(), words: counts.members[*index].words };
        let with_words: Vec<usize> = articles.iter().copied().filter(|index| counts.members[*index].words > 0).collect();
        let sample = Sample::new(with_words.iter().map(unit));
        let top = dispersion::top_unit(&sample).ok();
        // Among equals the last in order of the alphabet is the one in small letters.
        let shown = self.spellings.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| a.0.cmp(&b.0)));
        Told {
            shown: shown.map(|(written, _)| written).unwrap_or_default(),
            dispersion: dispersion::dp_norm(&sample).ok(),
            top_article: top.map(|top| counts.members[with_words[top.index]].article.clone()).unwrap_or_default(),
            top_article_share: top.map_or(0.0, |top| top.share),
            examples: self.examples.into_iter().map(|(_, example)| example).collect(),
        }
    }
}

fn example(extract: &Extract, sentence: &Sentence, span: Span) -> Example {
    Example {
        article: extract.article.clone(),
        file: extract.file.clone(),
        row: extract.row,
        start: sentence.start + span.start(),
        end: sentence.start + span.end(),
        sentence: sentence.text.clone(),
        at: (span.start(), span.end()),
    }
}
