//! What the program refuses, with what is wrong and what to do; nothing is written then.

use crate::run::{files, home, home_with, home_with_seeds, names, slantwise};

#[test]
fn an_unknown_flag_is_answered_with_the_nearest() {
    let ended = slantwise(home().path(), &["compare", "--shar", "seeds"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("a similar argument exists: '--share'"), "{}", ended.err);
}

#[test]
fn an_unknown_command_is_answered_with_the_nearest() {
    let ended = slantwise(home().path(), &["comparre"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("'compare'"), "{}", ended.err);
}

#[test]
fn a_path_that_is_not_there_is_answered_with_the_nearest() {
    let home = home_with_seeds();
    let ended = slantwise(home.path(), &["compare", "sedes/iran-syria"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), "slantwise: sedes/iran-syria: no such file or folder\n"));
    let ended = slantwise(home.path(), &["compare", "seeds/iran-syri"]);
    let said = "slantwise: seeds/iran-syri: no such file or folder; did you mean \"iran-syria\"?\n";
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), said));
    assert!(!home.path().join("reports").exists());
}

#[test]
fn an_empty_folder_says_what_to_put_into_it() {
    let home = home();
    std::fs::create_dir(home.path().join("news")).expect("a folder can be made");
    let ended = slantwise(home.path(), &["compare", "news"]);
    let said = "slantwise: news: the folder is empty; put articles into it, one a file, or a table of them\n";
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), said));
}

#[test]
fn a_folder_of_corpora_is_refused_with_the_choice() {
    let home = home_with_seeds();
    std::fs::create_dir(home.path().join("seeds/strike")).expect("a folder can be made");
    std::fs::write(home.path().join("seeds/strike/articles.csv"), "file\n").expect("a file can be written");
    let ended = slantwise(home.path(), &["compare", "seeds"]);
    let said = "slantwise: seeds: holds corpora and is none itself; name one of: seeds/iran-syria, seeds/strike\n";
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), said));
    assert!(!home.path().join("reports").exists());
}

/// What is said of a folder with this `articles.csv` and an article `a.txt`; nothing may have been written.
fn said_of_listing(listing: &str) -> String {
    let home = home_with(&[("news/articles.csv", listing.as_bytes()), ("news/a.txt", b"A coup\n\nTroops left.\n")]);
    let ended = slantwise(home.path(), &["compare", "news"]);
    assert_eq!(ended.code, Some(1), "{}", ended.out);
    assert_eq!(names(home.path()), ["news/a.txt", "news/articles.csv"]);
    ended.err
}

#[test]
fn a_list_with_an_unknown_column_is_answered_with_the_nearest() {
    let said = said_of_listing("file,oulet\na.txt,A\n");
    assert!(said.starts_with("slantwise: news/articles.csv: unknown column \"oulet\"; did you mean \"outlet\"?"), "{said}");
}

#[test]
fn a_list_with_a_bad_date_names_the_line_and_says_it_once() {
    let said = said_of_listing("file,date\na.txt,32 Foo\n");
    assert_eq!(said, "slantwise: news/articles.csv:2: date \"32 Foo\" is no date; write it as 2024-12-08\n");
}

#[test]
fn a_listed_file_that_is_missing_is_left_out_and_told() {
    let home = home_with(&[("news/articles.csv", b"file\na.txt\ngone.txt\n"), ("news/a.txt", b"A coup\n\nTroops left.\n")]);
    let ended = slantwise(home.path(), &["compare", "news"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let ledger = std::fs::read_to_string(home.path().join("reports/news/tables/ledger.csv")).expect("the ledger can be read");
    let line = "gone.txt,,,left_out,articles.csv:3: no such file; correct the name or remove the line,,,0,0";
    assert!(ledger.lines().any(|l| l == line), "{ledger}");
    assert!(ended.out.contains("1 input was not read; see tables/ledger.csv."), "{}", ended.out);
}

#[test]
fn a_strict_run_stops_at_the_first_article_that_cannot_be_read() {
    let home = home_with(&[("news/articles.csv", b"file\na.txt\ngone.txt\n"), ("news/a.txt", b"A coup\n\nTroops left.\n")]);
    let ended = slantwise(home.path(), &["compare", "news", "--strict"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("gone.txt: articles.csv:3: no such file"), "{}", ended.err);
    assert!(!home.path().join("reports").exists());
}

#[test]
fn a_folder_that_holds_something_else_is_left_untouched() {
    let home = home_with_seeds();
    std::fs::create_dir(home.path().join("thesis")).expect("a folder can be made");
    std::fs::write(home.path().join("thesis/chapter.txt"), "Years of work.").expect("a file can be written");
    let before = files(home.path());
    let ended = slantwise(home.path(), &["compare", "seeds/iran-syria", "--out", "thesis"]);
    let said = "slantwise: thesis: this exists and is no report of slantwise; name another folder with --out\n";
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), said));
    assert!(files(home.path()) == before, "something was written: {:?}", names(home.path()));
}

#[test]
fn the_folder_of_the_articles_is_no_place_for_the_report() {
    let home = home_with_seeds();
    let before = files(home.path());
    let ended = slantwise(home.path(), &["compare", "seeds/iran-syria", "--out", "seeds/iran-syria"]);
    assert_eq!(ended.code, Some(1));
    assert!(files(home.path()) == before, "something was written: {:?}", names(home.path()));
}

#[test]
fn a_mistake_in_a_lexicon_is_shown_in_its_line() {
    let home = home_with_seeds();
    let head = "id = \"mine\"\ntitle = \"Mine\"\nlanguage = \"en\"\nversion = \"1.0.0\"\nlicence = \"CC0-1.0\"\nsource = \"Mine\"\nlimits = \"Small.\"\n";
    let term = "[[category]]\nid = \"power\"\nabout = \"Power\"\n[[term]]\nid = \"coup\"\ncategories = [\"power\"]\nnote = \"Says so.\"\n  paterns = [\"coup\"]\n";
    std::fs::write(home.path().join("mine.toml"), format!("{head}{term}")).expect("a file can be written");
    let ended = slantwise(home.path(), &["compare", "seeds/iran-syria", "--lexicon", "mine.toml"]);
    let said = "slantwise: mine.toml:15:3: unknown key `paterns`; did you mean `patterns`?\n      paterns = [\"coup\"]\n      ^\n";
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), said));
    assert!(!home.path().join("reports").exists());
}

#[test]
fn an_unknown_lexicon_is_answered_with_the_nearest() {
    let home = home_with_seeds();
    let ended = slantwise(home.path(), &["compare", "seeds/iran-syria", "--lexicon", "conflikt"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("no lexicon is called `conflikt`; did you mean `conflict`?"), "{}", ended.err);
    assert!(!home.path().join("reports").exists());
}
