//! What a report says of time: the lines its figures draw, what changes at the days that people named, and where lines break.
//!
//! Sentences are in plain words, own words first, and none of them names an outlet without saying what all outlets together do.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::compare::over_time::{
    ARTICLES_FOR_SERIES, BINS_FOR_SEARCH, BreakSearch, Courses, Effect, Event, FoundBreak, HITS_FOR_SEARCH, NoSeries, OverTime,
    PERIODS_AT_MOST, PERIODS_FOR_SERIES, Period, Series,
};
use crate::compare::{Level, Subject};
use crate::findings::date::{long_day, period};
use crate::text::VoiceGroup;

/// Outlets with a panel in a figure.
const OUTLETS_AT_MOST: usize = 12;
/// Sentences about one event, and about breaks.
const SENTENCES_AT_MOST: usize = 3;
/// Rows of each table on a page.
const ROWS_AT_MOST: usize = 30;

/// A corpus over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimeFindings {
    /// Articles with a date.
    pub dated: usize,
    /// Articles without one, which are in no line.
    pub undated: usize,
    /// The days that people named.
    pub events: Vec<NamedDay>,
    /// Why there is nothing to see, as a sentence.
    pub nothing: Option<String>,
    /// How long a bin is.
    pub period: Option<Period>,
    /// First days of all bins, ISO.
    pub starts: Vec<String>,
    /// Outlets with a line that have no panel: they are in the tables.
    pub more_outlets: usize,
    /// What the figures show.
    pub groups: Vec<TimeGroup>,
    /// What is said, most telling first.
    pub said: Vec<String>,
    /// Changes at the named days that hold, each with that of all outlets together.
    pub effects: Vec<Beside<Effect>>,
    /// Breaks that hold, each with the search in all outlets together.
    pub breaks: Vec<Beside<BreakSearch>>,
}

/// A day that people named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedDay {
    /// The day, ISO.
    pub date: String,
    /// "4 April 2017 (Khan-Shaykhun)".
    pub shown: String,
}

/// What one figure shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimeGroup {
    /// The group of words.
    pub subject: Subject,
    /// The outlets' lines by name, then that of all together, in own words.
    pub lines: Vec<Series>,
    /// Breaks on these lines that hold.
    pub breaks: Vec<BreakSearch>,
}

/// A number of one outlet beside that of all outlets together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Beside<T> {
    /// The outlet's, or that of all together where it stands for itself.
    pub of: T,
    /// That of all together; nothing where the corpus has one outlet, or `of` is it already.
    pub all: Option<T>,
}

/// What a report says of time.
pub(super) fn over_time(found: &OverTime, is_declared: bool) -> TimeFindings {
    let mut findings = TimeFindings {
        dated: found.dated,
        undated: found.undated,
        events: found.events.iter().map(named_day).collect(),
        nothing: None,
        period: None,
        starts: Vec::new(),
        more_outlets: 0,
        groups: Vec::new(),
        said: Vec::new(),
        effects: Vec::new(),
        breaks: Vec::new(),
    };
    let courses = match &found.courses {
        Ok(courses) => courses,
        Err(why) => {
            findings.nothing = Some(nothing(*why));
            return findings;
        }
    };
    let drawn = drawn(courses);
    findings.period = Some(courses.period);
    findings.starts = courses.starts.clone();
    findings.more_outlets = courses.outlets.len() - drawn.len();
    findings.groups = courses.groups.iter().map(|subject| group(courses, subject, &drawn)).collect();
    findings.effects = effects(courses);
    findings.breaks = breaks(courses);
    findings.said = said(&findings, courses, is_declared);
    findings
}

fn nothing(why: NoSeries) -> String {
    match why {
        NoSeries::FewDated => format!("Nothing is shown over time: no outlet has {ARTICLES_FOR_SERIES} articles with a date."),
        NoSeries::FewPeriods => {
            format!("Nothing is shown over time: the dated articles lie in fewer than {PERIODS_FOR_SERIES} days, weeks or months.")
        }
        NoSeries::TooManyPeriods => format!(
            "Nothing is shown over time: more than {PERIODS_AT_MOST} days, weeks or months lie between the first date and the last. Is one of \
             them wrong? Else ask for a longer period with --by."
        ),
    }
}

fn named_day(event: &Event) -> NamedDay {
    let date = long_day(&event.date).unwrap_or_else(|| event.date.clone());
    let shown = event.name.as_ref().map_or_else(|| date.clone(), |name| format!("{date} ({name})"));
    NamedDay { date: event.date.clone(), shown }
}

/// The outlets with most words, as the figures draw them.
fn drawn(courses: &Courses) -> BTreeSet<&str> {
    let first = courses.series.first().map(|series| (&series.subject, series.voice));
    let of_first = courses.series.iter().filter(|series| Some((&series.subject, series.voice)) == first);
    let mut sizes: Vec<(u64, &str)> =
        of_first.filter_map(|series| Some((series.bins.iter().map(|bin| bin.words).sum(), series.outlet.as_deref()?))).collect();
    sizes.sort_by_key(|&(words, outlet)| (Reverse(words), outlet));
    sizes.into_iter().take(OUTLETS_AT_MOST).map(|(_, outlet)| outlet).collect()
}

