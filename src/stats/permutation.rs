//! A test of two rates that moves whole units between the sides.
//!
//! If it did not matter which outlet published an article, any split of the articles into two sides of these sizes would do as well.
//! The test asks in how many splits the rates differ as much as in the real one (Fisher 1935; Phipson & Smyth 2010). It holds when
//! both sides are about equally bursty; with a bursty small side against a calm large one it finds too much.

use super::splits::{Side, number_up_to};
use super::{Sample, Undefined};

/// How to permute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Up to this many splits all are tried; 50,000.
    pub enumerate_at_most: u64,
    /// Random splits otherwise; 9,999.
    pub draws: u64,
    /// Random splits end for a comparison once this many differ as much as the real one, for its p is plainly large then (Besag &
    /// Clifford 1991); never by default.
    pub stop_after: Option<u64>,
    /// The number for resampling.
    pub rng_seed: u64,
}

impl Plan {
    /// All splits up to 50,000, else 9,999 random ones under `rng_seed`.
    pub fn new(rng_seed: u64) -> Plan {
        Plan { enumerate_at_most: 50_000, draws: 9_999, stop_after: None, rng_seed }
    }
}

/// The result of a permutation test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Permutation {
    /// The target's rate less the reference's, in hits per word.
    pub difference: f64,
    /// Two-sided p.
    pub p: f64,
    /// The smallest p that these sizes and this plan allow.
    pub min_p: f64,
    /// Splits tried.
    pub splits: u64,
    /// True when these were all splits there are.
    pub is_exact: bool,
}

/// The words of the units of both sides, in one row: the target's units first. Shared by all comparisons of two outlets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Units {
    words: Vec<u64>,
    in_target: usize,
}

impl Units {
    /// The target's units, then the reference's. Each side has words.
    ///
    /// # Errors
    /// [`Undefined::NoWords`] when a side has no words.
    pub fn new(target_words: &[u64], reference_words: &[u64]) -> Result<Units, Undefined> {
        if target_words.iter().all(|&w| w == 0) || reference_words.iter().all(|&w| w == 0) {
            return Err(Undefined::NoWords);
        }
        Ok(Units { words: [target_words, reference_words].concat(), in_target: target_words.len() })
    }

    fn in_reference(&self) -> usize {
        self.words.len() - self.in_target
    }
}

/// Tests one difference of rates.
///
/// T is the ratio of totals of the target less that of the reference. p is the part of all splits with |T*| ≥ |T|, or (b+1)/(B+1) when b
/// of B random splits are so, or h/l when the plan stops at the h-th such split, after l. Ties are compared in whole numbers, so
/// rounding does not decide them. Hits 2, 2 against 0, 0 in articles of equal length: 2 of 6 splits, p = 1/3.
///
/// # Errors
/// [`Undefined::NoWords`] when a side is empty, [`Undefined::NoHitsBoth`] without any hit.
pub fn rate_difference(target: &Sample, reference: &Sample, plan: &Plan) -> Result<Permutation, Undefined> {
    let words = |sample: &Sample| sample.units().iter().map(|unit| unit.words).collect::<Vec<u64>>();
    let hits = target.units().iter().chain(reference.units()).enumerate().map(|(i, unit)| (i, unit.hits));
    let units = Units::new(&words(target), &words(reference))?;
    let mut results = rate_differences(&units, &[hits.filter(|&(_, hits)| hits > 0).collect()], plan);
    results.pop().expect("one comparison gives one result")
}

/// Tests many differences of rates over the same units with one set of splits.
///
/// `comparisons` lists for each comparison the units that have hits, as (index into [`Units`], hits); each is then tested as
/// [`rate_difference`] does, and with the same result. A split that leaves a side without words counts as one that differs as much.
///
/// # Panics
/// When an index is none of a unit, which is a bug in the caller.
pub fn rate_differences(units: &Units, comparisons: &[Vec<(usize, u64)>], plan: &Plan) -> Vec<Result<Permutation, Undefined>> {
    let mut tallies: Vec<Tally> = comparisons.iter().map(|hits| Tally::new(units, hits)).collect();
    let mut side = Side::first(units.in_target, units.in_reference());
    let is_exact = number_up_to(plan.enumerate_at_most, units.in_target, units.in_reference()).is_some();
    if is_exact {
        loop {
            compare_all(&mut tallies, &side, units);
            if !side.advance() {
                break;
            }
        }
    } else {
        for draw in 0..plan.draws {
            tallies.iter_mut().for_each(|tally| tally.stop(plan));
            if tallies.iter().all(|tally| tally.stopped) {
                break;
            }
            side.draw(plan.rng_seed, draw);
            compare_all(&mut tallies, &side, units);
        }
        tallies.iter_mut().for_each(|tally| tally.stop(plan));
    }
    tallies.into_iter().map(|tally| tally.result(units, is_exact, plan)).collect()
}

