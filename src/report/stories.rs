//! The tables of stories: `within_stories`, what a difference becomes where both sides tell the same; `coverage`, what each outlet shares.

use crate::compare::{Comparison, Contrast, Within};
use crate::report::tables::subjects;
use crate::table::Table;

/// The tables, each when it has rows.
pub fn tables(comparison: &Comparison) -> Vec<Table> {
    let mut tables = Vec::new();
    let rows: Vec<(&Contrast, &Within)> = comparison.contrasts.iter().filter_map(|c| Some((c, c.within.as_ref()?))).collect();
    if !rows.is_empty() {
        tables.push(within(&rows));
    }
    let coverage = &comparison.coverage;
    if !coverage.is_empty() {
        let share = |n: u64, of: u64| if of == 0 { None } else { Some(n as f64 / of as f64) };
        tables.push(
            Table::new("coverage")
                .text("outlet", coverage.iter().map(|c| &c.outlet))
                .count("articles", coverage.iter().map(|c| c.articles))
                .count("articles_shared", coverage.iter().map(|c| c.with_partner))
                .count("stories", coverage.iter().map(|c| c.stories))
                .number("share_alone", coverage.iter().map(|c| share(c.articles - c.with_partner, c.articles))),
        );
    }
    tables
}

fn within(rows: &[(&Contrast, &Within)]) -> Table {
    subjects(Table::new("within_stories"), rows.iter().map(|(c, _)| &*c.subject))
        .text("target", rows.iter().map(|(c, _)| &c.target))
        .text("reference", rows.iter().map(|(c, _)| &c.reference))
        .text("voice", rows.iter().map(|(c, _)| c.voice.key()))
        .count("stories", rows.iter().map(|(_, w)| w.stories))
        .count("target_articles", rows.iter().map(|(_, w)| w.target_articles))
        .count("reference_articles", rows.iter().map(|(_, w)| w.reference_articles))
        .number("log_ratio", rows.iter().map(|(c, _)| c.log_ratio))
        .number("log_ratio_within", rows.iter().map(|(_, w)| w.log_ratio))
        .number("lo", rows.iter().map(|(_, w)| w.ratio_interval.map(|i| i.lo)))
        .number("hi", rows.iter().map(|(_, w)| w.ratio_interval.map(|i| i.hi)))
        .number("p_sign_flip", rows.iter().map(|(_, w)| w.p))
        .number("min_p", rows.iter().map(|(_, w)| w.min_p))
        .number("q", rows.iter().map(|(_, w)| w.q))
        .text("agreement", rows.iter().map(|(_, w)| w.agreement.key()))
        .text("reason", rows.iter().map(|(_, w)| w.reason.map_or("", |reason| reason.key())))
}
