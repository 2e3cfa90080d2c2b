//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use slantwise::corpus::Columns;

use crate::lexicon::export::ExportArgs;
use crate::lexicon::import::ImportArgs;
use crate::report::ReportArgs;

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
#[derive(Debug, Args)]
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
    /// Stop at the first article that cannot be read, instead of going on without it
    #[arg(long)]
    pub strict: bool,
}

/// A pair that says something, so that a slip is a mistake on the command line and not in the data.
fn column(pair: &str) -> Result<String, String> {
    Columns::of_pairs([pair]).map(|_| pair.to_string())
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  slantwise compare seeds/iran-syria\n  slantwise compare a.txt b.txt --out reports/ab\n  \
                        slantwise compare news.csv --dry-run --learn lines.csv\n  \
                        slantwise compare news.csv --lexicon conflict --chosen \"all articles of March that name Syria\"")]
pub struct CompareArgs {
    #[command(flatten)]
    pub corpus: CorpusArgs,
    /// The folder for the report [default: reports/NAME]
    #[arg(short, long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// What an audit by hand found, as `audit score` wrote it [default: the audit.csv beside the articles]
    #[arg(long, value_name = "FILE")]
    pub audit: Option<PathBuf>,
    /// What the report is called [default: from the folder's README.md or name]
    #[arg(long)]
    pub title: Option<String>,
    /// How the texts were chosen, as a sentence for the first screen
    #[arg(long, value_name = "SENTENCE")]
    pub chosen: Option<String>,
    /// Which texts the report holds: whole ones up to twenty articles (few), always (all), never (none)
    #[arg(long, value_enum, default_value_t = TextsArg::Few)]
    pub texts: TextsArg,
    /// A copy to pass on: sentences and links only, no whole texts
    #[arg(long, conflicts_with = "texts")]
    pub share: bool,
    /// The number for resampling; the same number gives the same report
    #[arg(long, value_name = "NUMBER", default_value_t = slantwise::study::Options::RNG_SEED)]
    pub rng_seed: u64,
    /// Only say what would be read, and what not; write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// With --dry-run: write the lines that recur in an outlet's articles, with their counts, to be looked at
    #[arg(long, value_name = "FILE", requires = "dry_run")]
    pub learn: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TextsArg {
    Few,
    All,
    None,
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

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  slantwise discover news.csv\n  slantwise discover news.csv --outlet \"Daily Post\" --top 30\n  \
                        slantwise discover news.csv --confirm --save words/draft.toml\n  \
                        slantwise discover news.csv --voice all --format csv > words.csv\n\n\
                        Shows for each outlet the words and short phrases it uses more than all other outlets together. Uses of the word lists are\n\
                        left out: of all built-in lists, or of those named with --lexicon. What is found was found by looking and is not tested;\n\
                        --confirm looks it up on articles that were held out. Writes a report to reports/NAME-words.")]
