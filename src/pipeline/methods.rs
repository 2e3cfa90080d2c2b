//! Writes the methods section of a paper from a finished report: from the report's own files, never from the articles.

use std::path::Path;

use crate::error::Error;
use crate::findings::methods::{Counted, Method, Recorded, Tested};
use crate::pipeline::explain::{FINDINGS, Report};
use crate::pipeline::output::MANIFEST;
use crate::report::methods::Methods;

/// The methods section of the report in the folder `report`, and its files that are not as they were made.
///
/// # Errors
/// [`Error::NotFound`] and [`Error::NoReport`] for a folder that is none, or not whole, or one of `discover`; a file that is not as it was made.
pub fn methods_of_report(report: &Path) -> Result<(Methods, Vec<String>), Error> {
    let place = Report::open(report)?;
    let method = Method::read(&place.shown(FINDINGS), place.bounded(FINDINGS)?)?;
    let recorded = Recorded::read(&place.shown(MANIFEST), place.bounded(MANIFEST)?)?;
    let mut tested = Tested::default();
    for which in Counted::ALL {
        if place.has_table(which.table()) {
            tested.add(which, &mut place.table(which.table(), which.needed())?)?;
        }
    }
    Ok((Methods::new(&method, &recorded, &tested), place.altered()?))
}
