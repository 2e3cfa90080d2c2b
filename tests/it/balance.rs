//! Whom the wordings of the built-in lists serve: no side much more than the next, and the guide says the numbers.
//!
//! A list that holds many loaded words for one side and few for the other makes the outlets of one side look loaded. Languages are not
//! even, though: there are more hard words for a crowd than kind ones. So the bound is wide, and a list beyond it has to say so itself.
//! `cargo test --test it balance -- --nocapture` prints every group.

use std::collections::BTreeMap;
use std::fs;
use std::iter::{once, repeat_n};

use slantwise::lexicon::{Entry, Lexicon, built_in, parse};

use crate::run::project;

/// How many times the entries of the side served next the most served side may have.
const BOUND: usize = 2;

/// From how many entries on a group that serves one side only is named in the guide.
const NAMED_FROM: usize = 3;

/// The entries that serve each side.
type Sides<'l> = BTreeMap<&'l str, usize>;

fn sides<'l>(entries: impl Iterator<Item = &'l Entry>) -> Sides<'l> {
    let mut sides = Sides::new();
    for side in entries.map(|entry| entry.side.as_str()).filter(|side| !side.is_empty()) {
        *sides.entry(side).or_default() += 1;
    }
    sides
}

/// The sides of every group, in the order of the list: naming sets, then categories.
fn groups(lexicon: &Lexicon) -> Vec<(&str, Sides<'_>)> {
    let namings = lexicon.namings.iter().map(|set| (set.id.as_str(), sides(set.labels.iter().map(|label| &label.entry))));
    let categories = lexicon.categories.iter().map(|category| {
        let terms = lexicon.terms.iter().filter(|term| term.categories.contains(&category.id));
        (category.id.as_str(), sides(terms.map(|term| &term.entry)))
    });
    namings.chain(categories).collect()
}

/// The sides from the most served to the least, by name where they are even.
fn ranked<'l>(sides: &Sides<'l>) -> Vec<(&'l str, usize)> {
    let mut ranked: Vec<_> = sides.iter().map(|(side, entries)| (*side, *entries)).collect();
    ranked.sort_by_key(|(_, entries)| std::cmp::Reverse(*entries));
    ranked
}

/// "government 35, opposition 20".
fn told(sides: &Sides) -> String {
    ranked(sides).iter().map(|(side, entries)| format!("{side} {entries}")).collect::<Vec<_>>().join(", ")
}

/// What is wrong with the balance of a list, if anything is.
fn imbalance(lexicon: &Lexicon) -> Option<String> {
    let all = sides(lexicon.entries().map(|(_, entry)| entry));
    let ranked = ranked(&all);
    let (most, entries) = *ranked.first()?;
    let next = ranked.get(1).map_or(0, |(_, entries)| *entries);
    let limits = &lexicon.header.limits;
    let is_said = limits.contains("outnumber") && limits.contains(most);
    (entries > BOUND * next && !is_said).then(|| {
        let id = &lexicon.header.id;
        format!("{id}: {}; list what serves the others too, or say in `limits` that the wordings for {most} outnumber them", told(&all))
    })
}

/// The row of the guide's table for a list with sides.
fn row(lexicon: &Lexicon) -> Option<String> {
    let all = sides(lexicon.entries().map(|(_, entry)| entry));
    let alone: Vec<String> = groups(lexicon)
        .iter()
        .filter(|(_, sides)| sides.len() == 1 && sides.values().all(|entries| *entries >= NAMED_FROM))
        .map(|(group, sides)| format!("`{group}` ({})", told(sides)))
        .collect();
    let alone = if alone.is_empty() { "none".to_owned() } else { alone.join(", ") };
    (!all.is_empty()).then(|| format!("| `{}` | {} | {alone} |", lexicon.header.id, told(&all)))
}

#[test]
fn no_side_is_served_much_more_than_the_next_unless_the_list_says_so() {
    for lexicon in built_in() {
        println!("{}: {}", lexicon.header.id, told(&sides(lexicon.entries().map(|(_, entry)| entry))));
        for (group, sides) in groups(lexicon) {
            println!("  {group}: {}", told(&sides));
        }
    }
    let wrong: Vec<String> = built_in().iter().filter_map(imbalance).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_guide_says_how_many_wordings_serve_each_side() {
    let page = fs::read_to_string(project("docs/guide/lists/README.md")).expect("the page can be read");
    let rows: Vec<String> = built_in().iter().filter_map(row).collect();
    assert!(!rows.is_empty(), "no built-in list has sides");
    let there: Vec<&str> =
        page.lines().skip_while(|line| !line.starts_with("| list | ")).skip(2).take_while(|line| line.starts_with('|')).collect();
    assert_eq!(there, rows, "the table in docs/guide/lists/README.md has to be:\n{}\n", rows.join("\n"));
}

/// A list of one naming set with so many entries for the crowd and for the court, and one for nobody.
fn made_up(crowd: usize, court: usize, limits: &str) -> Lexicon {
    let header = "title = \"t\"\nlanguage = \"en\"\nversion = \"1\"\nlicence = \"CC0-1.0\"\nsource = \"s\"";
    let mut text = format!("id = \"made-up\"\n{header}\nlimits = \"{limits}\"\n\n[[naming]]\nid = \"n\"\nabout = \"a\"\n");
    let served = repeat_n("crowd", crowd).chain(repeat_n("court", court)).chain(once(""));
    for (index, side) in served.enumerate() {
        let entry = format!("id = \"w{index}\"\nkind = \"disputed\"\npatterns = [\"word{index}\"]\nnote = \"n\"\nside = \"{side}\"\n");
        text.push_str(&format!("\n[[naming.label]]\n{entry}"));
    }
    parse("made-up.toml", &text).expect("the list loads")
}

#[test]
fn a_list_is_balanced_up_to_twice_the_entries_of_the_next_side() {
    assert_eq!(imbalance(&made_up(4, 2, "Few words.")), None);
    assert_eq!(imbalance(&made_up(2, 4, "Few words.")), None);
    assert_eq!(imbalance(&made_up(0, 0, "Few words.")), None);
    let told = imbalance(&made_up(5, 2, "Few words.")).expect("5 is more than twice 2");
    assert!(told.starts_with("made-up: crowd 5, court 2; "), "{told}");
    assert!(imbalance(&made_up(0, 1, "Few words.")).is_some(), "a side alone has nothing beside it");
}

#[test]
fn a_list_beyond_the_bound_says_which_side_it_serves_more() {
    assert_eq!(imbalance(&made_up(5, 2, "The wordings for the crowd outnumber those for the court.")), None);
    assert!(imbalance(&made_up(5, 2, "The wordings for one side outnumber the others.")).is_some(), "the side is not named");
    assert!(imbalance(&made_up(5, 2, "It knows the crowd and the court.")).is_some(), "nothing is said of numbers");
}

#[test]
fn a_group_with_one_sides_wordings_is_named_from_three_on() {
    assert_eq!(row(&made_up(3, 0, "Few words.")).as_deref(), Some("| `made-up` | crowd 3 | `n` (crowd 3) |"));
    assert_eq!(row(&made_up(2, 0, "Few words.")).as_deref(), Some("| `made-up` | crowd 2 | none |"));
    assert_eq!(row(&made_up(4, 1, "Few words.")).as_deref(), Some("| `made-up` | crowd 4, court 1 | none |"));
    assert_eq!(row(&made_up(0, 0, "Few words.")), None);
}
