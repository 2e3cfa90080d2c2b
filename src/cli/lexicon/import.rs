//! `slantwise lexicon import`.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use slantwise::lexicon::exchange::{Format, LONGEST, Losses, Options, import};
use slantwise::pipeline::write_file;
use slantwise::report::terminal::clean;

use crate::screen;

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  slantwise lexicon import mine.dic --out words/mine.toml\n  slantwise lexicon import list.yml --from quanteda --licence CC-BY-4.0 --out words/list.toml"
)]
pub struct ImportArgs {
    /// A word list of LIWC, Lexicoder, Yoshikoder, quanteda, WordStat, vale or retext-equality, or a table of words as .csv
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Its format, where the content does not tell
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    from: Option<Format>,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long, requires = "out")]
    force: bool,
    /// Leave out what would be misread, instead of refusing the file
    #[arg(long)]
    allow_loss: bool,
    /// Keep the outermost level of a Yoshikoder tree, which is often only the list's name
    #[arg(long)]
    keep_root: bool,
    /// The list's short name [default: that of the file]
    #[arg(long, value_name = "NAME")]
    id: Option<String>,
    /// Its title [default: the file's name]
    #[arg(long)]
    title: Option<String>,
    /// Its language, as a code [default: en]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// Its version [default: unstated]
    #[arg(long, value_name = "VERSION")]
    list_version: Option<String>,
    /// Its licence [default: that it is not stated]
    #[arg(long)]
    licence: Option<String>,
    /// Who made it, from what [default: the file's name]
    #[arg(long, value_name = "SENTENCE")]
    source: Option<String>,
    /// What it cannot show [default: that it is not stated]
    #[arg(long, value_name = "SENTENCE")]
    limits: Option<String>,
}

/// A format by its name.
pub fn format(key: &str) -> Result<Format, String> {
    Format::of_key(key).ok_or_else(|| format!("formats are {}", Format::keys()))
}

pub fn run(args: ImportArgs) -> Result<()> {
    let name = args.file.to_string_lossy().into_owned();
    refuse_to_overwrite(args.out.as_deref(), args.force)?;
    let bytes = bytes(&args.file).with_context(|| format!("{name}: the word list cannot be read"))?;
    let options = Options {
        id: args.id,
        title: args.title,
        language: args.language,
        version: args.list_version,
        licence: args.licence,
        source: args.source,
        limits: args.limits,
        keep_root: args.keep_root,
        allow_loss: args.allow_loss,
    };
    let imported = import(args.from, &name, &bytes, &options)?;
    let lexicon = &imported.lexicon;
    let counts = [(lexicon.categories.len(), "categories"), (lexicon.terms.len(), "terms"), (lexicon.namings.len(), "naming sets")];
    let counts: Vec<String> = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{what}: {count}")).collect();
    say(&format!("{name}: {}, {}", imported.format, counts.join(", ")), &imported.losses);
    put(args.out.as_deref(), &imported.toml)
}

/// The file, but no more of it than a word list can hold.
fn bytes(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(LONGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A list that somebody has worked on is worth more than an import.
pub fn refuse_to_overwrite(out: Option<&Path>, force: bool) -> Result<()> {
    match out {
        Some(path) if path.exists() && !force => bail!("{}: this exists; name another file, or write over it with --force", path.display()),
        _ => Ok(()),
    }
}

/// What was done, and what could not be carried, beside the output.
pub fn say(done: &str, losses: &Losses) {
    screen::note(&clean(done));
    if losses.is_empty() {
        screen::note("all of it was carried");
    } else {
        screen::note("not carried, or not as it was:");
        losses.to_string().lines().for_each(|line| screen::note(&clean(line)));
    }
}

/// Writes a file at once, or prints.
pub fn put(out: Option<&Path>, text: &str) -> Result<()> {
    match out {
        Some(path) => write_file(path, text.as_bytes()).map_err(Into::into),
        None => screen::give(text.as_bytes()),
    }
}
