//! Reasons to read a number carefully. Thin data is a caution, not an error.

use serde::Serialize;

/// A caution with the values that triggered it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Caution {
    /// `W01` and so on; stable, for machines.
    pub code: &'static str,
    /// A full sentence for a reader.
    pub sentence: String,
    /// The values that triggered it, as `name = value`.
    pub values: Vec<(String, String)>,
}
