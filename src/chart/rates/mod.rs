//! Makes the figure of rates: for each group of words a panel, in it a row an outlet, with dots and ranges on one scale.
//!
//! An outlet's own words are a filled dot; what it quotes and reports are open signs on lines of their own below. A range stands wherever the
//! articles give one; where they give none, the count stands in its place with the reason.

mod entry;
mod panel;

use super::canvas::{Canvas, Words};
use super::font::Ruler;
use super::frame::{self, MARGIN, Page};
use super::mark::voice_name;
use super::phrase::{counted, first_few, number, short};
use super::rate_scale::RateScale;
use super::{Error, Figure, Sheet};
use crate::findings::Findings;
use crate::text::VoiceGroup;
use entry::Entry;
use panel::Panel;

pub(in crate::chart) use panel::dot;

/// Voices that have a line of their own.
const VOICES: [VoiceGroup; 3] = [VoiceGroup::Own, VoiceGroup::Quoted, VoiceGroup::Attributed];
/// With more outlets than this only their own words are drawn.
const OUTLETS_WITH_VOICES: usize = 16;
/// White between panels.
const GUTTER: f64 = 36.0;
/// The narrowest panel of two.
const NARROWEST: f64 = 400.0;
/// More groups of words than this are counted in a line, unless somebody asks for a height.
const GROUPS_AT_MOST: usize = 16;
/// Groups of words in the alternative text, and outlets of each.
const IN_ALT: (usize, usize) = (8, 8);

const ID: &str = "rates";

/// True when there is a range to draw.
pub(super) fn has_ranges(findings: &Findings) -> bool {
    entry::entries(findings, &VOICES).iter().any(Entry::has_range)
}

/// How often each outlet uses each group of words: uses per 1,000 words with ranges.
///
/// # Errors
/// [`Error::Draw`] when the drawing library fails.
pub fn rates(findings: &Findings, sheet: &Sheet) -> Result<Figure, Error> {
    let voices = if findings.outlets.len() > OUTLETS_WITH_VOICES { &VOICES[..1] } else { &VOICES[..] };
    let mut entries = entry::entries(findings, voices);
    // The most used first; of equal ones the order of the grid.
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.uses()));
    if entries.is_empty() {
        let title = format!("{}: how often each outlet uses the listed words", findings.title);
        let why = "None of the listed words is shown for these texts.".to_owned();
        return frame::empty(sheet, Words { id: ID, title, caption: why.clone(), alt: why });
    }
    let ruler = Ruler::new(sheet);
    let title = title(findings, &entries);
    let drawn = || entries.iter().flat_map(Entry::drawn);
    let scale = RateScale::of(
        &drawn().filter_map(|rate| rate.per_thousand).collect::<Vec<_>>(),
        &drawn().filter_map(|rate| rate.interval).map(|interval| interval.hi).collect::<Vec<_>>(),
    );
    let caption = caption(findings, &entries, scale);
    let most = if sheet.height.is_some() { entries.len() } else { entries.len().min(GROUPS_AT_MOST) };
    // Where room is short, other voices go before outlets do.
    let canvas = frame::fit_each(sheet, &[most, voices.len(), findings.outlets.len()], |most| {
        let part = Part { findings, entries: &entries[..most[0]], all: entries.len(), voices: &voices[..most[1]], outlets: most[2], scale };
        part.lay_out(&ruler, &title, &caption)
    });
    canvas.finish(sheet, Words { id: ID, title, caption, alt: alt(&entries) })
}

/// What fits a page.
struct Part<'a> {
    findings: &'a Findings,
    entries: &'a [Entry<'a>],
    /// Groups of words in all.
    all: usize,
    voices: &'a [VoiceGroup],
    /// Outlets at most.
    outlets: usize,
    scale: RateScale,
}

