//! Uses of words in their sentences, without a report.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::evidence::{Evidence, PassedOver};
use crate::lexicon::Lexicon;
use crate::pipeline::input::Input;
use crate::pipeline::survey::{Pass, survey};

/// What was found.
#[derive(Debug)]
pub struct Finding {
    /// Every use with its sentence.
    pub evidence: Evidence,
    /// Every place passed over, by article, then by place; nothing unless the pass was told to keep them.
    pub passed_over: Vec<PassedOver>,
    /// The day of each dated article, ISO, by its id.
    pub dates: BTreeMap<String, String>,
    /// The outlets, by name.
    pub outlets: Vec<String>,
    /// Articles searched.
    pub articles: usize,
}

/// Searches every article. `pass` says what is kept; with all sentences memory grows with the number of uses.
///
/// # Errors
/// As [`survey`].
pub fn find(input: &Input, lexicons: &[&Lexicon], pass: Pass, progress: &mut dyn FnMut(usize)) -> Result<Finding, Error> {
    let mut found = survey(input, lexicons, pass, progress)?;
    found.passed_over_places.sort_by(|a, b| (&a.origin.article, a.span).cmp(&(&b.origin.article, b.span)));
    let counts = found.tally.counts()?;
    let dates = counts.articles.iter().filter(|a| !a.date.is_empty()).map(|a| (a.article.clone(), a.date.clone())).collect();
    let outlets = counts.outlets.iter().map(|o| o.outlet.clone()).collect();
    Ok(Finding { evidence: found.evidence, passed_over: found.passed_over_places, dates, outlets, articles: counts.articles.len() })
}