pub struct DiscoverArgs {
    #[command(flatten)]
    pub corpus: CorpusArgs,
    /// Show only this outlet, against all others; may be given more than once
    #[arg(long, value_name = "NAME")]
    pub outlet: Vec<String>,
    /// Whose words count: the outlet's own, or all. In its own, quotations and reported speech are left out, and out of the denominator
    #[arg(long, value_enum, default_value_t = DiscoverVoiceArg::Own)]
    pub voice: DiscoverVoiceArg,
    /// A word must stand in so many of the outlet's articles, at least 2: one article is not the outlet
    #[arg(long, value_name = "NUMBER", default_value_t = slantwise::vocabulary::Options::MIN_ARTICLES, value_parser = clap::value_parser!(u32).range(2..))]
    pub min_articles: u32,
    /// A word must have so many uses in the outlet
    #[arg(long, value_name = "NUMBER", default_value_t = slantwise::vocabulary::Options::MIN_COUNT, value_parser = clap::value_parser!(u64).range(1..))]
    pub min_count: u64,
    /// Words shown for an outlet [default: 10 on the screen and in a list that is saved, 25 on the page, 200 in the tables]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    pub top: Option<u32>,
    /// Phrases of two and three words beside single words; this is what happens when nothing is said
    #[arg(long, overrides_with = "no_phrases")]
    pub phrases: bool,
    /// Single words only
    #[arg(long)]
    pub no_phrases: bool,
    /// Also names: what is written with a capital wherever that can be told
    #[arg(long)]
    pub names: bool,
    /// Also words such as "the" and "we", and phrases that begin or end with one
    #[arg(long)]
    pub function_words: bool,
    /// Find on one half of the articles, drawn by chance within each outlet, and look up on the other half
    #[arg(long)]
    pub confirm: bool,
    /// Write the words as the draft of a word list, to be sorted by hand; an existing file is left as it is
    #[arg(long, value_name = "FILE.toml")]
    pub save: Option<PathBuf>,
    /// The folder for the report [default: reports/NAME-words]
    #[arg(short, long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Print the table in this format instead; a report is then written only with --out
    #[arg(long, value_enum)]
    pub format: Option<FormatArg>,
    /// What the report is called [default: from the folder's README.md or name]
    #[arg(long)]
    pub title: Option<String>,
    /// The number that decides the halves and the example sentences
    #[arg(long, value_name = "NUMBER", default_value_t = slantwise::study::Options::RNG_SEED)]
    pub rng_seed: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiscoverVoiceArg {
    /// The outlet's own words
    Own,
    /// All words
    All,
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

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  slantwise audit sample news --lexicon conflict --out audit-of-news\n  \
                        slantwise audit score audit-of-news/key.csv sheet-Ana.csv sheet-Ben.csv --out news/audit.csv\n  \
                        slantwise audit apply audit-of-news/key.csv sheet-Ana.csv sheet-Ben.csv --to news/corrections.csv")]
pub struct AuditArgs {
    #[command(subcommand)]
    pub command: AuditCommand,
}

#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Draw marks at random for people to code, without showing the outlet or what the tool says. Takes articles or a finished report
    Sample(AuditSampleArgs),
    /// How often the marks are right, how far the coders agree, and what it makes of the rates
    #[command(after_help = "Examples:\n  slantwise audit score audit-of-news/key.csv sheet-Ana.csv\n  \
                      slantwise audit score audit-of-news/key.csv sheet-Ana.csv sheet-Ben.csv --settled settled.csv --out news/audit.csv")]
    Score(AuditScoreArgs),
    /// Make what the coders say otherwise than the tool corrections, which `compare` then counts with
    #[command(
        after_help = "Examples:\n  slantwise audit apply audit-of-news/key.csv sheet-Ana.csv sheet-Ben.csv --to news/corrections.csv\n\n\
                      With two sheets only what both say; a settled sheet decides where they differ. Lines that stand in the table stay."
    )]
    Apply(AuditApplyArgs),
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  slantwise audit sample seeds/iran-syria --lexicon conflict --out audit-of-seeds\n  \
                        slantwise audit sample news.csv --lexicon conflict -n 200 --out audit-of-news\n  \
                        slantwise audit sample reports/news --lexicon conflict --out audit-of-news\n\n\
                        Give coders sheet.html or sheet.csv, and not key.csv or rates.csv.")]
pub struct AuditSampleArgs {
    #[command(flatten)]
    pub corpus: CorpusArgs,
    /// The folder for sheet.csv, sheet.html, key.csv and rates.csv; outside the folder of the articles
    #[arg(short, long, value_name = "FOLDER")]
    pub out: PathBuf,
    /// Marks in all at most [default: as many as --per-term and --per-outlet ask for]
    #[arg(short = 'n', long, value_name = "NUMBER", value_parser = clap::value_parser!(u64).range(1..))]
    pub most: Option<u64>,
    /// Marks of each word, where there are so many
    #[arg(long, value_name = "NUMBER", default_value_t = 50, value_parser = clap::value_parser!(u64).range(1..))]
    pub per_term: u64,
    /// Marks of each category or naming set in each outlet, where there are so many
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    pub per_outlet: u64,
    /// A name to hide beside the outlets' own, such as a short form of one; may be given more than once
    #[arg(long, value_name = "NAME")]
    pub hide: Vec<String>,
    /// The number for the draw; the same number gives the same sample
    #[arg(long, value_name = "NUMBER", default_value_t = slantwise::study::Options::RNG_SEED)]
    pub rng_seed: u64,
}

#[derive(Debug, Args)]
pub struct SheetArgs {
    /// The key.csv of the sample
    #[arg(value_name = "KEY")]
    pub key: PathBuf,
    /// Coded sheets, one a coder
    #[arg(value_name = "SHEET", required = true, num_args = 1..=2)]
    pub sheets: Vec<PathBuf>,
    /// A sheet with what the coders agreed on where they had differed; its other rows may be empty
    #[arg(long, value_name = "SHEET")]
    pub settled: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct AuditScoreArgs {
    #[command(flatten)]
    pub sheets: SheetArgs,
    /// The table to write; beside the articles, `compare` finds it
    #[arg(short, long, value_name = "FILE", default_value = "audit.csv")]
    pub out: PathBuf,
    /// The number for resampling
    #[arg(long, value_name = "NUMBER", default_value_t = slantwise::study::Options::RNG_SEED)]
    pub rng_seed: u64,
}

#[derive(Debug, Args)]
pub struct AuditApplyArgs {
    #[command(flatten)]
    pub sheets: SheetArgs,
    /// The corrections.csv to add to, or its folder: that of the articles, or a report's
    #[arg(long, value_name = "FILE|FOLDER")]
    pub to: PathBuf,
}
