//! Uses of words in their sentences, without a report.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::evidence::Evidence;
use crate::lexicon::Lexicon;
use crate::pipeline::input::Input;
use crate::pipeline::survey::{KeepHits, Pass, survey};

/// What was found.
#[derive(Debug)]
pub struct Finding {
    /// Every use with its sentence.
    pub evidence: Evidence,
    /// The day of each dated article, ISO, by its id.
    pub dates: BTreeMap<String, String>,
    /// The outlets, by name.
    pub outlets: Vec<String>,
    /// Articles searched.
    pub articles: usize,
}

/// Searches every article. All sentences are kept, so memory grows with the number of uses.
///
/// # Errors
/// As [`survey`].
pub fn find(input: &Input, lexicons: &[&Lexicon], pass: Pass, progress: &mut dyn FnMut(usize)) -> Result<Finding, Error> {
    let found = survey(input, lexicons, Pass { keep_hits: KeepHits::All, ..pass }, progress)?;
    let counts = found.tally.counts()?;
    let dates = counts.articles.iter().filter(|a| !a.date.is_empty()).map(|a| (a.article.clone(), a.date.clone())).collect();
    let outlets = counts.outlets.iter().map(|o| o.outlet.clone()).collect();
    Ok(Finding { evidence: found.evidence, dates, outlets, articles: counts.articles.len() })
}
