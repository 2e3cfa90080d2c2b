//! Tells a finished report as one Markdown file: from the report's own files, never from the articles.

use std::path::Path;

use crate::chart::{self, Sheet};
use crate::error::Error;
use crate::findings::redraw;
use crate::pipeline::explain::{FINDINGS, Place};
use crate::report::markdown;

/// The report in the folder `report` as Markdown. Its pictures are those of the report's folder `charts`, named from that folder.
///
/// # Errors
/// [`Error::NoReport`] for a folder that is no report; [`Error::NoMarkdown`] for one that `discover` made.
pub fn markdown_report(report: &Path) -> Result<String, Error> {
    let place = Place::open(report)?;
    if place.is_discovery() {
        return Err(Error::NoMarkdown { path: report.to_path_buf() });
    }
    let findings = redraw::findings(&place.shown(FINDINGS), place.findings()?)?;
    let mut figures = Vec::new();
    // The pictures that the report has: what they show in words stands in no file, and is made again.
    for name in chart::names(&findings).into_iter().filter(|name| report.join("charts").join(format!("{name}.svg")).is_file()) {
        figures.extend(chart::draw_one(&findings, name, &Sheet::default())?);
    }
    Ok(markdown::render(&findings, &figures)?)
}
