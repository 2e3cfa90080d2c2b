//! Days, ISO weeks and months: which there are between two days, and which of them fit a corpus.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How long a bin is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Period {
    /// A day.
    Day,
    /// An ISO week, from Monday.
    Week,
    /// A calendar month.
    Month,
}

/// More periods than this are not drawn up: a hundred years of months, as a wrong date among the right ones makes them.
pub const PERIODS_AT_MOST: usize = 1_200;
/// More periods than this are not chosen where a longer one is at hand.
const CHOSEN_AT_MOST: usize = 60;
/// The words that the middle one of an outlet's periods should have.
const WORDS: u64 = 300;

impl Period {
    /// From the finest.
    pub const ALL: [Period; 3] = [Period::Day, Period::Week, Period::Month];

    /// The word used in tables and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Period::Day => "day",
            Period::Week => "week",
            Period::Month => "month",
        }
    }

    /// The first day of the period that holds `day`.
    pub(super) fn start(self, day: Date) -> Date {
        match self {
            Period::Day => day,
            Period::Week => {
                let since_monday = i64::from(day.weekday().to_monday_zero_offset());
                day.checked_sub(since_monday.days()).unwrap_or(day)
            }
            Period::Month => day.first_of_month(),
        }
    }

    /// The start of the next period; nothing at the end of the calendar.
    fn next(self, start: Date) -> Option<Date> {
        let step = match self {
            Period::Day => 1.day(),
            Period::Week => 1.week(),
            Period::Month => 1.month(),
        };
        start.checked_add(step).ok()
    }

    /// The starts of all periods from the one with `first` to the one with `last`; nothing when there are more than [`PERIODS_AT_MOST`].
    pub fn starts(self, first: Date, last: Date) -> Option<Vec<Date>> {
        let (mut start, last) = (self.start(first), self.start(last));
        let mut starts = vec![start];
        while start < last {
            start = self.next(start)?;
            starts.push(start);
            if starts.len() > PERIODS_AT_MOST {
                return None;
            }
        }
        Some(starts)
    }
}

/// The finest period of which there are at most 60 and of which the median outlet's period has 300 words; else the month.
///
/// `outlets` lists for each outlet the day and words of its articles. Only periods with an article count for the median.
pub(super) fn choose(first: Date, last: Date, outlets: &[Vec<(Date, u64)>]) -> Period {
    let fits = |period: &Period| {
        let few = period.starts(first, last).is_some_and(|starts| starts.len() <= CHOSEN_AT_MOST);
        few && median_words(*period, outlets).is_some_and(|words| words >= WORDS)
    };
    Period::ALL.into_iter().find(fits).unwrap_or(Period::Month)
}

fn median_words(period: Period, outlets: &[Vec<(Date, u64)>]) -> Option<u64> {
    let mut cells: Vec<u64> = Vec::new();
    for articles in outlets {
        let mut words = std::collections::BTreeMap::<Date, u64>::new();
        articles.iter().for_each(|(day, n)| *words.entry(period.start(*day)).or_default() += n);
        cells.extend(words.into_values());
    }
    cells.sort_unstable();
    cells.get(cells.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Date {
        iso.parse().unwrap()
    }

    #[test]
    fn a_week_begins_on_monday_and_may_begin_last_year() {
        let starts = |period: Period, from, to| period.starts(day(from), day(to)).unwrap().iter().map(Date::to_string).collect::<Vec<_>>();
        assert_eq!(starts(Period::Week, "2017-01-01", "2017-01-09"), ["2016-12-26", "2017-01-02", "2017-01-09"]);
        assert_eq!(starts(Period::Month, "2016-12-31", "2017-02-01"), ["2016-12-01", "2017-01-01", "2017-02-01"]);
        assert_eq!(starts(Period::Day, "2016-02-28", "2016-03-01"), ["2016-02-28", "2016-02-29", "2016-03-01"]);
    }

    #[test]
    fn a_date_out_of_all_measure_makes_no_endless_row() {
        assert_eq!(Period::Month.starts(day("0001-01-01"), day("9999-12-31")), None);
        assert_eq!(Period::Day.starts(day("2000-01-01"), day("2020-01-01")), None);
    }

    #[test]
    fn the_finest_period_with_enough_words_is_chosen() {
        let daily =
            |words: u64, days: i64| vec![(0..days).map(|n| (day("2020-01-01").saturating_add(n.days()), words)).collect::<Vec<_>>()];
        let chosen = |outlets: &[Vec<(Date, u64)>]| choose(outlets[0][0].0, outlets[0].last().unwrap().0, outlets);
        assert_eq!(chosen(&daily(400, 30)), Period::Day);
        assert_eq!(chosen(&daily(100, 30)), Period::Week, "seven days have 700 words");
        assert_eq!(chosen(&daily(400, 100)), Period::Week, "more than sixty days");
        assert_eq!(chosen(&daily(5, 30)), Period::Month);
        assert_eq!(chosen(&daily(400, 1000)), Period::Month);
    }
}
