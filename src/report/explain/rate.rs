//! A rate and a share in sentences, each with its interval or the reason why there is none.

use super::{n, voice};
use crate::compare::Interval;
use crate::findings::explain::{Explanation, RateFound, ShareFound};
use crate::report::html::number::{decimal, percent};
use crate::text::VoiceGroup;

pub(super) fn rate(rate: &RateFound, voices: VoiceGroup) -> Vec<String> {
    let per_thousand = rate.per_thousand.map_or_else(|| "no rate".to_string(), |rate| format!("{} per 1,000 words", decimal(rate)));
    let (uses, words, articles) = (n(rate.hits, "use"), n(rate.words, "word"), n(rate.articles, "article"));
    let mut lines = vec![
        format!("{uses} {} among {words} of {articles}: {per_thousand}.", voice(voices)),
        "The words are those of headlines and texts, in every voice; bylines, captions and lines of the page are not counted.".to_string(),
        interval(rate.interval, rate.reason.as_deref(), "per 1,000 words"),
    ];
    if !rate.in_table {
        lines.push(
            "The report's table has no row of it, since the outlet never uses it and the list was not named; it was counted here."
                .to_string(),
        );
    }
    if rate.hits > 0 {
        lines.push(format!("Uses stand in {} of {articles}.", rate.articles_with_hit));
        let several = |share: Option<f64>| share.filter(|_| rate.hits > 1 && rate.articles > 1);
        lines.extend(several(rate.top_article_share).map(|share| format!("The article with most of them has {}.", percent(share))));
        lines.extend(
            rate.top_term_share.filter(|_| rate.hits > 1).map(|share| format!("The most frequent word makes up {}.", percent(share))),
        );
        lines.extend(
            rate.phi.map(|phi| format!("Overdispersion over the articles (φ): {phi:.2}. Uses that do not depend on each other give 1.")),
        );
        lines.extend(rate.dp.map(|dp| format!("Dispersion over the articles (DP): {dp:.2}. 0 is even, 1 is all in one place.")));
    }
    lines
}

pub(super) fn share(share: &ShareFound, e: &Explanation) -> Vec<String> {
    let found = share.share.map_or_else(|| "no share".to_string(), percent);
    let mut lines = vec![
        format!("{} of {} of “{}”: {found}.", share.mentions, n(share.of, "resolved mention"), e.heading),
        interval(share.interval.map(|i| Interval { lo: 100.0 * i.lo, hi: 100.0 * i.hi }), share.reason.as_deref(), "per cent"),
    ];
    if share.unresolved > 0 {
        lines.push(format!("{} besides could not be resolved, and stay outside the share.", n(share.unresolved, "mention")));
    }
    lines
}

/// The interval in its unit, or why there is none.
fn interval(interval: Option<Interval>, reason: Option<&str>, unit: &str) -> String {
    let why = reason.map(because).unwrap_or_default();
    match interval {
        Some(i) if reason == Some("no_hits") => format!("95 % interval: up to {} {unit}; {why}.", decimal(i.hi)),
        Some(i) => format!("95 % interval, clustered by article: {} {unit}.", range(i)),
        None if why.is_empty() => "There is no interval.".to_string(),
        None => format!("There is no interval: {why}."),
    }
}

pub(super) fn range(interval: Interval) -> String {
    if interval.hi.is_finite() {
        format!("{} to {}", decimal(interval.lo), decimal(interval.hi))
    } else {
        format!("{} upwards", decimal(interval.lo))
    }
}

/// A reason of the tables as a clause.
pub(super) fn because(reason: &str) -> &str {
    match reason {
        "no_words" => "there are no words to count among",
        "no_hits" => "without a use it is an exact upper limit, which takes uses to be independent",
        "no_hits_both" => "neither side has a use",
        "ignores_clustering" => {
            "one side has no use, so that the interval is exact for independent uses and does not allow for articles that repeat a word"
        }
        "one_article" => "fewer than two articles, of which nothing can be said about the outlet",
        "below_gate" => "too few articles, mentions or uses for one",
        "one_label" => "the naming set has only one word",
        "empty_set" => "no mention is resolved",
        "not_declared" => "the word list was not named for the comparison, so that nothing is tested",
        "large_n" => "so many articles that the Welch interval decides alone, and nothing is permuted",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_says_what_it_is_or_why_there_is_none() {
        let ends = |lo, hi| Some(Interval { lo, hi });
        assert_eq!(interval(ends(1.25, 20.04), None, "%"), "95 % interval, clustered by article: 1.2 to 20.0 %.");
        assert!(
            interval(ends(0.0, 3.7), Some("no_hits"), "per 1,000 words")
                .starts_with("95 % interval: up to 3.7 per 1,000 words; without a use")
        );
        assert!(interval(None, Some("one_article"), "").starts_with("There is no interval: fewer than two articles"));
        assert_eq!(range(Interval { lo: 1.5, hi: f64::INFINITY }), "1.5 upwards");
    }
}
