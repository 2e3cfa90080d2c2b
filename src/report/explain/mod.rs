//! Tells what stands behind a number, for a terminal and as JSON: in plain sentences, with nothing said for or against anybody.

mod compared;
mod offer;
mod places;

use serde::Serialize;

use super::Error;
use super::audited::wrapped;
use super::html::number::{decimal, percent};
use super::terminal::clean;
use crate::compare::Interval;
use crate::findings::explain::{AuditTold, CautionTold, Explanation, Offer, RateFound, ShareFound};
use crate::text::VoiceGroup;

/// What stands behind a number, as text `width` columns wide.
pub fn render(explanation: &Explanation, width: usize) -> String {
    let e = explanation;
    let mut out = head(e);
    out.extend(section("The rate", rate(&e.rate, e.voice)));
    out.extend(e.share.iter().flat_map(|share| section("Its part of the words for the same thing", self::share(share, e))));
    out.extend(section("The words behind it", parts(e)));
    out.extend(section("The articles behind it", places::articles(e)));
    out.extend(section("Whose words they are", places::voices(e)));
    out.extend(section("Against the other outlets", compared::contrasts(e)));
    out.extend(section("Without one article, without one word", compared::without(e)));
    out.extend(section("Keep in mind", e.cautions.iter().map(caution).collect()));
    out.extend(section("Checked by hand", audit(&e.audit)));
    out.extend(section("Every use", places::hits(e)));
    lines(&out, width)
}

/// What can be asked, as text.
pub fn render_offer(offer: &Offer, width: usize) -> String {
    lines(&offer::lines(offer), width)
}

/// The same as indented JSON, which ends with a line break.
///
/// # Errors
/// When it holds something JSON cannot say, which is a bug.
pub fn json(told: &impl Serialize) -> Result<String, Error> {
    Ok(serde_json::to_string_pretty(told)? + "\n")
}

fn lines(lines: &[String], width: usize) -> String {
    lines.iter().flat_map(|line| wrapped(clean(line).trim_end(), width.clamp(60, 140))).map(|line| line + "\n").collect()
}

/// A heading with its lines; nothing without lines.
fn section(heading: &str, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return Vec::new();
    }
    [String::new(), heading.to_string()].into_iter().chain(lines.into_iter().map(|line| format!("  {line}"))).collect()
}

fn head(e: &Explanation) -> Vec<String> {
    let of = match e.subject.level {
        "label" => format!(", one of “{}”", e.heading),
        "term" => format!(", in the category “{}”", e.heading),
        _ => String::new(),
    };
    let version = if e.lexicon.version.is_empty() { String::new() } else { format!(" {}", e.lexicon.version) };
    let named = if e.lexicon.declared { "named for the comparison" } else { "not named for the comparison" };
    let mut lines = vec![
        format!("“{}”{of}, in {}, {}", e.subject.shown, e.outlet, voice(e.voice)),
        format!("Report: {}, made with slantwise {}. Word list: {}{version} ({named}).", e.report.title, e.report.made_with, e.lexicon.id),
    ];
    if !e.report.altered.is_empty() {
        let are = if e.report.altered.len() == 1 { "is" } else { "are" };
        lines.push(format!(
            "{} {are} not as when the report was made (the digest in manifest.json differs): what follows may not be what was found.",
            e.report.altered.join(", ")
        ));
    }
    lines
}

/// The voices as a reader sees them.
fn voice(voice: VoiceGroup) -> &'static str {
    match voice {
        VoiceGroup::Own => "in its own words",
        VoiceGroup::All => "in all voices",
        VoiceGroup::Quoted => "in quotations",
        VoiceGroup::Partial => "in partial quotations",
        VoiceGroup::Attributed => "in reported speech",
        VoiceGroup::Unclear => "where it is unclear whose words they are",
    }
}

fn rate(rate: &RateFound, voices: VoiceGroup) -> Vec<String> {
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

fn share(share: &ShareFound, e: &Explanation) -> Vec<String> {
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

fn range(interval: Interval) -> String {
    if interval.hi.is_finite() {
        format!("{} to {}", decimal(interval.lo), decimal(interval.hi))
    } else {
        format!("{} upwards", decimal(interval.lo))
    }
}

/// A reason of the tables as a clause.
fn because(reason: &str) -> &str {
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

fn parts(e: &Explanation) -> Vec<String> {
    let uses = e.parts.iter().map(|part| part.hits.to_string().len()).max().unwrap_or(1).max(4);
    e.parts.iter().map(|part| format!("{:>uses$}   {:>4}   {}", part.hits, percent(part.share), part.shown)).collect()
}

fn caution(caution: &CautionTold) -> String {
    let of = if caution.of_corpus { " (of the whole corpus)" } else { "" };
    format!("{}{of}: {}", caution.code, caution.sentence)
}

fn audit(audit: &AuditTold) -> Vec<String> {
    let mut lines = vec![format!("The marks of this group of words: {}.", audit.group)];
    lines.extend(audit.own.iter().filter(|own| **own != audit.group).map(|own| format!("Those of own words: {own}.")));
    if let Some((precision, marks)) = audit.precision.zip(audit.precision_n) {
        lines.push(format!("Of this very number people looked at {}, of which {} are right.", n(marks, "mark"), percent(precision)));
    }
    lines
        .extend(audit.why.iter().filter(|_| audit.group != "not audited").map(|why| format!("A difference is not called checked: {why}.")));
    lines
}

/// A number with its noun.
fn n(count: u64, noun: &str) -> String {
    let digits: Vec<u8> = count.to_string().into_bytes();
    let grouped: Vec<&str> = digits.rchunks(3).rev().map(|three| std::str::from_utf8(three).unwrap_or_default()).collect();
    format!("{} {noun}{}", grouped.join(","), if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_noun() {
        assert_eq!((n(1, "use"), n(0, "use"), n(1234567, "word")), ("1 use".into(), "0 uses".into(), "1,234,567 words".into()));
    }

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
