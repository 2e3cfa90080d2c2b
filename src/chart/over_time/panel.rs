//! Draws one panel: an outlet's rates with their ranges, all outlets together behind them, named days and breaks.

use super::axis::Axis;
use super::{QUIET, TEXT, facts, is_point, tick};
use crate::chart::canvas::{Anchor, Canvas};
use crate::chart::frame::{NAME, Page};
use crate::chart::palette::{self, Colour, EMPTY, HAIR, INK, MUTED, RANGE, RANGE_TOGETHER, RULE, WHITE};
use crate::chart::text_fit;
use crate::compare::over_time::{Bin, Series};
use crate::findings::{TimeFindings, TimeGroup};
use crate::text::VoiceGroup;

/// Room left of the plot for the numbers of the scale.
const SCALE: f64 = 30.0;
/// Height of the plot itself.
const PLOT: f64 = 104.0;
/// Room below the plot: marks of breaks, then dates.
const BELOW: f64 = 30.0;
/// Height of one row of the numbers of named days.
const NUMBER: f64 = 14.0;
/// Numbers of named days nearer to each other than this stand in different rows.
const APART: f64 = 18.0;

/// One panel.
pub(super) struct Panel<'a> {
    pub line: &'a Series,
    pub together: Option<&'a Series>,
    pub axis: &'a Axis,
    pub time: &'a TimeFindings,
    pub group: &'a TimeGroup,
    pub width: f64,
}

/// A sign of the legend.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    Point,
    OneArticle,
    Arrow,
    Together,
    Break { shared: bool },
    Event,
}

impl Panel<'_> {
    /// From the head's end down: plot, breaks, dates.
    pub(super) const HEIGHT: f64 = PLOT + BELOW;

    fn name(&self) -> &str {
        self.line.outlet.as_deref().unwrap_or("All outlets together")
    }

    /// Height of name, facts and the numbers of named days.
    pub(super) fn head(&self, page: &Page) -> f64 {
        let name = text_fit::wrap(page.ruler, self.name(), NAME, self.width);
        let facts = text_fit::wrap(page.ruler, &facts(self.line), TEXT, self.width);
        text_fit::height(name.len(), NAME) + text_fit::height(facts.len(), TEXT) + 8.0 + NUMBER * self.levels().1 as f64
    }

    /// In which row, from the plot upwards, each named day has its number, and how many rows there are.
    fn levels(&self) -> (Vec<(usize, f64, usize)>, usize) {
        let mut days: Vec<(usize, f64)> =
            (0..self.time.events.len()).filter_map(|at| Some((at, self.axis.event(at)? * (self.width - SCALE)))).collect();
        days.sort_by(|a, b| a.1.total_cmp(&b.1));
        let mut ends: Vec<f64> = Vec::new();
        let placed = days.into_iter().map(|(at, x)| {
            let level = ends.iter().position(|end| x - end >= APART).unwrap_or(ends.len());
            if level == ends.len() {
                ends.push(x);
            } else {
                ends[level] = x;
            }
            (at, x, level)
        });
        let placed: Vec<_> = placed.collect();
        (placed, ends.len())
    }

    /// Draws it with its upper left corner at (`x`, `top`); the plot begins `head` below.
    pub(super) fn draw(&self, page: &mut Page, x: f64, top: f64, head: f64) {
        let y = page.block(self.name(), NAME, x, top, self.width);
        page.block(&facts(self.line), TEXT, x, y, self.width);
        let (left, right, ceiling) = (x + SCALE, x + self.width, top + head);
        let floor = ceiling + PLOT;
        for part in [0.0, 0.5, 1.0] {
            let y = floor - PLOT * part;
            page.canvas.line((left, y), (right, y), 1.0, if part == 0.0 { RULE } else { HAIR });
            page.canvas.text(left - 5.0, y + QUIET.size * 0.36, &tick(self.axis.most * part), QUIET, Anchor::Right);
        }
        let place = |bin: usize| left + (right - left) * (bin as f64 + 0.5) / self.axis.len() as f64;
        self.dates(page, left, right, floor);
        self.days(&mut page.canvas, left, ceiling, floor);
        let is_together = self.line.outlet.is_none();
        if let Some(together) = self.together.filter(|_| !is_together) {
            self.path(&mut page.canvas, together, &place, floor, 2.0, EMPTY);
        }
        let (own, range) = if is_together { (MUTED, RANGE_TOGETHER) } else { (palette::voice(VoiceGroup::Own), RANGE) };
        self.ranges(&mut page.canvas, &place, (ceiling, floor), range);
        self.path(&mut page.canvas, self.line, &place, floor, 1.25, own);
        self.points(&mut page.canvas, &place, floor, own);
        self.breaks(&mut page.canvas, left, right, floor);
    }

    /// Height of a rate; what lies above the scale stands at its top.
    fn height(&self, rate: f64, floor: f64) -> f64 {
        floor - PLOT * (rate / self.axis.most).min(1.0)
    }

    fn drawn<'s>(&self, line: &'s Series) -> impl Iterator<Item = (usize, &'s Bin, f64)> {
        line.bins.iter().enumerate().filter(|(_, bin)| is_point(bin)).filter_map(|(at, bin)| Some((at, bin, bin.per_thousand?)))
    }

    /// The line from period to period; an empty one ends it.
    fn path(&self, canvas: &mut Canvas, line: &Series, place: &dyn Fn(usize) -> f64, floor: f64, width: f64, colour: Colour) {
        let mut stretch: Vec<(f64, f64)> = Vec::new();
        let mut last = None;
        for (at, _, rate) in self.drawn(line) {
            if last.is_some_and(|last: usize| last + 1 < at) {
                end(canvas, &mut stretch, width, colour);
            }
            stretch.push((place(at), self.height(rate, floor)));
            last = Some(at);
        }
        end(canvas, &mut stretch, width, colour);
    }

    fn ranges(&self, canvas: &mut Canvas, place: &dyn Fn(usize) -> f64, (ceiling, floor): (f64, f64), colour: Colour) {
        let width = self.thickness();
        for (at, bin, _) in self.drawn(self.line) {
            let Some(interval) = bin.interval.filter(|_| bin.articles > 1) else { continue };
            let (x, lo, hi) = (place(at), self.height(interval.lo, floor), self.height(interval.hi, floor));
            canvas.line((x, lo), (x, hi), width, colour);
            if interval.hi > self.axis.most {
                canvas.polygon(vec![(x - 2.5, ceiling), (x + 2.5, ceiling), (x, ceiling - 4.0)], colour);
            }
        }
    }

    fn points(&self, canvas: &mut Canvas, place: &dyn Fn(usize) -> f64, floor: f64, colour: Colour) {
        let radius = self.radius();
        for (at, bin, rate) in self.drawn(self.line) {
            let (x, y) = (place(at), self.height(rate, floor));
            canvas.disc(x, y, radius, colour);
            if bin.articles == 1 {
                canvas.disc(x, y, radius - 0.9, WHITE);
            }
        }
    }

    /// Half of what a period has room for.
    fn radius(&self) -> f64 {
        (0.4 * (self.width - SCALE) / self.axis.len() as f64).clamp(1.9, 3.5)
    }

    fn thickness(&self) -> f64 {
        (0.35 * (self.width - SCALE) / self.axis.len() as f64).clamp(1.25, 2.5)
    }

    /// Dates under the plot; one that would touch the last is left out.
    fn dates(&self, page: &mut Page, left: f64, right: f64, floor: f64) {
        let mut free = left - SCALE;
        for (at, text) in self.axis.times(page.ruler, right - left) {
            let x = left + (right - left) * at as f64 / self.axis.len() as f64;
            let half = page.ruler.width(&text, QUIET) / 2.0;
            let middle = (x + half.min(0.0)).clamp(left - SCALE + half, right - half);
            page.canvas.line((x, floor), (x, floor + 4.0), 1.0, RULE);
            if middle - half >= free {
                page.canvas.text(middle, floor + 25.0, &text, QUIET, Anchor::Middle);
                free = middle + half + 6.0;
            }
        }
    }

    /// Named days: a line from top to bottom, with the number by which the legend names it.
    fn days(&self, canvas: &mut Canvas, left: f64, ceiling: f64, floor: f64) {
        let days = self.levels().0;
        let top = |level: usize| ceiling - 6.0 - NUMBER * level as f64;
        for &(_, x, level) in &days {
            canvas.line((left + x, top(level)), (left + x, floor), 1.0, INK);
        }
        // The line of a day with its number further up may pass through a number; it stops for it.
        for (at, x, level) in days {
            canvas.rect(left + x - 5.0, top(level) - NUMBER, 10.0, NUMBER, WHITE);
            canvas.text(left + x, top(level) - 3.0, &(at + 1).to_string(), QUIET, Anchor::Middle);
        }
    }

    /// Breaks that hold: a triangle under the plot where the level changes.
    fn breaks(&self, canvas: &mut Canvas, left: f64, right: f64, floor: f64) {
        for found in self.group.breaks.iter().filter(|b| b.outlet == self.line.outlet).filter_map(|b| b.found.as_ref()) {
            let between = (found.last_before + 1 + found.first_after) as f64 / 2.0;
            let x = left + (right - left) * between / self.axis.len() as f64;
            triangle(canvas, x, floor + 2.0, found.shared == Some(true));
        }
    }
}

