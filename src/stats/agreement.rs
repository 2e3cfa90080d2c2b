//! How far people who coded the same things agree, beyond chance.

use std::collections::BTreeMap;

use super::Undefined;

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
}
