//! How evenly hits are spread over the units of one side.
//!
//! A count that comes from one article says little of an outlet. These figures are bound to frequency: compare only terms with about
//! as many hits.

use super::{Count, Sample, Undefined};

/// Gries' DP: ½Σ|t − s|, with s a unit's part of the words and t its part of the hits (Gries 2008).
///
/// 0 when every unit has its due, near 1 when all hits are in a small unit. Hits 2, 1, 1, 1, 0 in equal units give 0.2.
///
/// # Errors
/// [`Undefined::NoWords`], [`Undefined::OneUnit`] or [`Undefined::NoHits`]: without hits there is nothing that could be even.
pub fn dp(sample: &Sample) -> Result<f64, Undefined> {
    let Count { hits, words } = checked(sample)?;
    let apart = |unit: &Count| (unit.hits as f64 / hits as f64 - unit.words as f64 / words as f64).abs();
    Ok(sample.units().iter().map(apart).sum::<f64>() / 2.0)
}

/// DP over its largest possible value, 1 − the smallest s (Lijffijt & Gries 2012): 0 even, 1 all in the smallest unit.
///
/// Hits 2, 1, 1, 1, 0 in equal units give 0.2/0.8 = 0.25.
///
/// # Errors
/// As [`dp`].
pub fn dp_norm(sample: &Sample) -> Result<f64, Undefined> {
    let words = checked(sample)?.words as f64;
    let smallest = sample.units().iter().map(|unit| unit.words).min().ok_or(Undefined::NoWords)?;
    Ok(dp(sample)? / (1.0 - smallest as f64 / words))
}

/// Units with at least one hit.
pub fn range(sample: &Sample) -> usize {
    sample.units().iter().filter(|unit| unit.hits > 0).count()
}

/// The unit with the most hits, and what is left without it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TopUnit {
    /// Its place in the sample; the first of those that tie.
    pub index: usize,
    /// Its part of all hits, 0 to 1. Above one half the count is driven by one unit.
    pub share: f64,
    /// The hits and words of all others.
    pub without: Count,
}

/// The unit with the most hits. Hits 2, 0, 6, 1: the third, with 6/9.
///
/// # Errors
/// [`Undefined::NoWords`] or [`Undefined::NoHits`].
pub fn top_unit(sample: &Sample) -> Result<TopUnit, Undefined> {
    let total = sample.total();
    total.rate()?;
    if total.hits == 0 {
        return Err(Undefined::NoHits);
    }
    let first_of_most = sample.units().iter().enumerate().rev().max_by_key(|(_, unit)| unit.hits);
    let (index, top) = first_of_most.ok_or(Undefined::NoWords)?;
    let without = Count { hits: total.hits - top.hits, words: total.words - top.words };
    Ok(TopUnit { index, share: top.hits as f64 / total.hits as f64, without })
}

fn checked(sample: &Sample) -> Result<Count, Undefined> {
    sample.total().rate()?;
    match (sample.units().len(), sample.total().hits) {
        (0 | 1, _) => Err(Undefined::OneUnit),
        (_, 0) => Err(Undefined::NoHits),
        _ => Ok(sample.total()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(units: &[(u64, u64)]) -> Sample {
        Sample::new(units.iter().map(|&(hits, words)| Count { hits, words }))
    }

    /// Lijffijt & Gries (2012), the example of three equal parts with 2, 1 and 0.
    #[test]
    fn dp_norm_agrees_with_its_authors() {
        assert!((dp_norm(&sample(&[(2, 1), (1, 1), (0, 1)])).unwrap() - 0.5).abs() < 1e-12);
    }

    /// Gries (2020): 1 to 5 hits in parts of 9, 10, 10, 10 and 11 give 0.18.
    #[test]
    fn dp_agrees_with_its_author() {
        let parts = sample(&[(1, 9), (2, 10), (3, 10), (4, 10), (5, 11)]);
        assert!((dp(&parts).unwrap() - 0.18).abs() < 1e-12);
    }

    #[test]
    fn one_article_can_carry_most_of_the_hits() {
        let top = top_unit(&sample(&[(2, 312), (0, 540), (6, 880), (1, 150)])).unwrap();
        assert_eq!((top.index, top.without), (2, Count { hits: 3, words: 1002 }));
        assert!((top.share - 6.0 / 9.0).abs() < 1e-12);
        assert_eq!(range(&sample(&[(2, 312), (0, 540), (6, 880), (1, 150)])), 3);
    }

    #[test]
    fn of_articles_that_tie_the_first_is_named() {
        assert_eq!(top_unit(&sample(&[(1, 9), (3, 9), (3, 9)])).unwrap().index, 1);
    }

    #[test]
    fn nothing_is_neither_even_nor_uneven() {
        assert_eq!(dp(&sample(&[(0, 9), (0, 9)])), Err(Undefined::NoHits));
        assert_eq!(dp_norm(&sample(&[(4, 300)])), Err(Undefined::OneUnit));
        assert_eq!(top_unit(&Sample::default()), Err(Undefined::NoWords));
    }
}
