//! Articles with one trap each: what is headline, body or a line set aside, and whose words the listed words are.
//!
//! The first line of `tests/cases/articles/*.txt` states what is expected, in this order and form; parts that are empty are left out:
//!
//! ```text
//! # headline 6, body 40, set aside: byline 3, boilerplate 12; own: coup 1; quoted: rebel 1; attributed: regime 1 (neutral)
//! ```
//!
//! The rest is the article. The words looked for stand in `words.toml` beside them. To add a case, add a file. Where a careful reader and
//! the program differ, the reader's counts stay, and the file's name begins with `known_`: such a case is printed, and fails only when it
//! begins to pass, so that the prefix is taken away.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use slantwise::lexicon;
use slantwise::matcher::{Matcher, Scanner};
use slantwise::text::{Role, VoiceGroup, Zone, read};

use crate::run::project;

const FOLDER: &str = "tests/cases/articles";

#[test]
fn each_article_is_read_as_its_first_line_says() {
    let (mut wrong, mut cases) = (Vec::new(), 0);
    for file in articles() {
        let text = fs::read_to_string(&file).expect("an article can be read");
        let (expected, article) = text.split_once('\n').expect("a first line with counts");
        let (expected, found) = (expected.trim_end(), counts(article));
        let name = file.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        cases += 1;
        match judged(&name, expected, &found) {
            Judged::Right => {}
            Judged::NotYet(what) => println!("{what}"),
            Judged::Wrong(what) => wrong.push(what),
        }
    }
    assert!(cases >= 20, "the articles were not found");
    assert!(wrong.is_empty(), "{} of {cases} articles:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn other_counts_would_be_noticed() {
    let article = "Troops leave\n\nBy Ana Ruiz\n\nThe rebels left, the mayor said.\n";
    assert_eq!(counts(article), "# headline 2, body 6, set aside: byline 3; attributed: rebel 1 (neutral)");
}

#[test]
fn a_known_difference_fails_only_when_it_is_gone() {
    assert!(matches!(judged("trap", "a", "a"), Judged::Right));
    assert!(matches!(judged("trap", "a", "b"), Judged::Wrong(_)));
    assert!(matches!(judged("known_trap", "a", "b"), Judged::NotYet(_)));
    assert!(matches!(judged("known_trap", "a", "a"), Judged::Wrong(what) if what.ends_with("rename it to trap.txt")));
}

enum Judged {
    Right,
    NotYet(String),
    Wrong(String),
}

fn judged(name: &str, expected: &str, found: &str) -> Judged {
    let difference = || format!("{name}\n    expected {expected}\n    found    {found}");
    match (expected == found, name.strip_prefix("known_")) {
        (true, None) => Judged::Right,
        (false, None) => Judged::Wrong(difference()),
        (false, Some(_)) => Judged::NotYet(difference()),
        (true, Some(better)) => Judged::Wrong(format!("{name} passes now: rename it to {better}.txt")),
    }
}

fn articles() -> Vec<PathBuf> {
    let entries = fs::read_dir(project(FOLDER)).expect("the articles can be listed");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("the articles can be listed").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files
}

/// What the program counts, in the form of an article's first line.
fn counts(article: &str) -> String {
    let list = fs::read_to_string(project(FOLDER).join("words.toml")).expect("the words can be read");
    let list = lexicon::parse("words.toml", &list).expect("the words are a lexicon");
    let matcher = Matcher::new(&list);
    let document = read(article, None, "Example Daily");
    let body = document.words_in(Zone::Lede) + document.words_in(Zone::Body);
    let mut line = format!("# headline {}, body {body}", document.words_in(Zone::Headline));
    let aside = Role::ALL.map(|role| (role, document.words_set_aside(role))).into_iter().filter(|(_, words)| *words > 0);
    let aside: Vec<String> = aside.map(|(role, words)| format!("{} {words}", role.key())).collect();
    if !aside.is_empty() {
        line += &format!(", set aside: {}", aside.join(", "));
    }
    let mut uses: BTreeMap<(&str, String, &str), usize> = BTreeMap::new();
    for hit in Scanner::new(&matcher).find(article, &document).hits {
        let (voice, stance) = (hit.voice.voice.key(), hit.voice.voice.stance().map_or("", |stance| stance.key()));
        *uses.entry((voice, list.entry(hit.entry).id.clone(), stance)).or_default() += 1;
    }
    for voice in VoiceGroup::ALL.map(VoiceGroup::key) {
        let of_voice = uses.iter().filter(|((key, ..), _)| *key == voice);
        let words: Vec<String> = of_voice
            .map(
                |((_, word, stance), times)| {
                    if stance.is_empty() { format!("{word} {times}") } else { format!("{word} {times} ({stance})") }
                },
            )
            .collect();
        if !words.is_empty() {
            line += &format!("; {voice}: {}", words.join(", "));
        }
    }
    line
}
