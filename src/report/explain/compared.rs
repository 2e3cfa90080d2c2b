//! The comparisons behind a number, and what it would be without one article or one word.

use super::n;
use super::rate::{because, range};
use crate::compare::{HITS_FOR_FAMILY, Interval, Level, Ratio, Reason};
use crate::findings::explain::{ContrastFound, Explanation, LeftOut, Without};
use crate::report::html::number::{decimal, probability};
use crate::text::VoiceGroup;

/// The widest name of what is left out.
const NAME_AT_MOST: usize = 44;

pub(super) fn contrasts(e: &Explanation) -> Vec<String> {
    let mut lines: Vec<String> = e.no_contrast.iter().cloned().collect();
    for (index, contrast) in e.contrasts.iter().enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        lines.extend(self::contrast(contrast, e.lexicon.declared));
    }
    lines
}

fn contrast(c: &ContrastFound, is_declared: bool) -> Vec<String> {
    let voice = if c.voice == VoiceGroup::Own { "Own words" } else { "All voices" };
    let rate = |rate: Option<f64>| rate.map_or_else(|| "no rate".to_string(), decimal);
    let times = c.ratio.map(|ratio| format!(", {} times as often", decimal(ratio))).unwrap_or_default();
    let half = if c.reason.as_deref() == Some("ignores_clustering") { " (one half stands in the place of no use)" } else { "" };
    let mut lines =
        vec![format!("{voice}: {} per 1,000 words here, {} in {}{times}{half}.", rate(c.target_rate), rate(c.reference_rate), c.reference)];
    lines.extend(c.interval.map(|interval| format!("95 % interval of the ratio: {}.", range(interval))));
    lines.extend(c.reason.as_deref().map(|reason| match reason {
        "not_declared" if is_declared => format!("Nothing is tested: that takes {HITS_FOR_FAMILY} uses in all outlets together."),
        reason => format!("Note: {}.", because(reason)),
    }));
    let tests = [
        ("Welch p", c.p),
        ("permutation p", c.p_permutation),
        ("smallest possible permutation p", c.min_p),
        ("q over the declared family", c.q),
    ];
    let tests: Vec<String> = tests.into_iter().filter_map(|(name, p)| Some(format!("{name} {}", probability(p?)))).collect();
    if !tests.is_empty() {
        lines.push(format!("{}.", capital(&tests.join(", "))));
    }
    if c.permutation_unreliable {
        lines.push("The permutation p is not to be trusted here.".to_string());
    }
    lines.push(format!("Level: {}.", level(c.level)));
    lines.extend(c.detection_limit.map(|limit| {
        format!("With so many articles a ratio of {} or more would probably have been seen (in 4 of 5 such samples).", decimal(limit))
    }));
    lines.push(match (c.rests_on.as_str(), c.level) {
        ("", Level::Seen) => "What it rests on is looked for only where a difference is claimed.".to_string(),
        ("", _) => "No single article or word is what it rests on: without any one of them it would be claimed as well.".to_string(),
        (what, _) => format!("It rests on {what}: without it, it would not be claimed."),
    });
    lines
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Seen => "seen, which means that it stands in these texts, and no more is claimed",
        Level::Consistent => "consistent, which means ten articles or more on each side, declared beforehand, and both tests agree",
        Level::Checked => "checked, which means consistent, and people have checked marks by hand",
    }
}

pub(super) fn without(e: &Explanation) -> Vec<String> {
    if e.without.is_empty() {
        return Vec::new();
    }
    let name = |row: &Without| match &row.what {
        LeftOut::Nothing => "nothing left out".to_string(),
        LeftOut::Article(id) => format!("article {id}"),
        LeftOut::ArticleOfTheRest(id) => format!("article {id} (other outlets)"),
        LeftOut::Term(shown) => format!("“{shown}”"),
    };
    let wide = e.without.iter().map(|row| name(row).chars().count()).max().unwrap_or(0).min(NAME_AT_MOST);
    let line = |row: &Without| {
        let rate = row.left.per_thousand.map_or_else(|| "no rate".to_string(), |rate| format!("{} per 1,000", decimal(rate)));
        let ratio = row.left.ratio.map(|ratio| format!("   {}", self::ratio(&ratio))).unwrap_or_default();
        let uses = n(row.left.hits, "use");
        format!("{:<wide$}   {uses:>9}   {rate:>15}{:<18}{ratio}", name(row), ends(row.left.interval, row.left.reason))
    };
    let mut lines: Vec<String> = e.without.iter().map(line).collect();
    let ratio = if e.without.iter().any(|row| row.left.ratio.is_some()) { " and of the ratio to the other outlets" } else { "" };
    lines.push(format!(
        "Each line is counted again without one thing; in brackets, the 95 % intervals of the rate{ratio}. The articles are those that move a rate most."
    ));
    lines
}

fn ends(interval: Option<Interval>, reason: Option<Reason>) -> String {
    match interval {
        Some(i) if reason == Some(Reason::NoHits) => format!(" [up to {}]", decimal(i.hi)),
        Some(i) => format!(" [{}]", range(i)),
        None => String::new(),
    }
}

fn ratio(ratio: &Ratio) -> String {
    let ends = ends(ratio.interval, None);
    match (ratio.ratio, ratio.reason) {
        (Some(times), _) => format!("{} times{ends}", decimal(times)),
        (None, Some(Reason::IgnoresClustering)) => format!("one side has no use{ends}"),
        (None, Some(Reason::NoHitsBoth)) => "neither side has a use".to_string(),
        (None, _) => "no ratio".to_string(),
    }
}
