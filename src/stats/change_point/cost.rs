//! What a stretch of a series costs when one level stands for all of it.

use crate::stats::Count;

/// The cost of every stretch of a series. A stretch cut in two never costs more than the whole.
pub(super) trait Cost {
    /// Bins in the series.
    fn len(&self) -> usize;

    /// The cost of the bins from `from` up to, and without, `to`.
    fn of(&self, from: usize, to: usize) -> f64;
}

/// Squared distance from the mean.
pub(super) struct Squares {
    /// Sums of the values before each place, and of their squares; values less their overall mean, so that nothing large cancels.
    sums: Vec<(f64, f64)>,
}

impl Squares {
    pub(super) fn new(values: &[f64]) -> Squares {
        let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
        let mut sums = vec![(0.0, 0.0)];
        for value in values {
            let (sum, squares) = sums[sums.len() - 1];
            sums.push((sum + value - mean, squares + (value - mean).powi(2)));
        }
        Squares { sums }
    }
}

impl Cost for Squares {
    fn len(&self) -> usize {
        self.sums.len() - 1
    }

    fn of(&self, from: usize, to: usize) -> f64 {
        let (sum, squares) = (self.sums[to].0 - self.sums[from].0, self.sums[to].1 - self.sums[from].1);
        (squares - sum * sum / (to - from) as f64).max(0.0)
    }
}

/// Twice the negative Poisson log-likelihood at the stretch's own rate, without what is the same for every cut: −2·x·ln(x/w).
pub(super) struct Poisson {
    /// Hits and words before each place.
    totals: Vec<Count>,
}

impl Poisson {
    pub(super) fn new(bins: &[Count]) -> Poisson {
        let mut totals = vec![Count::default()];
        for bin in bins {
            let before = totals[totals.len() - 1];
            totals.push(Count { hits: before.hits + bin.hits, words: before.words + bin.words });
        }
        Poisson { totals }
    }

    /// Hits and words of a stretch.
    pub(super) fn count(&self, from: usize, to: usize) -> Count {
        let (before, until) = (self.totals[from], self.totals[to]);
        Count { hits: until.hits - before.hits, words: until.words - before.words }
    }
}

impl Cost for Poisson {
    fn len(&self) -> usize {
        self.totals.len() - 1
    }

    fn of(&self, from: usize, to: usize) -> f64 {
        of_count(self.count(from, to))
    }
}

/// −2·x·ln(x/w); 0 without hits, or without words, where no hit can be.
pub(super) fn of_count(count: Count) -> f64 {
    if count.hits == 0 || count.words == 0 { 0.0 } else { -2.0 * count.hits as f64 * (count.hits as f64 / count.words as f64).ln() }
}
