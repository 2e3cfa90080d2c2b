//! Shows how news outlets word the same story differently.

pub mod chart;
pub mod compare;
pub mod corpus;
mod error;
pub mod evidence;
pub mod findings;
pub mod lexicon;
pub mod matcher;
pub mod page;
pub mod pipeline;
pub mod report;
pub mod span;
pub mod stats;
pub mod study;
pub mod table;
pub mod tally;
pub mod text;

pub use error::Error;
