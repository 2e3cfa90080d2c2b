//! The plan of the house, and a test that fails when a room uses another on its own or a higher floor.
//!
//! The sources are read word by word, without a compiler: comments and texts in quotation marks are left out, and every path that begins
//! at `crate`, at `super` beyond its own room, or in the program at `slantwise`, is followed to the room it names.

use std::fs;
use std::path::{Path, PathBuf};

/// Floor and rooms. A room uses only rooms on floors below; rooms on one floor do not know each other.
const FLOORS: [(u8, &[&str]); 13] = [
    (12, &["cli"]),
    (11, &["pipeline"]),
    (10, &["error"]),
    (9, &["study"]),
    (8, &["report", "lesson"]),
    (7, &["chart", "page"]),
    (6, &["findings"]),
    (5, &["compare"]),
    (4, &["tally", "story", "evidence", "vocabulary", "audit"]),
    (3, &["matcher"]),
    (2, &["text"]),
    (1, &["corpus", "lexicon", "table"]),
    (0, &["span", "stats"]),
];

/// Crates that take long to build or reach far, and the only rooms, or files of a room, that know them.
const LODGERS: [(&str, &[&str]); 12] = [
    ("polars", &["tally", "table", "vocabulary", "corpus/parquet"]),
    ("polars_io", &["tally", "table", "vocabulary", "corpus/parquet"]),
    ("plotters", &["chart"]),
    ("plotters_svg", &["chart"]),
    ("resvg", &["chart"]),
    ("usvg", &["chart"]),
    ("tiny_skia", &["chart"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("minijinja", &["page"]),
    ("krilla", &["lesson/pdf", "lesson/pdf/font"]),
    ("harfrust", &["lesson/pdf/font"]),
];

#[test]
fn rooms_use_only_rooms_on_lower_floors() {
    let mut broken = Vec::new();
    for (file, room, modules) in sources() {
        let source = fs::read_to_string(&file).expect("a source file can be read");
        broken.extend(violations(&room, &modules, &source).into_iter().map(|what| format!("{}:{what}", file.display())));
    }
    assert!(broken.is_empty(), "the plan of the house is broken:\n{}", broken.join("\n"));
}

#[test]
fn every_folder_and_file_of_the_sources_is_a_room_of_the_plan() {
    let unknown: Vec<String> = sources().into_iter().map(|(_, room, _)| room).filter(|room| floor(room).is_none()).collect();
    assert!(unknown.is_empty(), "not in the plan: {unknown:?}; add it there, on the floor where it belongs");
}

#[test]
fn a_broken_plan_is_noticed() {
    let broken =
        |room: &str, modules: &[&str], source: &str| violations(room, &modules.iter().map(|m| (*m).to_owned()).collect::<Vec<_>>(), source);
    assert_eq!(
        broken("text", &["text", "word"], "use crate::span::Span;\nuse crate::matcher::Hit;"),
        ["2: text (floor 2) uses matcher (floor 3)"]
    );
    assert_eq!(broken("chart", &["chart"], "fn f() { crate::page::fill() }"), ["1: chart (floor 7) uses page (floor 7)"]);
    let group = "use crate::{\n    span::Span,\n    tally::{Tally, report},\n};";
    assert_eq!(broken("matcher", &["matcher"], group), ["3: matcher (floor 3) uses tally (floor 4)"]);
    let above = "mod tests { use super::super::super::pipeline::find; }";
    assert_eq!(broken("text", &["text", "word"], above), ["1: text (floor 2) uses pipeline (floor 11)"]);
    assert_eq!(broken("text", &["text"], "use super::report;"), ["1: text (floor 2) uses report (floor 8)"]);
    assert_eq!(broken("corpus", &["corpus"], "fn f() -> crate::Error {}"), ["1: corpus (floor 1) uses error (floor 10)"]);
    assert_eq!(broken("stats", &["stats"], "use crate::helpers::mean;"), ["1: stats (floor 0) uses helpers, which the plan does not know"]);
    assert_eq!(
        broken("findings", &["findings"], "use polars::prelude::*;"),
        ["1: polars stands in findings, and is for tally, table, vocabulary, corpus/parquet"]
    );
    assert_eq!(broken("report", &["report"], "#[derive(clap::Parser)]"), ["1: clap stands in report, and is for cli"]);
    assert_eq!(broken("report", &["report"], "let x = slantwise::pipeline::find();"), ["1: report (floor 8) uses pipeline (floor 11)"]);
}

#[test]
fn what_only_looks_like_a_use_is_none() {
    let broken = |source: &str| violations("text", &["text".to_owned(), "word".to_owned()], source);
    let harmless = [
        "//! crate::pipeline::find\n/* crate::report */ use crate::span::Span;",
        "let a = \"crate::pipeline\"; let b = r#\"use \"crate::report\"#; let c = '\"'; fn f<'a>(x: &'a str) {}",
        "pub(crate) fn f() {}\npub(super) fn g() {}",
        "use super::document::Zone; use super::Voice; mod tests { use super::super::voice; }",
        "use crate::{span::Span, text::{word, voice}};",
    ];
    for source in harmless {
        assert_eq!(broken(source), Vec::<String>::new(), "{source}");
    }
}

fn floor(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(_, rooms)| rooms.contains(&room)).map(|(floor, _)| *floor)
}

/// Every source file with its room and its module path, which begins with the room.
fn sources() -> Vec<(PathBuf, String, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a source folder can be listed") {
            let path = entry.expect("a source folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") && path != root.join("lib.rs") {
                let inside = path.strip_prefix(&root).expect("lies in the folder").with_extension("");
                let mut modules: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
                if modules.len() > 1 && matches!(modules.last().map(String::as_str), Some("mod" | "main")) {
                    modules.pop();
                }
                found.push((path, modules[0].clone(), modules));
            }
        }
    }
    found.sort();
    assert!(found.len() > 50, "the sources were not found");
    found
}

