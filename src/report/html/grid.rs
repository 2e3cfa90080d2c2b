//! The naming grid: which words each outlet uses for one thing, as marks or as shares with their ranges.

use std::collections::BTreeSet;

use serde::Serialize;

use super::exhibit::{Key, Sentences};
use super::mark::MarkView;
use super::number::percent;
use super::reader::{Only, Wanted};
use crate::findings::{CellShare, Findings, GridCell, GridRow, GridSection, ListAside, Mark, UsedByOne};
use crate::text::VoiceGroup;

#[derive(Serialize)]
pub(super) struct GridView<'a> {
    sections: Vec<SectionView<'a>>,
    used_by_one: &'a [UsedByOne],
    lists_aside: &'a [ListAside],
    /// The lists behind the naming sections, with their versions.
    lists: Vec<String>,
    has_marks: bool,
    has_shares: bool,
    /// The shapes to explain.
    legend: Vec<&'static str>,
}

#[derive(Serialize)]
struct SectionView<'a> {
    heading: &'a str,
    shows_shares: bool,
    /// For each outlet, whether its column needs a scale.
    axes: Vec<bool>,
    rows: Vec<RowView<'a>>,
    rows_left_out: usize,
}

#[derive(Serialize)]
struct RowView<'a> {
    shown: &'a str,
    /// Its group among the sentences, when any of its sentences is in the report.
    group: Option<usize>,
    cells: Vec<CellView<'a>>,
}

#[derive(Serialize)]
struct CellView<'a> {
    outlet: &'a str,
    uses: u64,
    own: u64,
    marks: Vec<MarkView<'a>>,
    share: Option<ShareView>,
    /// The first of its sentences in the report.
    first: Option<usize>,
    /// All of its sentences, and those in its own words.
    only: Option<Only>,
    only_own: Option<Only>,
}

/// A share as a dot on a line, in the units of a picture 100 wide.
#[derive(Serialize)]
struct ShareView {
    x: String,
    lo: String,
    hi: String,
    share: String,
    share_lo: String,
    share_hi: String,
    mentions: u64,
    of: u64,
}

impl<'a> GridView<'a> {
    pub(super) fn new(findings: &'a Findings, sentences: &Sentences<'a>) -> Self {
        let outlets: Vec<&str> = findings.outlets.iter().map(|o| o.name.as_str()).collect();
        let sections: Vec<_> = findings.grid.sections.iter().map(|s| section(s, &outlets, sentences)).collect();
        let cells = || sections.iter().flat_map(|s| &s.rows).flat_map(|r| &r.cells);
        let used: BTreeSet<_> = cells().filter(|c| c.share.is_none()).flat_map(|c| &c.marks).map(|m| m.shape).collect();
        let has_shares = cells().any(|c| c.share.is_some());
        let ids: BTreeSet<_> = findings.grid.sections.iter().filter(|s| s.is_naming).map(|s| s.lexicon.as_str()).collect();
        GridView {
            used_by_one: &findings.grid.used_by_one,
            lists_aside: &findings.grid.lists_aside,
            lists: findings.lexicons.iter().filter(|l| ids.contains(l.id.as_str())).map(|l| format!("{} {}", l.title, l.version)).collect(),
            has_marks: !used.is_empty(),
            has_shares,
            legend: legend(&used),
            sections,
        }
    }
}

/// The five usual shapes always, so that readers learn one legend; the rarer ones where they occur.
fn legend(used: &BTreeSet<&'static str>) -> Vec<&'static str> {
    let rare = ["headline_attributed", "headline_quoted", "headline_unclear"].into_iter().filter(|shape| used.contains(shape));
    ["headline", "own", "attributed", "quoted", "unclear"].into_iter().chain(rare).collect()
}

fn section<'a>(section: &'a GridSection, outlets: &[&'a str], sentences: &Sentences<'a>) -> SectionView<'a> {
    let rows: Vec<RowView> = section.rows.iter().map(|r| row(section, r, outlets, sentences)).collect();
    let has_share = |column: usize| rows.iter().any(|row| row.cells.get(column).is_some_and(|cell| cell.share.is_some()));
    let axes = (0..outlets.len()).map(has_share).collect();
    SectionView { heading: &section.heading, shows_shares: section.shows_shares, axes, rows, rows_left_out: section.rows_left_out }
}

fn row<'a>(section: &'a GridSection, row: &'a GridRow, outlets: &[&'a str], sentences: &Sentences<'a>) -> RowView<'a> {
    let key = (section.lexicon.as_str(), section.id.as_str(), row.id.as_str());
    let cells = row.cells.iter().zip(outlets).map(|(c, outlet)| cell(row, c, outlet, key, sentences)).collect();
    RowView { shown: &row.shown, group: sentences.group_of(key), cells }
}

fn cell<'a>(row: &'a GridRow, cell: &'a GridCell, outlet: &'a str, key: Key<'a>, sentences: &Sentences<'a>) -> CellView<'a> {
    let first = sentences.first_of(key, outlet);
    let of_outlet = Wanted { outlet: Some(outlet), ..Wanted::default() };
    let linked = |wanted: Wanted<'_>| first.and_then(|_| sentences.only_word(key, wanted));
    let marks = cell
        .marks
        .iter()
        .enumerate()
        .map(|(i, mark)| {
            let before = cell.marks[..i].iter().filter(|other| sounds_like(other, mark)).count();
            let all = cell.marks.iter().filter(|other| sounds_like(other, mark)).count();
            MarkView::new(mark, &row.shown, outlet, (before + 1, all))
        })
        .collect();
    CellView {
        outlet,
        uses: cell.uses,
        own: cell.own,
        marks,
        share: cell.share.as_ref().map(share),
        first,
        only: linked(of_outlet),
        only_own: linked(Wanted { voice: Some(VoiceGroup::Own), ..of_outlet }),
    }
}

/// True when a screen reader would call both the same.
fn sounds_like(a: &Mark, b: &Mark) -> bool {
    (a.voice.key(), a.headline, &a.speaker) == (b.voice.key(), b.headline, &b.speaker)
}

fn share(cell: &CellShare) -> ShareView {
    let at = |part: f64| format!("{:.1}", 4.0 + 92.0 * part.clamp(0.0, 1.0));
    ShareView {
        x: at(cell.share),
        lo: at(cell.interval.lo),
        hi: at(cell.interval.hi),
        share: percent(cell.share),
        share_lo: percent(cell.interval.lo),
        share_hi: percent(cell.interval.hi),
        mentions: cell.mentions,
        of: cell.of,
    }
}
