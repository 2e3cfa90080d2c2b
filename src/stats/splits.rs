//! The ways to split a row of units into two sides of given sizes.

use super::random::Stream;

/// One split: which units stand on the first side.
pub(super) struct Side {
    is_in: Vec<bool>,
    size: usize,
    /// The units of the smaller side; of the first, when both are of one size.
    fewer: Vec<usize>,
    /// All units, those that the last draw moved exchanged; empty before the first draw.
    order: Vec<usize>,
    /// What the last draw exchanged, so that the next begins at the same order without making it anew.
    swaps: Vec<(usize, usize)>,
}

impl Side {
    /// The first of all splits: the first `first` units on the first side, the other `second` on the second.
    pub(super) fn first(first: usize, second: usize) -> Side {
        let mut is_in = vec![true; first];
        is_in.resize(first + second, false);
        let mut side = Side { is_in, size: first, fewer: Vec::new(), order: Vec::new(), swaps: Vec::new() };
        side.find_fewer();
        side
    }

    /// True when the unit at `index` stands on the first side.
    pub(super) fn has(&self, index: usize) -> bool {
        self.is_in[index]
    }

    /// The units of the smaller side, in no order; of the first, when both are of one size.
    pub(super) fn fewer(&self) -> &[usize] {
        &self.fewer
    }

    /// Moves on to the next split, from the first in lexicographic order; false after the last.
    pub(super) fn advance(&mut self) -> bool {
        // The last unit that can move one place back does, and all behind it follow it up.
        let Some(gap) = self.is_in.iter().rposition(|&is_in| !is_in) else { return false };
        let Some(moving) = self.is_in[..gap].iter().rposition(|&is_in| is_in) else { return false };
        let behind = self.is_in.len() - 1 - gap;
        self.is_in[moving..].fill(false);
        self.is_in[moving + 1..moving + 2 + behind].fill(true);
        self.find_fewer();
        true
    }

    /// Replaces the split by random split number `draw` under `rng_seed`, all splits being equally likely.
    pub(super) fn draw(&mut self, rng_seed: u64, draw: u64) {
        let mut stream = Stream::new(rng_seed, draw);
        let all = self.is_in.len();
        if self.order.is_empty() {
            self.order = (0..all).collect();
        }
        while let Some((one, other)) = self.swaps.pop() {
            self.order.swap(one, other);
        }
        // Picking the smaller side takes fewer numbers.
        let picks_first = self.picks_first();
        for &unit in &self.fewer {
            self.is_in[unit] = !picks_first;
        }
        self.fewer.clear();
        for place in 0..self.size.min(all - self.size) {
            let other = place + stream.index(all - place);
            self.order.swap(place, other);
            self.swaps.push((place, other));
            self.is_in[self.order[place]] = picks_first;
            self.fewer.push(self.order[place]);
        }
    }

    fn picks_first(&self) -> bool {
        self.size <= self.is_in.len() - self.size
    }

    fn find_fewer(&mut self) {
        let picks_first = self.picks_first();
        self.fewer.clear();
        self.fewer.extend(self.is_in.iter().enumerate().filter(|(_, is_in)| **is_in == picks_first).map(|(unit, _)| unit));
    }
}

/// The number of splits into sides of these sizes, when it is at most `most`.
pub(super) fn number_up_to(most: u64, first: usize, second: usize) -> Option<u64> {
    let (few, all) = (first.min(second) as u64, (first + second) as u64);
    let mut splits = 1_u64;
    for k in 1..=few {
        // Each step is a binomial coefficient itself, so the division leaves no rest, and steps only grow.
        splits = splits.checked_mul(all - few + k)? / k;
        if splits > most {
            return None;
        }
    }
    Some(splits)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn all_splits(first: usize, second: usize) -> Vec<Vec<bool>> {
        let mut side = Side::first(first, second);
        let mut splits = vec![side.is_in.clone()];
        while side.advance() {
            splits.push(side.is_in.clone());
        }
        splits
    }

    #[test]
    fn every_split_comes_once() {
        for (first, second, number) in [(3, 4, 35), (1, 5, 6), (5, 1, 6), (2, 2, 6)] {
            let splits = all_splits(first, second);
            assert_eq!(splits.iter().collect::<BTreeSet<_>>().len(), number);
            assert_eq!(splits.len(), number);
            assert!(splits.iter().all(|split| split.iter().filter(|&&is_in| is_in).count() == first));
        }
    }

    #[test]
    fn the_smaller_side_is_named_however_the_split_came_about() {
        for (first, second) in [(2, 4), (4, 2), (3, 3)] {
            let mut side = Side::first(first, second);
            for step in 0..30 {
                let mut named = side.fewer().to_vec();
                named.sort_unstable();
                let of_smaller: Vec<usize> = (0..6).filter(|&unit| side.has(unit) == (first <= second)).collect();
                assert_eq!(named, of_smaller, "{first} against {second}, step {step}");
                if step % 3 == 0 {
                    side.draw(7, step)
                } else {
                    let _ = side.advance();
                }
            }
        }
    }

    #[test]
    fn a_draw_does_not_depend_on_those_before_it() {
        let (mut one, mut other) = (Side::first(3, 9), Side::first(3, 9));
        (0..20).for_each(|draw| one.draw(5, draw));
        other.draw(5, 19);
        assert_eq!(one.is_in, other.is_in);
    }

    #[test]
    fn the_number_of_splits_is_counted_up_to_a_limit() {
        assert_eq!(number_up_to(50_000, 3, 4), Some(35));
        assert_eq!(number_up_to(50_000, 9, 9), Some(48_620));
        assert_eq!(number_up_to(50_000, 9, 10), None);
        assert_eq!(number_up_to(u64::MAX, 4_000, 4_000), None);
    }

    /// 6,000 draws over 20 splits; a chi-square of 43.8 on 19 degrees of freedom is passed once in a thousand.
    #[test]
    fn random_splits_are_equally_likely() {
        let mut side = Side::first(3, 3);
        let mut seen = std::collections::BTreeMap::new();
        for draw in 0..6_000 {
            side.draw(11, draw);
            *seen.entry(side.is_in.clone()).or_insert(0.0) += 1.0;
        }
        let chi2: f64 = seen.values().map(|n: &f64| (n - 300.0).powi(2) / 300.0).sum();
        assert!(seen.len() == 20 && chi2 < 43.8, "{chi2}");
    }
}
