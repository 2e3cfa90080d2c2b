//! The methods section of a paper from a finished report: `report methods`.

use std::fs;
use std::path::Path;

use crate::command::diff::sarnby;
use crate::run::{Ended, home, home_with_seeds, project, report, slantwise};

fn methods(home: &Path, more: &[&str]) -> Ended {
    let ended = slantwise(home, &[&["report", "methods"], more].concat());
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    ended
}

fn cited(latex: &str) -> Vec<&str> {
    let mut keys: Vec<&str> = latex.split("\\cite{").skip(1).flat_map(|rest| rest.split('}').next().unwrap_or("").split(',')).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

#[test]
fn of_two_articles_no_test_is_claimed() {
    let text = methods(report(), &[".", "--format", "text"]).out;
    assert!(
        text.contains("The corpus holds 2 articles with 626 analysed words from 2 outlets, dated from 8 Dec 2024 to 6 Oct 2025"),
        "{text}"
    );
    assert!(text.contains("How the articles were chosen is not stated."), "{text}");
    assert!(text.contains("none was named beforehand, so that nothing was tested"), "{text}");
    assert!(text.contains("The articles are too few for intervals and tests"), "{text}");
    for claimed in ["Welch", "exchanging", "false discovery", "Poisson", "bootstrap", "p value", "consistent", "changing the signs"] {
        assert!(!text.contains(claimed), "{claimed}: {text}");
    }
    assert_eq!(cited(&methods(report(), &[".", "--format", "latex"]).out), ["slantwise"]);
}

#[test]
fn of_many_articles_the_tests_that_were_made_are_named_and_no_others() {
    let text = methods(sarnby(), &["list", "--format", "text"]).out;
    for made in [
        "One word list was named before the comparison and counted: “War and change of power” (conflict, version 1.2.0",
        "6 comparisons in own words and 6 comparisons in all voices",
        "exchanging whole articles between the sides",
        "adjusted for the false discovery rate (Benjamini & Hochberg 1995)",
        "by changing the signs of whole stories (Fisher 1935)",
        "Of these stories 14 were named with the articles or by hand.",
        "with the seed 1",
    ] {
        assert!(text.contains(made), "{made}: {text}");
    }
    // No share has an interval, no line was searched for a break, and nobody named a day.
    for other in ["bootstrap", "simultaneous", "likelihood ratio", "named days", "Marks were coded"] {
        assert!(!text.contains(other), "{other}: {text}");
    }
    let home = home();
    let articles = project("seeds/sarnby");
    let asked = [
        "compare",
        articles.to_str().expect("UTF-8"),
        "--lexicon",
        "protest-policing",
        "--chosen",
        "every article & 5% more",
        "--out",
        "p",
    ];
    assert_eq!(slantwise(home.path(), &asked).code, Some(0));
    let latex = methods(home.path(), &["p", "--format", "latex"]).out;
    assert!(latex.contains("chosen as follows: “every article \\& 5\\% more”."), "{latex}");
    let keys = cited(&latex);
    assert!(["efron1993", "goodman1965", "rao1981"].iter().all(|key| keys.contains(key)), "{keys:?}");
}

#[test]
fn the_entries_are_those_that_the_text_cites() {
    let home = home();
    let report = sarnby().join("list");
    let report = report.to_str().expect("UTF-8");
    let latex = methods(home.path(), &[report, "--format", "latex", "--bibtex", "methods.bib"]).out;
    let bibtex = fs::read_to_string(home.path().join("methods.bib")).expect("the file was written");
    assert_eq!(bibtex, methods(home.path(), &[report, "--format", "bibtex"]).out);
    let entries = bibtex.lines().filter_map(|line| line.strip_prefix('@')?.split_once('{')).map(|(_, key)| key.trim_end_matches(','));
    let mut entries: Vec<&str> = entries.collect();
    entries.sort_unstable();
    assert_eq!(cited(&latex), entries);
    assert_eq!(bibtex.matches('{').count(), bibtex.matches('}').count());
}

#[test]
fn one_report_need_not_be_named_and_a_changed_one_is_told() {
    let home = home_with_seeds();
    let nothing = slantwise(home.path(), &["report", "methods"]);
    assert!(nothing.code == Some(1) && nothing.err.contains("no report is here"), "{}", nothing.err);
    assert_eq!(slantwise(home.path(), &["compare", "seeds/iran-syria"]).code, Some(0));
    let only = methods(home.path(), &[]);
    assert!(only.out.starts_with("## Methods\n\nThe corpus holds 2 articles") && only.err.is_empty(), "{}", only.err);
    assert_eq!(only.out, methods(home.path(), &["reports/iran-syria", "--format", "markdown"]).out);
    let path = home.path().join("reports/iran-syria/tables/rates.csv");
    let rates = fs::read_to_string(&path).expect("a table can be read");
    fs::write(&path, rates + "\n").expect("a table can be written");
    assert_eq!(methods(home.path(), &[]).err, "slantwise: not as when the report was made (see manifest.json): tables/rates.csv\n");
    let typo = slantwise(home.path(), &["report", "methods", "reports/iran-syri"]);
    assert_eq!(typo.err, "slantwise: reports/iran-syri: no such file or folder; did you mean \"iran-syria\"?\n");
}
