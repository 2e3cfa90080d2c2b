//! Two sides compared inside pairs: what both told of one event, so that what they chose to tell does not pass for how they told it.
//!
//! The ratio is that of Mantel & Haenszel (1959) for rates (Greenland & Robins 1985): inside each pair every side has its words as
//! exposure, and pairs with more words on both sides weigh more. A pair where a side has no hit still tells something, which a ratio
//! pair by pair could not. Pairs are the units: the interval comes from the variation between them.

use super::permutation::Plan;
use super::random::Stream;
use super::{Bounds, Confidence, Count, Undefined, quantile};

/// What both sides told of one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The target's hits and words.
    pub target: Count,
    /// The reference's.
    pub reference: Count,
}

impl Pair {
    /// The hits of either side, each for the words of the other: xₜwᵣ/W and xᵣwₜ/W.
    fn weighted(&self) -> (f64, f64) {
        let words = (self.target.words + self.reference.words) as f64;
        let (target, reference) = (self.target.hits as f64, self.reference.hits as f64);
        (target * self.reference.words as f64 / words, reference * self.target.words as f64 / words)
    }

    fn has_words(&self) -> bool {
        self.target.words > 0 && self.reference.words > 0
    }
}

/// The ratio of rates inside pairs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairedRatio {
    /// The target's rate over the reference's, pooled over pairs.
    pub ratio: f64,
    /// Its natural logarithm.
    pub log_ratio: f64,
    /// Standard error of `log_ratio`.
    pub se: f64,
    /// Interval for the ratio.
    pub bounds: Bounds,
    /// Pairs in which both sides have words.
    pub pairs: u64,
}

/// The Mantel-Haenszel ratio of two rates with an interval from the variation between pairs.
///
/// With A = Σ xₜwᵣ/W and B = Σ xᵣwₜ/W over the pairs the ratio is A/B. Its logarithm moves by a/A − b/B with each pair, and se is the root
/// of n/(n−1) times the sum of their squares, but at least what independent hits would give, √(1/Xₜ + 1/Xᵣ); t on n−1 degrees of freedom.
/// Pairs in which a side has no words are left out. Hits 2, 0, 3 against 1, 1, 1 in articles of equal length give 5/3; each pair moves
/// the logarithm by 2/5 − 1/3, −1/3 and 3/5 − 1/3, and with the floor √(1/5 + 1/3) the se is 0.7303.
///
/// # Errors
/// [`Undefined::NoWords`] without a pair, [`Undefined::OneUnit`] with one, [`Undefined::NoHitsBoth`] without a hit, [`Undefined::NoHits`] with
/// hits on one side only.
pub fn rate_ratio(pairs: &[Pair], confidence: Confidence) -> Result<PairedRatio, Undefined> {
    let pairs: Vec<Pair> = pairs.iter().copied().filter(Pair::has_words).collect();
    let n = pairs.len();
    let hits = |side: fn(&Pair) -> Count| pairs.iter().map(|pair| side(pair).hits).sum::<u64>() as f64;
    let (of_target, of_reference) = (hits(|pair| pair.target), hits(|pair| pair.reference));
    match n {
        0 => return Err(Undefined::NoWords),
        1 => return Err(Undefined::OneUnit),
        _ if of_target + of_reference == 0.0 => return Err(Undefined::NoHitsBoth),
        _ if of_target == 0.0 || of_reference == 0.0 => return Err(Undefined::NoHits),
        _ => {}
    }
    let (target, reference) = pairs.iter().map(Pair::weighted).fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    let moves: f64 = pairs.iter().map(Pair::weighted).map(|(a, b)| (a / target - b / reference).powi(2)).sum();
    let floor = (1.0 / of_target + 1.0 / of_reference).sqrt();
    let se = (n as f64 / (n - 1) as f64 * moves).sqrt().max(floor);
    let log_ratio = (target / reference).ln();
    let reach = quantile::student_t(confidence.upper(), (n - 1) as f64) * se;
    let bounds = Bounds { lo: (log_ratio - reach).exp(), hi: (log_ratio + reach).exp() };
    Ok(PairedRatio { ratio: target / reference, log_ratio, se, bounds, pairs: n as u64 })
}

