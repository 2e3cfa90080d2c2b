//! The tables of shares: one a naming set, words down and outlets across, own words only; under each how far the outlets' choices lie from each
//! other.

use serde::Serialize;

use super::exhibit::Sentences;
use super::number::{Range, decimal, percent};
use super::reader::{Only, Wanted};
use crate::compare::{Distance, Share};
use crate::findings::Findings;
use crate::text::VoiceGroup;

#[derive(Serialize)]
pub(super) struct ShareTable<'a> {
    heading: &'a str,
    rows: Vec<Row<'a>>,
    /// One an outlet with a distance.
    distances: Vec<DistanceRow<'a>>,
}

#[derive(Serialize)]
struct DistanceRow<'a> {
    outlet: &'a str,
    reference: &'a str,
    own: Option<DistanceCell>,
    all: Option<DistanceCell>,
}

#[derive(Serialize)]
struct DistanceCell {
    distance: Option<String>,
    /// Without what chance brings, on the same scale.
    corrected: Option<String>,
    /// In how many of how many exchanges chance alone brings as much; 0 for fewer than one.
    chance: Option<(u64, u64)>,
    /// True when that is rare by itself and not among so many distances.
    many: bool,
    reason: Option<&'static str>,
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
    /// The sentences behind them.
    only: Option<Only>,
    of: u64,
    unresolved: u64,
    /// Articles in which it is the first word for the thing, and uses in headlines; 0 in outlets of few articles.
    first: u64,
    headline: u64,
}

/// Outlets with fewer articles are not told of first words and headlines.
const ARTICLES_FOR_FIRST: usize = 10;

/// More cells than this are left to the table beside the page.
const CELLS_AT_MOST: usize = 2_000;

/// The tables that the page has room for, in their order, and the number of the others.
pub(super) fn shown<'a>(findings: &'a Findings, sentences: &Sentences<'a>) -> (Vec<ShareTable<'a>>, usize) {
    let mut tables = tables(findings, sentences);
    let all = tables.len();
    let mut cells = 0;
    let room = tables.iter().take_while(|table| {
        cells += table.rows.len() * findings.outlets.len();
        cells <= CELLS_AT_MOST
    });
    let room = room.count();
    tables.truncate(room);
    (tables, all - room)
}

/// A table for each naming set with a mention in an outlet's own words; words that nobody used have no row.
fn tables<'a>(findings: &'a Findings, sentences: &Sentences<'a>) -> Vec<ShareTable<'a>> {
    let mut sets: Vec<(&str, &str)> = Vec::new();
    for share in own(findings).filter(|share| share.mentions + share.unresolved > 0) {
        if !sets.contains(&(share.lexicon.as_str(), share.naming.as_str())) {
            sets.push((&share.lexicon, &share.naming));
        }
    }
    sets.into_iter().map(|(lexicon, naming)| table(findings, sentences, lexicon, naming)).collect()
}

fn own(findings: &Findings) -> impl Iterator<Item = &Share> {
    findings.shares.iter().filter(|share| share.voice == VoiceGroup::Own)
}

fn table<'a>(findings: &'a Findings, sentences: &Sentences<'a>, lexicon: &'a str, naming: &'a str) -> ShareTable<'a> {
    let of_set: Vec<&Share> = own(findings).filter(|s| s.lexicon == lexicon && s.naming == naming).collect();
    let mut labels: Vec<&str> = Vec::new();
    for share in of_set.iter().filter(|s| s.mentions + s.unresolved > 0) {
        if !labels.contains(&share.label.as_str()) {
            labels.push(&share.label);
        }
    }
    let rows = labels.into_iter().map(|label| {
        let of_label: Vec<&Share> = of_set.iter().copied().filter(|s| s.label == label).collect();
        let cells = findings.outlets.iter().map(|o| of_label.iter().find(|s| s.outlet == o.name).map(|s| cell(s, o.articles, sentences)));
        Row { shown: of_label.first().map_or(label, |s| s.shown.as_str()), cells: cells.collect() }
    });
    ShareTable { heading: heading(findings, lexicon, naming), rows: rows.collect(), distances: distances(findings, lexicon, naming) }
}

fn distances<'a>(findings: &'a Findings, lexicon: &str, naming: &str) -> Vec<DistanceRow<'a>> {
    let of_set: Vec<&Distance> = findings.distances.iter().filter(|d| d.lexicon == lexicon && d.naming == naming).collect();
    let row = |outlet: &'a str| {
        let of = |voice: VoiceGroup| of_set.iter().copied().find(|d| d.target == outlet && d.voice == voice);
        let (own, all) = (of(VoiceGroup::Own), of(VoiceGroup::All));
        let reference = own.or(all)?.reference.as_str();
        let has_distance = [own, all].into_iter().flatten().any(|d| d.distance.is_some());
        has_distance.then(|| DistanceRow { outlet, reference, own: own.map(distance_cell), all: all.map(distance_cell) })
    };
    findings.outlets.iter().filter_map(|o| row(&o.name)).collect()
}

fn distance_cell(d: &Distance) -> DistanceCell {
    DistanceCell {
        distance: d.distance.map(decimal),
        corrected: d.corrected.map(|bits| decimal(bits.sqrt())),
        chance: d.p.map(in_so_many),
        many: d.p.zip(d.q).is_some_and(|(p, q)| p <= 0.05 && q > 0.05),
        reason: d.reason.map(|reason| reason.key()),
    }
}

/// A probability as a number of cases: 0.034 as 3 of 100, 0.004 as 4 of 1,000, 0.0001 as 0 of 1,000.
fn in_so_many(p: f64) -> (u64, u64) {
    match p {
        p if p < 0.001 => (0, 1_000),
        p if p < 0.0095 => ((p * 1_000.0).round() as u64, 1_000),
        p => ((p * 100.0).round() as u64, 100),
    }
}

fn cell(share: &Share, articles: usize, sentences: &Sentences<'_>) -> Cell {
    let wanted = Wanted { outlet: Some(&share.outlet), voice: Some(VoiceGroup::Own), ..Wanted::default() };
    let key = (share.lexicon.as_str(), share.naming.as_str(), share.label.as_str());
    let told = |n: u64| if articles >= ARTICLES_FOR_FIRST { n } else { 0 };
    Cell {
        share: share.share.map(percent),
        range: share.interval.map(Range::percent),
        reason: share.reason.map(|reason| reason.key()),
        mentions: share.mentions,
        only: if share.mentions + share.unresolved > 0 { sentences.only_word(key, wanted) } else { None },
        of: share.of,
        unresolved: share.unresolved,
        first: told(share.first_mentions),
        headline: told(share.headline_mentions),
    }
}

fn heading<'a>(findings: &'a Findings, lexicon: &'a str, naming: &'a str) -> &'a str {
    let section = findings.grid.sections.iter().find(|s| s.lexicon == lexicon && s.id == naming).map(|s| s.heading.as_str());
    let exhibit = || findings.exhibits.iter().find(|e| e.lexicon == lexicon && e.group == naming).map(|e| e.heading.as_str());
    section.or_else(exhibit).unwrap_or(naming)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_probability_is_told_in_cases() {
        assert_eq!(
            [0.000_1, 0.001, 0.004_4, 0.034, 0.41, 1.0].map(in_so_many),
            [(0, 1_000), (1, 1_000), (4, 1_000), (3, 100), (41, 100), (100, 100)]
        );
    }
}
