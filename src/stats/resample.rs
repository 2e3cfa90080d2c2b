//! The bootstrap over whole units.
//!
//! Units are drawn with replacement, as many as there are, and the statistic is computed each time (Efron & Tibshirani 1993); its
//! percentiles are the interval. Below about fifty units the interval is too narrow, which a report has to say.

use super::random::Stream;
use super::{Bounds, Confidence, LabelTable, Sample, Undefined};

/// How to resample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bootstrap {
    /// How often; 9,999 leaves no doubt in the second digit.
    pub replicates: u64,
    /// The number for resampling: the same number and units give the same interval.
    pub rng_seed: u64,
}

impl Bootstrap {
    /// 9,999 replicates under `rng_seed`.
    pub fn new(rng_seed: u64) -> Bootstrap {
        Bootstrap { replicates: 9_999, rng_seed }
    }

    /// The units drawn for each replicate, as indices below `units`.
    pub(super) fn draws(self, units: usize) -> impl Iterator<Item = Vec<usize>> {
        (0..self.replicates).map(move |replicate| {
            let mut stream = Stream::new(self.rng_seed, replicate);
            (0..units).map(|_| stream.index(units)).collect()
        })
    }
}

/// The percentile interval for a rate, in hits per word: the ratio of the totals of each replicate.
///
/// Units of 0, 3, 1 hits in 200, 400, 300 words have replicates with mean 0.004171 and standard deviation 0.001801.
///
/// # Errors
/// [`Undefined::NoWords`]; [`Undefined::OneUnit`] below two units; [`Undefined::NoVariation`] when all replicates agree (no hits, or
/// units that are all alike), because an interval without width would claim certainty.
pub fn rate_bounds(sample: &Sample, confidence: Confidence, bootstrap: Bootstrap) -> Result<Bounds, Undefined> {
    sample.total().rate()?;
    if sample.units().len() < 2 {
        return Err(Undefined::OneUnit);
    }
    between_percentiles(rates(sample, bootstrap), confidence)
}

/// The percentile interval for each label's share of the mentions, from the same draws for all labels.
///
/// An entry is [`Undefined::NoVariation`] where a label takes the same share in all replicates, above all where nobody uses it;
/// [`share_bounds`](super::multinomial::share_bounds) of `multinomial` then still gives an upper end.
///
/// # Errors
/// [`Undefined::OneUnit`] below two units.
pub fn share_bounds(table: &LabelTable, confidence: Confidence, bootstrap: Bootstrap) -> Result<Vec<Result<Bounds, Undefined>>, Undefined> {
    let rows = table.rows();
    if rows.len() < 2 {
        return Err(Undefined::OneUnit);
    }
    let labels = table.totals().len();
    let mut shares = vec![Vec::new(); labels];
    for drawn in bootstrap.draws(rows.len()) {
        let mut totals = vec![0_u64; labels];
        for unit in drawn {
            totals.iter_mut().zip(&rows[unit]).for_each(|(total, n)| *total += n);
        }
        let mentions: u64 = totals.iter().sum();
        shares.iter_mut().zip(totals).for_each(|(shares, n)| shares.push(n as f64 / mentions as f64));
    }
    Ok(shares.into_iter().map(|shares| between_percentiles(shares, confidence)).collect())
}

/// The quantile at `p` of sorted values, type 7 of Hyndman & Fan (1996): linear between the order statistics around (n−1)p.
///
/// The quantile at 0.25 of 1, 2, 3, 4 is 1.75. Nothing without values.
pub fn percentile(sorted: &[f64], p: f64) -> Option<f64> {
    let place = sorted.len().checked_sub(1)? as f64 * p;
    let below = *sorted.get(place.floor() as usize)?;
    let above = *sorted.get(place.ceil() as usize)?;
    Some(below + (above - below) * place.fract())
}

fn rates(sample: &Sample, bootstrap: Bootstrap) -> Vec<f64> {
    let units = sample.units();
    let rate = |drawn: Vec<usize>| {
        let (hits, words) = drawn.into_iter().fold((0, 0), |(hits, words), unit| (hits + units[unit].hits, words + units[unit].words));
        hits as f64 / words as f64
    };
    bootstrap.draws(units.len()).map(rate).collect()
}

/// The interval between the percentiles of replicates.
pub(super) fn between_percentiles(mut values: Vec<f64>, confidence: Confidence) -> Result<Bounds, Undefined> {
    values.sort_by(f64::total_cmp);
    if values.first() == values.last() {
        return Err(Undefined::NoVariation);
    }
    let ends = percentile(&values, 1.0 - confidence.upper()).zip(percentile(&values, confidence.upper()));
    ends.map(|(lo, hi)| Bounds { lo, hi }).ok_or(Undefined::NoVariation)
}

#[cfg(test)]
mod tests {
    use super::super::Count;
    use super::*;

    fn sample(units: &[(u64, u64)]) -> Sample {
        Sample::new(units.iter().map(|&(hits, words)| Count { hits, words }))
    }

    /// All 27 draws of three units, listed: mean 4.171356 and standard deviation 1.801454 per 1,000. The bounds are four standard
    /// errors of 9,999 replicates.
    #[test]
    fn replicates_have_the_mean_and_spread_of_the_full_list() {
        let rates = rates(&sample(&[(0, 200), (3, 400), (1, 300)]), Bootstrap::new(1));
        let mean = rates.iter().sum::<f64>() / rates.len() as f64;
        let spread = (rates.iter().map(|r| (r - mean).powi(2)).sum::<f64>() / rates.len() as f64).sqrt();
        assert!((mean * 1000.0 - 4.171356).abs() < 4.0 * 0.018, "{mean}");
        assert!((spread * 1000.0 - 1.801454).abs() < 4.0 * 0.013, "{spread}");
    }

    #[test]
    fn the_same_seed_gives_the_same_interval() {
        let sample = sample(&[(0, 200), (3, 400), (1, 300), (2, 250)]);
        let bounds = |seed| rate_bounds(&sample, Confidence::NINETY_FIVE, Bootstrap::new(seed)).unwrap();
        assert_eq!(bounds(5), bounds(5));
    }

    #[test]
    fn a_label_that_nobody_uses_has_no_interval_here() {
        let table = LabelTable::new(3, (0..10).map(|i| vec![i % 3, 1, 0])).unwrap();
        let bounds = share_bounds(&table, Confidence::NINETY_FIVE, Bootstrap::new(5)).unwrap();
        let second = bounds[1].unwrap();
        assert!(second.contains(10.0 / 19.0) && second.lo < second.hi);
        assert_eq!(bounds[2], Err(Undefined::NoVariation));
    }

    #[test]
    fn certainty_is_not_claimed() {
        let bounds = |units: &[(u64, u64)]| rate_bounds(&sample(units), Confidence::NINETY_FIVE, Bootstrap::new(5));
        assert_eq!(bounds(&[(4, 305)]), Err(Undefined::OneUnit));
        assert_eq!(bounds(&[(0, 9), (0, 8)]), Err(Undefined::NoVariation));
    }

    /// numpy `quantile([1, 2, 3, 4], 0.25)`.
    #[test]
    fn percentiles_are_linear_between_neighbours() {
        assert_eq!(percentile(&[1.0, 2.0, 3.0, 4.0], 0.25), Some(1.75));
        assert_eq!(percentile(&[1.0, 2.0], 1.0), Some(2.0));
        assert_eq!(percentile(&[], 0.5), None);
    }
}
