//! Sets names on their side above columns, and says how many columns fit beside each other.

use super::canvas::Anchor;
use super::frame::{MARGIN, NAME, Page, SMALL};
use super::text_fit;

/// Lengths that a name on its side may take: the first at which no name has more than three lines, else the last.
const LENGTHS: [f64; 4] = [150.0, 220.0, 300.0, 400.0];

/// Columns with names on their side.
pub(super) struct Columns {
    /// The names, in lines.
    names: Vec<Vec<String>>,
    /// Width of the rows' names.
    pub label: f64,
    /// Width of a column.
    pub each: f64,
    /// Columns beside each other.
    pub across: usize,
    /// The widest content whose left end the names stand over; nothing where they stand over the middle.
    at_left: Option<f64>,
}

impl Columns {
    /// Columns for `names`, each at least `least` wide, right of rows' names of width `label`; those that do not fit go to further panels.
    pub(super) fn new(page: &Page, names: &[&str], label: f64, least: f64) -> Columns {
        let wrapped = |length| names.iter().map(|name| text_fit::wrap(page.ruler, name, NAME, length)).collect::<Vec<_>>();
        let short = LENGTHS.into_iter().map(wrapped).find(|names| names.iter().all(|lines| lines.len() <= 3));
        let lines = short.unwrap_or_else(|| wrapped(LENGTHS[LENGTHS.len() - 1]));
        let high = lines.iter().map(Vec::len).max().unwrap_or(1);
        let least = least.max(text_fit::height(high, NAME) + 10.0);
        let most = ((page.inner() - label) / least).max(1.0) as usize;
        let panels = names.len().div_ceil(most).max(1);
        let across = names.len().div_ceil(panels).max(1);
        Columns { names: lines, label, each: (page.inner() - label) / across as f64, across, at_left: None }
    }

    /// The middle of a column of a panel.
    pub(super) fn middle(&self, nth: usize) -> f64 {
        MARGIN + self.label + self.each * (nth as f64 + 0.5)
    }

    /// The same with the names over the left end of the columns' content, which is `widest` at most.
    pub(super) fn at_left(self, widest: f64) -> Columns {
        Columns { at_left: Some(widest), ..self }
    }

    /// First and last column of each panel.
    pub(super) fn panels(&self) -> impl Iterator<Item = std::ops::Range<usize>> + use<> {
        let (all, across) = (self.names.len(), self.across);
        (0..all).step_by(across).map(move |first| first..(first + across).min(all))
    }

    /// The names of one panel, read upwards, ending on one line; `which` stands over the rows' names.
    pub(super) fn header(&self, page: &mut Page, panel: std::ops::Range<usize>, which: &str) {
        let names = &self.names[panel];
        let high = names.iter().flatten().map(|line| page.ruler.width(line, NAME)).fold(0.0, f64::max);
        let which = text_fit::wrap(page.ruler, which, SMALL, self.label - 14.0);
        page.y += high.max(text_fit::height(which.len(), SMALL));
        for (nth, lines) in names.iter().enumerate() {
            let high = text_fit::height(lines.len(), NAME);
            let left = self.middle(nth) - self.at_left.map_or(high, |widest| self.each.min(widest) - 10.0) / 2.0;
            for (line, text) in lines.iter().enumerate() {
                page.canvas.upward(left + text_fit::baseline(NAME) + text_fit::height(line, NAME), page.y, text, NAME);
            }
        }
        text_fit::draw(&mut page.canvas, MARGIN, page.y - 1.0 - text_fit::height(which.len(), SMALL), &which, SMALL, Anchor::Left);
        page.y += 2.0;
    }
}
