//! `discover`: on small corpora counted by hand.

use std::fs;
use std::path::Path;

use crate::run::{Ended, ended, files, home, home_with, names, program, slantwise};

/// Five articles of the Post, five of the Star, and what stands in them.
///
/// The Post writes "bypass" once in each of five articles, "green belt" in four and twice in one of them; the Star writes "bypass" once.
/// "turnip" stands eight times in one article of the Post. A mayor is named in each of the Post's articles, and quoted there with "lanterns".
const TOWN: &str = "\
outlet,id,text
Post,p1,\"The council wants a bypass. It crosses the green belt. “This is lanterns and nothing else but lanterns,” the mayor said. Nobody came.\"
Post,p2,\"A bypass was drawn through the green belt. “What lanterns it is that we must hear of again,” the mayor said. People stayed home.\"
Post,p3,\"They want the bypass by May. The green belt is quiet; a green belt is old. “It remains lanterns as I told you all,” the mayor said.\"
Post,p4,\"One bypass costs much. Its green belt lies open. “I call it lanterns and will not change my mind,” the mayor said. It rained.\"
Post,p5,\"No bypass today. A turnip, a turnip, a turnip, a turnip; turnip, turnip, turnip, turnip. “Lanterns is what this whole plan is,” the mayor said.\"
Star,s1,\"The market sold apples. A bypass was not on the list, and the farmer went home early.\"
Star,s2,\"The farmer grew apples on the hill. Apples were cheap in that year.\"
Star,s3,\"Apples fell from the trees. The farmer counted them at night.\"
Star,s4,\"A farmer sold his apples at the gate. The apples were red.\"
Star,s5,\"Rain came late and the apples suffered. One farmer gave up.\"
";

fn town() -> tempfile::TempDir {
    home_with(&[("town.csv", TOWN.as_bytes())])
}

fn discover(home: &Path, arguments: &[&str]) -> Ended {
    slantwise(home, &[&["discover", "town.csv"], arguments].concat())
}

/// Rows of the table as outlet, word, uses, articles; and others' uses.
fn rows(home: &Path, arguments: &[&str]) -> Vec<String> {
    let ended = discover(home, &[&["--format", "jsonl", "--min-count", "3"], arguments].concat());
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let row = |line: &str| {
        let row: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        format!("{}: {} {} in {}, others {}", text("outlet"), text("word"), row["hits"], row["articles_with_hit"], row["reference_hits"])
    };
    ended.out.lines().map(row).collect()
}

#[test]
fn words_that_set_outlets_apart_are_those_counted_by_hand() {
    let home = town();
    let expected = [
        "Post: green belt 5 in 4, others 0",
        "Post: mayor 5 in 5, others 0",
        "Post: bypass 5 in 5, others 1",
        "Star: apples 7 in 5, others 0",
        "Star: farmer 5 in 5, others 0",
    ];
    assert_eq!(rows(home.path(), &[]), expected);
    assert_eq!(rows(home.path(), &["--outlet", "star"]), expected[3..]);
    assert!(!home.path().join("reports").exists(), "a table alone writes no report");
}

#[test]
fn phrases_can_be_left_out() {
    let home = town();
    let found = rows(home.path(), &["--no-phrases", "--outlet", "Post"]);
    assert!(
        found.contains(&"Post: green 5 in 4, others 0".to_owned()) && found.contains(&"Post: belt 5 in 4, others 0".to_owned()),
        "{found:?}"
    );
    assert!(!found.iter().any(|row| row.contains("green belt")), "{found:?}");
}

#[test]
fn the_words_of_people_quoted_count_only_when_all_voices_do() {
    let home = town();
    let is_there = |arguments: &[&str]| rows(home.path(), arguments).iter().any(|row| row.starts_with("Post: lanterns 6 in 5"));
    assert!(!is_there(&[]) && is_there(&["--voice", "all"]));
    let words = |voice: &str| {
        let ended = discover(home.path(), &["--format", "jsonl", "--min-count", "3", "--voice", voice, "--outlet", "Star"]);
        let row: serde_json::Value = serde_json::from_str(ended.out.lines().next().expect("a row")).expect("a line is JSON");
        (row["words_counted"].as_u64(), row["reference_words"].as_u64())
    };
    // The Star quotes nobody. The Post's own words are 15, 14, 19, 14 and 18; 8, 10, 8, 10 and 7 are the mayor's.
    assert_eq!((words("own"), words("all")), ((Some(64), Some(80)), (Some(64), Some(123))));
}

