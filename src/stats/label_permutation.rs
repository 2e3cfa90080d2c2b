//! A test of two choices among the same labels that moves whole units between the sides.
//!
//! If it did not matter which outlet published an article, any split of the articles that mention the thing would do as well. The test
//! asks in how many splits the two choices lie as far apart as in the real one (Fisher 1935; Phipson & Smyth 2010). Mentions inside one
//! article go together, so that a word repeated in one article is no evidence of a habit.

use super::divergence::{Divergence, jensen_shannon};
use super::permutation::{Plan, min_p};
use super::splits::{Side, number_up_to};
use super::{LabelTable, Undefined};

/// How far two choices lie apart, and how often chance alone brings that.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelPermutation {
    /// How far they lie apart.
    pub divergence: Divergence,
    /// The part of the splits that lie as far apart or farther.
    pub p: f64,
    /// The smallest p that these sizes and this plan allow.
    pub min_p: f64,
    /// Splits tried.
    pub splits: u64,
    /// True when these were all splits there are.
    pub is_exact: bool,
}

/// Divergences that differ by less than this part of the real one are the same but for rounding.
const RELATIVE_TOLERANCE: f64 = 1e-9;
/// What rounding makes of a divergence of zero, in bits.
const ROUNDED_ZERO: f64 = 1e-12;

/// Tests the distance between the units of `table` that `target` lists, by index, and all others.
///
/// T is the Jensen-Shannon divergence (Lin 1991) of the two sides' totals; the distance is its root and orders splits alike. p is the part of
/// all splits into sides of these sizes with T* ≥ T, or (b+1)/(B+1) when b of B random splits are so (Phipson & Smyth 2010), or h/l when
/// the plan stops at the h-th such split, after l (Besag & Clifford 1991). T is no fraction of whole numbers, so ties count with a relative
/// tolerance of 10⁻⁹. The real split is one of all, and between sides of equal size its mirror image ties with it, so p is never below
/// `min_p`. Units without a mention are not in the table and are not moved: which articles speak of the thing is taken as given. Holds when
/// units are alike in how many mentions they have; says nothing of which label makes the difference.
///
/// Two units with two mentions of one label each, against two with two of the other: of six splits the real one and its mirror image lie 1
/// apart and the others 0, so p = 1/3, the smallest possible.
///
/// # Errors
/// [`Undefined::EmptySet`] when a side has no unit.
///
/// # Panics
/// When an index is none of a unit, which is a bug in the caller.
pub fn divergence(table: &LabelTable, target: &[usize], plan: &Plan) -> Result<LabelPermutation, Undefined> {
    let sizes = (target.len(), table.rows().len() - target.len());
    let mut sides = Sides::new(table);
    let seen = sides.apart(target)?;
    let least = seen.plug_in * (1.0 - RELATIVE_TOLERANCE) - ROUNDED_ZERO;
    let mut side = Side::first(sizes.0, sizes.1);
    // The divergence is the same whichever side comes first, so the smaller one stands for both.
    let mut is_as_far = |side: &Side| sides.apart(side.fewer()).is_ok_and(|apart| apart.plug_in >= least);
    let is_exact = number_up_to(plan.enumerate_at_most, sizes.0, sizes.1).is_some();
    let (mut tried, mut as_far, mut is_stopped) = (0_u64, 0_u64, false);
    if is_exact {
        loop {
            tried += 1;
            as_far += u64::from(is_as_far(&side));
            if !side.advance() {
                break;
            }
        }
    } else {
        while tried < plan.draws && !is_stopped {
            side.draw(plan.rng_seed, tried);
            tried += 1;
            as_far += u64::from(is_as_far(&side));
            is_stopped = plan.stop_after.is_some_and(|most| as_far >= most);
        }
    }
    let p = if is_exact || is_stopped { as_far as f64 / tried as f64 } else { (as_far + 1) as f64 / (tried + 1) as f64 };
    Ok(LabelPermutation { divergence: seen, p, min_p: min_p(sizes.0, sizes.1, plan), splits: tried, is_exact })
}

/// The totals of the two sides, made anew for every split.
struct Sides<'a> {
    table: &'a LabelTable,
    listed: Vec<u64>,
    others: Vec<u64>,
}

