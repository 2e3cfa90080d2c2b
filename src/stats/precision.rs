//! The part of a rule's finds that is right, from a sample in which not all were equally likely to be drawn; and what it makes of a rate.

use super::random::Stream;
use super::resample::{Bootstrap, between_percentiles};
use super::{Bounds, Confidence, Undefined, proportion, quantile};

/// The share of right ones among weighted cases.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Precision {
    /// The share, 0 to 1.
    pub share: f64,
    /// How many equally weighted cases it is worth: (Σw)²/Σw² (Kish 1965).
    pub effective: f64,
    /// Wilson's interval for that many.
    pub bounds: Bounds,
}

/// The share of right ones, each case weighted by the number of finds it stands for: one over the probability of being drawn (Hájek 1971).
///
/// Cases are weight and whether it is right. Two right ones that stand for one find each and a wrong one that stands for two: 0.5, worth 16/6
/// cases.
///
/// # Errors
/// [`Undefined::EmptySet`] without cases.
pub fn weighted(cases: &[(f64, bool)], confidence: Confidence) -> Result<Precision, Undefined> {
    let sum = |of: &dyn Fn(&(f64, bool)) -> f64| cases.iter().map(of).sum::<f64>();
    let (all, squares) = (sum(&|case| case.0), sum(&|case| case.0 * case.0));
    if all <= 0.0 {
        return Err(Undefined::EmptySet);
    }
    let share = if cases.iter().all(|case| case.1) { 1.0 } else { sum(&|case| if case.1 { case.0 } else { 0.0 }) / all };
    let effective = all * all / squares;
    Ok(Precision { share, effective, bounds: proportion::wilson_of(share, effective, confidence)? })
}

/// A rate with what is known of its precision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Audited {
    /// Hits per word, above 0.
    pub rate: f64,
    /// Standard error of its logarithm, clustered by article.
    pub se: f64,
    /// The degrees of freedom of that error.
    pub df: f64,
    /// The precision of its hits.
    pub precision: Precision,
}

/// A corrected number with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Corrected {
    /// The number.
    pub value: f64,
    /// Percentiles of the replicates.
    pub bounds: Bounds,
}

impl Audited {
    /// The standard error of a rate's logarithm, from the rate, the upper end of its clustered interval, and the number of articles; nothing for
    /// fewer than two articles or a rate of 0. It undoes [`log_rate`](super::cluster::log_rate).
    pub fn error_of(rate: f64, hi: f64, units: f64, confidence: Confidence) -> Option<f64> {
        let is_defined = rate > 0.0 && hi >= rate && units >= 2.0;
        is_defined.then(|| (hi / rate).ln() / quantile::student_t(confidence.upper(), units - 1.0))
    }

    /// The rate times its precision: what it would be without the hits that are none. What was missed is not put back.
    ///
    /// Each replicate draws the rate (its logarithm from Student's t around its clustered error) and the precision, from the Beta distribution of
    /// Jeffreys' prior with the effective number of cases.
    ///
    /// # Errors
    /// [`Undefined::NoVariation`] when all replicates agree.
    pub fn corrected(&self, confidence: Confidence, bootstrap: Bootstrap) -> Result<Corrected, Undefined> {
        let drawn = (0..bootstrap.replicates).map(|replicate| self.drawn(&mut Stream::new(bootstrap.rng_seed, replicate)));
        let bounds = between_percentiles(drawn.collect(), confidence)?;
        Ok(Corrected { value: self.rate * self.precision.share, bounds: self.begun_at_nothing(bounds) })
    }

    /// The corrected rate over that of another side: the ratio of the rates times the ratio of the precisions. Equal rates with precisions .9
    /// and .6: 1.5.
    ///
    /// # Errors
    /// [`Undefined::NoHits`] when nothing of the other side is right.
    pub fn ratio_to(&self, other: &Audited, confidence: Confidence, bootstrap: Bootstrap) -> Result<Corrected, Undefined> {
        if other.precision.share <= 0.0 {
            return Err(Undefined::NoHits);
        }
        let drawn = (0..bootstrap.replicates).map(|replicate| {
            let mut random = Stream::new(bootstrap.rng_seed, replicate);
            self.drawn(&mut random) / other.drawn(&mut random)
        });
        let value = self.rate * self.precision.share / (other.rate * other.precision.share);
        Ok(Corrected { value, bounds: self.begun_at_nothing(between_percentiles(drawn.collect(), confidence)?) })
    }