#[test]
fn a_word_of_one_article_sets_nobody_apart_and_one_article_cannot_be_asked_for() {
    let home = town();
    assert!(!rows(home.path(), &["--min-articles", "2"]).iter().any(|row| row.contains("turnip")));
    let ended = discover(home.path(), &["--min-articles", "1"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("1 is not in 2.."), "{}", ended.err);
}

const LIST: &str = "id = \"roads\"\ntitle = \"Roads\"\nlanguage = \"en\"\nversion = \"1\"\nlicence = \"CC0-1.0\"\nsource = \"a test\"\nlimits = \"few\"\n\
                    [[category]]\nid = \"road\"\nabout = \"Roads\"\n[[term]]\npatterns = [\"bypass*\"]\ncategories = [\"road\"]\nnote = \"a road\"\n";

#[test]
fn words_of_a_loaded_list_are_left_out_and_only_of_a_loaded_one() {
    let home = town();
    fs::write(home.path().join("roads.toml"), LIST).expect("a file can be written");
    let with_list = rows(home.path(), &["--lexicon", "roads.toml"]);
    // Without the list of reporting verbs "mayor said" is a phrase like any other.
    let expected = [
        "Post: green belt 5 in 4, others 0",
        "Post: mayor said 5 in 5, others 0",
        "Star: apples 7 in 5, others 0",
        "Star: farmer 5 in 5, others 0",
    ];
    assert_eq!(with_list, expected);
}

#[test]
fn the_screen_and_the_page_say_that_nothing_is_tested() {
    let home = town();
    let ended = discover(home.path(), &["--min-count", "3"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("Exploratory: found by looking, not tested."), "{}", ended.out);
    assert!(ended.out.contains("  green belt         5       4 of 5"), "{}", ended.out);
    let report = home.path().join("reports/town-words");
    let page = fs::read_to_string(report.join("index.html")).expect("the page is written");
    assert!(page.contains("Exploratory: found by looking, not tested."));
    assert!(page.contains("It crosses the <mark>green belt</mark>.") && page.contains("town.csv:2 bytes 43-53"));
    let expected = [
        "charts/distinctive-words.png",
        "charts/distinctive-words.svg",
        "findings.json",
        "index.html",
        "manifest.json",
        "tables/columns.csv",
        "tables/examples.csv",
        "tables/examples.parquet",
        "tables/ledger.csv",
        "tables/ledger.parquet",
        "tables/repeated.csv",
        "tables/repeated.parquet",
        "tables/set_apart.csv",
        "tables/set_apart.parquet",
        "tables/vocabulary.csv",
        "tables/vocabulary.parquet",
    ];
    assert_eq!(names(&report), expected);
    let columns = fs::read_to_string(report.join("tables/columns.csv")).expect("the columns are explained");
    assert!(columns.lines().all(|line| !line.ends_with(',')), "{columns}");
}

#[test]
fn with_confirm_each_word_is_looked_up_on_articles_that_were_held_out() {
    let home = town();
    let arguments = ["--confirm", "--min-articles", "2", "--min-count", "2"];
    let ended = discover(home.path(), &[&arguments[..], &["--format", "jsonl"]].concat());
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let rows: Vec<serde_json::Value> = ended.out.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    let apples = rows.iter().find(|row| row["key"] == "apples").expect("apples are found on any half");
    // Three articles find, two are held out; "apples" stands in all five, seven times, and nowhere else.
    assert_eq!((&apples["articles"], &apples["held_articles"], &apples["held_articles_with_hit"]), (&3.into(), &2.into(), &2.into()));
    assert_eq!(apples["hits"].as_u64().zip(apples["held_hits"].as_u64()).map(|(found, held)| found + held), Some(7));
    assert_eq!((&apples["held"], &apples["held_reference_hits"]), (&"kept".into(), &0.into()));
    let screen = discover(home.path(), &arguments).out;
    assert!(screen.contains("other half") && screen.contains("of 5 words 4 kept direction"), "{screen}");
    let other = discover(home.path(), &[&arguments[..], &["--format", "csv", "--rng-seed", "2"]].concat()).out;
    let same = discover(home.path(), &[&arguments[..], &["--format", "csv"]].concat()).out;
    assert_ne!(other, same, "another number draws other halves");
}

#[test]
fn what_is_saved_is_a_list_that_loads_and_finds_its_words() {
    let home = town();
    let ended = discover(home.path(), &["--min-count", "3", "--save", "words/draft.toml"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("slantwise lexicon test words/draft.toml"), "{}", ended.out);
    let tested = slantwise(home.path(), &["lexicon", "test", "words/draft.toml"]);
    assert_eq!(tested.code, Some(0), "{}", tested.err);
    assert!(tested.out.starts_with("draft: without a sentence: green belt, mayor, bypass, apples, farmer"), "{}", tested.out);
    let found = slantwise(home.path(), &["find", "green-belt", "town.csv", "--lexicon", "words/draft.toml"]);
    assert!(found.out.ends_with("5 uses in 4 of 10 articles, 1 outlet.\n"), "{}", found.out);
    let text = fs::read_to_string(home.path().join("words/draft.toml")).expect("the list is written");
    assert!(text.contains("Found in Post: 5 uses in 4 of 5 articles, ") && text.contains("see town.csv:"), "{text}");
    let again = discover(home.path(), &["--save", "words/draft.toml"]);
    assert_eq!(again.code, Some(1));
    assert_eq!(again.err, "slantwise: words/draft.toml: this file exists and is left as it is; name another with --save\n");
    assert_eq!(fs::read_to_string(home.path().join("words/draft.toml")).expect("the list is there"), text);
    let wrong = discover(home.path(), &["--save", "words/draft.csv"]);
    assert_eq!(wrong.err, "slantwise: words/draft.csv: a word list is a .toml file; name it words/draft.toml\n");
}

#[test]
fn articles_of_one_outlet_are_refused_with_what_to_do() {
    let home = home_with(&[("one.csv", b"outlet,text\nPost,A road.\nPost,A hill.\n")]);
    let ended = slantwise(home.path(), &["discover", "one.csv"]);
    assert_eq!(ended.code, Some(1));
    let said = "slantwise: all 2 articles are of one outlet (Post): `discover` sets outlets apart, so name articles of two or more; \
                if a column tells them apart, say which with --column outlet=NAME\n";
    assert_eq!(ended.err, said);
    assert!(!home.path().join("reports").exists());
}

#[test]
fn an_empty_folder_and_an_unknown_outlet_are_refused() {
    let home = town();
    fs::create_dir(home.path().join("empty")).expect("a folder can be made");
    let ended = slantwise(home.path(), &["discover", "empty"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("empty: the folder is empty"), "{}", ended.err);
    let ended = discover(home.path(), &["--outlet", "Pots"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), "slantwise: no outlet here is called \"Pots\"; there are: Post, Star\n"));
}

#[test]
fn two_articles_say_that_they_are_too_few() {
    let home = home();
    let seeds = crate::run::project("seeds/iran-syria");
    let ended = slantwise(home.path(), &["discover", &seeds.to_string_lossy(), "--out", "words"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("No outlet has 3 articles"), "{}", ended.out);
}

#[test]
fn what_comes_in_on_standard_input_is_read_once_and_counted_the_same() {
    use std::io::Write;
    let home = town();
    let file = discover(home.path(), &["--format", "csv", "--min-count", "3"]).out;
    let mut command = program(home.path(), &["discover", "-", "--format", "csv", "--min-count", "3"]);
    let mut child = command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).spawn().expect("the program runs");
    child.stdin.take().expect("it reads").write_all(TOWN.as_bytes()).expect("it can be written to");
    assert_eq!(ended(child.wait_with_output().expect("the program ends")).out, file);
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let home = town();
    let run = |threads: &str| {
        let mut command =
            program(home.path(), &["discover", "town.csv", "--min-count", "2", "--min-articles", "2", "--confirm", "--out", threads]);
        let ended = ended(command.env("RAYON_NUM_THREADS", threads).output().expect("the program runs"));
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        let all = files(&home.path().join(threads));
        all.into_iter().filter(|(name, _)| name != "manifest.json").collect::<Vec<_>>()
    };
    assert_eq!(run("1"), run("7"));
}
