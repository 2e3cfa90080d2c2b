//! Intervals for a proportion of independent yes-or-no cases: articles with a hit, hits that proved right.

use super::{Bounds, Confidence, Undefined, quantile};

/// Wilson's score interval (Wilson 1927), the default.
///
/// With p = k/n and z the normal quantile: (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) / (1 + z²/n). Covers close to its level on average
/// (Brown, Cai & DasGupta 2001). None of 5 gives 0 to 0.4345.
///
/// # Errors
/// [`Undefined::EmptySet`] when `n` is 0.
///
/// # Panics
/// When `k > n`, which is a bug in the caller.
pub fn wilson(k: u64, n: u64, confidence: Confidence) -> Result<Bounds, Undefined> {
    let (share, cases) = checked(k, n)?;
    wilson_of(share, cases, confidence)
}

/// Wilson's interval around a share of which it is known how many independent cases it is worth, not necessarily a whole number: a share of
/// weighted cases with their effective number (Kish 1965). 0.95 of 200 gives 0.9104 to 0.9726, as 190 of 200 do.
///
/// # Errors
/// [`Undefined::EmptySet`] without cases.
pub fn wilson_of(share: f64, cases: f64, confidence: Confidence) -> Result<Bounds, Undefined> {
    if cases <= 0.0 {
        return Err(Undefined::EmptySet);
    }
    let z2 = quantile::normal(confidence.upper()).powi(2);
    let middle = share + z2 / (2.0 * cases);
    let reach = (z2 * (share * (1.0 - share) / cases + z2 / (4.0 * cases * cases))).sqrt();
    let width = 1.0 + z2 / cases;
    // At the two ends the formula is exactly 0 or 1; rounding would leave a trace.
    Ok(Bounds {
        lo: if share <= 0.0 { 0.0 } else { (middle - reach) / width },
        hi: if share >= 1.0 { 1.0 } else { (middle + reach) / width },
    })
}

/// The exact interval of Clopper & Pearson (1934), the strict option: covers at least its level, often more.
///
/// lo is the α/2 quantile of Beta(k, n−k+1) and hi the 1−α/2 quantile of Beta(k+1, n−k); 0 at k = 0 and 1 at k = n. 29 of 30 give
/// 0.8278 to 0.9992.
///
/// # Errors
/// [`Undefined::EmptySet`] when `n` is 0.
///
/// # Panics
/// When `k > n`, which is a bug in the caller.
pub fn clopper_pearson(k: u64, n: u64, confidence: Confidence) -> Result<Bounds, Undefined> {
    checked(k, n)?;
    let (hits, misses) = (k as f64, (n - k) as f64);
    let lo = if k == 0 { 0.0 } else { quantile::beta(1.0 - confidence.upper(), hits, misses + 1.0) };
    let hi = if k == n { 1.0 } else { quantile::beta(confidence.upper(), hits + 1.0, misses) };
    Ok(Bounds { lo, hi })
}

/// The equal-tailed interval under Jeffreys' prior (Brown, Cai & DasGupta 2001).
///
/// Quantiles of Beta(k+½, n−k+½); lo is 0 at k = 0 and hi is 1 at k = n. Not the highest-density interval that R's `binom.bayes`
/// gives. 2 of 12 give 0.0363 to 0.4362.
///
/// # Errors
/// [`Undefined::EmptySet`] when `n` is 0.
///
/// # Panics
/// When `k > n`, which is a bug in the caller.
pub fn jeffreys(k: u64, n: u64, confidence: Confidence) -> Result<Bounds, Undefined> {
    checked(k, n)?;
    let (a, b) = (k as f64 + 0.5, (n - k) as f64 + 0.5);
    let lo = if k == 0 { 0.0 } else { quantile::beta(1.0 - confidence.upper(), a, b) };
    let hi = if k == n { 1.0 } else { quantile::beta(confidence.upper(), a, b) };
    Ok(Bounds { lo, hi })
}

/// The share and the number of cases.
fn checked(k: u64, n: u64) -> Result<(f64, f64), Undefined> {
    assert!(k <= n, "{k} of {n} is no proportion");
    if n == 0 { Err(Undefined::EmptySet) } else { Ok((k as f64 / n as f64, n as f64)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_bounds(got: Result<Bounds, Undefined>, lo: f64, hi: f64) {
        let got = got.unwrap();
        assert!((got.lo - lo).abs() < 5e-5 && (got.hi - hi).abs() < 5e-5, "{got:?} is not {lo} to {hi}");
    }

    /// R's `binom.confint` documentation and test values.
    #[test]
    fn three_intervals_agree_with_r() {
        assert_bounds(wilson(0, 5, Confidence::NINETY_FIVE), 0.0, 0.4345);
        assert_bounds(wilson(190, 200, Confidence::NINETY_FIVE), 0.9104, 0.9726);
        assert_bounds(wilson_of(0.95, 200.0, Confidence::NINETY_FIVE), 0.9104, 0.9726);
        assert_bounds(clopper_pearson(29, 30, Confidence::NINETY_FIVE), 0.8278, 0.9992);
        assert_bounds(jeffreys(2, 12, Confidence::NINETY_FIVE), 0.0363, 0.4362);
    }

    #[test]
    fn none_and_all_reach_the_ends_exactly() {
        for interval in [wilson, clopper_pearson, jeffreys] {
            assert_eq!(interval(0, 7, Confidence::NINETY_FIVE).unwrap().lo, 0.0);
            assert_eq!(interval(7, 7, Confidence::NINETY_FIVE).unwrap().hi, 1.0);
            assert_eq!(interval(0, 0, Confidence::NINETY_FIVE), Err(Undefined::EmptySet));
        }
    }
}
