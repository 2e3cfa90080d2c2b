//! `compare` over time: what it asks of dates, what it writes, and what it refuses.

use crate::run::{home_with, names, report, slantwise};

/// Twenty months with two articles each of two outlets. From November 2015 on the Post writes "regime" and no longer "government".
fn corpus() -> String {
    let mut csv = String::from("id,outlet,date,title,text\n");
    // No two articles share a run of words: a text that stands twice in an outlet would count once.
    let filler = |article: &str| (0..340).map(|n| format!("{article}{n}")).collect::<Vec<_>>().join(" ");
    for month in 0..20 {
        for (outlet, word) in [("Post", if month < 10 { "government" } else { "regime" }), ("Times", "government")] {
            for day in [4, 22] {
                let date = format!("{}-{:02}-{day:02}", 2015 + month / 12, month % 12 + 1);
                csv.push_str(&format!(
                    "{outlet}{date},{outlet},{date},Talks,The Syrian {word} sent its envoy. The Syrian {word} left. {}\n",
                    filler(&format!("{outlet}{month}x{day}x"))
                ));
            }
        }
    }
    csv.push_str(&format!("undated,Post,,Talks,{}\n", filler("undated")));
    csv
}

#[test]
fn a_change_of_words_is_drawn_tabled_and_told() {
    let home = home_with(&[("news.csv", corpus().as_bytes())]);
    let arguments = ["compare", "news.csv", "--lexicon", "conflict", "--by", "month", "--event", "2015-11-01=The new line", "--out", "out"];
    let ended = slantwise(home.path(), &arguments);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let screen = ended.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.contains("Over time"), "{screen}");
    assert!(
        screen.contains("“regime” in Post stands more often") || screen.contains("From November 2015 on, “regime” in Post"),
        "{screen}"
    );
    assert!(screen.contains("1 of 81 articles has no date and is in no line."), "{screen}");
    let written = names(&home.path().join("out"));
    for file in ["charts/over-time-1.svg", "charts/over-time-1.png", "tables/over_time.csv", "tables/events.csv", "tables/breaks.parquet"] {
        assert!(written.iter().any(|name| name == file), "{file} in {written:?}");
    }
    let page = std::fs::read_to_string(home.path().join("out/index.html")).expect("the page can be read");
    assert!(page.contains("<h2 id=\"time-title\">Over time</h2>") && page.contains("1 November 2015 (The new line)"));
    let manifest = std::fs::read_to_string(home.path().join("out/manifest.json")).expect("the manifest can be read");
    assert!(manifest.contains("--by month --event '2015-11-01=The new line'"), "{manifest}");
    let breaks = std::fs::read_to_string(home.path().join("out/tables/breaks.csv")).expect("the table can be read");
    let regime =
        breaks.lines().find(|line| line.contains(",regime,") && line.contains(",Post,own,")).expect("regime is searched in the Post");
    assert!(regime.contains(",month,20,40,2015-10-01,2015-11-01,"), "{regime}");
}

#[test]
fn a_day_that_is_not_iso_is_refused_with_the_way_to_write_it() {
    let home = home_with(&[("news.csv", b"id,outlet,text\n1,A,Text.\n")]);
    for (event, says) in [("04/04/2017", "write it as 2017-04-04 or 2017-04-04=Name"), ("2017-02-30=x", "there is no day 2017-02-30")] {
        let ended = slantwise(home.path(), &["compare", "news.csv", "--event", event]);
        assert_eq!(ended.code, Some(2), "{}", ended.out);
        assert!(ended.err.contains(says), "{}", ended.err);
    }
    let ended = slantwise(home.path(), &["compare", "news.csv", "--by", "year"]);
    assert!(ended.code == Some(2) && ended.err.contains("day, week, month"), "{}", ended.err);
}

#[test]
fn articles_without_dates_have_one_line_that_says_so() {
    let rows: String = (0..8).map(|n| format!("{n},A,Rebels came.\n")).collect();
    let home = home_with(&[("news.csv", format!("id,outlet,text\n{rows}").as_bytes())]);
    let ended = slantwise(home.path(), &["compare", "news.csv", "--out", "out"]);
    assert!(ended.out.contains("Nothing is shown over time: no outlet has 5 articles with a date."), "{}{}", ended.out, ended.err);
    assert!(!names(&home.path().join("out")).iter().any(|name| name.contains("over")));
}

#[test]
fn two_articles_ten_months_apart_grow_no_course() {
    assert!(!names(report()).iter().any(|name| name.contains("over-time") || name.contains("over_time")));
    let page = std::fs::read_to_string(report().join("index.html")).expect("the page can be read");
    assert!(!page.contains("id=\"time\""));
}
