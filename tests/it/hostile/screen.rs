//! What the program prints, where it steers no terminal and turns no line around.

use std::fs;

use super::corpus::Corpus;
use super::made;
use crate::run::{Ended, home_with, slantwise};

/// A control character or a mark of direction, and what stands around it.
fn steering(text: &str) -> Option<String> {
    let steers = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let at = text.find(steers)?;
    let before = text[..at].chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect::<String>();
    Some(format!("{before}{}", text[at..].chars().take(20).collect::<String>()))
}

fn assert_calm(what: &str, ended: &Ended) {
    for said in [&ended.out, &ended.err] {
        assert!(steering(said).is_none(), "{what}: {:?}", steering(said));
    }
}

#[test]
fn nothing_that_is_printed_steers_the_terminal() {
    let corpus = Corpus::new();
    let report = made().join("hostile");
    let report = report.to_str().expect("the folder's name is UTF-8");
    let (news, list) = (Corpus::FOLDER, "list.toml");
    let other = crate::run::report().display().to_string();
    let commands: [&[&str]; 20] = [
        &["compare", news, "--lexicon", list, "--title", "a\u{1b}[2Jb", "--out", "out\u{1b}[2J"],
        &["compare", news, "--dry-run"],
        &["compare", news, "--dry-run", "--learn", "lines\u{1b}[2J.csv"],
        &["discover", news, "--lexicon", list, "--out", "words\u{1b}[2J", "--min-articles", "2", "--min-count", "2"],
        &["find", "rebels", news],
        &["find", "\u{1b}[31mrebels", news],
        &["find", "rebel", news, "--lexicon", list, "--passed-over"],
        &["count", "rebels", news],
        &["audit", "sample", news, "--lexicon", list, "--out", "audit\u{1b}[2J"],
        &["report", "explain", report, "--word", "rebel"],
        &["report", "markdown", report, "--out", "page\u{1b}[2J.md"],
        &["report", "diff", report, &other, "--all"],
        &["report", "diff", &other, report],
        &["report", "methods", report, "--format", "text"],
        &["report", "methods", report, "--format", "latex"],
        &["report", "draw", "naming-grid", report, "--out", "figure\u{1b}[2J.svg"],
        &["lexicon", "show", list],
        &["lexicon", "test", list],
        &["lexicon", "lint", list, "--on", news],
        &["lexicon", "list"],
    ];
    for arguments in commands {
        let ended = slantwise(corpus.place(), arguments);
        assert_calm(&format!("{arguments:?}"), &ended);
        assert!(ended.out.len() + ended.err.len() > 10, "{arguments:?} says something");
    }
}

#[test]
fn no_message_steers_the_terminal() {
    let escape = "\u{1b}[2J\u{202e}";
    let row = |column: &str| format!("file,outlet,date\na.txt,Post,2024-01-01\nb{escape}.txt,{escape},{column}\n");
    let files = [
        ("listed/articles.csv".to_owned(), row("03/04/2024\u{1b}[2J")),
        ("listed/a.txt".to_owned(), "The rebels came.\n".to_owned()),
        ("corrected/a.txt".to_owned(), "The rebels came.\n".to_owned()),
        ("corrected/corrections.csv".to_owned(), format!("article,start,end,verdict\na.txt,4,10,{escape}\n")),
        ("list.toml".to_owned(), "id = \"x\\u001b[2J\"\ntitle = \"\\u202e\"\n".to_owned()),
        ("broken.toml".to_owned(), format!("id = \"x\"\n{escape} = 1\n")),
        (format!("only{escape}/a.rtf"), "{\\rtf1}".to_owned()),
        ("table.jsonl".to_owned(), format!("{{\"text\": \"{escape}\"\n")),
    ];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let home = home_with(&files);
    let missing = format!("no-such{escape}");
    let only = format!("only{escape}");
    let commands: [&[&str]; 14] = [
        &["compare", "listed"],
        &["compare", "corrected"],
        &["compare", "listed/a.txt", "--lexicon", "list.toml"],
        &["compare", "listed/a.txt", "--lexicon", "broken.toml"],
        &["compare", "listed/a.txt", "--lexicon", &missing],
        &["compare", &missing],
        &["compare", &only],
        &["compare", "table.jsonl", "--strict"],
        &["find", "rebels", "listed/a.txt", "--outlet", &missing],
        &["find", "rebels", "table.jsonl", "--column", "text=\u{1b}[2J"],
        &["report", "explain", &missing],
        &["report", "diff", &missing, &missing],
        &["report", "methods", &missing],
        &["audit", "score", &missing, "a", "b"],
    ];
    for arguments in commands {
        let ended = slantwise(home.path(), arguments);
        assert_calm(&format!("{arguments:?}"), &ended);
        assert!(ended.code != Some(0) && !ended.err.is_empty(), "{arguments:?} is refused: {}", ended.out);
    }
}

#[test]
fn a_list_is_given_out_as_it_was_written() {
    let corpus = Corpus::new();
    let ended = slantwise(corpus.place(), &["lexicon", "show", "list.toml", "--source"]);
    assert_eq!(ended.out, fs::read_to_string(corpus.place().join("list.toml")).expect("the list can be read"));
}