/// The smallest p that so many units on each side allow.
///
/// Of all splits one is the real one, and between sides of equal size its mirror image ties with it: 2/C for equal sizes, else 1/C, with
/// C the number of splits. 1 against 1 allows 1, 2 against 2 allows 1/3, 4 against 4 allows 0.029. Random splits allow no less than
/// 1/(draws+1).
pub fn min_p(target: usize, reference: usize, plan: &Plan) -> f64 {
    let smallest = |splits: u64| if target == reference { 2.0_f64.min(splits as f64) / splits as f64 } else { 1.0 / splits as f64 };
    match number_up_to(plan.enumerate_at_most, target, reference) {
        Some(splits) => smallest(splits),
        None => 1.0 / (plan.draws + 1) as f64,
    }
}

fn compare_all(tallies: &mut [Tally], side: &Side, units: &Units) {
    let words = units.words.iter().enumerate().filter(|(unit, _)| side.has(*unit)).map(|(_, words)| words).sum();
    tallies.iter_mut().filter(|tally| !tally.stopped).for_each(|tally| tally.compare(side, words));
}

/// One comparison while splits are tried.
struct Tally<'a> {
    hits: &'a [(usize, u64)],
    all_hits: u64,
    all_words: u64,
    target_hits: u64,
    target_words: u64,
    /// Splits tried, and those that differ as much as the real one.
    tried: u64,
    as_far: u64,
    stopped: bool,
}

