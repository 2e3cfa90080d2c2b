//! `slantwise report verify`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Parser};
use slantwise::pipeline::{self, Verified};
use slantwise::report::diff;
use slantwise::report::terminal::clean;

use crate::args::{Cli, Command};
use crate::{compare, discover, screen};

/// Names of a kind on the screen at most.
const NAMES_AT_MOST: usize = 12;

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  slantwise report verify reports/news\n  slantwise report verify /archive/news --from ~/study\n\n\
                  It runs the command that the report's manifest holds, into a temporary folder, and compares every file byte for byte; only the time at \
                  which the report was made may differ. Corrections that lie in the report's folder are applied again. The code at the end is 0 when all is the \
                  same, and 1 when not.")]
pub struct VerifyArgs {
    /// The folder of a report; not needed when there is one report in the folder reports
    #[arg(value_name = "REPORT")]
    report: Option<PathBuf>,
    /// The folder in which the report was made, from which its articles and word lists are seen [default: this one]
    #[arg(long, value_name = "FOLDER")]
    from: Option<PathBuf>,
    /// Name every file, however many
    #[arg(long)]
    all: bool,
}

pub fn run(args: VerifyArgs) -> Result<ExitCode> {
    let named = match args.report {
        Some(report) => report,
        None => pipeline::only_report()?,
    };
    let words = pipeline::command_of_report(&named)?;
    let report = std::path::absolute(&named).with_context(|| named.display().to_string())?;
    if let Some(folder) = &args.from {
        std::env::set_current_dir(folder).with_context(|| format!("{}: no folder to work from", folder.display()))?;
    }
    let made = tempfile::tempdir().context("a temporary folder cannot be made")?;
    let again = made.path().join("report");
    screen::note(&format!("slantwise: making it again: {}", clean(&words.join(" "))));
    make(&words, &report, &again).with_context(|| {
        format!("{}: cannot be made again; run this where it was made, or name that folder with --from", named.display())
    })?;
    let verified = pipeline::verify(&report, &again)?;
    screen::print(&told(&named, &verified, if args.all { usize::MAX } else { NAMES_AT_MOST }))?;
    Ok(if verified.is_same() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Makes the report again, with the corrections that lie in the old one.
fn make(words: &[String], report: &Path, again: &Path) -> Result<()> {
    let cli = Cli::try_parse_from(words).map_err(|error| {
        let said = error.to_string();
        anyhow::anyhow!("this version does not take its command: {}", said.lines().next().unwrap_or_default())
    })?;
    match cli.command {
        Some(Command::Compare(args)) => compare::make_again(&args, report, again),
        Some(Command::Discover(args)) => discover::make_again(&args, again),
        _ => anyhow::bail!("its command makes no report"),
    }
}

fn told(report: &Path, verified: &Verified, most: usize) -> String {
    let shown = report.display();
    let mut text = String::new();
    if verified.is_same() {
        text += &format!("{shown}: the same. {} files came out byte for byte as they are.\n", verified.same);
    } else {
        text += &format!("{shown}: not the same. {} files came out byte for byte as they were written.\n", verified.same);
    }
    let kinds = [
        ("came out otherwise", &verified.changed),
        ("did not come out", &verified.only_old),
        ("came out beside", &verified.only_new),
        ("not as written, so changed or removed by hand since", &verified.altered),
    ];
    for (what, files) in kinds.into_iter().filter(|(_, files)| !files.is_empty()) {
        let more = files.len().saturating_sub(most);
        let names = files.iter().take(most).map(|name| clean(name)).collect::<Vec<_>>().join(", ");
        let more = if more > 0 { format!(" and {more} more: --all") } else { String::new() };
        text += &screen::wrapped(&format!("  {} {what}: {names}{more}", files.len()), screen::width());
    }
    let came_out = verified.changed.len() + verified.only_old.len() + verified.only_new.len();
    match (verified.put.is_empty(), came_out) {
        (true, 0) => {}
        (true, _) => {
            text += "\nWhat went in is the same, as far as the manifest holds it: version, files, word lists, corrections, options. Another version of \
                     slantwise under the same number, or other fonts, could be the cause.\n";
        }
        (false, _) => {
            text += "\nWhat went in differently, and is the likely cause:\n";
            diff::put_lines(&verified.put, most).iter().for_each(|line| text += &format!("  {}\n", clean(line)));
        }
    }
    text
}
