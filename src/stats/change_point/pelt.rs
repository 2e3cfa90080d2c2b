//! Several breaks at once: the cut of a series that costs least, each break costing a penalty.
//!
//! Killick, Fearnhead & Eckley (2012), "PELT". A place is dropped from the search once a later one is at least as good from there on;
//! with a least length of segments that later one is of use only when so many bins lie behind it, so the place is dropped that much later.

use super::cost::{Cost, Poisson, Squares};
use crate::stats::Count;

/// Breaks in the mean: squared distance from each segment's mean, `penalty` a break, segments of at least `min_size` values. Each break is
/// the number of values before it; none when one segment costs least or there are too few values for two.
pub fn pelt_l2(values: &[f64], penalty: f64, min_size: usize) -> Vec<usize> {
    pelt(&Squares::new(values), penalty, min_size.max(1))
}

/// Breaks in the rate: twice the negative Poisson log-likelihood with words as exposure, `penalty` a break, segments of at least `min_size`
/// bins. Each break is the number of bins before it.
pub fn pelt_poisson(bins: &[Count], penalty: f64, min_size: usize) -> Vec<usize> {
    pelt(&Poisson::new(bins), penalty, min_size.max(1))
}

/// A place where the last segment may begin, and from which end on it need not be tried any more.
struct Candidate {
    place: usize,
    until: usize,
}

fn pelt(cost: &impl Cost, penalty: f64, min_size: usize) -> Vec<usize> {
    let len = cost.len();
    // For each end the least cost of all before it, and where its last segment begins. The penalty of the first segment is taken off.
    let mut least = vec![f64::INFINITY; len + 1];
    let mut last = vec![0; len + 1];
    least[0] = -penalty;
    let mut candidates: Vec<Candidate> = Vec::new();
    for end in min_size..=len {
        let begins = end - min_size;
        if least[begins].is_finite() {
            candidates.push(Candidate { place: begins, until: usize::MAX });
        }
        candidates.retain(|candidate| end < candidate.until);
        for candidate in &candidates {
            let total = least[candidate.place] + cost.of(candidate.place, end) + penalty;
            if total < least[end] {
                (least[end], last[end]) = (total, candidate.place);
            }
        }
        for candidate in candidates.iter_mut().filter(|candidate| candidate.until == usize::MAX) {
            if least[candidate.place] + cost.of(candidate.place, end) > least[end] {
                candidate.until = end + min_size;
            }
        }
    }
    let mut breaks = Vec::new();
    let mut end = len;
    while end > 0 && last[end] > 0 {
        end = last[end];
        breaks.push(end);
    }
    breaks.reverse();
    breaks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a cut costs, penalties included.
    fn total(cost: &impl Cost, breaks: &[usize], penalty: f64) -> f64 {
        let ends: Vec<usize> = breaks.iter().copied().chain([cost.len()]).collect();
        let begins = [0].into_iter().chain(breaks.iter().copied());
        begins.zip(&ends).map(|(from, &to)| cost.of(from, to)).sum::<f64>() + penalty * breaks.len() as f64
    }

    /// The least cost of all cuts, by trying every segment at every end: no place is ever dropped.
    fn exhaustive(cost: &impl Cost, penalty: f64, min_size: usize) -> f64 {
        let mut least = vec![f64::INFINITY; cost.len() + 1];
        least[0] = -penalty;
        for end in min_size..=cost.len() {
            least[end] = (0..=end - min_size).map(|from| least[from] + cost.of(from, end) + penalty).fold(f64::INFINITY, f64::min);
        }
        least[cost.len()]
    }

    fn is_well_cut(breaks: &[usize], len: usize, min_size: usize) -> bool {
        let places: Vec<usize> = [0].into_iter().chain(breaks.iter().copied()).chain([len]).collect();
        breaks.is_empty() || places.windows(2).all(|pair| pair[1] >= pair[0] + min_size)
    }

    proptest! {
        #[test]
        fn no_cut_of_rates_costs_less(row in prop::collection::vec((0_u64..9, 0_u64..500), 0..40), penalty in 0.0..12.0, min_size in 1_usize..6) {
            let bins: Vec<Count> = row.into_iter().map(|(hits, words)| Count { hits: if words == 0 { 0 } else { hits }, words }).collect();
            let breaks = pelt_poisson(&bins, penalty, min_size);
            prop_assert!(is_well_cut(&breaks, bins.len(), min_size), "{:?}", breaks);
            if bins.len() >= min_size {
                let cost = Poisson::new(&bins);
                let (found, least) = (total(&cost, &breaks, penalty), exhaustive(&cost, penalty, min_size));
                prop_assert!((found - least).abs() < 1e-6, "{} and {}", found, least);
            }
        }

        #[test]
        fn no_cut_of_means_costs_less(values in prop::collection::vec(-9.0..9.0_f64, 0..40), penalty in 0.0..60.0, min_size in 1_usize..6) {
            let breaks = pelt_l2(&values, penalty, min_size);
            prop_assert!(is_well_cut(&breaks, values.len(), min_size), "{:?}", breaks);
            if values.len() >= min_size {
                let cost = Squares::new(&values);
                let (found, least) = (total(&cost, &breaks, penalty), exhaustive(&cost, penalty, min_size));
                prop_assert!((found - least).abs() < 1e-6, "{} and {}", found, least);
            }
        }
    }

    #[test]
    fn two_changes_of_a_rate_are_both_found() {
        let level = |hits: u64| vec![Count { hits, words: 200 }; 8];
        let bins = [level(1), level(9), level(1)].concat();
        assert_eq!(pelt_poisson(&bins, 3.0 * (bins.len() as f64).ln(), 4), [8, 16]);
        assert!(pelt_poisson(&bins[..6], 10.0, 4).is_empty());
    }
}
