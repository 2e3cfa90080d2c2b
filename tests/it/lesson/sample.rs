//! `lessons/sample/` is what two of the invented articles give.

use std::collections::BTreeMap;
use std::fs;

use crate::report::timeless;
use crate::run::{files, home, project, slantwise};

/// The command that made the sample, run where the seeds are.
const MADE_BY: [&str; 7] = [
    "lesson",
    "seeds/sarnby/herald-05.txt",
    "seeds/sarnby/quay-05.txt",
    "--chosen",
    "Two of six invented papers on one day of an invented event",
    "--out",
    "lessons/sample",
];

#[test]
fn the_sample_lesson_is_what_the_invented_articles_give() {
    let home = home();
    fs::create_dir_all(home.path().join("seeds/sarnby")).expect("a folder can be made");
    for (name, bytes) in files(&project("seeds/sarnby")) {
        fs::write(home.path().join("seeds/sarnby").join(name), bytes).expect("a seed can be copied");
    }
    let ended = slantwise(home.path(), &MADE_BY);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let (committed, new) = (project("lessons/sample"), home.path().join("lessons/sample"));
    let (old, made): (BTreeMap<_, _>, BTreeMap<_, _>) = (files(&committed).into_iter().collect(), files(&new).into_iter().collect());
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&old), names(&made));
    let differing: Vec<&String> =
        old.iter().filter(|(name, bytes)| *name != "manifest.json" && made[*name] != **bytes).map(|(name, _)| name).collect();
    assert!(
        differing.is_empty() && timeless(&committed) == timeless(&new),
        "lessons/sample differs from what the seeds give now: {differing:?}\nLook at the differences; if they are meant, remove the folder, make it again and commit it:\n  \
         cargo run -- {}",
        MADE_BY.map(|word| if word.contains(' ') { format!("'{word}'") } else { word.to_string() }).join(" ")
    );
}

#[test]
fn the_sample_tells_one_story_and_has_what_its_papers_are_known_for() {
    let lesson = fs::read(project("lessons/sample/for-teacher/lesson.json")).expect("it is committed");
    let lesson: serde_json::Value = serde_json::from_slice(&lesson).expect("it is JSON");
    assert_eq!(lesson["together"], serde_json::json!({ "what": "one_story", "name": "05 clearing", "is_given": true }));
    // What seeds/sarnby/README.md says of the two papers: rioters and illegal takeover; sit-in and crackdown; each in its own words.
    let own = |text: u64, item: &str| {
        let has = |mark: &&serde_json::Value| {
            mark["place"]["text"] == text && mark["voice"] == "own" && mark["listed"].as_array().unwrap().iter().any(|r| r["item"] == item)
        };
        lesson["marks"].as_array().unwrap().iter().filter(has).count()
    };
    assert_eq!((own(0, "rioter"), own(1, "rioter")), (2, 0));
    assert_eq!((own(0, "crackdown"), own(1, "crackdown")), (0, 1));
}
