//! Tells what is different between two reports, for a terminal and as a table: it describes, and says of neither that it is the better one.

mod claim;
mod number;
mod put;
mod table;

use super::explain::{lines, n, section};
use crate::findings::diff::{CautionMoved, Difference, Named, Put, PutKind, Side, Verdict};

pub use put::put_lines;
pub use table::table;

/// Lines of each part, where not all are asked for.
const LINES_AT_MOST: usize = 8;

/// What is different, as text `width` columns wide: of each part the first few, or `all` of it.
pub fn render(difference: &Difference, width: usize, all: bool) -> String {
    let d = difference;
    let most = if all { usize::MAX } else { LINES_AT_MOST };
    let mut out = vec![format!("Old: {}", named(&d.old)), format!("New: {}", named(&d.new))];
    out.extend(d.notes.iter().cloned());
    out.extend(section("What was put in differently", put::put(d, most)));
    out.extend(section("Differences that may be claimed", limited(claim::claims(d), most)));
    out.extend(section("Cautions", limited(d.cautions.iter().flat_map(caution).collect(), most)));
    out.extend(section("Sentences of the first screen", sentences(d, most)));
    let headed = |verdict: Verdict, heading: &str| section(heading, limited(number::told(d, verdict, all), most));
    out.extend(headed(Verdict::Beyond, "Numbers outside their old range"));
    out.extend(headed(Verdict::Appeared, "Used now, and not before"));
    out.extend(headed(Verdict::Gone, "Used before, and not now"));
    out.extend(headed(Verdict::Count, "Other counts, with too little for a range"));
    out.extend(section("The rest", rest(d)));
    if d.is_none() {
        out.push(String::new());
        out.push("The reports say the same.".to_string());
    } else if d.numbers.iter().any(|moved| moved.verdict == Verdict::Beyond) {
        out.push(String::new());
        out.push(caution_of(d).to_string());
    }
    lines(&out, width)
}

/// What “outside” means, and what it does not.
fn caution_of(d: &Difference) -> &'static str {
    let is_of_texts = |put: &Put| matches!(put.kind, PutKind::Input | PutKind::Article);
    match d.put.iter().any(is_of_texts) {
        true => {
            "“Outside” means that the old range does not hold the new number. It is no test: with other articles, some 17 numbers in a hundred lie outside \
             though nothing has changed."
        }
        false => {
            "“Outside” means that the old range does not hold the new number. The articles are the same, so that what moved comes from what was put in differently."
        }
    }
}

fn named(report: &Named) -> String {
    let Named { title, articles, outlets, words, version, .. } = report;
    format!("{title}, {}, {}, {} (slantwise {version})", n(*articles as u64, "article"), n(*outlets as u64, "outlet"), n(*words, "word"))
}

/// The first ones, and how many more there are.
fn limited(mut lines: Vec<String>, most: usize) -> Vec<String> {
    if lines.len() > most {
        let more = lines.len() - most;
        lines.truncate(most);
        lines.push(format!("and {more} more: --all"));
    }
    lines
}

fn caution(moved: &CautionMoved) -> Vec<String> {
    let said = |what: &str, sentence: &Option<String>| sentence.as_ref().map(|sentence| format!("{what}, {}: {sentence}", moved.code));
    said("No longer said", &moved.old).into_iter().chain(said("Now said", &moved.new)).collect()
}

/// Half of the lines are for each report, so that what is said now is not behind all that was said.
fn sentences(d: &Difference, most: usize) -> Vec<String> {
    let of = |side, said: &str| {
        let of_side = d.sentences.iter().filter(|sentence| sentence.side == side);
        limited(of_side.map(|sentence| format!("{said}: {}", sentence.text)).collect(), most.div_ceil(2))
    };
    [of(Side::Old, "No longer said"), of(Side::New, "Now said")].concat()
}

/// What is not listed, in a line each.
fn rest(d: &Difference) -> Vec<String> {
    let mut lines = Vec::new();
    for (side, what, name, numbers) in &d.tallied.only {
        let which = if *side == Side::Old { "old" } else { "new" };
        lines.push(format!("Only the {which} report has the {what} {name}: {} of it, not set side by side.", n(*numbers as u64, "number")));
    }
    if d.tallied.not_compared > 0 {
        let numbers = n(d.tallied.not_compared as u64, "number");
        lines.push(format!("{numbers} (rates and ratios) not set side by side: per mentions in one report and per words in the other, or to another outlet."));
    }
    let many = |verdict: Verdict| d.numbers.iter().filter(|moved| moved.verdict == verdict).count() as u64;
    let parts = [
        (many(Verdict::Within), "moved inside the old range"),
        (many(Verdict::Range), "stand with another range"),
        (d.tallied.same as u64, "are the same"),
    ];
    let parts: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(count, what)| format!("{} {what}", n(*count, "number"))).collect();
    if d.claims_kept > 0 {
        let stand = if d.claims_kept == 1 { "stands as it stood" } else { "stand as they stood" };
        lines.push(format!(
            "{} that may be claimed {stand} (own words and all voices counted apart).",
            n(d.claims_kept as u64, "difference")
        ));
    }
    if !parts.is_empty() {
        lines.push(format!("{}.", parts.join("; ")));
    }
    lines
}
