//! What is different between two finished reports: `report diff`, on the seeds with one thing changed at a time.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::run::{Ended, home, home_with_seeds, program, project, report, slantwise};

fn diff(home: &Path, more: &[&str]) -> Ended {
    slantwise(home, &[&["report", "diff"], more].concat())
}

fn compare(home: &Path, more: &[&str]) {
    let ended = slantwise(home, &[&["compare"], more].concat());
    assert_eq!(ended.code, Some(0), "{}", ended.err);
}

/// Reports on the 72 invented articles, made once: `list`, `seed` with another seed, and `less` with a list in which “mob” and its like are gone.
pub fn sarnby() -> &'static Path {
    static HOME: OnceLock<PathBuf> = OnceLock::new();
    HOME.get_or_init(|| {
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("differing");
        fs::create_dir_all(home.join("seeds")).expect("a folder can be made");
        let articles = project("seeds/sarnby");
        let articles = articles.to_str().expect("the folder's name is UTF-8");
        let list = fs::read_to_string(project("lexicons/conflict.toml")).expect("the list can be read");
        let (before, behind) = list.split_once("id = \"looting\"").expect("it lists looting");
        let (patterns, behind) = behind.split_once("]\n").expect("patterns end");
        let (shown, _) = patterns.split_once("patterns = [").expect("it has patterns");
        let less = format!("{before}id = \"looting\"{shown}patterns = [\"ransacked\"]\n{behind}");
        fs::write(home.join("conflict.toml"), less.replacen("version = \"1.2.0\"", "version = \"2.0.0\"", 1))
            .expect("a list can be written");
        compare(&home, &[articles, "--lexicon", "conflict", "--out", "list"]);
        compare(&home, &[articles, "--lexicon", "conflict", "--rng-seed", "2", "--out", "seed"]);
        compare(&home, &[articles, "--lexicon", "conflict.toml", "--out", "less"]);
        home
    })
}

/// The text as one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of a part, each as one line.
fn part(text: &str, heading: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().skip_while(|line| *line != heading).skip(1).take_while(|line| !line.is_empty()) {
        match (line.strip_prefix("    "), lines.last_mut()) {
            (Some(rest), Some(last)) => *last = format!("{last} {rest}"),
            _ => lines.push(line.trim_start().to_owned()),
        }
    }
    lines
}

#[test]
fn a_report_against_itself_says_the_same_wherever_it_lies() {
    let home = home_with_seeds();
    compare(home.path(), &["seeds/iran-syria", "--out", "elsewhere/other-name"]);
    let ended = diff(home.path(), &[report().to_str().expect("UTF-8"), "elsewhere/other-name", "--exit-code"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""), "{}", ended.out);
    let nothing = "Nothing that the manifests record: version, lists, files, articles and options are the same.";
    assert_eq!(part(&ended.out, "What was put in differently"), [nothing]);
    assert!(ended.out.ends_with("\n\nThe reports say the same.\n"), "{}", ended.out);
    let csv = diff(home.path(), &["elsewhere/other-name", "elsewhere/other-name", "--format", "csv"]);
    assert_eq!(csv.out.lines().count(), 1, "a header alone: {}", csv.out);
}

/// In the article of Caliber.Az, which has 315 words, “rebel” stands once in its own words, and “jihadist” nowhere.
#[test]
fn a_few_articles_are_compared_by_their_counts() {
    let home = home_with_seeds();
    compare(home.path(), &["seeds/iran-syria", "--lexicon", "conflict", "--out", "old"]);
    let article = home.path().join("seeds/iran-syria/000_2778aadf5b31fbdb.txt");
    let text = fs::read_to_string(&article).expect("a seed can be read");
    assert_eq!(text.matches("rebel advances").count(), 1);
    fs::write(&article, text.replace("rebel advances", "jihadist advances")).expect("a seed can be written");
    compare(home.path(), &["seeds/iran-syria", "--lexicon", "conflict", "--out", "new"]);
    let ended = diff(home.path(), &["old", "new", "--exit-code"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), ""), "{}", ended.out);
    assert_eq!(part(&ended.out, "What was put in differently"), ["1 file changed: 000_2778aadf5b31fbdb.txt"]);
    let more = "(and 1 more of its numbers)";
    let used = |word: &str| vec![format!("Caliber.Az, “{word}”, in its own words: 1 use in 315 words {more}")];
    assert_eq!(part(&ended.out, "Used now, and not before"), used("jihadist"));
    assert_eq!(part(&ended.out, "Used before, and not now"), used("rebel"));
    assert!(!ended.out.contains("Outside"), "{}", ended.out);
    assert_eq!(diff(home.path(), &["old", "new"]).code, Some(0), "only --exit-code asks for a code");
}

