//! Numbers as a reader sees them: few digits, and a range with every estimate.

use serde::Serialize;

use crate::compare::Interval;

/// An interval in digits.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(in crate::report) struct Range {
    lo: String,
    /// Nothing when there is no upper end.
    hi: Option<String>,
}

impl Range {
    pub(in crate::report) fn decimal(interval: Interval) -> Self {
        Range { lo: decimal(interval.lo), hi: interval.hi.is_finite().then(|| decimal(interval.hi)) }
    }

    pub(in crate::report) fn percent(interval: Interval) -> Self {
        Range { lo: percent(interval.lo), hi: Some(percent(interval.hi)) }
    }
}

/// A rate or a ratio: two places below 1, one up to 100, none above.
pub(in crate::report) fn decimal(x: f64) -> String {
    match x.abs() {
        0.0 => "0".to_owned(),
        a if a < 0.995 => format!("{x:.2}"),
        a if a < 99.95 => format!("{x:.1}"),
        _ => format!("{x:.0}"),
    }
}

/// A share of 1 as whole per cent.
pub(in crate::report) fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

/// A probability: three places, and no more.
pub(in crate::report) fn probability(p: f64) -> String {
    if p < 0.001 { "< 0.001".to_owned() } else { format!("{p:.3}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_keep_two_places_and_large_ones_none() {
        assert_eq!(decimal(0.0), "0");
        assert_eq!(decimal(0.347), "0.35");
        assert_eq!(decimal(0.999), "1.0");
        assert_eq!(decimal(12.34), "12.3");
        assert_eq!(decimal(140.2), "140");
    }

    #[test]
    fn an_infinite_end_is_no_number() {
        let range = Range::decimal(Interval { lo: 1.5, hi: f64::INFINITY });
        assert_eq!(range, Range { lo: "1.5".to_owned(), hi: None });
    }

    #[test]
    fn a_tiny_probability_is_never_zero() {
        assert_eq!(probability(0.0), "< 0.001");
        assert_eq!(probability(0.0421), "0.042");
    }
}
