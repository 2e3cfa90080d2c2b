//! The naming grid for a terminal, and what stands around it.
//!
//! Text of articles is untrusted: control characters never reach the terminal. Widths are counted in columns, so that Chinese names and
//! accents keep the grid straight. What does not fit beside the words goes below, and what is left out is said.

use unicode_width::UnicodeWidthStr;

use crate::audit::Outcome;
use crate::findings::{Findings, Grid, GridCell, GridRow, GridSection, Mark, Outlet};
use crate::text::Voice;

/// Columns kept free on the left of words and cells.
const INDENT: usize = 2;
/// The widest column of words.
const WORDS_AT_MOST: usize = 34;
/// Rows of a naming set with shares; the others are in the report.
const ROWS_WITH_SHARES_AT_MOST: usize = 10;
/// Cautions on the first screen.
const CAUTIONS_AT_MOST: usize = 3;

/// The first screen: what was compared, cautions, grid, what to look at, what was set aside. `width` is the terminal's, in columns.
pub fn render(findings: &Findings, width: usize) -> String {
    let width = width.clamp(40, 160);
    let mut out = Lines { text: String::new(), width };
    out.push(&headline(findings));
    out.push("");
    findings.corpus.told.iter().for_each(|sentence| out.wrapped(sentence, INDENT, INDENT));
    findings.about.iter().for_each(|about| out.wrapped(&about.said, INDENT, INDENT));
    for caution in findings.cautions.iter().filter(|c| c.code != "W09").take(CAUTIONS_AT_MOST) {
        out.wrapped(&caution.sentence, INDENT, INDENT);
    }
    out.push("");
    grid(&mut out, findings);
    if !findings.remarks.is_empty() {
        out.push("");
        out.push("Look at");
        findings.remarks.iter().for_each(|remark| out.wrapped(&remark.sentence, INDENT, INDENT + 2));
    }
    stories(&mut out, findings);
    over_time(&mut out, findings);
    corrected(&mut out, findings);
    out.push("");
    out.line(&set_aside(findings), 0);
    out.text
}

/// What is said of stories and copies; a report has the rows.
fn stories(out: &mut Lines, findings: &Findings) {
    let Some(found) = &findings.stories else { return };
    out.push("");
    out.push("Same story against same story");
    found.said.iter().for_each(|sentence| out.wrapped(sentence, INDENT, INDENT + 2));
}

/// What is said of time; a report has the lines.
fn over_time(out: &mut Lines, findings: &Findings) {
    let Some(time) = &findings.over_time else { return };
    out.push("");
    out.push("Over time");
    time.nothing.iter().chain(&time.said).for_each(|sentence| out.wrapped(sentence, INDENT, INDENT + 2));
}

/// What people overruled, and what of it fits nothing any more.
fn corrected(out: &mut Lines, findings: &Findings) {
    let (fit, _) = findings.corrected.numbers();
    if findings.corrected.judged.is_empty() {
        return;
    }
    out.push("");
    let counts = counted(fit, "mark was corrected or confirmed by people", "marks were corrected or confirmed by people");
    let numbers = match findings.corrected.changed.len() {
        0 => "no number changes by it".to_string(),
        _ => "the report gives the numbers with and without".to_string(),
    };
    out.wrapped(&format!("Corrections: {counts}; {numbers}."), 0, INDENT);
    for judged in &findings.corrected.judged {
        if let Outcome::FitsNothing { why } = &judged.outcome {
            out.wrapped(&format!("{}:{} fits nothing: {why}.", judged.correction.file, judged.correction.line), INDENT, INDENT + 2);
        }
    }
}

struct Lines {
    text: String,
    width: usize,
}

impl Lines {
    fn push(&mut self, line: &str) {
        self.text.push_str(clean(line).trim_end());
        self.text.push('\n');
    }

    /// A line with its own spacing where it fits, else over as many lines as it needs.
    fn line(&mut self, line: &str, indent: usize) {
        if indent + line.width() <= self.width {
            self.push(&format!("{}{line}", " ".repeat(indent)));
        } else {
            self.wrapped(line, indent, indent + 2);
        }
    }

