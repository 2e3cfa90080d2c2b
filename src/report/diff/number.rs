//! Numbers that moved, a line for each word and outlet: the first of its voices, with how many more numbers of it moved alike.

use std::collections::HashMap;

use super::super::explain::{n, voice};
use super::super::html::number::{decimal, percent};
use crate::compare::Interval;
use crate::findings::diff::{Cell, Difference, Key, NumberMoved, Verdict, What};

/// The lines of numbers that moved in this way. Where counts are told, ratios and shares that only follow from them are left out.
pub(super) fn told(d: &Difference, verdict: Verdict, all: bool) -> Vec<String> {
    let is_told = |moved: &&NumberMoved| moved.verdict == verdict && (verdict == Verdict::Beyond || moved.key.what == What::Rate);
    let mut leads: Vec<(&NumberMoved, u64)> = Vec::new();
    let mut places: HashMap<[&str; 5], usize> = HashMap::new();
    for moved in d.numbers.iter().filter(is_told) {
        match places.get(&moved.key.subject()) {
            Some(&at) if !all => leads[at].1 += 1,
            _ => {
                places.insert(moved.key.subject(), leads.len());
                leads.push((moved, 0));
            }
        }
    }
    let lists = several_lists(d);
    leads.into_iter().map(|(moved, others)| line(moved, others, lists)).collect()
}

fn line(moved: &NumberMoved, others: u64, lists: bool) -> String {
    let of = about(&moved.key, moved.new.as_ref().or(moved.old.as_ref()), lists);
    let more = if others > 0 { format!(" (and {others} more of its numbers)") } else { String::new() };
    let said = |cell: &Option<Cell>| cell.as_ref().map_or_else(|| "nothing".to_string(), |cell| value(moved.key.what, cell));
    let numbers = match moved.verdict {
        Verdict::Appeared => counted(moved.new.as_ref()),
        Verdict::Gone => counted(moved.old.as_ref()),
        Verdict::Count => {
            let uses = |cell: &Option<Cell>| cell.as_ref().and_then(|cell| cell.hits).unwrap_or(0);
            match uses(&moved.old) == uses(&moved.new) {
                true => format!("{} → {}", counted(moved.old.as_ref()), counted(moved.new.as_ref())),
                false => format!("{} → {}", n(uses(&moved.old), "use"), n(uses(&moved.new), "use")),
            }
        }
        _ => format!("{} → {}{}", said(&moved.old), said(&moved.new), unit(moved.key.what, moved.new.as_ref())),
    };
    format!("{of}: {numbers}{more}")
}

/// True when what moved stands in several lists, which may share a word.
pub(super) fn several_lists(d: &Difference) -> bool {
    let mut lists = d.numbers.iter().map(|moved| &moved.key.lexicon).chain(d.claims.iter().map(|moved| &moved.key.lexicon));
    lists.next().is_some_and(|first| lists.any(|other| other != first))
}

/// "The Daily, “mob” (conflict), in its own words"; the list stands there where several have something to tell.
pub(super) fn about(key: &Key, cell: Option<&Cell>, lists: bool) -> String {
    let shown = cell.map_or("", |cell| &cell.shown);
    let shown = if shown.is_empty() { key.item.as_str() } else { shown };
    let list = if lists { format!(" ({})", key.lexicon) } else { String::new() };
    format!("{}, “{shown}”{list}, {}", key.outlet, voice(key.voice()))
}

/// "3 uses in 1,200 words".
fn counted(cell: Option<&Cell>) -> String {
    let Some(cell) = cell else { return "no use".to_string() };
    let of = cell.of.map(|of| format!(" in {}", n(of, "word"))).unwrap_or_default();
    format!("{}{of}", n(cell.hits.unwrap_or(0), "use"))
}

/// A number with its range, where it has one.
pub(super) fn value(what: What, cell: &Cell) -> String {
    let digits = |x: f64| if what == What::Share { percent(x) } else { decimal(x) };
    let number = cell.value.map_or_else(|| "undefined".to_string(), digits);
    match cell.interval {
        None => format!("{number} [no range]"),
        Some(Interval { lo, hi }) if hi.is_finite() => format!("{number} [{} to {}]", digits(lo), digits(hi)),
        Some(Interval { lo, .. }) => format!("{number} [{} and more]", digits(lo)),
    }
}

fn unit(what: What, cell: Option<&Cell>) -> String {
    match what {
        What::Share => " of its words for the thing".to_string(),
        What::Rate => " per 1,000".to_string(),
        What::Ratio => format!(" times as often as {}", reference(cell.map_or("", |cell| &cell.reference))),
    }
}

/// What a ratio is one to, as a reader is told it.
pub(super) fn reference(name: &str) -> &str {
    if name == "the rest" { "the others" } else { name }
}
