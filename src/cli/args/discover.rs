//! What `discover` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{CorpusArgs, FormatArg};

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
