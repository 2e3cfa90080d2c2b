//! Figures of a finished report: `report draw`, and `report explain --draw` on the ten articles counted by hand.

use std::fs;
use std::path::Path;

use crate::command::explain::{told, with_report};
use crate::run::{Ended, files, home_with_seeds, slantwise};

/// A home with a report of the seeds and without the seeds.
fn home() -> tempfile::TempDir {
    let home = home_with_seeds();
    assert_eq!(slantwise(home.path(), &["compare", "seeds/iran-syria"]).code, Some(0));
    fs::remove_dir_all(home.path().join("seeds")).expect("the articles can be taken away");
    home
}

fn draw(home: &Path, more: &[&str]) -> Ended {
    slantwise(home, &[&["report", "draw"], more].concat())
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()))
}

#[test]
fn drawn_again_in_the_size_of_the_report_a_figure_is_the_same() {
    let home = home();
    for name in ["naming-grid", "words-by-voice", "place-in-article"] {
        let ended = draw(home.path(), &[name, "reports/iran-syria"]);
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        let charts = home.path().join("reports/iran-syria/charts");
        for end in ["svg", "png"] {
            let (old, new) = (fs::read(charts.join(format!("{name}.{end}"))), fs::read(charts.join(format!("{name}-960.{end}"))));
            assert!(old.expect("the report's own") == new.expect("the new one"), "{name}.{end}");
        }
    }
}

#[test]
fn a_size_by_name_stands_beside_the_reports_own_pictures() {
    let home = home();
    let before = files(&home.path().join("reports/iran-syria"));
    // The report need not be named when it is the only one.
    let ended = draw(home.path(), &["naming-grid", "--size", "column"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    assert_eq!(
        ended.out.lines().collect::<Vec<_>>(),
        ["reports/iran-syria/charts/naming-grid-column.svg", "reports/iran-syria/charts/naming-grid-column.png"]
    );
    let svg = read(home.path().join("reports/iran-syria/charts/naming-grid-column.svg"));
    assert!(svg.contains(" width=\"480\" "), "{}", &svg[..300]);
    let png = fs::read(home.path().join("reports/iran-syria/charts/naming-grid-column.png")).expect("a PNG");
    assert_eq!(u32::from_be_bytes([png[16], png[17], png[18], png[19]]), 1440, "three pixels for each");
    let after = files(&home.path().join("reports/iran-syria"));
    assert!(before.iter().all(|file| after.contains(file)), "nothing of the report is touched");
    assert_eq!(after.len(), before.len() + 2);
}

#[test]
fn a_height_leaves_rows_out_and_says_how_many() {
    let home = home();
    let ended = draw(home.path(), &["naming-grid", "--size", "slide", "--out", "slide.svg"]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(0), "slide.svg\n"), "{}", ended.err);
    let svg = read(home.path().join("slide.svg"));
    let height: f64 =
        svg.split(" height=\"").nth(1).and_then(|rest| rest.split('"').next()).and_then(|n| n.parse().ok()).expect("a height");
    assert!(height <= 540.0, "{height}");
    assert!(svg.contains("see tables/"), "what does not fit is counted");
    assert!(!home.path().join("slide.png").exists(), "a name that ends in .svg is one file");
}

#[test]
fn what_cannot_be_drawn_is_refused_with_what_can() {
    let home = home();
    let wrong = draw(home.path(), &["pie"]);
    let names = "there are: naming-grid, rates, outlet-by-term, words-by-voice, place-in-article\n";
    assert_eq!((wrong.code, wrong.err.ends_with(names)), (Some(1), true), "{}", wrong.err);
    let size = draw(home.path(), &["rates", "--size", "stamp"]);
    assert!(size.code == Some(2) && size.err.contains("slide (16 to 9"), "{}", size.err);
    let width = draw(home.path(), &["rates", "--width", "20"]);
    assert!(width.code == Some(2) && width.err.contains("from 480 to 2400"), "{}", width.err);
    let nowhere = draw(home.path(), &["rates", "reports"]);
    assert!(nowhere.code == Some(1) && nowhere.err.contains("it holds no manifest.json"), "{}", nowhere.err);
    fs::write(home.path().join("reports/iran-syria/findings.json"), "{\"title\": 3}").expect("a file can be written");
    let broken = draw(home.path(), &["rates"]);
    assert!(broken.code == Some(1) && broken.err.contains("findings.json: is not as `compare` writes it"), "{}", broken.err);
    let font = draw(home.path(), &["rates", "--font", "reports/iran-syria/index.html"]);
    assert!(font.code == Some(1) && font.err.contains("holds no TrueType or OpenType font"), "{}", font.err);
}

/// Own words: the Planet has 6 uses in 106 words, the Gazette 2 in 105, a log ratio of log2(2.97170) = 1.57129. Of its difference in rates,
/// 0.0375562, rebels have 4/106 − 1/105 = 0.0282120, which is 0.751195 of it. The first article has 3 uses in 33 words, 2.371429 more than 33 words
/// at 2 in 105; over 106 words that is 0.0223720, or 0.595694 of the difference.
#[test]
fn a_difference_comes_apart_into_words_and_into_articles() {
    let found = &told(&["--outlet", "Daily Planet", "--group", "fighters"])["contributions"];
    let near = |found: &serde_json::Value, expected: f64| {
        let found = found.as_f64().expect("a number");
        assert!((found - expected).abs() < 1e-4, "{found} and not {expected}");
    };
    near(&found["log_ratio"], 1.57129);
    let parts = |list: &str| found[list].as_array().expect("a list").clone();
    let (words, articles) = (parts("words"), parts("articles"));
    assert_eq!((words[0]["shown"].as_str(), words[1]["shown"].as_str(), words.len()), (Some("rebel"), Some("gunmen"), 2));
    near(&words[0]["part"], 1.18034);
    near(&words[1]["part"], 0.39095);
    let by_article: Vec<(&str, f64)> = articles.iter().map(|a| (a["id"].as_str().unwrap(), a["part"].as_f64().unwrap())).collect();
    assert_eq!(by_article.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ["p1.txt", "p2.txt", "p4.txt", "p3.txt", "p5.txt"]);
    near(&articles[0]["part"], 0.93601);
    let sum: f64 = by_article.iter().map(|(_, part)| part).sum();
    assert!((sum - 1.57129).abs() < 1e-4, "{sum}");
}

#[test]
fn the_picture_of_a_difference_is_written_where_it_is_asked_for() {
    let home = with_report();
    let ask = |more: &[&str]| slantwise(home, &[&["report", "explain", "reports/news", "--draw", "why"], more].concat());
    let ended = ask(&["--outlet", "Daily Planet", "--group", "fighters"]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(0), "why.svg\nwhy.png\n"), "{}", ended.err);
    let svg = read(home.join("why.svg"));
    assert!(svg.contains("Daily Planet: words of “Words for those who fight” 3.0 times as often as in Gotham Gazette"), "{}", &svg[..400]);
    assert!(svg.contains("rebel +1.18, gunmen +0.39"), "{}", &svg[..900]);
    let whole = ask(&["--outlet", "Daily Planet", "--group", "places"]);
    assert!(whole.code == Some(1) && whole.err.contains("there is nothing to draw. The report does not compare this"), "{}", whole.err);
    let nothing = ask(&[]);
    assert!(nothing.code == Some(1) && nothing.err.contains("--draw takes one number apart"), "{}", nothing.err);
    let alone = slantwise(home, &["report", "explain", "reports/news", "--size", "slide"]);
    assert!(alone.code == Some(1) && alone.err.contains("say where to draw it with --draw FILE"), "{}", alone.err);
}
