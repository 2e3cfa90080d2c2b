//! Makes the figures of time: for a group of words a panel an outlet, all on one scale, with all outlets together in grey behind each.

mod axis;
mod panel;

use super::canvas::{Canvas, Words};
use super::font::Ruler;
use super::frame::{MARGIN, Page, SMALL};
use super::palette::{INK, MUTED};
use super::phrase::{counted, first_few, number};
use super::{Error, Figure, Sheet};
use crate::compare::over_time::{Bin, Period, Series};
use crate::findings::{Findings, TimeFindings, TimeGroup};
use axis::Axis;
use panel::Panel;

/// White between panels.
const GUTTER: f64 = 26.0;
/// The narrowest panel.
const NARROWEST: f64 = 270.0;
/// A period with fewer words has no point: one use more or less would move it across the figure.
pub(super) const WORDS_FOR_POINT: u64 = 300;
/// The figures, by place; there are never more groups.
pub(super) const IDS: [&str; 4] = ["over-time-1", "over-time-2", "over-time-3", "over-time-4"];

/// A figure for each group of words that is followed over time; none where there is nothing to follow.
///
/// # Errors
/// [`Error::Draw`] when the drawing library fails.
pub fn over_time(findings: &Findings, sheet: &Sheet) -> Result<Vec<Figure>, Error> {
    let Some(time) = &findings.over_time else { return Ok(Vec::new()) };
    let Some(period) = time.period else { return Ok(Vec::new()) };
    let ruler = Ruler::new(sheet);
    time.groups.iter().zip(IDS).map(|(group, id)| figure(findings, time, period, group, id, &ruler)).collect()
}

fn figure(
    findings: &Findings,
    time: &TimeFindings,
    period: Period,
    group: &TimeGroup,
    id: &'static str,
    ruler: &Ruler,
) -> Result<Figure, Error> {
    let found = match group.breaks.len() {
        0 => String::new(),
        1 => "; the level changes on one line".to_owned(),
        n => format!("; the level changes on {} of {} lines", number(n as u64), number(group.lines.len() as u64)),
    };
    let title = format!("{}: {} over time{found}", findings.title, lower(&group.subject.shown));
    let by = period.key();
    let end = |bin: usize| time.bin_shown(bin).unwrap_or_default();
    let (first, last) = (end(0), end(time.starts.len().saturating_sub(1)));
    let caption = format!(
        "Uses per 1,000 words by {by}, {first} to {last}, in the outlet’s own words; every panel has the same scale, from zero. A {by} with fewer than \
         {WORDS_FOR_POINT} words has no point, and a line goes on only from {by} to {by}."
    );
    let axis = Axis::new(time, period, &group.lines);
    let mut page = Page::new(ruler, &title, &caption);
    page.y += 10.0;
    legend(&mut page, time, group, period, &axis);
    let columns = if group.lines.len() > 4 { 3 } else { 2.min(group.lines.len()).max(1) };
    let fit = ((page.inner() + GUTTER) / (NARROWEST + GUTTER)) as usize;
    let columns = columns.min(fit).max(1);
    let width = (page.inner() - GUTTER * (columns as f64 - 1.0)) / columns as f64;
    let together = group.lines.iter().find(|line| line.outlet.is_none());
    let panels: Vec<Panel> = group.lines.iter().map(|line| Panel { line, together, axis: &axis, time, group, width }).collect();
    for row in panels.chunks(columns) {
        page.y += 18.0;
        let head = row.iter().map(|panel| panel.head(&page)).fold(0.0, f64::max);
        let top = page.y;
        for (nth, panel) in row.iter().enumerate() {
            panel.draw(&mut page, MARGIN + nth as f64 * (width + GUTTER), top, head);
        }
        page.y = top + head + Panel::HEIGHT;
    }
    page.notes(&notes(time, group, period, &axis));
    page.end().finish(&ruler.sheet, Words { id, title, caption, alt: alt(time, group) })
}

