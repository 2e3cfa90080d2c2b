//! Sentences about time, each with what it rests on.

use super::*;
use crate::compare::Interval;
use crate::compare::over_time::TimeSide;

fn subject() -> Subject {
    Subject { lexicon: "l".into(), level: "label", group: "n".into(), item: "regime".into(), shown: "regime".into() }
}

fn side(hits: u64) -> TimeSide {
    TimeSide { articles: 20, words: 10_000, hits, per_thousand: Some(hits as f64 / 10.0) }
}

fn effect(outlet: Option<&str>, ratio: f64, (lo, hi): (f64, f64), level: Level) -> Effect {
    Effect {
        subject: subject(),
        outlet: outlet.map(str::to_string),
        voice: VoiceGroup::Own,
        event: 0,
        before: side(20),
        after: side(40),
        log_ratio: Some(ratio.log2()),
        ratio_interval: Some(Interval { lo, hi }),
        p: Some(0.001),
        p_permutation: Some(0.001),
        min_p: Some(0.0001),
        q: Some(0.01),
        level,
        permutation_unreliable: false,
        reason: None,
    }
}

fn search(outlet: Option<&str>, shared: Option<bool>, level: Level) -> BreakSearch {
    let found = FoundBreak {
        last_before: 1,
        first_after: 3,
        before: side(52),
        after: side(16),
        statistic: 20.0,
        phi: Some(1.1),
        in_blocks: false,
        p: Some(0.001),
        draws: 9_999,
        q: Some(0.01),
        level,
        shared,
        several: Vec::new(),
    };
    let outlet = outlet.map(str::to_string);
    BreakSearch { subject: subject(), outlet, voice: VoiceGroup::Own, filled: 14, hits: 68, found: Some(found), reason: None }
}

fn said(effects: Vec<Effect>, breaks: Vec<BreakSearch>, is_declared: bool) -> Vec<String> {
    let courses = Courses {
        period: Period::Month,
        starts: ["2016-03-01", "2016-04-01", "2016-05-01", "2016-06-01"].map(str::to_string).into(),
        outlets: vec!["Daily A".into(), "Daily B".into()],
        groups: Vec::new(),
        series: Vec::new(),
        effects,
        breaks,
    };
    let events = vec![Event { date: "2017-04-04".into(), name: Some("Khan-Shaykhun".into()) }];
    over_time(&OverTime { dated: 800, undated: 4, events, courses: Ok(courses) }, is_declared).said
}

#[test]
fn a_change_stands_beside_that_of_all_outlets() {
    let of_all = |level| effect(None, 1.8, (1.3, 2.4), level);
    let alone = said(vec![effect(Some("Daily A"), 2.6, (1.5, 4.7), Level::Consistent), of_all(Level::Seen)], Vec::new(), true);
    assert_eq!(
        alone[0],
        "From 4 April 2017 (Khan-Shaykhun) on, “regime” in Daily A stands more often: 2.6 times as often (1.5 to 4.7) as before, in its own \
         words; all outlets together show no such change that holds: 1.8 times as often (1.3 to 2.4)."
    );
    let shared = said(vec![effect(Some("Daily A"), 2.6, (1.5, 4.7), Level::Consistent), of_all(Level::Consistent)], Vec::new(), true);
    assert!(shared[0].contains("; so do all outlets together: 1.8 times"), "{}", shared[0]);
}

#[test]
fn a_fall_is_told_from_the_larger_side() {
    let fall = said(vec![effect(None, 0.2, (0.1, 0.25), Level::Consistent)], Vec::new(), true);
    let sentence = "Before 4 April 2017 (Khan-Shaykhun), “regime” in all outlets together stands more often: 5.0 times as often (4.0 to 10) \
                    as from then on, in their own words.";
    assert_eq!(fall[0], sentence);
}

#[test]
fn where_nothing_holds_it_says_so() {
    let nothing = said(vec![effect(Some("Daily A"), 2.6, (0.9, 4.7), Level::Seen)], vec![search(Some("Daily A"), None, Level::Seen)], true);
    assert_eq!(
        nothing,
        [
            "At 4 April 2017 (Khan-Shaykhun) no outlet’s own words change in a way that holds across articles.",
            "No line changes its level in a way that chance would not make as well.",
            "4 of 804 articles have no date and are in no line."
        ]
    );
    let undeclared = said(Vec::new(), Vec::new(), false);
    assert_eq!(undeclared[0], "No change over time is tested, because no word list was named for it: name one with --lexicon.");
}

#[test]
fn a_break_says_whether_all_outlets_share_it() {
    let breaks = vec![search(None, None, Level::Consistent), search(Some("Daily B"), Some(true), Level::Consistent)];
    let told = said(Vec::new(), breaks, true);
    assert_eq!(
        told[1],
        "From June 2016 on, “regime” in Daily B stands less often: 5.2 in 1,000 words before, 1.6 since, in its own words; all outlets together \
         change there too, which speaks for the events and not for the outlet."
    );
    assert!(told[2].starts_with("From June 2016 on, “regime” in all outlets together stands less often"), "{}", told[2]);
}