impl<'a> Sides<'a> {
    fn new(table: &'a LabelTable) -> Sides<'a> {
        let labels = table.totals().len();
        Sides { table, listed: vec![0; labels], others: vec![0; labels] }
    }

    /// How far the listed units lie from all others.
    fn apart(&mut self, units: &[usize]) -> Result<Divergence, Undefined> {
        self.listed.fill(0);
        for &unit in units {
            self.listed.iter_mut().zip(&self.table.rows()[unit]).for_each(|(sum, n)| *sum += n);
        }
        for ((others, all), listed) in self.others.iter_mut().zip(self.table.totals()).zip(&self.listed) {
            *others = all - listed;
        }
        jensen_shannon(&self.listed, &self.others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tested(rows: &[&[u64]], target: &[usize], plan: &Plan) -> LabelPermutation {
        divergence(&LabelTable::new(rows[0].len(), rows.iter().map(|row| row.to_vec())).unwrap(), target, plan).unwrap()
    }

    /// By hand: the real split and its mirror image lie 1 apart, the four others 0.
    #[test]
    fn two_against_two_reach_one_third_at_best() {
        let found = tested(&[&[2, 0], &[2, 0], &[0, 2], &[0, 2]], &[0, 1], &Plan::new(1));
        assert_eq!((found.splits, found.p, found.min_p, found.is_exact), (6, 1.0 / 3.0, 1.0 / 3.0, true));
        assert_eq!((found.divergence.plug_in, found.divergence.distance()), (1.0, 1.0));
    }

    /// Every split listed with itertools, each divergence the square of scipy 1.17.1 `jensenshannon(p, q, 2)`: 2 of 20, and 1 of 21.
    #[test]
    fn all_splits_agree_with_those_listed_with_scipy() {
        let rows: [&[u64]; 6] = [&[3, 1, 0], &[2, 0, 1], &[4, 1, 0], &[1, 3, 0], &[0, 2, 2], &[1, 1, 1]];
        let found = tested(&rows, &[0, 1, 2], &Plan::new(1));
        assert!((found.divergence.plug_in - 0.248_985_745_199_682_86).abs() < 1e-12);
        assert_eq!((found.splits, found.p), (20, 0.1));
        let rows: [&[u64]; 7] = [&[3, 1, 0], &[2, 0, 1], &[0, 2, 2], &[1, 1, 1], &[0, 4, 0], &[1, 3, 1], &[0, 1, 2]];
        let found = tested(&rows, &[0, 1], &Plan::new(1));
        assert!((found.divergence.plug_in - 0.309_086_178_722_052_96).abs() < 1e-12);
        assert_eq!((found.splits, found.p, found.min_p), (21, 1.0 / 21.0, 1.0 / 21.0));
    }

    #[test]
    fn the_two_sides_may_change_places() {
        let rows: [&[u64]; 5] = [&[3, 1], &[2, 0], &[0, 2], &[1, 1], &[0, 4]];
        let (one, other) = (tested(&rows, &[0, 1], &Plan::new(1)), tested(&rows, &[4, 2, 3], &Plan::new(1)));
        assert_eq!((one.p, one.divergence), (other.p, other.divergence));
    }

    #[test]
    fn sides_that_agree_have_p_one() {
        assert_eq!(tested(&[&[1, 2, 3][..]; 6], &[0, 3, 5], &Plan::new(1)).p, 1.0);
        // A third is no fraction of two: the shares of 1 of 3 and 2 of 6 differ by rounding alone.
        assert_eq!(tested(&[&[1, 2], &[2, 4], &[1, 2], &[3, 6]], &[0, 2], &Plan::new(1)).p, 1.0);
    }

    /// The exact p of the case above is 0.1; 1,999 draws have a standard error of 0.0067, so 5 of them are 0.034.
    #[test]
    fn draws_come_near_all_splits_and_are_the_same_every_time() {
        let rows: [&[u64]; 6] = [&[3, 1, 0], &[2, 0, 1], &[4, 1, 0], &[1, 3, 0], &[0, 2, 2], &[1, 1, 1]];
        let plan = Plan { enumerate_at_most: 0, draws: 1_999, ..Plan::new(4) };
        let found = tested(&rows, &[0, 1, 2], &plan);
        assert!((found.p - 0.1).abs() < 0.034, "{}", found.p);
        assert_eq!((found.is_exact, found.splits, found.min_p), (false, 1_999, 1.0 / 2_000.0));
        assert_eq!(found, tested(&rows, &[0, 1, 2], &plan));
    }

    #[test]
    fn draws_end_when_p_is_plainly_large() {
        let rows: [&[u64]; 6] = [&[1, 1], &[1, 2], &[2, 1], &[1, 1], &[2, 1], &[1, 2]];
        let plan = Plan { enumerate_at_most: 0, stop_after: Some(50), ..Plan::new(1) };
        let found = tested(&rows, &[0, 1, 2], &plan);
        assert!(found.splits < 500, "{}", found.splits);
        assert_eq!(found.p, 50.0 / found.splits as f64);
    }

    #[test]
    fn a_side_without_a_unit_has_no_distance() {
        let table = LabelTable::new(2, [vec![1, 0], vec![0, 1]]).unwrap();
        assert_eq!(divergence(&table, &[], &Plan::new(1)), Err(Undefined::EmptySet));
        assert_eq!(divergence(&table, &[0, 1], &Plan::new(1)), Err(Undefined::EmptySet));
    }
}
