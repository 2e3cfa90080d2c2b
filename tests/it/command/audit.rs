//! People measure how often the tool is right: `audit sample`, `score`, `apply`, and what `compare` says of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::run::{Ended, files, home_with, slantwise};

const LIST: &str = r#"id = "fight"
title = "Who fights"
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
source = "made for a test"
limits = "two words"

[[naming]]
id = "opposition"
about = "Words for the armed opposition"
[[naming.label]]
id = "rebel"
kind = "disputed"
patterns = ["rebel", "rebels"]
note = "people who rise in arms"
[[naming.label]]
id = "gunman"
kind = "description"
patterns = ["gunmen"]
note = "people with weapons"
"#;

/// Three uses of "rebels": one in the headline, two in own words; and "gunmen" once.
const PLANET: &str = "Rebels take the town\n\nBy Clark Kent\n\nThe rebels took the town, the Daily Planet has learned. Clark Kent saw rebels \
                      there, and @dailyplanet told so. See https://www.dailyplanet.example/more or dailyplanet.example, or mail \
                      desk@dailyplanet.example. The gunmen stayed.\n";
/// "rebels" in own words and in quotation.
const GAZETTE: &str = "Quiet at last\n\nBy Vicki Vale, Gotham Gazette\n\nThe rebels left, the Gotham Gazette reports. “The rebels are gone,” the \
                       mayor told Vale and the Gothamgazette. See www.gothamgazette.example/x?y=1 for more.\n";

fn news() -> tempfile::TempDir {
    let listing = "file,outlet,url\nplanet.txt,Daily Planet,https://www.dailyplanet.example/a\ngazette.txt,The Gotham Gazette,https://gothamgazette.example/b\n";
    home_with(&[
        ("news/articles.csv", listing.as_bytes()),
        ("news/planet.txt", PLANET.as_bytes()),
        ("news/gazette.txt", GAZETTE.as_bytes()),
        ("fight.toml", LIST.as_bytes()),
    ])
}

fn sample(home: &Path, more: &[&str]) -> Ended {
    slantwise(home, &[&["audit", "sample", "news", "--lexicon", "fight.toml", "--out", "audit"], more].concat())
}

fn read(home: &Path, file: &str) -> String {
    fs::read_to_string(home.join(file)).unwrap_or_else(|e| panic!("{file}: {e}"))
}

/// The rows of a table, as name and cell.
fn rows(table: &str) -> Vec<BTreeMap<String, String>> {
    let mut lines = split(table).into_iter();
    let head = lines.next().expect("a table has a first line");
    lines.map(|cells| head.iter().cloned().zip(cells).collect()).collect()
}

/// Cells of CSV: commas, quotation marks doubled inside quotation marks.
fn split(table: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut signs = table.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if is_quoted && signs.peek() == Some(&'"') => cell.push(signs.next().expect("peeked")),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    rows
}

/// Writes a coded sheet: the tool's own reading is right everywhere but where `other` says, for a mark's outlet, words and place, "right,voice".
fn code(home: &Path, file: &str, other: &dyn Fn(&BTreeMap<String, String>) -> Option<&'static str>) {
    let key = rows(&read(home, "audit/key.csv"));
    let lines = key.iter().map(|row| match other(row) {
        Some(code) => format!("{},{code}\n", row["id"]),
        None => format!("{},yes,{}\n", row["id"], row["voice"]),
    });
    fs::write(home.join(file), format!("id,right,voice\n{}", lines.collect::<String>())).expect("a sheet can be written");
}

/// The sample of the two articles: six marks, three and one of the Planet's, two of the Gazette's.
fn sampled() -> tempfile::TempDir {
    let home = news();
    let ended = sample(home.path(), &[]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.starts_with("6 of 6 marks drawn."), "{}", ended.out);
    home
}

