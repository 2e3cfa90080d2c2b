//! Lets people overrule the tool: reads `corrections.csv`, applies it to the hits of an article, and says of every correction what became
//! of it.
//!
//! Nothing a person wrote is lost in silence: a correction that fits nothing any more, because the article or the list has changed, is named.
//!
//! ```
//! use slantwise::audit::Corrections;
//!
//! let table = "article,start,end,words,verdict,reason,who\nbbc/1.txt,120,125,rebel,wrong,A horse of that name,Ana\n";
//! let corrections = Corrections::read("corrections.csv", table.as_bytes())?;
//! assert_eq!(corrections.of("bbc/1.txt").count(), 1);
//! # Ok::<(), slantwise::audit::Error>(())
//! ```

mod apply;
mod correction;
mod error;
mod table;

pub use apply::{Judged, Outcome, apply};
pub use correction::{Correction, Verdict};
pub use error::Error;
pub use table::Corrections;
