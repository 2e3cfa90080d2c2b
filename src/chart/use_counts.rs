//! Draws the sections of the naming grid for many outlets: a number a cell, and the outlets' names standing on their side.
//!
//! With dozens of outlets a sign a use would fill pages; a number keeps a word's row on one or two lines, fifteen outlets wide.

use super::canvas::{Anchor, Canvas, Type};
use super::frame::{INNER, LABEL, MARGIN, NAME, Page, SMALL};
use super::grid_panel;
use super::palette::{EMPTY, HAIR};
use super::phrase::number;
use super::text_fit;
use crate::findings::{GridCell, GridSection, Outlet};

/// Lengths that a name on its side may take: the first at which no name has more than three lines, else the last.
const NAME_LENGTHS: [f64; 4] = [150.0, 220.0, 300.0, 400.0];
/// The narrowest column.
const NARROWEST: f64 = 42.0;
/// The second line of a cell.
const OWN: Type = Type { size: 11.0, ..SMALL };

/// Draws `sections` for all outlets; of each section the first `rows_at_most` rows in each panel.
pub(super) fn draw(page: &mut Page, outlets: &[Outlet], sections: &[&GridSection], rows_at_most: usize) {
    let widest = sections.iter().flat_map(|s| &s.rows).map(|row| page.ruler.width(&row.shown, LABEL)).fold(0.0, f64::max);
    let label = (widest + 20.0).clamp(150.0, 230.0);
    let names = names(page, outlets);
    let name_lines = names.iter().map(Vec::len).max().unwrap_or(1);
    let cells = sections.iter().flat_map(|s| &s.rows).flat_map(|row| &row.cells);
    let longest = cells.map(|cell| page.ruler.width(&own_of(cell), OWN)).fold(0.0, f64::max);
    let least = NARROWEST.max(text_fit::height(name_lines, NAME) + 10.0).max(longest + 10.0);
    let most = ((INNER - label) / least).max(1.0) as usize;
    let panels = outlets.len().div_ceil(most);
    let across = outlets.len().div_ceil(panels.max(1)).max(1);
    let columns = Columns { label, each: (INNER - label) / across as f64 };
    for (nth, names) in names.chunks(across).enumerate() {
        let panel = nth * across..nth * across + names.len();
        page.y += if nth == 0 { 22.0 } else { 44.0 };
        header(page, names, &columns);
        let which = format!("Outlets {} to {} of {}", panel.start + 1, panel.end, outlets.len());
        page.canvas.text(MARGIN, page.y - 4.0, &which, SMALL, Anchor::Left);
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

/// The outlets' names in lines.
fn names(page: &Page, outlets: &[Outlet]) -> Vec<Vec<String>> {
    let wrapped = |length| outlets.iter().map(|outlet| text_fit::wrap(page.ruler, &outlet.name, NAME, length)).collect::<Vec<_>>();
    let short = NAME_LENGTHS.into_iter().map(wrapped).find(|names| names.iter().all(|lines| lines.len() <= 3));
    short.unwrap_or_else(|| wrapped(NAME_LENGTHS[NAME_LENGTHS.len() - 1]))
}

/// Columns of one panel.
struct Columns {
    label: f64,
    each: f64,
}

impl Columns {
    fn middle(&self, nth: usize) -> f64 {
        MARGIN + self.label + self.each * (nth as f64 + 0.5)
    }
}

/// Names on their side, read upwards, ending on one line.
fn header(page: &mut Page, names: &[Vec<String>], columns: &Columns) {
    let high = names.iter().flatten().map(|line| page.ruler.width(line, NAME)).fold(0.0, f64::max);
    page.y += high;
    for (nth, lines) in names.iter().enumerate() {
        let left = columns.middle(nth) - text_fit::height(lines.len(), NAME) / 2.0;
        for (line, text) in lines.iter().enumerate() {
            page.canvas.upward(left + text_fit::baseline(NAME) + text_fit::height(line, NAME), page.y, text, NAME);
        }
    }
    page.y += 2.0;
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
    page.canvas.line((MARGIN, page.y), (Canvas::WIDTH - MARGIN, page.y), 1.0, HAIR);
}

/// "21 own", when not all uses are the outlet's own words.
fn own_of(cell: &GridCell) -> String {
    if cell.own < cell.uses { format!("{} own", number(cell.own)) } else { String::new() }
}
