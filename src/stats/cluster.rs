//! Rates and rate ratios with intervals from the variation between units: the default of every report.
//!
//! Hits inside one article share a writer, a topic and repetition for cohesion. An interval that treats them as independent is too
//! narrow, and the more so the more articles there are; this one stays near its level from about ten articles on, bursty or not.

use std::cmp::Ordering;

use super::{Bounds, Confidence, Sums, Undefined, quantile};

/// A rate on the log scale, where its interval is symmetric.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogRate {
    /// Hits per word: the ratio of the totals.
    pub rate: f64,
    /// Its natural logarithm.
    pub log_rate: f64,
    /// Standard error of `log_rate`, never below 1/√hits.
    pub se: f64,
    /// Degrees of freedom: units less one.
    pub df: f64,
    /// Interval for the rate, in hits per word.
    pub bounds: Bounds,
}

/// The rate of a sample, clustered by unit.
///
/// λ = X/W, r = x − λw for each unit, se = √(n/(n−1)·Σr²)/X but at least 1/√X, and the interval exp(ln λ ± t·se) with t on n−1 degrees
/// of freedom. It is the survey ratio estimator (Cochran 1977, 6.3) on the log scale, and the sandwich of a Poisson regression with
/// offset (Zeileis 2004); the floor is the Poisson error, because units that happen to agree are no proof of less than chance
/// variation. Assumes that units are independent. Units of (6 hits, 264 words) and (2, 300) give ln λ = −4.2556 and se = 0.5638.
///
/// # Errors
/// [`Undefined::NoWords`]; [`Undefined::OneUnit`] below two units; [`Undefined::NoHits`], where [`garwood`](super::poisson::garwood)
/// still gives an upper limit.
pub fn log_rate(sums: &Sums, confidence: Confidence) -> Result<LogRate, Undefined> {
    let (rate, se) = rate_and_error(sums)?;
    let df = (sums.units() - 1) as f64;
    Ok(LogRate { rate, log_rate: rate.ln(), se, df, bounds: around(rate.ln(), se, df, confidence) })
}

/// A rate, and its standard error on the log scale.
fn rate_and_error(sums: &Sums) -> Result<(f64, f64), Undefined> {
    let between = sums.squared_residuals()?;
    let rate = sums.total().rate()?;
    if sums.units() < 2 {
        return Err(Undefined::OneUnit);
    }
    if sums.total().hits == 0 {
        return Err(Undefined::NoHits);
    }
    let (units, hits) = (sums.units() as f64, sums.total().hits as f64);
    Ok((rate, ((units / (units - 1.0) * between).sqrt() / hits).max(1.0 / hits.sqrt())))
}

/// The ratio of two rates, on the log scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateRatio {
    /// The target's rate over the reference's.
    pub ratio: f64,
    /// Its natural logarithm.
    pub log_ratio: f64,
    /// Standard error of `log_ratio`.
    pub se: f64,
    /// Degrees of freedom, not necessarily whole.
    pub df: f64,
    /// Interval for the ratio.
    pub bounds: Bounds,
    /// Two-sided p of no difference.
    pub p: f64,
}

impl RateRatio {
    /// The smallest ratio above 1 that a comparison with this error would probably have told from 1: in 4 of 5 such samples its
    /// 95 % interval would leave out 1.
    ///
    /// exp((t(.975) + t(.8))·se), the minimum detectable effect (Bloom 1995) on the log scale. An se of 0.25 on 22 degrees of freedom
    /// gives 2.08. Where the error is large a ratio of two may well be real and stay unseen.
    pub fn detectable(&self) -> f64 {
        const POWER: f64 = 0.8;
        ((quantile::student_t(Confidence::NINETY_FIVE.upper(), self.df) + quantile::student_t(POWER, self.df)) * self.se).exp()
    }
}

/// The target's rate over the reference's, by Welch's rule.
///
/// se = √(se1² + se2²) from [`log_rate`], floor included, and degrees of freedom se⁴/(se1⁴/(n1−1) + se2⁴/(n2−1)) (Welch 1947,
/// Satterthwaite 1946), so that a bursty side and a calm one may stand against each other. Assumes independent units. Hits 1, 0, 1, 0
/// in 311, 295, 330, 280 words against 6, 2, 0, 4 in 264, 300, 210, 405 give a log ratio of −1.8227, se 0.8089, 4.691 degrees of
/// freedom and a ratio between 0.0194 and 1.348.
///
/// # Errors
/// As [`log_rate`], for either side; [`Undefined::NoHitsBoth`] when neither has a hit. With hits on one side only it is
/// [`Undefined::NoHits`], and [`exact_ratio`](super::poisson::exact_ratio) is what remains.
pub fn rate_ratio(target: &Sums, reference: &Sums, confidence: Confidence) -> Result<RateRatio, Undefined> {
    let (log_ratio, se, df) = welch(target, reference)?;
    Ok(RateRatio {
        ratio: log_ratio.exp(),
        log_ratio,
        se,
        df,
        bounds: around(log_ratio, se, df, confidence),
        p: quantile::student_t_two_sided(log_ratio / se, df),
    })
}

