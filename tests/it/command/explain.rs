//! What stands behind a number of a finished report: `report explain`, on ten articles that were counted by hand.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::Value;

use crate::run::{Ended, home, home_with, report, slantwise};

const LIST: &str = r#"id = "fight"
title = "Who fights"
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
source = "made for a test"
limits = "four words"

[[category]]
id = "fighters"
about = "Words for those who fight"
[[naming]]
id = "places"
about = "Words for the place"
[[naming.label]]
id = "town"
kind = "description"
patterns = ["town"]
note = "a place"
[[naming.label]]
id = "river"
kind = "description"
patterns = ["river"]
note = "water"

[[term]]
categories = ["fighters"]
id = "rebel"
patterns = ["rebel", "rebels"]
note = "people who rise in arms"
[[term]]
categories = ["fighters"]
id = "gunman"
show = "gunmen"
patterns = ["gunmen"]
note = "people with weapons"
"#;

/// Sentences by their letter: six words each, and seven in the quotation.
///
/// No two articles of an outlet say the same, for then one of them would not count.
fn sentence(letter: char, file: &str, nth: usize) -> String {
    match letter {
        'R' => "The rebels took the town today.".into(),
        'G' => "The gunmen stayed near the river.".into(),
        'Q' => "“The rebels are gone,” the mayor said.".into(),
        _ => format!("Item{}{nth} else happened in the town.", file.trim_end_matches(".txt")),
    }
}

/// File, outlet and sentences. A headline of three words stands above each: in own words the Planet has uses 3, 2, 0, 1, 0 among 33, 21, 21, 16
/// and 15 words, the Gazette 1, 0, 1, 0, 0 among 21, 27, 21, 21 and 15.
const ARTICLES: [(&str, &str, &str); 10] = [
    ("p1.txt", "Daily Planet", "RRRFF"),
    ("p2.txt", "Daily Planet", "RGF"),
    ("p3.txt", "Daily Planet", "FFF"),
    ("p4.txt", "Daily Planet", "GQ"),
    ("p5.txt", "Daily Planet", "FF"),
    ("g1.txt", "Gotham Gazette", "RFF"),
    ("g2.txt", "Gotham Gazette", "FFFF"),
    ("g3.txt", "Gotham Gazette", "GFF"),
    ("g4.txt", "Gotham Gazette", "FFF"),
    ("g5.txt", "Gotham Gazette", "FF"),
];

fn text(file: &str, letters: &str) -> String {
    let body: Vec<String> = letters.chars().enumerate().map(|(nth, letter)| sentence(letter, file, nth)).collect();
    format!("Café news today\n\n{}\n", body.join(" "))
}

/// A home with the report in `reports/news`, and without the articles it was made of.
pub fn with_report() -> &'static Path {
    static HOME: OnceLock<PathBuf> = OnceLock::new();
    HOME.get_or_init(|| {
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("explained");
        fs::create_dir_all(home.join("news")).expect("a folder can be made");
        let listing: String = ARTICLES.iter().map(|(file, outlet, _)| format!("{file},{outlet},2024-12-08\n")).collect();
        fs::write(home.join("news/articles.csv"), format!("file,outlet,date\n{listing}")).expect("a file can be written");
        ARTICLES
            .iter()
            .for_each(|(file, _, letters)| fs::write(home.join("news").join(file), text(file, letters)).expect("a file can be written"));
        fs::write(home.join("fight.toml"), LIST).expect("a file can be written");
        let ended = slantwise(&home, &["compare", "news", "--lexicon", "fight.toml", "--title", "The news"]);
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        fs::remove_dir_all(home.join("news")).expect("the articles can be taken away");
        home
    })
}

fn explain(more: &[&str]) -> Ended {
    slantwise(with_report(), &[&["report", "explain", "reports/news"], more].concat())
}

pub fn told(more: &[&str]) -> Value {
    let ended = explain(&[more, &["--format", "json"]].concat());
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    serde_json::from_str(&ended.out).expect("it is JSON")
}

fn fighters(outlet: &str) -> Value {
    told(&["--outlet", outlet, "--group", "fighters"])
}

fn near(found: &Value, expected: f64) {
    let found = found.as_f64().expect("a number");
    assert!((found / expected - 1.0).abs() < 1e-4, "{found} and not {expected}");
}

