//! Draws the sections of the naming grid for many outlets: a number a cell, and the outlets' names standing on their side.
//!
//! With dozens of outlets a sign a use would fill pages; a number keeps a word's row on one or two lines, fifteen outlets wide.

use super::canvas::{Anchor, Type};
use super::frame::{LABEL, MARGIN, Page, SMALL};
use super::grid_panel;
use super::palette::{EMPTY, HAIR};
use super::phrase::number;
use super::text_fit;
use super::upright::Columns;
use crate::findings::{GridCell, GridSection, Outlet};

/// The narrowest column.
const NARROWEST: f64 = 42.0;
/// The second line of a cell.
const OWN: Type = Type { size: 11.0, ..SMALL };

/// Draws `sections` for all outlets; of each section the first `rows_at_most` rows in each panel.
pub(super) fn draw(page: &mut Page, outlets: &[Outlet], sections: &[&GridSection], rows_at_most: usize) {
    let widest = sections.iter().flat_map(|s| &s.rows).map(|row| page.ruler.width(&row.shown, LABEL)).fold(0.0, f64::max);
    let label = (widest + 20.0).clamp(150.0, 230.0);
    let cells = sections.iter().flat_map(|s| &s.rows).flat_map(|row| &row.cells);
    let longest = cells.map(|cell| page.ruler.width(&own_of(cell), OWN)).fold(0.0, f64::max);
    let names: Vec<&str> = outlets.iter().map(|outlet| outlet.name.as_str()).collect();
    let columns = Columns::new(page, &names, label, NARROWEST.max(longest + 10.0));
    for (nth, panel) in columns.panels().enumerate() {
        page.y += if nth == 0 { 22.0 } else { 44.0 };
        columns.header(page, panel.clone(), &format!("Outlets {} to {} of {}", panel.start + 1, panel.end, outlets.len()));
        for section in sections {
            page.heading(&section.heading);
            let part = grid_panel::part(section, panel.clone(), rows_at_most);
            for (row, cells) in &part.rows {
                draw_row(page, &row.shown, cells, &columns);
            }
            part.rest(page);
        }
    }
}

fn draw_row(page: &mut Page, shown: &str, cells: &[GridCell], columns: &Columns) {
    let label = text_fit::wrap(page.ruler, shown, LABEL, columns.label - 14.0);
    let top = page.y + 5.0;
    let mut bottom = text_fit::draw(&mut page.canvas, MARGIN, top, &label, LABEL, Anchor::Left);
    for (nth, cell) in cells.iter().enumerate() {
        let x = columns.middle(nth);
        if cell.uses == 0 {
            page.canvas.disc(x, top + LABEL.size * 0.66, 1.5, EMPTY);
            continue;
        }
        page.canvas.text(x, top + text_fit::baseline(LABEL), &number(cell.uses), LABEL, Anchor::Middle);
        let own = own_of(cell);
        if !own.is_empty() {
            page.canvas.text(x, top + text_fit::height(1, LABEL) + text_fit::baseline(OWN), &own, OWN, Anchor::Middle);
            bottom = bottom.max(top + text_fit::height(1, LABEL) + text_fit::height(1, OWN));
        }
    }
    page.y = bottom + 4.0;
    page.canvas.line((MARGIN, page.y), (page.right(), page.y), 1.0, HAIR);
}

/// "21 own", when not all uses are the outlet's own words.
fn own_of(cell: &GridCell) -> String {
    if cell.own < cell.uses { format!("{} own", number(cell.own)) } else { String::new() }
}
