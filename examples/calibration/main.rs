//! Measures how often the comparison finds a difference where there is none: `cargo run --release --example calibration -- FOLDER`.
//!
//! One outlet's articles are split at random in two, again and again, and both halves are compared as if they were two outlets: every
//! difference found is a false alarm. Then counts are simulated with a known rate, to see how often its interval holds it, and how
//! often a real difference is found. FOLDER holds `basil.jsonl` or `abp_small.jsonl`; what is missing is said and left out.

mod corpus;
mod draw;
mod simulate;
mod split;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "cargo run --release --example calibration -- FOLDER [SPLITS]";

/// Splits of each outlet, unless told otherwise.
const SPLITS: usize = 200;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (folder, splits) = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [folder] => (folder, SPLITS),
        [folder, splits] => match splits.parse() {
            Ok(splits) if splits > 0 => (folder, splits),
            _ => return stopped(2, &format!("{splits} is no number of splits; write\n  {USAGE}")),
        },
        _ => return stopped(2, &format!("not understood; write\n  {USAGE}")),
    };
    for (file, name) in [("basil.jsonl", "BASIL"), ("abp_small.jsonl", "abp_small")] {
        let path = Path::new(folder).join(file);
        if !path.is_file() {
            println!("{name}: {} is not there\n", path.display());
            continue;
        }
        match corpus::outlets(&path) {
            Ok(outlets) => println!("{}", split::table(name, &outlets, splits)),
            Err(error) => return stopped(1, &format!("{}: {error:#}", path.display())),
        }
    }
    println!("{}", simulate::coverage());
    println!("{}", simulate::power());
    ExitCode::SUCCESS
}

fn stopped(code: u8, told: &str) -> ExitCode {
    eprintln!("{told}");
    ExitCode::from(code)
}