/// 6 uses in 106 words. The interval by the formula of the guide, worked by hand: √(5/4·Σr²)/6 is below 1/√6, so that is the error; t(.975, 4) = 2.77645.
#[test]
fn the_rate_is_the_one_counted_by_hand() {
    let found = fighters("Daily Planet");
    let rate = &found["rate"];
    assert_eq!(
        [&rate["hits"], &rate["words"], &rate["articles"], &rate["articles_with_hit"]].map(|n| n.as_u64()),
        [6, 106, 5, 3].map(Some)
    );
    near(&rate["per_thousand"], 1000.0 * 6.0 / 106.0);
    near(&rate["interval"]["lo"], 18.2214);
    near(&rate["interval"]["hi"], 175.8365);
    near(&rate["top_article_share"], 0.5);
    near(&rate["top_term_share"], 4.0 / 6.0);
    let parts: Vec<_> =
        found["parts"].as_array().unwrap().iter().map(|p| (p["shown"].as_str().unwrap(), p["hits"].as_u64().unwrap())).collect();
    assert_eq!(parts, [("rebel", 4), ("gunmen", 2)]);
    let articles: Vec<_> = found["articles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| (a["article"].as_str().unwrap(), a["hits"].as_u64(), a["words"].as_u64()))
        .collect();
    assert_eq!(articles, [("p1.txt", Some(3), Some(33)), ("p2.txt", Some(2), Some(21)), ("p4.txt", Some(1), Some(16))]);
    assert_eq!(
        (found["articles"][0]["title"].as_str(), found["articles"][0]["date"].as_str()),
        (Some("Café news today"), Some("2024-12-08"))
    );
    let voices: Vec<u64> = found["voices"].as_array().unwrap().iter().map(|v| v["hits"].as_u64().unwrap()).collect();
    assert_eq!(voices, [6, 1, 0, 0, 0]);
    assert_eq!(told(&["--outlet", "Daily Planet", "--group", "fighters", "--voice", "all"])["rate"]["hits"], 7);
    assert!(found["report"]["altered"].as_array().unwrap().is_empty());
}

/// Without p1 there are 3 uses in 73 words, without g1 the Gazette has 1 in 84; without "rebel" it is 2 in 106 against 1 in 105, without "gunmen"
/// 4 in 106 against 1 in 105.
#[test]
fn one_thing_is_left_out_at_a_time() {
    let found = fighters("Daily Planet");
    let rows = found["without"].as_array().unwrap();
    let what: Vec<_> =
        rows.iter().map(|row| (row["what"]["leaves_out"].as_str().unwrap(), row["what"]["name"].as_str().unwrap_or_default())).collect();
    assert_eq!(what, [("nothing", ""), ("article", "p1.txt"), ("article_of_the_rest", "g1.txt"), ("term", "rebel"), ("term", "gunmen")]);
    let (planet, gazette) = (6.0 / 106.0, 2.0 / 105.0);
    let by_hand = [(planet, gazette), (3.0 / 73.0, gazette), (planet, 1.0 / 84.0), (2.0 / 106.0, 1.0 / 105.0), (4.0 / 106.0, 1.0 / 105.0)];
    for (row, (target, rest)) in rows.iter().zip(by_hand) {
        near(&row["per_thousand"], 1000.0 * target);
        near(&row["ratio"]["ratio"], target / rest);
        assert!(row["interval"]["lo"].as_f64() < row["per_thousand"].as_f64() && row["ratio"]["interval"]["hi"].is_number());
    }
    // Nothing is left out, so it is what the report says.
    assert_eq!(rows[0]["interval"], found["rate"]["interval"]);
    assert_eq!(rows[0]["ratio"]["interval"], found["contrasts"][0]["interval"]);
}

#[test]
fn each_outlet_sees_the_difference_from_its_side() {
    let (planet, gazette) = (fighters("Daily Planet"), fighters("Gotham Gazette"));
    let (here, there) = (&planet["contrasts"][0], &gazette["contrasts"][0]);
    assert_eq!((here["reference"].as_str(), there["reference"].as_str()), (Some("Gotham Gazette"), Some("Daily Planet")));
    near(&here["ratio"], (6.0 / 106.0) / (2.0 / 105.0));
    near(&there["ratio"], (2.0 / 105.0) / (6.0 / 106.0));
    near(&there["interval"]["lo"], 1.0 / here["interval"]["hi"].as_f64().unwrap());
    assert_eq!((here["level"].as_str(), here["p"].as_f64()), (Some("seen"), there["p"].as_f64()));
    let codes: Vec<&str> = planet["cautions"].as_array().unwrap().iter().map(|c| c["code"].as_str().unwrap()).collect();
    assert_eq!(codes[..3], ["W04", "W01", "W02"]);
    assert!(planet["cautions"][0]["sentence"].as_str().unwrap().contains("One word, rebel, makes up more than half"));
}

#[test]
fn every_place_cuts_the_right_words_out_of_the_file() {
    let found = told(&["--outlet", "Daily Planet", "--group", "fighters", "--voice", "all"]);
    let hits = found["hits"].as_array().unwrap();
    assert_eq!(hits.len(), 7);
    for hit in hits {
        let (file, _, letters) = ARTICLES.iter().find(|(file, ..)| *file == hit["file"]).expect("one of the files");
        let bytes = text(file, letters).into_bytes();
        let cut = |from: &str, to: &str| {
            String::from_utf8(bytes[hit[from].as_u64().unwrap() as usize..hit[to].as_u64().unwrap() as usize].to_vec()).unwrap()
        };
        assert_eq!(cut("start", "end"), hit["text"].as_str().unwrap());
        assert_eq!(cut("sentence_start", "sentence_end"), hit["sentence"].as_str().unwrap());
        let voice = if hit["sentence"].as_str().unwrap().starts_with('“') { "quoted" } else { "own" };
        assert_eq!(hit["voice"], voice);
    }
    let few = told(&["--outlet", "Daily Planet", "--group", "fighters", "--limit", "2"]);
    assert_eq!(
        (few["hits"].as_array().unwrap().len(), few["hits_left_out"].as_u64(), few["articles_left_out"].as_u64()),
        (2, Some(4), Some(1))
    );
}

#[test]
fn people_read_it_in_sentences() {
    let ended = explain(&["--outlet", "daily planet", "--group", "words for those who fight", "--limit", "1"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    for line in [
        "“Words for those who fight”, in Daily Planet, in its own words\n",
        "6 uses in its own words among 106 words of 5 articles: 56.6 per 1,000 words.",
        "Uses stand in 3 of 5 articles.",
        "Of 7 uses in Daily Planet: own words 6, quoted 1, partly quoted 0, reported 0, unclear 0.",
        "Own words: 56.6 per 1,000 words here, 19.0 in Gotham Gazette, 3.0 times as often.",
        "Nothing is tested: that takes 20 uses in all outlets together.",
        "Level: seen, which means that it stands in these texts, and no more is claimed.",
        "p1.txt, bytes 22 to 28, sentence 18 to 49: own words\n      The «rebels» took the town today.\n",
        "and 5 more: tables/evidence.csv\n",
        "The marks of this group of words: not audited.",
    ] {
        assert!(ended.out.contains(line), "{line} is not in\n{}", ended.out);
    }
    for word in ["biased", "slanted", "unfair"] {
        assert!(!ended.out.contains(word), "{word}");
    }
}

/// The Planet's "town" in own words: 5, 2, 3, 0, 2; its "river": 0, 1, 0, 1, 0.
#[test]
fn a_label_has_its_share_of_the_naming_set() {
    let town = told(&["--outlet", "Daily Planet", "--word", "town"]);
    assert_eq!((town["share"]["mentions"].as_u64(), town["share"]["of"].as_u64()), (Some(12), Some(14)));
    assert_eq!(
        (town["rate"]["hits"].as_u64(), town["parts"].as_array().map(Vec::len), town["heading"].as_str()),
        (Some(12), Some(0), Some("Words for the place"))
    );
    let places = told(&["--outlet", "Daily Planet", "--group", "places"]);
    assert_eq!((places["rate"]["hits"].as_u64(), places["share"].is_null()), (Some(14), true));
    assert!(places["no_contrast"].as_str().unwrap().contains("whole naming sets are not compared"));
    assert!(places["without"][0]["ratio"].is_null());
}

#[test]
fn without_a_question_it_says_what_can_be_asked() {
    let ended = explain(&[]);
    assert!(ended.out.contains("  Daily Planet       5 articles         106 words\n"), "{}", ended.out);
    assert!(ended.out.contains("8 uses   fighters ") && ended.out.contains("3 uses   gunman "), "{}", ended.out);
    let of_one = explain(&["--group", "fighters"]).out;
    assert!(of_one.contains("Name one of the outlets with --outlet:\n  Daily Planet       6 uses"), "{of_one}");
    let offer = told(&["--limit", "1"]);
    assert_eq!((offer["words"].as_array().map(Vec::len), offer["words_left_out"].as_u64()), (Some(1), Some(3)));
}

#[test]
fn a_slip_is_met_with_what_is_like_it() {
    let refused = |more: &[&str]| {
        let ended = explain(more);
        assert_eq!((ended.code, ended.out.as_str()), (Some(1), ""), "{}", ended.err);
        ended.err
    };
    assert!(
        refused(&["--outlet", "Daily Plant", "--group", "fighters"]).contains("no outlet of that name; did you mean \"Daily Planet\"?")
    );
    assert!(refused(&["--word", "gunmn"]).contains("no word of that name; did you mean \"gunman\" or \"gunmen\"?"));
    assert!(refused(&["--group", "fihgters"]).contains("did you mean \"fighters\"?"));
    assert!(refused(&["--group", "rebel"]).contains("\"rebel\" is a word; ask for it with --word"));
    assert!(refused(&["--word", "rebel", "--lexicon", "fights"]).contains("no word list of that name; did you mean \"fight\"?"));
}

#[test]
fn a_folder_that_is_no_report_is_refused() {
    let home = home_with(&[("notes/a.txt", b"A text.\n".as_slice()), ("torn/manifest.json", b"{}".as_slice())]);
    let refused = |place: &str| {
        let ended = slantwise(home.path(), &["report", "explain", place]);
        assert_eq!(ended.code, Some(1));
        ended.err
    };
    assert!(refused("notes").contains("notes: this is no whole report of `compare`: it holds no manifest.json; name the folder"));
    assert!(refused("torn").contains("torn: this is no whole report of `compare`: tables/articles.csv is missing"));
    assert!(refused("note").contains("no such file or folder; did you mean \"notes\"?"));
}

#[test]
fn a_table_that_was_changed_is_named() {
    let home = home();
    for (name, bytes) in crate::run::files(&with_report().join("reports/news")) {
        let path = home.path().join("sent").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let ask = || slantwise(home.path(), &["report", "explain", "sent", "--outlet", "Daily Planet", "--group", "fighters"]);
    assert!(!ask().out.contains("is not as when"));
    let evidence = home.path().join("sent/tables/evidence.csv");
    let whole = fs::read_to_string(&evidence).unwrap();
    let without = whole.lines().filter(|line| !line.starts_with("p4.txt,") || !line.contains("gunmen")).collect::<Vec<_>>().join("\n");
    fs::write(&evidence, without + "\n").unwrap();
    let said = ask().out;
    assert!(said.contains("tables/evidence.csv is not as when the report was made"), "{said}");
    assert!(said.contains("`rates` has 6 uses and `evidence` 5"), "{said}");
    fs::write(&evidence, whole.replacen(",own,", ",own", 1)).unwrap();
    let torn = ask();
    assert_eq!(torn.code, Some(1));
    assert!(torn.err.contains("tables/evidence.csv:"), "{}", torn.err);
}

#[test]
fn what_an_outlet_never_uses_is_counted_as_none() {
    let folder = report().display().to_string();
    let ended =
        slantwise(Path::new("."), &["report", "explain", &folder, "--outlet", "Caliber.Az", "--word", "jihadist", "--lexicon", "conflict"]);
    assert!(ended.out.contains("0 uses in its own words among 315 words of 1 article: 0 per 1,000 words."), "{}{}", ended.out, ended.err);
    assert!(ended.out.contains("The report's table has no row of it"));
    let ended = slantwise(Path::new("."), &["report", "explain", &folder, "--outlet", "Caliber.Az", "--word", "jihadist"]);
    assert!(
        ended.err.contains("stands for several things in this report: armed-opposition (label, conflict), attackers (label, terrorism)"),
        "{}",
        ended.err
    );
}
