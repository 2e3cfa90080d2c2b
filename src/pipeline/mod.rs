//! Opens files, runs the stages in order over batches and threads; the only place that knows the order.

mod entries;
mod error;
mod input;
mod listed;
mod name;
mod walk;

pub use entries::Entries;
pub use error::Error;
pub use input::Input;
