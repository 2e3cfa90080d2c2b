//! One stream of random numbers a replicate, so that results do not depend on the number of threads.
//!
//! ChaCha8 (Bernstein 2008) with `rng_seed` as the first eight bytes of its key, little end first, and the replicate's number as its
//! stream. Both, and the way an index is drawn, are written out here so that no other version of a crate changes a report.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

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
}
