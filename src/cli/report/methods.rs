//! `slantwise report methods`.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use slantwise::pipeline;
use slantwise::report::methods::Form;

use crate::screen;

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  slantwise report methods reports/news\n  \
                  slantwise report methods reports/news --format latex --bibtex methods.bib > methods.tex\n  \
                  slantwise report methods reports/news --format bibtex\n\n\
                  It tells what this report has and did, and cites what that rests on; read it before you use it, and say yourself how the articles were chosen where \
                  the report does not (`compare --chosen`). It reads the report's own files only.")]
pub struct MethodsArgs {
    /// The folder of a report that `compare` wrote; not needed when there is one report in the folder reports
    #[arg(value_name = "REPORT")]
    report: Option<PathBuf>,
    /// How it is written
    #[arg(long, value_enum, default_value_t = Format::Markdown)]
    format: Format,
    /// Write the entries of what it cites to this file too
    #[arg(long, value_name = "FILE")]
    bibtex: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Markdown,
    Latex,
    Text,
    /// Only the entries of what it cites
    Bibtex,
}

pub fn run(args: MethodsArgs) -> Result<()> {
    let report = match args.report {
        Some(report) => report,
        None => pipeline::only_report()?,
    };
    let (methods, altered) = pipeline::methods_of_report(&report)?;
    if !altered.is_empty() {
        screen::note(&format!("slantwise: not as when the report was made (see manifest.json): {}", altered.join(", ")));
    }
    if let Some(file) = &args.bibtex {
        pipeline::write_file(file, methods.render(Form::Bibtex).as_bytes())?;
    }
    let form = match args.format {
        Format::Markdown => Form::Markdown,
        Format::Latex => Form::Latex,
        Format::Text => Form::Text,
        Format::Bibtex => Form::Bibtex,
    };
    screen::give(methods.render(form).as_bytes()).context("standard output")
}
