//! Makes the first figure of a report: which words each outlet uses, in whose voice.
//!
//! Below the gates of a share every use is a sign; above them the same section shows shares with intervals. Both say in their subtitle
//! what one sees, and why there is no interval where there is none.

use super::canvas::{Canvas, Words};
use super::font::Ruler;
use super::frame::{self, Page};
use super::mark::{Sign, voice_in_sentence};
use super::phrase::{counted, first_few, number, percent, spelled};
use super::{Error, Figure, Sheet, share_rows, use_counts, use_marks};
use crate::findings::{Findings, GridCell, GridSection};
use crate::text::VoiceGroup;

/// More outlets than this get numbers instead of signs.
const OUTLETS_WITH_SIGNS: usize = 16;
/// More outlets than this are not drawn but counted.
const OUTLETS_DRAWN: usize = 60;
/// More words than this of one outlet are summed up in the alternative text.
const WORDS_IN_ALT: usize = 14;
/// More outlets than this are summed up in the alternative text.
const OUTLETS_IN_ALT: usize = 12;

/// Which words each outlet uses: a row a word, a column an outlet, a sign a use; or shares with intervals where the counts allow them.
///
/// # Errors
/// [`Error::Draw`] when the drawing library fails.
pub fn naming_grid(findings: &Findings, sheet: &Sheet) -> Result<Figure, Error> {
    let title = title(findings);
    if findings.grid.sections.is_empty() || findings.outlets.is_empty() {
        let why = nothing(findings);
        return frame::empty(sheet, Words { id: "naming-grid", title, caption: why.clone(), alt: why });
    }
    let ruler = Ruler::new(sheet);
    let words = Words { id: "naming-grid", title, caption: caption(findings), alt: alt(findings) };
    pictured(findings, &ruler, &words.title).finish(&ruler.sheet, words)
}

/// How many of the words more than one outlet uses.
fn title(findings: &Findings) -> String {
    let rows = || findings.grid.sections.iter().flat_map(|section| &section.rows);
    let shared = rows().filter(|row| row.cells.iter().filter(|cell| cell.uses > 0).count() > 1).count();
    let words = counted(rows().count() as u64, "word", "words");
    if findings.outlets.len() < 2 || rows().next().is_none() {
        return format!("{}: which words each outlet uses", findings.title);
    }
    let found = match shared {
        0 => format!("no outlet shares one of {words} with another"),
        1 => format!("1 of {words} stands in more than one outlet"),
        n => format!("{} of {words} stand in more than one outlet", number(n as u64)),
    };
    format!("{}: {found}", findings.title)
}

/// The page: as many rows a section as fit, and if one row each is too many, as many sections, then as many outlets as fit.
fn pictured(findings: &Findings, ruler: &Ruler, title: &str) -> Canvas {
    let sections = &findings.grid.sections;
    let rows = sections.iter().map(|section| section.rows.len()).max().unwrap_or(0).max(1);
    let outlets = findings.outlets.len().min(OUTLETS_DRAWN);
    frame::fit_each(&ruler.sheet, &[rows, sections.len(), outlets], |most| {
        lay_out(findings, ruler, title, &sections[..most[1]], most[0], most[2])
    })
}

fn lay_out(
    findings: &Findings,
    ruler: &Ruler,
    title: &str,
    sections: &[GridSection],
    rows_at_most: usize,
    outlets_at_most: usize,
) -> Canvas {
    let mut page = Page::new(ruler, title, &measure(findings));
    let outlets = &findings.outlets[..outlets_at_most];
    let (shares, marks): (Vec<_>, Vec<_>) = sections.iter().partition(|section| section.shows_shares);
    let many = outlets.len() > OUTLETS_WITH_SIGNS;
    let signs = signs(&marks);
    if !signs.is_empty() && !many {
        page.y += 8.0;
        page.legend(&signs);
    }
    for section in &shares {
        share_rows::draw(&mut page, outlets, &findings.shares, section, rows_at_most);
    }
    if !marks.is_empty() && many {
        use_counts::draw(&mut page, outlets, &marks, rows_at_most);
    } else if !marks.is_empty() {
        use_marks::draw(&mut page, outlets, &marks, rows_at_most, shares.is_empty());
    }
    let mut notes = Vec::new();
    if findings.outlets.len() > outlets.len() {
        let more = counted((findings.outlets.len() - outlets.len()) as u64, "more outlet", "more outlets");
        notes.push(format!("And {more}: see tables/rates.csv and tables/shares.csv."));
    }
    if findings.grid.sections.len() > sections.len() {
        let more = counted((findings.grid.sections.len() - sections.len()) as u64, "more group of words", "more groups of words");
        notes.push(format!("And {more}: see tables/rates.csv and tables/shares.csv."));
    }
    notes.extend(footnotes(findings));
    page.notes(&notes);
    page.end()
}

/// The signs that occur, in the order of the legend.
fn signs(sections: &[&GridSection]) -> Vec<Sign> {
    let marks = sections.iter().flat_map(|s| &s.rows).flat_map(|row| &row.cells).flat_map(|cell| &cell.marks);
    let mut signs: Vec<_> = marks.map(Sign::of).collect();
    signs.sort_by_key(|sign| (!sign.headline, sign.voice));
    signs.dedup();
    signs
}

