//! The tables of shares: one a naming set, words down and outlets across, own words only.

use serde::Serialize;

use super::number::{Range, percent};
use crate::compare::Share;
use crate::findings::Findings;
use crate::text::VoiceGroup;

#[derive(Serialize)]
pub struct ShareTable<'a> {
    heading: &'a str,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    shown: &'a str,
    /// One an outlet, in the order of the findings.
    cells: Vec<Option<Cell>>,
}

#[derive(Serialize)]
struct Cell {
    share: Option<String>,
    range: Option<Range>,
    reason: Option<&'static str>,
    mentions: u64,
    of: u64,
    unresolved: u64,
}

/// A table for each naming set with a mention in an outlet's own words; words that nobody used have no row.
pub fn tables(findings: &Findings) -> Vec<ShareTable<'_>> {
    let mut sets: Vec<(&str, &str)> = Vec::new();
    for share in own(findings).filter(|share| share.mentions + share.unresolved > 0) {
        if !sets.contains(&(share.lexicon.as_str(), share.naming.as_str())) {
            sets.push((&share.lexicon, &share.naming));
        }
    }
    sets.into_iter().map(|(lexicon, naming)| table(findings, lexicon, naming)).collect()
}

fn own(findings: &Findings) -> impl Iterator<Item = &Share> {
    findings.shares.iter().filter(|share| share.voice == VoiceGroup::Own)
}

fn table<'a>(findings: &'a Findings, lexicon: &'a str, naming: &'a str) -> ShareTable<'a> {
    let of_set: Vec<&Share> = own(findings).filter(|s| s.lexicon == lexicon && s.naming == naming).collect();
    let mut labels: Vec<&str> = Vec::new();
    for share in of_set.iter().filter(|s| s.mentions + s.unresolved > 0) {
        if !labels.contains(&share.label.as_str()) {
            labels.push(&share.label);
        }
    }
    let rows = labels.into_iter().map(|label| {
        let of_label: Vec<&Share> = of_set.iter().copied().filter(|s| s.label == label).collect();
        let cells = findings.outlets.iter().map(|o| of_label.iter().find(|s| s.outlet == o.name).map(|s| cell(s)));
        Row { shown: of_label.first().map_or(label, |s| s.shown.as_str()), cells: cells.collect() }
    });
    ShareTable { heading: heading(findings, lexicon, naming), rows: rows.collect() }
}

fn cell(share: &Share) -> Cell {
    Cell {
        share: share.share.map(percent),
        range: share.interval.map(Range::percent),
        reason: share.reason.map(|reason| reason.key()),
        mentions: share.mentions,
        of: share.of,
        unresolved: share.unresolved,
    }
}

fn heading<'a>(findings: &'a Findings, lexicon: &'a str, naming: &'a str) -> &'a str {
    let section = findings.grid.sections.iter().find(|s| s.lexicon == lexicon && s.id == naming).map(|s| s.heading.as_str());
    let exhibit = || findings.exhibits.iter().find(|e| e.lexicon == lexicon && e.group == naming).map(|e| e.heading.as_str());
    section.or_else(exhibit).unwrap_or(naming)
}
