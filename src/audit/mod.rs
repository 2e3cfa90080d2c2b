//! Lets people overrule the tool, and measures how often it is right.
//!
//! `corrections.csv` is applied to the hits of an article; nothing a person wrote is lost in silence: a correction that fits nothing any more,
//! because the article or the list has changed, is named. An audit draws hits at random, asks coders of each without showing the outlet or
//! what the tool says, and scores their sheets.
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
mod draw;
mod error;
#[cfg(test)]
mod fixture;
mod frame;
mod joined;
mod key;
mod mask;
mod reported;
mod rows;
mod score;
mod sheet;
mod status;
mod table;
mod verdict;

pub use apply::{Judged, Outcome, apply};
pub use correction::{Correction, Verdict};
pub use draw::{Design, Drawn, Place, draw};
pub use error::Error;
pub use frame::{Frame, Rate};
pub use joined::{Common, Joined, Measure, join};
pub use key::{Key, KeyRow};
pub use mask::{MASK, Mask, Masked};
pub use reported::{ReportedHit, reported_hits};
pub use score::{Agreement, Scored, score};
pub use sheet::{Answer, Asked, SHEET_COLUMNS, Sense, Sheet, VOICES, blank_sheet};
pub use status::{ALPHA_AT_LEAST, ALPHA_FIRM, AuditRow, Audits, OtherVersion, PRECISION_AT_LEAST, audit_table};
pub use table::Corrections;
pub use verdict::{Merged, merge, verdicts};
