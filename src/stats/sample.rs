//! Hits with their denominator, unit by unit.

use super::{Sums, Undefined};

/// Hits among words: one unit's, or a total.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Count {
    /// Hits.
    pub hits: u64,
    /// Words, the denominator.
    pub words: u64,
}

impl Count {
    /// Hits per word.
    ///
    /// # Errors
    /// [`Undefined::NoWords`] without words.
    pub fn rate(self) -> Result<f64, Undefined> {
        if self.words == 0 { Err(Undefined::NoWords) } else { Ok(self.hits as f64 / self.words as f64) }
    }
}

/// The units of one side. Every unit has at least one word.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sample {
    units: Vec<Count>,
    sums: Sums,
}

impl Sample {
    /// The units that have words; one without words says nothing of a rate and is left out, with any hits it claims.
    pub fn new(units: impl IntoIterator<Item = Count>) -> Sample {
        let units: Vec<Count> = units.into_iter().filter(|unit| unit.words > 0).collect();
        let sums = units.iter().copied().collect();
        Sample { units, sums }
    }

    pub fn units(&self) -> &[Count] {
        &self.units
    }

    /// All units together.
    pub fn total(&self) -> Count {
        self.sums.total()
    }

    /// What the clustered intervals need.
    pub fn sums(&self) -> &Sums {
        &self.sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_without_words_is_left_out() {
        let sample = Sample::new([Count { hits: 1, words: 10 }, Count { hits: 0, words: 0 }]);
        assert_eq!(sample.units().len(), 1);
        assert_eq!(sample.total(), Count { hits: 1, words: 10 });
    }

    #[test]
    fn no_words_give_no_rate() {
        assert_eq!(Sample::default().total().rate(), Err(Undefined::NoWords));
    }
}
