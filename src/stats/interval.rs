//! An interval: two ends at a stated confidence.

/// How sure an interval is meant to be: strictly between 0 and 1, two-sided.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Confidence(f64);

impl Confidence {
    /// 95 %, what every report uses unless told otherwise.
    pub const NINETY_FIVE: Confidence = Confidence(0.95);

    /// A confidence such as 0.95; nothing for a number that is not strictly between 0 and 1.
    pub fn new(level: f64) -> Option<Confidence> {
        (level > 0.0 && level < 1.0).then_some(Confidence(level))
    }

    /// The probability left outside, both tails together: 0.05 at 95 %.
    pub fn alpha(self) -> f64 {
        1.0 - self.0
    }

    /// The probability below the upper end: 0.975 at 95 %.
    pub(super) fn upper(self) -> f64 {
        1.0 - self.alpha() / 2.0
    }
}

/// The two ends of an interval. `lo <= hi`, and neither is NaN; `hi` is infinite for a ratio with a zero below.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Lower end.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
}

impl Bounds {
    /// Both ends multiplied by `factor`, which is not negative: from hits per word to hits per 1,000 words.
    pub fn scaled(self, factor: f64) -> Bounds {
        Bounds { lo: self.lo * factor, hi: self.hi * factor }
    }

    /// True when `value` lies between the ends, or on one of them.
    pub fn contains(self, value: f64) -> bool {
        self.lo <= value && value <= self.hi
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confidence_is_strictly_between_nothing_and_certainty() {
        assert_eq!(Confidence::new(0.0), None);
        assert_eq!(Confidence::new(1.0), None);
        assert_eq!(Confidence::new(f64::NAN), None);
        assert_eq!(Confidence::new(0.95), Some(Confidence::NINETY_FIVE));
    }

    #[test]
    fn an_interval_holds_its_own_ends() {
        let bounds = Bounds { lo: 0.5, hi: 2.0 }.scaled(2.0);
        assert!(bounds.contains(1.0) && bounds.contains(4.0) && !bounds.contains(0.9));
    }
}