#[test]
fn another_seed_is_said_and_moves_no_count() {
    let ended = diff(sarnby(), &["list", "seed"]);
    assert_eq!(part(&ended.out, "What was put in differently"), ["Option rng_seed: 1 → 2"]);
    assert!(!ended.out.contains("Numbers outside") && !ended.out.contains("Used now"), "{}", ended.out);
    assert!(part(&ended.out, "The rest")[0].starts_with("3 differences that may be claimed stand as they stood"), "{}", ended.out);
}

/// The Lantern has 24 uses of words for violence in its own 3,289 words, 7.3 per 1,000; without the 20 of “looting” and its like 4, or 1.2.
#[test]
fn without_the_word_that_a_claim_rests_on_the_claim_is_gone() {
    let ended = diff(sarnby(), &["list", "less"]);
    let put = part(&ended.out, "What was put in differently");
    assert!(put[0].starts_with("Word list conflict: 1.2.0 (") && put[0].contains(" → 2.0.0 ("), "{put:?}");
    let claims = part(&ended.out, "Differences that may be claimed");
    assert!(
        claims[0].starts_with("Gone: The Daily Lantern, “Words for violence”, in its own words: consistent, 6.9 [3.4 to 14.3]"),
        "{claims:?}"
    );
    assert!(claims[0].contains("resting on the word “looting, wreaking havoc” → seen, 1.9 ["), "{claims:?}");
    let moved = part(&ended.out, "Numbers outside their old range");
    assert!(moved[0].starts_with("The Daily Lantern, “Words for violence”, in its own words: 7.3 [4.7 to 11.4] → 1.2 ["), "{moved:?}");
    let gone = part(&ended.out, "Used before, and not now");
    assert!(gone[0].starts_with("The Daily Lantern, “looting, wreaking havoc”, in its own words: 20 uses in 3,289 words"), "{gone:?}");
    assert!(gone.last().is_some_and(|last| last.ends_with("more: --all")), "{gone:?}");
    assert!(
        flat(&ended.out).contains("The articles are the same, so that what moved comes from what was put in differently."),
        "{}",
        ended.out
    );
    let all = diff(sarnby(), &["list", "less", "--all"]);
    assert!(!all.out.contains("--all") && all.out.len() > ended.out.len(), "{}", all.out);
}

#[test]
fn the_other_way_round_what_was_gone_is_new() {
    let ended = diff(sarnby(), &["less", "list"]);
    let claims = part(&ended.out, "Differences that may be claimed");
    assert!(claims[0].starts_with("New: The Daily Lantern, “Words for violence”, in its own words: seen, 1.9 ["), "{claims:?}");
    assert!(ended.out.contains("“looting, wreaking havoc”, in its own words: 20 uses in 3,289 words"), "{}", ended.out);
    assert!(part(&ended.out, "Used before, and not now").is_empty(), "{}", ended.out);
}

#[test]
fn a_table_has_every_row_that_the_text_sums_up() {
    let csv = diff(sarnby(), &["list", "less", "--format", "csv"]).out;
    let header = "what,change,lexicon,subject,group,item,shown,outlet,voice,old_hits,old_of,old_number,old_lo,old_hi,old_level,old_reference,\
                  new_hits,new_of,new_number,new_lo,new_hi,new_level,new_reference,old_text,new_text";
    assert_eq!(csv.lines().next(), Some(header));
    let rate = "rate,beyond,conflict,category,violence,,Words for violence,The Daily Lantern,own,24,3289,";
    assert_eq!(csv.lines().filter(|line| line.starts_with(rate)).count(), 1, "{csv}");
    assert_eq!(csv.lines().filter(|line| line.starts_with("claim,gone,")).count(), 2, "{csv}");
    let jsonl = diff(sarnby(), &["list", "less", "--format", "jsonl"]).out;
    assert_eq!(jsonl.lines().count() + 1, csv.lines().count());
    let first: serde_json::Value = serde_json::from_str(jsonl.lines().next().expect("a line")).expect("JSON");
    assert_eq!(
        (first["what"].as_str(), first["change"].as_str(), first["shown"].as_str()),
        (Some("list"), Some("changed"), Some("conflict"))
    );
}

