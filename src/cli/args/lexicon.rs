//! What the commands of `lexicon` take.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::column;
use crate::lexicon::export::ExportArgs;
use crate::lexicon::import::ImportArgs;

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  slantwise lexicon list\n  slantwise lexicon show conflict rebel\n  \
                        slantwise lexicon new --out words/strike.toml\n  slantwise lexicon test words/strike.toml\n  \
                        slantwise lexicon lint words/strike.toml --on seeds/iran-syria")]
pub struct LexiconArgs {
    #[command(subcommand)]
    pub command: LexiconCommand,
}

#[derive(Debug, Subcommand)]
pub enum LexiconCommand {
    /// The built-in word lists
    #[command(after_help = "Example:\n  slantwise lexicon list")]
    List,
    /// What a word list holds, or why one of its words is listed
    #[command(
        after_help = "Examples:\n  slantwise lexicon show conflict\n  slantwise lexicon show conflict coup\n  slantwise lexicon show conflict --source > mine.toml"
    )]
    Show {
        /// A word list, by name or file
        #[arg(value_name = "NAME|FILE")]
        lexicon: String,
        /// One of its words, categories or naming sets
        entry: Option<String>,
        /// The file itself, to copy and change
        #[arg(long, conflicts_with = "entry")]
        source: bool,
    },
    /// Begin a word list: a small one that works and explains itself, to be changed line by line
    #[command(after_help = "Examples:\n  slantwise lexicon new --out words/strike.toml\n  slantwise lexicon new | less")]
    New {
        /// The file to make; the list is called after it. An existing file is left as it is [default: standard output]
        #[arg(short, long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Run the example sentences of word lists
    #[command(after_help = "Examples:\n  slantwise lexicon test conflict\n  slantwise lexicon test words/mine.toml")]
    Test {
        /// Word lists, by name or file [default: all built-in ones]
        #[arg(value_name = "NAME|FILE")]
        lexicons: Vec<String>,
    },
    /// Remarks on word lists: what is allowed and still unlikely to be meant; on articles, what they caught and never found
    Lint(LintArgs),
    /// Print the JSON schema of word lists, with which an editor completes and checks them
    #[command(after_help = "Example:\n  slantwise lexicon schema > lexicon.schema.json\n\n\
                            Then write as the first line of your list, beside that file:\n  #:schema ./lexicon.schema.json")]
    Schema,
    /// Make a word list of another tool one of slantwise
    Import(ImportArgs),
    /// Write a word list for another tool
    Export(ExportArgs),
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  slantwise lexicon lint words/mine.toml\n  slantwise lexicon lint conflict --on seeds/iran-syria\n  \
                        slantwise lexicon lint words/*.toml --strict\n\n\
                        A remark is no mistake. What was caught or not found in the articles is told and is no remark.")]
pub struct LintArgs {
    /// Word lists, by name or file
    #[arg(value_name = "NAME|FILE", required = true)]
    pub lexicons: Vec<String>,
    /// Articles to try the list on: files, folders or tables, as for `compare`
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub on: Vec<PathBuf>,
    /// What a column is called in your tables, such as text=body_text; may be given more than once
    #[arg(long, value_name = "COLUMN=NAME", value_parser = column, requires = "on")]
    pub column: Vec<String>,
    /// Lines of the outlets' pages to set aside, as `compare --dry-run --learn FILE` finds them
    #[arg(long, value_name = "FILE", requires = "on")]
    pub set_aside: Option<PathBuf>,
    /// Show every remark and every wording, however many
    #[arg(long)]
    pub all: bool,
    /// How the remarks are written
    #[arg(long, value_enum, default_value_t = LintFormatArg::Text)]
    pub format: LintFormatArg,
    /// End with exit code 1 when there is a remark
    #[arg(long)]
    pub strict: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LintFormatArg {
    /// Lines to read
    Text,
    /// JSON lines, complete
    Jsonl,
}
