//! Makes the table of many outlets and many words: in each cell the number of uses over a small bar of how often that is.
//!
//! The number is what can be looked up; the bar sets it against the outlet's size. The longer side of the table runs down the page: words as rows,
//! or outlets where they are more.

use super::canvas::{Anchor, Canvas, Words};
use super::font::Ruler;
use super::frame::{self, HEADING, LABEL, MARGIN, Page, SMALL};
use super::palette::{self, EMPTY, HAIR, MUTED, RULE, WHITE};
use super::phrase::{counted, first_few, number, short};
use super::upright::Columns;
use super::{Error, Figure, Sheet, text_fit};
use crate::findings::{Findings, GridCell, GridRow, GridSection};
use crate::text::VoiceGroup;

/// From so many outlets or words on a report shows it.
const OUTLETS_FOR_REPORT: usize = 8;
/// The same for words.
const WORDS_FOR_REPORT: usize = 60;
/// The narrowest column.
const NARROWEST: f64 = 44.0;
/// Height of a bar.
const BAR: f64 = 6.0;
/// Height of a row of one line.
const ROW: f64 = 33.0;

const ID: &str = "outlet-by-term";

/// True when there are so many outlets or words that a table of them says more than signs do.
pub(super) fn has_table(findings: &Findings) -> bool {
    let words: usize = findings.grid.sections.iter().map(|section| section.rows.len()).sum();
    findings.outlets.len() > 1 && words > 0 && (findings.outlets.len() >= OUTLETS_FOR_REPORT || words >= WORDS_FOR_REPORT)
}

/// How often each outlet uses each word, in all voices.
///
/// # Errors
/// [`Error::Draw`] when the drawing library fails.
pub fn outlet_by_term(findings: &Findings, sheet: &Sheet) -> Result<Figure, Error> {
    let sections = &findings.grid.sections;
    let words: usize = sections.iter().map(|section| section.rows.len()).sum();
    if words == 0 || findings.outlets.is_empty() {
        let title = format!("{}: outlets by words", findings.title);
        let why = "None of the listed words is shown for these texts.".to_owned();
        return frame::empty(sheet, Words { id: ID, title, caption: why.clone(), alt: why });
    }
    let ruler = Ruler::new(sheet);
    let title = title(findings, words);
    let unit = unit(findings);
    let caption = format!(
        "Numbers: uses in all voices. Bars: uses per 1,000 {unit}, from zero, on one scale within each group of words, which says its longest. \
         The filled part is the outlet’s own words. Counts, without intervals. {}, {}.",
        counted(findings.outlets.len() as u64, "outlet", "outlets"),
        counted(words as u64, "word", "words")
    );
    let rows = sections.iter().map(|section| section.rows.len()).max().unwrap_or(1);
    let canvas = frame::fit_each(sheet, &[rows, sections.len(), findings.outlets.len()], |most| {
        let table = Table { findings, sections: &sections[..most[1]], rows: most[0], outlets: most[2] };
        table.lay_out(&ruler, &title, &caption)
    });
    canvas.finish(sheet, Words { id: ID, title, caption, alt: alt(findings) })
}

/// What rates are set against.
fn unit(findings: &Findings) -> &'static str {
    if findings.about.is_some() { "of its mentions" } else { "of the outlet’s words" }
}

/// What a cell's uses are set against: the outlet's words, or the mentions of whom the report is about.
fn size(findings: &Findings, outlet: usize) -> u64 {
    let outlet = &findings.outlets[outlet];
    let of = |about: &crate::findings::AboutFindings| about.outlets.iter().find(|(name, ..)| *name == outlet.name).map_or(0, |of| of.1);
    findings.about.as_ref().map_or(outlet.words, of)
}

fn per_thousand(uses: u64, of: u64) -> f64 {
    if of == 0 { 0.0 } else { 1000.0 * uses as f64 / of as f64 }
}

/// The largest rate of a cell of a group of words.
fn longest(findings: &Findings, section: &GridSection) -> f64 {
    let rates =
        section.rows.iter().flat_map(|row| row.cells.iter().enumerate().map(|(at, cell)| per_thousand(cell.uses, size(findings, at))));
    rates.fold(0.0, f64::max)
}

