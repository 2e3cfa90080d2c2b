//! The figures of every corpus in `seeds/`, byte by byte, against those in `tests/figures/`.
//!
//! Plain files rather than snapshots of a crate: each is a picture that a browser opens and a person can look at. A corpus or figure without a file
//! fails; `cargo test --test it figures::made_again -- --ignored` writes them all, to be looked at before they are committed.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use slantwise::lexicon;
use slantwise::pipeline::{FoundAudits, Input, Overruled, Request, SetAside, compare};
use slantwise::study::Options;

use crate::run::project;

/// Every folder of `seeds/`.
fn corpora() -> Vec<String> {
    let entries =
        fs::read_dir(project("seeds")).expect("the seeds can be listed").map(|entry| entry.expect("the seeds can be listed").path());
    let folders = entries.filter(|path| path.is_dir()).filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
    let mut names: Vec<String> = folders.collect();
    names.sort();
    names
}

/// The figures of a corpus as files: name and SVG.
fn drawn(corpus: &str) -> BTreeMap<String, String> {
    let input = Input::open(&[project(&format!("seeds/{corpus}"))]).expect("the seeds can be opened");
    let request = Request {
        input: &input,
        lexicons: lexicon::built_in().iter().collect(),
        set_aside: SetAside::default(),
        study: None,
        overruled: Overruled::default(),
        stories: None,
        audits: FoundAudits::default(),
        options: Options::default(),
        again: format!("slantwise compare seeds/{corpus}"),
        strict: true,
        last: None,
    };
    let compared = compare(&request, &mut |_| ()).expect("the seeds can be compared");
    compared.figures.into_iter().map(|figure| (format!("{}.svg", figure.id), figure.svg)).collect()
}

fn folder(corpus: &str) -> PathBuf {
    project("tests/figures").join(corpus)
}

fn committed(corpus: &str) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder(corpus)).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
    let files = entries.filter_map(|path| Some((path.file_name()?.to_str()?.to_owned(), fs::read_to_string(&path).ok()?)));
    files.collect()
}

#[test]
fn the_figures_of_the_seeds_are_those_that_were_looked_at() {
    let mut found = Vec::new();
    assert!(corpora().len() > 1, "the seeds are there");
    for corpus in corpora() {
        let (old, new) = (committed(&corpus), drawn(&corpus));
        for name in old.keys().chain(new.keys().filter(|name| !old.contains_key(*name))) {
            match (old.get(name), new.get(name)) {
                (Some(_), None) => found.push(format!("{corpus}/{name}: no longer drawn")),
                (None, _) => found.push(format!("{corpus}/{name}: new")),
                (Some(one), Some(other)) if one != other => {
                    let line = one.lines().zip(other.lines()).take_while(|(one, other)| one == other).count() + 1;
                    found.push(format!("{corpus}/{name}: other from line {line} on"));
                }
                _ => {}
            }
        }
    }
    assert!(
        found.is_empty(),
        "tests/figures differs from what is drawn now:\n  {}\nIf that is meant, write them again, look at them and commit them:\n  \
         cargo test --test it figures::made_again -- --ignored",
        found.join("\n  ")
    );
}

#[test]
#[ignore = "writes the figures for a person to look at and commit"]
fn made_again() {
    for corpus in corpora() {
        let folder = folder(&corpus);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder can be made");
        for (name, svg) in drawn(&corpus) {
            fs::write(folder.join(name), svg).expect("a figure can be written");
        }
    }
}
