//! `slantwise lexicon`: a file for each of its commands.

pub mod export;
pub mod import;
mod lint;
mod list;
mod new;
mod show;
mod test;

use anyhow::Result;

use crate::args::{LexiconArgs, LexiconCommand};
use crate::screen;

pub fn run(args: LexiconArgs) -> Result<()> {
    match args.command {
        LexiconCommand::List => list::run(),
        LexiconCommand::Show { lexicon, source: true, .. } => show::source(&lexicon),
        LexiconCommand::Show { lexicon, entry, .. } => show::run(&lexicon, entry.as_deref()),
        LexiconCommand::New { out } => new::run(out.as_deref()),
        LexiconCommand::Test { lexicons } => test::run(&lexicons),
        LexiconCommand::Lint(args) => lint::run(args),
        LexiconCommand::Import(args) => import::run(args),
        LexiconCommand::Export(args) => export::run(args),
        LexiconCommand::Schema => screen::give(slantwise::lexicon::SCHEMA.as_bytes()),
    }
}
