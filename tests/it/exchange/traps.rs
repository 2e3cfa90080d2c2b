//! Every file of `tests/cases/lexicons/<format>` against what its neighbour `.expected` says of it.
//!
//! There stand the format, each category with its patterns, and how often what was lost; or the error, and then what is left of the file
//! when it may lose something. To add a case, add a file and what it should give.

use std::fmt::Write;
use std::fs;

use slantwise::lexicon::exchange::{Error, Imported, Options, import};
use slantwise::lexicon::{Case, Entry, Style};

use crate::run::{files, project};

/// Beside the folders of the formats lie lists of slantwise's own.
const FOLDER: &str = "tests/cases/lexicons";
const FORMATS: [&str; 9] = ["cat", "csv", "dic", "dicx", "lc3", "quanteda", "retext", "vale", "ykd"];

#[test]
fn every_file_gives_what_is_said_of_it() {
    let of_format = |(name, _): &(String, Vec<u8>)| name.split_once('/').is_some_and(|(folder, _)| FORMATS.contains(&folder));
    let all: Vec<_> = files(&project(FOLDER)).into_iter().filter(of_format).collect();
    let mut wrong = Vec::new();
    for (name, bytes) in all.iter().filter(|(name, _)| !name.ends_with(".expected")) {
        let expected = all.iter().find(|(other, _)| *other == format!("{name}.expected")).map(|(_, text)| text.clone()).unwrap_or_default();
        let expected = String::from_utf8(expected).expect("what is expected is UTF-8");
        let found = said(name, bytes);
        if expected != found {
            // For a person to read, and to put beside the file when it is right.
            let place = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("lexicons").join(format!("{name}.expected"));
            fs::create_dir_all(place.parent().expect("a file lies in a folder")).expect("a folder can be made");
            fs::write(&place, &found).expect("a file can be written");
            wrong.push(format!("{name} (written to {}):\n--- expected\n{expected}--- found\n{found}", place.display()));
        }
    }
    assert!(all.len() > 40, "the files were not found");
    assert!(wrong.is_empty(), "{} files differ\n{}", wrong.len(), wrong.join("\n"));
}

fn said(name: &str, bytes: &[u8]) -> String {
    let file = name.rsplit('/').next().expect("a name has a last part");
    match import(None, file, bytes, &Options::default()) {
        Ok(imported) => listed(&imported),
        Err(error @ Error::Refused { .. }) => {
            let rest = match import(None, file, bytes, &Options { allow_loss: true, ..Options::default() }) {
                Ok(imported) => listed(&imported),
                Err(error) => format!("{error}\n"),
            };
            format!("{error}\n\nwith --allow-loss:\n{rest}")
        }
        Err(error) => format!("{error}\n"),
    }
}

/// The list as a person would sum it up.
fn listed(imported: &Imported) -> String {
    let lexicon = &imported.lexicon;
    let mut text = format!("{}\n", imported.format);
    for category in &lexicon.categories {
        let terms = lexicon.terms.iter().filter(|term| term.categories.contains(&category.id));
        let heading = if category.about == category.id { String::new() } else { format!(" ({})", category.about) };
        let _ = writeln!(text, "{}{heading}: {}", category.id, terms.map(|term| entry(&term.entry)).collect::<Vec<_>>().join("; "));
    }
    for set in &lexicon.namings {
        let labels = set.labels.iter().map(|label| format!("{} = {}", label.kind.key(), entry(&label.entry)));
        let _ = writeln!(text, "naming {}: {}", set.id, labels.collect::<Vec<_>>().join("; "));
    }
    for entry in
        lexicon.terms.iter().map(|term| &term.entry).filter(|entry| !entry.note.ends_with(".") || entry.note.matches(". ").count() > 0)
    {
        let _ = writeln!(text, "note of {}: {}", entry.id, entry.note);
    }
    for (loss, cases) in imported.losses.iter() {
        let lines: Vec<String> = cases.examples.iter().map(|example| example.line.to_string()).collect();
        let _ = writeln!(text, "{loss:?} {} (lines {})", cases.count, lines.join(", "));
    }
    text
}

fn entry(entry: &Entry) -> String {
    let mut text = entry.patterns.join(", ");
    if entry.style != Style::Glob {
        let _ = write!(text, " [{:?}]", entry.style);
    }
    if entry.case == Case::Exact {
        text.push_str(" [as written]");
    }
    for other in &entry.others_write {
        let _ = write!(text, " -> {} ({})", other.text, other.why);
    }
    text
}
