//! Simultaneous intervals for the shares of a set of labels: the default where mentions are few.

use super::{Bounds, Confidence, LabelTable, Undefined, quantile};

/// One interval a label, all of which hold together, with mentions counted for what they are worth.
///
/// [`goodman`] with every count divided by max(1, d), d the [design effect](LabelTable::design_effect) (Rao & Scott 1981, first order).
/// A label that is never used gets 0 and an upper end. Five articles with one mention each, of which two use the first label, two the
/// second and one the third of five, give 0.0827 to 0.8313 for the first when d ≤ 1.
///
/// # Errors
/// [`Undefined::OneUnit`] below two units.
pub fn share_bounds(table: &LabelTable, confidence: Confidence) -> Result<Vec<Bounds>, Undefined> {
    let worth = table.design_effect()?.max(1.0);
    let counts: Vec<f64> = table.totals().iter().map(|&n| n as f64 / worth).collect();
    goodman(&counts, confidence)
}

/// Goodman's (1965) simultaneous intervals for multinomial shares; counts need not be whole.
///
/// With c the 1−α/K quantile of chi-square on one degree of freedom, n the sum and x a count:
/// (c + 2x ± √(c(c + 4x(n−x)/n))) / (2(n + c)). Assumes independent mentions. Counts 2, 2, 1, 0, 0 give 0.0827 to 0.8313 for the first
/// and 0 to 0.5703 for the last.
///
/// # Errors
/// [`Undefined::OneLabel`] below two counts, [`Undefined::EmptySet`] when all are 0.
pub fn goodman(counts: &[f64], confidence: Confidence) -> Result<Vec<Bounds>, Undefined> {
    if counts.len() < 2 {
        return Err(Undefined::OneLabel);
    }
    let sum: f64 = counts.iter().sum();
    if sum <= 0.0 {
        return Err(Undefined::EmptySet);
    }
    let chi2 = quantile::chi_square_one(1.0 - confidence.alpha() / counts.len() as f64);
    Ok(counts
        .iter()
        .map(|&count| {
            let reach = (chi2 * (chi2 + 4.0 * count * (sum - count) / sum)).sqrt();
            let ends = [-reach, reach].map(|reach| ((chi2 + 2.0 * count + reach) / (2.0 * (sum + chi2))).clamp(0.0, 1.0));
            Bounds { lo: ends[0], hi: ends[1] }
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// statsmodels `multinomial_proportions_confint([2, 2, 1, 0, 0], method="goodman")`.
    #[test]
    fn goodman_agrees_with_statsmodels() {
        let bounds = goodman(&[2.0, 2.0, 1.0, 0.0, 0.0], Confidence::NINETY_FIVE).unwrap();
        assert!((bounds[0].lo - 0.08270786222483406).abs() < 1e-9 && (bounds[0].hi - 0.8313438019805679).abs() < 1e-9);
        assert_eq!(bounds[4].lo, 0.0);
        assert!((bounds[4].hi - 0.5702583210270092).abs() < 1e-9);
    }

    /// Each article says one word four times over: d = 4·10/9, so 40 mentions weigh as 9.
    #[test]
    fn repetition_within_articles_widens_the_interval() {
        let table = LabelTable::new(2, (0..10).map(|i| if i % 2 == 0 { vec![4, 0] } else { vec![0, 4] })).unwrap();
        let clustered = share_bounds(&table, Confidence::NINETY_FIVE).unwrap()[0];
        let nine = goodman(&[4.5, 4.5], Confidence::NINETY_FIVE).unwrap()[0];
        assert!((clustered.lo - nine.lo).abs() < 1e-12 && (clustered.hi - nine.hi).abs() < 1e-12);
    }

    #[test]
    fn nothing_counted_is_undefined() {
        assert_eq!(goodman(&[0.0, 0.0], Confidence::NINETY_FIVE), Err(Undefined::EmptySet));
        assert_eq!(goodman(&[3.0], Confidence::NINETY_FIVE), Err(Undefined::OneLabel));
    }
}
