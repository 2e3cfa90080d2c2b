//! Sets what every figure has in common: title, subtitle, headings, legend and notes, from the top of the page down.

use super::canvas::{Anchor, Canvas, Type, Words};
use super::font::Ruler;
use super::mark::Sign;
use super::palette::{INK, MUTED, RULE};
use super::text_fit;
use super::{Error, Figure, Sheet};

/// White space left and right of everything.
pub(super) const MARGIN: f64 = 32.0;

pub(super) const TITLE: Type = Type { size: 22.0, bold: true, colour: INK };
pub(super) const SUBTITLE: Type = Type { size: 14.0, bold: false, colour: MUTED };
pub(super) const HEADING: Type = Type { size: 15.0, bold: true, colour: INK };
pub(super) const NAME: Type = Type { size: 13.0, bold: true, colour: INK };
pub(super) const LABEL: Type = Type { size: 14.0, bold: false, colour: INK };
pub(super) const SMALL: Type = Type { size: 12.0, bold: false, colour: MUTED };

/// A page under way: what is drawn so far, and how far down.
pub(super) struct Page<'a> {
    pub canvas: Canvas,
    pub ruler: &'a Ruler,
    /// The top of what comes next.
    pub y: f64,
}

impl<'a> Page<'a> {
    /// A page with its title and subtitle.
    pub(super) fn new(ruler: &'a Ruler, title: &str, subtitle: &str) -> Self {
        let mut page = Page { canvas: Canvas::new(ruler.sheet.across()), ruler, y: MARGIN - 6.0 };
        page.paragraph(title, TITLE);
        page.y += 4.0;
        page.paragraph(subtitle, SUBTITLE);
        page
    }

    /// Width between the margins.
    pub(super) fn inner(&self) -> f64 {
        self.canvas.width - 2.0 * MARGIN
    }

    /// Where the right margin begins.
    pub(super) fn right(&self) -> f64 {
        self.canvas.width - MARGIN
    }

    /// `text` over the whole width.
    pub(super) fn paragraph(&mut self, text: &str, style: Type) {
        self.y = self.block(text, style, MARGIN, self.y, self.inner());
    }

    /// `text` in a column from the top `y` down; gives where it ends.
    pub(super) fn block(&mut self, text: &str, style: Type, x: f64, y: f64, width: f64) -> f64 {
        let lines = text_fit::wrap(self.ruler, text, style, width);
        text_fit::draw(&mut self.canvas, x, y, &lines, style, Anchor::Left)
    }

    /// A section's heading over a line.
    pub(super) fn heading(&mut self, text: &str) {
        self.y += 22.0;
        self.paragraph(text, HEADING);
        self.y += 4.0;
        self.canvas.line((MARGIN, self.y), (self.right(), self.y), 1.0, RULE);
    }

    /// What the signs mean: entry after entry, in as many lines as it takes.
    pub(super) fn legend(&mut self, signs: &[Sign]) {
        let entries: Vec<String> = signs.iter().map(|sign| sign.meaning()).collect();
        self.key(&entries, Sign::SIZE, |canvas, nth, x, y| signs[nth].draw(canvas, x + Sign::SIZE / 2.0, y));
    }

    /// A legend whose swatches are `swatch` wide; `draw` gets the canvas, which one, its left end and its middle height.
    pub(super) fn key(&mut self, entries: &[String], swatch: f64, draw: impl Fn(&mut Canvas, usize, f64, f64)) {
        let line = SMALL.size * 1.7;
        let mut x = MARGIN;
        for (nth, entry) in entries.iter().enumerate() {
            let lines = text_fit::wrap(self.ruler, entry, SMALL, self.inner() - swatch - 7.0);
            let widest = lines.iter().map(|line| self.ruler.width(line, SMALL)).fold(0.0, f64::max);
            let wide = swatch + 7.0 + widest;
            if x > MARGIN && x + wide > self.right() {
                x = MARGIN;
                self.y += line;
            }
            draw(&mut self.canvas, nth, x, self.y + line / 2.0);
            for (nth, text) in lines.iter().enumerate() {
                self.y += if nth == 0 { 0.0 } else { line };
                let baseline = self.y + line / 2.0 + SMALL.size * 0.36;
                self.canvas.text(x + swatch + 7.0, baseline, text, Type { colour: INK, ..SMALL }, Anchor::Left);
            }
            x += wide + 24.0;
        }
        self.y += line;
    }

    /// Notes under the picture, small.
    pub(super) fn notes(&mut self, notes: &[String]) {
        if !notes.is_empty() {
            self.y += 18.0;
        }
        for note in notes {
            self.paragraph(note, SMALL);
            self.y += 3.0;
        }
    }

    /// The page, ended with a margin.
    pub(super) fn end(mut self) -> Canvas {
        self.canvas.height = (self.y + MARGIN - 8.0).ceil();
        self.canvas
    }
}

/// The page that `lay_out` makes of as many rows as fit the greatest height: all `most` of them if they do, at least one.
pub(super) fn fit(sheet: &Sheet, most: usize, lay_out: impl Fn(usize) -> Canvas) -> Canvas {
    let rows = greatest(sheet, most, &lay_out);
    lay_out(rows)
}

/// How many of `most` rows fit; at least one.
fn greatest(sheet: &Sheet, most: usize, lay_out: impl Fn(usize) -> Canvas) -> usize {
    if lay_out(most).height <= sheet.tallest() {
        return most;
    }
    let (mut fits, mut too_many) = (1, most.max(1));
    while too_many - fits > 1 {
        let middle = fits.midpoint(too_many);
        if lay_out(middle).height <= sheet.tallest() { fits = middle } else { too_many = middle }
    }
    fits
}

/// The same for several numbers at once, such as rows, sections and outlets: the first is lowered, then the next; what was lowered to one row
/// first is raised again where room is left.
pub(super) fn fit_each(sheet: &Sheet, most: &[usize], lay_out: impl Fn(&[usize]) -> Canvas) -> Canvas {
    let mut limits = most.to_vec();
    let with = |limits: &[usize], at: usize, n: usize| {
        let mut limits = limits.to_vec();
        limits[at] = n;
        limits
    };
    for at in 0..most.len() {
        limits[at] = greatest(sheet, most[at], |n| lay_out(&with(&limits, at, n)));
        if lay_out(&limits).height <= sheet.tallest() {
            for before in (0..at).rev() {
                limits[before] = greatest(sheet, most[before], |n| lay_out(&with(&limits, before, n)));
            }
            break;
        }
    }
    lay_out(&limits)
}

/// A figure that says why there is nothing to see.
pub(super) fn empty(sheet: &Sheet, words: Words) -> Result<Figure, Error> {
    let ruler = Ruler::new(sheet);
    let page = Page::new(&ruler, &words.title, &words.caption);
    page.end().finish(sheet, words)
}
