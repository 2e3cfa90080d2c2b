//! What the commands of `audit` take.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::CorpusArgs;

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
