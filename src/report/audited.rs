//! What an audit found, for a terminal: precision, differences between outlets, agreement, voices, what is left to settle.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use crate::audit::{ALPHA_AT_LEAST, ALPHA_FIRM, Agreement, AuditRow, Key, Measure, PRECISION_AT_LEAST, Scored, VOICES};
use crate::compare::in_words;
use crate::findings::share;
use crate::report::terminal::clean;

/// The widest column of names.
const NAMES_AT_MOST: usize = 44;
/// With more outlets than this their groups are in the table only.
const OUTLETS_IN_GROUPS: usize = 4;
/// Rows of corrected rates at most.
const RATES_AT_MOST: usize = 40;
/// Marks listed at most that coders have to settle, and entries named for one reason.
const LISTED_AT_MOST: usize = 30;

/// The screen of `audit score`, `width` columns wide. `coders` are their names.
pub fn render(scored: &Scored, coders: &[String], key: &Key, width: usize) -> String {
    let mut out = vec![summary(scored, coders), String::new()];
    out.extend(differences(scored));
    out.extend(precision(scored));
    out.extend(voices(scored));
    out.extend(agreement(scored, coders.len()));
    out.extend(corrected(scored));
    out.extend(entries(scored));
    out.extend(disputed(scored, key));
    out.iter().flat_map(|line| wrapped(clean(line).trim_end(), width.clamp(60, 140))).map(|line| line + "\n").collect()
}

/// A sentence over as many lines as it needs; rows of tables, which are told by their gaps, stay as they are.
pub(super) fn wrapped(line: &str, width: usize) -> Vec<String> {
    let indent = line.len() - line.trim_start().len();
    if line.width() <= width || line.trim_start().contains("   ") {
        return vec![line.to_string()];
    }
    let mut lines = vec![" ".repeat(indent)];
    for word in line[indent..].split(' ') {
        let last = lines.last_mut().expect("there is a first line");
        let is_empty = last.trim().is_empty();
        if !is_empty && last.width() + 1 + word.width() > width {
            lines.push(format!("{}{word}", " ".repeat(indent + 2)));
        } else {
            last.push_str(if is_empty { "" } else { " " });
            last.push_str(word);
        }
    }
    lines
}

fn summary(scored: &Scored, coders: &[String]) -> String {
    let people = if coders.len() == 1 { "one coder".to_string() } else { format!("{} coders", in_words(coders.len() as u64)) };
    format!("{} of {} marks coded, by {people} ({}).", scored.coded, scored.marks, coders.join(", "))
}

/// ".93 [.86, .97]".
fn with_interval(number: Option<f64>, lo: Option<f64>, hi: Option<f64>) -> String {
    match (number, lo, hi) {
        (Some(number), Some(lo), Some(hi)) => format!("{} [{}, {}]", share(number), share(lo), share(hi)),
        (Some(number), ..) => share(number),
        _ => "–".to_string(),
    }
}

fn of<'a>(scored: &'a Scored, subjects: &'a [&str], measure: Measure) -> impl Iterator<Item = &'a AuditRow> {
    scored.rows.iter().filter(move |row| row.measure == measure && subjects.contains(&row.subject.as_str()))
}

const GROUPS: [&str; 3] = ["lexicon", "category", "naming"];

