//! What stands behind a number of a finished report, from the report's own files: what one shows an outlet that disputes a finding.

mod ask;
mod build;
mod caution;
mod compared;
mod contribution;
mod error;
mod gather;
mod model;
mod numbers;
mod offer;
mod place;
mod told;
mod without;

pub use ask::{Topic, Wanted, known, meant, topics};
pub use build::{Read, explain, other_side, shown};
pub use compared::{ContrastFound, LeftOut, Without};
pub use contribution::{Contribution, Contributions, Side};
pub use error::Error;
pub use gather::{Asked, Gathered, OF_ARTICLES, OF_EVIDENCE, Unit, hits};
pub use model::{AuditTold, CautionTold, Explanation, LexiconNamed, PartHits, RateFound, ReportNamed, ShareFound, VoiceHits};
pub use numbers::{RateRow, contrasts, rate, share};
pub use offer::{Offer, OutletOffered, TopicOffered, outlets};
pub use place::{ArticleHits, HitFound};
pub use told::{Made, Said, Told};
