//! Statistics on plain numbers; knows nothing of articles.
//!
//! What is sampled is called a unit here: an article, for slantwise. Hits inside one unit are not independent of each other, so
//! intervals and tests come from the variation between units; keyness and log odds only rank. An undefined result is an
//! [`Undefined`] with its reason, never 0 and never NaN.
//!
//! ```
//! use slantwise::stats::{Confidence, Count, Sample, cluster};
//!
//! let sample = Sample::new([(3, 200), (0, 250), (5, 400)].map(|(hits, words)| Count { hits, words }));
//! let rate = cluster::log_rate(sample.sums(), Confidence::NINETY_FIVE)?;
//! assert!(rate.bounds.lo < rate.rate && rate.rate < rate.bounds.hi);
//! # Ok::<(), slantwise::stats::Undefined>(())
//! ```

pub mod accuracy;
pub mod agreement;
pub mod cluster;
pub mod dispersion;
pub mod divergence;
mod draw;
pub mod homogeneity;
mod interval;
pub mod keyness;
pub mod label_permutation;
mod label_table;
pub mod log_odds;
pub mod multinomial;
pub mod multiplicity;
pub mod overdispersion;
pub mod paired;
pub mod permutation;
pub mod poisson;
pub mod precision;
pub mod proportion;
mod quantile;
mod random;
pub mod ranking;
pub mod resample;
mod sample;
pub mod sampling;
mod splits;
mod sums;
mod undefined;

pub use draw::{draw, spread};
pub use interval::{Bounds, Confidence};
pub use label_table::LabelTable;
pub use sample::{Count, Sample};
pub use sums::Sums;
pub use undefined::Undefined;