/// "words for the armed opposition" inside a title.
fn lower(shown: &str) -> String {
    let mut letters = shown.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => shown.to_owned(),
    }
}

/// What the signs mean; the days that people named stand there with their numbers.
fn legend(page: &mut Page, time: &TimeFindings, group: &TimeGroup, period: Period, axis: &Axis) {
    let by = period.key();
    let mut signs: Vec<(String, panel::Sign)> = vec![(format!("a {by}, and the range it may lie in"), panel::Sign::Point)];
    if group.lines.iter().any(|line| line.bins.iter().any(|bin| is_point(bin) && bin.articles == 1)) {
        signs.push((format!("a {by} with one article: no range"), panel::Sign::OneArticle));
    }
    if axis.cuts(&group.lines) {
        signs.push(("the range goes on above the scale".to_owned(), panel::Sign::Arrow));
    }
    if group.lines.iter().any(|line| line.outlet.is_none()) && group.lines.len() > 1 {
        signs.push(("all outlets together".to_owned(), panel::Sign::Together));
    }
    if !group.breaks.is_empty() {
        signs.push(("the level changes here, more than by chance".to_owned(), panel::Sign::Break { shared: false }));
    }
    if group.breaks.iter().any(|b| b.found.as_ref().is_some_and(|f| f.shared == Some(true))) {
        signs.push(("it changes here for all outlets together too".to_owned(), panel::Sign::Break { shared: true }));
    }
    for (at, event) in time.events.iter().enumerate().filter(|(at, _)| axis.event(*at).is_some()) {
        signs.push((format!("{}: {}", at + 1, event.shown), panel::Sign::Event));
    }
    let entries: Vec<String> = signs.iter().map(|(meaning, _)| meaning.clone()).collect();
    page.key(&entries, 18.0, |canvas: &mut Canvas, nth, x, y| panel::sign(canvas, signs[nth].1, x + 9.0, y));
}

/// A period whose rate is drawn.
fn is_point(bin: &Bin) -> bool {
    bin.words >= WORDS_FOR_POINT
}

fn notes(time: &TimeFindings, group: &TimeGroup, period: Period, axis: &Axis) -> Vec<String> {
    let mut notes = Vec::new();
    for (at, event) in time.events.iter().enumerate().filter(|(at, _)| axis.event(*at).is_none()) {
        notes.push(format!("{}: {} lies outside the time of these articles.", at + 1, event.shown));
    }
    if time.more_outlets > 0 {
        let more = counted(time.more_outlets as u64, "more outlet", "more outlets");
        notes.push(format!("And {more}: see tables/over_time.csv."));
    }
    if time.undated > 0 {
        notes.push(format!(
            "{} without a date {} in no line.",
            counted(time.undated as u64, "article", "articles"),
            if time.undated == 1 { "is" } else { "are" }
        ));
    }
    let tested = group.lines.iter().any(|line| line.outlet.is_some()) && group.breaks.is_empty();
    if tested && time.effects.is_empty() && time.breaks.is_empty() {
        notes.push(format!(
            "Ups and downs from {} to {} are mostly chance: none of these lines is said to change.",
            period.key(),
            period.key()
        ));
    }
    notes
}