#[test]
fn coders_are_not_told_who_published_or_what_the_tool_says() {
    let home = sampled();
    for file in ["audit/sheet.csv", "audit/sheet.html"] {
        let sheet = read(home.path(), file).to_lowercase();
        for hidden in ["planet", "gotham", "gazette", "clark", "kent", "vicki", " vale", "http://", "https://", "www.", ".txt", ".example"]
        {
            assert!(!sheet.contains(hidden), "{hidden} stands in {file}");
        }
        assert!(sheet.contains("▮▮▮") && sheet.contains("the mayor told"), "{file}");
    }
    let sheet = rows(&read(home.path(), "audit/sheet.csv"));
    let headline = sheet.iter().find(|row| row["mark"] == "Rebels").expect("the headline");
    assert_eq!(headline["excerpt"], "«Rebels» take the town");
    assert_eq!((headline["meaning"].as_str(), headline["group"].as_str()), ("people who rise in arms", "Words for the armed opposition"));
    assert!(sheet.iter().all(|row| row["right"].is_empty() && row["voice"].is_empty()));
    let page = read(home.path(), "audit/sheet.html");
    let marks = page.split("<div id=\"marks\"").nth(1).and_then(|rest| rest.split("<script>").next()).expect("the marks");
    assert!(!marks.contains("quoted") && !marks.contains("attributed") && !marks.contains("voice"), "{marks}");
}

#[test]
fn a_name_that_no_rule_knows_can_be_hidden() {
    let home = news();
    assert_eq!(sample(home.path(), &["--hide", "The Mayor"]).code, Some(0));
    let sheet = read(home.path(), "audit/sheet.csv");
    assert!(sheet.contains("the mayor told"), "words in small letters are no name");
    let home = home_with(&[("news/a.txt", b"Left\n\nThe rebels left, the Mayor said.\n"), ("fight.toml", LIST.as_bytes())]);
    assert_eq!(sample(home.path(), &["--hide", "The Mayor"]).code, Some(0));
    assert!(read(home.path(), "audit/sheet.csv").contains("the ▮▮▮ said"));
}

#[test]
fn the_key_knows_what_each_mark_is_and_how_likely_it_was() {
    let home = sampled();
    let key = rows(&read(home.path(), "audit/key.csv"));
    let sheet = rows(&read(home.path(), "audit/sheet.csv"));
    assert_eq!(key.iter().map(|row| &row["id"]).collect::<Vec<_>>(), sheet.iter().map(|row| &row["id"]).collect::<Vec<_>>());
    assert!(key.iter().all(|row| row["probability"] == "1.0"));
    for row in &key {
        let text = if row["article"] == "planet.txt" { PLANET } else { GAZETTE };
        let span = row["start"].parse::<usize>().expect("a byte")..row["end"].parse::<usize>().expect("a byte");
        assert_eq!(text[span], row["mark"]);
    }
    let home = news();
    let ended = sample(home.path(), &["-n", "3"]);
    assert!(ended.out.starts_with("3 of 6 marks drawn."), "{}{}", ended.out, ended.err);
    assert!(rows(&read(home.path(), "audit/key.csv")).iter().all(|row| row["probability"] == "0.5"));
}

#[test]
fn a_sample_can_be_drawn_from_a_report() {
    let home = news();
    compare(home.path());
    let draw = || slantwise(home.path(), &["audit", "sample", "report", "--lexicon", "fight.toml", "--out", "audit"]);
    fs::write(home.path().join("fight.toml"), LIST.replace("1.0.0", "1.1.0")).expect("a list can be written");
    let other = draw();
    assert!(other.err.contains("made with another version of the word list fight"), "{}", other.err);
    fs::write(home.path().join("fight.toml"), LIST).expect("a list can be written");
    let ended = draw();
    assert!(ended.out.starts_with("6 of 6 marks drawn."), "{}{}", ended.out, ended.err);
    let sheet = read(home.path(), "audit/sheet.csv");
    assert!(sheet.contains("“The «rebels» are gone,” the mayor told Vale and the ▮▮▮."), "one sentence, and no byline: {sheet}");
    assert!(!sheet.contains("Planet") && !sheet.contains("Gazette"), "{sheet}");
    assert!(rows(&read(home.path(), "audit/key.csv")).iter().all(|row| row["probability"] == "1.0"));
    two_sheets(home.path());
    let scored = slantwise(home.path(), &["audit", "score", "audit/key.csv", "ana.csv", "ben.csv"]);
    assert!(scored.out.contains("(4 of 6)"), "{}{}", scored.out, scored.err);
}

