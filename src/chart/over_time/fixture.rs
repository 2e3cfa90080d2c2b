//! Builds a corpus over time for tests: twelve outlets, thirty months with gaps, days close to each other, and breaks.

use crate::chart::fixture;
use crate::compare::over_time::{Bin, BreakSearch, FoundBreak, Period, Series, TimeSide};
use crate::compare::{Interval, Level, Subject};
use crate::findings::{Findings, NamedDay, TimeFindings, TimeGroup};
use crate::text::{Voice, VoiceGroup};

const MONTHS: usize = 30;

/// Findings whose figures show one group over time.
pub fn over_time() -> Findings {
    let mut names: Vec<String> = (1..=10).map(|n| format!("Outlet {n}")).collect();
    names.push("<b>The Very Long Name of an Outlet That Has to Wrap</b> & Sons".to_owned());
    names.push("صحيفة يومية".to_owned());
    over_time_of(&names, "Words for the armed opposition")
}

/// The same for outlets with these names, twelve at most, and a group of words called so.
pub fn over_time_of(names: &[String], heading: &str) -> Findings {
    let outlets = names.iter().map(|name| fixture::outlet(name, 40, "1 May 2015", [9000, 500, 0, 500, 0], [60, 2, 0, 3, 0], 1, [5; 10]));
    let cells = names.iter().map(|_| fixture::cell(vec![fixture::mark(Voice::Own, false, None)])).collect();
    let section = fixture::section(heading, vec![fixture::row("rebel", cells)]);
    let mut findings = fixture::findings("Twelve outlets", outlets.collect(), vec![section]);
    let lines = names.iter().map(|name| Some(name.clone())).chain([None]);
    let day = |date: &str, shown: &str| NamedDay { date: date.to_owned(), shown: shown.to_owned() };
    findings.over_time = Some(TimeFindings {
        dated: 480,
        undated: 3,
        events: vec![
            day("2015-03-15", "15 March 2015 (one day)"),
            day("2015-03-20", "20 March 2015 (five days later, with a name that goes on for a good while)"),
            day("2015-04-02", "2 April 2015"),
            day("2016-12-31", "31 December 2016"),
            day("2030-01-01", "1 January 2030 (not yet)"),
        ],
        nothing: None,
        period: Some(Period::Month),
        starts: (0..MONTHS).map(|month| format!("{}-{:02}-01", 2015 + month / 12, month % 12 + 1)).collect(),
        more_outlets: 2,
        groups: vec![TimeGroup {
            subject: Subject { shown: heading.to_owned(), ..subject() },
            lines: lines.enumerate().map(|(nth, outlet)| line(nth, outlet)).collect(),
            breaks: vec![search(Some("Outlet 1"), 7, Some(false)), search(Some("Outlet 2"), 29, Some(true)), search(None, 28, None)],
        }],
        said: Vec::new(),
        effects: Vec::new(),
        breaks: Vec::new(),
    });
    findings
}

fn subject() -> Subject {
    let shown = "Words for the armed opposition".to_owned();
    Subject { lexicon: "conflict".to_owned(), level: "naming", group: "armed-opposition".to_owned(), item: String::new(), shown }
}

/// Every third line has a gap of a few months; every month with number 7 one article, and number 11 few words.
fn line(nth: usize, outlet: Option<String>) -> Series {
    let bin = |month: usize| {
        let is_empty = nth % 3 == 1 && (12..16).contains(&month);
        let articles = if is_empty {
            0
        } else if month == 7 {
            1
        } else {
            4
        };
        let hits = articles * ((month as u64 * 7 + nth as u64 * 3) % 11);
        let words = if month == 11 { 40 } else { 350 * articles };
        let per_thousand = (words > 0 && articles > 0).then(|| 1000.0 * hits as f64 / words as f64);
        let interval = per_thousand.filter(|_| articles > 1).map(|rate| Interval { lo: rate / 2.0, hi: rate * 2.0 + 3.0 });
        Bin { articles, words: if articles == 0 { 0 } else { words }, hits, per_thousand, interval, reason: None, share: None }
    };
    Series { subject: subject(), outlet, voice: VoiceGroup::Own, bins: (0..MONTHS).map(bin).collect() }
}

fn search(outlet: Option<&str>, first_after: usize, shared: Option<bool>) -> BreakSearch {
    let side = TimeSide { articles: 20, words: 7000, hits: 40, per_thousand: Some(5.7) };
    let found = FoundBreak {
        last_before: first_after - 1,
        first_after,
        before: side,
        after: side,
        statistic: 12.0,
        phi: Some(1.0),
        in_blocks: false,
        p: Some(0.001),
        draws: 9_999,
        q: Some(0.01),
        level: Level::Consistent,
        shared,
        several: Vec::new(),
    };
    let outlet = outlet.map(str::to_owned);
    BreakSearch { subject: subject(), outlet, voice: VoiceGroup::Own, filled: 30, hits: 80, found: Some(found), reason: None }
}
