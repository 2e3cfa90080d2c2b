//! Exact intervals for hits that are independent of each other, given the words.
//!
//! Hits within one article seldom are, so these serve only where nothing better is possible: within one article, and
//! where a side has no hit at all.

use statrs::function::gamma::ln_gamma;

use super::{Bounds, Confidence, Count, Undefined, proportion, quantile};

/// The exact interval for a rate, in hits per word.
///
/// lo = q(α/2; x)/w and hi = q(1−α/2; x+1)/w, with q the gamma quantile (Garwood 1936). Assumes Poisson hits given the words. Without
/// hits lo is 0 and hi is 3.689/w at 95 %. Fifteen hits in 400 words give 0.02099 to 0.06185.
///
/// # Errors
/// [`Undefined::NoWords`] without words.
pub fn garwood(count: Count, confidence: Confidence) -> Result<Bounds, Undefined> {
    if count.words == 0 {
        return Err(Undefined::NoWords);
    }
    let (hits, words) = (count.hits as f64, count.words as f64);
    let lo = if count.hits == 0 { 0.0 } else { quantile::gamma(1.0 - confidence.upper(), hits) / words };
    Ok(Bounds { lo, hi: quantile::gamma(confidence.upper(), hits + 1.0) / words })
}

/// A rate ratio whose interval ignores clustering.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExactRatio {
    /// The target's rate over the reference's; infinite when only the target has hits, 0 when only the reference has.
    pub ratio: f64,
    /// Its interval.
    pub bounds: Bounds,
    /// The probability, with equal rates, of a split of the hits no more likely than the one seen.
    pub p: f64,
}

/// The ratio of two rates, exact given all hits together.
///
/// With equal rates the target's hits among all hits are binomial with probability w1/(w1+w2). The interval is Clopper-Pearson's on
/// that binomial, turned into odds (Clopper & Pearson 1934); p adds up all outcomes no more likely than the one seen. Assumes Poisson
/// hits, so it is too narrow for bursty ones: show it only where one side has no hit, and say so. Three hits in 264 words against none
/// in 311 give a ratio from 0.4868 upwards and p = 0.0968.
///
/// # Errors
/// [`Undefined::NoWords`] when a side has no words, [`Undefined::NoHitsBoth`] when neither has a hit.
pub fn exact_ratio(target: Count, reference: Count, confidence: Confidence) -> Result<ExactRatio, Undefined> {
    let (target_rate, reference_rate) = (target.rate()?, reference.rate()?);
    let hits = target.hits + reference.hits;
    if hits == 0 {
        return Err(Undefined::NoHitsBoth);
    }
    let words_ratio = reference.words as f64 / target.words as f64;
    let share = proportion::clopper_pearson(target.hits, hits, confidence)?;
    let bounds = Bounds { lo: odds(share.lo) * words_ratio, hi: odds(share.hi) * words_ratio };
    Ok(ExactRatio { ratio: target_rate / reference_rate, bounds, p: binomial_p(target.hits, hits, 1.0 / (1.0 + words_ratio)) })
}

fn odds(share: f64) -> f64 {
    share / (1.0 - share)
}

/// The two-sided binomial p by minimum likelihood. Outcomes within 1 in 10^7 count as equally likely, or rounding would split ties.
fn binomial_p(hits: u64, of: u64, chance: f64) -> f64 {
    let log_probability = |k: u64| {
        let (k, n) = (k as f64, of as f64);
        ln_gamma(n + 1.0) - ln_gamma(k + 1.0) - ln_gamma(n - k + 1.0) + k * chance.ln() + (n - k) * (-chance).ln_1p()
    };
    let seen = log_probability(hits) + 1e-7;
    (0..=of).map(log_probability).filter(|&log| log <= seen).map(f64::exp).sum::<f64>().min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(hits: u64, words: u64) -> Count {
        Count { hits, words }
    }

    /// statsmodels `confint_poisson(15, 400, method="exact-c")`.
    #[test]
    fn garwood_agrees_with_statsmodels() {
        let bounds = garwood(count(15, 400), Confidence::NINETY_FIVE).unwrap();
        assert!((bounds.lo - 0.0209884653319583).abs() < 1e-12 && (bounds.hi - 0.0618505471787146).abs() < 1e-12);
    }

    /// −ln(0.025) = 3.688879.
    #[test]
    fn no_hit_still_has_an_upper_limit() {
        let bounds = garwood(count(0, 1000), Confidence::NINETY_FIVE).unwrap();
        assert_eq!(bounds.lo, 0.0);
        assert!((bounds.hi - 0.003688879).abs() < 1e-9);
    }

    /// R `poisson.test(c(3, 0), c(264, 311))`.
    #[test]
    fn a_reference_without_hits_leaves_the_ratio_open_above() {
        let ratio = exact_ratio(count(3, 264), count(0, 311), Confidence::NINETY_FIVE).unwrap();
        assert_eq!((ratio.ratio, ratio.bounds.hi), (f64::INFINITY, f64::INFINITY));
        assert!((ratio.bounds.lo - 0.486799058388667).abs() < 1e-9);
        assert!((ratio.p - 0.0967850428207446).abs() < 1e-9);
    }

    #[test]
    fn nothing_against_nothing_is_undefined() {
        assert_eq!(exact_ratio(count(0, 9), count(0, 9), Confidence::NINETY_FIVE), Err(Undefined::NoHitsBoth));
        assert_eq!(exact_ratio(count(1, 9), count(0, 0), Confidence::NINETY_FIVE), Err(Undefined::NoWords));
    }
}