#[test]
fn the_same_seed_gives_the_same_sample() {
    let (one, two, other) = (sampled(), sampled(), news());
    assert_eq!(files(&one.path().join("audit")), files(&two.path().join("audit")));
    assert_eq!(sample(other.path(), &["--rng-seed", "2"]).code, Some(0));
    assert_ne!(read(one.path(), "audit/key.csv"), read(other.path(), "audit/key.csv"));
}

#[test]
fn nothing_is_written_over_and_nothing_among_the_articles() {
    let home = sampled();
    let again = sample(home.path(), &[]);
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("this file exists and is left as it is"), "{}", again.err);
    let inside = slantwise(home.path(), &["audit", "sample", "news", "--lexicon", "fight.toml", "--out", "news/audit"]);
    assert!(inside.err.contains("would be read as an article") && !home.path().join("news/audit").exists(), "{}", inside.err);
    let nothing = slantwise(home.path(), &["audit", "sample", "news", "--lexicon", "migration", "--out", "other"]);
    assert!(nothing.err.contains("nothing to draw"), "{}{}", nothing.out, nothing.err);
}

/// Ana and Ben. By hand: the Planet's first "rebels" in the text is wrong to both; the Gazette's quoted one is wrong to Ana alone.
/// Right: 4 of 6 (the disputed one is not), the Planet 3 of 4, the Gazette 1 of 2.
fn two_sheets(home: &Path) {
    let is_first = |row: &BTreeMap<String, String>| row["article"] == "planet.txt" && row["start"] == "41";
    let is_quoted = |row: &BTreeMap<String, String>| row["voice"] == "quoted";
    code(home, "ana.csv", &|row| (is_first(row) || is_quoted(row)).then_some("no,"));
    code(home, "ben.csv", &|row| is_first(row).then_some("no,"));
}

