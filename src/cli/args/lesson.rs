//! What `lesson` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use slantwise::lesson::{MAX_WORDS, PaperSize};

use super::CorpusArgs;

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  slantwise lesson seeds/iran-syria\n  slantwise lesson a.txt b.txt --out lessons/ab\n  \
                        slantwise lesson seeds/sarnby --story \"05 clearing\"\n  \
                        slantwise lesson reports/news --story s1\n\n\
                        Give students the folder for-students, which names no outlet, and keep for-teacher until the reveal.")]
pub struct LessonArgs {
    #[command(flatten)]
    pub corpus: CorpusArgs,
    /// The folder for the lesson [default: lessons/NAME]
    #[arg(short, long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// What the lesson is called [default: from the folder's README.md or name]
    #[arg(long)]
    pub title: Option<String>,
    /// How the texts were chosen, as a sentence for the reveal
    #[arg(long, value_name = "SENTENCE")]
    pub chosen: Option<String>,
    /// The articles of one story, by its name in tables/stories.csv of a report, or in the column story
    #[arg(long, value_name = "NAME")]
    pub story: Option<String>,
    /// The stories as you edited them: a table with the columns article and story
    #[arg(long, value_name = "FILE")]
    pub stories: Option<PathBuf>,
    /// Words of each text at most; it ends where a paragraph does
    #[arg(long, value_name = "NUMBER", default_value_t = MAX_WORDS, value_parser = words)]
    pub max_words: usize,
    /// A name to hide beside the outlets' own, such as a short form of one; may be given more than once
    #[arg(long, value_name = "NAME")]
    pub hide: Vec<String>,
    /// The paper of PDF and .docx; the pages of HTML print on both
    #[arg(long, value_enum, default_value_t = PaperArg::A4)]
    pub paper: PaperArg,
    /// The number behind every draw; the same number gives the same exercises
    #[arg(long, value_name = "NUMBER", default_value_t = slantwise::study::Options::RNG_SEED)]
    pub rng_seed: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PaperArg {
    A4,
    Letter,
}

impl PaperArg {
    /// The paper of the library.
    pub fn paper(self) -> PaperSize {
        match self {
            PaperArg::A4 => PaperSize::A4,
            PaperArg::Letter => PaperSize::Letter,
        }
    }
}

/// At least a sentence's worth.
fn words(text: &str) -> Result<usize, String> {
    match text.parse::<usize>() {
        Ok(words) if (40..=5_000).contains(&words) => Ok(words),
        _ => Err("give a number from 40 to 5000".to_string()),
    }
}
