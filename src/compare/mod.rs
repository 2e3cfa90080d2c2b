//! Contrasts each outlet with the rest, and the labels of each naming set; attaches intervals, levels, cautions.
//!
//! ```
//! use std::collections::BTreeSet;
//! use slantwise::pipeline::{Input, Pass, survey};
//! use slantwise::{audit::Audits, compare, lexicon, text::Recurring};
//!
//! let input = Input::open(&["seeds/iran-syria".into()])?;
//! let lists = [lexicon::find("conflict")?];
//! let counts = survey(&input, &lists, Pass::counting(Recurring::default(), false), &mut |_| {})?.tally.counts()?;
//! let options = compare::Options { rng_seed: 1, reference: None, declared: BTreeSet::new(), audits: Audits::default() };
//! let found = compare::compare(&counts, &lists, &options);
//!
//! // One article each: counts and no interval, and a reason why.
//! let rate = found.rates.iter().find(|rate| rate.outlet == "Defence Talks" && rate.subject.item == "jihadist").unwrap();
//! assert_eq!((rate.hits, rate.interval), (2, None));
//! assert_eq!(rate.reason.unwrap().key(), "one_article");
//! # Ok::<(), slantwise::Error>(())
//! ```

mod audited;
mod caution;
mod cells;
mod claimed;
mod contrast;
mod distance;
mod estimate;
mod influence;
mod level;
pub mod over_time;
mod rate;
mod share;
#[cfg(test)]
mod tests;
mod within;
mod without;

use std::collections::BTreeSet;
use std::thread;

use crate::audit::Audits;
use crate::lexicon::Lexicon;
use crate::tally::{self, Counts, SubjectCount};

pub use audited::outlets_of;
pub use caution::{Caution, in_words};
pub use contrast::{ARTICLES_TO_COMPARE, HITS_FOR_FAMILY};
pub use distance::Distance;
pub use estimate::{Contrast, Interval, Level, Rate, RateAudit, Reason, Share, Subject};
pub use influence::RestsOn;
pub use share::{BOOTSTRAP_FROM, MENTIONS_FOR_INTERVAL};
pub use within::{Agreement, Coverage, STORIES_TO_COMPARE, Within};
pub use without::{Ratio, Recount, ends, most_influential, recount};

/// How a comparison is made.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The number for resampling.
    pub rng_seed: u64,
    /// The outlet that each other one is compared with; all others together when none is named.
    pub reference: Option<String>,
    /// Lexicons named for this comparison, by id: what is tested is declared beforehand.
    pub declared: BTreeSet<String>,
    /// What people found who looked at marks of these very lexicons.
    pub audits: Audits,
}

/// What a comparison gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Hits per thousand words.
    pub rates: Vec<Rate>,
    /// Shares within naming sets.
    pub shares: Vec<Share>,
    /// How far each outlet's words of a naming set lie from the others'.
    pub distances: Vec<Distance>,
    /// Differences.
    pub contrasts: Vec<Contrast>,
    /// How much each outlet shares with the others; nothing where no article has a story.
    pub coverage: Vec<Coverage>,
    /// Cautions about the whole corpus.
    pub cautions: Vec<Caution>,
}

/// Compares the outlets of a tally.
pub fn compare(counts: &Counts, lexicons: &[&Lexicon], options: &Options) -> Comparison {
    let cells = &cells::Cells::new(counts, options.reference.as_deref());
    let (declared, rng_seed) = (&options.declared, options.rng_seed);
    let sets = &share::labelled(counts, lexicons, declared);
    // What takes longest, side by side; each is made by itself, so that nothing depends on which is done first.
    let (mut rates, (shares, distances), mut contrasts) = thread::scope(|scope| {
        let rates = scope.spawn(move || rate::rates(counts, cells, &|subject| shown(lexicons, subject), declared));
        let of_sets =
            scope.spawn(move || (share::shares(counts, cells, sets, rng_seed), distance::distances(counts, cells, sets, rng_seed)));
        let contrasts = contrast::contrasts(counts, cells, &|subject| shown(lexicons, subject), declared, rng_seed);
        (joined(rates), joined(of_sets), contrasts)
    });
    audited::mark_rates(&mut rates, &options.audits);
    audited::settle_checked(&mut contrasts, counts, &options.audits);
    let coverage = within::coverage(counts);
    let cautions = caution::of_corpus(counts, &rates, &contrasts, &coverage);
    Comparison { rates, shares, distances, contrasts, coverage, cautions }
}

/// The differences alone, with their levels.
pub fn contrasts(counts: &Counts, lexicons: &[&Lexicon], options: &Options) -> Vec<Contrast> {
    let cells = cells::Cells::new(counts, options.reference.as_deref());
    let mut contrasts = contrast::contrasts(counts, &cells, &|subject| shown(lexicons, subject), &options.declared, options.rng_seed);
    audited::settle_checked(&mut contrasts, counts, &options.audits);
    contrasts
}

/// What a thread made; its panic is the caller's.
fn joined<T>(made: thread::ScopedJoinHandle<'_, T>) -> T {
    made.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Rates alone, for a table.
pub fn rates(counts: &Counts, lexicons: &[&Lexicon]) -> Vec<Rate> {
    let every = lexicons.iter().map(|lexicon| lexicon.header.id.clone()).collect();
    rate::rates(counts, &cells::Cells::new(counts, None), &|subject| shown(lexicons, subject), &every)
}

/// A subject by the names that a reader sees.
pub fn named(subject: &SubjectCount, lexicons: &[&Lexicon]) -> Subject {
    rate::name(subject, &|subject| shown(lexicons, subject))
}

/// What a reader sees of a subject.
fn shown(lexicons: &[&Lexicon], subject: &SubjectCount) -> String {
    let lexicon = lexicons.iter().find(|lexicon| lexicon.header.id == subject.lexicon);
    let found = lexicon.and_then(|lexicon| match subject.level {
        tally::Level::Lexicon => Some(lexicon.header.title.clone()),
        tally::Level::Category => lexicon.heading(&subject.group, false).map(str::to_string),
        tally::Level::Naming => lexicon.heading(&subject.group, true).map(str::to_string),
        tally::Level::Term => lexicon.terms.iter().find(|t| t.entry.id == subject.item).map(|t| t.entry.show.clone()),
        tally::Level::Label => {
            let set = lexicon.namings.iter().find(|set| set.id == subject.group)?;
            set.labels.iter().find(|label| label.entry.id == subject.item).map(|label| label.entry.show.clone())
        }
    });
    found.unwrap_or_else(|| subject.item.clone())
}