/// First of all: where precision differs between outlets, a difference in counts may be one in mistakes.
fn differences(scored: &Scored) -> Vec<String> {
    let mut lines = Vec::new();
    for measure in [Measure::Sense, Measure::Own] {
        for row in of(scored, &GROUPS, measure).filter(|row| row.outlet.is_empty() && row.p_difference.is_some_and(|p| p <= 0.05)) {
            let outlets = of(scored, &GROUPS, measure)
                .filter(|r| (&r.lexicon, &r.subject, &r.group) == (&row.lexicon, &row.subject, &row.group) && !r.outlet.is_empty());
            let each: Vec<String> = outlets.map(|r| format!("{} {}", r.outlet, with_interval(r.precision, r.lo, r.hi))).collect();
            let what = if measure == Measure::Own { "The precision of own words" } else { "The precision" };
            lines.push(format!("CAUTION: {what} of {} differs between outlets: {}.", name(row), each.join(", ")));
            let p = row.p_difference.unwrap_or_default();
            lines.push(format!(
                "  p {p:.4}, whole articles exchanged between outlets. A difference in their counts may be one in the tool's mistakes: use the \
                 corrected rates, or do not compare them on these words."
            ));
        }
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

fn name(row: &AuditRow) -> String {
    if row.subject == "lexicon" { format!("the word list {}", row.lexicon) } else { format!("“{}”", row.shown) }
}

fn precision(scored: &Scored) -> Vec<String> {
    let mut rows: Vec<[String; 4]> = Vec::new();
    let cell = |row: Option<&AuditRow>| match row {
        Some(row) => format!("{} ({} of {})", with_interval(row.precision, row.lo, row.hi), row.right, row.n),
        None => "–".to_string(),
    };
    let outlets: BTreeSet<&str> = of(scored, &GROUPS, Measure::Sense).map(|row| row.outlet.as_str()).filter(|o| !o.is_empty()).collect();
    let is_shown = |row: &&AuditRow| row.outlet.is_empty() || row.subject == "lexicon" || outlets.len() <= OUTLETS_IN_GROUPS;
    for row in of(scored, &GROUPS, Measure::Sense).filter(is_shown) {
        let own = of(scored, &GROUPS, Measure::Own)
            .find(|r| (&r.lexicon, &r.subject, &r.group, &r.outlet) == (&row.lexicon, &row.subject, &row.group, &row.outlet));
        let (indent, shown) = match (row.subject.as_str(), row.outlet.is_empty()) {
            ("lexicon", true) => ("", row.lexicon.clone()),
            (_, true) => ("  ", row.shown.clone()),
            (_, false) => ("    ", row.outlet.clone()),
        };
        let p = row.p_difference.filter(|_| row.outlet.is_empty()).map(|p| format!("p {p:.3}")).unwrap_or_default();
        rows.push([format!("{indent}{shown}"), cell(Some(row)), cell(own), p]);
    }
    if rows.is_empty() {
        return vec!["No mark is coded yet.".to_string(), String::new()];
    }
    let head = ["", "Means what the list says", "Own words: means it and is own", "Outlets differ?"].map(str::to_string);
    let mut lines = vec!["Precision, with Wilson's 95 % interval (right of looked at)".to_string()];
    lines.extend(table(std::iter::once(head).chain(rows).collect()));
    let elsewhere = if outlets.len() > OUTLETS_IN_GROUPS { " Groups by outlet: audit.csv." } else { "" };
    lines.push(format!(
        "  Each mark is weighted by how many it was drawn from; “right of looked at” are plain counts. Unsure, and disagreement that is not \
         settled, count as not right. p: whole articles exchanged between the outlets.{elsewhere}"
    ));
    lines.push(String::new());
    lines
}

fn table<const N: usize>(rows: Vec<[String; N]>) -> Vec<String> {
    let width = |at: usize| rows.iter().map(|row| row[at].width()).max().unwrap_or(0).min(NAMES_AT_MOST);
    let widths: Vec<usize> = (0..N).map(width).collect();
    let line = |row: &[String; N]| {
        let mut line = String::from("  ");
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 3));
        }
        line
    };
    rows.iter().map(line).collect()
}

fn voices(scored: &Scored) -> Vec<String> {
    let Some(row) = of(scored, &["lexicon"], Measure::Voice).find(|row| row.outlet.is_empty()) else { return Vec::new() };
    let lexicons: Vec<&AuditRow> = of(scored, &["lexicon"], Measure::Voice).filter(|row| row.outlet.is_empty()).collect();
    let each = |row: &&AuditRow| format!("{} {} ({} of {})", row.lexicon, with_interval(row.precision, row.lo, row.hi), row.right, row.n);
    let mut lines = vec![format!(
        "Whose words: read as people do in {}",
        if lexicons.len() == 1 { each(&row) } else { lexicons.iter().map(each).collect::<Vec<_>>().join(", ") }
    )];
    let head = std::iter::once("the tool ↓ people →".to_string()).chain(VOICES.map(|v| v.key().to_string()));
    let body = VOICES.iter().zip(scored.confusion).map(|(voice, counts)| {
        std::iter::once(voice.key().to_string()).chain(counts.map(|n| if n == 0 { "·".to_string() } else { n.to_string() })).collect()
    });
    let cells: Vec<Vec<String>> = std::iter::once(head.collect()).chain(body).collect();
    let rows: Vec<[String; 6]> = cells.into_iter().map(|row| std::array::from_fn(|i| row.get(i).cloned().unwrap_or_default())).collect();
    lines.extend(table(rows));
    lines.push(String::new());
    lines
}

