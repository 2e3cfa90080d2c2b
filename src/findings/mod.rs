//! Holds everything a report may say, and how it was obtained.

mod about;
mod audited;
mod build;
mod card;
mod corrected;
mod date;
pub mod diff;
mod discovery;
mod exhibit;
pub mod explain;
mod grid;
mod model;
mod over_time;
pub mod redraw;
mod remark;
mod stories;
mod telling;
mod text;
mod told;

pub use about::AboutFindings;
pub use audited::{CardAudit, GroupAudit, share};
pub use build::{Parts, build};
pub use corrected::{Changed, Corrected, Measure, Number};
pub use date::day;
pub use discovery::{DiscoveredOutlet, DiscoveredWord, Discovery, DiscoveryParts, EXPLORATORY, How};
pub use exhibit::why_voice;
pub use model::*;
pub use over_time::{Beside, NamedDay, TimeFindings, TimeGroup};
pub use stories::{StoryFindings, StoryParts, StoryRow};
pub use told::told;
