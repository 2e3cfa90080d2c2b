//! What is different between two finished reports, from their own files: what was put in, what may be claimed, which numbers moved.

mod build;
mod cell;
mod made;
mod model;
mod read;
mod verdict;

pub use build::{Read, difference};
pub use cell::{Cell, Cells, Key, VOICES, What};
pub use made::Made;
pub use model::{CautionMoved, ClaimMoved, ClaimVerdict, Difference, Named, NumberMoved, Put, PutKind, Sentence, Side, Tallied};
pub use read::{ArticleLine, Told, articles, contrasts, rates, shares};
pub use verdict::Verdict;
