//! Draws a bar of a hundred percent cut by voice. Each voice has its own pattern as well as its colour, so that it reads in grey print.

use super::canvas::Canvas;
use super::palette::{self, Colour, HAIR, WHITE};
use crate::text::VoiceGroup;

/// A place on the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// Fills `area` with the parts of `counts` in their order; parts of no count take no room. Without counts the bar is an empty frame.
pub(super) fn draw(canvas: &mut Canvas, area: Area, counts: &[(VoiceGroup, u64)]) {
    let total: u64 = counts.iter().map(|(_, n)| n).sum();
    if total == 0 {
        frame(canvas, area, HAIR);
        return;
    }
    let mut before = 0;
    for &(voice, n) in counts.iter().filter(|(_, n)| *n > 0) {
        let left = area.x + area.width * before as f64 / total as f64;
        before += n;
        let right = area.x + area.width * before as f64 / total as f64;
        fill(canvas, Area { x: left, width: right - left, ..area }, voice);
        if before < total {
            canvas.rect(right - 0.75, area.y - 0.5, 1.5, area.height + 1.0, WHITE);
        }
    }
}

/// Fills `area` with the pattern of `voice`.
pub(super) fn fill(canvas: &mut Canvas, area: Area, voice: VoiceGroup) {
    let colour = palette::voice(voice);
    match voice {
        VoiceGroup::Own | VoiceGroup::All => canvas.rect(area.x, area.y, area.width, area.height, colour),
        VoiceGroup::Attributed => {
            diagonals(canvas, area, 5.0, 1.3, colour);
            frame(canvas, area, colour);
        }
        VoiceGroup::Quoted => {
            let mut x = area.x;
            while x < area.x + area.width {
                canvas.rect(x, area.y, 2.75_f64.min(area.x + area.width - x), area.height, colour);
                x += 4.5;
            }
            frame(canvas, area, colour);
        }
        VoiceGroup::Partial => {
            dots(canvas, area, colour);
            frame(canvas, area, colour);
        }
        VoiceGroup::Unclear => frame(canvas, area, colour),
    }
}

/// Four thin sides, inside `area`.
fn frame(canvas: &mut Canvas, area: Area, colour: Colour) {
    let Area { x, y, width, height } = area;
    let line = 1.0_f64.min(width);
    canvas.rect(x, y, width, line, colour);
    canvas.rect(x, y + height - line, width, line, colour);
    canvas.rect(x, y, line, height, colour);
    canvas.rect(x + width - line, y, line, height, colour);
}

/// Lines rising to the right, cut at the sides of `area`.
fn diagonals(canvas: &mut Canvas, area: Area, step: f64, width: f64, colour: Colour) {
    let Area { x, y, width: wide, height: high } = area;
    let mut foot = step / 2.0;
    while foot < wide + high {
        let from = if foot <= wide { (x + foot, y + high) } else { (x + wide, y + high - (foot - wide)) };
        let to = if foot <= high { (x, y + high - foot) } else { (x + foot - high, y) };
        canvas.line(from, to, width, colour);
        foot += step;
    }
}

/// Rows of dots that stay inside `area`.
fn dots(canvas: &mut Canvas, area: Area, colour: Colour) {
    const RADIUS: f64 = 1.2;
    let mut y = area.y + 3.5;
    while y + RADIUS < area.y + area.height - 1.0 {
        let mut x = area.x + 3.5;
        while x + RADIUS < area.x + area.width - 1.0 {
            canvas.disc(x, y, RADIUS, colour);
            x += 4.5;
        }
        y += 4.5;
    }
}
