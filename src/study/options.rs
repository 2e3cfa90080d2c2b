//! How a comparison is made, once everything that was told is known and what was not told has its default.

use std::collections::BTreeSet;

use crate::compare::over_time::TimeOptions;
use crate::matcher::Reach;

/// Which texts a report may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Texts {
    /// Whole texts up to twenty articles, else sentences only.
    Few,
    /// Whole texts whatever their number.
    All,
    /// Sentences only.
    None,
}

impl Texts {
    /// Articles up to which a report holds whole texts by default.
    pub const FEW: usize = 20;

    /// The word used on the command line and in the manifest.
    pub fn key(self) -> &'static str {
        match self {
            Texts::Few => "few",
            Texts::All => "all",
            Texts::None => "none",
        }
    }

    /// How many articles are kept whole.
    pub fn kept_at_most(self) -> usize {
        match self {
            Texts::Few => Self::FEW,
            Texts::All => usize::MAX,
            Texts::None => 0,
        }
    }
}

/// Somebody or something whose surroundings are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// What it is called: words or phrases, with wildcards; the first one is shown.
    pub names: Vec<String>,
    /// How near a use must stand.
    pub reach: Reach,
}

/// How a comparison is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// What the report is called, where it is told.
    pub title: Option<String>,
    /// How the texts were chosen, where it is told.
    pub chosen: Option<String>,
    /// The lexicons named for this comparison, by id; none means all that are built in, and nothing is tested.
    pub declared: BTreeSet<String>,
    /// The outlet that each other one is compared with; all others together when none is told.
    pub reference: Option<String>,
    /// The number for resampling.
    pub rng_seed: u64,
    /// Which texts the report may hold.
    pub texts: Texts,
    /// What is asked of time.
    pub time: TimeOptions,
    /// Days between the first and the last article of a story, at most.
    pub story_days: u16,
    /// Whom or what uses must stand near to; all uses count when nothing is told.
    pub about: Option<About>,
    /// The one story that is compared, by its name; all articles when none is told.
    pub story: Option<String>,
}

impl Options {
    /// The number for resampling when none is told.
    pub const RNG_SEED: u64 = 1;
    /// Days of a story when none are told.
    pub const STORY_DAYS: u16 = 3;
}

impl Default for Options {
    fn default() -> Self {
        Options {
            title: None,
            chosen: None,
            declared: BTreeSet::new(),
            reference: None,
            rng_seed: Self::RNG_SEED,
            texts: Texts::Few,
            time: TimeOptions::default(),
            story_days: Self::STORY_DAYS,
            about: None,
            story: None,
        }
    }
}
