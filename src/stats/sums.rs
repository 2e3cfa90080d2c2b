//! What a clustered interval needs of a sample: sums over its units, which can be added and taken away.
//!
//! One side of a comparison is often "everything but this"; its sums are a difference, and need no second look at the units. All sums
//! but one are whole numbers, so that nothing is lost by the subtraction.

use std::ops::{Add, Sub};

use super::{Count, Undefined};

/// Sums over units that have at least one word.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Sums {
    units: u64,
    total: Count,
    hits_squared: u128,
    hits_by_words: u128,
    words_squared: u128,
    /// Σ x²/w.
    hits_squared_over_words: f64,
}

impl Sums {
    /// Sums over one unit; nothing for a unit without words.
    pub fn of_unit(unit: Count) -> Sums {
        if unit.words == 0 {
            return Sums::default();
        }
        let (hits, words) = (u128::from(unit.hits), u128::from(unit.words));
        Sums {
            units: 1,
            total: unit,
            hits_squared: hits * hits,
            hits_by_words: hits * words,
            words_squared: words * words,
            hits_squared_over_words: (hits * hits) as f64 / words as f64,
        }
    }

    /// Number of units.
    pub fn units(&self) -> u64 {
        self.units
    }

    /// Hits and words of all units.
    pub fn total(&self) -> Count {
        self.total
    }

    /// Σ(x − λw)² with λ = X/W.
    ///
    /// # Errors
    /// [`Undefined::NoWords`].
    pub fn squared_residuals(&self) -> Result<f64, Undefined> {
        let rate = self.total.rate()?;
        let (hits, words) = (u128::from(self.total.hits), u128::from(self.total.words));
        let exact = || {
            let first = self.hits_squared.checked_mul(words.checked_mul(words)?)?;
            let last = self.words_squared.checked_mul(hits.checked_mul(hits)?)?;
            let middle = self.hits_by_words.checked_mul(hits.checked_mul(words)?)?.checked_mul(2)?;
            first.checked_add(last)?.checked_sub(middle)
        };
        Ok(match exact() {
            Some(sum) => sum as f64 / (words as f64).powi(2),
            // Only sums beyond any corpus are too large for whole numbers.
            None => self.hits_squared as f64 - 2.0 * rate * self.hits_by_words as f64 + rate * rate * self.words_squared as f64,
        })
    }

    /// Σ(x − λw)²/(λw) with λ = X/W, which is Σ(x²/w)/λ − X.
    ///
    /// # Errors
    /// [`Undefined::NoWords`] or [`Undefined::NoHits`].
    pub fn pearson(&self) -> Result<f64, Undefined> {
        let rate = self.total.rate()?;
        if self.total.hits == 0 {
            return Err(Undefined::NoHits);
        }
        Ok((self.hits_squared_over_words / rate - self.total.hits as f64).max(0.0))
    }

    /// The same units, where one of them, which was without a hit, has these.
    pub fn with_hits(self, unit: Count) -> Sums {
        self + Sums::of_unit(unit) - Sums::of_unit(Count { hits: 0, words: unit.words })
    }
}

impl Add for Sums {
    type Output = Sums;

    fn add(self, other: Sums) -> Sums {
        Sums {
            units: self.units + other.units,
            total: Count { hits: self.total.hits + other.total.hits, words: self.total.words + other.total.words },
            hits_squared: self.hits_squared + other.hits_squared,
            hits_by_words: self.hits_by_words + other.hits_by_words,
            words_squared: self.words_squared + other.words_squared,
            hits_squared_over_words: self.hits_squared_over_words + other.hits_squared_over_words,
        }
    }
}

impl Sub for Sums {
    type Output = Sums;

    /// Takes away units that are among these.
    fn sub(self, part: Sums) -> Sums {
        Sums {
            units: self.units - part.units,
            total: Count { hits: self.total.hits - part.total.hits, words: self.total.words - part.total.words },
            hits_squared: self.hits_squared - part.hits_squared,
            hits_by_words: self.hits_by_words - part.hits_by_words,
            words_squared: self.words_squared - part.words_squared,
            hits_squared_over_words: (self.hits_squared_over_words - part.hits_squared_over_words).max(0.0),
        }
    }
}

impl FromIterator<Count> for Sums {
    fn from_iter<I: IntoIterator<Item = Count>>(units: I) -> Sums {
        units.into_iter().map(Sums::of_unit).fold(Sums::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count((hits, words): (u64, u64)) -> Count {
        Count { hits, words }
    }

    /// Hits 1 and 3 in 10 and 10 words: λ = .2, residuals −1 and 1, and each of them squared over λw = 2.
    #[test]
    fn sums_by_hand() {
        let sums: Sums = [(1, 10), (3, 10)].map(count).into_iter().collect();
        assert_eq!((sums.units(), sums.total()), (2, count((4, 20))));
        assert!((sums.squared_residuals().unwrap() - 2.0).abs() < 1e-12);
        assert!((sums.pearson().unwrap() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_part_taken_away_leaves_the_rest() {
        let (part, rest) = ([(2, 30), (0, 7)].map(count), [(1, 10), (3, 10), (0, 50)].map(count));
        let all: Sums = part.into_iter().chain(rest).collect();
        let left = all - part.into_iter().collect();
        let rest: Sums = rest.into_iter().collect();
        assert_eq!((left.units(), left.total(), left.squared_residuals()), (rest.units(), rest.total(), rest.squared_residuals()));
        assert!((left.pearson().unwrap() - rest.pearson().unwrap()).abs() < 1e-12);
    }

    #[test]
    fn numbers_too_large_for_whole_sums_are_near() {
        let units = [(u64::MAX >> 8, u64::MAX >> 4), (u64::MAX >> 9, u64::MAX >> 4)].map(count);
        let sums: Sums = units.into_iter().collect();
        let rate = sums.total().rate().unwrap();
        let by_hand: f64 = units.iter().map(|u| (u.hits as f64 - rate * u.words as f64).powi(2)).sum();
        assert!((sums.squared_residuals().unwrap() / by_hand - 1.0).abs() < 1e-9);
    }

    #[test]
    fn without_words_or_hits_nothing_is_said() {
        assert_eq!(Sums::default().squared_residuals(), Err(Undefined::NoWords));
        assert_eq!(Sums::of_unit(count((0, 5))).pearson(), Err(Undefined::NoHits));
        assert_eq!(Sums::of_unit(count((3, 0))), Sums::default());
    }
}
