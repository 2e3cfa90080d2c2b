//! Opens files, runs the stages in order over batches and threads; the only place that knows the order.

mod audit_report;
mod audit_sample;
mod audit_score;
mod compare;
mod corrections;
mod discover;
mod discovered;
mod entries;
mod find;
mod folder;
mod input;
mod listed;
mod name;
mod named;
mod output;
mod recurring;
mod reopen;
mod searches;
mod survey;
mod usage;
mod walk;

pub use audit_report::{audit_sample_of_report, is_report};
pub use audit_sample::{SampleDrawn, SampleRequest, audit_sample, write_sample};
pub use audit_score::{Coded, FoundAudits, apply_audit, audits, read_coded, score_audit};
pub use compare::{Compared, Request, compare, write_report};
pub use corrections::Overruled;
pub use discover::{DiscoverRequest, Discovered, discover};
pub use discovered::write_discovery;
pub use entries::Entries;
pub use find::{Finding, find};
pub use input::{Input, InputOptions};
pub use output::{write_file, write_new_file};
pub use recurring::{RecurringLine, SetAside, learn, recurring_csv};
pub use survey::{KeepHits, Pass, Survey, described, survey};
pub use usage::{Used, usage};
