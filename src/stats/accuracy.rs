//! How often a rule was right where people have looked, and what that makes of its counts.

use super::Undefined;

/// What a rule found and missed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Found and right.
    pub right: u64,
    /// Found and wrong.
    pub wrong: u64,
    /// Not found and should have been.
    pub missed: u64,
}

impl Outcomes {
    /// The part of what was found that is right. 2 of 3 give 0.667; show Wilson's interval beside it.
    ///
    /// # Errors
    /// [`Undefined::EmptySet`] when nothing was found.
    pub fn precision(self) -> Result<f64, Undefined> {
        part(self.right, self.right + self.wrong)
    }

    /// The part of what is there that was found.
    ///
    /// # Errors
    /// [`Undefined::EmptySet`] when nothing is there.
    pub fn recall(self) -> Result<f64, Undefined> {
        part(self.right, self.right + self.missed)
    }

    /// The harmonic mean of precision and recall (van Rijsbergen 1979). 2 right, 1 wrong, none missed give 0.8.
    ///
    /// # Errors
    /// [`Undefined::EmptySet`] when precision or recall is undefined.
    pub fn f1(self) -> Result<f64, Undefined> {
        self.precision().and(self.recall())?;
        part(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

/// The true part of cases, from the part a rule finds and how good the rule is (Rogan & Gladen 1978).
///
/// (apparent + specificity − 1)/(sensitivity + specificity − 1), kept within 0 and 1. 0.2 at 0.9 and 0.95 gives 0.1765.
///
/// # Errors
/// [`Undefined::NoVariation`] when the rule is no better than a coin.
pub fn true_share(apparent: f64, sensitivity: f64, specificity: f64) -> Result<f64, Undefined> {
    let better_than_chance = sensitivity + specificity - 1.0;
    if better_than_chance <= 0.0 {
        Err(Undefined::NoVariation)
    } else {
        Ok(((apparent + specificity - 1.0) / better_than_chance).clamp(0.0, 1.0))
    }
}

fn part(some: u64, all: u64) -> Result<f64, Undefined> {
    if all == 0 { Err(Undefined::EmptySet) } else { Ok(some as f64 / all as f64) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// scikit-learn, label "cat" of its documentation's example: 2/3, 1 and 0.8.
    #[test]
    fn the_three_figures_agree_with_scikit_learn() {
        let cat = Outcomes { right: 2, wrong: 1, missed: 0 };
        assert_eq!((cat.precision(), cat.recall(), cat.f1()), (Ok(2.0 / 3.0), Ok(1.0), Ok(0.8)));
    }

    #[test]
    fn a_rule_that_found_nothing_has_no_precision() {
        let nothing = Outcomes { missed: 4, ..Outcomes::default() };
        assert_eq!((nothing.precision(), nothing.recall()), (Err(Undefined::EmptySet), Ok(0.0)));
        assert_eq!(nothing.f1(), Err(Undefined::EmptySet));
    }

    /// Rogan & Gladen (1978): 0.15/0.85.
    #[test]
    fn an_apparent_share_is_corrected() {
        assert!((true_share(0.2, 0.9, 0.95).unwrap() - 0.17647058823529413).abs() < 1e-12);
        assert_eq!(true_share(0.01, 0.9, 0.95), Ok(0.0));
        assert_eq!(true_share(0.2, 0.5, 0.5), Err(Undefined::NoVariation));
    }
}