fn group(courses: &Courses, subject: &Subject, drawn: &BTreeSet<&str>) -> TimeGroup {
    let is_drawn = |outlet: &Option<String>| outlet.as_deref().is_none_or(|outlet| drawn.contains(outlet));
    let lines = courses.series.iter().filter(|s| s.subject == *subject && s.voice == VoiceGroup::Own && is_drawn(&s.outlet));
    let breaks = courses.breaks.iter().filter(|b| b.subject == *subject && b.voice == VoiceGroup::Own && is_drawn(&b.outlet) && holds(b));
    TimeGroup { subject: subject.clone(), lines: lines.cloned().collect(), breaks: breaks.cloned().collect() }
}

fn holds(search: &BreakSearch) -> bool {
    search.found.as_ref().is_some_and(|found| found.level > Level::Seen)
}

/// Changes that hold, by event and then farthest from "as often as before" at the nearer end of the range; own words.
fn effects(courses: &Courses) -> Vec<Beside<Effect>> {
    let mut claimed: Vec<&Effect> = courses.effects.iter().filter(|e| e.level > Level::Seen && e.voice == VoiceGroup::Own).collect();
    let distance = |e: &Effect| e.ratio_interval.map_or(0.0, |range| if range.lo > 1.0 { range.lo } else { 1.0 / range.hi });
    claimed
        .sort_by(|a, b| a.event.cmp(&b.event).then(a.outlet.is_none().cmp(&b.outlet.is_none())).then(distance(b).total_cmp(&distance(a))));
    let all = |e: &Effect| {
        let is_same = |a: &&Effect| a.outlet.is_none() && a.event == e.event && a.voice == e.voice && a.subject == e.subject;
        courses.effects.iter().find(is_same).filter(|_| e.outlet.is_some()).cloned()
    };
    claimed.into_iter().map(|e| Beside { of: e.clone(), all: all(e) }).collect()
}

/// Breaks that hold: those of an outlet by itself first, then those all outlets share, then those of all together; own words.
fn breaks(courses: &Courses) -> Vec<Beside<BreakSearch>> {
    let order = |search: &BreakSearch| {
        let found = search.found.as_ref();
        (search.outlet.is_none(), found.and_then(|f| f.shared), found.map_or(0.0, |f| -times(f)))
    };
    let mut claimed: Vec<&BreakSearch> = courses.breaks.iter().filter(|b| b.voice == VoiceGroup::Own && holds(b)).collect();
    claimed.sort_by(|a, b| {
        let (a, b) = (order(a), order(b));
        (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2))
    });
    let all = |b: &BreakSearch| {
        let is_same = |a: &&BreakSearch| a.outlet.is_none() && a.voice == b.voice && a.subject == b.subject;
        courses.breaks.iter().find(is_same).filter(|_| b.outlet.is_some()).cloned()
    };
    claimed.into_iter().map(|b| Beside { of: b.clone(), all: all(b) }).collect()
}

/// How many times as much the larger side has, with half a use for none.
fn times(found: &FoundBreak) -> f64 {
    let rate = |hits: u64, words: u64| (hits as f64).max(0.5) / words.max(1) as f64;
    let ratio = rate(found.after.hits, found.after.words) / rate(found.before.hits, found.before.words);
    ratio.max(1.0 / ratio)
}

fn said(findings: &TimeFindings, courses: &Courses, is_declared: bool) -> Vec<String> {
    let mut said = Vec::new();
    if !is_declared {
        said.push("No change over time is tested, because no word list was named for it: name one with --lexicon.".to_string());
    } else {
        for (at, event) in findings.events.iter().enumerate() {
            let of_event: Vec<&Beside<Effect>> = findings.effects.iter().filter(|e| e.of.event == at).collect();
            said.extend(of_event.iter().take(SENTENCES_AT_MOST).map(|e| effect_sentence(e, event)));
            if of_event.is_empty() {
                said.push(format!("At {} no outlet’s own words change in a way that holds across articles.", event.shown));
            } else if of_event.len() > SENTENCES_AT_MOST {
                said.push(more(of_event.len() - SENTENCES_AT_MOST, ("change", "changes"), &format!(" at {}", event.shown), "events"));
            }
        }
        said.extend(findings.breaks.iter().take(SENTENCES_AT_MOST).filter_map(|b| break_sentence(b, courses)));
        let asked = courses.breaks.iter().filter(|b| b.voice == VoiceGroup::Own);
        let searched = asked.clone().filter(|b| b.found.is_some()).count();
        if findings.breaks.len() > SENTENCES_AT_MOST {
            said.push(more(findings.breaks.len() - SENTENCES_AT_MOST, ("line", "lines"), " with a break", "breaks"));
        } else if findings.breaks.is_empty() && searched > 0 {
            said.push("No line changes its level in a way that chance would not make as well.".to_string());
        } else if searched == 0 && asked.count() > 0 {
            let needed = format!("{BINS_FOR_SEARCH} {}s with an article and {HITS_FOR_SEARCH} uses", courses.period.key());
            said.push(format!("No line was searched for a break: that takes {needed}."));
        }
    }
    if findings.undated > 0 {
        let (are, of) = if findings.undated == 1 { ("has", "is") } else { ("have", "are") };
        let all = findings.undated + findings.dated;
        said.push(format!("{} of {all} articles {are} no date and {of} in no line.", findings.undated));
    }
    said
}

