//! `slantwise lexicon`: the tools for people who write word lists.

use slantwise::lexicon::SCHEMA;

use crate::run::{home, home_with, home_with_seeds, slantwise};

const COUP: &str = "\
Defence Talks, 8 Dec 2024  [headline, own]  002_f84fe8ac60e231da.txt bytes 52-56
    Iran aims to preserve its ties with Syria after the «coup»

1 use.
";

/// A small list with a little of everything; line 14 begins its only term.
const MINE: &str = r#"id = "mine"
title = "Mine"
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
source = "Mine"
limits = "Only a few words."

[[category]]
id = "force"
about = "Words for force"

[[term]]
id = "strike"
show = "strike(s)"
patterns = ["US ... strike*", "strike"]
categories = ["force"]
case = "exact"
gap = 3
except = ["hunger strike"]
guard = { within = 2, words = ["union"] }
others_write = [{ text = "attack", why = "names no weapon" }]
note = "Says that something was hit from afar."
side = "army"
hit = ["A strike began.", "The hunger strike went on.", "The union strike began.", "A STRIKE began.", "An attack began."]
miss = ["A strike ended."]
"#;

#[test]
fn the_word_lists_can_be_listed_and_each_word_explained() {
    let home = home();
    let list = slantwise(home.path(), &["lexicon", "list"]);
    assert_eq!(list.code, Some(0));
    assert!(list.out.starts_with("conflict 1."), "{}", list.out);
    let coup = slantwise(home.path(), &["lexicon", "show", "conflict", "coup"]);
    assert_eq!(coup.code, Some(0));
    assert!(coup.out.starts_with("coup  (Words for the change of power, disputed)\n"), "{}", coup.out);
    let unknown = slantwise(home.path(), &["lexicon", "show", "conflict", "nonsense"]);
    let said = "slantwise: conflict lists nothing called `nonsense`; `slantwise lexicon show conflict` shows what it lists\n";
    assert_eq!((unknown.code, unknown.err.as_str()), (Some(1), said));
}

#[test]
fn a_copied_word_list_can_be_used_and_its_sentences_tested() {
    let home = home_with_seeds();
    let source = slantwise(home.path(), &["lexicon", "show", "conflict", "--source"]);
    std::fs::write(home.path().join("mine.toml"), source.out.replacen("id = \"conflict\"", "id = \"mine\"", 1))
        .expect("a file can be written");
    let tested = slantwise(home.path(), &["lexicon", "test", "mine.toml"]);
    assert_eq!(tested.code, Some(0), "{}{}", tested.out, tested.err);
    assert!(tested.out.starts_with("mine: ") && tested.out.ends_with(" sentences, 0 failed\n"), "{}", tested.out);
    let found = slantwise(home.path(), &["find", "coup", "seeds/iran-syria", "--lexicon", "mine.toml"]);
    assert_eq!(found.out, COUP);
}

#[test]
fn a_word_list_whose_sentences_fail_says_which() {
    let home = home();
    let source = slantwise(home.path(), &["lexicon", "show", "conflict", "--source"]).out;
    let broken = source.replacen("\"The coup came at dawn.\"", "\"The storm came at dawn.\"", 1);
    assert_ne!(source, broken);
    std::fs::write(home.path().join("mine.toml"), broken).expect("a file can be written");
    let tested = slantwise(home.path(), &["lexicon", "test", "mine.toml"]);
    assert_eq!(tested.code, Some(1));
    // The entry begins on the line before its id.
    let line = source.lines().position(|line| line == "id = \"coup\"").expect("the list has the entry");
    let told = format!(
        "mine.toml:{line}: coup: expected a hit, found none: The storm came at dawn.\n    none of its patterns stands there: coup, coups, "
    );
    assert!(tested.out.contains(&told), "{}", tested.out);
    assert_eq!(tested.err, "slantwise: 1 sentence did not do what its entry says; change the patterns, or the sentence\n");
}

#[test]
fn everything_that_an_entry_says_is_shown() {
    let home = home_with(&[("mine.toml", MINE.as_bytes())]);
    let shown = slantwise(home.path(), &["lexicon", "show", "mine.toml", "strike"]);
    let expected = "\
strike(s)  (Words for force)
  Says that something was hit from afar.
  listed as: strike in force
  looks for (in these capitals, up to 3 words at ...): US ... strike*, strike
  but not: hunger strike
  nor within 2 words of: union
  others write: attack (names no weapon)
  serves: army
  hit: A strike began.
  hit: The hunger strike went on.
  hit: The union strike began.
  hit: A STRIKE began.
  hit: An attack began.
  miss: A strike ended.
";
    assert_eq!((shown.code, shown.out.as_str()), (Some(0), expected), "{}", shown.err);
}

