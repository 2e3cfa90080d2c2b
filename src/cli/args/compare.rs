//! What `compare` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use slantwise::compare::over_time::{Event, Period};
use slantwise::study::{Options, Study, Texts};

use super::CorpusArgs;

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  slantwise compare seeds/iran-syria\n  slantwise compare a.txt b.txt --out reports/ab\n  \
                        slantwise compare news.csv --dry-run --learn lines.csv\n  \
                        slantwise compare news.csv --lexicon conflict --by week --event 2017-04-04=Khan-Shaykhun\n  \
                        slantwise compare news.csv --lexicon conflict --chosen \"all articles of March that name Syria\" --save-study\n  \
                        slantwise compare slantwise.toml --set period=month")]
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
    #[arg(long, value_name = "DATE[=NAME]", value_parser = Event::parse)]
    pub event: Vec<Event>,
    /// How long the periods are over time [default: the shortest that has enough words]
    #[arg(long, visible_alias = "period", value_enum)]
    pub by: Option<PeriodArg>,
    /// Count only uses in sentences that mention this person, group or place; give its other names with more of these
    #[arg(long, value_name = "NAME", conflicts_with_all = ["by", "event"])]
    pub about: Vec<String>,
    /// With --about: count uses within so many words of a mention instead of in its sentence
    #[arg(long, value_name = "WORDS")]
    pub near: Option<usize>,
    /// The stories as you edited them: a table with the columns article and story, such as a report's tables/stories.csv
    #[arg(long, value_name = "FILE")]
    pub stories: Option<PathBuf>,
    #[arg(long, value_name = "DAYS", help = days_of_a_story())]
    pub story_days: Option<u16>,
    /// Compare one story alone, by its name in tables/stories.csv
    #[arg(long, value_name = "NAME")]
    pub story: Option<String>,
    /// Which texts the report holds: whole ones up to twenty articles (few, the default), always (all), never (none)
    #[arg(long, value_enum)]
    pub texts: Option<TextsArg>,
    /// A copy to pass on: sentences and links only, no whole texts
    #[arg(long, conflicts_with = "texts")]
    pub share: bool,
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u64).range(..=i64::MAX as u64), help = number_for_resampling())]
    pub rng_seed: Option<u64>,
    /// Count every article again, also those that are as they were in the last run
    #[arg(long)]
    pub fresh: bool,
    /// Write what was just told as a study file, which explains itself and can be edited. An existing file is left as it is
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "slantwise.toml", require_equals = true)]
    pub save_study: Option<PathBuf>,
    /// Print the JSON schema of study files, with which an editor completes and checks them
    #[arg(long, exclusive = true)]
    pub study_schema: bool,
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

fn days_of_a_story() -> String {
    format!(
        "Days between the first and the last article of a story at most, where stories are looked for [default: {}]",
        Options::STORY_DAYS
    )
}

fn number_for_resampling() -> String {
    format!("The number for resampling; the same number gives the same report [default: {}]", Options::RNG_SEED)
}

impl CompareArgs {
    /// What the flags tell of a study.
    pub fn study(&self) -> anyhow::Result<Study> {
        let texts = self.texts.map(|texts| match texts {
            TextsArg::Few => Texts::Few,
            TextsArg::All => Texts::All,
            TextsArg::None => Texts::None,
        });
        let told = Study {
            title: self.title.clone(),
            chosen: self.chosen.clone(),
            rng_seed: self.rng_seed,
            period: self.by.map(PeriodArg::period),
            events: self.event.clone(),
            stories: self.stories.clone(),
            story_days: self.story_days,
            story: self.story.clone(),
            about: self.about.clone(),
            near: self.near,
            audit: self.audit.clone(),
            texts: if self.share { Some(Texts::None) } else { texts },
            out: self.out.clone(),
            ..Study::default()
        };
        Ok(self.corpus.study()?.over(told))
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use slantwise::study::KEYS;

    use crate::args::Cli;

    #[test]
    fn every_flag_has_its_key_in_a_study_file() {
        // What is done with a study, and is no part of it; `share` is `texts = "none"`.
        const NO_KEY: [&str; 8] = ["dry_run", "learn", "set", "save_study", "study_schema", "share", "fresh", "help"];
        let mut cli = Cli::command();
        cli.build();
        let compare = cli.find_subcommand("compare").unwrap();
        let flags: Vec<&str> = compare.get_arguments().map(|arg| arg.get_id().as_str()).filter(|id| !NO_KEY.contains(id)).collect();
        for flag in &flags {
            assert!(KEYS.iter().any(|key| key.flag == Some(flag)), "--{flag} has no key");
        }
        for key in KEYS.iter().filter_map(|key| key.flag) {
            assert!(flags.contains(&key), "{key} is no flag");
        }
    }
}