/// What a source file does against the plan, each with its line.
fn violations(room: &str, modules: &[String], source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let mut broken = Vec::new();
    // How many blocks stand open, and at which depth each module inside the file began.
    let (mut depth, mut inner) = (0usize, Vec::new());
    for (at, (line, token)) in tokens.iter().enumerate() {
        let is = |offset: usize, what: &str| tokens.get(at + offset).is_some_and(|(_, token)| token == what);
        let goes_on = at > 0 && tokens[at - 1].1 == "::";
        match token.as_str() {
            "mod" if is(2, "{") => inner.push(depth),
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                inner.retain(|&began| began < depth);
            }
            _ if goes_on => {}
            "crate" | "slantwise" | "super" if is(1, "::") => {
                let supers =
                    tokens[at..].chunks(2).take_while(|two| two[0].1 == "super" && two.get(1).is_some_and(|t| t.1 == "::")).count();
                // In the program `crate` is the program itself.
                let at_root = match token.as_str() {
                    "crate" => room != "cli",
                    "slantwise" => true,
                    _ => room != "cli" && supers == modules.len() + inner.len(),
                };
                if at_root {
                    let steps = if token == "super" { 2 * supers } else { 2 };
                    broken.extend(named(&tokens[at + steps..]).into_iter().filter_map(|(line, used)| misuse(room, &used, line)));
                }
            }
            name if is(1, "::") || is(1, ";") => {
                if let Some((_, rooms)) = LODGERS
                    .iter()
                    .find(|(lodger, rooms)| *lodger == name && !rooms.contains(&room) && !rooms.contains(&modules.join("/").as_str()))
                {
                    broken.push(format!("{line}: {name} stands in {room}, and is for {}", rooms.join(", ")));
                }
            }
            _ => {}
        }
    }
    broken
}

/// The first names of what follows a root: one, or all of a group in braces.
fn named(tokens: &[(usize, String)]) -> Vec<(usize, String)> {
    if tokens.first().is_none_or(|(_, token)| token != "{") {
        return tokens.first().cloned().into_iter().collect();
    }
    let (mut names, mut depth) = (Vec::new(), 0);
    for pair in tokens.windows(2) {
        match pair[0].1.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if depth == 1 && matches!(pair[0].1.as_str(), "{" | ",") && pair[1].1 != "}" {
            names.push(pair[1].clone());
        }
    }
    names
}

fn misuse(room: &str, used: &str, line: usize) -> Option<String> {
    let used = if used == "Error" { "error" } else { used };
    if used == room || used == "self" {
        return None;
    }
    let own = floor(room)?;
    match floor(used) {
        None => Some(format!("{line}: {room} (floor {own}) uses {used}, which the plan does not know")),
        Some(other) if other >= own => Some(format!("{line}: {room} (floor {own}) uses {used} (floor {other})")),
        Some(_) => None,
    }
}

/// Names, `::` and other marks of a source, with their lines; without comments, texts and characters in quotation marks.
fn tokens(source: &str) -> Vec<(usize, String)> {
    let pattern = concat!(
        r#"(?s)(?P<aside>//[^\n]*|/\*.*?\*/|b?r(?:"[^"]*"|\#"(?:[^"]|"[^\#])*"\#|\#\#".*?"\#\#)|b?"(?:\\.|[^"\\])*"|b?'(?:\\.[^']*|[^'\\])'|'[a-z_]+)"#,
        r"|(?P<token>[A-Za-z_][A-Za-z0-9_]*|::|[{},;])|(?P<other>.)"
    );
    let pattern = regex::Regex::new(pattern).expect("the pattern is valid");
    let mut line = 1;
    let mut tokens = Vec::new();
    for found in pattern.captures_iter(source) {
        if let Some(token) = found.name("token") {
            tokens.push((line, token.as_str().to_owned()));
        }
        line += found[0].matches('\n').count();
    }
    tokens
}
