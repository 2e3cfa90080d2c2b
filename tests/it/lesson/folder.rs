//! What stands in the folder, that it is the same every time, and that nobody's work is lost.

use std::fs;

use super::Made;
use crate::run::{files, home_with, home_with_seeds, slantwise};

#[test]
fn the_folder_holds_each_sheet_in_three_formats() {
    let made = Made::of_seeds(&[]);
    let names: Vec<String> = files(&made.place).into_iter().map(|(name, _)| name).collect();
    let sheet = |folder: &str, name: &str| ["docx", "html", "pdf"].map(|ending| format!("{folder}/{name}.{ending}")).to_vec();
    let mut expected = [sheet("for-students", "exercises"), sheet("for-students", "student-sheet")].concat();
    expected.extend(["key", "reveal", "teacher"].iter().flat_map(|name| sheet("for-teacher", name)));
    expected.extend(
        ["for-students/practice.html", "for-teacher/quiz.gift.txt", "for-teacher/quiz.csv", "for-teacher/lesson.json"].map(str::to_string),
    );
    expected.push("manifest.json".to_string());
    expected.sort();
    assert_eq!(names, expected);
    assert!(made.ended.out.contains("for-students/student-sheet.pdf"));
}

#[test]
fn the_same_texts_give_the_same_bytes() {
    let (one, two) = (Made::of_seeds(&[]), Made::of_seeds(&[]));
    let timeless = |made: &Made| files(&made.place).into_iter().filter(|(name, _)| name != "manifest.json").collect::<Vec<_>>();
    assert!(timeless(&one) == timeless(&two));
    let other = Made::of_seeds(&["--rng-seed", "7"]);
    assert_ne!(one.text("for-teacher/quiz.gift.txt"), other.text("for-teacher/quiz.gift.txt"), "another seed asks other questions");
    assert_eq!(one.lesson()["marks"], other.lesson()["marks"]);
}

#[test]
fn a_sheet_that_a_teacher_edited_is_not_written_over() {
    let home = home_with_seeds();
    let run = || slantwise(home.path(), &["lesson", "seeds/iran-syria"]);
    assert_eq!(run().code, Some(0));
    assert_eq!(run().code, Some(0), "an untouched lesson is made again");
    fs::write(home.path().join("lessons/iran-syria/for-teacher/key.docx"), "mine").unwrap();
    let ended = run();
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("for-teacher/key.docx was edited") && ended.err.contains("--out"), "{}", ended.err);
    assert_eq!(fs::read_to_string(home.path().join("lessons/iran-syria/for-teacher/key.docx")).unwrap(), "mine");
}

#[test]
fn one_article_or_seven_are_refused_with_what_to_do() {
    let text = |n: usize| format!("Headline {n}\n\nThe rebels entered town number {n} on Sunday, people said.\n").into_bytes();
    let texts: Vec<(String, Vec<u8>)> = (1..=7).map(|n| (format!("news/{n}.txt"), text(n))).collect();
    let home = home_with(&texts.iter().map(|(name, text)| (name.as_str(), text.as_slice())).collect::<Vec<_>>());
    let one = slantwise(home.path(), &["lesson", "news/1.txt"]);
    assert_eq!(
        (one.code, one.err.as_str()),
        (Some(1), "slantwise: a lesson takes two to six articles, and here is one: name another one on the same event\n")
    );
    let seven = slantwise(home.path(), &["lesson", "news"]);
    assert!(seven.err.contains("a lesson takes two to six articles, and here are 7: name two to six of them"), "{}", seven.err);
    assert!(!home.path().join("lessons").exists(), "nothing is written");
}

#[test]
fn a_story_of_a_report_becomes_a_lesson() {
    let home = tempfile::tempdir().unwrap();
    let seeds = crate::run::project("seeds/sarnby");
    fs::create_dir_all(home.path().join("news")).unwrap();
    for entry in fs::read_dir(seeds).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, home.path().join("news").join(path.file_name().unwrap())).unwrap();
    }
    let compared = slantwise(home.path(), &["compare", "news", "--lexicon", "protest-policing"]);
    assert_eq!(compared.code, Some(0), "{}", compared.err);
    let offered =
        compared.out.lines().find_map(|line| line.strip_prefix("Lesson  slantwise lesson news --lexicon protest-policing --story "));
    assert!(offered.is_some(), "{}", compared.out);
    let many = slantwise(home.path(), &["lesson", "news"]);
    assert!(many.err.contains("here are 72") && many.err.contains("--story: \"01 closure\""), "{}", many.err);
    let ended = slantwise(home.path(), &["lesson", "reports/news", "--story", "05 clearing"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let lesson = fs::read(home.path().join("lessons/news-05-clearing/for-teacher/lesson.json")).unwrap();
    let lesson: serde_json::Value = serde_json::from_slice(&lesson).unwrap();
    assert_eq!(lesson["together"], serde_json::json!({ "what": "one_story", "name": "05 clearing", "is_given": true }));
    assert_eq!(lesson["lists"].as_array().unwrap().len(), 1, "the lists of the report");
    assert_eq!(lesson["texts"].as_array().unwrap().len(), 6);
}
