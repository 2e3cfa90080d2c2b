//! `slantwise report markdown`.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use slantwise::pipeline;

use crate::screen;

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  slantwise report markdown reports/news > reports/news/README.md\n  \
                  slantwise report markdown reports/news --out reports/news/README.md\n\n\
                  It reads the report's own files only. Pictures are named as they lie in the report's folder, so keep the file there.")]
pub struct MarkdownArgs {
    /// The folder of a report; not needed when there is one report in the folder reports
    #[arg(value_name = "REPORT")]
    report: Option<PathBuf>,
    /// Write it to this file instead of to the screen
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub fn run(args: MarkdownArgs) -> Result<()> {
    let report = match args.report {
        Some(report) => report,
        None => pipeline::only_report()?,
    };
    let markdown = pipeline::markdown_report(&report)?;
    match args.out {
        Some(path) => {
            pipeline::write_file(&path, markdown.as_bytes())?;
            screen::print(&format!("{}\n", path.display()))
        }
        None => screen::give(markdown.as_bytes()).context("standard output"),
    }
}