#[test]
fn a_group_is_shown_entry_by_entry_and_a_slip_is_answered_with_the_nearest() {
    let home = home_with(&[("mine.toml", MINE.as_bytes())]);
    assert!(slantwise(home.path(), &["lexicon", "show", "mine.toml", "force"]).out.starts_with("strike(s)  (Words for force)\n"));
    let slip = slantwise(home.path(), &["lexicon", "show", "mine.toml", "farce"]);
    assert_eq!(slip.code, Some(1));
    assert!(slip.err.contains("mine lists nothing called `farce`; did you mean `force`?"), "{}", slip.err);
}

#[test]
fn a_sentence_that_fails_says_why() {
    let home = home_with(&[("mine.toml", MINE.as_bytes())]);
    let tested = slantwise(home.path(), &["lexicon", "test", "mine.toml"]);
    let expected = "\
mine.toml:13: strike(s): expected a hit, found none: The hunger strike went on.
    “strike” was passed over: `except` cancels it in “hunger strike”
mine.toml:13: strike(s): expected a hit, found none: The union strike began.
    “strike” was passed over: “union” of its `guard` stands near
mine.toml:13: strike(s): expected a hit, found none: A STRIKE began.
    “STRIKE” was passed over: its capitals are others, and `case` is \"exact\"
mine.toml:13: strike(s): expected a hit, found none: An attack began.
    none of its patterns stands there: US ... strike*, strike
mine.toml:13: strike(s): found “strike” where nothing should be found: A strike ended.
    narrow the patterns, put a longer phrase that holds “strike” into `except`, or a word beside it into `guard`
mine: 6 sentences, 5 failed
";
    assert_eq!((tested.code, tested.out.as_str()), (Some(1), expected));
    assert_eq!(tested.err, "slantwise: 5 sentences did not do what their entries say; change the patterns, or the sentences\n");
}