/// What an agreement allows, in plain words.
pub fn agreed(agreement: &Agreement) -> String {
    let counts = format!("{} of {} marks coded alike", agreement.agreed, agreement.marks);
    let kappa = agreement.kappa.map(|kappa| format!("; kappa {}", share(kappa))).unwrap_or_default();
    let Some(alpha) = agreement.alpha else {
        return format!("{counts}; all codes are the same, so that agreement beyond chance cannot be told");
    };
    let interval = agreement.bounds.map(|b| format!(" [{}, {}]", share(b.lo), share(b.hi))).unwrap_or_default();
    let verdict = match alpha {
        a if a >= ALPHA_FIRM => "firm",
        a if a >= ALPHA_AT_LEAST => "tentative: say so wherever a number rests on it",
        _ => "too low: not to be reported as a finding; sharpen the instructions, settle the differences and code anew",
    };
    format!("{counts}{kappa}; alpha {}{interval}: {verdict}", share(alpha))
}

fn agreement(scored: &Scored, coders: usize) -> Vec<String> {
    if coders < 2 {
        return vec![
            "One person coded: how far people agree is not known. Have a second one code the same sheet.".to_string(),
            String::new(),
        ];
    }
    let lines = [("Meaning", &scored.sense), ("Voice", &scored.voice)];
    let line = |(what, agreement): (&str, &Agreement)| match agreement.marks {
        0 => format!("  {what:<9}nothing was coded by both"),
        _ => format!("  {what:<9}{}", agreed(agreement)),
    };
    let head = "Agreement before anything was settled (Cohen's kappa; Krippendorff's alpha, nominal, marks resampled)".to_string();
    std::iter::once(head).chain(lines.into_iter().map(line)).chain([String::new()]).collect()
}

fn corrected(scored: &Scored) -> Vec<String> {
    let interval = |value: Option<f64>, lo: Option<f64>, hi: Option<f64>| match (value, lo, hi) {
        (Some(value), Some(lo), Some(hi)) => format!("{value:.2} [{lo:.2}, {hi:.2}]"),
        (Some(value), ..) => format!("{value:.2}"),
        _ => "–".to_string(),
    };
    let mut rows = vec![["", "per 1,000", "corrected", "times the others", "corrected"].map(str::to_string)];
    let outlets: BTreeSet<&str> = of(scored, &GROUPS, Measure::Sense).map(|row| row.outlet.as_str()).filter(|o| !o.is_empty()).collect();
    let subjects: &[&str] = if outlets.len() > OUTLETS_IN_GROUPS { &["lexicon"] } else { &["category", "naming"] };
    for measure in [Measure::Sense, Measure::Own] {
        for row in of(scored, subjects, measure).filter(|row| row.rate.is_some()) {
            let voice = if measure == Measure::Own { "own" } else { "all" };
            rows.push([
                format!("{}: {} ({voice})", row.shown, row.outlet),
                interval(row.rate, None, None),
                interval(row.corrected, row.corrected_lo, row.corrected_hi),
                interval(row.ratio, None, None),
                interval(row.corrected_ratio, row.corrected_ratio_lo, row.corrected_ratio_hi),
            ]);
        }
    }
    if rows.len() == 1 {
        return Vec::new();
    }
    let more = rows.len().saturating_sub(1 + RATES_AT_MOST);
    rows.truncate(1 + RATES_AT_MOST);
    let mut lines = vec!["Rates with the wrong marks taken out (all voices; own words)".to_string()];
    lines.extend(table(rows));
    lines.extend((more > 0).then(|| format!("  and {more} more, in audit.csv")));
    lines.push(
        "  Intervals join the spread over articles with what the sample leaves open of the precision. What the lists miss is not put back: a \
         ratio holds while each outlet is missed alike."
            .to_string(),
    );
    lines.push(String::new());
    lines
}

