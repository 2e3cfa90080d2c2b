//! Draws one panel of rates: a row an outlet, a line a voice, a dot with its range on the common scale.

use super::entry::{Entry, why_none};
use crate::chart::canvas::{Anchor, Canvas, Type};
use crate::chart::frame::{HEADING, NAME, Page, SMALL};
use crate::chart::palette::{self, HAIR, INK, RULE, WHITE};
use crate::chart::phrase::{counted, number};
use crate::chart::rate_scale::RateScale;
use crate::chart::text_fit;
use crate::compare::{Interval, Rate};
use crate::text::VoiceGroup;

/// Height of a voice's line.
const LINE: f64 = 17.0;
/// Width of the numbers at the right.
const NUMBER: f64 = 84.0;
/// An outlet's name.
const OUTLET: Type = Type { bold: false, ..NAME };
/// The numbers at the right.
const FACTS: Type = Type { size: 11.0, ..SMALL };

/// One group of words.
pub(super) struct Panel<'a> {
    pub entry: &'a Entry<'a>,
    /// Outlets at most.
    pub outlets: usize,
    pub voices: &'a [VoiceGroup],
    pub scale: RateScale,
    pub wide: f64,
}

impl Panel<'_> {
    /// Height of the heading.
    pub(super) fn head(&self, page: &Page) -> f64 {
        text_fit::height(text_fit::wrap(page.ruler, self.entry.heading, HEADING, self.wide).len(), HEADING) + 4.0
    }

    /// Draws it with its upper left corner at (`x`, `top`), the rows from `head` down; gives where it ends.
    pub(super) fn draw(&self, page: &mut Page, x: f64, top: f64, head: f64) -> f64 {
        page.block(self.entry.heading, HEADING, x, top, self.wide);
        let outlets = &self.entry.outlets[..self.outlets.min(self.entry.outlets.len())];
        let widest = outlets.iter().map(|(name, _)| page.ruler.width(name, OUTLET)).fold(0.0, f64::max);
        let label = (widest + 12.0).clamp(70.0, self.wide * 0.32);
        let (left, width) = (x + label + 8.0, self.wide - label - 8.0 - NUMBER - 10.0);
        let mut y = top + head;
        page.canvas.line((x, y), (x + self.wide, y), 1.0, RULE);
        let names: Vec<Vec<String>> = outlets.iter().map(|(name, _)| text_fit::wrap(page.ruler, name, OUTLET, label - 4.0)).collect();
        let bottom = y + outlets.iter().zip(&names).map(|((_, rates), name)| self.high(page, rates, name, width)).sum::<f64>();
        for (at, _) in self.scale.ticks() {
            page.canvas.line((left + width * at, y), (left + width * at, bottom), 1.0, HAIR);
        }
        for ((_, rates), name) in outlets.iter().zip(&names) {
            let end = y + self.high(page, rates, name, width);
            text_fit::draw(&mut page.canvas, x, y + 4.0, name, OUTLET, Anchor::Left);
            let mut line = y + 3.0;
            for rate in self.drawn(rates) {
                line = self.line(page, rate, (left, width), x + self.wide, line);
            }
            y = end;
            page.canvas.line((x, y), (x + self.wide, y), 1.0, HAIR);
        }
        self.scale.draw(page, (left, width), y + 3.0)
    }

    /// The rates of an outlet that have a line.
    fn drawn<'r>(&self, rates: &'r [&'r Rate]) -> impl Iterator<Item = &'r Rate> {
        rates.iter().copied().filter(|rate| self.voices.contains(&rate.voice))
    }

    /// Height of an outlet's row.
    fn high(&self, page: &Page, rates: &[&Rate], name: &[String], width: f64) -> f64 {
        let lines: f64 = self.drawn(rates).map(|rate| self.told(page, rate, width).map_or(LINE, |lines| told_height(&lines))).sum();
        lines.max(text_fit::height(name.len(), OUTLET)) + 6.0
    }

    /// The count with its reason, where there is no range.
    fn told(&self, page: &Page, rate: &Rate, width: f64) -> Option<Vec<String>> {
        if rate.interval.is_some() && rate.per_thousand.is_some() {
            return None;
        }
        let said = format!("{}, {}", counted(rate.hits, "use", "uses"), why_none(rate));
        Some(text_fit::wrap(page.ruler, &said, FACTS, width + NUMBER - 8.0))
    }

    /// One voice of one outlet from `y` down; gives where it ends.
    fn line(&self, page: &mut Page, rate: &Rate, (left, width): (f64, f64), right: f64, y: f64) -> f64 {
        let middle = y + LINE / 2.0;
        if let Some(lines) = self.told(page, rate, width) {
            // A grid line through the words would make them hard to read.
            let wide = lines.iter().map(|line| page.ruler.width(line, FACTS)).fold(0.0, f64::max);
            page.canvas.rect(left + 1.0, y + 1.0, wide + 18.0, told_height(&lines) - 2.0, WHITE);
            dot(&mut page.canvas, left + 7.0, middle, rate.voice);
            for (nth, line) in lines.iter().enumerate() {
                let baseline = middle + FACTS.size * 0.36 + text_fit::height(nth, FACTS);
                page.canvas.text(left + 16.0, baseline, line, Type { colour: INK, ..FACTS }, Anchor::Left);
            }
            return y + told_height(&lines);
        }
        let (Some(found), Some(interval)) = (rate.per_thousand, rate.interval) else { return y + LINE };
        let place = |rate: f64| left + width * self.scale.at(rate).clamp(0.0, 1.0);
        let begins = left + width * self.scale.begins();
        let cut = (self.scale.at(interval.lo) < self.scale.begins() && interval.lo > 0.0, self.scale.at(interval.hi) > 1.0);
        let lo = if rate.hits == 0 { left } else { place(interval.lo).max(begins) };
        range(&mut page.canvas, (lo, place(interval.hi)), middle, rate.voice, cut);
        dot(&mut page.canvas, place(found), middle, rate.voice);
        let facts = match rate.hits {
            0 => "0 uses".to_owned(),
            hits => format!("{} in {} of {}", number(hits), number(rate.articles_with_hit as u64), number(rate.articles as u64)),
        };
        let style = fitting(page, &facts);
        page.canvas.text(right, middle + style.size * 0.36, &facts, style, Anchor::Right);
        y + LINE
    }
}

