//! What `discover` found, for a terminal.

use unicode_width::UnicodeWidthStr;

use crate::findings::{DiscoveredOutlet, DiscoveredWord, Discovery};
use crate::report::discovery::{counted, grouped, left_out, per_thousand, percent, voice};
use crate::report::terminal::clean;
use crate::vocabulary::Verdict;

/// How much of it is shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// Words of an outlet.
    pub words: usize,
    /// Outlets, the largest; they stay in the order of their names.
    pub outlets: usize,
    /// Columns of the terminal.
    pub width: usize,
}

/// The widest column of words.
const WORDS_AT_MOST: usize = 36;

/// The words by outlet, with what stands around them.
pub fn render(discovery: &Discovery, shown: Shown) -> String {
    let width = shown.width.clamp(60, 160);
    let mut out = String::new();
    let all = counted(discovery.words, voice(discovery).trim_end_matches('s'), voice(discovery));
    let outlets = counted(discovery.all_outlets as u64, "outlet", "outlets");
    line(&mut out, &format!("{}: {}, {outlets}, {all}", discovery.title, counted(discovery.articles as u64, "article", "articles")));
    out.push('\n');
    for sentence in std::iter::once(&discovery.exploratory).chain(&discovery.remarks) {
        wrapped(&mut out, sentence, width, 2);
    }
    let drawn = largest(discovery, shown.outlets);
    if !drawn.is_empty() {
        table(&mut out, discovery, &drawn, shown.words, width);
    }
    notes(&mut out, discovery, &drawn, shown.words, width);
    out
}

/// The largest outlets with words, in the order of their names.
fn largest(discovery: &Discovery, most: usize) -> Vec<&DiscoveredOutlet> {
    let mut outlets: Vec<&DiscoveredOutlet> = discovery.outlets.iter().filter(|outlet| !outlet.words.is_empty()).collect();
    outlets.sort_by(|a, b| b.size.cmp(&a.size).then_with(|| a.name.cmp(&b.name)));
    outlets.truncate(most);
    outlets.sort_by(|a, b| a.name.cmp(&b.name));
    outlets
}

fn table(out: &mut String, discovery: &Discovery, outlets: &[&DiscoveredOutlet], most: usize, width: usize) {
    let words = outlets.iter().flat_map(|outlet| outlet.words.iter().take(most)).map(|word| clean(&word.shown).width()).max().unwrap_or(0);
    let column = words.clamp(12, WORDS_AT_MOST) + 4;
    let other_half = if discovery.how.confirm { "  other half" } else { "" };
    out.push('\n');
    line(out, &format!("{}  uses     articles  per 1,000   others  largest article{other_half}", " ".repeat(column)));
    for outlet in outlets {
        let size = counted(outlet.size, voice(discovery).trim_end_matches('s'), voice(discovery));
        wrapped(out, &format!("{} ({}, {size})", outlet.name, counted(u64::from(outlet.articles), "article", "articles")), width, 0);
        for word in outlet.words.iter().take(most) {
            line(out, &row(outlet, word, column));
        }
    }
}

fn row(outlet: &DiscoveredOutlet, word: &DiscoveredWord, column: usize) -> String {
    let shown = clean(&word.shown);
    // A long phrase pushes its numbers to the right; nothing is cut.
    let gap = " ".repeat(column.saturating_sub(2 + shown.width()));
    let star = if word.top_article_share > 0.5 { "*" } else { " " };
    let numbers = format!(
        "{:>6}  {:>11}  {:>9}  {:>7}  {:>14}{star}",
        grouped(word.found.outlet.uses),
        format!("{} of {}", word.found.articles, outlet.articles),
        per_thousand(word.found.outlet),
        per_thousand(word.found.others),
        percent(word.top_article_share),
    );
    let held = word.held.map(|(_, verdict)| format!("  {}", said(verdict))).unwrap_or_default();
    format!("  {shown}{gap}{numbers}{held}")
}

/// A verdict in a word or two.
pub(super) fn said(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Kept => "kept",
        Verdict::Weaker => "weaker",
        Verdict::Gone => "gone",
        Verdict::NotUsed => "not used",
    }
}

