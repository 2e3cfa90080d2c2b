//! Cuts an article into paragraphs and says what each is: headline, lede, body, or a line of the page to set aside.
//!
//! A line that its page adds (a byline, "See also", a comment form) can stand anywhere, also between two paragraphs. Lines that an
//! editor or a mail program broke at a fixed width are joined again; lines that are paragraphs of their own are not.

use crate::span::Span;
use crate::text::document::{Role, Zone};
use crate::text::recurring::Recurring;
use crate::text::rules::Rules;
use crate::text::word;

/// A paragraph and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    /// Its bytes, without white space at either end.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A part of the article.
    Part(Zone),
    /// A line of the page.
    Aside(Role),
}

/// A first line longer than this is no headline.
const HEADLINE_WORDS_AT_MOST: usize = 30;

/// The paragraphs of an article, in order. `headline` is the title where it is known; else the first line is looked at. `recurring` are the
/// lines of this outlet's pages that somebody has told.
pub(super) fn blocks(text: &str, headline: Option<Span>, rules: &Rules, outlet: &str, recurring: &Recurring) -> Vec<Block> {
    let body_from = headline.map_or(0, Span::end);
    let mut pieces: Vec<(Span, Option<Role>)> = Vec::new();
    for group in groups(text, body_from) {
        let mut run: Vec<Span> = Vec::new();
        for line in group {
            match set_aside(text, line, rules).or_else(|| recurring.role_of(outlet, line.of(text))) {
                Some(role) => {
                    pieces.extend(join_wrapped(text, &run).into_iter().map(|span| (span, None)));
                    run.clear();
                    pieces.push((line, Some(role)));
                }
                None => run.push(line),
            }
        }
        pieces.extend(join_wrapped(text, &run).into_iter().map(|span| (span, None)));
    }
    let mut blocks: Vec<Block> =
        headline.map(|span| Block { span: span.trimmed(text), kind: Kind::Part(Zone::Headline) }).into_iter().collect();
    let parts = pieces.iter().filter(|(_, role)| role.is_none()).count();
    let mut zone = Zone::Lede;
    let mut is_first = headline.is_none();
    for (span, role) in pieces {
        let kind = match role {
            Some(role) => Kind::Aside(role),
            None if std::mem::take(&mut is_first) && parts > 1 && looks_like_headline(text, span) => Kind::Part(Zone::Headline),
            None => Kind::Part(std::mem::replace(&mut zone, Zone::Body)),
        };
        let opening = if kind == Kind::Part(Zone::Lede) { dateline(text, span, rules) } else { None };
        if let Some(dateline) = opening {
            blocks.push(Block { span: dateline.trimmed(text), kind: Kind::Aside(Role::Dateline) });
        }
        let span = opening.map_or(span, |dateline| Span::new(dateline.end(), span.end()));
        blocks.push(Block { span, kind });
    }
    blocks
}

/// Lines that stand together, without blank ones.
fn groups(text: &str, from: usize) -> Vec<Vec<Span>> {
    let mut groups = vec![Vec::new()];
    let mut start = from;
    for line in text[from..].split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']) {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len();
        let is_line_end_of_two = line == "\n" && text[..start - line.len()].ends_with('\r');
        if !span.is_empty() {
            groups.last_mut().expect("starts with one group").push(span);
        } else if !is_line_end_of_two && !groups.last().expect("starts with one group").is_empty() {
            groups.push(Vec::new());
        }
    }
    groups
}

fn set_aside(text: &str, line: Span, rules: &Rules) -> Option<Role> {
    let words = line.of(text);
    // No rule accepts a longer line, so that a paragraph is not searched by every one of them.
    if words.len() > 600 {
        return None;
    }
    let count = word::words(text, line).count();
    if count == 0 {
        return Some(Role::Boilerplate).filter(|_| !words.contains(['“', '”', '"']));
    }
    let ends_as_sentence = words.ends_with(['.', '!', '?']);
    let rule = rules.set_aside.iter().find(|rule| count <= rule.max_words && (rule.ends || !ends_as_sentence) && rule.line.is_match(words));
    rule.map(|rule| rule.role)
}

/// "DAMASCUS (Reuters) — " before the first words of the lede.
fn dateline(text: &str, lede: Span, rules: &Rules) -> Option<Span> {
    let words = lede.of(text);
    let length = rules.datelines.iter().filter_map(|rule| rule.find(words)).map(|found| found.end()).next()?;
    (length < words.len()).then(|| Span::new(lede.start(), lede.start() + length))
}

