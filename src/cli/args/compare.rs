//! What `compare` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use slantwise::compare::over_time::{Event, Period};

use super::CorpusArgs;

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  slantwise compare seeds/iran-syria\n  slantwise compare a.txt b.txt --out reports/ab\n  \
                        slantwise compare news.csv --dry-run --learn lines.csv\n  \
                        slantwise compare news.csv --lexicon conflict --by week --event 2017-04-04=Khan-Shaykhun\n  \
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
    /// A day to test before and after, such as 2017-04-04 or 2017-04-04=Khan-Shaykhun; may be given more than once
    #[arg(long, value_name = "DATE[=NAME]", value_parser = str::parse::<Event>)]
    pub event: Vec<Event>,
    /// How long the periods are over time [default: the shortest that has enough words]
    #[arg(long, value_enum)]
    pub by: Option<PeriodArg>,
    /// Count only uses in sentences that mention this person, group or place; give its other names with more of these
    #[arg(long, value_name = "NAME", conflicts_with_all = ["by", "event"])]
    pub about: Vec<String>,
    /// With --about: count uses within so many words of a mention instead of in its sentence
    #[arg(long, value_name = "WORDS", requires = "about")]
    pub near: Option<usize>,
    /// The stories as you edited them: a table with the columns article and story, such as a report's tables/stories.csv
    #[arg(long, value_name = "FILE")]
    pub stories: Option<PathBuf>,
    /// Days between the first and the last article of a story at most, where stories are looked for
    #[arg(long, value_name = "DAYS", default_value_t = slantwise::study::Options::STORY_DAYS)]
    pub story_days: u16,
    /// Compare one story alone, by its name in tables/stories.csv
    #[arg(long, value_name = "NAME")]
    pub story: Option<String>,
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PeriodArg {
    Day,
    /// From Monday
    Week,
    Month,
}

impl PeriodArg {
    /// The period of the library.
    pub fn period(self) -> Period {
        match self {
            PeriodArg::Day => Period::Day,
            PeriodArg::Week => Period::Week,
            PeriodArg::Month => Period::Month,
        }
    }
}