fn notes(out: &mut String, discovery: &Discovery, drawn: &[&DiscoveredOutlet], most: usize, width: usize) {
    out.push('\n');
    if drawn.is_empty() {
        let how = &discovery.how;
        wrapped(
            out,
            &format!(
                "No word sets an outlet apart that stands in {} of its articles and has {} uses there (--min-articles, --min-count).",
                how.min_articles, how.min_count
            ),
            width,
            2,
        );
    }
    if drawn.iter().any(|outlet| outlet.words.iter().take(most).any(|word| word.top_article_share > 0.5)) {
        wrapped(out, "* more than half of the uses stand in one article", width, 2);
    }
    if let Some((all, kept, weaker)) = discovery.confirmed().filter(|(all, ..)| *all > 0) {
        wrapped(
            out,
            &format!(
                "Found on one half of the articles and looked up on the other: of {} {} kept direction and size, {} direction only, and {} neither.",
                counted(all as u64, "word", "words"),
                grouped(kept as u64),
                grouped(weaker as u64),
                grouped((all - kept - weaker) as u64)
            ),
            width,
            2,
        );
    }
    let with_words = discovery.outlets.iter().filter(|outlet| !outlet.words.is_empty()).count();
    if with_words > drawn.len() {
        let more = counted((with_words - drawn.len()) as u64, "more outlet", "more outlets");
        wrapped(out, &format!("{more}: see the report, or name some with --outlet."), width, 2);
    }
    let left_out = left_out(discovery);
    if !left_out.is_empty() {
        wrapped(out, &format!("Left out: {}.", left_out.join("; ")), width, 2);
    }
    if discovery.unread > 0 {
        wrapped(
            out,
            &format!("{} could not be read: see tables/ledger.csv.", counted(discovery.unread as u64, "input", "inputs")),
            width,
            2,
        );
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(clean(text).trim_end());
    out.push('\n');
}

/// A sentence over as many lines as it needs, the others two columns further in.
fn wrapped(out: &mut String, sentence: &str, width: usize, indent: usize) {
    let mut current = " ".repeat(indent);
    let mut is_empty = true;
    for word in clean(sentence).split_whitespace() {
        if !is_empty && current.width() + 1 + word.width() > width {
            line(out, &current);
            current = " ".repeat(indent + 2);
            is_empty = true;
        }
        if !is_empty {
            current.push(' ');
        }
        current.push_str(word);
        is_empty = false;
    }
    line(out, &current);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::discovery::fixture;

    const SCREEN: &str = "\
Town news: 20 articles, 2 outlets, 12,000 own words

  Exploratory: found by looking, not tested. Words follow subjects, so an outlet that covers other events has other
    words.
  A remark.

                     uses     articles  per 1,000   others  largest article
Daily <b> (10 articles, 4,000 own words)
  left-wing mayor      12      4 of 10       3.00     0.25            25 %
  bypass                8      4 of 10       2.00        0            75 %*

  * more than half of the uses stand in one article
  Left out: words of the word lists conflict; 1 word or phrase with a capital wherever that can be told, taken for
    names (--names shows them); 1 word or phrase that stands at the ends of articles only, taken for the page’s; 2
    sentences of the page, such as “read more” (11 words); 1 sentence that stands word for word in an earlier article
    of the same outlet (9 words).
";

    #[test]
    fn the_screen_says_first_that_nothing_is_tested() {
        assert_eq!(render(&fixture::discovery(), Shown { words: 10, outlets: 12, width: 118 }), SCREEN);
    }

    #[test]
    fn the_largest_outlets_are_shown_and_the_others_counted() {
        let mut discovery = fixture::discovery();
        discovery.outlets[1].words = vec![fixture::word(1, "harbour", 9, 1, None)];
        discovery.outlets[1].size = 9_000;
        let screen = render(&discovery, Shown { words: 1, outlets: 1, width: 118 });
        assert!(screen.contains("harbour") && !screen.contains("bypass") && !screen.contains("mayor"), "{screen}");
        assert!(screen.contains("1 more outlet: see the report, or name some with --outlet."), "{screen}");
    }
}