/// How many of the words all outlets have in common.
fn title(findings: &Findings, words: usize) -> String {
    let rows = findings.grid.sections.iter().flat_map(|section| &section.rows);
    let common = rows.filter(|row| row.cells.iter().all(|cell| cell.uses > 0)).count();
    let outlets = findings.outlets.len();
    let (words, all) = (counted(words as u64, "word", "words"), number(outlets as u64));
    let found = match (outlets, common) {
        (1, n) => format!("one outlet uses {} of {words}", number(n as u64)),
        (_, 0) => format!("none of {words} stands in all {all} outlets"),
        (_, 1) => format!("1 of {words} stands in all {all} outlets"),
        (_, n) => format!("{} of {words} stand in all {all} outlets", number(n as u64)),
    };
    format!("{}: {found}", findings.title)
}

/// A part of the table that fits a page.
struct Table<'a> {
    findings: &'a Findings,
    sections: &'a [GridSection],
    /// Words of a section at most.
    rows: usize,
    /// Outlets at most.
    outlets: usize,
}

impl Table<'_> {
    fn lay_out(&self, ruler: &Ruler, title: &str, caption: &str) -> Canvas {
        let mut page = Page::new(ruler, title, caption);
        page.y += 8.0;
        let key = ["own words", "all other voices", "not used"].map(str::to_owned);
        page.key(&key, 22.0, |canvas, nth, x, y| match nth {
            0 => canvas.rect(x, y - BAR / 2.0, 22.0, BAR, palette::voice(VoiceGroup::Own)),
            1 => outline(canvas, x, y - BAR / 2.0, 22.0),
            _ => canvas.disc(x + 11.0, y, 1.5, EMPTY),
        });
        let words: usize = self.sections.iter().map(|section| self.words(section).len()).sum();
        if self.outlets > words {
            self.outlets_down(&mut page)
        } else {
            self.words_down(&mut page)
        }
        page.notes(&self.notes());
        page.end()
    }

    fn words<'s>(&self, section: &'s GridSection) -> &'s [GridRow] {
        &section.rows[..section.rows.len().min(self.rows)]
    }

    fn names(&self) -> Vec<&str> {
        self.findings.outlets[..self.outlets].iter().map(|outlet| outlet.name.as_str()).collect()
    }

    /// A row a word, a column an outlet.
    fn words_down(&self, page: &mut Page) {
        let rows = || self.sections.iter().flat_map(|section| self.words(section));
        let label = label(page, rows().map(|row| row.shown.as_str()));
        let columns = Columns::new(page, &self.names(), label, self.widest(page)).at_left(120.0);
        for (nth, panel) in columns.panels().enumerate() {
            page.y += if nth == 0 { 18.0 } else { 40.0 };
            columns.header(
                page,
                panel.clone(),
                &format!("Outlets {} to {} of {}", panel.start + 1, panel.end, self.findings.outlets.len()),
            );
            for section in self.sections {
                let longest = self.heading(page, section);
                for row in self.words(section) {
                    let cells = panel.clone().map(|at| (row.cells.get(at), at));
                    self.row(page, &row.shown, &cells.collect::<Vec<_>>(), &columns, longest);
                }
                self.rest(page, section);
            }
        }
    }

    /// A row an outlet, a column a word, a panel or more a section.
    fn outlets_down(&self, page: &mut Page) {
        let label = label(page, self.names().into_iter());
        for section in self.sections {
            let longest = self.heading(page, section);
            let words = self.words(section);
            let columns = Columns::new(page, &words.iter().map(|row| row.shown.as_str()).collect::<Vec<_>>(), label, self.widest(page))
                .at_left(120.0);
            for panel in columns.panels() {
                page.y += 10.0;
                let which = format!("Words {} to {} of {}", panel.start + 1, panel.end, section.rows.len() + section.rows_left_out);
                columns.header(page, panel.clone(), &which);
                for (at, name) in self.names().into_iter().enumerate() {
                    let cells = words[panel.clone()].iter().map(|row| (row.cells.get(at), at));
                    self.row(page, name, &cells.collect::<Vec<_>>(), &columns, longest);
                }
            }
            self.rest(page, section);
        }
    }

    /// The least width of a column: its longest number.
    fn widest(&self, page: &Page) -> f64 {
        let uses = self.sections.iter().flat_map(|section| &section.rows).flat_map(|row| &row.cells).map(|cell| cell.uses).max();
        NARROWEST.max(page.ruler.width(&number(uses.unwrap_or(0)), LABEL) + 10.0)
    }

    /// The group's heading with the length of its longest bar; gives that.
    fn heading(&self, page: &mut Page, section: &GridSection) -> f64 {
        let longest = longest(self.findings, section);
        let said = format!("longest bar: {} in 1,000", short(longest));
        let wide = page.ruler.width(&said, SMALL);
        page.y += 22.0;
        let end = page.block(&section.heading, HEADING, MARGIN, page.y, page.inner() - wide - 16.0);
        page.canvas.text(page.right(), end - 5.0, &said, SMALL, Anchor::Right);
        page.y = end + 4.0;
        page.canvas.line((MARGIN, page.y), (page.right(), page.y), 1.0, RULE);
        longest
    }

    fn row(&self, page: &mut Page, name: &str, cells: &[(Option<&GridCell>, usize)], columns: &Columns, longest: f64) {
        let lines = text_fit::wrap(page.ruler, name, LABEL, columns.label - 14.0);
        let top = page.y + 4.0;
        let bottom = text_fit::draw(&mut page.canvas, MARGIN, top, &lines, LABEL, Anchor::Left);
        for (nth, (cell, outlet)) in cells.iter().enumerate() {
            let wide = columns.each.min(120.0) - 10.0;
            let left = columns.middle(nth) - wide / 2.0;
            let Some(cell) = cell.filter(|cell| cell.uses > 0) else {
                page.canvas.disc(left + 3.0, top + LABEL.size * 0.66, 1.5, EMPTY);
                continue;
            };
            page.canvas.text(left, top + text_fit::baseline(LABEL), &number(cell.uses), LABEL, Anchor::Left);
            let long = |uses: u64| wide * per_thousand(uses, size(self.findings, *outlet)) / longest.max(f64::MIN_POSITIVE);
            let y = top + text_fit::height(1, LABEL) + 1.0;
            if cell.own < cell.uses {
                outline(&mut page.canvas, left, y, long(cell.uses));
            }
            page.canvas.rect(left, y, long(cell.own), BAR, palette::voice(VoiceGroup::Own));
        }
        page.y = (bottom + 5.0).max(top + ROW - 4.0);
        page.canvas.line((MARGIN, page.y), (page.right(), page.y), 1.0, HAIR);
    }

    /// Says below a section how many words there are besides.
    fn rest(&self, page: &mut Page, section: &GridSection) {
        let left_out = section.rows.len() - self.words(section).len() + section.rows_left_out;
        if left_out > 0 {
            page.y += 5.0;
            let table = if section.is_naming { "tables/shares.csv" } else { "tables/rates.csv" };
            page.paragraph(&format!("and {} more: see {table}", number(left_out as u64)), SMALL);
        }
    }

    fn notes(&self) -> Vec<String> {
        let all = self.findings;
        let sections = all.grid.sections.len() - self.sections.len();
        let outlets = all.outlets.len() - self.outlets;
        let named = [(sections, "more group of words", "more groups of words"), (outlets, "more outlet", "more outlets")];
        let more = named.into_iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| counted(n as u64, one, many));
        more.map(|more| format!("And {more}: see tables/rates.csv and tables/shares.csv.")).collect()
    }
}

