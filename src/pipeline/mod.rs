//! Opens files, runs the stages in order over batches and threads; the only place that knows the order.

mod compare;
mod corrections;
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

pub use compare::{Compared, Request, compare, write_report};
pub use corrections::Overruled;
pub use entries::Entries;
pub use find::{Finding, find};
pub use input::{Input, InputOptions};
pub use output::{write_file, write_new_file};
pub use recurring::{RecurringLine, SetAside, learn, recurring_csv};
pub use survey::{KeepHits, Pass, Survey, described, survey};
pub use usage::{Used, usage};
