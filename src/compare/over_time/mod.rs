//! How outlets word things over time: rates and shares by day, week or month, days that people named, and breaks.
//!
//! Every outlet stands beside all outlets together, because what all do at once is likelier the events than the outlet. Only articles with
//! a date are in it. What is tested is what is declared: categories, naming sets and labels of the lexicons that were named, with twenty
//! hits or more; of other lexicons the groups with most hits are shown and nothing is tested.

mod breaks;
mod calendar;
mod estimate;
mod event;
mod period;
mod series;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::thread;

pub use breaks::{BINS_FOR_SEARCH, HITS_FOR_SEARCH};
pub use calendar::{ARTICLES_FOR_SERIES, NoSeries, PERIODS_FOR_SERIES};
pub use estimate::{Bin, BinShare, BreakSearch, Courses, Effect, Event, FoundBreak, OverTime, Series, TimeOptions, TimeSide};
pub use period::{PERIODS_AT_MOST, Period};

use self::calendar::Calendar;
use crate::compare::contrast::HITS_FOR_FAMILY;
use crate::compare::estimate::Subject;
use crate::compare::{joined, named, share};
use crate::lexicon::Lexicon;
use crate::stats::permutation::Plan;
use crate::tally::{Counts, Level, SubjectCount};
use crate::text::VoiceGroup;

/// Groups of words that have a figure.
const GROUPS_AT_MOST: usize = 4;
/// Fewer hits in own words have none.
const HITS_FOR_FIGURE: u64 = 30;
/// Outlets with a line; of lexicons that were not named, those of the figures.
const OUTLETS_AT_MOST: usize = 60;
const OUTLETS_UNDECLARED: usize = 12;
/// Splits end for an event once so many differ as much.
const STOP_AFTER: u64 = 200;
/// The voices: the outlet's own first, all of them beside it.
const VOICES: [VoiceGroup; 2] = [VoiceGroup::Own, VoiceGroup::All];

/// A subject that is followed over time.
pub(super) struct Asked<'c> {
    pub(super) count: &'c SubjectCount,
    pub(super) subject: Subject,
    /// Whether it is of the declared family.
    pub(super) is_tested: bool,
}

impl Asked<'_> {
    /// Its uses: index into [`Counts::articles`] and hits, articles in order, none without a hit.
    pub(super) fn uses(&self, voice: VoiceGroup) -> Vec<(usize, u64)> {
        let mut uses: BTreeMap<usize, u64> = BTreeMap::new();
        for u in self.count.uses.iter().filter(|u| voice.includes(u.voice)) {
            *uses.entry(u.article).or_default() += u.uses;
        }
        uses.into_iter().collect()
    }
}

/// Follows a corpus over time. Nothing when no outlet has five articles and nothing of time was asked for: there is nothing to say.
pub fn over_time(
    counts: &Counts,
    lexicons: &[&Lexicon],
    declared: &BTreeSet<String>,
    options: &TimeOptions,
    rng_seed: u64,
) -> Option<OverTime> {
    let has_five = counts.outlets.iter().any(|outlet| outlet.articles >= ARTICLES_FOR_SERIES as u64);
    if !has_five && *options == TimeOptions::default() {
        return None;
    }
    let dated = calendar::days(counts).into_iter().flatten().count();
    let mut events = options.events.clone();
    events.sort_by(|a, b| (&a.date, &a.name).cmp(&(&b.date, &b.name)));
    events.dedup();
    let at_most = if declared.is_empty() { OUTLETS_UNDECLARED } else { OUTLETS_AT_MOST };
    let calendar = Calendar::new(counts, options.by, at_most);
    let courses = calendar.map(|calendar| courses(&calendar, lexicons, declared, &events, rng_seed));
    Some(OverTime { dated, undated: counts.articles.len() - dated, events, courses })
}

fn courses(calendar: &Calendar<'_>, lexicons: &[&Lexicon], declared: &BTreeSet<String>, events: &[Event], rng_seed: u64) -> Courses {
    let (asked, groups) = &asked(calendar, lexicons, declared);
    let sets = &share::labelled(calendar.counts, lexicons, declared);
    let plan = &Plan { stop_after: Some(STOP_AFTER), ..Plan::new(rng_seed) };
    // The two voices side by side; each is a family of its own.
    let of_voice = |voice| {
        let series = series::series(calendar, asked, sets, voice);
        (series, event::effects(calendar, asked, events, voice, plan), breaks::searches(calendar, asked, voice, rng_seed))
    };
    let made = thread::scope(|scope| VOICES.map(|voice| scope.spawn(move || of_voice(voice))).map(joined));
    let mut courses = Courses {
        period: calendar.period,
        starts: calendar.starts.iter().map(ToString::to_string).collect(),
        outlets: calendar.rows.iter().filter_map(|row| calendar.name(row)).collect(),
        groups: groups.clone(),
        series: Vec::new(),
        effects: Vec::new(),
        breaks: Vec::new(),
    };
    for (series, effects, breaks) in made {
        courses.series.extend(series);
        courses.effects.extend(effects);
        courses.breaks.extend(breaks);
    }
    courses
}

/// What is followed, in the order of the tally, and which groups of it have a figure, most hits first.
fn asked<'c>(calendar: &Calendar<'c>, lexicons: &[&Lexicon], declared: &BTreeSet<String>) -> (Vec<Asked<'c>>, Vec<Subject>) {
    let counts = calendar.counts;
    let is_dated = |article: usize| calendar.bins[article].is_some();
    let hits = |subject: &SubjectCount, voice: VoiceGroup| {
        subject.uses.iter().filter(|u| voice.includes(u.voice) && is_dated(u.article)).map(|u| u.uses).sum::<u64>()
    };
    let is_counted = |subject: &&SubjectCount| declared.is_empty() || declared.contains(&subject.lexicon);
    let mut groups: Vec<(u64, &SubjectCount)> = counts
        .subjects
        .iter()
        .filter(|s| matches!(s.level, Level::Category | Level::Naming))
        .filter(is_counted)
        .map(|subject| (hits(subject, VoiceGroup::Own), subject))
        .filter(|(hits, _)| *hits >= HITS_FOR_FIGURE)
        .collect();
    // The sort is stable: of equal hits the order of the tally stays.
    groups.sort_by_key(|(hits, _)| Reverse(*hits));
    groups.truncate(GROUPS_AT_MOST);
    let has_figure = |subject: &SubjectCount| groups.iter().any(|(_, group)| std::ptr::eq(*group, subject));
    let is_tested = |subject: &SubjectCount| {
        declared.contains(&subject.lexicon)
            && matches!(subject.level, Level::Category | Level::Naming | Level::Label)
            && subject.uses.iter().map(|u| u.uses).sum::<u64>() >= HITS_FOR_FAMILY
    };
    let followed = counts.subjects.iter().filter(|subject| is_tested(subject) || has_figure(subject));
    let asked = followed.map(|count| Asked { count, subject: named(count, lexicons), is_tested: is_tested(count) }).collect();
    (asked, groups.into_iter().map(|(_, group)| named(group, lexicons)).collect())
}
