//! Draws the sections of the naming grid that hold single uses: a row a word, a column an outlet, a sign a use.
//!
//! Outlets that do not fit side by side go to a further panel with a header of its own. There, rows that none of its outlets uses are
//! counted in a line instead of drawn.

use super::canvas::{Anchor, Canvas, Type};
use super::frame::{LABEL, MARGIN, NAME, Page, SMALL};
use super::grid_panel;
use super::mark::Sign;
use super::palette::{EMPTY, HAIR, INK};
use super::phrase::{counted, number};
use super::text_fit;
use crate::findings::{GridCell, GridRow, GridSection, Outlet};

/// The narrowest column that still holds a name in few lines.
const NARROWEST: f64 = 92.0;
/// A word of a name up to this width stays whole, if need be in fewer columns.
const UNBROKEN: f64 = 140.0;
/// A name takes no more lines than this, if need be in fewer columns.
const NAME_LINES: usize = 6;
/// Between two columns.
const GUTTER: f64 = 14.0;
/// Height of a line of signs.
const LINE: f64 = 19.0;
/// Above and below the content of a row.
const PADDING: f64 = 5.0;
/// Cells with more lines than this leave out the speakers' names.
const LINES_WITH_SPEAKERS: usize = 3;

/// Columns of one panel.
struct Columns {
    /// Width of the words' column.
    label: f64,
    /// Width of an outlet's column, gutter included.
    each: f64,
}

impl Columns {
    fn x(&self, nth: usize) -> f64 {
        MARGIN + self.label + self.each * nth as f64
    }
}

/// Draws `sections` for all outlets; of each section the first `rows_at_most` rows in each panel.
pub(super) fn draw(page: &mut Page, outlets: &[Outlet], sections: &[&GridSection], rows_at_most: usize, first_on_page: bool) {
    let widest = sections.iter().flat_map(|s| &s.rows).map(|row| page.ruler.width(&row.shown, LABEL)).fold(0.0, f64::max);
    let label = (widest + 2.0 * GUTTER).clamp(150.0, 250.0);
    let panels = outlets.len().div_ceil(columns_that_fit(page, outlets, label));
    let across = outlets.len().div_ceil(panels.max(1)).max(1);
    let columns = Columns { label, each: ((page.inner() - label) / across as f64).min(300.0) };
    for (nth, panel) in outlets.chunks(across).enumerate() {
        let first = nth * across;
        page.y += if nth == 0 && first_on_page { 18.0 } else { 42.0 };
        header(page, panel, &columns);
        if panels > 1 {
            let which = format!("Outlets {} to {} of {}", first + 1, first + panel.len(), outlets.len());
            page.canvas.text(MARGIN, page.y - 6.0, &which, SMALL, Anchor::Left);
        }
        for section in sections {
            draw_section(page, section, first..first + panel.len(), &columns, rows_at_most);
        }
    }
}

/// How many outlets go side by side: as many as leave room for names in few lines without broken words, but three rather than fewer.
fn columns_that_fit(page: &Page, outlets: &[Outlet], label: f64) -> usize {
    let room = page.inner() - label;
    let most = ((room / NARROWEST) as usize).clamp(1, outlets.len().max(1));
    let words = outlets.iter().flat_map(|outlet| outlet.name.split_whitespace());
    let widest_word = words.map(|word| page.ruler.width(word, NAME)).fold(0.0, f64::max).min(UNBROKEN);
    let fits = |across: &usize| {
        let width = room / *across as f64 - GUTTER;
        width >= widest_word && outlets.iter().all(|outlet| text_fit::wrap(page.ruler, &outlet.name, NAME, width).len() <= NAME_LINES)
    };
    (3..=most).rev().find(fits).unwrap_or(most.min(3))
}

/// Name, dates and words of each outlet, standing on one line.
fn header(page: &mut Page, panel: &[Outlet], columns: &Columns) {
    let width = columns.each - GUTTER;
    let names: Vec<_> = panel.iter().map(|outlet| text_fit::wrap(page.ruler, &outlet.name, NAME, width)).collect();
    let facts: Vec<_> = panel.iter().map(|outlet| facts(page, outlet, width)).collect();
    let names_high = names.iter().map(Vec::len).max().unwrap_or(0);
    let facts_high = facts.iter().map(Vec::len).max().unwrap_or(0);
    for (nth, (name, facts)) in names.iter().zip(&facts).enumerate() {
        let above = text_fit::height(names_high - name.len(), NAME);
        let y = text_fit::draw(&mut page.canvas, columns.x(nth), page.y + above, name, NAME, Anchor::Left);
        text_fit::draw(&mut page.canvas, columns.x(nth), y + 2.0, facts, SMALL, Anchor::Left);
    }
    page.y += text_fit::height(names_high, NAME) + text_fit::height(facts_high, SMALL) + 2.0;
}

/// "6 Oct 2025*" and "315 words"; of several articles their number and both ends.
fn facts(page: &Page, outlet: &Outlet, width: f64) -> Vec<String> {
    let dates = match (&outlet.first_date, &outlet.last_date) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (Some(day), _) | (None, Some(day)) => day.clone(),
        (None, None) => "no date".to_owned(),
    };
    let mut facts = text_fit::wrap(page.ruler, &dates, SMALL, width);
    if outlet.articles != 1 {
        facts.extend(text_fit::wrap(page.ruler, &counted(outlet.articles as u64, "article", "articles"), SMALL, width));
    }
    facts.extend(text_fit::wrap(page.ruler, &counted(outlet.words, "word", "words"), SMALL, width));
    facts
}