impl Part<'_> {
    fn lay_out(&self, ruler: &Ruler, title: &str, caption: &str) -> Canvas {
        let mut page = Page::new(ruler, title, caption);
        page.y += 10.0;
        self.legend(&mut page);
        let two = self.entries.len() > 1 && page.inner() >= 2.0 * NARROWEST + GUTTER;
        let columns = if two { 2 } else { 1 };
        let wide = (page.inner() - GUTTER * (columns - 1) as f64) / columns as f64;
        for row in self.entries.chunks(columns) {
            page.y += 20.0;
            let panel = |entry| Panel { entry, outlets: self.outlets, voices: self.voices, scale: self.scale, wide };
            let panels: Vec<Panel> = row.iter().map(panel).collect();
            let head = panels.iter().map(|panel| panel.head(&page)).fold(0.0, f64::max);
            let top = page.y;
            let ends = panels.iter().enumerate().map(|(nth, panel)| {
                let x = MARGIN + nth as f64 * (wide + GUTTER);
                panel.draw(&mut page, x, top, head)
            });
            page.y = ends.collect::<Vec<f64>>().into_iter().fold(top, f64::max);
        }
        page.notes(&self.notes());
        page.end()
    }

    /// What the signs mean.
    fn legend(&self, page: &mut Page) {
        let drawn = || self.entries.iter().flat_map(Entry::drawn).filter(|rate| self.voices.contains(&rate.voice));
        let voices: Vec<VoiceGroup> = self.voices.iter().copied().filter(|voice| drawn().any(|rate| rate.voice == *voice)).collect();
        let mut said: Vec<String> = voices.iter().map(|voice| format!("{}, with 95\u{a0}% range", voice_name(*voice))).collect();
        if drawn().filter_map(|rate| rate.interval).any(|interval| panel::is_cut(self.scale, interval)) {
            said.push("the range goes on beyond the scale".to_owned());
        }
        page.key(&said, 26.0, |canvas, nth, x, y| match voices.get(nth) {
            Some(voice) => {
                panel::range(canvas, (x, x + 26.0), y, *voice, (false, false));
                dot(canvas, x + 13.0, y, *voice);
            }
            None => panel::range(canvas, (x, x + 22.0), y, VoiceGroup::Own, (false, true)),
        });
    }

    /// What is in the tables and not here.
    fn notes(&self) -> Vec<String> {
        let (groups, outlets) = (self.all - self.entries.len(), self.findings.outlets.len() - self.outlets);
        let named = [(groups, "more group of words", "more groups of words"), (outlets, "more outlet", "more outlets")];
        let more = named.into_iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| counted(n as u64, one, many));
        let mut notes: Vec<String> = more.map(|more| format!("And {more}: see tables/rates.csv.")).collect();
        let others = match self.voices.len() {
            3 => "Partly quoted and unclear uses",
            2 => "Reported, partly quoted and unclear uses",
            _ => "All other voices",
        };
        notes.push(format!("{others} are in tables/rates.csv."));
        notes
    }
}

/// The group of words that is used most in own words, with the range of its rates.
fn title(findings: &Findings, entries: &[Entry]) -> String {
    let (mut most, mut found) = (0, None);
    for entry in entries {
        let own: Vec<_> = entry.drawn().filter(|rate| rate.voice == VoiceGroup::Own && rate.interval.is_some()).collect();
        let hits: u64 = own.iter().map(|rate| rate.hits).sum();
        if hits > most {
            let rates = || own.iter().filter_map(|rate| rate.per_thousand);
            (most, found) = (hits, Some((entry.heading, rates().fold(f64::INFINITY, f64::min), rates().fold(0.0, f64::max), own.len())));
        }
    }
    match found {
        Some((heading, lo, hi, outlets)) if outlets > 1 => {
            format!("{}: “{heading}” {} to {} times in 1,000 {}, by outlet", findings.title, short(lo), short(hi), unit(findings))
        }
        _ => format!("{}: how often each outlet uses the listed words", findings.title),
    }
}

/// What rates are set against.
fn unit(findings: &Findings) -> &'static str {
    if findings.about.is_some() { "mentions" } else { "words" }
}

/// The measure, the scale, and what the ranges are.
fn caption(findings: &Findings, entries: &[Entry], scale: RateScale) -> String {
    let ranges = if entries.iter().any(Entry::has_range) {
        "Ranges are 95\u{a0}% intervals over an outlet’s articles; without a use they are an upper limit."
    } else {
        "No outlet has two articles, so there are counts and no ranges."
    };
    format!(
        "Uses per 1,000 {}, an outlet a row, the most used words first. {} {ranges} {}, {}, {}.",
        unit(findings),
        scale.said(),
        counted(findings.corpus.articles as u64, "article", "articles"),
        counted(findings.corpus.outlets as u64, "outlet", "outlets"),
        counted(findings.corpus.words, "word", "words")
    )
}

