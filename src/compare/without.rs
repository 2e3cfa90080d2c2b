//! A rate and its ratio to the rest, counted again when something is left out.
//!
//! The figures are those of the table of rates and of the table of contrasts: the rate with its interval clustered by article, the ratio
//! by Welch's rule, and the exact ratio where one side has no hit.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::compare::contrast::ratio_interval;
use crate::compare::estimate::{Interval, Reason};
use crate::compare::rate;
use crate::stats::{Confidence, Count, Sums, Undefined, cluster};

/// A rate and its ratio to the rest.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Recount {
    /// Articles with at least one word.
    pub articles: u64,
    /// Their words.
    pub words: u64,
    /// Hits.
    pub hits: u64,
    /// Hits per 1,000 words; nothing without words.
    pub per_thousand: Option<f64>,
    /// 95 % interval per 1,000 words, clustered by article.
    pub interval: Option<Interval>,
    /// Why there is no interval, or only an upper end.
    pub reason: Option<Reason>,
    /// The ratio to the rest, where that was asked for.
    pub ratio: Option<Ratio>,
}

/// The rate of one side over that of the other.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Ratio {
    /// The ratio of the two rates; nothing when one side has no hit.
    pub ratio: Option<f64>,
    /// 95 % interval.
    #[serde(serialize_with = "ends")]
    pub interval: Option<Interval>,
    /// Why there is none, or how it is unlike the others.
    pub reason: Option<Reason>,
}

/// Counts one side again, and its ratio to `rest` where there is one to be told.
pub fn recount(target: &Sums, rest: Option<&Sums>) -> Recount {
    let (interval, reason) = rate::interval(target);
    let Count { hits, words } = target.total();
    let per_thousand = target.total().rate().ok().map(|rate| 1000.0 * rate);
    Recount { articles: target.units(), words, hits, per_thousand, interval, reason, ratio: rest.map(|rest| told(target, rest)) }
}

fn told(target: &Sums, rest: &Sums) -> Ratio {
    let welch = cluster::rate_ratio(target, rest, Confidence::NINETY_FIVE);
    let reason = match &welch {
        Ok(_) => None,
        Err(Undefined::NoHits) => Some(Reason::IgnoresClustering),
        Err(undefined) => Some(rate::reason(*undefined)),
    };
    Ratio { ratio: welch.as_ref().ok().map(|welch| welch.ratio), interval: ratio_interval(&welch, target, rest), reason }
}

/// Writes an interval whose upper end may be infinite, which JSON has no number for: as the text `Infinity`, as `findings.json` does.
///
/// # Errors
/// What the serializer fails with.
pub fn ends<S: Serializer>(interval: &Option<Interval>, serializer: S) -> Result<S::Ok, S::Error> {
    let Some(interval) = interval.filter(|interval| interval.hi.is_infinite()) else { return interval.serialize(serializer) };
    let mut written = serializer.serialize_struct("Interval", 2)?;
    written.serialize_field("lo", &interval.lo)?;
    written.serialize_field("hi", "Infinity")?;
    written.end()
}

/// Which unit moves the rate most when it is left out: the largest change of the logarithm, of equal ones that with more hits, then the
/// first. Nothing when there are fewer than two units, or no hit.
pub fn most_influential(units: &[Count]) -> Option<usize> {
    let all: Sums = units.iter().copied().collect();
    let with = all.total().rate().ok().filter(|rate| *rate > 0.0)?.ln();
    let moved = |unit: &Count| {
        let without = (all - Sums::of_unit(*unit)).total().rate().ok()?;
        // Without the only unit with hits the rate is zero, and nothing moves it more.
        Some((without.ln() - with).abs())
    };
    let mut most: Option<(f64, u64, usize)> = None;
    for (index, unit) in units.iter().enumerate().filter(|(_, unit)| unit.words > 0) {
        let Some(by) = moved(unit) else { continue };
        if most.is_none_or(|(best, hits, _)| by > best || (by == best && unit.hits > hits)) {
            most = Some((by, unit.hits, index));
        }
    }
    most.map(|(_, _, index)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(of: &[(u64, u64)]) -> Vec<Count> {
        of.iter().map(|&(hits, words)| Count { hits, words }).collect()
    }

    fn sums(of: &[(u64, u64)]) -> Sums {
        units(of).into_iter().collect()
    }

    /// 8 hits in 400 words are 20 per thousand; without the first article 2 in 300, without the last 8 in 100.
    #[test]
    fn the_article_that_moves_the_rate_most_need_not_have_hits() {
        assert_eq!(most_influential(&units(&[(6, 100), (1, 150), (1, 150)])), Some(0));
        assert_eq!(most_influential(&units(&[(4, 50), (4, 50), (0, 300)])), Some(2));
    }

    #[test]
    fn the_only_article_with_hits_moves_the_rate_most() {
        assert_eq!(most_influential(&units(&[(0, 900), (2, 10)])), Some(1));
        assert_eq!(most_influential(&units(&[(0, 9), (0, 9)])), None);
        assert_eq!(most_influential(&units(&[(3, 9)])), None);
    }

    /// 2 in 100 words against 1 in 200: four times as often.
    #[test]
    fn a_ratio_is_told_when_it_is_asked_for() {
        let (target, rest) = (sums(&[(1, 50), (1, 50)]), sums(&[(1, 100), (0, 100)]));
        let both = recount(&target, Some(&rest));
        assert_eq!((both.articles, both.words, both.hits, both.per_thousand), (2, 100, 2, Some(20.0)));
        let ratio = both.ratio.and_then(|ratio| ratio.ratio).unwrap();
        assert!((ratio - 4.0).abs() < 1e-12);
        assert!(recount(&target, None).ratio.is_none());
    }

    #[test]
    fn with_hits_on_one_side_alone_the_interval_is_exact_and_says_so() {
        let told = recount(&sums(&[(3, 132), (0, 132)]), Some(&sums(&[(0, 155), (0, 156)]))).ratio.unwrap();
        assert_eq!((told.ratio, told.reason), (None, Some(Reason::IgnoresClustering)));
        // The worked number of the exact ratio: three hits in 264 words against none in 311.
        let interval = told.interval.unwrap();
        assert!((interval.lo - 0.4868).abs() < 5e-4 && interval.hi.is_infinite());
    }
}
