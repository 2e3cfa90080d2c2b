//! Says which rows of a section a panel of the naming grid draws, and in words which it leaves out.

use std::ops::Range;

use super::frame::{Page, SMALL};
use super::phrase::{counted, number};
use crate::findings::{GridCell, GridRow, GridSection};

/// A section as one panel shows it.
pub(super) struct Part<'a> {
    /// The rows to draw, each with the panel's cells.
    pub rows: Vec<(&'a GridRow, &'a [GridCell])>,
    section: &'a GridSection,
    used: usize,
}

/// The rows of `section` that an outlet of the panel uses, the first `rows_at_most` of them.
pub(super) fn part(section: &GridSection, panel: Range<usize>, rows_at_most: usize) -> Part<'_> {
    let all = section.rows.iter().map(|row| (row, row.cells.get(panel.clone()).unwrap_or_default()));
    let mut rows: Vec<_> = all.filter(|(_, cells)| cells.iter().any(|cell| cell.uses > 0)).collect();
    let used = rows.len();
    rows.truncate(rows_at_most);
    Part { rows, section, used }
}

impl Part<'_> {
    /// Says below the rows how many there are besides.
    pub(super) fn rest(&self, page: &mut Page) {
        let mut rest = Vec::new();
        let left_out = self.used - self.rows.len() + self.section.rows_left_out;
        if left_out > 0 {
            let table = if self.section.is_naming { "tables/shares.csv" } else { "tables/rates.csv" };
            rest.push(format!("and {} more: see {table}", number(left_out as u64)));
        }
        let unused = self.section.rows.len() - self.used;
        if unused > 0 {
            rest.push(format!("{} none of these outlets uses", counted(unused as u64, "word that", "words that")));
        }
        if !rest.is_empty() {
            page.y += 5.0;
            page.paragraph(&rest.join("; "), SMALL);
        }
    }
}