#[test]
fn a_new_list_works_as_it_is_and_overwrites_nothing() {
    let home = home();
    let made = slantwise(home.path(), &["lexicon", "new", "--out", "words/tram_strike.toml"]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    let file = home.path().join("words/tram_strike.toml");
    let text = std::fs::read_to_string(&file).expect("the list can be read");
    assert!(text.starts_with("id = \"tram-strike\"\ntitle = \"Tram strike\"\n"), "{text}");
    let tested = slantwise(home.path(), &["lexicon", "test", "words/tram_strike.toml"]);
    assert_eq!((tested.code, tested.out.as_str()), (Some(0), "tram-strike: 10 sentences, 0 failed\n"));
    let linted = slantwise(home.path(), &["lexicon", "lint", "words/tram_strike.toml", "--strict"]);
    assert_eq!((linted.code, linted.out.as_str()), (Some(0), "words/tram_strike.toml: nothing to mention\n"));
    std::fs::write(&file, "mine").expect("a file can be written");
    let again = slantwise(home.path(), &["lexicon", "new", "--out", "words/tram_strike.toml"]);
    let said = "slantwise: words/tram_strike.toml: this file exists and is left as it is; name another with --out\n";
    assert_eq!((again.code, again.err.as_str()), (Some(1), said));
    assert_eq!(std::fs::read_to_string(&file).expect("the list can be read"), "mine");
    let other = slantwise(home.path(), &["lexicon", "new", "--out", "words/strike.txt"]);
    assert_eq!((other.code, home.path().join("words/strike.txt").exists()), (Some(1), false));
}

#[test]
fn a_new_list_is_printed_when_no_file_is_named() {
    let home = home();
    let printed = slantwise(home.path(), &["lexicon", "new"]);
    assert!(printed.code == Some(0) && printed.out.starts_with("id = \"mine\"\n"), "{}", printed.out);
    assert!(crate::run::names(home.path()).is_empty());
}

#[test]
fn the_schema_is_printed_as_it_is() {
    assert_eq!(slantwise(home().path(), &["lexicon", "schema"]).out, SCHEMA);
}

#[test]
fn remarks_name_file_and_line_and_are_mistakes_only_when_strict() {
    let list = MINE.replace("\"US ... strike*\", \"strike\"", "\"strike\", \"0\", \"strike\"").replace("gap = 3\n", "");
    let home = home_with(&[("mine.toml", list.as_bytes())]);
    let linted = slantwise(home.path(), &["lexicon", "lint", "mine.toml"]);
    let expected = "\
mine.toml:1: the only entry with a `side` serves `army`; list what is written for another side too
  [one-sided]
mine.toml:16: strike(s): `0` looks like a value that a program has changed (`0` for `false`, a date
  for a name); see whether it is meant [damage]
mine.toml:16: strike(s): `strike` stands here twice; once is enough [repeated]
mine.toml: 3 remarks
";
    assert_eq!((linted.code, linted.out.as_str(), linted.err.as_str()), (Some(0), expected, ""));
    let strict = slantwise(home.path(), &["lexicon", "lint", "mine.toml", "--strict"]);
    assert_eq!((strict.code, strict.err.as_str()), (Some(1), "slantwise: 3 remarks; without --strict they are no mistake\n"));
}

#[test]
fn of_many_remarks_of_a_sort_the_first_are_shown() {
    let numbers: Vec<String> = (1..=20).map(|number| format!("\"{number}\"")).collect();
    let list = MINE.replace("\"US ... strike*\", \"strike\"", &format!("\"strike\", {}", numbers.join(", "))).replace("gap = 3\n", "");
    let home = home_with(&[("mine.toml", list.as_bytes())]);
    let some = slantwise(home.path(), &["lexicon", "lint", "mine.toml"]).out;
    assert_eq!(some.matches("[damage]").count(), 9);
    assert!(some.contains("mine.toml: 12 more [damage]; --all shows them\nmine.toml: 21 remarks\n"), "{some}");
    assert_eq!(slantwise(home.path(), &["lexicon", "lint", "mine.toml", "--all"]).out.matches("[damage]").count(), 20);
}

#[test]
fn on_articles_every_wording_of_a_wildcard_is_told_and_every_entry_that_was_not_found() {
    let list = MINE.replace("\"US ... strike*\", \"strike\"", "\"milit*\"").replace("gap = 3\n", "").replace("case = \"exact\"\n", "")
        + "[[term]]\npatterns = [\"zebra\"]\ncategories = [\"force\"]\nnote = \"Never stands in the news of that week.\"\n";
    let news = "Military parade\n\nThe military fired, and militants fled. A military officer saw Militants come back.\n";
    let home =
        home_with(&[("mine.toml", list.as_bytes()), ("news/a.txt", news.as_bytes()), ("news/b.txt", b"Quiet day\n\nNobody came.\n")]);
    let linted = slantwise(home.path(), &["lexicon", "lint", "mine.toml", "--on", "news"]);
    assert_eq!(linted.code, Some(0), "{}", linted.err);
    let said = linted.out.split_once("In 2 articles").expect("what was found is told").1;
    let expected = " 1 of its 2 entries was not found (line):
  zebra (25)

What its open patterns caught (entry, line):
  milit* (strike(s), 16): military 3, militants 2
";
    assert_eq!(said, expected);
    let rows = slantwise(home.path(), &["lexicon", "lint", "mine.toml", "--on", "news", "--format", "jsonl"]).out;
    let rows: Vec<serde_json::Value> = rows.lines().map(|row| serde_json::from_str(row).expect("a line is JSON")).collect();
    let what = |what: &str| rows.iter().filter(|row| row["what"] == what).cloned().collect::<Vec<_>>();
    let zebra = serde_json::json!({"file": "mine.toml", "line": 25, "what": "not_found", "about": "zebra"});
    assert_eq!(what("not_found"), [zebra]);
    let caught: Vec<(String, u64)> = what("caught")
        .iter()
        .map(|row| (row["words"].as_str().unwrap_or_default().to_owned(), row["times"].as_u64().unwrap_or(0)))
        .collect();
    assert_eq!(caught, [("militants".to_owned(), 2), ("military".to_owned(), 3)]);
    assert!(what("remark").iter().any(|row| row["check"] == "short-wildcard" && row["line"] == 16), "{rows:?}");
}

#[test]
fn articles_that_are_not_there_are_named() {
    let home = home_with(&[("mine.toml", MINE.as_bytes())]);
    let linted = slantwise(home.path(), &["lexicon", "lint", "mine.toml", "--on", "nowhere"]);
    assert_eq!((linted.code, linted.err.as_str()), (Some(1), "slantwise: nowhere: no such file or folder\n"));
    let without = slantwise(home.path(), &["lexicon", "lint", "mine.toml", "--column", "text=body"]);
    assert_eq!(without.code, Some(2));
}

#[test]
fn a_command_mistyped_is_answered_with_the_nearest() {
    let ended = slantwise(home().path(), &["lexicon", "tset"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("'test'"), "{}", ended.err);
}
