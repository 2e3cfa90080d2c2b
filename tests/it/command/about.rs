//! `compare --about`: only uses near somebody, set against the mentions of them; counted by hand.

use std::fs;

use crate::run::{Ended, home_with, slantwise};

/// The Post mentions HTS three times in two articles, twice beside "rebels"; the Times once, beside none.
const CORPUS: &str = "\
{\"id\":\"1\",\"outlet\":\"Post\",\"text\":\"Evening news\\n\\nSyrian rebels of HTS took the town. HTS spoke first. Other rebels left early that day.\"}
{\"id\":\"2\",\"outlet\":\"Post\",\"text\":\"Morning news\\n\\nThe Syrian group Hayat Tahrir al-Sham and its rebels went north at dawn.\"}
{\"id\":\"3\",\"outlet\":\"Times\",\"text\":\"Late news\\n\\nHTS was silent. Syrian rebels stayed in the hills behind the river.\"}
{\"id\":\"4\",\"outlet\":\"Times\",\"text\":\"Weather\\n\\nRain fell on Aleppo in Syria and the rebels waited for the sun.\"}
";

fn compared(more: &[&str]) -> (Ended, tempfile::TempDir) {
    let home = home_with(&[("news.jsonl", CORPUS.as_bytes())]);
    let ended = slantwise(home.path(), &[&["compare", "news.jsonl", "--lexicon", "conflict", "--out", "out"][..], more].concat());
    (ended, home)
}

fn table(home: &tempfile::TempDir, name: &str) -> String {
    fs::read_to_string(home.path().join(format!("out/tables/{name}.csv"))).expect("the table can be read")
}

#[test]
fn uses_count_in_sentences_that_mention_it_and_mentions_are_the_base() {
    let (ended, home) = compared(&["--about", "HTS", "--about", "Hayat Tahrir al-Sham"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let screen = ended.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let says = "Only uses in sentences that mention “HTS” (“Hayat Tahrir al-Sham”) count; the mention itself does not. It is mentioned 4 times in 3 \
                articles; rates are uses per 1,000 mentions, not words.";
    assert!(screen.contains(says), "{screen}");
    let rates = table(&home, "rates");
    let rebel = |outlet: &str| {
        let is_it = |line: &&str| line.contains(",rebel,") && line.contains(&format!(",{outlet},own,"));
        rates.lines().find(is_it).map(|line| line.to_string()).unwrap_or_default()
    };
    // Articles with a mention, mentions, uses, articles with a use, uses per 1,000 mentions.
    assert!(rebel("Post").contains(",Post,own,2,3,2,2,666.6"), "{}", rebel("Post"));
    assert!(rebel("Times").contains(",Times,own,1,1,0,0,0.0"), "{}", rebel("Times"));
    assert_eq!(table(&home, "evidence").lines().filter(|line| line.contains(",rebel,")).count(), 2);
    let articles = table(&home, "articles");
    let header: Vec<&str> = articles.lines().next().unwrap_or_default().split(',').collect();
    assert_eq!(header.last(), Some(&"mentions"));
    let mentions: Vec<&str> = articles.lines().skip(1).filter_map(|line| line.rsplit(',').next()).collect();
    assert_eq!(mentions, ["2", "1", "1", "0"]);
    let refused = slantwise(home.path(), &["report", "explain", "out", "--outlet", "Post", "--word", "rebel"]);
    assert!(refused.code == Some(1) && refused.err.contains("only uses near “HTS” count"), "{}", refused.err);
    let page = fs::read_to_string(home.path().join("out/index.html")).expect("the page can be read");
    assert!(
        page.contains("per 1,000 mentions") && page.contains("--about HTS --about"),
        "the page says what was counted and how to do it again"
    );
}

/// "HTS spoke first. Other rebels" and "HTS was silent. Syrian rebels": three words between.
#[test]
fn or_within_so_many_words_of_it() {
    let (ended, home) = compared(&["--about", "HTS", "--near", "3"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let evidence = table(&home, "evidence");
    let found: Vec<&str> = evidence.lines().filter(|line| line.contains(",rebel,")).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(found, ["1", "1", "3"]);
    assert!(ended.out.contains("within 3 words of a mention"), "{}", ended.out);
}

#[test]
fn a_name_that_nobody_mentions_is_said_to_be_so() {
    let (ended, _home) = compared(&["--about", "Nobody Known"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.split_whitespace().collect::<Vec<_>>().join(" ").contains("no text mentions it: see how the texts write the name."));
    let (ended, _home) = compared(&["--near", "3"]);
    assert!(ended.code == Some(1) && ended.err.contains("`near` says how near to whom"), "{}", ended.err);
    let (ended, _home) = compared(&["--about", "HTS", "--by", "month"]);
    assert_eq!(ended.code, Some(2), "nothing is drawn over time near somebody, and so it is not asked for in vain");
}
