//! The common scales of a figure of time: rates from zero, and periods from the first to the last.

use super::is_point;
use crate::chart::font::Ruler;
use crate::compare::over_time::{Period, Series};
use crate::findings::TimeFindings;
use jiff::civil::Date;

/// The scales of one figure.
pub(super) struct Axis {
    /// First days of the periods.
    starts: Vec<Date>,
    period: Period,
    /// The top of the scale, uses per 1,000 words.
    pub most: f64,
    /// Where on the scale of time each named day lies, 0 to 1; nothing outside.
    events: Vec<Option<f64>>,
}

impl Axis {
    pub(super) fn new(time: &TimeFindings, period: Period, lines: &[Series]) -> Axis {
        let starts: Vec<Date> = time.starts.iter().filter_map(|start| start.parse().ok()).collect();
        let points = lines.iter().flat_map(|line| &line.bins).filter(|bin| is_point(bin));
        let most = points.filter_map(|bin| bin.per_thousand).fold(0.0, f64::max);
        let axis = Axis { most: nice(most * 1.05), events: Vec::new(), starts, period };
        let events = time.events.iter().map(|event| axis.place(event.date.parse().ok()?)).collect();
        Axis { events, ..axis }
    }

    /// Number of periods.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// Where a named day lies, 0 to 1.
    pub(super) fn event(&self, at: usize) -> Option<f64> {
        self.events.get(at).copied().flatten()
    }

    /// True when an interval of a point reaches beyond the top.
    pub(super) fn cuts(&self, lines: &[Series]) -> bool {
        let points = lines.iter().flat_map(|line| &line.bins).filter(|bin| is_point(bin));
        points.filter_map(|bin| bin.interval).any(|interval| interval.hi > self.most)
    }

    fn place(&self, day: Date) -> Option<f64> {
        let after = self.starts.partition_point(|start| *start <= day);
        let bin = after.checked_sub(1)?;
        let days = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days()) as f64;
        let length = match self.period {
            Period::Day => 1.0,
            Period::Week => 7.0,
            Period::Month => f64::from(self.starts[bin].days_in_month()),
        };
        let part = days(self.starts[bin], day) / length;
        (part < 1.0 || bin + 1 < self.len()).then(|| (bin as f64 + part.min(1.0)) / self.len() as f64)
    }

    /// Places of the scale of time with what stands there, as many as fit a width: single periods, else months, else years, and of these
    /// every second, third or sixth.
    pub(super) fn times(&self, ruler: &Ruler, width: f64) -> Vec<(usize, String)> {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let month = |day: Date| format!("{} {}", months[day.month() as usize - 1], day.year());
        let each = || self.starts.iter().copied().enumerate();
        let is_new = |at: usize, part: &dyn Fn(Date) -> i32| at > 0 && part(self.starts[at - 1]) != part(self.starts[at]);
        let single: Vec<(usize, String)> = match self.period {
            Period::Month => each().map(|(at, day)| (at, month(day))).collect(),
            _ => each().map(|(at, day)| (at, format!("{} {}", day.day(), months[day.month() as usize - 1]))).collect(),
        };
        let by_month: Vec<(usize, String)> = each()
            .filter(|(at, _)| is_new(*at, &|day| i32::from(day.year()) * 12 + i32::from(day.month())))
            .map(|(at, day)| (at, month(day)))
            .collect();
        let by_year: Vec<(usize, String)> =
            each().filter(|(at, _)| is_new(*at, &|day| i32::from(day.year()))).map(|(at, day)| (at, day.year().to_string())).collect();
        let fits = |ticks: &[(usize, String)]| {
            let needed: f64 = ticks.iter().map(|(_, text)| ruler.width(text, super::QUIET) + 10.0).sum();
            ticks.len() > 1 && needed <= width
        };
        let every = |ticks: &[(usize, String)], step: usize| ticks.iter().step_by(step).cloned().collect::<Vec<_>>();
        let of_months = [1, 2, 3, 6].map(|step| every(&by_month, step));
        let of_years = (1..=by_year.len() / 2 + 1).map(|step| every(&by_year, step));
        // Of a short time the first and the last period.
        let dated = |at: usize| match self.period {
            Period::Month => month(self.starts[at]),
            _ => format!("{} {}", self.starts[at].day(), month(self.starts[at])),
        };
        let ends = || [0, self.len().saturating_sub(1)].into_iter().filter(|at| *at < self.len()).map(|at| (at, dated(at))).collect();
        [single].into_iter().chain(of_months).chain(of_years).find(|ticks| fits(ticks)).unwrap_or_else(ends)
    }
}

/// The next of 1, 2, 2.5 and 5 times a power of ten, so that the scale ends in a round number.
fn nice(most: f64) -> f64 {
    if most <= 0.0 {
        return 1.0;
    }
    let power = 10_f64.powf(most.log10().floor());
    [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0].into_iter().map(|step| step * power).find(|top| *top >= most).unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(period: Period, first: &str, last: &str) -> Axis {
        let starts = period.starts(first.parse().unwrap(), last.parse().unwrap()).unwrap();
        Axis { starts, period, most: 1.0, events: Vec::new() }
    }

    #[test]
    fn as_many_dates_are_named_as_fit() {
        let ruler = Ruler::new(&crate::chart::Sheet::default());
        let named = |axis: Axis| axis.times(&ruler, 281.0 - 30.0).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        assert_eq!(named(axis(Period::Month, "2011-02-01", "2018-07-01")), ["2012", "2013", "2014", "2015", "2016", "2017", "2018"]);
        assert_eq!(named(axis(Period::Week, "2015-12-28", "2016-10-24")), ["Jan 2016", "Apr 2016", "Jul 2016", "Oct 2016"]);
        assert_eq!(named(axis(Period::Day, "2016-02-27", "2016-03-01")), ["27 Feb", "28 Feb", "29 Feb", "1 Mar"]);
        assert_eq!(named(axis(Period::Day, "2016-03-01", "2016-03-28")), ["1 Mar 2016", "28 Mar 2016"]);
    }

    #[test]
    fn a_scale_ends_in_a_round_number_above_everything() {
        assert_eq!([0.0, 0.9, 1.2, 7.3, 96.0].map(nice), [1.0, 1.0, 1.5, 8.0, 100.0]);
    }
}
