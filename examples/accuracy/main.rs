//! Measures the built-in word lists against news that people annotated: `cargo run --release --example accuracy -- FOLDER`.
//!
//! FOLDER holds any of the corpora named in `gold.rs`; what is missing is said and left out. `--show LIST` prints instead how often each
//! entry of one list hit what people marked; `--misses` the marked words that no list finds. Both are for reading: whoever copies the
//! marked words into a list measures their own memory, and nothing else, with the same files afterwards.

mod entries;
mod gold;
mod mentions;
mod misses;
mod neighbours;
mod print;
mod scan;
mod sentences;
mod words;

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use gold::{Corpus, Text};
use scan::{Lists, Scanned};
use slantwise::lexicon;

const USAGE: &str = "cargo run --release --example accuracy -- FOLDER [--show LIST | --misses]";

/// What to print.
enum Task {
    Tables,
    Entries(usize),
    Misses,
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let (folder, task) = match args[..] {
        [folder] => (folder, Task::Tables),
        [folder, "--misses"] => (folder, Task::Misses),
        [folder, "--show", name] => match lexicon::find(name) {
            Ok(found) => (folder, Task::Entries(lexicon::built_in().iter().position(|list| list == found).expect("it is built in"))),
            Err(error) => return stopped(2, &error.to_string()),
        },
        _ => return stopped(2, &format!("not understood; write\n  {USAGE}")),
    };
    if !Path::new(folder).is_dir() {
        return stopped(2, &format!("{folder} is no folder; name the one that holds the annotated news"));
    }
    let printed = match task {
        Task::Tables => tables(Path::new(folder)),
        Task::Entries(list) => marked(Path::new(folder), |lists, read| entries::table(lists, list, read)),
        Task::Misses => marked(Path::new(folder), |_, read| misses::table(read)),
    };
    match printed.map(|text| std::io::stdout().write_all(text.as_bytes())) {
        Ok(Err(error)) if error.kind() != ErrorKind::BrokenPipe => stopped(1, &error.to_string()),
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => stopped(1, &format!("{error:#}")),
    }
}

fn stopped(code: u8, told: &str) -> ExitCode {
    eprintln!("{told}");
    ExitCode::from(code)
}

/// Every part, one after the other.
fn tables(folder: &Path) -> anyhow::Result<String> {
    let lists = Lists::built_in();
    let sentences_and_words = |read: &[Scanned<'_>]| sentences::table(&lists, read) + &words::table(&lists, read);
    let mut printed = part(folder, &lists, &gold::BABE, sentences_and_words)?;
    printed += &part(folder, &lists, &gold::PTC, |read| words::table(&lists, read))?;
    printed += &part(folder, &lists, &gold::BASIL, |read| words::table(&lists, read))?;
    printed += &part(folder, &lists, &gold::NEWS_WCL50, |read| mentions::tables(&lists, read))?;
    printed += &part(folder, &lists, &gold::FA_KES, |read| neighbours::tables(&lists, read))?;
    Ok(printed)
}

/// The tables of one corpus, or why there are none.
fn part(folder: &Path, lists: &Lists, corpus: &Corpus, tables: impl Fn(&[Scanned<'_>]) -> String) -> anyhow::Result<String> {
    if let Some(told) = corpus.missing(folder) {
        return Ok(told);
    }
    let texts = corpus.read(folder)?;
    Ok(corpus.opening(&texts) + &tables(&lists.scan(&texts)))
}

/// One table over every corpus with marked words.
fn marked(folder: &Path, table: impl Fn(&Lists, &[(&str, Vec<Scanned<'_>>)]) -> String) -> anyhow::Result<String> {
    let lists = Lists::built_in();
    let mut printed = String::new();
    let mut corpora: Vec<(&str, Vec<Text>)> = Vec::new();
    for corpus in [gold::BABE, gold::PTC, gold::BASIL] {
        match corpus.missing(folder) {
            Some(told) => printed += &told,
            None => corpora.push((corpus.name, corpus.read(folder)?)),
        }
    }
    let read: Vec<(&str, Vec<Scanned<'_>>)> = corpora.iter().map(|(name, texts)| (*name, lists.scan(texts))).collect();
    Ok(printed + &table(&lists, &read))
}