/// What one sees, in how many texts, and why there are or are not intervals.
fn measure(findings: &Findings) -> String {
    let sections = &findings.grid.sections;
    let mut said = Vec::new();
    if sections.iter().any(|s| s.shows_shares) {
        said.push(
            "Dots: a word’s part of all the outlet’s own-voice mentions in its group, with 95\u{a0}% intervals; counts where an outlet has \
             too few."
                .to_owned(),
        );
    }
    if sections.iter().any(|s| !s.shows_shares) {
        said.push(if has_signs(findings) {
            "One mark = one use.".to_owned()
        } else {
            "Numbers: uses in all voices; below, where not all are, how many in the outlet’s own words.".to_owned()
        });
    }
    said.extend(why_no_interval(findings));
    said.push(format!(
        "{}, {}, {}.",
        counted(findings.corpus.articles as u64, "article", "articles"),
        counted(findings.corpus.outlets as u64, "outlet", "outlets"),
        counted(findings.corpus.words, "word", "words")
    ));
    said.join(" ")
}

/// True when uses are drawn as signs.
fn has_signs(findings: &Findings) -> bool {
    findings.outlets.len() <= OUTLETS_WITH_SIGNS && findings.grid.sections.iter().any(|section| !section.shows_shares)
}

/// The reason why there are no intervals, when there are none.
fn why_no_interval(findings: &Findings) -> Option<String> {
    if findings.grid.sections.iter().any(|section| section.shows_shares) {
        return None;
    }
    if findings.outlets.iter().all(|outlet| outlet.articles == 1) {
        return Some(match findings.outlets.len() {
            1 => "One article: about one text, nothing can be said of the outlet.".to_owned(),
            n => format!("One article each: about {} texts, nothing can be said of the outlets.", spelled(n)),
        });
    }
    Some("Counts only: a share with an interval needs at least 10 mentions in each of two outlets.".to_owned())
}

fn footnotes(findings: &Findings) -> Vec<String> {
    let mut notes = Vec::new();
    let dates = findings.outlets.iter().flat_map(|outlet| [&outlet.first_date, &outlet.last_date]).flatten();
    if has_signs(findings) && dates.into_iter().any(|date| date.ends_with('*')) {
        notes.push("* Date worked out, not printed in the text.".to_owned());
    }
    if findings.outlets.len() > OUTLETS_WITH_SIGNS {
        notes.push("Dates and words of each outlet are in tables/articles.csv.".to_owned());
    }
    let signs = findings.grid.sections.iter().filter(|section| !section.shows_shares && has_signs(findings));
    if signs.flat_map(|s| &s.rows).flat_map(|r| &r.cells).flat_map(|c| &c.marks).any(|m| m.speaker.is_some()) {
        notes.push("Names beside marks: who is quoted or reported, where the cell has room; all are in tables/evidence.csv.".to_owned());
    }
    let one: Vec<_> = findings
        .grid
        .used_by_one
        .iter()
        .map(|used| format!("{} ({}, {})", used.heading, used.outlet, counted(used.hits, "use", "uses")))
        .collect();
    if !one.is_empty() {
        notes.push(format!("Not drawn, because only one outlet uses them: {}.", first_few(&one, 6, "; ")));
    }
    notes
}

/// Why an empty figure is empty.
fn nothing(findings: &Findings) -> String {
    if findings.outlets.is_empty() {
        return "No article was read, so there is nothing to show.".to_owned();
    }
    if findings.grid.used_by_one.is_empty() {
        return "None of the listed words was found in these texts.".to_owned();
    }
    let mut said = vec!["No group of words is used by two outlets, so there is nothing to compare.".to_owned()];
    said.extend(footnotes(findings).pop());
    said.join(" ")
}

/// What the picture shows, for under it.
fn caption(findings: &Findings) -> String {
    let mut said = vec![measure(findings)];
    if has_signs(findings) {
        said.push("The shape of a mark says in whose voice the word stands; a square is a headline.".to_owned());
    }
    said.push("Grouped by word list: check that each use means the same people or events.".to_owned());
    said.join(" ")
}

/// Outlet by outlet, which words how often and in which voice.
fn alt(findings: &Findings) -> String {
    let outlets: Vec<_> =
        findings.outlets.iter().enumerate().map(|(at, outlet)| format!("{}: {}", outlet.name, uses(findings, at))).collect();
    format!("Words by outlet. {}.", first_few(&outlets, OUTLETS_IN_ALT, ". "))
}

/// The words of one outlet: "rebel 1 in its own words; jihadist 2 reported".
fn uses(findings: &Findings, outlet: usize) -> String {
    let rows = findings.grid.sections.iter().flat_map(|section| &section.rows);
    let used = rows.filter_map(|row| Some((row, row.cells.get(outlet).filter(|cell| cell.uses > 0)?)));
    let said: Vec<_> = used.map(|(row, cell)| format!("{} {}", row.shown, in_words(cell))).collect();
    if said.is_empty() { "none of the words shown".to_owned() } else { first_few(&said, WORDS_IN_ALT, "; ") }
}

/// "1 in its own words, 2 reported", or a share with its interval.
fn in_words(cell: &GridCell) -> String {
    if let Some(share) = &cell.share {
        let (lo, hi) = (percent(share.interval.lo), percent(share.interval.hi));
        return format!("{} of {} own-voice mentions (95\u{a0}% interval {lo} to {hi})", percent(share.share), number(share.of));
    }
    if cell.marks.is_empty() {
        return format!("{}, {} in its own words", counted(cell.uses, "use", "uses"), number(cell.own));
    }
    let mut said = Vec::new();
    for headline in [true, false] {
        for voice in VoiceGroup::ALL {
            let n = cell.marks.iter().map(Sign::of).filter(|sign| *sign == Sign { headline, voice }).count() as u64;
            if n > 0 {
                let place = if headline { " in a headline" } else { "" };
                said.push(format!("{} {}{place}", number(n), voice_in_sentence(voice)));
            }
        }
    }
    said.join(", ")
}