impl<'a> Tally<'a> {
    fn new(units: &Units, hits: &'a [(usize, u64)]) -> Tally<'a> {
        assert!(hits.iter().all(|&(unit, _)| unit < units.words.len()), "hits of a unit that is not there");
        let sum = |in_target: bool| hits.iter().filter(|(unit, _)| (*unit < units.in_target) == in_target).map(|(_, n)| n).sum::<u64>();
        Tally {
            hits,
            all_hits: sum(true) + sum(false),
            all_words: units.words.iter().sum(),
            target_hits: sum(true),
            target_words: units.words[..units.in_target].iter().sum(),
            tried: 0,
            as_far: 0,
            stopped: false,
        }
    }

    fn compare(&mut self, side: &Side, words: u64) {
        let hits: u64 = self.hits.iter().filter(|(unit, _)| side.has(*unit)).map(|(_, n)| n).sum();
        self.tried += 1;
        let (seen, width) = self.distance(self.target_hits, self.target_words);
        let (split, split_width) = self.distance(hits, words);
        // Both sides multiplied out. Totals of several thousand million words would saturate, which counts the split: never too small a p.
        if split.saturating_mul(width) >= seen.saturating_mul(split_width) {
            self.as_far += 1;
        }
    }

    /// |T| as a fraction of whole numbers: x/w − (X−x)/(W−w) = (xW − Xw) / (w(W−w)).
    fn distance(&self, hits: u64, words: u64) -> (u128, u128) {
        let scaled_hits = u128::from(hits) * u128::from(self.all_words);
        let scaled_words = u128::from(self.all_hits) * u128::from(words);
        (scaled_hits.abs_diff(scaled_words), u128::from(words) * u128::from(self.all_words - words))
    }

    fn stop(&mut self, plan: &Plan) {
        self.stopped |= plan.stop_after.is_some_and(|most| self.as_far >= most);
    }

    fn result(self, units: &Units, is_exact: bool, plan: &Plan) -> Result<Permutation, Undefined> {
        if self.all_hits == 0 {
            return Err(Undefined::NoHitsBoth);
        }
        let rate = |hits: u64, words: u64| hits as f64 / words as f64;
        let p = match (is_exact, self.stopped) {
            (true, _) | (false, true) => rate(self.as_far, self.tried),
            (false, false) => rate(self.as_far + 1, self.tried + 1),
        };
        Ok(Permutation {
            difference: rate(self.target_hits, self.target_words)
                - rate(self.all_hits - self.target_hits, self.all_words - self.target_words),
            p,
            min_p: min_p(units.in_target, units.in_reference(), plan),
            splits: self.tried,
            is_exact,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Count;
    use super::*;

    fn sample(units: &[(u64, u64)]) -> Sample {
        Sample::new(units.iter().map(|&(hits, words)| Count { hits, words }))
    }

    fn all(target: &[(u64, u64)], reference: &[(u64, u64)]) -> Permutation {
        rate_difference(&sample(target), &sample(reference), &Plan::new(1)).unwrap()
    }

    fn only_draws(draws: u64) -> Plan {
        Plan { enumerate_at_most: 0, draws, ..Plan::new(1) }
    }

    /// By hand: of six splits the real one and its mirror image put all hits on one side.
    #[test]
    fn two_against_two_reach_one_third_at_best() {
        let result = all(&[(2, 100), (2, 100)], &[(0, 100), (0, 100)]);
        assert_eq!((result.splits, result.p, result.min_p, result.is_exact), (6, 1.0 / 3.0, 1.0 / 3.0, true));
        assert!((result.difference - 0.02).abs() < 1e-12);
    }

    /// Listed in a separate script: 4 of 20 splits.
    #[test]
    fn articles_of_different_length_keep_their_words() {
        let result = all(&[(3, 200), (0, 250), (5, 400)], &[(0, 300), (0, 310), (1, 190)]);
        assert_eq!((result.splits, result.p), (20, 0.2));
    }

    #[test]
    fn outlets_that_agree_have_p_one() {
        assert_eq!(all(&[(1, 100); 3], &[(1, 100); 3]).p, 1.0);
        assert_eq!(all(&[(7, 300)], &[(0, 100)]).p, 1.0);
    }

    /// By hand: 2 of 2, 6, 20 and 70 splits for equal sides; 1 of 6 for 1 against 5, where a split has no mirror image.
    #[test]
    fn few_articles_cannot_give_a_small_p() {
        let smallest = |n, m| min_p(n, m, &Plan::new(1));
        assert_eq!((smallest(1, 1), smallest(2, 2), smallest(3, 3)), (1.0, 1.0 / 3.0, 0.1));
        assert!((smallest(4, 4) - 0.029).abs() < 5e-4);
        assert_eq!(smallest(1, 5), 1.0 / 6.0);
        assert_eq!(smallest(500, 700), 1e-4);
    }

    /// The exact p is 0.2; 0.016 is four standard errors of 9,999 draws.
    #[test]
    fn random_splits_come_near_the_full_list() {
        let (target, reference) = (sample(&[(3, 200), (0, 250), (5, 400)]), sample(&[(0, 300), (0, 310), (1, 190)]));
        let result = rate_difference(&target, &reference, &only_draws(9_999)).unwrap();
        assert!((result.p - 0.2).abs() < 0.016 && !result.is_exact, "{result:?}");
    }

    /// Phipson & Smyth (2010): the real split counts among the drawn ones, so no p is 0. Here no random split comes near it.
    #[test]
    fn a_p_from_random_splits_is_never_zero() {
        let result = rate_difference(&sample(&[(9, 100); 40]), &sample(&[(0, 100); 40]), &only_draws(999)).unwrap();
        assert_eq!((result.p, result.min_p), (0.001, 0.001));
    }

    #[test]
    fn many_comparisons_share_their_splits() {
        let units = Units::new(&[200, 250, 400], &[300, 310, 190]).unwrap();
        let comparisons = [vec![(0, 3), (2, 5), (5, 1)], vec![], vec![(4, 2)]];
        let together = rate_differences(&units, &comparisons, &only_draws(999));
        assert_eq!(together[0], rate_differences(&units, &comparisons[..1], &only_draws(999))[0]);
        assert_eq!(together[1], Err(Undefined::NoHitsBoth));
    }

    /// Without a difference nearly every split is as far, so ten are reached at once.
    #[test]
    fn a_plainly_large_p_ends_early() {
        let plan = Plan { stop_after: Some(10), ..only_draws(9_999) };
        let result = rate_difference(&sample(&[(1, 100); 12]), &sample(&[(1, 100); 12]), &plan).unwrap();
        assert_eq!((result.splits, result.p), (10, 1.0));
    }

    #[test]
    fn thousands_of_articles_are_no_trouble() {
        let units: Vec<(u64, u64)> = (0..1500).map(|i| (u64::from(i % 50 == 0), 400)).collect();
        let result = rate_difference(&sample(&units), &sample(&units[..1200]), &only_draws(99)).unwrap();
        assert!(result.p > 0.5 && result.min_p == 0.01);
    }

    #[test]
    fn an_empty_side_is_undefined() {
        let some = sample(&[(1, 100)]);
        assert_eq!(rate_difference(&some, &Sample::default(), &Plan::new(1)), Err(Undefined::NoWords));
    }
}
