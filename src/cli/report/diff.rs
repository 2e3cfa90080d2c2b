//! `slantwise report diff`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use slantwise::pipeline;
use slantwise::report::diff;

use crate::screen;

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  slantwise report diff reports/spring reports/summer\n  \
                  slantwise report diff reports/spring reports/summer --all\n  \
                  slantwise report diff reports/spring reports/summer --format csv > moved.csv\n  \
                  slantwise report diff reports/spring reports/summer --exit-code > /dev/null || echo changed\n\n\
                  A number is outside its range when the old report's 95 % range does not hold the new number. It is no test: see docs/guide/report.md. It reads \
                  the reports' own files only, so that it works without the articles. The code at the end is 0, with --exit-code 1 where anything differs, \
                  and 1 with a message for a folder that is no report.")]
pub struct DiffArgs {
    /// The folder of the old report
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The folder of the new report
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// For people, or for programs: a row for everything that differs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Leave out no line of the text
    #[arg(long)]
    all: bool,
    /// End with 1 where anything differs, in what was put in or in what came out
    #[arg(long)]
    exit_code: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Csv,
    /// JSON lines
    Jsonl,
}

pub fn run(args: DiffArgs) -> Result<ExitCode> {
    let found = pipeline::diff_reports(&args.old, &args.new)?;
    let mut bytes = Vec::new();
    match args.format {
        Format::Text => screen::print(&diff::render(&found, screen::width(), args.all))?,
        Format::Csv => diff::table(&found).write_csv(&mut bytes)?,
        Format::Jsonl => diff::table(&found).write_json_lines(&mut bytes)?,
    }
    if args.format != Format::Text {
        screen::give(&bytes).context("standard output")?;
    }
    Ok(if args.exit_code && !found.is_none() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
