//! What the methods section of a paper says of a finished report: the facts, from the report's own files.

mod tested;
mod told;

pub use tested::{Counted, Tested};
pub use told::{Ledger, Method, MethodLexicon, Recorded};
