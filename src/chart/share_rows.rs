//! Draws the sections of the naming grid that hold shares: a row an outlet, a column a word, a dot with its interval on one scale.
//!
//! Outlets stand below each other, so that the dots of a word can be compared along one axis, whether there are two outlets or sixty.

use super::canvas::Anchor;
use super::frame::{LABEL, MARGIN, NAME, Page, SMALL};
use super::palette::{self, HAIR, RULE};
use super::phrase::{counted, number, percent};
use super::text_fit;
use crate::compare::Share;
use crate::findings::{GridCell, GridRow, GridSection, Outlet};
use crate::text::VoiceGroup;

/// The narrowest column: a scale and a percentage.
const NARROWEST: f64 = 150.0;
/// The widest, so that two words do not sit worlds apart.
const WIDEST: f64 = 300.0;
/// Room right of a scale for "100 %" and the gap to the next.
const VALUE: f64 = 62.0;
/// Room for the number of mentions beside an outlet's name.
const MENTIONS: f64 = 54.0;
/// Height of an outlet's row of one line.
const ROW: f64 = 24.0;

/// Draws one section; its first `rows_at_most` words.
pub(super) fn draw(page: &mut Page, outlets: &[Outlet], shares: &[Share], section: &GridSection, rows_at_most: usize) {
    page.heading(&section.heading);
    let widest = outlets.iter().map(|outlet| page.ruler.width(&outlet.name, LABEL)).fold(0.0, f64::max);
    let label = (widest + MENTIONS + 34.0).clamp(150.0, 250.0);
    let own: Vec<_> = shares
        .iter()
        .filter(|share| share.lexicon == section.lexicon && share.naming == section.id && share.voice == VoiceGroup::Own)
        .collect();
    let words = &section.rows[..rows_at_most.min(section.rows.len())];
    let most = ((page.inner() - label) / NARROWEST) as usize;
    let bands = words.len().div_ceil(most.max(1)).max(1);
    let across = words.len().div_ceil(bands).max(1);
    let each = ((page.inner() - label) / across as f64).min(WIDEST);
    for (nth, band) in words.chunks(across).enumerate() {
        page.y += if nth == 0 { 10.0 } else { 26.0 };
        draw_band(page, outlets, &own, band, label, each);
    }
    let left_out = section.rows.len() - words.len() + section.rows_left_out;
    if left_out > 0 {
        page.y += 6.0;
        let more = number(left_out as u64);
        page.paragraph(&format!("and {more} more: see tables/shares.csv"), SMALL);
    }
}

/// A few words side by side, over all outlets.
fn draw_band(page: &mut Page, outlets: &[Outlet], shares: &[&Share], words: &[GridRow], label: f64, each: f64) {
    let scale = each - VALUE;
    let left = |nth: usize| MARGIN + label + each * nth as f64;
    let names: Vec<_> = words.iter().map(|word| text_fit::wrap(page.ruler, &word.shown, NAME, each - 20.0)).collect();
    let high = names.iter().map(Vec::len).max().unwrap_or(0);
    for (nth, name) in names.iter().enumerate() {
        let y = page.y + text_fit::height(high - name.len(), NAME);
        text_fit::draw(&mut page.canvas, left(nth), y, name, NAME, Anchor::Left);
    }
    let (mentions, baseline) = (MARGIN + label - 22.0, page.y + text_fit::height(high - 1, NAME) + text_fit::baseline(NAME));
    page.canvas.text(mentions, baseline, "mentions", SMALL, Anchor::Right);
    page.y += text_fit::height(high, NAME) + 8.0;
    let rows: Vec<_> = outlets.iter().map(|outlet| text_fit::wrap(page.ruler, &outlet.name, LABEL, label - MENTIONS - 34.0)).collect();
    let bottom = page.y + rows.iter().map(|lines| row_height(lines)).sum::<f64>();
    for nth in 0..words.len() {
        for (part, mark) in [(0.0, "0"), (0.5, "50"), (1.0, "100\u{a0}%")] {
            let x = left(nth) + scale * part;
            page.canvas.line((x, page.y), (x, bottom), 1.0, if part == 0.0 { RULE } else { HAIR });
            page.canvas.text(x, bottom + 15.0, mark, SMALL, Anchor::Middle);
        }
    }
    for (at, (outlet, lines)) in outlets.iter().zip(&rows).enumerate() {
        let top = page.y + (row_height(lines) - text_fit::height(lines.len(), LABEL)) / 2.0;
        text_fit::draw(&mut page.canvas, MARGIN, top, lines, LABEL, Anchor::Left);
        let middle = page.y + row_height(lines) / 2.0;
        if let Some(of) = mentions_of(shares, words, outlet, at) {
            page.canvas.text(mentions, middle + SMALL.size * 0.36, &number(of), SMALL, Anchor::Right);
        }
        for (nth, word) in words.iter().enumerate() {
            if let Some(cell) = word.cells.get(at) {
                draw_cell(page, &counts(shares, word, cell, outlet), cell, left(nth), middle, scale);
            }
        }
        page.y += row_height(lines);
    }
    page.y = bottom + 20.0;
}

fn row_height(lines: &[String]) -> f64 {
    (text_fit::height(lines.len(), LABEL) + 6.0).max(ROW)
}

/// A dot with its interval and the percentage; without a share, the counts in words.
fn draw_cell(page: &mut Page, counts: &str, cell: &GridCell, x: f64, middle: f64, scale: f64) {
    let baseline = middle + SMALL.size * 0.36;
    let Some(share) = &cell.share else {
        let width = page.ruler.width(counts, SMALL);
        page.canvas.rect(x + 6.0, middle - 9.0, width + 6.0, 18.0, palette::WHITE);
        page.canvas.text(x + 9.0, baseline, counts, SMALL, Anchor::Left);
        return;
    };
    let at = |part: f64| x + scale * part.clamp(0.0, 1.0);
    let colour = palette::voice(VoiceGroup::Own);
    let (lo, hi) = (at(share.interval.lo), at(share.interval.hi));
    page.canvas.line((lo, middle), (hi, middle), 2.0, colour);
    for end in [lo, hi] {
        page.canvas.line((end, middle - 3.5), (end, middle + 3.5), 1.5, colour);
    }
    page.canvas.disc(at(share.share), middle, 4.25, colour);
    page.canvas.text(x + scale + VALUE - 18.0, baseline, &percent(share.share), SMALL, Anchor::Right);
}

/// How many mentions of the whole group the outlet's shares are part of, where that is known.
fn mentions_of(shares: &[&Share], words: &[GridRow], outlet: &Outlet, at: usize) -> Option<u64> {
    let in_cells = words.iter().filter_map(|word| Some(word.cells.get(at)?.share.as_ref()?.of)).next();
    in_cells.or_else(|| shares.iter().find(|share| share.outlet == outlet.name).map(|share| share.of))
}

/// "3 of 7" where the shares know the whole, else "3 uses".
fn counts(shares: &[&Share], word: &GridRow, cell: &GridCell, outlet: &Outlet) -> String {
    match shares.iter().find(|share| share.label == word.id && share.outlet == outlet.name) {
        Some(share) => format!("{} of {}", number(share.mentions), number(share.of)),
        None => counted(cell.own, "use", "uses"),
    }
}
