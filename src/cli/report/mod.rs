//! `slantwise report`: a file for each of its commands.

mod diff;
mod draw;
mod explain;
mod markdown;
mod methods;
mod picture;
mod verify;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub struct ReportArgs {
    #[command(subcommand)]
    command: ReportCommand,
}

#[derive(Debug, Subcommand)]
enum ReportCommand {
    /// What stands behind a number: words, articles, voices, sentences with their places, and how the number changes without one of them
    Explain(explain::ExplainArgs),
    /// Draw one of its figures again in another size, as SVG and PNG
    Draw(draw::DrawArgs),
    /// Tell it as one Markdown file, for repositories and notebooks
    Markdown(markdown::MarkdownArgs),
    /// What is different between an old and a new report: what was put in, what may be claimed, which numbers moved
    Diff(diff::DiffArgs),
    /// Write the methods section of a paper from it, with the works it rests on
    Methods(methods::MethodsArgs),
    /// Make it again, and compare every file byte for byte
    Verify(verify::VerifyArgs),
}

/// Runs the command and gives how the program ends.
pub fn run(args: ReportArgs) -> Result<ExitCode> {
    match args.command {
        ReportCommand::Explain(args) => explain::run(args),
        ReportCommand::Draw(args) => draw::run(args),
        ReportCommand::Markdown(args) => markdown::run(args),
        ReportCommand::Methods(args) => methods::run(args),
        ReportCommand::Diff(args) => return diff::run(args),
        ReportCommand::Verify(args) => return verify::run(args),
    }
    .map(|()| ExitCode::SUCCESS)
}
