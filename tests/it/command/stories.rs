//! `compare` and stories: what two outlets share, one story alone, stories given back, texts that stand twice.

use std::fs;

use crate::run::{Ended, home_with, names, slantwise};

/// A telling of an event, in words that no other telling shares; `word` is the one that the outlets differ in.
fn telling(event: &str, outlet: &str, word: &str) -> String {
    let own: Vec<String> = (0..60).map(|n| format!("{outlet}{event}{n}")).collect();
    format!(
        "Talks in {event}\n\nThe {word} met envoys in {event} on Monday, where Minister Karim {event}son spoke. The {word} left {event} in the evening. The {word} was silent, and the {word} came back. {}.",
        own.join(" ")
    )
}

fn record(id: &str, outlet: &str, story: &str, text: &str) -> String {
    let text = text.replace('\n', "\\n");
    format!("{{\"id\":\"{id}\",\"outlet\":\"{outlet}\",\"date\":\"2024-03-05\",\"story\":\"{story}\",\"text\":\"{text}\"}}\n")
}

/// Six events that both tell, the Post always with "regime"; one that the Post tells alone and repeats word for word.
fn corpus() -> String {
    let mut lines = String::new();
    for event in ["Ardal", "Belmor", "Corvin", "Drustan", "Elmira", "Farsund"] {
        lines += &record(&format!("p-{event}"), "Post", event, &telling(event, "post", "Syrian regime"));
        lines += &record(&format!("t-{event}"), "Times", event, &telling(event, "times", "Syrian government"));
    }
    let alone = telling("Gondar", "post", "Syrian regime");
    lines + &record("p-once", "Post", "Gondar", &alone) + &record("p-twice", "Post", "Gondar", &alone)
}

fn compared(home: &tempfile::TempDir, more: &[&str]) -> Ended {
    slantwise(home.path(), &[&["compare", "news.jsonl", "--lexicon", "conflict", "--out", "out"][..], more].concat())
}

fn read(home: &tempfile::TempDir, file: &str) -> String {
    fs::read_to_string(home.path().join("out").join(file)).expect("the file can be read")
}

/// What is printed, without its line ends.
fn words(ended: &Ended) -> String {
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    ended.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn stories_are_told_and_a_text_that_stands_twice_counts_once() {
    let home = home_with(&[("news.jsonl", corpus().as_bytes())]);
    let screen = words(&compared(&home, &[]));
    assert!(screen.contains("Six events are told by two outlets or more: 12 of 13 articles are on them."), "{screen}");
    assert!(
        screen.contains("One article repeats another one of the same outlet, word for word or nearly so, and counts once."),
        "{screen}"
    );
    let ledger = read(&home, "tables/ledger.csv");
    assert!(ledger.contains("duplicate,the same text as p-once in the same outlet: it counts once"), "{ledger}");
    assert!(!read(&home, "tables/evidence.csv").contains("p-twice") && !read(&home, "tables/articles.csv").contains("p-twice"));
    let coverage = read(&home, "tables/coverage.csv");
    assert_eq!(coverage.lines().skip(1).collect::<Vec<_>>(), ["Post,7,6,6,0.14285714285714285", "Times,6,6,6,0.0"]);
    // In every story "regime" stands four times in the Post and never in the Times: no ratio is defined, and all six signs agree, 2 of 64.
    let within = read(&home, "tables/within_stories.csv");
    let regime = within.lines().find(|line| line.contains(",regime,") && line.contains(",own,")).expect("regime is compared");
    assert!(regime.contains(",Post,Times,own,6,6,6,") && regime.contains(",0.03125,0.03125,0.0"), "{regime}");
    let page = read(&home, "index.html");
    assert!(page.contains("Same story against same story") && page.contains("Talks in Ardal"));
}

#[test]
fn one_story_is_opened_by_its_name() {
    let home = home_with(&[("news.jsonl", corpus().as_bytes())]);
    let screen = words(&compared(&home, &["--story", "Belmor"]));
    assert!(screen.contains("Only the articles on story Belmor (“Talks in Belmor”) are compared here."), "{screen}");
    assert!(!screen.contains("repeats another one"), "the copy is in another story: {screen}");
    assert_eq!(read(&home, "tables/articles.csv").lines().count(), 3);
    assert!(read(&home, "manifest.json").contains("--story Belmor"));
    let ended = compared(&home, &["--story", "Nowhere"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("no story is called `Nowhere`; there are: Ardal, Belmor, Corvin"), "{}", ended.err);
}

#[test]
fn stories_can_be_edited_and_given_back() {
    let home = home_with(&[("news.jsonl", corpus().as_bytes())]);
    let edited = "article,story\np-Ardal,one\nt-Belmor,one\nnobody,one\n";
    fs::write(home.path().join("mine.csv"), edited).expect("the table can be written");
    let screen = words(&compared(&home, &["--stories", "mine.csv", "--story", "one"]));
    assert!(screen.contains("mine.csv:4: there is no article “nobody” here."), "{screen}");
    let articles = read(&home, "tables/articles.csv");
    assert!(articles.contains("p-Ardal") && articles.contains("t-Belmor") && articles.lines().count() == 3, "{articles}");
    assert!(read(&home, "manifest.json").contains("\"mine.csv\""));
    fs::write(home.path().join("bad.csv"), "id,story\n1,x\n").expect("the table can be written");
    let ended = compared(&home, &["--stories", "bad.csv"]);
    assert!(ended.code == Some(1) && ended.err.contains("bad.csv:1: there is no column `article`"), "{}", ended.err);
}

#[test]
fn a_reprint_is_told_and_kept_in_both_outlets() {
    let wire = telling("Ardal", "agency", "Syrian regime");
    let corpus = corpus() + &record("p-wire", "Post", "", &wire) + &record("t-wire", "Times", "", &wire.replace("evening", "morning"));
    let home = home_with(&[("news.jsonl", corpus.as_bytes())]);
    let screen = words(&compared(&home, &[]));
    assert!(screen.contains("Two articles share much of their text with an article of another outlet."), "{screen}");
    let copies = read(&home, "tables/duplicates.csv");
    assert!(copies.contains("p-wire,Post,2024-03-05,t-wire,Times,2024-03-05,near,"), "{copies}");
    assert!(names(&home.path().join("out")).iter().any(|name| name == "tables/stories.csv"));
    assert_eq!(read(&home, "tables/articles.csv").matches("-wire").count(), 2);
}