fn more(n: usize, (one, many): (&str, &str), which: &str, table: &str) -> String {
    let what = if n == 1 { one } else { many };
    format!("{n} more {what}{which}: see the table “{table}”.")
}

/// "From 4 April 2017 on (…) Daily A writes “regime” 2.1 times as often as before (1.3 to 3.4), in its own words; all outlets together …".
fn effect_sentence(effect: &Beside<Effect>, event: &NamedDay) -> String {
    let e = &effect.of;
    let rises = e.log_ratio.unwrap_or(0.0) >= 0.0;
    let (who, what) = (e.outlet.as_deref().unwrap_or("all outlets together"), shown(&e.subject));
    let when = if rises { format!("From {} on", event.shown) } else { format!("Before {}", event.shown) };
    let than = if rises { "as before" } else { "as from then on" };
    let mut sentence =
        format!("{when}, {what} in {who} {}: {} {than}, in {} own words", stand(&e.subject), ratio(e, rises), its(e.outlet.as_deref()));
    if let Some(all) = &effect.all {
        let is_same = all.level > Level::Seen && (all.log_ratio.unwrap_or(0.0) >= 0.0) == rises;
        let together = if is_same { "so do all outlets together" } else { "all outlets together show no such change that holds" };
        sentence += &format!("; {together}: {}", ratio(all, rises));
    }
    sentence + "."
}

fn its(outlet: Option<&str>) -> &'static str {
    if outlet.is_some() { "its" } else { "their" }
}

fn stand(subject: &Subject) -> &'static str {
    if subject.level == "label" { "stands more often" } else { "stand more often" }
}

fn shown(subject: &Subject) -> String {
    if subject.level == "label" { format!("“{}”", subject.shown) } else { format!("words under “{}”", subject.shown) }
}

/// "2.1 times as often (1.3 to 3.4)", of the later side over the earlier or the other way about.
fn ratio(effect: &Effect, rises: bool) -> String {
    let turned = |x: f64| if rises { x } else { 1.0 / x };
    let Some(ratio) = effect.log_ratio.map(f64::exp2) else { return "no use on either side".to_string() };
    let range = effect.ratio_interval.map(|range| {
        let (lo, hi) = if rises { (range.lo, range.hi) } else { (turned(range.hi), turned(range.lo)) };
        if hi.is_finite() { format!(" ({} to {})", digits(lo), digits(hi)) } else { format!(" ({} or more)", digits(lo)) }
    });
    format!("{} times as often{}", digits(turned(ratio)), range.unwrap_or_default())
}

/// "From June 2016 on …": what a line does at its break, and what all outlets together do.
fn break_sentence(search: &Beside<BreakSearch>, courses: &Courses) -> Option<String> {
    let found = search.of.found.as_ref()?;
    let from = period(courses.starts.get(found.first_after)?, courses.period)?;
    let (before, after) = (found.before.per_thousand?, found.after.per_thousand?);
    let who = search.of.outlet.as_deref().unwrap_or("all outlets together");
    let word = if after >= before { "more" } else { "less" };
    let stand = if search.of.subject.level == "label" { "stands" } else { "stand" };
    let mut sentence = format!(
        "From {from} on, {} in {who} {stand} {word} often: {} in 1,000 words before, {} since, in {} own words",
        shown(&search.of.subject),
        digits(before),
        digits(after),
        its(search.of.outlet.as_deref())
    );
    match found.shared {
        Some(true) => sentence += "; all outlets together change there too, which speaks for the events and not for the outlet",
        Some(false) => sentence += "; all outlets together show no such change there",
        None => {}
    }
    Some(sentence + ".")
}

/// Two places below one, one place up to ten, none above.
fn digits(x: f64) -> String {
    match x {
        x if x < 0.995 => format!("{x:.2}"),
        x if x < 9.95 => format!("{x:.1}"),
        x => format!("{x:.0}"),
    }
}

impl TimeFindings {
    /// The name of a bin, as a reader sees it: "June 2016"; nothing for one that is not there.
    pub fn bin_shown(&self, bin: usize) -> Option<String> {
        period(self.starts.get(bin)?, self.period?)
    }

    /// Rows that a page shows of each table.
    pub const ROWS: usize = ROWS_AT_MOST;
}

#[cfg(test)]
mod tests;