/// The result of a sign-flip test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignFlip {
    /// Two-sided p.
    pub p: f64,
    /// The smallest p that so many pairs allow.
    pub min_p: f64,
    /// True when every choice of signs was tried.
    pub is_exact: bool,
}

/// Tests whether the sides differ inside pairs, by exchanging them.
///
/// If it did not matter who told an event, the two tellings of it could change places, which turns the sign of xₜwᵣ/W − xᵣwₜ/W and of nothing
/// else (Fisher 1935). p is the part of all choices of signs whose sum is as far from zero as the real one; (b+1)/(B+1) for random
/// choices. Pairs without a difference say nothing, whichever way they stand. Differences 1, 1, 1, 1 reach 2 of 16: p = 1/8.
///
/// # Errors
/// [`Undefined::NoWords`] without a pair; [`Undefined::NoHitsBoth`] without a hit; [`Undefined::NoVariation`] when the sides agree in every pair.
pub fn sign_flip(pairs: &[Pair], plan: &Plan) -> Result<SignFlip, Undefined> {
    let pairs: Vec<Pair> = pairs.iter().copied().filter(Pair::has_words).collect();
    if pairs.is_empty() {
        return Err(Undefined::NoWords);
    }
    if pairs.iter().all(|pair| pair.target.hits + pair.reference.hits == 0) {
        return Err(Undefined::NoHitsBoth);
    }
    let differences: Vec<f64> = pairs.iter().map(Pair::weighted).map(|(a, b)| a - b).filter(|d| *d != 0.0).collect();
    if differences.is_empty() {
        return Err(Undefined::NoVariation);
    }
    // Sums of the same numbers in another order may differ in their last digits.
    let seen = differences.iter().sum::<f64>().abs() * (1.0 - 1e-12);
    let n = differences.len();
    let every = 1_u64.checked_shl(n as u32).filter(|every| n < 63 && *every <= plan.enumerate_at_most);
    let is_as_far = |is_turned: &mut dyn FnMut(usize) -> bool| {
        differences.iter().enumerate().map(|(i, d)| if is_turned(i) { -d } else { *d }).sum::<f64>().abs() >= seen
    };
    let (p, min_p) = if let Some(every) = every {
        let as_far = (0..every).filter(|signs| is_as_far(&mut |i| signs >> i & 1 == 1)).count();
        (as_far as f64 / every as f64, 2.0 / every as f64)
    } else {
        let of_draw = |draw: u64| {
            let mut stream = Stream::new(plan.rng_seed, draw);
            is_as_far(&mut |_| stream.index(2) == 1)
        };
        let as_far = (0..plan.draws).filter(|&draw| of_draw(draw)).count();
        ((as_far + 1) as f64 / (plan.draws + 1) as f64, 1.0 / (plan.draws + 1) as f64)
    };
    Ok(SignFlip { p, min_p, is_exact: every.is_some() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hits and words of the target and of the reference.
    type Sides = ((u64, u64), (u64, u64));

    fn pairs(of: &[Sides]) -> Vec<Pair> {
        let count = |(hits, words)| Count { hits, words };
        of.iter().map(|&(target, reference)| Pair { target: count(target), reference: count(reference) }).collect()
    }

    fn equal(hits: &[(u64, u64)]) -> Vec<Pair> {
        pairs(&hits.iter().map(|&(t, r)| ((t, 100), (r, 100))).collect::<Vec<_>>())
    }

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9 * b.abs().max(1.0)
    }

    /// By hand. Weighted hits are halves: A = 2.5, B = 1.5.
    #[test]
    fn the_ratio_of_pairs_of_equal_length_is_the_ratio_of_hits() {
        let result = rate_ratio(&equal(&[(2, 1), (0, 1), (3, 1)]), Confidence::NINETY_FIVE).unwrap();
        assert!(near(result.ratio, 5.0 / 3.0) && near(result.se, (8.0_f64 / 15.0).sqrt()), "{result:?}");
        assert_eq!(result.pairs, 3);
        // t(.975, 2) = 4.302653.
        assert!((result.bounds.hi - (5.0_f64 / 3.0 * (4.302_653 * 0.730_297_f64).exp())).abs() < 1e-3);
    }

    /// By hand: A = 6·300/400 + 2·100/500 = 4.9 and B = 2·100/400 + 1·400/500 = 1.3.
    #[test]
    fn sides_of_different_length_are_weighed_by_the_words_of_the_other() {
        let result = rate_ratio(&pairs(&[((6, 100), (2, 300)), ((2, 400), (1, 100))]), Confidence::NINETY_FIVE).unwrap();
        assert!(near(result.ratio, 4.9 / 1.3), "{result:?}");
    }

    /// Every story has the target's rate at twice the reference's, but the target tells those with many hits: a pooled ratio would say 12.
    #[test]
    fn what_is_covered_does_not_pass_for_how_it_is_worded() {
        let told = pairs(&[((40, 1000), (2, 100)), ((2, 100), (10, 1000)), ((4, 100), (20, 1000))]);
        let result = rate_ratio(&told, Confidence::NINETY_FIVE).unwrap();
        assert!(near(result.ratio, 2.0), "{result:?}");
    }

    /// By hand: with four equal differences only all pluses and all minuses are as far out.
    #[test]
    fn four_pairs_reach_one_eighth() {
        let result = sign_flip(&equal(&[(1, 0); 4]), &Plan::new(1)).unwrap();
        assert_eq!((result.p, result.min_p, result.is_exact), (0.125, 0.125, true));
    }

    /// Listed by hand: of the 8 sums of ±1 ±2 ±3, six are at least 2 from zero (6, 4, 2, −2, −4, −6), and the real one is 2.
    #[test]
    fn all_signs_are_tried() {
        let result = sign_flip(&equal(&[(2, 0), (0, 4), (6, 0)]), &Plan::new(1)).unwrap();
        assert_eq!(result.p, 0.75);
    }

    #[test]
    fn pairs_that_agree_change_nothing() {
        let with_equal = sign_flip(&equal(&[(1, 0), (1, 0), (3, 3), (1, 0), (1, 0)]), &Plan::new(1)).unwrap();
        assert_eq!(with_equal.p, 0.125);
        assert_eq!(sign_flip(&equal(&[(2, 2), (1, 1)]), &Plan::new(1)), Err(Undefined::NoVariation));
    }

    /// 20 pairs have a million signs. The exact p of 15 pluses in 20 equal differences is the binomial 2·P(X ≥ 15) = 0.0414; 0.008 is
    /// four standard errors of 9,999 draws.
    #[test]
    fn many_pairs_are_drawn() {
        let hits: Vec<(u64, u64)> = (0..20).map(|i| if i < 15 { (1, 0) } else { (0, 1) }).collect();
        let result = sign_flip(&equal(&hits), &Plan::new(5)).unwrap();
        assert!(!result.is_exact && (result.p - 0.0414).abs() < 0.008, "{result:?}");
        assert_eq!(result.min_p, 1e-4);
    }

    #[test]
    fn nothing_to_compare_has_a_reason() {
        let ratio = |pairs: &[Pair]| rate_ratio(pairs, Confidence::NINETY_FIVE).unwrap_err();
        assert_eq!(ratio(&[]), Undefined::NoWords);
        assert_eq!(ratio(&pairs(&[((1, 10), (1, 0)), ((2, 10), (1, 10))])), Undefined::OneUnit);
        assert_eq!(ratio(&equal(&[(0, 0), (0, 0)])), Undefined::NoHitsBoth);
        assert_eq!(ratio(&equal(&[(1, 0), (2, 0)])), Undefined::NoHits);
    }
}
