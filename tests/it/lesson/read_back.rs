//! The sheets read back: each line stands in every format under its number, and what should be in a sheet is in all three.

use super::{Made, words_of};

const SHEETS: [&str; 5] =
    ["for-students/student-sheet", "for-students/exercises", "for-teacher/key", "for-teacher/reveal", "for-teacher/teacher"];

#[test]
fn every_line_stands_under_its_number_in_every_format() {
    let made = Made::of_seeds(&[]);
    let lesson = made.lesson();
    for text in lesson["texts"].as_array().unwrap() {
        for line in text["lines"].as_array().unwrap() {
            let (number, words) = (line["number"].as_u64().unwrap(), line["masked"].as_str().unwrap());
            for ending in ["docx", "pdf"] {
                let sheet = words_of(&made.place.join(format!("for-students/student-sheet.{ending}")));
                assert!(sheet.contains(&format!("{number} {words}")), "{ending}: {number} {words}\n{sheet}");
            }
            let escaped = words.replace('"', "&quot;").replace('\'', "&#x27;");
            let html = words_of(&made.place.join("for-students/student-sheet.html"));
            assert!(html.contains(&format!("<th scope=\"row\">{number}</th><td dir=\"auto\">{escaped}</td>")), "{number} {words}");
        }
    }
}

#[test]
fn the_three_formats_of_a_sheet_say_the_same_words() {
    let made = Made::of_seeds(&[]);
    // Words alone: the formats differ in how they set bullets, and a PDF cuts lines.
    let bag = |text: &str| {
        let mut words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3).map(str::to_lowercase).collect();
        words.sort();
        words.dedup();
        words
    };
    for sheet in SHEETS {
        let docx = bag(&words_of(&made.place.join(format!("{sheet}.docx"))));
        let pdf = bag(&words_of(&made.place.join(format!("{sheet}.pdf"))));
        let lost: Vec<&String> = docx.iter().filter(|word| !pdf.contains(word)).collect();
        // A word longer than its column is cut in the PDF.
        assert!(lost.len() * 50 <= docx.len(), "{sheet}: {lost:?} of {}", docx.len());
        let html = words_of(&made.place.join(format!("{sheet}.html"))).to_lowercase();
        let lost: Vec<&String> = docx.iter().filter(|word| !html.contains(word.as_str())).collect();
        assert!(lost.is_empty(), "{sheet}: {lost:?}");
    }
}

#[test]
fn pages_load_nothing_and_run_only_their_own_script() {
    let made = Made::of_seeds(&[]);
    for page in SHEETS.iter().map(|sheet| format!("{sheet}.html")).chain(["for-students/practice.html".to_string()]) {
        let html = made.text(&page);
        assert!(
            html.contains("Content-Security-Policy\" content=\"default-src &#x27;none&#x27;")
                || html.contains("content=\"default-src 'none'"),
            "{page}"
        );
        for loading in ["src=", "url(", "@import", "<iframe", "fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon"] {
            assert!(!html.contains(loading), "{page} has {loading}");
        }
    }
}

#[test]
fn pdfs_are_tagged_and_embed_their_fonts() {
    let made = Made::of_seeds(&[]);
    for sheet in SHEETS {
        let document = lopdf::Document::load_mem(&made.bytes(&format!("{sheet}.pdf"))).unwrap();
        assert!(document.catalog().unwrap().get(b"StructTreeRoot").is_ok(), "{sheet}");
        let has = |kind: &[u8]| document.objects.values().any(|object| object.as_dict().is_ok_and(|dictionary| dictionary.has(kind)));
        assert!(has(b"FontFile2") || has(b"FontFile3"), "{sheet}");
    }
}

#[test]
fn the_minutes_make_a_lesson_and_the_rubric_has_four_levels() {
    let made = Made::of_seeds(&[]);
    let page = words_of(&made.place.join("for-teacher/teacher.docx"));
    let times = ["0 to 5", "5 to 15", "15 to 22", "22 to 30", "30 to 38", "38 to 43", "43 to 45"];
    assert!(times.iter().all(|time| page.contains(time)), "{page}");
    assert!(["1 beginning", "2 on the way", "3 sure", "4 very sure"].iter().all(|level| page.contains(level)));
}

#[test]
fn what_a_text_says_is_never_markup() {
    let first =
        "Rebels <b>win</b> & \"go\"\n\nThe <script>alert(1)</script> rebels entered the city, and a mob set fire to it on Sunday.\n";
    let second = "Calm ]]> in town\n\nThe militants left the city & the regime fell, =SUM(A1) people said on Sunday.\n";
    let home = crate::run::home_with(&[("first.txt", first.as_bytes()), ("second.txt", second.as_bytes())]);
    let ended = crate::run::slantwise(home.path(), &["lesson", "first.txt", "second.txt", "--out", "lesson"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    for (name, _) in crate::run::files(&home.path().join("lesson")) {
        let seen = words_of(&home.path().join("lesson").join(&name));
        match name.rsplit('.').next() {
            Some("html") => assert!(!seen.contains("<script>alert") && !seen.contains("<b>win"), "{name}"),
            Some("docx" | "pdf") if name.contains("student-sheet") => assert!(seen.contains("<script>alert(1)</script>"), "{name}: {seen}"),
            _ => {}
        }
    }
}
