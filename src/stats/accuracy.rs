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

/// The mean of the F1 of every class, each counting the same (Opitz & Burst 2019, "averaged F1"): what a rule reaches on rare classes too.
///
/// A class that occurs and was never found has an F1 of 0, where [`Outcomes::f1`] is undefined. Classes with 2 right and 1
/// wrong; 2 wrong and 2 missed; 1 wrong and 2 missed give 0.2667.
///
/// # Errors
/// [`Undefined::EmptySet`] without classes, or when a class neither occurs nor was found.
pub fn macro_f1(classes: &[Outcomes]) -> Result<f64, Undefined> {
    let each = classes.iter().map(|class| part(2 * class.right, 2 * class.right + class.wrong + class.missed));
    let sum: f64 = each.sum::<Result<f64, Undefined>>()?;
    if classes.is_empty() { Err(Undefined::EmptySet) } else { Ok(sum / classes.len() as f64) }
}

/// Stretches that a rule found beside stretches that people marked. One can overlap several of the other, so both sides are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Overlap {
    /// Stretches found.
    pub hits: u64,
    /// Those of them that overlap a marked one.
    pub right: u64,
    /// Stretches marked.
    pub marked: u64,
    /// Those of them that overlap a found one.
    pub found: u64,
}

impl Overlap {
    /// The part of the hits that are right. 3 of 10 give 0.3.
    ///
    /// # Errors
    /// [`Undefined::EmptySet`] without hits.
    pub fn precision(self) -> Result<f64, Undefined> {
        part(self.right, self.hits)
    }

    /// The part of what is marked that was found. 4 of 8 give 0.5.
    ///
    /// # Errors
    /// [`Undefined::EmptySet`] when nothing is marked.
    pub fn recall(self) -> Result<f64, Undefined> {
        part(self.found, self.marked)
    }

    /// The harmonic mean of the two (van Rijsbergen 1979); 0 when both are. 0.3 and 0.5 give 0.375.
    ///
    /// # Errors
    /// [`Undefined::EmptySet`] when one of them is undefined.
    pub fn f1(self) -> Result<f64, Undefined> {
        let (precision, recall) = (self.precision()?, self.recall()?);
        Ok(if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) })
    }

    /// Both counts together: of another text, or another corpus.
    pub fn and(self, other: Overlap) -> Overlap {
        Overlap {
            hits: self.hits + other.hits,
            right: self.right + other.right,
            marked: self.marked + other.marked,
            found: self.found + other.found,
        }
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

    /// scikit-learn `f1_score` with `average="macro"`, the example of its documentation: truth 0, 1, 2, 0, 1, 2, found 0, 2, 1, 0, 0, 1.
    #[test]
    fn the_mean_over_classes_agrees_with_scikit_learn() {
        let class = |right, wrong, missed| Outcomes { right, wrong, missed };
        let mean = macro_f1(&[class(2, 1, 0), class(0, 2, 2), class(0, 1, 2)]).unwrap();
        assert!((mean - 0.26666666666666666).abs() < 1e-12);
        assert_eq!(macro_f1(&[class(2, 0, 0), class(0, 0, 0)]), Err(Undefined::EmptySet));
        assert_eq!(macro_f1(&[]), Err(Undefined::EmptySet));
    }

    /// By hand: 3 of 10 and 4 of 8, 2 · 0.3 · 0.5 / 0.8.
    #[test]
    fn hits_and_marks_have_each_their_own_count() {
        let both = Overlap { hits: 6, right: 1, marked: 3, found: 1 }.and(Overlap { hits: 4, right: 2, marked: 5, found: 3 });
        assert_eq!((both.precision(), both.recall()), (Ok(0.3), Ok(0.5)));
        assert!((both.f1().unwrap() - 0.375).abs() < 1e-12);
    }

    #[test]
    fn nothing_right_is_nought_and_nothing_found_is_undefined() {
        assert_eq!(Overlap { hits: 4, marked: 2, ..Overlap::default() }.f1(), Ok(0.0));
        assert_eq!(Overlap { marked: 2, ..Overlap::default() }.f1(), Err(Undefined::EmptySet));
        assert_eq!(Overlap { hits: 4, ..Overlap::default() }.f1(), Err(Undefined::EmptySet));
    }

    /// Rogan & Gladen (1978): 0.15/0.85.
    #[test]
    fn an_apparent_share_is_corrected() {
        assert!((true_share(0.2, 0.9, 0.95).unwrap() - 0.17647058823529413).abs() < 1e-12);
        assert_eq!(true_share(0.01, 0.9, 0.95), Ok(0.0));
        assert_eq!(true_share(0.2, 0.5, 0.5), Err(Undefined::NoVariation));
    }
}