fn end(canvas: &mut Canvas, stretch: &mut Vec<(f64, f64)>, width: f64, colour: Colour) {
    let points = std::mem::take(stretch);
    if points.len() > 1 {
        canvas.path(points, width, colour);
    }
}

fn triangle(canvas: &mut Canvas, x: f64, top: f64, is_open: bool) {
    canvas.polygon(vec![(x, top), (x + 5.5, top + 10.0), (x - 5.5, top + 10.0)], INK);
    if is_open {
        canvas.polygon(vec![(x, top + 3.2), (x + 3.2, top + 8.8), (x - 3.2, top + 8.8)], WHITE);
    }
}

/// Draws a sign of the legend around the middle (`x`, `y`).
pub(super) fn sign(canvas: &mut Canvas, sign: Sign, x: f64, y: f64) {
    let own = palette::voice(VoiceGroup::Own);
    match sign {
        Sign::Point => {
            canvas.line((x, y - 7.0), (x, y + 7.0), 2.0, RANGE);
            canvas.disc(x, y, 3.0, own);
        }
        Sign::OneArticle => {
            canvas.disc(x, y, 3.0, own);
            canvas.disc(x, y, 2.1, WHITE);
        }
        Sign::Arrow => {
            canvas.line((x, y - 3.0), (x, y + 7.0), 2.0, RANGE);
            canvas.polygon(vec![(x - 2.5, y - 3.0), (x + 2.5, y - 3.0), (x, y - 7.0)], RANGE);
        }
        Sign::Together => canvas.line((x - 9.0, y), (x + 9.0, y), 2.0, EMPTY),
        Sign::Break { shared } => triangle(canvas, x, y - 5.0, shared),
        Sign::Event => canvas.line((x, y - 7.0), (x, y + 7.0), 1.0, INK),
    }
}