/// Whether two rates differ by Welch's rule at the 5 % level, and in which direction: [`rate_ratio`] without its figures.
///
/// It asks for the same as an interval of 95 % that leaves out 1, and is quick enough to be asked once for each unit left out.
///
/// # Errors
/// As [`rate_ratio`].
pub fn verdict(target: &Sums, reference: &Sums) -> Result<Option<Ordering>, Undefined> {
    let (log_ratio, se, df) = welch(target, reference)?;
    let differs = quantile::student_t_two_sided(log_ratio / se, df) < 0.05;
    Ok(if differs { log_ratio.partial_cmp(&0.0) } else { None })
}

/// The log ratio, its standard error and the degrees of freedom.
fn welch(target: &Sums, reference: &Sums) -> Result<(f64, f64, f64), Undefined> {
    let (words, hits) = ([target.total().words, reference.total().words], [target.total().hits, reference.total().hits]);
    if words.into_iter().all(|w| w > 0) && hits == [0, 0] {
        return Err(Undefined::NoHitsBoth);
    }
    let ((a, se_a), (b, se_b)) = (rate_and_error(target)?, rate_and_error(reference)?);
    let (df_a, df_b) = ((target.units() - 1) as f64, (reference.units() - 1) as f64);
    let variance = se_a.powi(2) + se_b.powi(2);
    let df = variance.powi(2) / (se_a.powi(4) / df_a + se_b.powi(4) / df_b);
    Ok((a.ln() - b.ln(), variance.sqrt(), df))
}

/// The interval around a logarithm, on the natural scale.
fn around(log: f64, se: f64, df: f64, confidence: Confidence) -> Bounds {
    let reach = quantile::student_t(confidence.upper(), df) * se;
    Bounds { lo: (log - reach).exp(), hi: (log + reach).exp() }
}

#[cfg(test)]
mod tests {
    use super::super::Count;
    use super::*;

    fn sample(units: &[(u64, u64)]) -> Sums {
        units.iter().map(|&(hits, words)| Count { hits, words }).collect()
    }

    /// statsmodels GLM, Poisson with offset, HC0 times √(n/(n−1)); by hand: λ = 8/564, r = ±2.2553.
    #[test]
    fn two_articles_give_a_rate_with_a_very_wide_interval() {
        let rate = log_rate(&sample(&[(6, 264), (2, 300)]), Confidence::NINETY_FIVE).unwrap();
        assert!((rate.log_rate + 4.255612709817955).abs() < 1e-12);
        assert!((rate.se - 0.5638297872339085).abs() < 1e-12);
        assert!(rate.bounds.lo * 1000.0 < 0.011 && rate.bounds.hi > 18.0);
    }

    /// Four hits in each of four equal articles: no variation at all, so the error is 1/√16.
    #[test]
    fn articles_that_agree_keep_the_poisson_error() {
        let rate = log_rate(&sample(&[(4, 100); 4]), Confidence::NINETY_FIVE).unwrap();
        assert_eq!(rate.se, 0.25);
    }

    /// Worked from the formulas in an independent script; a reference case as well.
    #[test]
    fn a_ratio_follows_welch() {
        let target = sample(&[(1, 311), (0, 295), (1, 330), (0, 280)]);
        let reference = sample(&[(6, 264), (2, 300), (0, 210), (4, 405)]);
        let ratio = rate_ratio(&target, &reference, Confidence::NINETY_FIVE).unwrap();
        assert!((ratio.log_ratio + 1.8226596312167964).abs() < 1e-9);
        assert!((ratio.df - 4.690979707747889).abs() < 1e-9);
        assert!((ratio.bounds.lo - 0.019372056701728337).abs() < 1e-9 && (ratio.bounds.hi - 1.3479762114172447).abs() < 1e-8);
        assert!(ratio.p > 0.05);
        assert_eq!(verdict(&target, &reference), Ok(None));
    }

    #[test]
    fn a_verdict_says_what_the_interval_says() {
        let (often, seldom) = (sample(&[(6, 400); 12]), sample(&[(1, 400), (2, 400), (0, 400), (1, 400)]));
        let ratio = rate_ratio(&often, &seldom, Confidence::NINETY_FIVE).unwrap();
        assert!(ratio.bounds.lo > 1.0);
        assert_eq!(verdict(&often, &seldom), Ok(Some(Ordering::Greater)));
        assert_eq!(verdict(&seldom, &often), Ok(Some(Ordering::Less)));
    }

    /// By a t table: t(.975, 22) = 2.0739 and t(.8, 22) = 0.8583, so exp(2.9322 · 0.25) = 2.0814.
    #[test]
    fn a_small_error_lets_small_ratios_be_seen() {
        let ratio = RateRatio { ratio: 1.0, log_ratio: 0.0, se: 0.25, df: 22.0, bounds: Bounds { lo: 0.5, hi: 2.0 }, p: 1.0 };
        assert!((ratio.detectable() - 2.0814).abs() < 5e-4, "{}", ratio.detectable());
    }

    #[test]
    fn what_cannot_be_said_is_named() {
        let level = Confidence::NINETY_FIVE;
        let (none, one, some) = (sample(&[(0, 9), (0, 9)]), sample(&[(3, 9)]), sample(&[(1, 9), (2, 9)]));
        assert_eq!(log_rate(&Sums::default(), level), Err(Undefined::NoWords));
        assert_eq!(log_rate(&one, level), Err(Undefined::OneUnit));
        assert_eq!(log_rate(&none, level), Err(Undefined::NoHits));
        assert_eq!(rate_ratio(&some, &none, level), Err(Undefined::NoHits));
        assert_eq!(rate_ratio(&none, &none, level), Err(Undefined::NoHitsBoth));
    }
}
