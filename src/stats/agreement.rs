//! How far people who coded the same things agree, beyond chance.

use std::collections::{BTreeMap, BTreeSet};

use super::resample::{Bootstrap, between_percentiles};
use super::{Bounds, Confidence, Undefined};

/// Cohen's kappa of two coders (Cohen 1960): (agreement − chance agreement)/(1 − chance agreement).
///
/// Both code every item; codes are compared for equality only. Codes 2, 0, 2, 2, 0, 1 and 0, 0, 2, 2, 0, 2 give 0.4286.
///
/// # Errors
/// [`Undefined::EmptySet`] without items, [`Undefined::NoVariation`] when both use one and the same code throughout.
pub fn kappa(pairs: &[(u32, u32)]) -> Result<f64, Undefined> {
    if pairs.is_empty() {
        return Err(Undefined::EmptySet);
    }
    let items = pairs.len() as f64;
    let mut uses: BTreeMap<u32, (f64, f64)> = BTreeMap::new();
    for &(first, second) in pairs {
        uses.entry(first).or_default().0 += 1.0;
        uses.entry(second).or_default().1 += 1.0;
    }
    if uses.len() == 1 {
        return Err(Undefined::NoVariation);
    }
    let agreed = pairs.iter().filter(|(first, second)| first == second).count() as f64 / items;
    let by_chance: f64 = uses.values().map(|(first, second)| first * second / (items * items)).sum();
    Ok((agreed - by_chance) / (1.0 - by_chance))
}

/// How codes that differ are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Different is different: labels, voices.
    Nominal,
    /// The square of the difference: grades with equal steps.
    Interval,
}

/// Krippendorff's alpha of any number of coders: 1 − observed over expected disagreement (Hayes & Krippendorff 2007).
///
/// One list of codes an item; missing codes are simply not there, and items with fewer than two leave. 0.8 and above is firm, 0.667 to
/// 0.8 tentative. Two coders with 1, 0, 1, 0 and 0, 1, 0, 1 give −0.75 on a nominal scale.
///
/// # Errors
/// [`Undefined::EmptySet`] when no item has two codes, [`Undefined::NoVariation`] when all codes are the same: that is no agreement
/// beyond chance, not a perfect one.
pub fn alpha(items: &[Vec<u32>], scale: Scale) -> Result<f64, Undefined> {
    let paired: Vec<&Vec<u32>> = items.iter().filter(|codes| codes.len() > 1).collect();
    let all: Vec<u32> = paired.iter().flat_map(|codes| codes.iter().copied()).collect();
    let expected = disagreement(&all, scale);
    match () {
        () if all.is_empty() => Err(Undefined::EmptySet),
        () if expected == 0.0 => Err(Undefined::NoVariation),
        () => {
            let observed: f64 = paired.iter().map(|codes| disagreement(codes, scale) * codes.len() as f64).sum();
            Ok(1.0 - observed / all.len() as f64 / expected)
        }
    }
}

/// The percentile interval of [`alpha`] on a nominal scale: whole items are drawn with replacement (the unit bootstrap).
///
/// Replicates in which all codes are the same have no alpha and are left out.
///
/// # Errors
/// As [`alpha`]; [`Undefined::NoVariation`] also when every replicate agrees or most have no alpha, as with items that are all coded alike.
pub fn alpha_bounds(items: &[Vec<u32>], confidence: Confidence, bootstrap: Bootstrap) -> Result<Bounds, Undefined> {
    alpha(items, Scale::Nominal)?;
    let codes: Vec<u32> = items.iter().flatten().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let place = |code: &u32| codes.binary_search(code).unwrap_or_default();
    // Of each item with two codes or more: its disagreement times its codes, its codes, and where they stand.
    let paired: Vec<(f64, Vec<usize>)> = items
        .iter()
        .filter(|item| item.len() > 1)
        .map(|item| (disagreement(item, Scale::Nominal) * item.len() as f64, item.iter().map(place).collect()))
        .collect();
    let replicate = |drawn: Vec<usize>| {
        let (mut observed, mut uses) = (0.0, vec![0.0_f64; codes.len()]);
        for index in drawn {
            let (apart, places) = &paired[index];
            observed += apart;
            places.iter().for_each(|&place| uses[place] += 1.0);
        }
        let all: f64 = uses.iter().sum();
        let expected = 1.0 - uses.iter().map(|n| n * (n - 1.0)).sum::<f64>() / (all * (all - 1.0));
        (expected > 1e-12).then(|| 1.0 - observed / all / expected)
    };
    let alphas: Vec<f64> = bootstrap.draws(paired.len()).filter_map(replicate).collect();
    if 2 * alphas.len() < bootstrap.replicates as usize {
        return Err(Undefined::NoVariation);
    }
    between_percentiles(alphas, confidence)
}