    /// A sentence over as many lines as it needs.
    fn wrapped(&mut self, sentence: &str, first: usize, others: usize) {
        let mut line = " ".repeat(first);
        let mut is_empty = true;
        for word in clean(sentence).split_whitespace() {
            if !is_empty && line.width() + 1 + word.width() > self.width {
                self.push(&line);
                line = " ".repeat(others);
                is_empty = true;
            }
            if !is_empty {
                line.push(' ');
            }
            line.push_str(word);
            is_empty = false;
        }
        if !is_empty {
            self.push(&line);
        }
    }
}

/// The text without what would steer a terminal or turn its direction.
pub fn clean(text: &str) -> String {
    let is_steering =
        |c: char| c.is_control() || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if is_steering(c) { ' ' } else { c }).collect()
}

fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", n, if n == 1 { one } else { many })
}

fn headline(findings: &Findings) -> String {
    let corpus = &findings.corpus;
    format!("{}: {}, {}", findings.title, counted(corpus.articles, "article", "articles"), counted(corpus.outlets, "outlet", "outlets"))
}

fn grid(out: &mut Lines, findings: &Findings) {
    if findings.grid.sections.is_empty() {
        out.wrapped("None of the listed words stands in two of these outlets.", INDENT, INDENT);
        name_the_rest(out, findings);
        return;
    }
    let words = findings.grid.sections.iter().flat_map(|s| &s.rows).map(|row| row.shown.width()).max().unwrap_or(0);
    let words = words.clamp(12, WORDS_AT_MOST) + INDENT + 2;
    let columns = columns(findings);
    // The largest outlets are shown while they fit; they stay in the order of their names.
    let mut by_size: Vec<usize> = (0..findings.outlets.len()).collect();
    by_size.sort_by_key(|&i| (std::cmp::Reverse(findings.outlets[i].words), i));
    let mut room = out.width.saturating_sub(words);
    let mut drawn: Vec<usize> = Vec::new();
    for index in by_size {
        if columns[index] > room && !drawn.is_empty() {
            break;
        }
        room = room.saturating_sub(columns[index]);
        drawn.push(index);
    }
    drawn.sort_unstable();
    for line in 0..3 {
        let mut row = " ".repeat(words);
        drawn.iter().for_each(|&i| row.push_str(&padded(&head(&findings.outlets[i], line), columns[i])));
        out.push(&row);
    }
    for section in sections(findings) {
        out.push(&section_head(section, &drawn, &columns, words));
        let rows = if section.shows_shares { ROWS_WITH_SHARES_AT_MOST } else { usize::MAX };
        for row in section.rows.iter().take(rows) {
            let mut line = padded(&format!("{}{}", " ".repeat(INDENT), cut(&row.shown, WORDS_AT_MOST)), words);
            drawn.iter().for_each(|&i| line.push_str(&padded(&cell(section, row, i), columns[i])));
            out.push(&line);
        }
        if section.rows.len() > rows {
            out.wrapped(&format!("and {} more words: see the report", section.rows.len() - rows), INDENT, INDENT);
        }
    }
    out.push("");
    legend(out, findings);
    let missing = findings.corpus.outlets - drawn.len();
    if missing > 0 {
        out.wrapped(&format!("{} more: see the report.", counted(missing, "outlet", "outlets")), INDENT, INDENT);
    }
    name_the_rest(out, findings);
}

/// The heading; where shares follow, with the number of words they are parts of.
fn section_head(section: &GridSection, drawn: &[usize], columns: &[usize], words: usize) -> String {
    if !section.shows_shares {
        return section.heading.clone();
    }
    let mut line = padded(&cut(&section.heading, words.saturating_sub(1)), words);
    for &outlet in drawn {
        let of = section
            .rows
            .iter()
            .find_map(|row| row.cells[outlet].share.as_ref())
            .map(|share| format!("of {}", share.of))
            .unwrap_or_default();
        line.push_str(&padded(&of, columns[outlet]));
    }
    line
}

