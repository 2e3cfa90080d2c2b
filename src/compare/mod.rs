//! Contrasts each outlet with the rest, and the labels of each naming set; attaches intervals, levels, cautions.

mod caution;
mod estimate;

pub use caution::Caution;
pub use estimate::{Contrast, Interval, Level, Rate, Reason, Share, Subject};
