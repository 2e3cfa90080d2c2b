//! The ways to split a row of units into two sides of given sizes.

use super::random::Stream;

/// One split: which units stand on the first side.
pub(super) struct Side {
    is_in: Vec<bool>,
    size: usize,
}

impl Side {
    /// The first of all splits: the first `first` units on the first side, the other `second` on the second.
    pub(super) fn first(first: usize, second: usize) -> Side {
        let mut is_in = vec![true; first];
        is_in.resize(first + second, false);
        Side { is_in, size: first }
    }

    /// True when the unit at `index` stands on the first side.
    pub(super) fn has(&self, index: usize) -> bool {
        self.is_in[index]
    }

    /// Moves on to the next split, from the first in lexicographic order; false after the last.
    pub(super) fn advance(&mut self) -> bool {
        // The last unit that can move one place back does, and all behind it follow it up.
        let Some(gap) = self.is_in.iter().rposition(|&is_in| !is_in) else { return false };
        let Some(moving) = self.is_in[..gap].iter().rposition(|&is_in| is_in) else { return false };
        let behind = self.is_in.len() - 1 - gap;
        self.is_in[moving..].fill(false);
        self.is_in[moving + 1..moving + 2 + behind].fill(true);
        true
    }

    /// Replaces the split by random split number `draw` under `rng_seed`, all splits being equally likely.
    pub(super) fn draw(&mut self, rng_seed: u64, draw: u64) {
        let mut stream = Stream::new(rng_seed, draw);
        let all = self.is_in.len();
        // Picking the smaller side takes fewer numbers.
        let picks_first = self.size <= all - self.size;
        self.is_in.fill(!picks_first);
        let mut order: Vec<usize> = (0..all).collect();
        for place in 0..self.size.min(all - self.size) {
            order.swap(place, place + stream.index(all - place));
            self.is_in[order[place]] = picks_first;
        }
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