#[test]
fn a_list_or_an_outlet_that_one_report_lacks_is_named_once() {
    let seeds = report().to_str().expect("UTF-8");
    let ended = diff(sarnby(), &["list", seeds]);
    let rest = part(&ended.out, "The rest");
    assert!(rest.iter().any(|line| line.starts_with("Only the old report has the outlet The Daily Lantern: ")), "{rest:?}");
    assert!(rest.iter().any(|line| line.starts_with("Only the new report has the word list attribution: ")), "{rest:?}");
    let claims = part(&ended.out, "Differences that may be claimed");
    assert!(claims[0].ends_with("→ the outlet The Daily Lantern is not in that report"), "{claims:?}");
    assert!(ended.out.contains("so that “the others” of a ratio are others too"), "{}", ended.out);
}

#[test]
fn what_is_no_report_of_this_form_is_refused_with_what_to_do() {
    let home = home_with_seeds();
    compare(home.path(), &["seeds/iran-syria", "--out", "reports/news"]);
    let said = |more: &[&str]| {
        let ended = diff(home.path(), more);
        assert_eq!((ended.code, ended.out.as_str()), (Some(1), ""));
        ended.err
    };
    assert_eq!(said(&["reports/news", "reports/newss"]), "slantwise: reports/newss: no such file or folder; did you mean \"news\"?\n");
    assert!(said(&["seeds/iran-syria", "reports/news"]).contains("this is no whole report of `compare`: it holds no manifest.json"));
    let missing = program(home.path(), &["report", "diff", "reports/news"]).output().expect("the program runs");
    assert_eq!(missing.status.code(), Some(2), "both reports have to be named");
    let place = home.path().join("reports/news");
    let findings = fs::read_to_string(place.join("findings.json")).expect("findings can be read");
    fs::write(place.join("findings.json"), findings.replacen("\"remarks\"", "\"remarked\"", 1)).expect("a file can be written");
    let older = said(&["reports/news", "reports/news"]);
    let expected = "slantwise: reports/news/findings.json: is not as this version of `compare` writes it (missing field `remarks`";
    assert!(older.starts_with(expected) && older.contains("make it again with this version"), "{older}");
    fs::write(place.join("findings.json"), findings).expect("a file can be written");
    let rates = fs::read_to_string(place.join("tables/rates.csv")).expect("a table can be read");
    fs::write(place.join("tables/rates.csv"), rates.replacen(",own,", ",aloud,", 1)).expect("a file can be written");
    let broken = said(&["reports/news", "reports/news"]);
    let found = broken.contains("tables/rates.csv:") && broken.contains("`voice` is \"aloud\" and should be a group of voices");
    assert!(found, "{broken}");
}

#[test]
fn a_table_that_somebody_changed_is_named_first() {
    let home = home_with_seeds();
    compare(home.path(), &["seeds/iran-syria", "--out", "old"]);
    compare(home.path(), &["seeds/iran-syria", "--out", "new"]);
    let path = home.path().join("new/tables/shares.csv");
    let shares = fs::read_to_string(&path).expect("a table can be read");
    fs::write(&path, shares + "\n").expect("a table can be written");
    let ended = diff(home.path(), &["old", "new"]);
    let note = "In the new report tables/shares.csv is not as when it was made (the digest in manifest.json differs)";
    assert!(flat(&ended.out).contains(&format!("(slantwise 0.1.0) {note}")), "{}", ended.out);
}

#[test]
fn a_report_of_discover_is_refused() {
    let home = home();
    let articles = project("seeds/sarnby");
    let made = slantwise(home.path(), &["discover", articles.to_str().expect("UTF-8"), "--out", "words"]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    for command in [vec!["report", "diff", "words", "words"], vec!["report", "methods", "words"]] {
        let ended = slantwise(home.path(), &command);
        assert!(ended.code == Some(1) && ended.err.contains("it is one of `discover`"), "{}", ended.err);
    }
}
