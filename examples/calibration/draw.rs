//! Random numbers for the simulations: a stream a run, so that a run can be made again alone.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Random numbers.
pub struct Draw(ChaCha8Rng);

impl Draw {
    /// The numbers of one run.
    pub fn new(run: u64) -> Draw {
        let mut rng = ChaCha8Rng::from_seed([7; 32]);
        rng.set_stream(run);
        Draw(rng)
    }

    /// An even number above 0 and below 1.
    pub fn uniform(&mut self) -> f64 {
        ((self.0.next_u64() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    /// An index below `n`.
    pub fn index(&mut self, n: usize) -> usize {
        ((u128::from(self.0.next_u64()) * n as u128) >> 64) as usize
    }

    /// Puts things in random order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for place in (1..things.len()).rev() {
            things.swap(place, self.index(place + 1));
        }
    }

    /// A standard normal number (Box & Muller 1958).
    pub fn normal(&mut self) -> f64 {
        (-2.0 * self.uniform().ln()).sqrt() * (std::f64::consts::TAU * self.uniform()).cos()
    }

    /// A gamma number of this shape and scale 1 (Marsaglia & Tsang 2000).
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            return self.gamma(shape + 1.0) * self.uniform().powf(1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        loop {
            let x = self.normal();
            let v = (1.0 + x / (9.0 * d).sqrt()).powi(3);
            if v > 0.0 && self.uniform().ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    /// A Poisson number (Knuth 1969): for small means, as counts in one article have.
    fn poisson(&mut self, mean: f64) -> u64 {
        let least = (-mean).exp();
        let (mut product, mut n) = (self.uniform(), 0);
        while product > least {
            product *= self.uniform();
            n += 1;
        }
        n
    }

    /// A count with this mean: variance mean + mean²/theta. Without theta it is Poisson.
    pub fn count(&mut self, mean: f64, theta: Option<f64>) -> u64 {
        let mean = theta.map_or(mean, |theta| mean * self.gamma(theta) / theta);
        self.poisson(mean)
    }
}
