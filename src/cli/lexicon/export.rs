//! `slantwise lexicon export`.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;
use slantwise::lexicon::exchange::{Format, export};
use slantwise::pipeline;

use crate::lexicon::import;

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  slantwise lexicon export conflict --to quanteda --out conflict.yml\n  slantwise lexicon export words/mine.toml --to csv --out mine.csv"
)]
pub struct ExportArgs {
    /// A word list, by name or file
    #[arg(value_name = "NAME|FILE")]
    lexicon: String,
    /// dic, dicx (LIWC), lc3 (Lexicoder), ykd (Yoshikoder), quanteda, cat (WordStat), vale, vale-substitution, retext or csv
    #[arg(long, value_name = "FORMAT", value_parser = import::format)]
    to: Format,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long, requires = "out")]
    force: bool,
}

pub fn run(args: ExportArgs) -> Result<()> {
    import::refuse_to_overwrite(args.out.as_deref(), args.force)?;
    let lexicon = pipeline::list(&args.lexicon)?;
    let exported = export(args.to, &lexicon);
    import::say(&format!("{}: {}, {} patterns", lexicon.header.id, args.to, exported.patterns), &exported.losses);
    if exported.patterns == 0 {
        bail!("{}: none of its entries can be written as {}; choose another format", lexicon.header.id, args.to);
    }
    import::put(args.out.as_deref(), &exported.text)
}
