//! Blind means blind: nothing that students get names an outlet, in no format, not even in its properties.

use std::io::Read;

use super::{Made, words_of};
use crate::run::files;

/// What would tell who published the seeds: names, parts of them, the writer, lines of the page.
const TELLING: [&str; 8] =
    ["caliber", "defence talks", "defense news", "guliyev", "aghakazim", "subscribe", "chinese influence", "leave a reply"];

#[test]
fn nothing_that_students_get_names_an_outlet() {
    let made = Made::of_seeds(&[]);
    let students = files(&made.place.join("for-students"));
    assert_eq!(students.len(), 7, "two sheets in three formats, and the page for practice");
    for (name, bytes) in students {
        let seen = words_of(&made.place.join("for-students").join(&name)).to_lowercase();
        let raw = String::from_utf8_lossy(&bytes).to_lowercase();
        let parts = if name.ends_with(".docx") { unpacked(&bytes).to_lowercase() } else { String::new() };
        for telling in TELLING {
            assert!(!seen.contains(telling) && !raw.contains(telling) && !parts.contains(telling), "{name} says {telling}");
        }
        assert!(!name.to_lowercase().contains("caliber"), "{name}");
    }
}

/// All parts of an office document, its properties too.
fn unpacked(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a document is an archive");
    let mut all = String::new();
    for at in 0..archive.len() {
        archive.by_index(at).expect("a part").read_to_string(&mut all).expect("parts are texts");
    }
    all
}

#[test]
fn the_key_tells_what_was_hidden() {
    let made = Made::of_seeds(&[]);
    let lesson = made.lesson();
    let hidden: Vec<(u64, &str, String)> = lesson["masked"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|hidden| (hidden["text"].as_u64().unwrap(), hidden["what"].as_str().unwrap(), hidden["words"].as_str().unwrap().to_string()))
        .collect();
    let of = |text, what, words: &str| (text, what, words.to_string());
    assert!(hidden.contains(&of(0, "name", "Caliber.Az")), "{hidden:?}");
    assert!(hidden.contains(&of(0, "byline", "By Aghakazim Guliyev")), "{hidden:?}");
    assert_eq!(hidden.iter().filter(|(text, what, _)| (*text, *what) == (1, "boilerplate")).count(), 5, "{hidden:?}");
    let key = words_of(&made.place.join("for-teacher/key.docx"));
    for words in ["Caliber.Az", "By Aghakazim Guliyev", "Leave a Reply"] {
        assert!(key.contains(words), "{words}");
    }
}

#[test]
fn a_name_can_be_hidden_by_hand() {
    let made = Made::of_seeds(&["--hide", "Moscow"]);
    let sheet = words_of(&made.place.join("for-students/student-sheet.html"));
    assert!(!sheet.contains("Moscow") && sheet.contains("▮▮▮ confirmed on Sunday"));
    assert!(words_of(&made.place.join("for-teacher/key.html")).contains("Moscow"), "the key names it");
}

#[test]
fn the_sample_hides_the_names_by_which_papers_speak_of_themselves() {
    // The Herald's text ends: "Shippers contacted by the Herald spoke of relief."
    let sample = crate::run::project("lessons/sample");
    for (name, _) in files(&sample.join("for-students")) {
        let seen = words_of(&sample.join("for-students").join(&name));
        for telling in ["Velmark Herald", "the Herald", "People’s Quay", "People's Quay"] {
            assert!(!seen.contains(telling), "{name} says {telling}");
        }
    }
    assert!(words_of(&sample.join("for-students/student-sheet.html")).contains("contacted by the ▮▮▮ spoke of relief"));
}
