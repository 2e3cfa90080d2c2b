//! People overrule the tool: `corrections.csv` beside the articles, or in the report.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::run::{home_with, slantwise};

/// One article of an outlet, whose "rebels" stands at byte 19.
const ARTICLE: &str = "Quiet at last\n\nThe rebels left. The regime stayed, and the rebels’ trucks were gone.\n";

fn folder(corrections: &str) -> tempfile::TempDir {
    let other = ARTICLE.replace("rebels", "gunmen");
    let table = format!("article,start,end,words,lexicon,entry,verdict,reason,who\n{corrections}");
    let articles = [("news/a.txt", ARTICLE.as_bytes()), ("news/b.txt", other.as_bytes())];
    let table = [("news/corrections.csv", table.as_bytes())];
    home_with(&articles.into_iter().chain(table.into_iter().filter(|_| !corrections.is_empty())).collect::<Vec<_>>())
}

fn compare(home: &Path) -> (String, Value) {
    let output = slantwise(home, &["compare", "news", "--out", "report"]);
    assert_eq!(output.code, Some(0), "{}", output.err);
    let findings = fs::read(home.join("report/findings.json")).expect("findings");
    (output.out, serde_json::from_slice(&findings).expect("JSON"))
}

/// Uses of "rebel" in the first outlet's column of the grid.
fn rebels(findings: &Value) -> u64 {
    let rows = findings["grid"]["sections"].as_array().expect("sections").iter().flat_map(|s| s["rows"].as_array().expect("rows"));
    rows.filter(|row| row["id"] == "rebel").map(|row| row["cells"][0]["uses"].as_u64().expect("a number")).sum()
}

#[test]
fn a_mark_that_people_call_wrong_does_not_count_and_both_numbers_stand() {
    let home = folder("");
    assert_eq!(rebels(&compare(home.path()).1), 2);

    let home = folder("a.txt,19,25,rebels,,,wrong,The name of a team,Ana\n");
    let (screen, findings) = compare(home.path());
    assert_eq!(rebels(&findings), 1);
    let screen = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        screen.contains("Corrections: 1 mark was corrected or confirmed by people; the report gives the numbers with and without."),
        "{screen}"
    );
    let changed = findings["corrected"]["changed"].as_array().expect("numbers");
    let rebel =
        changed.iter().find(|c| c["subject"]["item"] == "rebel" && c["measure"] == "rate" && c["voice"] == "own").expect("the rate");
    assert_eq!((rebel["with"]["hits"].as_u64(), rebel["without"]["hits"].as_u64()), (Some(1), Some(2)));
    let page = fs::read_to_string(home.path().join("report/index.html")).expect("the page");
    assert!(page.contains("The name of a team") && page.contains("Numbers with and without"));
    let table = fs::read_to_string(home.path().join("report/tables/corrections.csv")).expect("the table");
    assert!(table.contains("a.txt") && table.contains("fits") && table.contains("The rebels left."), "{table}");
    assert!(home.path().join("report/tables/corrected.csv").exists());
}

#[test]
fn a_voice_that_people_hear_otherwise_moves_the_use() {
    let home = folder("a.txt,19,25,rebels,,,quoted,The mayor’s words,Ana\n");
    let (_, findings) = compare(home.path());
    assert_eq!(rebels(&findings), 2);
    let exhibits = findings["exhibits"].as_array().expect("exhibits");
    let first = exhibits.iter().find(|e| e["item"] == "rebel" && e["span"]["start"] == 19).expect("the use");
    assert_eq!(first["voice"], "quoted");
}

#[test]
fn a_correction_that_fits_nothing_is_named_and_the_rest_goes_on() {
    let home = folder("a.txt,19,25,regime,,,wrong,,Ana\ngone.txt,19,25,rebels,,,wrong,,Ana\na.txt,36,42,regime,,,right,,Ana\n");
    let (screen, findings) = compare(home.path());
    let screen = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.contains("1 mark was corrected or confirmed by people; no number changes by it."), "{screen}");
    assert!(screen.contains("corrections.csv:2 fits nothing: “regime” no longer stands there, but “rebels”"), "{screen}");
    assert!(screen.contains("corrections.csv:3 fits nothing: no article here has the id “gone.txt”"), "{screen}");
    assert_eq!(findings["corrected"]["judged"].as_array().map(Vec::len), Some(3));
}

#[test]
fn corrections_in_the_report_are_kept_and_applied() {
    let home = folder("");
    compare(home.path());
    fs::write(home.path().join("report/corrections.csv"), "article;start;end;verdict\na.txt;19;25;wrong\n").expect("a table");
    for _ in 0..2 {
        assert_eq!(rebels(&compare(home.path()).1), 1);
    }
    assert!(home.path().join("report/corrections.csv").exists());
    let manifest = fs::read_to_string(home.path().join("report/manifest.json")).expect("the manifest");
    assert!(manifest.contains("the report's corrections.csv"), "{manifest}");
}

#[test]
fn a_slip_in_the_table_stops_the_run_before_anything_is_written() {
    let home = folder("a.txt,19,25,rebels,,,wrnog,,Ana\n");
    let output = slantwise(home.path(), &["compare", "news", "--out", "report"]);
    assert_eq!(output.code, Some(1));
    assert!(output.err.contains("corrections.csv:2: the verdict is \"wrnog\""), "{}", output.err);
    assert!(!home.path().join("report").exists());
}
