//! Finds texts that are likely to be near copies without comparing each with each.
//!
//! MinHash (Broder 1997): of many orders of all runs of words, the first run of two texts is the same as often as their Jaccard
//! similarity says. Locality-sensitive hashing (Indyk & Motwani 1998; Leskovec, Rajaraman & Ullman, "Mining of Massive Datasets", chapter 3)
//! joins those firsts into bands: texts with one band in common are looked at.

use crate::stats::spread;

/// Bands of a text.
pub const BANDS: usize = 16;

/// Orders in a band.
pub const ROWS: usize = 8;

/// The chance that two texts of the given similarity have a band in common: 1 − (1 − similarity^rows)^bands. With sixteen bands of eight it
/// is .5 at a similarity of about .67, .947 at .8 and .9999 at .9.
pub fn s_curve(similarity: f64, bands: u32, rows: u32) -> f64 {
    1.0 - (1.0 - similarity.powf(f64::from(rows))).powf(f64::from(bands))
}

/// The orders, made from a seed.
#[derive(Debug, Clone)]
pub(super) struct Orders {
    /// A factor and a summand for each.
    orders: Vec<(u64, u64)>,
}

impl Orders {
    pub(super) fn new(seed: u64) -> Orders {
        let number = |name: &[u8], at: usize| spread(seed, name.iter().copied().chain((at as u64).to_le_bytes()));
        Orders { orders: (0..BANDS * ROWS).map(|at| (number(b"factor", at) | 1, number(b"summand", at))).collect() }
    }

    /// A number for each band of a text, from the numbers of its runs; none for a text without runs.
    pub(super) fn bands(&self, runs: &[u64]) -> Option<[u32; BANDS]> {
        if runs.is_empty() {
            return None;
        }
        // Multiply and shift (Dietzfelbinger and others 1997): the upper half of the product is the place in the order.
        let first = |&(factor, summand): &(u64, u64)| {
            runs.iter().map(|run| (run.wrapping_mul(factor).wrapping_add(summand) >> 32) as u32).min().unwrap_or_default()
        };
        let mut bands = [0; BANDS];
        for (band, orders) in bands.iter_mut().zip(self.orders.chunks(ROWS)) {
            *band = (spread(0, orders.iter().map(first).flat_map(u32::to_le_bytes)) >> 32) as u32;
        }
        Some(bands)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::draw;

    /// Leskovec, Rajaraman & Ullman, figure 3.8: twenty bands of five.
    #[test]
    fn the_curve_is_the_published_one() {
        let published = [(0.2, 0.006), (0.3, 0.047), (0.4, 0.186), (0.5, 0.470), (0.6, 0.802), (0.7, 0.975), (0.8, 0.9996)];
        for (similarity, chance) in published {
            assert!((s_curve(similarity, 20, 5) - chance).abs() < 6e-4, "{similarity}");
        }
    }

    /// 400 pairs of texts of 300 runs for each similarity; the bound is four standard errors.
    #[test]
    fn near_copies_have_a_band_in_common_as_often_as_the_curve_says() {
        for (shared, similarity) in [(200, 0.5), (240, 2.0 / 3.0), (257, 0.749), (267, 0.802), (285, 0.905)] {
            let found = (0..400).filter(|&pair| {
                let orders = Orders::new(pair as u64);
                let run = |side: &str, at: usize| draw(pair as u64, side, at);
                let text = |side: &'static str| -> Vec<u64> {
                    (0..shared).map(|at| run("both", at)).chain((shared..300).map(|at| run(side, at))).collect()
                };
                let (one, other) = (orders.bands(&text("one")).unwrap(), orders.bands(&text("other")).unwrap());
                one.iter().zip(&other).any(|(a, b)| a == b)
            });
            let (found, chance) = (found.count() as f64 / 400.0, s_curve(similarity, BANDS as u32, ROWS as u32));
            assert!((found - chance).abs() < 4.0 * (chance * (1.0 - chance) / 400.0).sqrt() + 0.005, "{similarity}: {found} for {chance}");
        }
    }

    #[test]
    fn the_order_of_runs_is_nothing_and_no_runs_are_no_text() {
        let orders = Orders::new(1);
        assert_eq!(orders.bands(&[1 << 40, 2 << 50, 3]), orders.bands(&[3, 1 << 40, 2 << 50]));
        assert_ne!(orders.bands(&[1 << 40]), Orders::new(2).bands(&[1 << 40]));
        assert_eq!(orders.bands(&[]), None);
    }
}
