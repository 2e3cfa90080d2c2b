//! Tells what stands behind a number, for a terminal and as JSON: in plain sentences, with nothing said for or against anybody.

mod compared;
mod offer;
mod places;
mod rate;

use serde::Serialize;

use super::Error;
use super::audited::wrapped;
use super::html::number::percent;
use super::terminal::clean;
use crate::findings::explain::{AuditTold, CautionTold, Explanation, Offer};
use crate::text::VoiceGroup;

/// What stands behind a number, as text `width` columns wide.
pub fn render(explanation: &Explanation, width: usize) -> String {
    let e = explanation;
    let mut out = head(e);
    out.extend(section("The rate", rate::rate(&e.rate, e.voice)));
    out.extend(e.share.iter().flat_map(|share| section("Its part of the words for the same thing", rate::share(share, e))));
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

pub(super) fn lines(lines: &[String], width: usize) -> String {
    lines.iter().flat_map(|line| wrapped(clean(line).trim_end(), width.clamp(60, 140))).map(|line| line + "\n").collect()
}

/// A heading with its lines; nothing without lines.
pub(super) fn section(heading: &str, lines: Vec<String>) -> Vec<String> {
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
pub(super) fn voice(voice: VoiceGroup) -> &'static str {
    match voice {
        VoiceGroup::Own => "in its own words",
        VoiceGroup::All => "in all voices",
        VoiceGroup::Quoted => "in quotations",
        VoiceGroup::Partial => "in partial quotations",
        VoiceGroup::Attributed => "in reported speech",
        VoiceGroup::Unclear => "where it is unclear whose words they are",
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
pub(super) fn n(count: u64, noun: &str) -> String {
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
}
