//! Where a series changes its level: one break, or several, and how often chance alone makes one as large.
//!
//! A series is a row of bins in order of time. An index is the number of bins before the break. The place of the largest change is a
//! maximum over many places, so its p never comes from a table of χ²: whole units are exchanged over the bins instead ([`permuted`]).
//!
//! ```
//! use slantwise::stats::{Count, change_point::poisson_single};
//!
//! let bins: Vec<Count> = [1, 0, 2, 1, 6, 5, 7, 6].map(|hits| Count { hits, words: 300 }).into();
//! let change = poisson_single(&bins, 2)?;
//! assert_eq!((change.index, change.before.hits, change.after.hits), (4, 4, 24));
//! # Ok::<(), slantwise::stats::Undefined>(())
//! ```

mod cost;
mod pelt;
mod permuted;
mod single;

pub use pelt::{pelt_l2, pelt_poisson};
pub use permuted::{Arrangement, Dated, Permuted, permuted};
pub use single::{Break, bin_phi, l2_single, poisson_single};