/// Lines of one group: one paragraph when they were broken at a fixed width, else each its own.
fn join_wrapped(text: &str, lines: &[Span]) -> Vec<Span> {
    let Some((last, others)) = lines.split_last() else { return Vec::new() };
    let fits = |line: &&Span| (30..=100).contains(&line.of(text).chars().count());
    let ends = others.iter().filter(|line| line.of(text).ends_with(['.', '!', '?', '”', '"', ':'])).count();
    let goes_on = lines[1..].iter().any(|line| line.of(text).starts_with(char::is_lowercase));
    if !others.is_empty() && others.iter().all(|line| fits(&line)) && 2 * ends < others.len().max(2) && goes_on {
        return vec![others[0].joined(*last)];
    }
    lines.to_vec()
}

fn looks_like_headline(text: &str, span: Span) -> bool {
    let line = span.of(text);
    !line.ends_with(['.', ',', ';', ':'])
        && line.len() < 400
        && word::words(text, span).take(HEADLINE_WORDS_AT_MOST + 1).count() <= HEADLINE_WORDS_AT_MOST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::rules::ENGLISH;

    fn read(text: &str) -> Vec<(&str, Kind)> {
        blocks(text, None, &ENGLISH, "", &Recurring::default()).into_iter().map(|block| (block.span.of(text), block.kind)).collect()
    }

    #[test]
    fn every_rule_for_a_line_sets_aside_its_hits_and_leaves_its_misses() {
        for rule in &ENGLISH.set_aside {
            for line in &rule.hit {
                assert_eq!(set_aside(line, Span::new(0, line.len()), &ENGLISH), Some(rule.role), "{line:?} should be set aside");
            }
            for line in &rule.miss {
                assert_eq!(set_aside(line, Span::new(0, line.len()), &ENGLISH), None, "{line:?} should stay");
            }
        }
    }

    #[test]
    fn a_pointer_between_two_paragraphs_is_set_aside_where_it_stands() {
        let text = "The town falls\n\nThe army left on Monday.\n\nSee also  Another headline of the day\n\nNobody was hurt.\n";
        let kinds: Vec<Kind> = read(text).into_iter().map(|(_, kind)| kind).collect();
        let expected = [Kind::Part(Zone::Headline), Kind::Part(Zone::Lede), Kind::Aside(Role::Boilerplate), Kind::Part(Zone::Body)];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn lines_broken_at_a_fixed_width_are_one_paragraph() {
        let text =
            "The army left the town on Monday after a week of\nfighting that had emptied its northern quarters and\nclosed the road.";
        assert_eq!(read(text).len(), 1);
        let windows = text.replace('\n', "\r\n");
        assert_eq!(read(&windows).len(), 1);
    }

    #[test]
    fn lines_that_are_sentences_stay_paragraphs_of_their_own() {
        let text =
            "The army left the town on Monday after a week.\nIts northern quarters had been emptied by fighting.\nThe road is closed.";
        assert_eq!(read(text).len(), 3);
    }

    #[test]
    fn a_dateline_is_set_aside_before_the_lede() {
        for (text, dateline) in [
            ("The town falls\n\nDAMASCUS, Syria (AP) — The army left.", "DAMASCUS, Syria (AP) —"),
            ("The town falls\n\nBEIRUT (Reuters) - The army left.", "BEIRUT (Reuters) -"),
        ] {
            let found = read(text);
            assert_eq!(found[1], (dateline, Kind::Aside(Role::Dateline)), "{found:?}");
            assert_eq!(found[2], ("The army left.", Kind::Part(Zone::Lede)));
        }
        assert_eq!(read("The town falls\n\nNATO troops – and others – left.").len(), 2);
    }

    #[test]
    fn a_line_that_was_told_is_set_aside_in_its_outlet_only() {
        let told = Recurring::new([("Daily".to_string(), "Daily News  since 1901".to_string(), Role::Boilerplate)]);
        let text = "The town falls\n\nThe army left.\n\nDaily News since 1901";
        let asides = |outlet: &str| blocks(text, None, &ENGLISH, outlet, &told).iter().filter(|b| matches!(b.kind, Kind::Aside(_))).count();
        assert_eq!((asides("Daily"), asides("Herald")), (1, 0));
    }

    #[test]
    fn a_known_headline_counts_once() {
        let text = "The town falls\n\nThe army left.";
        let blocks = blocks(text, Some(Span::new(0, 14)), &ENGLISH, "", &Recurring::default());
        assert_eq!(blocks.len(), 2);
        assert_eq!(blocks[0].kind, Kind::Part(Zone::Headline));
        assert_eq!(blocks[1].span.of(text), "The army left.");
    }

    #[test]
    fn a_text_of_one_paragraph_has_no_headline() {
        assert_eq!(read("The army left the town")[0].1, Kind::Part(Zone::Lede));
    }
}
