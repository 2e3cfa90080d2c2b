//! Counts without keeping what is counted, in a table of fixed size.
//!
//! A count-min sketch (Cormode & Muthukrishnan 2005) of two rows: an item's count is at most too high, where others share both of its
//! cells, and never too low. Cells stop at 255. Adding two sketches up in any order gives the same sketch.

use crate::stats::spread;

/// Cells of a row, as a power of two: two rows of 16 million bytes.
const BITS: u32 = 24;

/// Counts of items that are given as hashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sketch {
    rows: [Vec<u8>; 2],
}

impl Sketch {
    /// Nothing counted yet.
    pub(super) fn new() -> Sketch {
        Sketch { rows: [vec![0; 1 << BITS], vec![0; 1 << BITS]] }
    }

    /// Counts an item once.
    pub(super) fn add(&mut self, hash: u64) {
        for (row, at) in self.rows.iter_mut().zip(places(hash)) {
            row[at] = row[at].saturating_add(1);
        }
    }

    /// How often the item was counted at most; 255 means that or more.
    pub(super) fn at_most(&self, hash: u64) -> u8 {
        self.rows.iter().zip(places(hash)).map(|(row, at)| row[at]).min().unwrap_or_default()
    }

    /// Cells of a row that hold at least so much: about how many items may have been counted so often.
    pub(super) fn cells_with(&self, least: u8) -> usize {
        self.rows[0].iter().filter(|cell| **cell >= least).count()
    }

    /// Adds another part's.
    pub(super) fn merge(&mut self, other: &Sketch) {
        for (row, other) in self.rows.iter_mut().zip(&other.rows) {
            row.iter_mut().zip(other).for_each(|(cell, more)| *cell = cell.saturating_add(*more));
        }
    }
}

/// The item's cell in each row: the upper and the lower bits of its hash.
fn places(hash: u64) -> [usize; 2] {
    [(hash >> (64 - BITS)) as usize, (hash & ((1 << BITS) - 1)) as usize]
}

/// A number that stands for some bytes, the same on every machine.
pub(super) fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    spread(0, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::draw;

    #[test]
    fn a_count_is_never_too_low_and_parts_add_up() {
        let item = |n: usize| draw(0, "item", n);
        let (mut left, mut right, mut whole) = (Sketch::new(), Sketch::new(), Sketch::new());
        for n in 0..2_000 {
            for time in 0..n % 5 {
                if time % 2 == 0 {
                    left.add(item(n))
                } else {
                    right.add(item(n))
                }
                whole.add(item(n));
            }
        }
        assert!((0..2_000).all(|n| usize::from(whole.at_most(item(n))) >= n % 5));
        assert!((0..2_000).filter(|n| usize::from(whole.at_most(item(*n))) == n % 5).count() > 1_990);
        let mut other = right.clone();
        left.merge(&right);
        assert_eq!(left, whole);
        let mut left_alone = Sketch::new();
        (0..2_000).for_each(|n| (0..n % 5).filter(|time| time % 2 == 0).for_each(|_| left_alone.add(item(n))));
        other.merge(&left_alone);
        assert_eq!(other, whole);
    }

    #[test]
    fn a_full_cell_stays_full() {
        let mut sketch = Sketch::new();
        (0..300).for_each(|_| sketch.add(7));
        assert_eq!(sketch.at_most(7), 255);
        assert_eq!(sketch.cells_with(255), 1);
    }
}
