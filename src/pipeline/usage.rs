//! One pass over the text for people who write lexicons: what every pattern caught.
//!
//! Nothing of the articles is kept but the wordings of open patterns, a bounded number of each.

use rayon::prelude::*;

use crate::corpus::{Entry, Status};
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::matcher::Matcher;
use crate::matcher::lint::{Spread, Usage, UsageCounter};
use crate::pipeline::input::Input;
use crate::pipeline::survey::described;
use crate::text::{self, Recurring};

/// What the patterns of some lexicons caught.
#[derive(Debug)]
pub struct Used {
    /// One for each lexicon, in their order.
    pub usages: Vec<Usage>,
    /// Articles read.
    pub articles: usize,
    /// Inputs that could not be read.
    pub unread: usize,
}

/// Articles in a batch, as in the survey.
const BATCH: usize = 256;

/// Reads the whole input once. `progress` is told how many articles are done.
///
/// # Errors
/// A table of articles that is wrong as a whole; nothing that could be read.
pub fn usage(input: &Input, lexicons: &[&Lexicon], recurring: &Recurring, progress: &mut dyn FnMut(usize)) -> Result<Used, Error> {
    let spreads: Vec<Spread> = lexicons.iter().map(|lexicon| Spread::of(lexicon)).collect();
    let matchers: Vec<Matcher<'_>> = spreads.iter().map(|spread| Matcher::new(spread.lexicon())).collect();
    let counters = || spreads.iter().zip(&matchers).map(|(spread, matcher)| UsageCounter::new(spread, matcher)).collect::<Vec<_>>();
    let mut used = Used { usages: vec![Usage::default(); lexicons.len()], articles: 0, unread: 0 };
    let mut reasons = Vec::new();
    let mut entries = input.entries();
    loop {
        let batch: Vec<Entry> = entries.by_ref().take(BATCH).collect::<Result<_, _>>()?;
        if batch.is_empty() {
            break;
        }
        for entry in batch.iter().filter(|entry| entry.line.status == Status::LeftOut) {
            used.unread += 1;
            if reasons.len() < 3 {
                reasons.push(described(&entry.line));
            }
        }
        let counted: Vec<Vec<Usage>> = batch
            .into_par_iter()
            .filter_map(|entry| entry.article)
            .map_init(counters, |counters, article| {
                let document = text::read_with(&article.text, article.headline, &article.outlet, recurring);
                counters.iter_mut().map(|counter| counter.count(&article.text, &document)).collect()
            })
            .collect();
        for article in counted {
            used.articles += 1;
            used.usages.iter_mut().zip(article).for_each(|(usage, more)| usage.merge(more));
        }
        progress(used.articles);
    }
    if used.articles == 0 {
        return Err(Error::NothingRead { reasons: reasons.join("; ") });
    }
    Ok(used)
}
