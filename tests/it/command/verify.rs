//! `report verify`: the report is made again, and every file is the same or told.

use std::fs;

use crate::run::{home, home_with, home_with_seeds, slantwise};

const TABLE: &str =
    "id,outlet,date,text\n1,Post,2024-03-01,Syrian rebels took the town.\n2,Times,2024-03-02,Militants of Syria left. The rebels stayed.\n";

#[test]
fn a_report_that_was_left_alone_is_the_same_also_from_elsewhere() {
    let home = home_with_seeds();
    assert_eq!(slantwise(home.path(), &["compare", "seeds/iran-syria", "--lexicon", "conflict", "--texts", "none"]).code, Some(0));
    let here = slantwise(home.path(), &["report", "verify"]);
    assert_eq!(here.code, Some(0), "{}{}", here.out, here.err);
    assert!(here.out.starts_with("reports/iran-syria: the same. ") && here.out.ends_with(" files came out byte for byte as they are.\n"));
    let elsewhere = crate::run::home();
    let report = home.path().join("reports/iran-syria").display().to_string();
    let from = home.path().display().to_string();
    let lost = slantwise(elsewhere.path(), &["report", "verify", &report]);
    assert!(
        lost.code == Some(1) && lost.err.contains("or name that folder with --from") && lost.err.contains("no such file"),
        "{}",
        lost.err
    );
    assert_eq!(slantwise(elsewhere.path(), &["report", "verify", &report, "--from", &from]).code, Some(0));
    assert_eq!(fs::read_dir(elsewhere.path()).expect("it can be listed").count(), 0, "nothing is left where it ran");
}

#[test]
fn what_went_in_otherwise_is_told_as_the_likely_cause() {
    let study = "corpus = [\"news.csv\"]\nlexicons = [\"mine.toml\"]\nout = \"made\"\n";
    let list = slantwise(home().path(), &["lexicon", "show", "conflict", "--source"]).out;
    let home = home_with(&[("news.csv", TABLE.as_bytes()), ("slantwise.toml", study.as_bytes()), ("mine.toml", list.as_bytes())]);
    assert_eq!(slantwise(home.path(), &["compare", "slantwise.toml"]).code, Some(0));
    assert_eq!(slantwise(home.path(), &["report", "verify", "made"]).code, Some(0));

    fs::write(home.path().join("news.csv"), TABLE.replace("Militants", "Rebels")).expect("it can be written");
    let input = slantwise(home.path(), &["report", "verify", "made"]);
    assert_eq!(input.code, Some(1), "{}{}", input.out, input.err);
    for told in
        ["made: not the same. ", "tables/evidence.csv", "What went in differently, and is the likely cause:\n  1 file changed: news.csv\n"]
    {
        assert!(input.out.contains(told), "{told}: {}", input.out);
    }
    fs::write(home.path().join("news.csv"), TABLE).expect("it can be written");

    fs::write(home.path().join("slantwise.toml"), format!("{study}rng_seed = 2\n")).expect("it can be written");
    let option = slantwise(home.path(), &["report", "verify", "made"]);
    assert!(
        option.code == Some(1)
            && option.out.contains("  Option rng_seed: 1 → 2\n")
            && option.out.contains("  The study file: slantwise.toml ("),
        "{}",
        option.out
    );
    fs::write(home.path().join("slantwise.toml"), study).expect("it can be written");

    fs::write(home.path().join("mine.toml"), list.replacen("version = \"", "version = \"9", 1)).expect("it can be written");
    let lexicon = slantwise(home.path(), &["report", "verify", "made"]);
    assert!(lexicon.code == Some(1) && lexicon.out.contains("  Word list conflict: "), "{}", lexicon.out);
}

#[test]
fn a_file_that_was_changed_by_hand_is_named() {
    let home = home_with(&[("news.csv", TABLE.as_bytes())]);
    assert_eq!(slantwise(home.path(), &["compare", "news.csv", "--lexicon", "conflict", "--out", "made"]).code, Some(0));
    fs::write(home.path().join("made/tables/rates.csv"), "by hand").expect("it can be written");
    let found = slantwise(home.path(), &["report", "verify", "made"]);
    assert_eq!(found.code, Some(1));
    assert!(found.out.contains("  1 not as written, so changed or removed by hand since: tables/rates.csv\n"), "{}", found.out);
    assert!(!found.out.contains("likely cause"), "{}", found.out);
}

#[test]
fn corrections_in_the_report_are_applied_again_and_words_of_discover_are_found_again() {
    let home = home_with(&[("news.csv", TABLE.as_bytes())]);
    let compare = ["compare", "news.csv", "--lexicon", "conflict", "--out", "made"];
    assert_eq!(slantwise(home.path(), &compare).code, Some(0));
    let header = "article,start,end,verdict,reason,who\n";
    fs::write(home.path().join("made/corrections.csv"), format!("{header}1,7,13,wrong,,Ana\n")).expect("it can be written");
    assert_eq!(slantwise(home.path(), &compare).code, Some(0));
    let again = slantwise(home.path(), &["report", "verify", "made"]);
    assert_eq!(again.code, Some(0), "{}{}", again.out, again.err);
    assert_eq!(slantwise(home.path(), &["discover", "news.csv", "--out", "words", "--min-count", "1"]).code, Some(0));
    let words = slantwise(home.path(), &["report", "verify", "words"]);
    assert_eq!(words.code, Some(0), "{}{}", words.out, words.err);
}
