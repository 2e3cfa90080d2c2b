//! Quantiles and tails of the distributions that intervals and tests need.
//!
//! The crate statrs gives the cumulative functions and most inverses. Its inverse of the beta distribution can run for ever when one
//! parameter is in the millions, and that of Student's t with it; those two are inverted here.

use statrs::distribution::{ContinuousCDF, Gamma, Normal, StudentsT};
use statrs::function::beta::beta_reg;

/// Above this many degrees of freedom the series of [`student_t`] is exact to 1 in 10^11.
const MANY_DEGREES: f64 = 1000.0;

/// The standard normal quantile at `p`, strictly between 0 and 1. At 0.975: 1.959964.
pub(super) fn normal(p: f64) -> f64 {
    standard_normal().inverse_cdf(p)
}

/// The quantile at `p` of Student's t with `df > 0`, not necessarily whole. At 0.975 and 9: 2.262157.
///
/// For many degrees of freedom the expansion of Fisher & Cornish (1960) around the normal quantile.
pub(super) fn student_t(p: f64, df: f64) -> f64 {
    if df <= MANY_DEGREES {
        return unit_t(df).inverse_cdf(p);
    }
    let z = normal(p);
    let first = (z.powi(3) + z) / 4.0;
    let second = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0;
    let third = (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / 384.0;
    z + first / df + second / df.powi(2) + third / df.powi(3)
}

/// The probability of a t with `df > 0` at least as far from 0 as `t`, either side. At 2.262157 and 9: 0.05.
pub(super) fn student_t_two_sided(t: f64, df: f64) -> f64 {
    (2.0 * unit_t(df).sf(t.abs())).min(1.0)
}

/// The quantile at `p` of the gamma distribution with `shape > 0` and scale 1. At 0.975 and 1: 3.688879.
pub(super) fn gamma(p: f64, shape: f64) -> f64 {
    Gamma::new(shape, 1.0).expect("a shape is a count plus at most one, and above 0").inverse_cdf(p)
}

/// The quantile at `p` of chi-square with one degree of freedom: the square of a normal quantile. At 0.95: 3.841459.
pub(super) fn chi_square_one(p: f64) -> f64 {
    normal(0.5 + p / 2.0).powi(2)
}

/// The quantile at `p` of the beta distribution with `a, b >= 0.5`. At 0.025 with 29 and 2: 0.827831.
///
/// The bracket starts at the mean, is moved outwards by halves and then halved until no number lies between its ends.
pub(super) fn beta(p: f64, a: f64, b: f64) -> f64 {
    let mean = a / (a + b);
    let (mut lo, mut hi) = (mean, mean);
    while beta_reg(a, b, lo) > p {
        lo /= 2.0;
    }
    while beta_reg(a, b, hi) < p {
        hi = 1.0 - (1.0 - hi) / 2.0;
    }
    loop {
        let middle = lo + (hi - lo) / 2.0;
        if middle <= lo || middle >= hi {
            return middle;
        }
        if beta_reg(a, b, middle) < p {
            lo = middle;
        } else {
            hi = middle;
        }
    }
}

fn standard_normal() -> Normal {
    Normal::new(0.0, 1.0).expect("a standard deviation of 1 is valid")
}

fn unit_t(df: f64) -> StudentsT {
    StudentsT::new(0.0, 1.0, df).expect("degrees of freedom are above 0")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_close(got: f64, want: f64) {
        assert!((got / want - 1.0).abs() < 1e-9, "{got} is not {want}");
    }

    /// Reference values from mpmath 1.3 with 40 digits: the cumulative function, bisected.
    #[test]
    fn quantiles_agree_with_forty_digit_arithmetic() {
        assert_close(student_t(0.975, 1.0), 12.706204736174705);
        assert_close(student_t(0.975, 4.690979707747889), 2.6223596425020845);
        assert_close(student_t(0.975, 3999.0), 1.9605573771860278);
        assert_close(gamma(0.025, 15.0), 8.395386132783312);
        assert_close(gamma(0.975, 100_000.0), 100_620.74164077374);
        assert_close(beta(0.025, 1.0, 30.0), 0.0008435709266304788);
        assert_close(beta(0.975, 2.0, 11.0), 0.3847961651509441);
        assert_close(beta(0.025, 190.0, 11.0), 0.9099724622986486);
        assert_close(chi_square_one(0.95), 3.841458820694124);
    }

    /// Three among ten million is a gamma of three in all but the seventh digit: 0.618672 and 7.224688 (mpmath).
    #[test]
    fn a_beta_with_a_huge_parameter_ends() {
        assert!((beta(0.025, 3.0, 1e7) * 1e7 - 0.618672122895601).abs() < 1e-5);
        assert!((beta(0.975, 3.0, 1e7) * 1e7 - 7.22468766772396).abs() < 1e-5);
    }

    #[test]
    fn a_t_with_many_degrees_is_normal() {
        assert!((student_t(0.975, 1e8) - normal(0.975)).abs() < 1e-7);
        assert!((student_t_two_sided(1.959963984540054, 1e8) - 0.05).abs() < 1e-7);
    }

    #[test]
    fn both_tails_together() {
        assert_close(student_t_two_sided(-2.2621571627982055, 9.0), 0.05);
        assert_close(student_t_two_sided(0.0, 9.0), 1.0);
    }
}
