//! The commands beside `compare` and `lexicon`: find, count, completions.

use crate::run::{home, home_with_seeds, program, slantwise};

const COUP: &str = "\
Defence Talks, 8 Dec 2024  [headline, own]  002_f84fe8ac60e231da.txt bytes 52-56
    Iran aims to preserve its ties with Syria after the «coup»

1 use.
";

#[test]
fn find_shows_the_sentence_and_whose_words_it_is() {
    let home = home_with_seeds();
    let ended = slantwise(home.path(), &["find", "coup", "seeds/iran-syria"]);
    assert_eq!((ended.code, ended.out.as_str(), ended.err.as_str()), (Some(0), COUP, ""));
}

#[test]
fn kwic_is_another_name_for_find() {
    let home = home_with_seeds();
    assert_eq!(slantwise(home.path(), &["kwic", "coup", "seeds/iran-syria"]).out, COUP);
}

#[test]
fn find_takes_patterns_categories_and_a_voice() {
    let home = home_with_seeds();
    let last = |arguments: &[&str]| {
        let ended = slantwise(home.path(), &[&["find"], arguments, &["seeds/iran-syria"]].concat());
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        ended.out.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(last(&["insurgent group*"]), "1 use.");
    assert_eq!(last(&["armed-opposition"]), "7 uses in 2 of 2 articles, 2 outlets.");
    assert_eq!(last(&["armed-opposition", "--voice", "attributed"]), "1 use.");
    assert_eq!(last(&["armed-opposition", "--outlet", "caliber.az"]), "2 uses in 1 of 2 articles, 1 outlet.");
    assert_eq!(last(&["zebra"]), "No use of “zebra” in 2 articles.");
}

#[test]
fn find_without_a_word_says_what_to_name() {
    let home = home_with_seeds();
    let ended = slantwise(home.path(), &["find", " ", "seeds/iran-syria"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("name a word, a phrase, or a pattern such as rebel*"), "{}", ended.err);
}

#[test]
fn count_gives_one_table_in_three_formats() {
    let home = home_with_seeds();
    let rows = |format: &str| {
        let ended = slantwise(home.path(), &["count", "seeds/iran-syria", "--lexicon", "conflict", "--format", format]);
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        ended.out
    };
    let csv = rows("csv");
    let mut lines = csv.lines();
    assert!(lines.next().is_some_and(|header| header.starts_with("lexicon,subject,group,item,shown,outlet,voice,articles,words,hits,")));
    assert!(lines.next().is_some_and(|first| first.starts_with("conflict,lexicon,,,War and change of power,Caliber.Az,own,1,315,11,1,")));
    let first: serde_json::Value = serde_json::from_str(rows("jsonl").lines().next().expect("a line")).expect("a line is JSON");
    assert_eq!((&first["outlet"], &first["hits"], &first["lo"]), (&"Caliber.Az".into(), &11.into(), &serde_json::Value::Null));
    assert_eq!(rows("jsonl").lines().count() + 1, csv.lines().count());
    let parquet = program(home.path(), &["count", "seeds/iran-syria", "--format", "parquet"]).output().expect("the program runs").stdout;
    assert!(parquet.starts_with(b"PAR1") && parquet.ends_with(b"PAR1"));
}

#[test]
fn count_by_article_goes_into_the_file_that_is_named() {
    let home = home_with_seeds();
    let ended = slantwise(home.path(), &["count", "seeds/iran-syria", "--by", "article", "--out", "counts.csv"]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(0), ""));
    let table = std::fs::read_to_string(home.path().join("counts.csv")).expect("the table can be read");
    let rebel = "conflict,label,armed-opposition,rebel,rebel,000_2778aadf5b31fbdb.txt,Caliber.Az,2025-10-06,own,315,1";
    assert!(table.lines().any(|line| line == rebel), "{table}");
}

#[test]
fn completions_are_written_for_a_shell() {
    let ended = slantwise(home().path(), &["completions", "bash"]);
    assert_eq!(ended.code, Some(0));
    assert!(ended.out.contains("complete -F _slantwise"), "{}", ended.out);
}
