//! Why a statistic has no value.

use std::fmt;

/// Why a statistic is undefined. Undefined is never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Undefined {
    /// No words on one side or both.
    NoWords,
    /// No hit, where the statistic needs one.
    NoHits,
    /// Neither side has a hit.
    NoHitsBoth,
    /// Fewer than two units: no variation between units can be seen.
    OneUnit,
    /// Fewer than two labels to choose from.
    OneLabel,
    /// Nothing was counted: an empty denominator.
    EmptySet,
    /// Every value is the same, so there is nothing to estimate a spread or a chance agreement from.
    NoVariation,
}

impl Undefined {
    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Undefined::NoWords => "no_words",
            Undefined::NoHits => "no_hits",
            Undefined::NoHitsBoth => "no_hits_both",
            Undefined::OneUnit => "one_unit",
            Undefined::OneLabel => "one_label",
            Undefined::EmptySet => "empty_set",
            Undefined::NoVariation => "no_variation",
        }
    }
}

impl fmt::Display for Undefined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl std::error::Error for Undefined {}
