//! Builds findings of any shape for tests: so many outlets, so many words, with names of any length and script.

use super::{fixture, over_time, rates};
use crate::findings::{CellShare, Findings, GridRow};
use crate::text::Voice;

/// What names are like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    Short,
    Long,
    Mixed,
}

impl Names {
    pub(super) const ALL: [Names; 3] = [Names::Short, Names::Long, Names::Mixed];

    /// The name with a place; no two are alike.
    pub(super) fn of(self, nth: usize) -> String {
        const LONG: [&str; 3] = [
            "The Extraordinarily Long-Named Metropolitan Evening Post and Agricultural Intelligencer of the Northern Counties",
            "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzblatt",
            "news.a-very-long-host-name-without-any-space.example.org/politics/world",
        ];
        const MIXED: [&str; 7] =
            ["صوت العرب الدولي للأنباء", "קול ישראל", "新华社每日电讯", "Η Καθημερινή", "Голос Недели", "Ω", "हिन्दुस्तान टाइम्स"];
        match self {
            Names::Short => format!("N{nth}"),
            Names::Long => format!("{} {nth}", LONG[nth % LONG.len()]),
            Names::Mixed => format!("{} {nth}", MIXED[nth % MIXED.len()]),
        }
    }
}

/// Findings of `outlets` outlets and `terms` words in sections of twenty, every other section with shares, with rates and a course over time.
pub(super) fn findings(outlets: usize, terms: usize, names: Names) -> Findings {
    let called: Vec<String> = (0..outlets).map(|nth| names.of(nth)).collect();
    let voices = [Voice::Own, Voice::Quoted, Voice::Partial, fixture::REPORTED, Voice::Unclear];
    let cell = |term: usize, at: usize| {
        let uses = (3 * term + 5 * at) % 13;
        let mut cell = fixture::cell(
            (0..uses)
                .map(|k| fixture::mark(voices[(k + at) % 5], k == 0 && at.is_multiple_of(2), (k % 3 == 1).then_some("Baghaei")))
                .collect(),
        );
        if uses == 12 {
            (cell.uses, cell.own, cell.marks) = (123_456, 7_890, Vec::new());
        }
        cell
    };
    let row = |term: usize| -> GridRow { fixture::row(&names.of(1000 + term), (0..outlets).map(|at| cell(term, at)).collect()) };
    let sections = (0..terms).step_by(20).enumerate().map(|(nth, first)| {
        let mut section =
            fixture::section(&format!("Words for {}", names.of(5000 + nth)), (first..terms.min(first + 20)).map(row).collect());
        section.shows_shares = nth % 2 == 1;
        if section.shows_shares {
            for (r, row) in section.rows.iter_mut().enumerate() {
                for (at, cell) in row.cells.iter_mut().enumerate().filter(|(at, _)| at % 4 != 3) {
                    let share = ((r + at) % 11) as f64 / 10.0;
                    let interval = crate::compare::Interval { lo: (share - 0.2).max(0.0), hi: (share + 0.25).min(1.0) };
                    cell.share = Some(CellShare { share, interval, mentions: (share * 12_345.0) as u64, of: 12_345 });
                }
            }
        }
        section
    });
    let outlet = |(nth, name): (usize, &String)| {
        let n = nth as u64;
        let date = if nth.is_multiple_of(2) { "30 September 2025*" } else { "1 May 2024" };
        fixture::outlet(name, 3 + nth, date, [123_000, 20_000 * n, n, 3_000, n], [n, 2, n % 2, 8, 1], n % 3, [n, 0, 1, 0, 2, n, 0, 0, 1, 3])
    };
    let mut all = fixture::findings(&names.of(9999), called.iter().enumerate().map(outlet).collect(), sections.collect());
    let drawn = called.len().min(12);
    all.over_time = over_time::fixture::over_time_of(&called[..drawn], &format!("Words for {}", names.of(5000))).over_time;
    rates::tests::with_rates(all)
}