/// What only one outlet uses is named in a sentence.
fn name_the_rest(out: &mut Lines, findings: &Findings) {
    let alone: Vec<String> =
        findings.grid.used_by_one.iter().map(|used| format!("{} ({}, {})", lower(&used.heading), used.outlet, used.hits)).collect();
    if !alone.is_empty() {
        out.wrapped(&format!("In one outlet only: {}.", alone.join("; ")), INDENT, INDENT);
    }
    let aside: Vec<String> = findings.grid.lists_aside.iter().map(|list| format!("{} ({})", list.title, list.uses)).collect();
    if !aside.is_empty() {
        out.wrapped(&format!("Other lists find a word here and there: {}. They are in the tables.", aside.join("; ")), INDENT, INDENT);
    }
}

fn lower(heading: &str) -> String {
    let mut letters = heading.chars();
    letters.next().map(|first| first.to_lowercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

fn head(outlet: &Outlet, line: usize) -> String {
    match line {
        0 => clean(&outlet.name),
        1 => match (&outlet.first_date, &outlet.last_date) {
            (Some(first), Some(last)) if first != last => span_of_time(first, last),
            (Some(first), _) => first.clone(),
            _ => "no date".to_string(),
        },
        _ if outlet.articles == 1 => format!("{} words", outlet.words),
        _ => format!("{} articles", outlet.articles),
    }
}

/// "2013–2017", or both days where they lie in one year.
fn span_of_time(first: &str, last: &str) -> String {
    let year = |day: &str| day.trim_end_matches('*').rsplit(' ').next().unwrap_or_default().to_string();
    let (from, to) = (year(first), year(last));
    if from == to {
        format!("{} – {last}", first.trim_end_matches(['*', ' ']).trim_end_matches(&from).trim_end())
    } else {
        format!("{from}–{to}")
    }
}

/// The sections of the first screen. Where parts of a whole are shown, the single words of the categories would bury them; the report has
/// both.
fn sections(findings: &Findings) -> impl Iterator<Item = &GridSection> {
    let has_shares = findings.grid.sections.iter().any(|s| s.shows_shares);
    findings.grid.sections.iter().filter(move |s| s.is_naming || !has_shares)
}

/// The width of each outlet's column.
fn columns(findings: &Findings) -> Vec<usize> {
    let width = |index: usize| {
        let heads = (0..3).map(|line| head(&findings.outlets[index], line).width());
        let cells = sections(findings).flat_map(|s| s.rows.iter().map(move |row| cell(s, row, index).width()));
        heads.chain(cells).max().unwrap_or(0) + 3
    };
    (0..findings.outlets.len()).map(width).collect()
}

fn cell(section: &GridSection, row: &GridRow, outlet: usize) -> String {
    let cell: &GridCell = &row.cells[outlet];
    if let Some(share) = &cell.share {
        let percent = |part: f64| format!("{:.0}", 100.0 * part);
        return format!("{}% [{}–{}]", percent(share.share), percent(share.interval.lo), percent(share.interval.hi));
    }
    if cell.uses == 0 {
        return "·".to_string();
    }
    if section.shows_shares || cell.uses > Grid::MARKS_AT_MOST {
        return format!("{} ({} own)", cell.uses, cell.own);
    }
    let signs: String = cell.marks.iter().map(sign).collect();
    let mut speakers: Vec<&str> =
        cell.marks.iter().filter_map(|mark| mark.speaker.as_deref().filter(|_| mark.voice != Voice::Own)).collect();
    speakers.dedup();
    match speakers.as_slice() {
        [speaker] => format!("{signs} {}", cut(&clean(speaker), 24)),
        _ => signs,
    }
}

fn sign(mark: &Mark) -> &'static str {
    match mark.voice {
        Voice::Own if mark.headline => "■",
        _ if mark.headline => "□",
        Voice::Own => "●",
        Voice::Attributed { .. } => "○",
        Voice::Quoted | Voice::Partial => "\"",
        Voice::Unclear => "?",
    }
}

fn legend(out: &mut Lines, findings: &Findings) {
    let has_shares = findings.grid.sections.iter().any(|s| s.shows_shares);
    let marks = || sections(findings).filter(|s| !s.shows_shares).flat_map(|s| &s.rows).flat_map(|r| &r.cells).flat_map(|c| &c.marks);
    let square = if marks().any(|mark| sign(mark) == "□") { "  □ headline, from a source" } else { "" };
    if marks().next().is_some() && !findings.grid.sections.iter().all(|s| s.shows_shares) {
        out.line(&format!("■ headline{square}  ● own words  ○ reported  \" quoted  ? unclear     one mark = one use"), INDENT);
    }
    if has_shares {
        out.wrapped(
            "37% [28–47]: this word’s part of the outlet’s own words for the thing, and between which figures the part lies, with 95 % confidence. 3 (2 own): too few for that; uses, and those in its own words.",
            INDENT,
            INDENT,
        );
    }
    let is_shown = |id: &str| findings.grid.sections.iter().any(|section| section.lexicon == id);
    let lists: Vec<String> = findings
        .lexicons
        .iter()
        .filter(|card| is_shown(&card.id))
        .map(|card| format!("{} {}", card.id, short_version(&card.version)))
        .collect();
    out.wrapped(&format!("Grouped by word list ({}). Check that each use means the same people.", lists.join(", ")), INDENT, INDENT);
}

/// "1.0" for "1.0.0".
fn short_version(version: &str) -> &str {
    version.strip_suffix(".0").filter(|short| short.contains('.')).unwrap_or(version)
}

fn set_aside(findings: &Findings) -> String {
    let names = |role: &str, lines: usize| match (role, lines) {
        ("byline", 1) => "byline",
        ("byline", _) => "bylines",
        ("dateline", 1) => "dateline",
        ("dateline", _) => "datelines",
        ("caption", 1) => "caption",
        ("caption", _) => "captions",
        (_, 1) => "website line",
        _ => "website lines",
    };
    let roles: Vec<String> = findings
        .ledger
        .set_aside
        .iter()
        .map(|(role, lines, words)| format!("{lines} {} ({})", names(role, *lines), counted(*words as usize, "word", "words")))
        .collect();
    let of = |wanted: &str| findings.ledger.by_status.iter().filter(|(status, _)| status == wanted).map(|(_, n)| n).sum::<usize>();
    let (unread, twice) = (of("left_out"), of("duplicate"));
    let mut sentence = if roles.is_empty() { "Set aside: nothing.".to_string() } else { format!("Set aside: {}.", roles.join(", ")) };
    if unread > 0 {
        sentence += &format!(" {} not read; see tables/ledger.csv.", counted(unread, "input was", "inputs were"));
    }
    if twice > 0 {
        let once = counted(twice, "input is there twice and counts once", "inputs are there twice and count once");
        sentence += &format!(" {once}; see tables/ledger.csv.");
    }
    if findings.outlets.iter().any(|o| o.first_date.as_deref().is_some_and(|date| date.ends_with('*'))) {
        sentence += "   * date worked out, not printed in the text";
    }
    sentence
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// The text, or its beginning with an ellipsis where it is wider.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_string();
    }
    let mut short = String::new();
    for c in text.chars() {
        if short.width() + unicode_width::UnicodeWidthChar::width(c).unwrap_or(0) + 1 > width {
            break;
        }
        short.push(c);
    }
    short + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_steer_a_terminal_is_taken_out() {
        assert_eq!(clean("Daily\u{1b}[31m\u{202e}News\n"), "Daily [31m News ");
        assert_eq!(clean("a\u{61c}b\u{2028}c\u{2069}d\u{9b}e"), "a b c d e");
    }

    #[test]
    fn a_long_name_is_cut_by_columns_and_not_by_bytes() {
        assert_eq!(cut("反政府武装", 7), "反政府…");
        assert_eq!(padded("反", 4), "反  ");
    }
}
