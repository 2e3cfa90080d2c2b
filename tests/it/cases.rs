//! Every statistic, and how words are looked up, against published figures and other implementations.
//!
//! `tests/cases/reference/<family>.json` holds cases with their sources: an input, the answer expected, and how near to it one must
//! come. To add a case, add it there; to try more, name a folder of such files in `SLANTWISE_CASES`. Functions that no report needs are
//! counted as not implemented. A case that names a file means it from the folder that holds the folder of cases.

mod answers;
mod imported;
mod listed;
mod read;
mod tolerance;

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

/// The families a report rests on: in each of them something has to pass.
const IMPLEMENTED: [&str; 14] = [
    "bootstrap",
    "changepoint",
    "dispersion",
    "fightin_words",
    "keyness",
    "label_choice",
    "matching",
    "multinomial",
    "multiplicity",
    "overdispersion",
    "permutation",
    "poisson",
    "proportion",
    "validation",
];

/// Families of which every case passes, where a folder holds them.
const WHOLE: [&str; 3] = ["kwic", "lookup", "tokenise"];

/// Families of which some cases stand for what other programs do and this one does not: `voice` was answered by parsing grammar; of `liwc`
/// the package minds capitals and lets a wildcard hide a longer entry. They are printed, and some case has to pass.
const SCORED: [&str; 2] = ["liwc", "voice"];

#[test]
fn reference_cases_agree() {
    let families = check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/reference"));
    assert_eq!(families, IMPLEMENTED);
}

#[test]
fn cases_of_a_folder_named_in_the_environment_agree() {
    if let Some(folder) = env::var_os("SLANTWISE_CASES") {
        check(Path::new(&folder));
    }
}

/// Tries every case in a folder, prints the counts and gives the families it holds.
fn check(folder: &Path) -> Vec<String> {
    let (mut failures, mut families) = (Vec::new(), Vec::new());
    println!("{:16}{:>8}{:>8}{:>17}", "family", "passed", "failed", "not implemented");
    for file in json_files(folder) {
        let family: Value = serde_json::from_slice(&fs::read(&file).expect("a case file can be read")).expect("a case file is JSON");
        let name = family["family"].as_str().expect("a case file names its family");
        let (mut passed, mut differ, mut not_implemented) = (0, Vec::new(), 0);
        for case in family["cases"].as_array().expect("a family lists its cases") {
            match outcome(case, folder) {
                None => not_implemented += 1,
                Some(Ok(())) => passed += 1,
                Some(Err(difference)) => differ.push(format!("{}: {difference}", case["id"])),
            }
        }
        println!("{name:16}{passed:>8}{:>8}{not_implemented:>17}", differ.len());
        if passed == 0 && (IMPLEMENTED.contains(&name) || SCORED.contains(&name)) {
            failures.push(format!("no case of {name} passes"));
        }
        if not_implemented > 0 && WHOLE.contains(&name) {
            failures.push(format!("{not_implemented} cases of {name} are not answered"));
        }
        if SCORED.contains(&name) {
            differ.drain(..).for_each(|difference| println!("    {difference}"));
        }
        failures.append(&mut differ);
        families.push(name.to_owned());
    }
    assert!(failures.is_empty(), "{}: {} failures:\n{}", folder.display(), failures.len(), failures.join("\n"));
    families
}

/// Nothing when the function is not implemented, else whether the answer is near enough.
fn outcome(case: &Value, folder: &Path) -> Option<Result<(), String>> {
    let function = case["function"].as_str().expect("a case names its function");
    let mut input = case["input"].clone();
    if let Some(file) = input["file"].as_str() {
        input["text"] = line_of(&folder.join("..").join(file), input["line"].as_u64().expect("a line number") as usize).into();
    }
    let answer = answers::answer(function, &answers::Input(&input))
        .or_else(|| listed::answer(function, &input))
        .or_else(|| imported::answer(function, &input))
        .or_else(|| read::answer(function, &input))?;
    Some(tolerance::compare(&case["expected"], &answer, &case["tolerance"]))
}

/// A line of a file, counted from 1.
fn line_of(file: &Path, line: usize) -> String {
    let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    text.lines().nth(line - 1).unwrap_or_else(|| panic!("{} has no line {line}", file.display())).to_owned()
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}
