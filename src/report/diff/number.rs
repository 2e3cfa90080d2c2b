//! Numbers that moved, a line for each word and outlet: the first of its voices, with how many more numbers of it moved alike.

use std::collections::HashMap;

use super::super::explain::{n, voice};
use super::super::html::number::{decimal, percent};
use crate::compare::Interval;
use crate::findings::diff::{Cell, Difference, Key, NumberMoved, Verdict, What};

/// The lines of numbers that moved in this way. Where counts are told, ratios and shares that only follow from them are left out.
pub fn told(d: &Difference, verdict: Verdict, all: bool) -> Vec<String> {
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
    leads.into_iter().map(|(moved, others)| line(moved, others)).collect()
}

fn line(moved: &NumberMoved, others: u64) -> String {
    let of = about(&moved.key, moved.new.as_ref().or(moved.old.as_ref()));
    let more = if others > 0 { format!(" ({} more of it)", n(others, "number")) } else { String::new() };
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
        _ => format!("{} → {}{}", said(&moved.old), said(&moved.new), unit(moved.key.what)),
    };
    format!("{of}: {numbers}{more}")
}

/// "The Daily, “mob”, in its own words".
pub fn about(key: &Key, cell: Option<&Cell>) -> String {
    let shown = cell.map_or("", |cell| &cell.shown);
    let shown = if shown.is_empty() { key.item.as_str() } else { shown };
    format!("{}, “{shown}”, {}", key.outlet, voice(key.voice()))
}

/// "3 uses in 1,200 words".
fn counted(cell: Option<&Cell>) -> String {
    let Some(cell) = cell else { return "no use".to_string() };
    let of = cell.of.map(|of| format!(" in {}", n(of, "word"))).unwrap_or_default();
    format!("{}{of}", n(cell.hits.unwrap_or(0), "use"))
}

/// A number with its range, where it has one.
pub fn value(what: What, cell: &Cell) -> String {
    let digits = |x: f64| if what == What::Share { percent(x) } else { decimal(x) };
    let number = cell.value.map_or_else(|| "undefined".to_string(), digits);
    match cell.interval {
        None => format!("{number} [no range]"),
        Some(Interval { lo, hi }) if hi.is_finite() => format!("{number} [{} to {}]", digits(lo), digits(hi)),
        Some(Interval { lo, .. }) => format!("{number} [{} and more]", digits(lo)),
    }
}

fn unit(what: What) -> &'static str {
    match what {
        What::Share => " of its words for the thing",
        What::Rate => " per 1,000",
        What::Ratio => " times as often as the others",
    }
}
