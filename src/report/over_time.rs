//! The tables of time: `over_time`, a subject on a line in a period; `events`, before and after a day; `breaks`, where lines change.

use crate::compare::over_time::{Bin, BinShare, BreakSearch, Courses, Effect, Event, FoundBreak, OverTime, Series, TimeSide};
use crate::report::tables::subjects;
use crate::table::Table;

/// The tables, each when it has rows.
pub fn tables(found: &OverTime) -> Vec<Table> {
    let Ok(courses) = &found.courses else { return Vec::new() };
    let mut tables = Vec::new();
    if !courses.series.is_empty() {
        tables.push(over_time(courses));
    }
    if !courses.effects.is_empty() {
        tables.push(events(&found.events, &courses.effects));
    }
    if !courses.breaks.is_empty() {
        tables.push(breaks(courses));
    }
    tables
}

fn scope(outlet: Option<&String>) -> &'static str {
    if outlet.is_some() { "outlet" } else { "all" }
}

fn over_time(courses: &Courses) -> Table {
    let series = &courses.series;
    let rows = || series.iter().flat_map(|series| series.bins.iter().enumerate().map(move |(at, bin)| (series, at, bin)));
    let of = |rows: (&Series, usize, &Bin)| rows.2.share;
    let shares: Vec<Option<BinShare>> = rows().map(of).collect();
    let share = || shares.iter();
    subjects(Table::new("over_time"), rows().map(|(series, ..)| &series.subject).collect::<Vec<_>>().into_iter())
        .text("scope", rows().map(|(series, ..)| scope(series.outlet.as_ref())))
        .text("outlet", rows().map(|(series, ..)| series.outlet.as_deref().unwrap_or_default()))
        .text("voice", rows().map(|(series, ..)| series.voice.key()))
        .text("period", rows().map(|_| courses.period.key()))
        .text("period_start", rows().map(|(_, at, _)| &courses.starts[at]))
        .count("articles", rows().map(|(.., bin)| bin.articles))
        .count("words", rows().map(|(.., bin)| bin.words))
        .count("hits", rows().map(|(.., bin)| bin.hits))
        .number("rate", rows().map(|(.., bin)| bin.per_thousand))
        .number("lo", rows().map(|(.., bin)| bin.interval.map(|i| i.lo)))
        .number("hi", rows().map(|(.., bin)| bin.interval.map(|i| i.hi)))
        .text("reason", rows().map(|(.., bin)| bin.reason.map_or("", |reason| reason.key())))
        .maybe_count("mentions", share().map(|s| s.map(|s| s.mentions)))
        .maybe_count("of", share().map(|s| s.map(|s| s.of)))
        .number("share", share().map(|s| s.and_then(|s| s.share)))
        .number("share_lo", share().map(|s| s.and_then(|s| s.interval).map(|i| i.lo)))
        .number("share_hi", share().map(|s| s.and_then(|s| s.interval).map(|i| i.hi)))
        .text("share_reason", share().map(|s| s.and_then(|s| s.reason).map_or("", |reason| reason.key())))
}

fn events(events: &[Event], effects: &[Effect]) -> Table {
    let of = |e: &Effect| &events[e.event];
    let table = subjects(Table::new("events"), effects.iter().map(|e| &e.subject))
        .text("event", effects.iter().map(|e| of(e).name.as_deref().unwrap_or_default()))
        .text("event_date", effects.iter().map(|e| &of(e).date))
        .text("scope", effects.iter().map(|e| scope(e.outlet.as_ref())))
        .text("outlet", effects.iter().map(|e| e.outlet.as_deref().unwrap_or_default()))
        .text("voice", effects.iter().map(|e| e.voice.key()));
    sides(table, effects.iter().map(|e| Some((e.before, e.after))).collect())
        .number("log_ratio", effects.iter().map(|e| e.log_ratio))
        .number("ratio_lo", effects.iter().map(|e| e.ratio_interval.map(|i| i.lo)))
        .number("ratio_hi", effects.iter().map(|e| e.ratio_interval.map(|i| i.hi)))
        .number("p", effects.iter().map(|e| e.p))
        .number("p_permutation", effects.iter().map(|e| e.p_permutation))
        .number("min_p", effects.iter().map(|e| e.min_p))
        .number("q", effects.iter().map(|e| e.q))
        .text("level", effects.iter().map(|e| e.level.key()))
        .flag("permutation_unreliable", effects.iter().map(|e| e.permutation_unreliable))
        .text("reason", effects.iter().map(|e| e.reason.map_or("", |reason| reason.key())))
}

