//! The section on time: sentences, then the changes at named days and the breaks that hold, each beside all outlets together.

use serde::Serialize;

use super::number::{Range, decimal};
use crate::compare::over_time::{BreakSearch, Effect, FoundBreak, TimeSide};
use crate::findings::{Findings, TimeFindings};

#[derive(Serialize)]
pub(super) struct TimeView<'a> {
    nothing: Option<&'a str>,
    said: &'a [String],
    effects: Vec<EffectView<'a>>,
    more_effects: usize,
    breaks: Vec<BreakView<'a>>,
    more_breaks: usize,
}

#[derive(Serialize)]
struct EffectView<'a> {
    shown: &'a str,
    outlet: Option<&'a str>,
    day: &'a str,
    before: SideView,
    after: SideView,
    ratio: Option<Ratio>,
    all: Option<Ratio>,
}

#[derive(Serialize)]
struct BreakView<'a> {
    shown: &'a str,
    outlet: Option<&'a str>,
    from: String,
    before: SideView,
    after: SideView,
    /// All outlets together change there too; nothing for all together.
    shared: Option<bool>,
    /// The two rates of all outlets together, around their own break.
    all: Option<(String, SideView, SideView)>,
}

#[derive(Serialize)]
struct SideView {
    rate: Option<String>,
    hits: u64,
    articles: u64,
}

#[derive(Serialize)]
struct Ratio {
    times: String,
    range: Option<Range>,
}

impl<'a> TimeView<'a> {
    /// Nothing where findings have nothing on time.
    pub(super) fn new(findings: &'a Findings) -> Option<Self> {
        let time = findings.over_time.as_ref()?;
        Some(TimeView {
            nothing: time.nothing.as_deref(),
            said: &time.said,
            effects: time.effects.iter().take(TimeFindings::ROWS).map(|e| effect(time, &e.of, e.all.as_ref())).collect(),
            more_effects: time.effects.len().saturating_sub(TimeFindings::ROWS),
            breaks: time.breaks.iter().take(TimeFindings::ROWS).filter_map(|b| break_view(time, &b.of, b.all.as_ref())).collect(),
            more_breaks: time.breaks.len().saturating_sub(TimeFindings::ROWS),
        })
    }
}

fn effect<'a>(time: &'a TimeFindings, of: &'a Effect, all: Option<&Effect>) -> EffectView<'a> {
    EffectView {
        shown: &of.subject.shown,
        outlet: of.outlet.as_deref(),
        day: time.events.get(of.event).map_or("", |day| &day.shown),
        before: side(of.before),
        after: side(of.after),
        ratio: ratio(of),
        all: all.and_then(ratio),
    }
}

fn ratio(of: &Effect) -> Option<Ratio> {
    Some(Ratio { times: decimal(of.log_ratio?.exp2()), range: of.ratio_interval.map(Range::decimal) })
}

fn break_view<'a>(time: &'a TimeFindings, of: &'a BreakSearch, all: Option<&BreakSearch>) -> Option<BreakView<'a>> {
    let found = of.found.as_ref()?;
    let beside = |found: &FoundBreak| Some((time.bin_shown(found.first_after)?, side(found.before), side(found.after)));
    Some(BreakView {
        shown: &of.subject.shown,
        outlet: of.outlet.as_deref(),
        from: time.bin_shown(found.first_after)?,
        before: side(found.before),
        after: side(found.after),
        shared: found.shared,
        all: all.and_then(|all| beside(all.found.as_ref()?)),
    })
}

fn side(of: TimeSide) -> SideView {
    SideView { rate: of.per_thousand.map(decimal), hits: of.hits, articles: of.articles }
}
