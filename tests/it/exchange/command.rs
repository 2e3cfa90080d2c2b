//! `slantwise lexicon import` and `export` as a user meets them.

use std::fs;

use crate::run::{home, home_with, slantwise};

const DIC: &[u8] = b"%\n1\thostile\n%\nterrorist*\t1\nillegal 2\t1\n:)\t1\n";

#[test]
fn an_imported_list_is_used_at_once() {
    let home =
        home_with(&[("my list.dic", DIC), ("a.txt", b"Terrorists came\n\nThe paper wrote of terrorists in the town on Monday morning.\n")]);
    let ended = slantwise(home.path(), &["lexicon", "import", "my list.dic", "--out", "words/mine.toml", "--licence", "CC0"]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(0), ""), "{}", ended.err);
    assert!(ended.err.starts_with("my list.dic: LIWC .dic, categories: 1, terms: 2\nnot carried, or not as it was:\n"), "{}", ended.err);
    assert!(ended.err.contains("1  entries of signs") && ended.err.contains("line 6: :)"), "{}", ended.err);
    let shown = slantwise(home.path(), &["lexicon", "show", "words/mine.toml", "terrorist*"]);
    assert!(shown.out.contains("Imported from my list.dic, line 4."), "{}{}", shown.out, shown.err);
    let found = slantwise(home.path(), &["find", "terrorist*", "a.txt", "--lexicon", "words/mine.toml"]);
    assert_eq!(found.code, Some(0), "{}", found.err);
    assert!(found.out.contains("terrorists"), "{}", found.out);
}

#[test]
fn what_is_there_is_written_over_only_when_told() {
    let home = home_with(&[("mine.dic", DIC), ("mine.toml", b"years of work")]);
    let arguments = ["lexicon", "import", "mine.dic", "--out", "mine.toml"];
    let refused = slantwise(home.path(), &arguments);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("mine.toml: this exists; name another file, or write over it with --force"), "{}", refused.err);
    assert_eq!(fs::read(home.path().join("mine.toml")).expect("the file is there"), b"years of work");
    let forced = slantwise(home.path(), &[&arguments[..], &["--force"]].concat());
    assert_eq!(forced.code, Some(0), "{}", forced.err);
    let text = fs::read_to_string(home.path().join("mine.toml")).expect("the file is there");
    assert!(text.starts_with("id = \"mine\"\n"), "{text}");
}

#[test]
fn nothing_is_written_when_a_list_is_refused() {
    let home = home_with(&[("mine.cat", b"ARMED\n\trebel (1)\n\tREBEL NEAR ARMY (1)\n")]);
    let arguments = ["lexicon", "import", "mine.cat", "--out", "mine.toml"];
    let refused = slantwise(home.path(), &arguments);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("mine.cat: not imported") && refused.err.contains("line 3: REBEL NEAR ARMY (1)"), "{}", refused.err);
    assert!(!home.path().join("mine.toml").exists());
    let allowed = slantwise(home.path(), &[&arguments[..], &["--allow-loss"]].concat());
    assert_eq!(allowed.code, Some(0), "{}", allowed.err);
    assert!(allowed.err.contains("line 3: REBEL NEAR ARMY (1)"), "{}", allowed.err);
}

#[test]
fn a_list_goes_out_with_a_word_on_what_stays_behind() {
    let home = home();
    let ended = slantwise(home.path(), &["lexicon", "export", "conflict", "--to", "dic"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.starts_with("%\n1\t") && ended.out.contains("\nrebel\t"), "{}", ended.out);
    assert!(ended.err.contains("licence: CC-BY-4.0") && ended.err.contains("without them the entry finds more"), "{}", ended.err);
    let unknown = slantwise(home.path(), &["lexicon", "export", "conflict", "--to", "word"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.err.contains("formats are dic, dicx, lc3"), "{}", unknown.err);
}

#[test]
fn a_list_that_a_format_cannot_hold_is_no_empty_file() {
    let home = home_with(&[(
        "mine.toml",
        b"id = \"m\"\ntitle = \"M\"\nlanguage = \"en\"\nversion = \"1\"\nlicence = \"CC0\"\nsource = \"here\"\nlimits = \"few\"\n[[category]]\nid = \"c\"\nabout = \"C\"\n[[term]]\npatterns = [\"far right\"]\ncategories = [\"c\"]\nnote = \"n\"\n",
    )]);
    let ended = slantwise(home.path(), &["lexicon", "export", "mine.toml", "--to", "ykd", "--out", "m.ykd"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("none of its entries can be written as Yoshikoder .ykd"), "{}", ended.err);
    assert!(!home.path().join("m.ykd").exists());
}
