//! Turns a command line into library calls and an exit code.
//!
//! 0: done. 1: the data or a lexicon is wrong. 2: the command line is wrong. Only here is anything printed.

mod again;
mod args;
mod audit;
mod compare;
mod count;
mod discover;
mod find;
mod lesson;
mod lexicon;
mod options;
mod report;
mod screen;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Cli, Command};

fn main() -> ExitCode {
    let Cli { command } = Cli::parse();
    let done = match command {
        None => screen::print(HELLO),
        Some(Command::Compare(args)) => compare::run(args),
        Some(Command::Lesson(args)) => lesson::run(args),
        Some(Command::Find(args)) => find::run(args),
        Some(Command::Count(args)) => count::run(args),
        Some(Command::Discover(args)) => discover::run(args),
        Some(Command::Lexicon(args)) => lexicon::run(args),
        Some(Command::Audit(args)) => audit::run(args),
        Some(Command::Report(args)) => return ended(report::run(args)),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "slantwise", &mut script);
            screen::give(&script)
        }
    };
    ended(done.map(|()| ExitCode::SUCCESS))
}

/// How the program ends, with what went wrong said.
fn ended(done: anyhow::Result<ExitCode>) -> ExitCode {
    match done {
        Ok(code) => code,
        // Whoever read our output has read enough ("| head").
        Err(error) if screen::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            screen::note(&format!("slantwise: {}", said(&error)));
            ExitCode::from(1)
        }
    }
}

/// The error with its causes, each once: many messages tell their cause themselves.
fn said(error: &anyhow::Error) -> String {
    let mut said = String::new();
    for cause in error.chain().map(ToString::to_string).filter(|cause| !cause.is_empty()) {
        if said.is_empty() {
            said = cause;
        } else if !said.contains(&cause) {
            said = format!("{said}: {cause}");
        }
    }
    said
}

const HELLO: &str = "\
slantwise shows how news outlets word the same story differently:
which loaded words each uses, in its own voice or in quotation, with the sentence behind every number.
It describes; it does not judge, and calls nobody biased.
Put two articles into a folder, and name it:

  slantwise compare seeds/iran-syria

`slantwise --help` lists what else it does.
";
