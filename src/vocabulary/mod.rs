//! Counts all words and phrases, and says which set outlets apart.
//!
//! Three passes, of which only the first sees articles. The first cuts each article to an [`Extract`]: its countable words in their
//! sentences. It is kept on a shelf (a temporary file) and learnt by a [`Sieve`], a table of fixed size that knows of how many articles each
//! word or phrase is at most. The second counts exactly what may be in enough articles ([`Counter`]). The third gathers what is told of the
//! words that were chosen ([`Teller`]): their articles, spread and example sentences. So memory grows with what recurs, not with the text.
//!
//! Plain maps count here, no data frames: a count is looked up word by word.
//!
//! ```
//! use slantwise::pipeline::Input;
//! use slantwise::text;
//! use slantwise::vocabulary::{Counter, Extractor, Halves, Learnt, Options, Sieve, choose};
//!
//! // Words in every voice; no list is loaded, so none of its uses is left out.
//! let options = Options { own_voice: false, ..Options::default() };
//! let (input, extractor) = (Input::open(&["seeds/sarnby".into()])?, Extractor::new(&options));
//! let articles = input.entries().filter_map(|entry| entry.ok()?.article);
//! let cut = articles.map(|a| extractor.extract(&a, &text::read(&a.text, a.headline, &a.outlet), &[]));
//! let extracts: Vec<_> = cut.collect();
//!
//! let mut sieve = Sieve::default();
//! extracts.iter().for_each(|extract| sieve.add(extract, Learnt::of(extract, &options)));
//!
//! let (halves, outlets) = (Halves::none(extracts.len()), extracts.iter().map(|extract| extract.outlet.clone()).collect());
//! let mut counter = Counter::new(&options, &sieve, &halves, &outlets);
//! for extract in &extracts {
//!     let sentences = counter.sentences(extract);
//!     let counted = counter.count(extract, &sentences);
//!     counter.add(extract, counted);
//! }
//! let counts = counter.finish();
//!
//! let quay = counts.outlets.iter().position(|outlet| outlet == "People’s Quay").unwrap();
//! let choice = choose(&counts, &options);
//! let word = choice.outlets[quay].iter().find(|word| word.key == "strikers").unwrap();
//! assert_eq!((word.found.outlet.uses, word.found.articles, word.found.others.uses), (9, 8, 0));
//! # Ok::<(), slantwise::Error>(())
//! ```

mod choose;
mod count;
mod cut;
mod extract;
mod gram;
mod half;
mod once;
mod overlap;
mod shelf;
mod sieve;
mod sketch;
mod tell;

#[cfg(test)]
mod fixture;

pub use choose::{Apart, Choice, Chosen, Contrast, SetApart, Side, choose};
pub use count::{ArticleCounts, Counted, Counter, Counts, Half, Member, Uses};
pub use cut::Extractor;
pub use extract::{Extract, Kind, Letter, Sentence, Token};
pub use half::{Halves, Verdict};
pub use once::Repeated;
pub use shelf::{take_down, unpack, write};
pub use sieve::{Learnt, Sieve, Threshold};
pub use tell::{Example, Teller, Told};

/// The weight of the prior: so many words in the proportions of all outlets together are added to both sides.
pub const PRIOR_WEIGHT: f64 = 500.0;
/// Words of the longest phrase.
pub const LONGEST_PHRASE: usize = 3;

/// What is counted, and what is chosen of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Only the outlet's own words; else all analysed words.
    pub own_voice: bool,
    /// Phrases of two and three words beside single words.
    pub phrases: bool,
    /// Also function words, and phrases that begin or end with one.
    pub function_words: bool,
    /// Also what is written with capitals wherever that can be told.
    pub names: bool,
    /// An outlet's word stands in at least so many of its articles; 2 or more.
    pub min_articles: u32,
    /// An outlet has at least so many uses of its word.
    pub min_count: u64,
    /// Words chosen for an outlet at most.
    pub top: usize,
    /// Find on one half of the articles, and look at the other.
    pub confirm: bool,
    /// Decides the halves and the example sentences.
    pub rng_seed: u64,
}

impl Options {
    /// Articles below which a word sets nobody apart, when nothing is told.
    pub const MIN_ARTICLES: u32 = 3;
    /// Uses below which a word sets nobody apart, when nothing is told.
    pub const MIN_COUNT: u64 = 5;
}

impl Default for Options {
    fn default() -> Self {
        Options {
            own_voice: true,
            phrases: true,
            function_words: false,
            names: false,
            min_articles: Self::MIN_ARTICLES,
            min_count: Self::MIN_COUNT,
            top: 200,
            confirm: false,
            rng_seed: 1,
        }
    }
}