    /// Where nothing was right the interval begins at nothing, as Jeffreys' own does.
    fn begun_at_nothing(&self, bounds: Bounds) -> Bounds {
        if self.precision.share > 0.0 { bounds } else { Bounds { lo: 0.0, ..bounds } }
    }

    fn drawn(&self, random: &mut Stream) -> f64 {
        let Precision { share, effective, .. } = self.precision;
        let precision = random.beta(share * effective + 0.5, (1.0 - share) * effective + 0.5);
        self.rate * (self.se * random.student_t(self.df)).exp() * precision
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn precision(right: usize, of: usize) -> Precision {
        weighted(&(0..of).map(|i| (1.0, i < right)).collect::<Vec<_>>(), Confidence::NINETY_FIVE).unwrap()
    }

    /// By hand, and Wilson's 190 of 200 from R's `binom.confint`: 0.9104 to 0.9726.
    #[test]
    fn equal_weights_are_no_weights_and_unequal_ones_are_worth_less() {
        let equal = weighted(&(0..200).map(|i| (7.0, i < 190)).collect::<Vec<_>>(), Confidence::NINETY_FIVE).unwrap();
        assert!(
            (equal.effective - 200.0).abs() < 1e-9 && (equal.bounds.lo - 0.9104).abs() < 5e-5 && (equal.bounds.hi - 0.9726).abs() < 5e-5
        );
        let unequal = weighted(&[(1.0, true), (1.0, true), (2.0, false)], Confidence::NINETY_FIVE).unwrap();
        assert_eq!((unequal.share, unequal.effective), (0.5, 16.0 / 6.0));
        assert_eq!(weighted(&[], Confidence::NINETY_FIVE), Err(Undefined::EmptySet));
    }

    /// The reference formula (prec1/rec1)/(prec2/rec2) with equal recall. The logarithm of a Beta(90.5, 10.5) has the variance ψ′(90.5) −
    /// ψ′(101) = 0.0011608, of a Beta(60.5, 40.5) ψ′(60.5) − ψ′(101) = 0.0067161: the interval is 1.5·exp(±1.96·√0.0078769) = 1.2605 to 1.785
    /// around Jeffreys' middle.
    #[test]
    fn precisions_that_differ_change_a_ratio() {
        let side = |right| Audited { rate: 0.004, se: 1e-9, df: 50.0, precision: precision(right, 100) };
        let ratio = side(90).ratio_to(&side(60), Confidence::NINETY_FIVE, Bootstrap::new(1)).unwrap();
        assert!((ratio.value - 1.5).abs() < 1e-12, "{ratio:?}");
        assert!((ratio.bounds.lo / 1.2605 - 1.0).abs() < 0.03 && (ratio.bounds.hi / 1.785 - 1.0).abs() < 0.03, "{ratio:?}");
    }

    #[test]
    fn an_interval_around_nothing_begins_there() {
        let side = |right| Audited { rate: 0.004, se: 0.2, df: 9.0, precision: precision(right, 10) };
        let corrected = side(0).corrected(Confidence::NINETY_FIVE, Bootstrap::new(1)).unwrap();
        assert!(corrected.value == 0.0 && corrected.bounds.lo == 0.0 && corrected.bounds.hi > 0.0, "{corrected:?}");
        let ratio = side(0).ratio_to(&side(5), Confidence::NINETY_FIVE, Bootstrap::new(1)).unwrap();
        assert_eq!((ratio.value, ratio.bounds.lo), (0.0, 0.0));
        assert_eq!(side(5).ratio_to(&side(0), Confidence::NINETY_FIVE, Bootstrap::new(1)), Err(Undefined::NoHits));
    }

    /// With all of very many cases right only the rate's own error is left: 0.004·exp(±2.2622·0.2), t with 9 degrees (0.002544 to 0.006288).
    #[test]
    fn a_corrected_rate_keeps_the_error_of_its_articles() {
        let side = Audited { rate: 0.004, se: 0.2, df: 9.0, precision: precision(1_000_000, 1_000_000) };
        let corrected = side.corrected(Confidence::NINETY_FIVE, Bootstrap::new(1)).unwrap();
        assert!(
            (corrected.bounds.lo / 0.002544 - 1.0).abs() < 0.03 && (corrected.bounds.hi / 0.006288 - 1.0).abs() < 0.03,
            "{corrected:?}"
        );
        assert_eq!(side.corrected(Confidence::NINETY_FIVE, Bootstrap::new(1)), Ok(corrected));
    }
}
