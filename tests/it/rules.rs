//! Each rule of matching on a few sentences, from `tests/cases/matching`.
//!
//! A file says its rule, then for each text what is found and what is passed over, and behind that the entries:
//!
//! ```text
//! # A match goes when a longer one of the same list stands on all its words.
//! # text: Anti-government factions met.
//! # hits: anti-government-factions: Anti-government factions
//! # passed over: government: government, covered by Anti-government factions
//! ```
//!
//! In a text `\n` ends a line, and `\u{AD}` is the character of that number. To add a case, add a file.

use std::fs;

use slantwise::lexicon::{self, Lexicon};
use slantwise::matcher::{Matcher, MissReason, Scanner};
use slantwise::text::{Zone, read};

use crate::run::project;

const FOLDER: &str = "tests/cases/matching";
const HEAD: &str = "id = \"case\"\ntitle = \"Case\"\nlanguage = \"en\"\nversion = \"1\"\nlicence = \"CC0-1.0\"\nsource = \"here\"\nlimits = \"All\"\n[[category]]\nid = \"c\"\nabout = \"C\"\n";

#[test]
fn each_rule_finds_and_passes_over_what_its_file_says() {
    let (mut texts, mut wrong) = (0, Vec::new());
    for entry in fs::read_dir(project(FOLDER)).expect("the cases can be listed") {
        let path = entry.expect("the cases can be listed").path();
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let case = fs::read_to_string(&path).expect("a case can be read");
        let list = lexicon(&name, &case);
        let mut expected = case.lines().filter_map(|line| line.strip_prefix("# ")).skip(1).map(str::trim_end);
        while let Some(text) = expected.next() {
            let text = text.strip_prefix("text: ").unwrap_or_else(|| panic!("{name}: expected `# text: `, found {text}"));
            let found = found(&list, &unescaped(text));
            let said = (unescaped(expected.next().unwrap_or_default()), unescaped(expected.next().unwrap_or_default()));
            texts += 1;
            if found != said {
                wrong.push(format!("{name}: {text}\n    expected {said:?}\n    found    {found:?}"));
            }
        }
    }
    wrong.sort();
    assert!(texts >= 30, "the cases were not found");
    assert!(wrong.is_empty(), "{} of {texts} texts:\n{}", wrong.len(), wrong.join("\n"));
}

/// The entries of a case as a lexicon: it leaves out what every entry would say alike.
fn lexicon(name: &str, case: &str) -> Lexicon {
    let entries = case.replace("[[term]]\n", "[[term]]\ncategories = [\"c\"]\nnote = \"n\"\n");
    let entries = entries.replace("[[naming.label]]\n", "[[naming.label]]\nnote = \"n\"\n");
    lexicon::parse(name, &format!("{HEAD}{entries}")).unwrap_or_else(|e| panic!("{e}"))
}

/// The lines of hits and of what was passed over, in the form of a case.
fn found(list: &Lexicon, text: &str) -> (String, String) {
    let matcher = Matcher::new(list);
    let found = Scanner::new(&matcher).find(text, &read(text, None, ""));
    let hits: Vec<String> = found
        .hits
        .iter()
        .map(|hit| {
            let zone = if hit.zone == Zone::Headline { " (headline)" } else { "" };
            let unresolved = if hit.resolved { "" } else { " (unresolved)" };
            format!("{}: {}{zone}{unresolved}", list.entry(hit.entry).id, hit.span.of(text))
        })
        .collect();
    let misses: Vec<String> = found
        .misses
        .iter()
        .map(|miss| {
            let because = miss.because_of.map_or("", |span| span.of(text));
            let reason = match miss.reason {
                MissReason::Covered => format!("covered by {because}"),
                MissReason::Exception => format!("exception {because}"),
                MissReason::Guard => format!("{because} stands near"),
                MissReason::Case => "capitals".to_owned(),
            };
            format!("{}: {}, {reason}", list.entry(miss.entry).id, miss.span.of(text))
        })
        .collect();
    let line = |name: &str, parts: Vec<String>| format!("{name}: {}", parts.join(" | ")).trim_end().to_owned();
    (line("hits", hits), line("passed over", misses))
}

fn unescaped(line: &str) -> String {
    let mut text = String::new();
    let mut parts = line.replace("\\n", "\n").split("\\u{").map(str::to_owned).collect::<Vec<_>>().into_iter();
    text += &parts.next().unwrap_or_default();
    for part in parts {
        let (number, rest) = part.split_once('}').expect("a number in braces");
        text.extend(u32::from_str_radix(number, 16).ok().and_then(char::from_u32));
        text += rest;
    }
    text
}
