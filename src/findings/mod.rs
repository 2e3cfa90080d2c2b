//! Holds everything a report may say, and how it was obtained.

mod model;

pub use model::*;
