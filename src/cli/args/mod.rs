//! The command line: its commands, and what most of them take. A file each for those that take more.

mod audit;
mod compare;
mod discover;
mod lesson;
mod lexicon;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use slantwise::corpus::Columns;
use slantwise::study::Study;

use crate::report::ReportArgs;

pub use audit::{AuditApplyArgs, AuditArgs, AuditCommand, AuditSampleArgs, AuditScoreArgs, SheetArgs};
pub use compare::{CompareArgs, TextsArg};
pub use discover::{DiscoverArgs, DiscoverVoiceArg};
pub use lesson::{LessonArgs, PaperArg};
pub use lexicon::{LexiconArgs, LexiconCommand, LintArgs, LintFormatArg};

/// Shows how news outlets word the same story differently.
#[derive(Debug, Parser)]
#[command(
    name = "slantwise",
    version,
    about = "Shows how news outlets word the same story differently",
    long_about = "Shows how news outlets word the same story differently: which loaded words each uses, in its own voice or in quotation, and how sure \
                  one can be of a difference, with the sentence behind every number. It describes; it does not judge.",
    after_help = "Example:\n  slantwise compare seeds/iran-syria"
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// How do these texts, or outlets, differ? Prints the naming grid and writes a report
    Compare(CompareArgs),
    /// A lesson of 45 minutes from two to six articles: sheets to print and to edit, a key, a quiz
    Lesson(LessonArgs),
    /// Show me the sentences with this word, term or category
    #[command(alias = "kwic")]
    Find(FindArgs),
    /// How often? A tidy table, for each outlet or each article
    Count(CountArgs),
    /// Which words set the outlets apart that my lists lack? Found by looking, never tested
    Discover(DiscoverArgs),
    /// The word lists: which there are, what stands in one; begin, test and check your own
    Lexicon(LexiconArgs),
    /// How often are the marks right? Draw some for people to code, score their sheets, correct by them
    Audit(AuditArgs),
    /// On a finished report: what stands behind a number of it
    Report(ReportArgs),
    /// Print a completion script for a shell
    #[command(hide = true)]
    Completions { shell: Shell },
}

/// Where the articles are, and with which lexicons they are read.
#[derive(Debug, Default, Args)]
pub struct CorpusArgs {
    /// Files, folders, patterns in quotes ("news/**/*.html"), or - for standard input: articles as .txt, .md, .html, .docx or .pdf, or tables of
    /// them as .csv, .tsv, .jsonl, .json or .parquet; .gz and .zst of each
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What a column is called in your tables, such as outlet=newspaper or text=body_text; may be given more than once
    #[arg(long, value_name = "COLUMN=NAME", value_parser = column)]
    pub column: Vec<String>,
    /// A word list, by name or file; may be given more than once. Without it all built-in lists count
    #[arg(short, long, value_name = "NAME|FILE")]
    pub lexicon: Vec<String>,
    /// Lines of the outlets' pages to set aside, as `compare --dry-run --learn FILE` finds them
    #[arg(long, value_name = "FILE")]
    pub set_aside: Option<PathBuf>,
    /// A key of a study file and its value, such as period=month or outlets.RT.group=State; goes before what the file says. May be given more
    /// than once; `compare --study-schema` lists the keys
    #[arg(long, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
    /// Stop at the first article that cannot be read, instead of going on without it
    #[arg(long)]
    pub strict: bool,
}

impl CorpusArgs {
    /// What the flags tell of a study: the settings, and over them what has a flag of its own.
    pub fn study(&self) -> anyhow::Result<Study> {
        let columns = self.column.iter().filter_map(|pair| pair.split_once('='));
        let told = Study {
            corpus: self.paths.clone(),
            columns: columns.map(|(column, name)| (column.trim().to_string(), name.trim().to_string())).collect(),
            set_aside: self.set_aside.clone(),
            strict: self.strict.then_some(true),
            lexicons: self.lexicon.clone(),
            ..Study::default()
        };
        let set = self.set.iter().try_fold(Study::default(), |all, pair| Ok::<_, slantwise::study::Error>(all.over(Study::setting(pair)?)));
        Ok(set.map_err(|error| anyhow::anyhow!("--set {error}"))?.over(told))
    }
}

/// A pair that says something, so that a slip is a mistake on the command line and not in the data.
fn column(pair: &str) -> Result<String, String> {
    Columns::of_pairs([pair]).map(|_| pair.to_string())
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  slantwise find coup seeds/iran-syria\n  slantwise find \"insurgent group*\" seeds/iran-syria\n  \
                        slantwise find armed-opposition seeds/iran-syria --voice own\n  \
                        slantwise find conflict seeds/iran-syria --passed-over")]
pub struct FindArgs {
    /// A word, a phrase, a pattern (rebel*), or the name of a listed word, a category or a naming set
    #[arg(value_name = "WORDS")]
    pub query: String,
    #[command(flatten)]
    pub corpus: CorpusArgs,
    /// What looks like a use of a listed word, category, naming set or list and was not counted, and why
    #[arg(long)]
    pub passed_over: bool,
    /// Only this voice
    #[arg(long, value_enum)]
    pub voice: Option<VoiceArg>,
    /// Only this outlet
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,
    /// Stop after so many
    #[arg(long, value_name = "NUMBER")]
    pub most: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum VoiceArg {
    Own,
    Quoted,
    Partial,
    Attributed,
    Unclear,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  slantwise count seeds/iran-syria\n  slantwise count news.csv --by article --format parquet --out counts.parquet"
)]
pub struct CountArgs {
    #[command(flatten)]
    pub corpus: CorpusArgs,
    /// A row for each outlet or for each article
    #[arg(long, value_enum, default_value_t = ByArg::Outlet)]
    pub by: ByArg,
    /// How the table is written
    #[arg(long, value_enum, default_value_t = FormatArg::Csv)]
    pub format: FormatArg,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ByArg {
    Outlet,
    Article,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    Csv,
    /// JSON lines
    Jsonl,
    Parquet,
}