/// Group by group, the outlets' rates in own words with their ranges.
fn alt(entries: &[Entry]) -> String {
    let said: Vec<String> = entries
        .iter()
        .map(|entry| {
            let own = entry.drawn().filter(|rate| rate.voice == VoiceGroup::Own);
            let outlets: Vec<String> = own
                .map(|rate| {
                    let uses = counted(rate.hits, "use", "uses");
                    match (rate.per_thousand, rate.interval) {
                        (Some(found), Some(interval)) => {
                            let (lo, hi) = (short(interval.lo), short(interval.hi));
                            format!("{} {} ({lo} to {hi}; {uses})", rate.outlet, short(found))
                        }
                        _ => format!("{} {uses}, {}", rate.outlet, entry::why_none(rate)),
                    }
                })
                .collect();
            format!("{}: {}", entry.heading, first_few(&outlets, IN_ALT.1, ", "))
        })
        .collect();
    let groups = number(entries.len() as u64);
    format!("Uses per 1,000 in own words, with 95\u{a0}% ranges, for {groups} groups of words. {}.", first_few(&said, IN_ALT.0, ". "))
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::chart::fixture;
    use crate::compare::{Interval, Rate, Reason, Subject};

    /// Gives each outlet of `findings` a rate in each voice: the first outlet has no use, the third one article, the others ranges.
    pub fn with_rates(mut findings: Findings) -> Findings {
        let outlets: Vec<(usize, String)> = findings.outlets.iter().map(|outlet| outlet.name.clone()).enumerate().collect();
        for (nth, section) in findings.grid.sections.iter().enumerate() {
            let subject = Arc::new(Subject {
                lexicon: section.lexicon.clone(),
                level: if section.is_naming { "naming" } else { "category" },
                group: section.id.clone(),
                item: String::new(),
                shown: section.heading.clone(),
            });
            for (at, outlet) in &outlets {
                for (v, voice) in VOICES.into_iter().enumerate() {
                    let hits = if *at == 0 { 0 } else { (7 * at + 3 * nth) as u64 % 40 + 2 + v as u64 };
                    let rate = hits as f64 / 5.0 / (1.0 + v as f64);
                    let interval = (*at != 2).then_some(Interval { lo: rate / 2.0, hi: rate * 1.7 + 0.4 });
                    findings.rates.push(Rate {
                        subject: Arc::clone(&subject),
                        outlet: outlet.clone(),
                        voice,
                        articles: if *at == 2 { 1 } else { 12 },
                        words: 5000,
                        hits,
                        articles_with_hit: hits.min(9) as usize,
                        per_thousand: Some(rate),
                        interval,
                        reason: match at {
                            0 => Some(Reason::NoHits),
                            2 => Some(Reason::OneArticle),
                            _ => None,
                        },
                        phi: None,
                        dp: None,
                        top_article_share: None,
                        top_term_share: None,
                        audit: None,
                        cautions: Vec::new(),
                    });
                }
            }
        }
        findings
    }

    #[test]
    fn where_there_is_no_range_the_count_stands_with_its_reason() {
        let figure = rates(&with_rates(fixture::fifteen()), &Sheet::default()).expect("the figure is drawn");
        assert!(figure.svg.contains("16 uses, one article: no range"), "{}", figure.svg);
        assert!(figure.alt.contains("Η Καθημερινή 16 uses, one article: no range"), "{}", figure.alt);
        assert!(figure.alt.contains("Daily Courier 0 (0 to 0.4; 0 uses)"), "{}", figure.alt);
    }

    #[test]
    fn the_title_says_between_which_rates_the_most_used_group_lies() {
        let figure = rates(&with_rates(fixture::fifteen()), &Sheet::default()).expect("the figure is drawn");
        // The outlet with place 11 has 7 x 11 = 77, less 40, and 2: 39 uses in 5,000 words. The first has none, and the third no range.
        assert_eq!(figure.title, "Syria, January to June 2025: “Words for the armed opposition” 0 to 7.8 times in 1,000 words, by outlet");
    }

    #[test]
    fn without_ranges_a_report_has_no_such_figure() {
        assert!(!has_ranges(&fixture::seeds()));
        assert!(has_ranges(&with_rates(fixture::fifteen())));
    }
}
