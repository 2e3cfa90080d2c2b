//! How much burstier hits are than independent ones.

use super::{Sums, Undefined};

/// The quasi-Poisson φ: Σ(r²/(λw))/(n−1) with λ = X/W and r = x − λw for each unit (Wedderburn 1974; McCullagh & Nelder 1989).
///
/// 1 is what independent hits give; above it, hits come in bursts; below it, they are more even than chance, which is reported and
/// never used to narrow an interval. Two units of equal length with 2 hits
/// and none give 2.
///
/// # Errors
/// [`Undefined::NoWords`], [`Undefined::OneUnit`] or [`Undefined::NoHits`].
pub fn phi(sums: &Sums) -> Result<f64, Undefined> {
    sums.total().rate()?;
    if sums.units() < 2 {
        return Err(Undefined::OneUnit);
    }
    Ok(sums.pearson()? / (sums.units() - 1) as f64)
}

#[cfg(test)]
mod tests {
    use super::super::Count;
    use super::*;

    /// R `summary(glm(hits ~ 1, offset = log(words), family = quasipoisson))$dispersion`.
    #[test]
    fn phi_agrees_with_r() {
        let hits = [0, 2, 1, 0, 5, 0, 1, 3, 0, 0, 1, 2];
        let words = [312, 540, 220, 410, 880, 150, 300, 610, 275, 330, 405, 515];
        let sample: Sums = hits.into_iter().zip(words).map(|(hits, words)| Count { hits, words }).collect();
        assert!((phi(&sample).unwrap() - 0.695680242104515).abs() < 1e-6);
    }

    /// λw = 1 in both, r = ±1: φ = 2.
    #[test]
    fn all_hits_in_one_of_two_equal_articles() {
        let sample: Sums = [Count { hits: 2, words: 50 }, Count { hits: 0, words: 50 }].into_iter().collect();
        assert!((phi(&sample).unwrap() - 2.0).abs() < 1e-12);
    }
}
