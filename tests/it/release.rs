//! The archives of a release: what the workflow packs is what `cargo binstall` looks for.

use std::fs;

use crate::run::{home, project, slantwise};

fn text(path: &str) -> String {
    fs::read_to_string(project(path)).expect("the file can be read")
}

#[test]
fn an_archive_is_called_what_binstall_looks_for() {
    let cargo: toml::Table = text("Cargo.toml").parse().expect("it is TOML");
    let binstall = &cargo["package"]["metadata"]["binstall"];
    let workflow = text(".github/workflows/release.yml");
    let url = binstall["pkg-url"].as_str().expect("it is a text");
    assert!(url.ends_with("/v{ version }/{ name }-{ version }-{ target }.{ archive-format }"), "{url}");
    assert_eq!(binstall["bin-dir"].as_str(), Some("{ name }-{ version }-{ target }/{ bin }{ binary-ext }"));
    assert!(workflow.contains("name=\"slantwise-$version-${{ matrix.target }}\"\n"), "the folder in the archive has the archive's name");
    let rows: Vec<&str> = workflow.lines().filter(|line| line.contains("- { target: ")).collect();
    assert_eq!(rows.len(), 5);
    for row in rows {
        let target = row.split("target: ").nth(1).and_then(|rest| rest.split(',').next()).expect("the row names its target");
        let other = binstall["overrides"].get(target).and_then(|of| of["pkg-fmt"].as_str());
        let format = other.or(binstall["pkg-fmt"].as_str()).expect("there is a format");
        assert!(row.contains(&format!("archive: {format} }}")), "{row}: binstall looks for {format}");
    }
}

#[test]
fn the_completions_that_are_packed_can_be_made() {
    let workflow = text(".github/workflows/release.yml");
    let shells = workflow.split("for sort in ").nth(1).and_then(|rest| rest.split(';').next()).expect("the workflow names shells");
    for shell in shells.split_whitespace() {
        let ended = slantwise(home().path(), &["completions", shell]);
        assert!(ended.code == Some(0) && ended.out.contains("slantwise"), "{shell}: {}", ended.err);
    }
}
