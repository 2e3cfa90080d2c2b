//! Sets two finished reports side by side: from their own files, never from the articles.

use std::path::Path;

use crate::error::Error;
use crate::findings::diff::{self, Cells, Difference, Made, Read, Told};
use crate::findings::explain::OF_ARTICLES;
use crate::pipeline::explain::{FINDINGS, Report};
use crate::pipeline::output::MANIFEST;

/// What is different between the reports in the folders `old` and `new`. Where they lie plays no part.
///
/// # Errors
/// [`Error::NotFound`] and [`Error::NoReport`] for a folder that is none, or not whole, or one of `discover`; a file that is not as it was made.
pub fn diff_reports(old: &Path, new: &Path) -> Result<Difference, Error> {
    let (old, new) = rayon::join(|| read(old), || read(new));
    Ok(diff::difference(&old?, &new?))
}

fn read(place: &Path) -> Result<Read, Error> {
    let report = Report::open(place)?;
    let made = Made::read(&report.shown(MANIFEST), report.bounded(MANIFEST)?)?;
    let told = Told::read(&report.shown(FINDINGS), report.bounded(FINDINGS)?)?;
    let articles = diff::articles(&mut report.table("articles", &OF_ARTICLES)?)?;
    let mut cells = Cells::new();
    diff::rates(&mut report.table("rates", &["lexicon", "subject", "group", "item", "outlet", "voice", "hits", "rate"])?, &mut cells)?;
    diff::shares(&mut report.table("shares", &["lexicon", "naming", "label", "outlet", "voice", "mentions", "of"])?, &mut cells)?;
    let of_contrasts = ["lexicon", "subject", "group", "item", "target", "reference", "voice", "log_ratio", "ratio_lo", "level"];
    diff::contrasts(&mut report.table("contrasts", &of_contrasts)?, &mut cells)?;
    Ok(Read { made, told, articles, cells, altered: report.altered()? })
}
