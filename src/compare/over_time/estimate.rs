//! What is said over time: rates and shares by period, changes on either side of an event, and breaks.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::calendar::NoSeries;
use super::period::Period;
use crate::compare::estimate::{Interval, Level, Reason, Subject};
use crate::text::VoiceGroup;

/// A day that people name beforehand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// The day, ISO.
    pub date: String,
    /// What happened, as a reader sees it.
    pub name: Option<String>,
}

impl Event {
    /// An ISO day, and behind `=` what happened on it. Other ways to write a day are refused: 04/05/2017 is two days.
    ///
    /// # Errors
    /// A sentence that says what is wrong and how it is written.
    pub fn parse(text: &str) -> Result<Event, String> {
        let (date, name) = text.split_once('=').map_or((text, None), |(date, name)| (date, Some(name.trim())));
        let date = date.trim();
        let is_iso =
            date.len() == 10 && date.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
        if !is_iso {
            return Err(format!("`{date}` is not written as year-month-day; write it as 2017-04-04 or 2017-04-04=Name"));
        }
        if date.parse::<jiff::civil::Date>().is_err() {
            return Err(format!("there is no day {date} in the calendar; write it as year-month-day, such as 2017-04-04"));
        }
        if name == Some("") {
            return Err(format!("no name stands behind the sign =; write {date}, or {date}=Name"));
        }
        Ok(Event { date: date.to_string(), name: name.map(str::to_string) })
    }
}

impl fmt::Display for Event {
    /// As it is written: `2017-04-04=Khan Shaykhun`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{}={name}", self.date),
            None => f.write_str(&self.date),
        }
    }
}

/// What is asked of time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TimeOptions {
    /// The length of a bin; chosen where nothing is asked.
    pub by: Option<Period>,
    /// Days to test before and after.
    pub events: Vec<Event>,
}

/// A corpus over time.
#[derive(Debug, Clone, PartialEq)]
pub struct OverTime {
    /// Articles with a date.
    pub dated: usize,
    /// Articles without one: in no number here.
    pub undated: usize,
    /// The days that people named, in order.
    pub events: Vec<Event>,
    /// The series, or why there are none.
    pub courses: Result<Courses, NoSeries>,
}

/// Series of one corpus.
#[derive(Debug, Clone, PartialEq)]
pub struct Courses {
    /// How long a bin is.
    pub period: Period,
    /// First days of all bins, ISO, also of those without an article.
    pub starts: Vec<String>,
    /// Outlets with a line, by name.
    pub outlets: Vec<String>,
    /// What the figures show, most hits first.
    pub groups: Vec<Subject>,
    /// A row of bins for each subject, line and voice.
    pub series: Vec<Series>,
    /// Before and after each event.
    pub effects: Vec<Effect>,
    /// Where a series changes most, or why that was not asked.
    pub breaks: Vec<BreakSearch>,
}

/// One subject in one outlet, or in all together, in one group of voices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// What is counted.
    pub subject: Subject,
    /// The outlet; nothing for all together.
    pub outlet: Option<String>,
    /// The voices counted.
    pub voice: VoiceGroup,
    /// A bin for each period.
    pub bins: Vec<Bin>,
}

/// One period of a series.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bin {
    /// Articles with words.
    pub articles: u64,
    /// Their words.
    pub words: u64,
    /// Hits.
    pub hits: u64,
    /// Hits per 1,000 words; nothing in a period without an article.
    pub per_thousand: Option<f64>,
    /// 95 % interval, clustered by article.
    pub interval: Option<Interval>,
    /// Why there is no interval, or only an upper limit.
    pub reason: Option<Reason>,
    /// For a label its part of the naming set's resolved mentions.
    pub share: Option<BinShare>,
}

/// A label's part in one period.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct BinShare {
    /// Resolved mentions of the label.
    pub mentions: u64,
    /// Resolved mentions of the whole set.
    pub of: u64,
    /// The share, 0 to 1; from ten mentions of the set on.
    pub share: Option<f64>,
    /// 95 % interval, simultaneous over the labels.
    pub interval: Option<Interval>,
    /// Why there is no share or interval.
    pub reason: Option<Reason>,
}

