//! Measures how well stories and copies are found: `cargo run --release --example stories -- FILE.jsonl --story-field FIELD`.
//!
//! FILE holds articles whose stories are known, a JSON object a line with `id`, `outlet`, `date`, `text`, and the story in FIELD. Only text,
//! date and outlet are used. `--show N` prints headlines of the first N stories and of those that are wrong, to be read; without `--story-field`
//! nothing is known, and stories are only shown. `--made N` makes N articles from a seed instead and prints how long they take, how much
//! memory, and how many of the copies planted in them are found.

mod known;
mod made;
mod score;

use std::process::ExitCode;

const USAGE: &str = "cargo run --release --example stories -- FILE.jsonl [--story-field FIELD] [--show N], or --made N";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1));
    let number = |name: &str| option(name).map(|value| value.parse::<usize>());
    let run = || -> anyhow::Result<()> {
        if let Some(articles) = number("--made") {
            return made::measure(articles?);
        }
        let file = args.first().filter(|file| !file.starts_with("--")).ok_or_else(|| anyhow::anyhow!("name a file; write\n  {USAGE}"))?;
        let articles = known::read(file.as_ref(), option("--story-field").map(String::as_str))?;
        score::measure(&articles, number("--show").transpose()?.unwrap_or_default())
    };
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(2)
        }
    }
}
