//! The pages in a real browser: makes them, then runs `tests/browser` over them.
//!
//! Without node, the packages or Chromium the test says what is missing and passes; where `CI` is set it fails instead.

use std::env;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::hostile;
use crate::run::{home, program, project};

/// One folder a page, as `tests/browser/browser.mjs` names them: a comparison of two texts, whole and shared; one of seventy-two with
/// intervals, stories and days; words that set an outlet apart; a coding sheet; a lesson.
const PAGES: [(&str, &[&str]); 6] = [
    ("seeds", &["compare", "seeds/iran-syria"]),
    ("shared", &["compare", "seeds/iran-syria", "--share"]),
    ("intervals", &["compare", "seeds/sarnby", "--lexicon", "protest-policing", "--event", "2023-04-10=The clearing"]),
    ("discovery", &["discover", "seeds/sarnby"]),
    ("sheet", &["audit", "sample", "seeds/iran-syria"]),
    ("lesson", &["lesson", "seeds/iran-syria"]),
];

#[test]
fn the_pages_work_in_a_real_browser() {
    let chromium = env::var_os("CHROMIUM").map_or_else(|| PathBuf::from("/usr/bin/chromium"), PathBuf::from);
    if let Some(missing) = missing(&chromium) {
        let is_ci = env::var_os("CI").is_some_and(|value| !value.is_empty());
        assert!(!is_ci, "the pages cannot be tested in a browser: {missing}");
        // Past the test runner, which keeps back what a passing test prints.
        let _ = writeln!(std::io::stderr(), "SKIPPED: the pages were not tested in a browser: {missing}");
        return;
    }
    let temporary = home();
    let folder = env::var_os("SLANTWISE_PAGES").map_or_else(|| temporary.path().to_owned(), PathBuf::from);
    for (name, arguments) in PAGES {
        make(&project(""), arguments, &folder.join(name));
    }
    hostile::make_pages(&folder);
    let mut tests = Command::new("node");
    tests.args(["--test", "--test-reporter=spec", "--test-concurrency=2"]).current_dir(project("tests/browser"));
    let ended = tests.env("SLANTWISE_PAGES", &folder).env("CHROMIUM", &chromium).output().expect("node runs");
    let said = String::from_utf8_lossy(&ended.stdout);
    let failures = said.split("failing tests:").nth(1).unwrap_or(&said);
    assert!(ended.status.success(), "a page does not do in Chromium what it must:\n{failures}\n{}", String::from_utf8_lossy(&ended.stderr));
    what_was_saved_on_the_page_counts(&folder.join("intervals"));
}

/// The corrections that the tests saved from the page (tests/browser/reader.test.mjs) lie in the report's folder now.
fn what_was_saved_on_the_page_counts(report: &Path) {
    let (_, arguments) = PAGES.iter().find(|(name, _)| *name == "intervals").expect("the page is among them");
    let ended = program(&project(""), arguments).arg("--out").arg(report).output().expect("the program runs");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    let table = std::fs::read_to_string(report.join("tables/corrections.csv")).expect("corrections are listed");
    let verdicts = |verdict: &str| table.lines().filter(|line| line.contains(&format!(",{verdict},"))).count();
    assert_eq!((table.lines().count(), verdicts("wrong"), verdicts("unclear")), (3, 1, 1), "{table}");
    assert!(table.contains("\"quoted\"") && table.contains("A reader"), "{table}");
}

/// Runs the program in `place` and has it write to `out`.
pub fn make(place: &Path, arguments: &[&str], out: &Path) {
    // A sheet is never written over.
    let _ = std::fs::remove_dir_all(out);
    let ended = program(place, arguments).arg("--out").arg(out).output().expect("the program runs");
    assert!(ended.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ended.stderr));
}

/// What a machine lacks to run the tests, and what to do.
fn missing(chromium: &Path) -> Option<String> {
    if Command::new("node").arg("--version").output().is_err() {
        return Some("node is not installed; it is needed from version 20 on".to_owned());
    }
    let packages = project("tests/browser/node_modules");
    if !["playwright-core", "axe-core"].iter().all(|package| packages.join(package).is_dir()) {
        return Some("playwright-core or axe-core is not installed; run `npm ci` in tests/browser".to_owned());
    }
    let is_there = chromium.is_file();
    (!is_there).then(|| format!("{} is not there; install Chromium, or name it in CHROMIUM", chromium.display()))
}
