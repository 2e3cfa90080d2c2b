//! The lesson of the seed articles, against a hand count: lines cut at 60 columns, marks, near misses, the year that clashes, what is not one story.

use serde_json::Value;

use super::{Made, words_of};

fn line(lesson: &Value, text: usize, number: usize) -> String {
    lesson["texts"][text]["lines"][number - 1]["masked"].as_str().expect("a line").to_string()
}

#[test]
fn the_lines_are_those_counted_by_hand() {
    let lesson = Made::of_seeds(&[]).lesson();
    let lines = |text: usize| lesson["texts"][text]["lines"].as_array().expect("lines").len();
    assert_eq!((lines(0), lines(1)), (39, 37));
    assert_eq!(line(&lesson, 0, 7), "stability, ▮▮▮ reports via Iranian media.");
    assert_eq!(line(&lesson, 0, 30), "against Israel and Saudi Arabia. The ousting of Assad in");
    assert_eq!(line(&lesson, 1, 6), "On the same day, jihadist forces seized control of the");
    assert_eq!(line(&lesson, 1, 37), "choice to transfer power “peacefully.”");
}

#[test]
fn marks_have_the_line_the_voice_and_the_reason() {
    let lesson = Made::of_seeds(&[]).lesson();
    let found = |words: &str| -> Vec<(u64, u64, String)> {
        let marks = lesson["marks"].as_array().expect("marks").iter().filter(|mark| mark["words"] == words);
        let place = |mark: &Value| {
            let place = &mark["place"];
            (place["text"].as_u64().unwrap(), place["line"].as_u64().unwrap(), mark["voice"].as_str().unwrap().to_string())
        };
        marks.map(place).collect()
    };
    let one = |text, line, voice: &str| vec![(text, line, voice.to_string())];
    assert_eq!(found("coup"), one(1, 0, "own"), "the headline");
    assert_eq!(found("jihadist forces"), one(1, 6, "own"));
    assert_eq!(found("rebel"), one(0, 31, "own"));
    assert_eq!(found("rulers"), one(0, 18, "quoted"));
    assert_eq!(found("insurgent groups"), one(1, 35, "attributed"));
    assert_eq!(found("foreign interference"), [one(0, 9, "quoted"), one(0, 38, "own")].concat());
    assert_eq!(found("Sham"), [], "part of a name");
    assert_eq!(found("said"), [], "reports, and has a table of its own");
    for mark in lesson["marks"].as_array().unwrap() {
        assert!(mark["listed"].as_array().unwrap().iter().all(|reason| !reason["note"].as_str().unwrap().is_empty()), "{mark}");
    }
}

#[test]
fn near_misses_are_another_sense_a_name_and_a_quotation() {
    let lesson = Made::of_seeds(&[]).lesson();
    let misses: Vec<(String, String)> = lesson["near_misses"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|miss| (miss["words"].as_str().unwrap().to_string(), miss["why"]["because"].as_str().unwrap().to_string()))
        .collect();
    let miss = |words: &str, because: &str| (words.to_string(), because.to_string());
    for expected in [miss("opposition", "exception"), miss("Revolution", "guard"), miss("Sham", "name"), miss("rulers", "quotation")] {
        assert!(misses.contains(&expected), "{expected:?} is not in {misses:?}");
    }
    assert!(misses.len() >= 3);
}

#[test]
fn the_year_that_clashes_is_named_for_the_teacher_and_not_for_students() {
    let made = Made::of_seeds(&[]);
    let lesson = made.lesson();
    let checks = lesson["checks"].as_array().expect("a list");
    assert_eq!(checks.len(), 1, "{checks:?}");
    let check = &checks[0];
    assert_eq!((check["kind"].as_str(), check["year"].as_i64(), check["date"].as_str()), (Some("year"), Some(2025), Some("8 Dec 2024")));
    assert_eq!((check["printed"]["text"].as_u64(), check["printed"]["line"].as_u64()), (Some(0), Some(30)));
    assert_eq!((check["words"].as_str(), check["name"].as_str()), (Some("ousting of Assad in 2025"), Some("Assad")));
    assert_eq!(
        (check["told"]["text"].as_u64(), check["told"]["line"].as_u64()),
        (Some(1), Some(6)),
        "“seized control”, in the sentence that names him"
    );
    for sheet in ["teacher", "key"] {
        assert!(words_of(&made.place.join(format!("for-teacher/{sheet}.pdf"))).contains("ousting of Assad in 2025"), "{sheet}");
    }
}

#[test]
fn texts_that_are_not_one_story_say_so_and_what_can_be_compared() {
    let made = Made::of_seeds(&[]);
    assert_eq!(made.lesson()["together"], serde_json::json!({ "what": "apart", "days": 302 }));
    let page = words_of(&made.place.join("for-teacher/teacher.html"));
    assert!(page.contains("These texts are not one story") && page.contains("ten months lie between them"), "{page}");
    assert!(page.contains("Two articles say nothing about an outlet"));
    assert!(made.ended.out.contains("do not tell one story"));
    let sheet = words_of(&made.place.join("for-students/student-sheet.html"));
    assert!(sheet.contains("perhaps not about one event") && sheet.contains("8 Dec 2024"), "students see the dates");
}

#[test]
fn a_text_ends_where_a_paragraph_does() {
    let lesson = Made::of_seeds(&["--max-words", "100"]).lesson();
    // The first three paragraphs of the first text have 26, 31 and 28 words: a fourth would make more than a hundred.
    let text = &lesson["texts"][0];
    assert!(text["words"].as_u64().unwrap() <= 100);
    assert_eq!(line(&lesson, 0, 11), "to stability in Syria.”");
    assert_eq!((text["lines"].as_array().unwrap().len(), text["paragraphs_left_out"].as_u64()), (11, Some(5)));
    assert!(text["marks_left_out"].as_u64().unwrap() > 5);
}
