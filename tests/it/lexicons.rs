//! Word lists and their schema: what loads, and what is said of each mistake.
//!
//! A file in `tests/cases/lexicons/broken` begins with comments that say what is told of it, place and all. To add a case, add a file.

mod schema;

use std::fs;

use slantwise::lexicon::{SCHEMA, built_in, parse, text_of};

use crate::run::project;
use schema::refusals;

/// The marker of a file that breaks a rule beyond the reach of a schema.
const BEYOND_A_SCHEMA: &str = "A schema cannot know this.";

/// Every broken file: name, text, and what its first comments say.
fn broken() -> Vec<(String, String, Vec<String>)> {
    let mut files: Vec<_> = fs::read_dir(project("tests/cases/lexicons/broken"))
        .expect("the cases can be listed")
        .map(|entry| entry.expect("the cases can be listed").path())
        .map(|path| {
            let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).expect("a case can be read");
            let says = text.lines().map_while(|line| line.strip_prefix("# ")).map(str::to_owned).collect();
            (name, text, says)
        })
        .collect();
    files.sort();
    assert!(files.len() > 60, "the cases were not found");
    files
}

#[test]
fn every_mistake_is_told_with_its_place_and_what_to_do() {
    for (name, text, says) in broken() {
        let error = parse(&name, &text).expect_err(&name).to_string();
        let told: Vec<&str> = error.lines().filter_map(|line| line.strip_prefix(&format!("{name}:"))).map(str::trim).collect();
        let says: Vec<&str> = says.iter().map(String::as_str).filter(|line| *line != BEYOND_A_SCHEMA).collect();
        assert_eq!(told, says, "{name}");
    }
}

#[test]
fn the_schema_refuses_what_does_not_load_and_accepts_what_does() {
    let schema = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    for lexicon in built_in() {
        let text = text_of(&lexicon.header.id).expect("a built-in list has its text");
        assert_eq!(refusals(&schema, &toml::from_str(text).expect("TOML")), Vec::<String>::new(), "{}", lexicon.header.id);
    }
    let mut checked = 0;
    for (name, text, says) in broken() {
        // What is no TOML is for no schema.
        let Ok(value) = toml::from_str(&text) else { continue };
        checked += 1;
        let is_refused = !refusals(&schema, &value).is_empty();
        assert_eq!(is_refused, !says.iter().any(|line| line == BEYOND_A_SCHEMA), "{name}");
    }
    assert!(checked > 40, "only {checked} cases are TOML");
}