#[test]
fn two_sheets_are_scored_as_counted_by_hand() {
    let home = sampled();
    assert_eq!(&PLANET[41..47], "rebels");
    two_sheets(home.path());
    let ended = slantwise(home.path(), &["audit", "score", "audit/key.csv", "ana.csv", "ben.csv", "--out", "news/audit.csv"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    let screen = ended.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.starts_with("6 of 6 marks coded, by two coders (ana, ben)."), "{screen}");
    // Wilson for 4 of 6 is .30 to .90; kappa: 5/6 agreed, by chance (4·5 + 2·1)/36: (30 − 22)/(36 − 22) = .57.
    assert!(screen.contains("fight .67 [.30, .90] (4 of 6)"), "{screen}");
    assert!(screen.contains("Meaning 5 of 6 marks coded alike; kappa .57; alpha .59"), "{screen}");
    assert!(screen.contains("not to be reported as a finding"), "{screen}");
    assert!(screen.contains("To settle between the coders, 1 mark:"), "{screen}");
    assert!(screen.contains("Consider switching these off") && screen.contains("rebel (fight): .60"), "{screen}");
    assert!(screen.contains("All right so far, but too few to tell: gunman 1."), "{screen}");
    let table = rows(&read(home.path(), "news/audit.csv"));
    let right = |subject: &str, outlet: &str, measure: &str| {
        let row = table.iter().find(|r| r["subject"] == subject && r["outlet"] == outlet && r["measure"] == measure).expect("a row");
        (row["right"].clone(), row["n"].clone(), row["disagreed"].clone())
    };
    let three = |a: &str, b: &str, c: &str| (a.to_string(), b.to_string(), c.to_string());
    assert_eq!(right("naming", "", "sense"), three("4", "6", "1"));
    assert_eq!(right("naming", "Daily Planet", "sense"), three("3", "4", "0"));
    assert_eq!(right("naming", "The Gotham Gazette", "sense"), three("1", "2", "1"));
    let corrected =
        table.iter().find(|r| r["subject"] == "naming" && r["outlet"] == "Daily Planet" && r["measure"] == "sense").expect("a row");
    let number = |name: &str| corrected[name].parse::<f64>().expect("a number");
    assert!((number("corrected") / number("rate") - 0.75).abs() < 1e-9, "{corrected:?}");
}

#[test]
fn what_was_settled_counts_and_a_slip_is_named_with_its_line() {
    let home = sampled();
    two_sheets(home.path());
    code(home.path(), "settled.csv", &|row| if row["voice"] == "quoted" { None } else { Some(",") });
    let ended = slantwise(home.path(), &["audit", "score", "audit/key.csv", "ana.csv", "ben.csv", "--settled", "settled.csv"]);
    let screen = ended.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.contains("(5 of 6)") && !screen.contains("To settle"), "{screen}{}", ended.err);
    let sheet = read(home.path(), "ana.csv").replacen(",yes,", ",yse,", 1);
    fs::write(home.path().join("ana.csv"), sheet).expect("a sheet can be written");
    let ended = slantwise(home.path(), &["audit", "score", "audit/key.csv", "ana.csv"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("ana.csv:") && ended.err.contains("`right` is \"yse\"; it is yes, no, unsure"), "{}", ended.err);
}

fn compare(home: &Path) -> (String, Value) {
    let ended = slantwise(home, &["compare", "news", "--lexicon", "fight.toml", "--out", "report"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    (ended.out, serde_json::from_str(&read(home, "report/findings.json")).expect("JSON"))
}

#[test]
fn what_both_say_becomes_a_correction_once() {
    let home = sampled();
    two_sheets(home.path());
    fs::write(home.path().join("news/corrections.csv"), "article,start,end,verdict\ngazette.txt,50,56,right\n").expect("a table");
    let apply = || slantwise(home.path(), &["audit", "apply", "audit/key.csv", "ana.csv", "ben.csv", "--to", "news"]);
    let ended = apply();
    assert_eq!((ended.code, ended.out.as_str()), (Some(0), "1 correction added to news/corrections.csv.\n"), "{}", ended.err);
    let table = read(home.path(), "news/corrections.csv");
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines[..2], ["article,start,end,verdict,words,lexicon,entry,reason,who", "gazette.txt,50,56,right"]);
    assert!(lines[2].starts_with("planet.txt,41,47,wrong,rebels,fight,rebel,\"audit, mark "), "{table}");
    assert_eq!(apply().out, "0 corrections added to news/corrections.csv; 1 stood there already.\n");
    let (_, findings) = compare(home.path());
    assert_eq!(findings["corrected"]["judged"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_comparison_says_what_was_audited_and_leaves_other_versions_out() {
    let home = sampled();
    assert_eq!(compare(home.path()).1["lexicons"][0]["audit"]["summary"], "not audited");
    two_sheets(home.path());
    slantwise(home.path(), &["audit", "score", "audit/key.csv", "ana.csv", "ben.csv", "--out", "news/audit.csv"]);
    let (screen, findings) = compare(home.path());
    let card = &findings["lexicons"][0]["audit"];
    assert_eq!(card["summary"], "audited: precision .67 [.30, .90], n 6, two coders, kappa .57");
    assert_eq!(card["groups"][0]["why"], "the coders do not agree enough on the sense (alpha 0.59, asked for 0.667)");
    assert!(!screen.contains("audit"), "the first screen stays calm: {screen}");
    let page = read(home.path(), "report/index.html");
    assert!(page.contains("Checked by hand: audited: precision .67 [.30, .90], n 6, two coders, kappa .57."));
    let rates = rows(&read(home.path(), "report/tables/rates.csv"));
    let rate = rates.iter().find(|r| r["subject"] == "naming" && r["outlet"] == "Daily Planet" && r["voice"] == "all").expect("a row");
    assert_eq!((rate["audit"].as_str(), rate["precision"].as_str(), rate["precision_n"].as_str()), ("audited", "0.75", "4"));
    assert!(read(home.path(), "report/manifest.json").contains("\"audit.csv\""));

    fs::write(home.path().join("fight.toml"), LIST.replace("1.0.0", "1.1.0")).expect("a list can be written");
    let (screen, findings) = compare(home.path());
    assert_eq!(findings["lexicons"][0]["audit"]["summary"], "not audited");
    let screen = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.contains("of another version of the word list fight (1.0.0), and was left out."), "{screen}");
}
