//! Keeps many tests from finding something by their number alone.

/// Benjamini & Hochberg's (1995) step-up: each p's smallest false-discovery rate at which it would be called a difference.
///
/// With the m defined p in ascending order, q(i) = min over j ≥ i of p(j)·m/j, at most 1. A test without a p leaves m and keeps
/// nothing. Holds for independent tests and for the positive dependence of outlets compared on the same stories. 0.01, 0.04 and 0.03
/// give 0.03, 0.04 and 0.04.
pub fn benjamini_hochberg(p: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut defined: Vec<(usize, f64)> = p.iter().enumerate().filter_map(|(i, p)| p.map(|p| (i, p))).collect();
    defined.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let tests = defined.len() as f64;
    let mut q = vec![None; p.len()];
    let mut smallest = 1.0_f64;
    for (rank, (i, p)) in defined.into_iter().enumerate().rev() {
        smallest = smallest.min(p * tests / (rank + 1) as f64);
        q[i] = Some(smallest);
    }
    q
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: 0.01·3/1, 0.03·3/2 = 0.045 lowered to 0.04·3/3.
    #[test]
    fn a_larger_p_never_gets_a_smaller_q() {
        let q = benjamini_hochberg(&[Some(0.01), Some(0.04), Some(0.03)]);
        for (q, want) in q.into_iter().zip([0.03, 0.04, 0.04]) {
            assert!((q.unwrap() - want).abs() < 1e-12);
        }
    }

    #[test]
    fn a_test_without_a_p_does_not_count() {
        assert_eq!(benjamini_hochberg(&[None, Some(0.02), None]), [None, Some(0.02), None]);
        assert_eq!(benjamini_hochberg(&[]), []);
    }
}
