//! What a comparison of two reports gives. It holds no path and no clock, so that where reports lie changes nothing.

use crate::findings::diff::cell::{Cell, Key};
use crate::findings::diff::verdict::Verdict;

/// What is different between an old and a new report.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The old report.
    pub old: Named,
    /// The new one.
    pub new: Named,
    /// What must be known before anything else is read, as sentences.
    pub notes: Vec<String>,
    /// What was put in differently.
    pub put: Vec<Put>,
    /// What may be claimed now and could not before, the other way round, or otherwise.
    pub claims: Vec<ClaimMoved>,
    /// Claims that stand as they stood: same direction, same level, the new ratio inside the old range.
    pub claims_kept: usize,
    /// Cautions that came or went.
    pub cautions: Vec<CautionMoved>,
    /// Sentences of the first screen that came or went.
    pub sentences: Vec<Sentence>,
    /// Numbers that are others, most important first.
    pub numbers: Vec<NumberMoved>,
    /// The rest, counted.
    pub tallied: Tallied,
}

impl Difference {
    /// True when nothing is different: not in what was put in, and not in what came out.
    pub fn is_none(&self) -> bool {
        let came_out = self.claims.is_empty() && self.cautions.is_empty() && self.sentences.is_empty() && self.numbers.is_empty();
        self.put.is_empty() && came_out && self.tallied.only.is_empty() && self.tallied.not_compared == 0
    }
}

/// A report in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// What it is called.
    pub title: String,
    /// Its articles.
    pub articles: usize,
    /// Its outlets.
    pub outlets: usize,
    /// Its analysed words.
    pub words: u64,
    /// The version of slantwise that made it.
    pub version: String,
    /// The command that makes it again.
    pub again: String,
}

/// Which kind of thing was put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PutKind {
    /// The program, and the rules by which it reads.
    Program,
    /// A word list.
    List,
    /// A file of articles, or one that goes with them.
    Input,
    /// An article.
    Article,
    /// What people corrected, coded or edited.
    People,
    /// An option.
    Option,
}

impl PutKind {
    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            PutKind::Program => "program",
            PutKind::List => "list",
            PutKind::Input => "input",
            PutKind::Article => "article",
            PutKind::People => "people",
            PutKind::Option => "option",
        }
    }
}

/// One thing that was put in differently.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Put {
    /// Its kind.
    pub kind: PutKind,
    /// What it is called: `rng_seed`, `conflict`, `a.txt`.
    pub name: String,
    /// How it was; nothing when it was not there.
    pub old: Option<String>,
    /// How it is; nothing when it is not there any more.
    pub new: Option<String>,
}

/// One of the two reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Only the old one has it.
    Old,
    /// Only the new one has it.
    New,
}

/// How a claim moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimVerdict {
    /// It is claimed of the other direction now.
    Turned,
    /// It could be claimed, and cannot any more.
    Gone,
    /// It can be claimed now.
    Appeared,
    /// Its level is another, and it can still be claimed.
    Level,
    /// The new ratio lies outside the old range.
    Beyond,
    /// What it rests on is another: one article or word, or none.
    RestsOn,
}

impl ClaimVerdict {
    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            ClaimVerdict::Turned => "turned",
            ClaimVerdict::Gone => "gone",
            ClaimVerdict::Appeared => "appeared",
            ClaimVerdict::Level => "level",
            ClaimVerdict::Beyond => "beyond",
            ClaimVerdict::RestsOn => "rests_on",
        }
    }
}

/// A difference between outlets that can or could be claimed, and is not what it was.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimMoved {
    /// Of what.
    pub key: Key,
    /// How it moved.
    pub verdict: ClaimVerdict,
    /// As it was; nothing when the old report does not compare it.
    pub old: Option<Cell>,
    /// As it is; nothing when the new one does not.
    pub new: Option<Cell>,
    /// Why a side is missing, as a clause, where that is known.
    pub why: Option<String>,
}

/// A caution that came, went, or says other numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CautionMoved {
    /// Its code.
    pub code: String,
    /// What it said.
    pub old: Option<String>,
    /// What it says.
    pub new: Option<String>,
}

/// A sentence that only one of the reports says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sentence {
    /// Which one.
    pub side: Side,
    /// The sentence.
    pub text: String,
}

/// A number that is another.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberMoved {
    /// Which one.
    pub key: Key,
    /// How it moved.
    pub verdict: Verdict,
    /// As it was.
    pub old: Option<Cell>,
    /// As it is.
    pub new: Option<Cell>,
    /// How far, in halves of the old range; for a count, by how many uses.
    pub size: f64,
}

/// What is not listed, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tallied {
    /// Numbers that are the same, with the same range.
    pub same: usize,
    /// Outlets and lists that one report alone has: side, what it is, name, numbers that belong to it.
    pub only: Vec<(Side, &'static str, String, usize)>,
    /// Rates and ratios that are not set side by side, because they are per mentions in one report and per words in the other, or to another outlet.
    pub not_compared: usize,
}
