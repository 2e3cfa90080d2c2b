//! Holds everything a report may say, and how it was obtained.
//!
//! ```
//! use slantwise::lexicon;
//! use slantwise::pipeline::{self, Input, Request};
//!
//! let input = Input::open(&["seeds/iran-syria".into()])?;
//! let request = Request::new(&input, vec![lexicon::find("conflict")?]);
//! let compared = pipeline::compare(&request, &mut |_| {})?;
//! let findings = &compared.findings;
//! assert_eq!((findings.corpus.articles, findings.corpus.words), (2, 626));
//! assert!(findings.cautions[0].sentence.starts_with("One article each"));
//! let coup = findings.exhibits.iter().find(|exhibit| exhibit.item == "coup").unwrap();
//! assert_eq!(coup.outlet, "Defence Talks");
//! # Ok::<(), slantwise::Error>(())
//! ```

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
pub mod methods;
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
