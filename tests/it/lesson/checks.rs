//! Days and figures that clash are named; those that do not are not.

use serde_json::Value;

use crate::run::{home_with, slantwise};

const LISTING: &str = "file,outlet,date,story,language\na.txt,Morning Post,2024-12-09,fall,en\nb.txt,Evening Star,2024-12-10,fall,en\n";

fn checks(a: &str, b: &str, listing: &str) -> Vec<Value> {
    let home = home_with(&[("news/articles.csv", listing.as_bytes()), ("news/a.txt", a.as_bytes()), ("news/b.txt", b.as_bytes())]);
    let ended = slantwise(home.path(), &["lesson", "news", "--out", "lesson"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let lesson = std::fs::read(home.path().join("lesson/for-teacher/lesson.json")).expect("it is written");
    let lesson: Value = serde_json::from_slice(&lesson).expect("it is JSON");
    lesson["checks"].as_array().expect("a list").clone()
}

#[test]
fn a_date_that_was_another_day_of_the_week_is_named() {
    // 8 December 2024 was a Sunday.
    let a = "Rebels in the city\n\nThe rebels entered the city on Monday, December 8, officials said. The war goes on in the north.\n";
    let b = "Rebels in town\n\nThe rebels entered the city on Sunday, 8 December 2024, officials said. The war goes on in the north.\n";
    let found = checks(a, b, LISTING);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (found[0]["kind"].as_str(), found[0]["words"].as_str(), found[0]["is"].as_str()),
        (Some("weekday"), Some("Monday, December 8"), Some("Sunday"))
    );
    assert_eq!((found[0]["printed"]["text"].as_u64(), found[0]["printed"]["line"].as_u64()), (Some(0), Some(1)));
}

#[test]
fn figures_that_differ_are_named_in_texts_of_one_story_only() {
    let a = "Rebels in the city\n\nThe rebels held 1,200 prisoners and two bridges for three days, officials said on Sunday.\n";
    let b = "Rebels in town\n\nThe rebels held twelve prisoners and two bridges for four days, officials said on Sunday.\n";
    let found = checks(a, b, LISTING);
    assert_eq!(found.len(), 1, "days measure, and two bridges are two bridges: {found:?}");
    assert_eq!((found[0]["kind"].as_str(), found[0]["what"].as_str()), (Some("figure"), Some("prisoners")));
    let told: Vec<&str> = found[0]["told"].as_array().unwrap().iter().map(|told| told[1].as_str().unwrap()).collect();
    assert_eq!(told, ["1,200 prisoners", "twelve prisoners"]);
    let apart = LISTING.replace(",fall,", ",,").replace("2024-12-10", "2025-12-10");
    assert_eq!(checks(a, b, &apart), Vec::<Value>::new(), "what happened a year later may have its own figures");
}

#[test]
fn a_year_clashes_only_with_a_text_that_is_older() {
    let a = "Two years on\n\nThe rebels live in the hills since the ousting of Assad in 2025, people there say. Little has changed.\n";
    let b = "The end\n\nThe takeover drove Bashar Assad out of the palace, and rebels walked through its halls on Sunday.\n";
    let later = LISTING.replace("2024-12-10", "2025-12-10");
    assert_eq!(checks(a, b, &later), Vec::<Value>::new(), "a text of December 2025 can tell of it");
    let found = checks(a, b, LISTING);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (found[0]["year"].as_i64(), found[0]["name"].as_str(), found[0]["date"].as_str()),
        (Some(2025), Some("Assad"), Some("10 Dec 2024"))
    );
}