/// Line by line: how many periods, between which rates, and where it is highest.
fn alt(time: &TimeFindings, group: &TimeGroup) -> String {
    let by = time.period.map_or("period", Period::key);
    let line = |line: &Series| {
        let name = line.outlet.as_deref().unwrap_or("All outlets together");
        let points: Vec<(usize, f64)> =
            line.bins.iter().enumerate().filter(|(_, bin)| is_point(bin)).filter_map(|(at, bin)| Some((at, bin.per_thousand?))).collect();
        let hits: u64 = line.bins.iter().map(|bin| bin.hits).sum();
        let Some(&(most, highest)) = points.iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))) else {
            return format!("{name}: {}, no {by} with {WORDS_FOR_POINT} words", counted(hits, "use", "uses"));
        };
        let least = points.iter().map(|point| point.1).fold(f64::INFINITY, f64::min);
        let when = time.bin_shown(most).unwrap_or_default();
        format!(
            "{name}: {} in {}, {least:.1} to {highest:.1} per 1,000 words, most in {when}",
            counted(hits, "use", "uses"),
            counted(points.len() as u64, by, &format!("{by}s"))
        )
    };
    let lines: Vec<String> = group.lines.iter().map(line).collect();
    let breaks: Vec<String> = group
        .breaks
        .iter()
        .filter_map(|b| Some((b.outlet.as_deref().unwrap_or("all outlets together"), time.bin_shown(b.found.as_ref()?.first_after)?)))
        .map(|(who, when)| format!("{who} from {when} on"))
        .collect();
    let changes = if breaks.is_empty() { String::new() } else { format!(" The level changes in {}.", first_few(&breaks, 12, ", ")) };
    let events: Vec<String> = time.events.iter().map(|event| event.shown.clone()).collect();
    let marked = if events.is_empty() { String::new() } else { format!(" Marked: {}.", first_few(&events, 12, ", ")) };
    format!("{} over time. {}.{changes}{marked}", group.subject.shown, first_few(&lines, 13, ". "))
}

/// The number of uses and articles of a line.
fn facts(line: &Series) -> String {
    let articles: u64 = line.bins.iter().map(|bin| bin.articles).sum();
    let hits: u64 = line.bins.iter().map(|bin| bin.hits).sum();
    format!("{} in {}", counted(hits, "use", "uses"), counted(articles, "article", "articles"))
}

/// A rate on the scale: as few digits as it takes.
fn tick(value: f64) -> String {
    if value >= 1000.0 { number(value.round() as u64) } else { format!("{}", (value * 1000.0).round() / 1000.0) }
}

const TEXT: super::canvas::Type = super::canvas::Type { colour: INK, ..SMALL };
const QUIET: super::canvas::Type = super::canvas::Type { size: 11.0, bold: false, colour: MUTED };

#[cfg(test)]
pub(super) mod fixture;

#[cfg(test)]
mod tests {
    use super::*;

    fn figure() -> Figure {
        over_time(&fixture::over_time(), &Sheet::default()).expect("the figure is drawn").remove(0)
    }

    #[test]
    fn a_figure_says_in_words_what_it_shows() {
        let figure = figure();
        assert_eq!(
            (figure.id, figure.title.as_str()),
            ("over-time-1", "Twelve outlets: words for the armed opposition over time; the level changes on 3 of 13 lines")
        );
        assert!(figure.alt.contains(
            "The level changes in Outlet 1 from August 2015 on, Outlet 2 from June 2017 on, all outlets together from May 2017 on."
        ));
        assert!(figure.alt.contains("Outlet 1: ") && figure.alt.contains("per 1,000 words, most in "), "{}", figure.alt);
        assert!(figure.alt.contains("Marked: 15 March 2015 (one day), "));
    }

    #[test]
    fn what_lies_outside_or_is_left_out_is_said() {
        let svg = figure().svg;
        for said in [
            "5: 1 January 2030 (not yet) lies outside",
            "And 2 more outlets: see tables/over_time.csv.",
            "3 articles without a date are in no line.",
        ] {
            assert!(svg.contains(said), "{said}");
        }
    }

    #[test]
    fn without_a_course_there_is_no_figure() {
        let mut findings = fixture::over_time();
        findings.over_time.as_mut().expect("a course").period = None;
        assert!(over_time(&findings, &Sheet::default()).expect("nothing to draw").is_empty());
        findings.over_time = None;
        assert!(over_time(&findings, &Sheet::default()).expect("nothing to draw").is_empty());
    }
}