/// The mean distance over all ordered pairs of codes.
fn disagreement(codes: &[u32], scale: Scale) -> f64 {
    let mut uses: BTreeMap<u32, f64> = BTreeMap::new();
    codes.iter().for_each(|&code| *uses.entry(code).or_default() += 1.0);
    let apart = |a: u32, b: u32| match scale {
        Scale::Nominal => f64::from(u8::from(a != b)),
        Scale::Interval => f64::from(a.abs_diff(b)).powi(2),
    };
    let sum: f64 = uses.iter().flat_map(|(&a, n)| uses.iter().map(move |(&b, m)| n * m * apart(a, b))).sum();
    let n = codes.len() as f64;
    sum / (n * (n - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// scikit-learn `cohen_kappa_score`.
    #[test]
    fn kappa_agrees_with_scikit_learn() {
        let pairs = [(2, 0), (0, 0), (2, 2), (2, 2), (0, 0), (1, 2)];
        assert!((kappa(&pairs).unwrap() - 0.42857142857142855).abs() < 1e-12);
    }

    /// Krippendorff's example of four observers and twelve units: 0.743 nominal, 0.849 interval.
    #[test]
    fn alpha_agrees_with_its_author() {
        let items = [
            vec![1, 1, 1],
            vec![2, 2, 3, 2],
            vec![3, 3, 3, 3],
            vec![3, 3, 3, 3],
            vec![2, 2, 2, 2],
            vec![1, 2, 3, 4],
            vec![4, 4, 4, 4],
            vec![1, 1, 2, 1],
            vec![2, 2, 2, 2],
            vec![5, 5, 5],
            vec![1, 1],
            vec![3],
        ];
        assert!((alpha(&items, Scale::Nominal).unwrap() - 0.743).abs() < 5e-4);
        assert!((alpha(&items, Scale::Interval).unwrap() - 0.849).abs() < 5e-4);
    }

    #[test]
    fn one_code_throughout_is_not_perfect_agreement() {
        assert_eq!(alpha(&[vec![1, 1], vec![1, 1]], Scale::Nominal), Err(Undefined::NoVariation));
        assert_eq!(kappa(&[(1, 1), (1, 1)]), Err(Undefined::NoVariation));
        assert_eq!(alpha(&[vec![1]], Scale::Nominal), Err(Undefined::EmptySet));
    }

    /// Two items coded 1, 1 and 1, 2, by hand: of the four ordered pairs of items that can be drawn, one has no alpha (1, 1 twice), two
    /// have 0 (codes 1, 1, 1, 2: a half apart where a half is expected) and one has −0.5 (1, 2, 1, 2: all apart where two thirds are expected).
    #[test]
    fn alpha_of_drawn_items_is_alpha_of_the_items_drawn() {
        let items = [vec![1, 1], vec![1, 2]];
        assert_eq!(alpha(&items, Scale::Nominal), Ok(0.0));
        assert_eq!(alpha(&[vec![1, 2], vec![1, 2]], Scale::Nominal), Ok(-0.5));
        let bounds = alpha_bounds(&items, Confidence::NINETY_FIVE, Bootstrap::new(1)).unwrap();
        assert!((bounds.lo + 0.5).abs() < 1e-12 && bounds.hi.abs() < 1e-12, "{bounds:?}");
        assert_eq!(alpha_bounds(&items, Confidence::NINETY_FIVE, Bootstrap::new(1)), Ok(bounds));
    }

    #[test]
    fn the_interval_of_alpha_lies_around_it() {
        let items: Vec<Vec<u32>> = (0..40).map(|i| if i % 8 == 0 { vec![0, 1] } else { vec![i % 2, i % 2] }).collect();
        let (value, bounds) =
            (alpha(&items, Scale::Nominal).unwrap(), alpha_bounds(&items, Confidence::NINETY_FIVE, Bootstrap::new(1)).unwrap());
        assert!(bounds.lo < value && value < bounds.hi && bounds.hi - bounds.lo < 0.6, "{value} {bounds:?}");
    }
}