/// Width of the rows' names.
fn label<'a>(page: &Page, names: impl Iterator<Item = &'a str>) -> f64 {
    let widest = names.map(|name| page.ruler.width(name, LABEL)).fold(0.0, f64::max);
    (widest + 20.0).clamp(130.0, 230.0)
}

/// An empty bar.
fn outline(canvas: &mut Canvas, x: f64, y: f64, width: f64) {
    canvas.rect(x, y, width, BAR, MUTED);
    if width > 2.0 {
        canvas.rect(x + 1.0, y + 1.0, width - 2.0, BAR - 2.0, WHITE);
    }
}

/// Word by word, by how many outlets and how often.
fn alt(findings: &Findings) -> String {
    let rows = findings.grid.sections.iter().flat_map(|section| &section.rows);
    let said = rows.map(|row| {
        let (uses, own) = row.cells.iter().fold((0, 0), |(uses, own), cell| (uses + cell.uses, own + cell.own));
        let outlets = row.cells.iter().filter(|cell| cell.uses > 0).count();
        let most = row.cells.iter().enumerate().max_by_key(|(at, cell)| (cell.uses, std::cmp::Reverse(*at)));
        let most = most.map_or_else(String::new, |(at, cell)| {
            format!("; most often {}, {}", findings.outlets.get(at).map_or("", |outlet| outlet.name.as_str()), number(cell.uses))
        });
        format!("{} {} in {}, {} in own words{most}", row.shown, number(uses), counted(outlets as u64, "outlet", "outlets"), number(own))
    });
    format!("Outlets by words. {}.", first_few(&said.collect::<Vec<_>>(), 20, ". "))
}
