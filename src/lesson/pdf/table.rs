//! Lays out a table. A row stays together where a page has room for it; the head stands again on each page.

use crate::lesson::pdf::layout::{ABOVE, LEADING, Layout, MARGIN};
use crate::lesson::pdf::pen::{Kind, Part, Stroke};
use crate::lesson::sheet::{Cell, Run};

const SIZE: f32 = 9.0;
const PAD: f32 = 4.0;

/// A row of cells, each cut into lines.
type Lines = Vec<Vec<Vec<Run>>>;

impl Layout<'_> {
    /// A table over the whole width.
    pub(super) fn table(&mut self, label: &str, head: &[String], rows: &[Vec<Cell>], widths: &[u16], has_row_heads: bool) {
        let sum = widths.iter().map(|width| f32::from(*width)).sum::<f32>().max(1.0);
        let widths: Vec<f32> = widths.iter().map(|width| self.room() * f32::from(*width) / sum).collect();
        let cut = |layout: &Self, cells: &[Cell]| -> Lines {
            cells.iter().zip(&widths).map(|(cell, width)| layout.wrapped(cell, SIZE, width - 2.0 * PAD)).collect()
        };
        let head: Vec<Cell> = head.iter().map(|cell| vec![Run::bold(cell)]).collect();
        let head = cut(self, &head);
        let mut table = Part::new(Kind::Table(label.to_string()));
        self.need(height(&head) + 3.0 * SIZE * LEADING);
        let row = self.row(&head, &widths, Kind::ColumnHead, Kind::ColumnHead, true, true);
        table.parts.push(row);
        for cells in rows {
            let lines = cut(self, cells);
            let first = if has_row_heads { Kind::RowHead } else { Kind::Cell };
            // A row that is higher than half a page is cut where the page ends.
            if height(&lines) > (self.bottom() - ABOVE) / 2.0 {
                for part in split(&lines, 12) {
                    self.again(&head, &widths, height(&part));
                    let row = self.row(&part, &widths, first.clone(), Kind::Cell, false, true);
                    table.parts.push(row);
                }
                continue;
            }
            self.again(&head, &widths, height(&lines));
            let row = self.row(&lines, &widths, first, Kind::Cell, false, true);
            table.parts.push(row);
        }
        self.y += SIZE;
        self.drawn.parts.push(table);
    }

    /// Turns the page when a row does not fit, and repeats the head for those who see.
    fn again(&mut self, head: &Lines, widths: &[f32], height: f32) {
        if self.need(height) {
            self.row(head, widths, Kind::ColumnHead, Kind::ColumnHead, true, false);
        }
    }

    fn row(&mut self, cells: &Lines, widths: &[f32], first: Kind, others: Kind, is_head: bool, is_read: bool) -> Part {
        let (top, height, leaves) = (self.y, height(cells), self.drawn.leaves);
        if is_head {
            self.stroke(Stroke::Area { x: MARGIN, y: top, width: self.room(), height, level: 232 });
        }
        let mut row = Part::new(Kind::Row);
        let mut x = MARGIN;
        for (at, (lines, width)) in cells.iter().zip(widths).enumerate() {
            let mut cell = Part::new(if at == 0 { first.clone() } else { others.clone() });
            self.y = top + PAD * 0.5;
            for line in lines {
                let base = self.y + SIZE * 1.05;
                let mut at = x + PAD;
                for run in line {
                    at += self.run(run, at, base, SIZE, 0, &mut cell);
                }
                self.y += SIZE * LEADING;
            }
            row.parts.push(cell);
            x += width;
        }
        self.y = top + height;
        self.stroke(Stroke::Rule { x: MARGIN, y: self.y, to_x: MARGIN + self.room(), to_y: self.y, width: 0.4, level: 150 });
        if !is_read {
            self.unread(leaves);
        }
        row
    }

    /// Words that were put down since then are only repeated: they are not read again.
    fn unread(&mut self, since: usize) {
        for stroke in self.drawn.pages.last_mut().into_iter().flatten() {
            if let Stroke::Words { leaf, .. } = stroke
                && leaf.is_some_and(|leaf| leaf >= since)
            {
                *leaf = None;
            }
        }
    }
}

fn height(cells: &Lines) -> f32 {
    cells.iter().map(Vec::len).max().unwrap_or(0).max(1) as f32 * SIZE * LEADING + 1.5 * PAD
}

/// A high row in parts of so many lines.
fn split(cells: &Lines, lines: usize) -> Vec<Lines> {
    let most = cells.iter().map(Vec::len).max().unwrap_or(0);
    (0..most).step_by(lines).map(|from| cells.iter().map(|cell| cell.iter().skip(from).take(lines).cloned().collect()).collect()).collect()
}
