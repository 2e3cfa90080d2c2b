//! One stream of random numbers a replicate, so that results do not depend on the number of threads.
//!
//! ChaCha8 (Bernstein 2008) with `rng_seed` as the first eight bytes of its key, little end first, and the replicate's number as its
//! stream. Both, and the way an index is drawn, are written out here so that no other version of a crate changes a report.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::quantile;

/// The random numbers of one replicate.
pub(super) struct Stream(ChaCha8Rng);

impl Stream {
    /// The stream of replicate number `replicate` under `rng_seed`.
    pub(super) fn new(rng_seed: u64, replicate: u64) -> Stream {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&rng_seed.to_le_bytes());
        let mut rng = ChaCha8Rng::from_seed(key);
        rng.set_stream(replicate);
        Stream(rng)
    }

    /// An index below `n`, which is at least 1. The top of 64 bits times `n`: uneven by less than n in 2^64.
    pub(super) fn index(&mut self, n: usize) -> usize {
        ((u128::from(self.0.next_u64()) * n as u128) >> 64) as usize
    }

    /// A number strictly between 0 and 1: the middle of one of 2^53 equal steps.
    fn unit(&mut self) -> f64 {
        ((self.0.next_u64() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    /// A standard normal number, by the inverse of its cumulative function.
    pub(super) fn normal(&mut self) -> f64 {
        quantile::normal(self.unit())
    }

    /// A gamma number of scale 1 with `shape > 0` (Marsaglia & Tsang 2000).
    pub(super) fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let lift = self.unit().powf(1.0 / shape);
            return self.gamma(shape + 1.0) * lift;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let v = (1.0 + c * x).powi(3);
            if v > 0.0 && self.unit().ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    /// A beta number with `a, b > 0`.
    pub(super) fn beta(&mut self, a: f64, b: f64) -> f64 {
        let (one, other) = (self.gamma(a), self.gamma(b));
        one / (one + other)
    }

    /// A number from Student's t with `df > 0`.
    pub(super) fn student_t(&mut self, df: f64) -> f64 {
        self.normal() / (2.0 * self.gamma(df / 2.0) / df).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first_of(rng_seed: u64, replicate: u64) -> Vec<usize> {
        let mut stream = Stream::new(rng_seed, replicate);
        (0..8).map(|_| stream.index(1000)).collect()
    }

    #[test]
    fn a_seed_gives_the_same_numbers_again() {
        assert_eq!(first_of(7, 3), first_of(7, 3));
    }

    #[test]
    fn replicates_and_seeds_differ() {
        assert_ne!(first_of(7, 3), first_of(7, 4));
        assert_ne!(first_of(7, 3), first_of(8, 3));
    }

    /// A chi-square of 10,000 draws into ten cells; 27.9 is passed once in a thousand by an even generator.
    #[test]
    fn indices_are_even() {
        let mut stream = Stream::new(1, 0);
        let mut cells = [0.0_f64; 10];
        (0..10_000).for_each(|_| cells[stream.index(10)] += 1.0);
        let chi2: f64 = cells.iter().map(|n| (n - 1000.0).powi(2) / 1000.0).sum();
        assert!(chi2 < 27.9, "{chi2}");
    }

    /// Mean and variance of 20,000 draws beside the known ones: Beta(9.5, 1.5) has 0.863636 and 0.009814, t with 5 degrees 0 and 5/3. The
    /// bounds are about five standard errors.
    #[test]
    fn continuous_draws_have_the_mean_and_spread_of_their_distribution() {
        let mut stream = Stream::new(3, 0);
        let mut moments = |draw: &mut dyn FnMut(&mut Stream) -> f64| {
            let drawn: Vec<f64> = (0..20_000).map(|_| draw(&mut stream)).collect();
            let mean = drawn.iter().sum::<f64>() / 20_000.0;
            (mean, drawn.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 20_000.0)
        };
        let (mean, variance) = moments(&mut |s| s.beta(9.5, 1.5));
        assert!((mean - 0.863636).abs() < 0.004 && (variance - 0.009814).abs() < 0.0008, "{mean} {variance}");
        let (mean, variance) = moments(&mut |s| s.gamma(0.5));
        assert!((mean - 0.5).abs() < 0.025 && (variance - 0.5).abs() < 0.08, "{mean} {variance}");
        let (mean, variance) = moments(&mut |s| s.student_t(5.0));
        assert!(mean.abs() < 0.05 && (variance - 5.0 / 3.0).abs() < 0.25, "{mean} {variance}");
    }
}