fn draw_section(page: &mut Page, section: &GridSection, panel: std::ops::Range<usize>, columns: &Columns, rows_at_most: usize) {
    page.heading(&section.heading);
    let part = grid_panel::part(section, panel, rows_at_most);
    for (row, cells) in &part.rows {
        draw_row(page, row, cells, columns);
    }
    part.rest(page);
}

fn draw_row(page: &mut Page, row: &GridRow, cells: &[GridCell], columns: &Columns) {
    let label = text_fit::wrap(page.ruler, &row.shown, LABEL, columns.label - GUTTER);
    let width = columns.each - GUTTER;
    let flows: Vec<_> = cells.iter().map(|cell| flow(page, cell, width)).collect();
    let lines = flows.iter().map(Flow::lines).max().unwrap_or(1).max(1);
    let high = (lines as f64 * LINE).max(text_fit::height(label.len(), LABEL)) + 2.0 * PADDING;
    let top = page.y + PADDING;
    text_fit::draw(&mut page.canvas, MARGIN, top, &label, LABEL, Anchor::Left);
    for (nth, flow) in flows.iter().enumerate() {
        flow.draw(&mut page.canvas, columns.x(nth), top);
    }
    page.y += high;
    page.canvas.line((MARGIN, page.y), (page.right(), page.y), 1.0, HAIR);
}

/// What a cell holds, laid out in lines.
enum Flow {
    /// Not used.
    Nothing,
    /// Too many uses for signs: the number, and how many are the outlet's own words.
    Number(Vec<String>),
    /// A sign a use, and speakers' names: x from the left of the cell, line, what.
    Signs(Vec<(f64, usize, Item)>),
}

/// A sign or the name after it.
#[derive(Clone)]
enum Item {
    Sign(Sign),
    Speaker(String),
}

impl Flow {
    fn lines(&self) -> usize {
        match self {
            Flow::Nothing => 1,
            Flow::Number(lines) => lines.len(),
            Flow::Signs(items) => items.iter().map(|(_, line, _)| line + 1).max().unwrap_or(1),
        }
    }

    fn draw(&self, canvas: &mut Canvas, x: f64, top: f64) {
        let middle = |line: usize| top + LABEL.size * 0.66 + line as f64 * LINE;
        let baseline = |line: usize| top + text_fit::baseline(LABEL) + line as f64 * LINE;
        match self {
            Flow::Nothing => canvas.disc(x + Sign::SIZE / 2.0, middle(0), 1.5, EMPTY),
            Flow::Number(lines) => {
                for (nth, line) in lines.iter().enumerate() {
                    let style = if nth == 0 { Type { colour: INK, ..LABEL } } else { SMALL };
                    canvas.text(x, baseline(nth), line, style, Anchor::Left);
                }
            }
            Flow::Signs(items) => {
                for (dx, line, item) in items {
                    match item {
                        Item::Sign(sign) => sign.draw(canvas, x + dx + Sign::SIZE / 2.0, middle(*line)),
                        Item::Speaker(name) => canvas.text(x + dx, baseline(*line), name, SMALL, Anchor::Left),
                    }
                }
            }
        }
    }
}

/// Lays out a cell: with speakers if that takes few lines, else with signs alone.
fn flow(page: &Page, cell: &GridCell, width: f64) -> Flow {
    if cell.uses == 0 {
        return Flow::Nothing;
    }
    if cell.marks.is_empty() {
        let mut lines = vec![counted(cell.uses, "use", "uses")];
        lines.extend(text_fit::wrap(page.ruler, &format!("{} own words", number(cell.own)), SMALL, width));
        return Flow::Number(lines);
    }
    let with_speakers = Flow::Signs(place(page, cell, width, true));
    if with_speakers.lines() <= LINES_WITH_SPEAKERS { with_speakers } else { Flow::Signs(place(page, cell, width, false)) }
}

/// Signs one after the other; the name of a speaker once after the last of his or her signs in a row, where it fits a line.
fn place(page: &Page, cell: &GridCell, width: f64, speakers: bool) -> Vec<(f64, usize, Item)> {
    let mut items = Vec::new();
    let (mut x, mut line) = (0.0, 0);
    for (nth, mark) in cell.marks.iter().enumerate() {
        let next = cell.marks.get(nth + 1);
        let speaker = mark.speaker.as_ref().filter(|name| speakers && next.and_then(|mark| mark.speaker.as_ref()) != Some(name));
        let name = speaker.map(|name| (name, page.ruler.width(name, SMALL))).filter(|(_, wide)| Sign::STEP + 2.0 + wide <= width);
        let needs = Sign::SIZE + name.map_or(0.0, |(_, wide)| wide + 6.0);
        if x > 0.0 && x + needs > width {
            x = 0.0;
            line += 1;
        }
        items.push((x, line, Item::Sign(Sign::of(mark))));
        x += Sign::STEP;
        if let Some((name, wide)) = name {
            items.push((x + 2.0, line, Item::Speaker(name.clone())));
            x += wide + 12.0;
        }
    }
    items
}
