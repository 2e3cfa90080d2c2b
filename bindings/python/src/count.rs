//! `count`: a tidy table, for each outlet or each article.

use pyo3::prelude::*;
use slantwise::corpus::Status;
use slantwise::lexicon::Lexicon as List;
use slantwise::pipeline::{Pass, SetAside, survey};
use slantwise::report;

use crate::articles::Articles;
use crate::error::raised;
use crate::lexicon::{Lexicon, lists};
use crate::table::Table;
use crate::work::detached;

/// The counts, and how many inputs could not be read.
#[pyfunction]
pub fn count(py: Python<'_>, articles: &Articles, lexicons: Vec<PyRef<'_, Lexicon>>, by_article: bool) -> PyResult<(Table, usize)> {
    let study = &articles.study;
    let lists = lists(&lexicons, &study.lexicons)?;
    let set_aside = study.set_aside.as_deref().map(SetAside::open).transpose().map_err(raised)?.unwrap_or_default();
    let (table, unread) = detached(py, |progress| {
        let lists: Vec<&List> = lists.iter().map(AsRef::as_ref).collect();
        let survey = survey(&articles.input, &lists, Pass::counting(set_aside.lines, study.strict.unwrap_or_default()), progress)?;
        let counts = survey.tally.counts()?;
        let table = match by_article {
            false => report::tables::counts_by_outlet(&counts, &lists),
            true => report::tables::counts_by_article(&counts, &lists),
        };
        Ok((table, survey.ledger.iter().filter(|line| line.status == Status::LeftOut).count()))
    })?;
    Ok((Table::new(py, &table)?, unread))
}
