//! `slantwise count`.

use std::io::IsTerminal;

use anyhow::{Context, Result};
use slantwise::pipeline::{self, Pass, write_file};
use slantwise::report;

use crate::args::{ByArg, CountArgs, FormatArg};
use crate::{options, screen};

pub fn run(args: CountArgs) -> Result<()> {
    let opened = options::open(&args.corpus)?;
    let lexicons: Vec<_> = opened.lexicons.iter().map(|lexicon| lexicon.as_ref()).collect();
    let pass = Pass::counting(opened.set_aside.lines.clone(), opened.study.strict.unwrap_or_default());
    let survey = pipeline::survey(&opened.input, &lexicons, pass, &mut screen::progress());
    screen::end_progress();
    let survey = survey?;
    let counts = survey.tally.counts()?;
    let table = match args.by {
        ByArg::Outlet => report::tables::counts_by_outlet(&counts, &lexicons),
        ByArg::Article => report::tables::counts_by_article(&counts, &lexicons),
    };
    let mut bytes = Vec::new();
    match args.format {
        FormatArg::Csv => table.write_csv(&mut bytes)?,
        FormatArg::Jsonl => table.write_json_lines(&mut bytes)?,
        FormatArg::Parquet => table.write_parquet(&mut bytes)?,
    }
    let unread = survey.ledger.iter().filter(|line| line.status == slantwise::corpus::Status::LeftOut).count();
    if unread > 0 {
        screen::note(&format!("slantwise: {unread} inputs could not be read; `slantwise compare --dry-run` lists them"));
    }
    match args.out {
        Some(path) => write_file(&path, &bytes).map_err(Into::into),
        None if args.format == FormatArg::Parquet && std::io::stdout().is_terminal() => {
            anyhow::bail!("Parquet is no text for a screen; name a file with --out counts.parquet")
        }
        None => screen::give(&bytes).context("standard output"),
    }
}