/// The numbers at the right, smaller where they are long.
fn fitting(page: &Page, facts: &str) -> Type {
    let wide = page.ruler.width(facts, FACTS);
    if wide <= NUMBER { FACTS } else { Type { size: (FACTS.size * NUMBER / wide).max(8.0), ..FACTS } }
}

fn told_height(lines: &[String]) -> f64 {
    LINE.max(text_fit::height(lines.len(), FACTS) + 3.0)
}

/// True when a range goes on beyond an end of the scale.
pub(super) fn is_cut(scale: RateScale, interval: Interval) -> bool {
    scale.at(interval.hi) > 1.0 || (interval.lo > 0.0 && scale.at(interval.lo) < scale.begins())
}

/// The range of a dot; an end that goes on has an arrow instead of a stop.
pub(super) fn range(canvas: &mut Canvas, (lo, hi): (f64, f64), y: f64, voice: VoiceGroup, cut: (bool, bool)) {
    let colour = palette::voice(voice);
    canvas.line((lo, y), (hi, y), if voice == VoiceGroup::Own { 2.0 } else { 1.25 }, colour);
    for (end, is_cut, away) in [(lo, cut.0, -1.0), (hi, cut.1, 1.0)] {
        if is_cut {
            canvas.polygon(vec![(end, y - 3.5), (end, y + 3.5), (end + 4.5 * away, y)], colour);
        } else {
            canvas.line((end, y - 3.5), (end, y + 3.5), 1.5, colour);
        }
    }
}

/// A dot: filled for own words; an open square for quotations, an open diamond for reports.
pub(in crate::chart) fn dot(canvas: &mut Canvas, x: f64, y: f64, voice: VoiceGroup) {
    let colour = palette::voice(voice);
    match voice {
        VoiceGroup::Own => canvas.disc(x, y, 4.5, colour),
        VoiceGroup::Quoted => {
            canvas.rect(x - 4.25, y - 4.25, 8.5, 8.5, colour);
            canvas.rect(x - 2.6, y - 2.6, 5.2, 5.2, WHITE);
        }
        _ => {
            let diamond = |half: f64| vec![(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
            canvas.polygon(diamond(5.6), colour);
            canvas.polygon(diamond(3.3), WHITE);
        }
    }
}
