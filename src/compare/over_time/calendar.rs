//! The dated articles, sorted into periods, outlet by outlet and all together.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::period::{self, Period};
use crate::stats::{Count, Sums};
use crate::tally::Counts;

/// Fewer dated articles than this make no series of an outlet.
pub const ARTICLES_FOR_SERIES: usize = 5;
/// Fewer periods with an article than this are no course of time.
pub const PERIODS_FOR_SERIES: usize = 3;

/// Why there is nothing over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoSeries {
    /// No outlet has five articles with a date.
    FewDated,
    /// The articles lie in fewer than three periods.
    FewPeriods,
    /// More than 1,200 periods lie between the first and the last article.
    TooManyPeriods,
}

/// One line: an outlet, or all of them.
#[derive(Debug)]
pub(super) struct Row {
    /// Index into [`Counts::outlets`]; nothing for all outlets together.
    pub outlet: Option<usize>,
    /// Its dated articles with words, as indices into [`Counts::articles`], by date.
    pub articles: Vec<usize>,
    /// For each period its words without any hit.
    pub blank: Vec<Sums>,
}

/// The dated articles in their periods.
#[derive(Debug)]
pub(super) struct Calendar<'c> {
    pub counts: &'c Counts,
    pub period: Period,
    /// First days of all periods, also of those without an article.
    pub starts: Vec<Date>,
    /// The day of each article, where known.
    pub days: Vec<Option<Date>>,
    /// The period of each article.
    pub bins: Vec<Option<usize>>,
    /// The outlets by name, then all together where there are two or more.
    pub rows: Vec<Row>,
}

/// The day of each article that has one.
pub(super) fn days(counts: &Counts) -> Vec<Option<Date>> {
    counts.articles.iter().map(|article| article.date.parse().ok()).collect()
}

impl<'c> Calendar<'c> {
    /// Sorts the articles into periods of the length that is asked for, or else chosen. Of the outlets with five dated articles or more the
    /// `outlets_at_most` with most words have a line.
    pub(super) fn new(counts: &'c Counts, by: Option<Period>, outlets_at_most: usize) -> Result<Calendar<'c>, NoSeries> {
        let days = days(counts);
        let mut by_outlet: Vec<Vec<usize>> = vec![Vec::new(); counts.outlets.len()];
        for (index, article) in counts.articles.iter().enumerate().filter(|(i, a)| days[*i].is_some() && a.words > 0) {
            by_outlet[article.outlet].push(index);
        }
        by_outlet.iter_mut().for_each(|articles| articles.sort_by_key(|&i| (days[i], i)));
        let words = |outlet: usize| by_outlet[outlet].iter().map(|&i| counts.articles[i].words).sum::<u64>();
        let mut drawn: Vec<usize> = (0..by_outlet.len()).filter(|&o| by_outlet[o].len() >= ARTICLES_FOR_SERIES).collect();
        drawn.sort_by_key(|&outlet| (Reverse(words(outlet)), outlet));
        drawn.truncate(outlets_at_most);
        drawn.sort_by_key(|&outlet| (counts.outlets[outlet].outlet.to_lowercase(), outlet));
        if drawn.is_empty() {
            return Err(NoSeries::FewDated);
        }
        let mut all: Vec<usize> = by_outlet.concat();
        all.sort_by_key(|&i| (days[i], i));
        let day = |&i: &usize| days[i];
        let (Some(first), Some(last)) = (all.first().and_then(day), all.last().and_then(day)) else { return Err(NoSeries::FewDated) };
        let lengths = |&outlet: &usize| by_outlet[outlet].iter().filter_map(|&i| Some((days[i]?, counts.articles[i].words))).collect();
        let period = by.unwrap_or_else(|| period::choose(first, last, &drawn.iter().map(lengths).collect::<Vec<_>>()));
        let starts = period.starts(first, last).ok_or(NoSeries::TooManyPeriods)?;
        let bins: Vec<Option<usize>> = days.iter().map(|day| starts.binary_search(&period.start((*day)?)).ok()).collect();
        let filled: std::collections::BTreeSet<usize> = all.iter().filter_map(|&i| bins[i]).collect();
        if filled.len() < PERIODS_FOR_SERIES {
            return Err(NoSeries::FewPeriods);
        }
        let mut calendar = Calendar { counts, period, starts, days, bins, rows: Vec::new() };
        let rows = drawn.into_iter().map(|outlet| (Some(outlet), by_outlet[outlet].clone()));
        let together = (counts.outlets.len() > 1).then_some((None, all));
        calendar.rows = rows.chain(together).map(|(outlet, articles)| calendar.row(outlet, articles)).collect();
        Ok(calendar)
    }

    fn row(&self, outlet: Option<usize>, articles: Vec<usize>) -> Row {
        let mut blank = vec![Sums::default(); self.starts.len()];
        for &article in &articles {
            if let Some(bin) = self.bins[article] {
                blank[bin] = blank[bin] + Sums::of_unit(self.article(article, 0));
            }
        }
        Row { outlet, articles, blank }
    }

    /// An article's words with so many hits.
    pub(super) fn article(&self, article: usize, hits: u64) -> Count {
        Count { hits, words: self.counts.articles[article].words }
    }

    /// True when the article is of the row, whether it has a date or not.
    pub(super) fn is_of(&self, row: &Row, article: usize) -> bool {
        row.outlet.is_none_or(|outlet| self.counts.articles[article].outlet == outlet)
    }

    /// The name of the row's outlet; nothing for all together.
    pub(super) fn name(&self, row: &Row) -> Option<String> {
        row.outlet.map(|outlet| self.counts.outlets[outlet].outlet.clone())
    }
}