/// Entries that may be wrong too often, and those of which too few were seen.
fn entries(scored: &Scored) -> Vec<String> {
    let low = |row: &&AuditRow| row.outlet.is_empty() && row.lo.is_some_and(|lo| lo < PRECISION_AT_LEAST);
    let mut seen = BTreeSet::new();
    let mut unique = |row: &&AuditRow| seen.insert((row.lexicon.clone(), row.item.clone(), row.subject.clone()));
    let below: Vec<&AuditRow> = of(scored, &["term", "label"], Measure::Sense).filter(low).filter(|row| unique(row)).collect();
    let (few, wrong): (Vec<&AuditRow>, Vec<&AuditRow>) = below.into_iter().partition(|row| row.right == row.n);
    let mut lines = Vec::new();
    if !wrong.is_empty() {
        lines.push(format!(
            "Consider switching these off, or reading every use (the interval reaches below {}):",
            share(PRECISION_AT_LEAST)
        ));
        let entry = |row: &&AuditRow| {
            let interval = with_interval(row.precision, row.lo, row.hi);
            format!("  {} ({}): {interval}, {} of {} right", row.shown, row.lexicon, row.right, row.n)
        };
        lines.extend(wrong.iter().take(LISTED_AT_MOST).map(entry));
        lines.extend(more(wrong.len()));
        lines.push(String::new());
    }
    if !few.is_empty() {
        let named: Vec<String> = few.iter().take(LISTED_AT_MOST).map(|row| format!("{} {}", row.shown, row.n)).collect();
        let rest = few.len().saturating_sub(LISTED_AT_MOST);
        let rest = if rest > 0 { format!(", and {rest} more") } else { String::new() };
        lines.push(format!("All right so far, but too few to tell: {}{rest}.", named.join(", ")));
        lines.push(String::new());
    }
    lines
}

fn more(all: usize) -> Option<String> {
    (all > LISTED_AT_MOST).then(|| format!("  and {} more, in audit.csv", all - LISTED_AT_MOST))
}

fn disputed(scored: &Scored, key: &Key) -> Vec<String> {
    if scored.disputed.is_empty() {
        return Vec::new();
    }
    let n = scored.disputed.len();
    let marks = if n == 1 { "1 mark".to_string() } else { format!("{n} marks") };
    let shown = |id: &String| key.place(id).map(|at| format!("{id} ({})", key.rows()[at].mark)).unwrap_or_default();
    let listed: Vec<String> = scored.disputed.iter().take(4 * LISTED_AT_MOST).map(shown).collect();
    let rest = n.saturating_sub(4 * LISTED_AT_MOST);
    let rest = if rest > 0 { format!(", and {rest} more") } else { String::new() };
    vec![
        format!("To settle between the coders, {marks}: {}{rest}.", listed.join(", ")),
        "  Talk them over, write what you agree on into a copy of the sheet, and give it with --settled.".to_string(),
        String::new(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Bounds;

    #[test]
    fn what_an_agreement_allows_is_said_in_words() {
        let said =
            |alpha| agreed(&Agreement { marks: 96, agreed: 90, kappa: Some(0.8), alpha, bounds: Some(Bounds { lo: 0.6, hi: 0.95 }) });
        assert_eq!(said(Some(0.81)), "90 of 96 marks coded alike; kappa .80; alpha .81 [.60, .95]: firm");
        assert!(said(Some(0.7)).contains("alpha .70 [.60, .95]: tentative"));
        assert!(said(Some(0.6)).contains("not to be reported as a finding"));
        assert!(said(None).contains("cannot be told"));
    }

    #[test]
    fn shares_are_written_as_in_tables_of_statistics() {
        assert_eq!([share(0.934), share(1.0), share(0.0), share(-0.1)], [".93", "1.00", ".00", "-0.10"]);
        assert_eq!(with_interval(Some(0.93), Some(0.86), Some(0.97)), ".93 [.86, .97]");
    }
}
