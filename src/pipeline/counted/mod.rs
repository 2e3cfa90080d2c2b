//! Keeps what counting the texts gave, so that a later run counts only what changed.
//!
//! What is kept is what the text of an article gives whatever is asked of it: its hits with their sentences, for each word list by itself, its words,
//! and what its story is known by. It holds as long as the bytes of its file are the same, what is told of it, its outlet, the lines set aside, the
//! word lists and the program. All else - ids, days, groups, corrections, stories, statistics - is made anew in every run, from what is kept as from
//! the texts, by the same code: that is why both give the same bytes.
//!
//! What a file says is never trusted: each part of it has its digest, and where anything does not fit, all is counted again.

mod entry;
mod file;
mod read;
mod replay;
mod told;
mod unit;
mod write;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

pub use told::{Recounted, Why};

pub(super) use entry::{Body, Listing, Missed};
pub(super) use read::{Found, Reader};
pub(super) use replay::{Holds, Replay, Stopped, Todo};
pub(super) use unit::{Unit, units};
pub(super) use write::{Record, Unsaved, Writer};

use crate::corpus::digest;
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::pipeline::entries::Item;
use crate::pipeline::input::Input;
use crate::pipeline::survey::{KeepHits, Pass, Passed, Survey, pass_over, survey};
use crate::text;

/// The folder for counts, beside the reports. It is no part of any corpus, not even as a line of its ledger: counts would change what is counted.
pub const COUNTED: &str = ".counted";

/// Where the counts of the last run lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastCounts {
    /// The file. It need not be there.
    pub path: PathBuf,
    /// Which program counts: the counts of another one do not hold.
    pub program: String,
    /// Whether all is counted again, whatever is there.
    pub fresh: bool,
}

/// What came of keeping counts.
#[derive(Debug)]
pub struct Kept {
    /// What was counted again, and why.
    pub recounted: Recounted,
    /// What should be said of the counts of the last run, or of those of this one.
    pub notes: Vec<String>,
    /// Digests of the files of the corpus, by their path.
    pub(super) digests: HashMap<PathBuf, String>,
    unsaved: Option<Unsaved>,
}

impl LastCounts {
    /// Counts of these inputs, beside a report that will stand at `report`: all reports of a folder that are made from one input share them.
    /// `program` is the file of the running program; nothing is kept where it cannot be looked at.
    pub fn beside(report: &Path, input: &Input, paths: &[PathBuf], program: &Path, fresh: bool) -> Option<LastCounts> {
        /// Characters of an input's name, before it is cut; some systems take no longer names.
        const NAME_AT_MOST: usize = 80;
        let known = fs::metadata(program).ok()?;
        // Another build may count otherwise under the same version.
        let program = format!("{} {:?}", known.len(), known.modified().ok()?);
        let whole: Vec<PathBuf> = paths.iter().map(|path| fs::canonicalize(path).unwrap_or_else(|_| path.clone())).collect();
        let name: String = input.name.chars().take(NAME_AT_MOST).collect();
        let name = format!("{name}-{}", &digest(format!("{whole:?}").as_bytes())[..8]);
        let folder = report.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(LastCounts { path: folder.join(COUNTED).join(name), program, fresh })
    }
}

impl Kept {
    /// Puts the counts in the place of those of the last run. To be done last, when a run has succeeded.
    ///
    /// # Errors
    /// When the disk refuses; nothing else of the run is lost then.
    pub fn save(&mut self) -> Result<(), Error> {
        self.unsaved.take().map_or(Ok(()), Unsaved::save)
    }
}

/// Reads and counts as [`survey`] does, but only what changed since the counts at `last` were made. Where counts cannot be kept, all is counted and
/// nothing is kept.
pub(super) fn survey_again(
    input: &Input,
    lexicons: &[&Lexicon],
    pass: &Pass,
    last: Option<&LastCounts>,
    progress: &mut dyn FnMut(usize),
) -> Result<(Survey, Option<Kept>), Error> {
    let Some(last) = last.filter(|_| can_be_kept(input, lexicons, pass)) else {
        return Ok((survey(input, lexicons, pass.clone(), progress)?, None));
    };
    let units = units(input, &pass.recurring);
    let program = format!("{} {} {} {}", env!("CARGO_PKG_VERSION"), text::WORDS_BY, text::rules_digest(), last.program);
    let mut notes = Vec::new();
    let damaged = |why: &str| format!("{}: the counts of the last run are damaged ({why}); all is counted again", last.path.display());
    let mut reader = match Reader::open(&last.path, &program) {
        _ if last.fresh => None,
        Found::Nothing | Found::Other => None,
        Found::Damaged(why) => {
            notes.push(damaged(&why));
            None
        }
        Found::Counts(reader) => Some(reader),
    };
    let mut recounted = Recounted::default();
    // With what is kept, and where that is damaged or whole texts are wanted after all, from the texts alone.
    for _ in 0..2 {
        let mut writer = Writer::new(&last.path, &program);
        let inputs = Replay::new((input, &units), lexicons, &pass.corrections, reader.as_deref_mut(), &mut recounted);
        match pass_over(input, lexicons, pass, inputs, Some((&mut writer, &units)), progress) {
            Err(Stopped::Failed(error)) => return Err(error),
            Err(Stopped::Damaged(why)) => notes.push(damaged(&why)),
            Ok(Passed { lacks_texts: true, .. }) => {}
            Ok(Passed { survey, articles, .. }) => {
                // The reader holds the file open, which some systems do not let be replaced then.
                drop(reader);
                let unsaved = if articles > pass.keep { whole(writer, &units, &mut notes) } else { None };
                let digests = units.into_iter().flatten().map(|unit| (unit.path, unit.digest)).collect();
                return Ok((survey, Some(Kept { recounted, notes, digests, unsaved })));
            }
        }
        reader = None;
    }
    Ok((survey(input, lexicons, pass.clone(), progress)?, None))
}

/// Whether counts can be kept at all: not of what can be read once only, nor where whole texts or what stands near to something are wanted.
fn can_be_kept(input: &Input, lexicons: &[&Lexicon], pass: &Pass) -> bool {
    let digests: HashSet<&str> = lexicons.iter().map(|list| list.digest.as_str()).collect();
    let are_known = digests.len() == lexicons.len() && !digests.contains("");
    let is_on_disk = input.items.iter().all(|item| matches!(item, Item::File { .. } | Item::Passed(_)));
    let is_plain = pass.keep_hits == KeepHits::Sample && pass.traces && pass.about.is_none() && pass.only.is_none();
    are_known && is_on_disk && is_plain && pass.keep != usize::MAX
}

/// The counts of this run, where they can be relied on.
fn whole(writer: Writer, units: &[Option<Unit>], notes: &mut Vec<String>) -> Option<Unsaved> {
    if let Some(changed) = units.iter().flatten().find(|unit| !unit.is_as_it_was()) {
        notes.push(format!("{}: it changed while it was read; the counts of this run are not kept", changed.path.display()));
        return None;
    }
    writer.finish(units).map_err(|error| notes.push(format!("{error}; the counts of this run are not kept"))).ok()
}