fn breaks(courses: &Courses) -> Table {
    let searches = &courses.breaks;
    let found = |search: &BreakSearch| search.found.clone();
    let found: Vec<Option<FoundBreak>> = searches.iter().map(found).collect();
    let start = |bin: usize| courses.starts[bin].as_str();
    let several = |f: &FoundBreak| f.several.iter().map(|&bin| start(bin)).collect::<Vec<_>>().join(" ");
    let table = subjects(Table::new("breaks"), searches.iter().map(|b| &b.subject))
        .text("scope", searches.iter().map(|b| scope(b.outlet.as_ref())))
        .text("outlet", searches.iter().map(|b| b.outlet.as_deref().unwrap_or_default()))
        .text("voice", searches.iter().map(|b| b.voice.key()))
        .text("period", searches.iter().map(|_| courses.period.key()))
        .count("periods", searches.iter().map(|b| b.filled as u64))
        .count("hits", searches.iter().map(|b| b.hits))
        .text("last_before", found.iter().map(|f| f.as_ref().map_or("", |f| start(f.last_before))))
        .text("first_after", found.iter().map(|f| f.as_ref().map_or("", |f| start(f.first_after))));
    sides(table, found.iter().map(|f| f.as_ref().map(|f| (f.before, f.after))).collect())
        .number("statistic", found.iter().map(|f| f.as_ref().map(|f| f.statistic)))
        .number("phi_periods", found.iter().map(|f| f.as_ref().and_then(|f| f.phi)))
        .text("exchanged", found.iter().map(|f| f.as_ref().map_or("", |f| if f.in_blocks { "blocks" } else { "articles" })))
        .maybe_count("draws", found.iter().map(|f| f.as_ref().map(|f| f.draws)))
        .number("p_dates", found.iter().map(|f| f.as_ref().and_then(|f| f.p)))
        .number("q_dates", found.iter().map(|f| f.as_ref().and_then(|f| f.q)))
        .text("level", found.iter().map(|f| f.as_ref().map_or("", |f| f.level.key())))
        .text("with_all", found.iter().map(|f| f.as_ref().and_then(|f| f.shared).map_or("", |shared| if shared { "yes" } else { "no" })))
        .text("several", found.iter().map(|f| f.as_ref().map(several).unwrap_or_default()))
        .text("reason", searches.iter().map(|b| b.reason.map_or("", |reason| reason.key())))
}

/// Before and after: articles, words, hits, rate.
fn sides(table: Table, sides: Vec<Option<(TimeSide, TimeSide)>>) -> Table {
    let before = || sides.iter().map(|s| s.map(|(before, _)| before));
    let after = || sides.iter().map(|s| s.map(|(_, after)| after));
    table
        .maybe_count("before_articles", before().map(|s| s.map(|s| s.articles)))
        .maybe_count("before_words", before().map(|s| s.map(|s| s.words)))
        .maybe_count("before_hits", before().map(|s| s.map(|s| s.hits)))
        .number("before_rate", before().map(|s| s.and_then(|s| s.per_thousand)))
        .maybe_count("after_articles", after().map(|s| s.map(|s| s.articles)))
        .maybe_count("after_words", after().map(|s| s.map(|s| s.words)))
        .maybe_count("after_hits", after().map(|s| s.map(|s| s.hits)))
        .number("after_rate", after().map(|s| s.and_then(|s| s.per_thousand)))
}
