//! The one place at which a series changes most.

use super::cost::{Cost, Poisson, Squares};
use crate::stats::{Count, Undefined};

/// The largest change of a rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Break {
    /// Bins before it.
    pub index: usize,
    /// Twice the log-likelihood that two rates gain over one.
    pub statistic: f64,
    /// Hits and words before it.
    pub before: Count,
    /// Hits and words behind it.
    pub after: Count,
}

/// The place where two Poisson rates fit best, each side at least `min_size` bins.
///
/// The statistic is 2[x₁ ln(x₁/w₁) + x₂ ln(x₂/w₂) − x ln(x/w)], with 0 ln 0 = 0 (Worsley 1983 for a change in a Poisson process). Of equal
/// places the first is taken. Bins without words count as bins and change nothing else. Hits 0, 0, 3, 3 in bins of equal length break
/// behind the second, with 2·6·ln 2 = 8.318. It says where, not whether: for that see [`permuted`](super::permuted).
///
/// # Errors
/// [`Undefined::EmptySet`] with fewer than twice `min_size` bins, [`Undefined::NoWords`], [`Undefined::NoHits`].
pub fn poisson_single(bins: &[Count], min_size: usize) -> Result<Break, Undefined> {
    let cost = Poisson::new(bins);
    let all = cost.count(0, bins.len());
    all.rate()?;
    if all.hits == 0 {
        return Err(Undefined::NoHits);
    }
    let (index, split) = best(&cost, min_size).ok_or(Undefined::EmptySet)?;
    let statistic = (cost.of(0, bins.len()) - split).max(0.0);
    Ok(Break { index, statistic, before: cost.count(0, index), after: cost.count(index, bins.len()) })
}

/// The place where two means leave the least squares (Bai 1994), each side at least `min_size` values: the values before it. Nothing with
/// fewer than twice as many values.
pub fn l2_single(values: &[f64], min_size: usize) -> Option<usize> {
    best(&Squares::new(values), min_size).map(|(index, _)| index)
}

/// The first place with the least cost of both sides, and that cost.
fn best(cost: &impl Cost, min_size: usize) -> Option<(usize, f64)> {
    let (len, least) = (cost.len(), min_size.max(1));
    let places = least..(len + 1).saturating_sub(least);
    let costs = places.map(|place| (place, cost.of(0, place) + cost.of(place, len)));
    costs.reduce(|best, next| if next.1 < best.1 { next } else { best })
}

/// How much burstier the bins are than independent hits, once the break is allowed for: Σ((x − λw)²/(λw))/(n − 2) over the bins with words,
/// with λ the rate of the bin's own side (McCullagh & Nelder 1989). A side without a hit adds nothing.
///
/// Above 2, hits come in spells longer than an article. Nothing with fewer than three bins with words.
pub fn bin_phi(bins: &[Count], found: &Break) -> Option<f64> {
    let side = |at: usize| if at < found.index { found.before } else { found.after };
    let residual = |(at, bin): (usize, &Count)| {
        let expected = side(at).rate().ok()? * bin.words as f64;
        (expected > 0.0).then(|| (bin.hits as f64 - expected).powi(2) / expected)
    };
    let filled = bins.iter().filter(|bin| bin.words > 0).count();
    (filled > 2).then(|| bins.iter().enumerate().filter_map(residual).sum::<f64>() / (filled - 2) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bins(hits: &[u64]) -> Vec<Count> {
        hits.iter().map(|&hits| Count { hits, words: 100 }).collect()
    }

    /// By hand: 6 hits in 200 of 400 words against none; 2·(6 ln(6/200) − 6 ln(6/400)) = 12 ln 2.
    #[test]
    fn all_hits_on_one_side() {
        let found = poisson_single(&bins(&[0, 0, 3, 3]), 1).unwrap();
        assert_eq!((found.index, found.before.hits, found.after.hits), (2, 0, 6));
        assert!((found.statistic - 12.0 * 2.0_f64.ln()).abs() < 1e-9);
    }

    /// Disasters in British coal mines by year, 1851 to 1962, 191 in 112 years (Jarrett 1979): the most likely change is behind the 41st year,
    /// 1891 (Carlin, Gelfand & Smith 1992).
    #[test]
    fn mining_disasters_grow_rarer_about_1891() {
        const DISASTERS: [u64; 112] = [
            4, 5, 4, 1, 0, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 6, 3, 3, 5, 4, 5, 3, 1, 4, 4, 1, 5, 5, 3, 4, 2, 5, 2, 2, 3, 4, 2, 1, 3, 2, 2, 1,
            1, 1, 1, 3, 0, 0, 1, 0, 1, 1, 0, 0, 3, 1, 0, 3, 2, 2, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 2, 1, 0, 0, 0, 1, 1, 0, 2, 3, 3, 1, 1,
            2, 1, 1, 1, 1, 2, 4, 2, 0, 0, 0, 1, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1,
        ];
        assert_eq!(poisson_single(&bins(&DISASTERS), 4).unwrap().index, 41);
    }

    #[test]
    fn longer_bins_with_more_hits_are_no_break() {
        let row: Vec<Count> = [(1, 100), (1, 100), (9, 900), (9, 900)].map(|(hits, words)| Count { hits, words }).into();
        assert!(poisson_single(&row, 1).unwrap().statistic < 1e-9);
    }

    #[test]
    fn without_hits_words_or_bins_nothing_is_said() {
        assert_eq!(poisson_single(&bins(&[0, 0, 0]), 1), Err(Undefined::NoHits));
        assert_eq!(poisson_single(&[Count::default(); 4], 1), Err(Undefined::NoWords));
        assert_eq!(poisson_single(&bins(&[1, 2, 1]), 2), Err(Undefined::EmptySet));
        assert_eq!(l2_single(&[1.0, 2.0, 3.0], 2), None);
    }

    /// By hand: both sides expect 2 a bin; residuals 1, 1 before and 0, 0 behind: (0.5 + 0.5)/(4 − 2).
    #[test]
    fn bursts_are_measured_around_both_levels() {
        let found = Break { index: 2, statistic: 0.0, before: Count { hits: 4, words: 200 }, after: Count { hits: 4, words: 200 } };
        assert!((bin_phi(&bins(&[1, 3, 2, 2]), &found).unwrap() - 0.5).abs() < 1e-12);
        assert_eq!(bin_phi(&bins(&[1, 3]), &found), None);
    }
}