/// One side of an event or break.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TimeSide {
    /// Articles with words.
    pub articles: u64,
    /// Their words.
    pub words: u64,
    /// Hits.
    pub hits: u64,
    /// Hits per 1,000 words.
    pub per_thousand: Option<f64>,
}

/// Before a day, and from it on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// What is counted.
    pub subject: Subject,
    /// The outlet; nothing for all together.
    pub outlet: Option<String>,
    /// The voices counted.
    pub voice: VoiceGroup,
    /// Index into [`OverTime::events`].
    pub event: usize,
    /// Before the day.
    pub before: TimeSide,
    /// On the day and later.
    pub after: TimeSide,
    /// Log ratio, base 2, of after over before; a zero count enters as one half.
    pub log_ratio: Option<f64>,
    /// 95 % interval of the ratio.
    pub ratio_interval: Option<Interval>,
    /// Welch p.
    pub p: Option<f64>,
    /// Permutation p over whole articles.
    pub p_permutation: Option<f64>,
    /// The smallest permutation p that these numbers of articles allow.
    pub min_p: Option<f64>,
    /// Permutation p after Benjamini-Hochberg over all events, lines and subjects of this voice.
    pub q: Option<f64>,
    /// What may be claimed.
    pub level: Level,
    /// The permutation p is not to be trusted: a small bursty side against a calm large one.
    pub permutation_unreliable: bool,
    /// Why there is no test.
    pub reason: Option<Reason>,
}

/// Whether a series changes its level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BreakSearch {
    /// What is counted.
    pub subject: Subject,
    /// The outlet; nothing for all together.
    pub outlet: Option<String>,
    /// The voices counted.
    pub voice: VoiceGroup,
    /// Bins with an article.
    pub filled: usize,
    /// Hits.
    pub hits: u64,
    /// What was found; nothing where there is too little to ask.
    pub found: Option<FoundBreak>,
    /// Why it was not asked or not tested.
    pub reason: Option<Reason>,
}

/// The place where a series changes most.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FoundBreak {
    /// The last bin before it that has an article, as an index into [`Courses::starts`].
    pub last_before: usize,
    /// The first bin behind it that has one.
    pub first_after: usize,
    /// Before it.
    pub before: TimeSide,
    /// Behind it.
    pub after: TimeSide,
    /// Twice the log-likelihood that two rates gain over one.
    pub statistic: f64,
    /// How bursty the bins are around both levels; 1 is what independent hits would give.
    pub phi: Option<f64>,
    /// True when runs of neighbouring articles were exchanged, because φ is above 2.
    pub in_blocks: bool,
    /// p from exchanging whole articles over the dates.
    pub p: Option<f64>,
    /// Exchanges made.
    pub draws: u64,
    /// p after Benjamini-Hochberg over all searches of this voice.
    pub q: Option<f64>,
    /// What may be claimed.
    pub level: Level,
    /// All outlets together change at the same place, one bin more or less; nothing for all together.
    pub shared: Option<bool>,
    /// First bins behind the breaks of the best cut into several segments, as indices into [`Courses::starts`]; described, not tested.
    pub several: Vec<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_an_iso_day_with_or_without_a_name() {
        let named = |date: &str, name: Option<&str>| Ok(Event { date: date.to_string(), name: name.map(str::to_string) });
        assert_eq!(Event::parse("2017-04-04"), named("2017-04-04", None));
        assert_eq!(Event::parse("2017-04-04=Khan Shaykhun = April"), named("2017-04-04", Some("Khan Shaykhun = April")));
        assert_eq!(
            Event::parse("04/04/2017").unwrap_err(),
            "`04/04/2017` is not written as year-month-day; write it as 2017-04-04 or 2017-04-04=Name"
        );
        assert!(Event::parse("2017-02-30=x").unwrap_err().starts_with("there is no day 2017-02-30"));
        assert!(Event::parse("2017-04-04=").is_err() && Event::parse("").is_err() && Event::parse("Khan Shaykhun").is_err());
    }
}
