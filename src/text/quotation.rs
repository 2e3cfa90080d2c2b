//! Finds what stands in quotation marks, and says what the marks mean.
//!
//! All usual marks are read: “ ” „ “ « » " and single ones where an apostrophe is ruled out. A quotation ends with its paragraph at the
//! latest; a paragraph that opens with a mark again carries it on. Inner quotations belong to the outer one.

use crate::span::Span;
use crate::text::document::QuotationKind;
use crate::text::word;

/// A stretch between marks, before anybody has looked for its speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marked {
    /// The words between the marks.
    pub inner: Span,
    /// With the marks.
    pub outer: Span,
    /// True when this paragraph carries on the quotation of the one before.
    pub continues: bool,
}

/// What the marks of an article enclose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Marks {
    /// The quotations, in order; they do not overlap.
    pub quotations: Vec<Marked>,
    /// Stretches among marks that do not pair up: before a closing mark whose opening is lost, back to the paragraph's start or the quotation
    /// before; and behind a quotation inside one that was open still, to the paragraph's end.
    pub lost_openings: Vec<Span>,
    /// Marks that never closed, or never opened.
    pub unbalanced: usize,
}

impl Marks {
    /// Adds what stands between two quotations behind one that was opened inside another.
    fn add_nested(&mut self, is_nested: bool, from: usize, to: usize) {
        if is_nested && from < to {
            self.lost_openings.push(Span::new(from, to));
        }
    }
}

/// Paragraphs of a transcript or an interview, each as the words behind its label ("JANE DOE:"); a paragraph without one goes on with the
/// speaker before. Fewer than three labels make no transcript: "WASHINGTON:" can open a report.
fn transcript(text: &str, paragraphs: &[Span]) -> Vec<Marked> {
    const LABELS_AT_LEAST: usize = 3;
    let labels: Vec<Option<usize>> = paragraphs.iter().map(|p| label(p.of(text)).map(|length| p.start() + length)).collect();
    let mut names: Vec<&str> = labels.iter().zip(paragraphs).filter_map(|(at, p)| at.map(|at| &text[p.start()..at])).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    // Who speaks comes back; headings with a colon do not.
    if all < LABELS_AT_LEAST || names.len() == all {
        return Vec::new();
    }
    let from = labels.iter().position(Option::is_some).unwrap_or(paragraphs.len());
    let speech = |(paragraph, label): (&Span, &Option<usize>)| {
        let inner = Span::new(label.unwrap_or(paragraph.start()), paragraph.end()).trimmed(text);
        Marked { inner, outer: inner, continues: label.is_none() }
    };
    paragraphs[from..].iter().zip(&labels[from..]).map(speech).filter(|marked| !marked.inner.is_empty()).collect()
}

/// The bytes of a speaker's label at the beginning of a paragraph: up to five words in capitals, or a name of up to three, and a colon.
fn label(paragraph: &str) -> Option<usize> {
    const BYTES_AT_MOST: usize = 50;
    let colon = paragraph.find(':').filter(|&at| at > 0 && at <= BYTES_AT_MOST)?;
    let name = &paragraph[..colon];
    let is_name = name.chars().any(char::is_uppercase) && !name.chars().any(|c| c.is_lowercase() || c.is_numeric());
    let words = name.split_whitespace().count();
    let is_plain_name =
        words <= 3 && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase)) && !name.contains([',', '“', '"']);
    (((is_name && words <= 5) || is_plain_name) && paragraph[colon + 1..].starts_with(char::is_whitespace)).then_some(colon + 1)
}

/// The quotations in the given paragraphs, in order.
pub(super) fn quotations(text: &str, paragraphs: &[Span]) -> Marks {
    let spoken = transcript(text, paragraphs);
    if !spoken.is_empty() {
        return Marks { quotations: spoken, ..Marks::default() };
    }
    let mut marks = Marks::default();
    // The mark that opened the quotation still open at the end of the paragraph before.
    let mut open: Option<char> = None;
    for (index, &paragraph) in paragraphs.iter().enumerate() {
        open = match open {
            Some(_) if paragraph.of(text).starts_with(is_opening_double) => in_paragraph(text, paragraph, true, None, &mut marks),
            Some(mark) if closes_later(text, &paragraphs[index..], mark) => in_paragraph(text, paragraph, true, Some(mark), &mut marks),
            before => {
                marks.unbalanced += usize::from(before.is_some());
                in_paragraph(text, paragraph, false, None, &mut marks)
            }
        };
    }
    marks.unbalanced += usize::from(open.is_some());
    marks
}

/// Some papers mark a quotation of several paragraphs only at its ends: true when the next double mark, a few paragraphs on at most, is one
/// that closes and opens nothing.
fn closes_later(text: &str, paragraphs: &[Span], mark: char) -> bool {
    const PARAGRAPHS_AT_MOST: usize = 5;
    for &paragraph in paragraphs.iter().take(PARAGRAPHS_AT_MOST) {
        let next = paragraph
            .of(text)
            .char_indices()
            .map(|(i, c)| (paragraph.start() + i, c))
            .find(|&(_, c)| is_opening_double(c) || matches!(c, '”' | '»'));
        if let Some((at, c)) = next {
            return closers(mark).contains(&c) && is_stray_closing(text, at, c, paragraph);
        }
    }
    false
}

fn is_opening_double(c: char) -> bool {
    matches!(c, '“' | '„' | '«' | '"' | '‟' | '「' | '『')
}

/// A quotation in single marks is no longer than this.
const SINGLE_BYTES_AT_MOST: usize = 2000;

/// Adds the quotations of one paragraph; gives the mark of the last one when it was still open at its end. `open` is the mark of a
/// quotation that the paragraph carries on without a mark of its own.
fn in_paragraph(text: &str, paragraph: Span, continues: bool, open: Option<char>, marks: &mut Marks) -> Option<char> {
    let mut continues = continues;
    let mut position = paragraph.start();
    let mut last_end = paragraph.start();
    // True behind an opening mark inside an open quotation: which of the two the next closing mark ends, nobody can tell.
    let mut is_nested = false;
    // A single mark, and up to where nothing closes it.
    let mut barren = ('\'', paragraph.start());
    if let Some(mark) = open {
        let Some((inner_end, outer_end)) = closing(text, mark, paragraph) else {
            marks.quotations.push(Marked { inner: paragraph, outer: paragraph, continues });
            return Some(mark);
        };
        marks.quotations.push(Marked {
            inner: Span::new(paragraph.start(), inner_end),
            outer: Span::new(paragraph.start(), outer_end),
            continues,
        });
        (position, last_end, continues) = (outer_end, outer_end, false);
    }
    while let Some(open) = next_mark(text, Span::new(position, paragraph.end())) {
        let (at, mark) = open;
        let inner_start = at + mark.len_utf8();
        if is_stray_closing(text, at, mark, paragraph) {
            marks.unbalanced += 1;
            marks.lost_openings.push(Span::new(last_end, at));
            position = inner_start;
            last_end = inner_start;
            continue;
        }
        let rest = Span::new(inner_start, paragraph.end());
        // Most single marks are apostrophes: each is followed only so far, and over no stretch twice.
        let within = if is_single(mark) { rest.first_bytes(text, SINGLE_BYTES_AT_MOST) } else { rest };
        let searched = if mark == barren.0 { barren.1.clamp(within.start(), within.end()) } else { within.start() };
        match closing(text, mark, Span::new(searched, within.end())) {
            Some((inner_end, outer_end)) => {
                marks.add_nested(is_nested, last_end, at);
                is_nested |= inner_end == outer_end;
                marks.quotations.push(Marked { inner: Span::new(inner_start, inner_end), outer: Span::new(at, outer_end), continues });
                position = outer_end;
                last_end = outer_end;
                continues = false;
            }
            // A single mark that does not close was an apostrophe.
            None if is_single(mark) => {
                barren = (mark, within.end());
                position = inner_start;
            }
            None => {
                marks.add_nested(is_nested, last_end, at);
                let outer = Span::new(at, paragraph.end());
                marks.quotations.push(Marked { inner: Span::new(inner_start, paragraph.end()), outer, continues });
                return Some(mark);
            }
        }
    }
    marks.add_nested(is_nested, last_end, paragraph.end());
    None
}

/// The next mark that can open a quotation, or a double one that closes nothing.
fn next_mark(text: &str, within: Span) -> Option<(usize, char)> {
    within
        .of(text)
        .char_indices()
        .map(|(i, c)| (within.start() + i, c))
        .find(|&(at, c)| is_opening_double(c) || matches!(c, '”' | '»') || (is_single(c) && opens_single(text, at, c)))
}

fn is_single(c: char) -> bool {
    matches!(c, '‘' | '\'' | '‚' | '‹')
}

fn char_before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

fn opens_single(text: &str, at: usize, mark: char) -> bool {
    let before_allows = char_before(text, at).is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | ':' | '/'));
    let after_allows = text[at + mark.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric);
    before_allows && after_allows
}

fn is_stray_closing(text: &str, at: usize, mark: char, paragraph: Span) -> bool {
    match mark {
        '”' | '»' => {
            // Some languages open with these.
            let next = text[at + mark.len_utf8()..paragraph.end()].chars().next();
            let opens = next.is_some_and(char::is_alphanumeric)
                && (at == paragraph.start() || char_before(text, at).is_some_and(char::is_whitespace));
            !opens
        }
        '"' => {
            let next = text[at + 1..paragraph.end()].chars().next();
            at > paragraph.start()
                && char_before(text, at).is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '[' | '—' | '–' | '-' | ':' | '/'))
                && next.is_none_or(char::is_whitespace)
        }
        _ => false,
    }
}

/// What closes a quotation that `mark` opened.
fn closers(mark: char) -> &'static [char] {
    match mark {
        '“' | '‟' => &['”', '"', '‟'],
        '„' => &['“', '”', '"'],
        '«' => &['»'],
        '»' => &['«', '»'],
        '”' => &['”'],
        '「' => &['」'],
        '『' => &['』'],
        '‹' => &['›'],
        '‚' => &['‘', '’'],
        '‘' => &['’'],
        '\'' => &['\''],
        _ => &['"', '”'],
    }
}

/// Where the quotation that `mark` opened ends: before and behind its closing mark.
fn closing(text: &str, mark: char, within: Span) -> Option<(usize, usize)> {
    let closers = closers(mark);
    let mut fallback = None;
    for (i, c) in within.of(text).char_indices() {
        let at = within.start() + i;
        let end = at + c.len_utf8();
        let next = text[end..within.end()].chars().next();
        if closers.contains(&c) {
            if !is_single(mark) {
                // A straight or curly mark that looks like an opening one: the closing mark before it was lost.
                let reopens =
                    c == '"' && i > 0 && char_before(text, at).is_some_and(char::is_whitespace) && next.is_some_and(char::is_alphanumeric);
                return Some(if reopens { (at, at) } else { (at, end) });
            }
            let is_end = next.is_none_or(|n| !n.is_alphanumeric()) && char_before(text, at).is_some_and(|b| !b.is_whitespace());
            // “the groups’ demands”: a plural possessive only closes when punctuation follows or nothing later does.
            let may_be_possessive = char_before(text, at).is_some_and(|b| matches!(b, 's' | 'S')) && next.is_some_and(char::is_whitespace);
            if is_end && !may_be_possessive {
                return Some((at, end));
            }
            if is_end && fallback.is_none() {
                fallback = Some((at, end));
            }
        } else if !is_single(mark)
            && c == mark
            && mark != '"'
            && i > 0
            && char_before(text, at).is_some_and(char::is_whitespace)
            && mark != '»'
        {
            // “He left. “She stayed.”: the second opening mark ends the first quotation.
            return Some((at, at));
        }
    }
    fallback
}

/// What the marks mean, from the words between them. `is_spoken` tells whether a reporting clause stands next to the marks.
pub(super) fn kind(text: &str, marked: Marked, is_spoken: bool, in_headline: bool) -> QuotationKind {
    let words: Vec<&str> = word::words(text, marked.inner).map(|span| span.of(text)).collect();
    let inner = marked.inner.of(text).trim();
    let begins_large = inner.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let ends_as_utterance = inner.ends_with([',', '.', '!', '?', '…', '—']);
    if words.len() <= 3 {
        let is_utterance = marked.continues || (is_spoken && begins_large && ends_as_utterance);
        return if is_utterance { QuotationKind::Speech } else { QuotationKind::Partial };
    }
    let is_large = |word: &str| word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
    let long_are_large = words.iter().filter(|word| word.chars().count() > 3).all(|word| is_large(word));
    let is_closed = marked.inner.end() < marked.outer.end();
    if is_closed
        && long_are_large
        && !in_headline
        && !is_spoken
        && !ends_as_utterance
        && words.iter().filter(|word| is_large(word)).count() >= 2
    {
        return QuotationKind::Title;
    }
    QuotationKind::Speech
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let paragraphs: Vec<Span> = crate::text::paragraph::blocks(text, None, &crate::text::rules::ENGLISH, "", &Default::default())
            .iter()
            .map(|b| b.span)
            .collect();
        quotations(text, &paragraphs).quotations.iter().map(|q| q.inner.of(text)).collect()
    }

    #[test]
    fn the_usual_marks_are_read() {
        assert_eq!(
            found("He said “one two” and \"three\" and «four» and „fünf“ and ‘six seven’."),
            ["one two", "three", "four", "fünf", "six seven"]
        );
    }

    #[test]
    fn an_apostrophe_is_no_quotation() {
        assert!(found("The groups' demands and the rebels’ takeover in the '90s weren't Assad's.").is_empty());
        assert!(found("’Twas the rebels’ hour.").is_empty());
    }

    #[test]
    fn a_plural_possessive_inside_single_marks_does_not_close_them() {
        assert_eq!(found("He called it ‘the rebels’ last stand’ yesterday."), ["the rebels’ last stand"]);
    }

    #[test]
    fn an_inner_quotation_belongs_to_the_outer_one() {
        assert_eq!(found("“They called us ‘rebels’ again,” he said."), ["They called us ‘rebels’ again,"]);
    }

    #[test]
    fn a_quotation_that_never_closes_ends_with_its_paragraph_and_is_counted() {
        let text = "A headline\n\nHe said “we stay.\n\nThe rebels left.";
        let paragraphs = [Span::new(0, 10), Span::new(12, 31), Span::new(33, 49)];
        let marks = quotations(text, &paragraphs);
        assert_eq!(marks.quotations.len(), 1);
        assert_eq!(marks.quotations[0].inner.of(text), "we stay.");
        assert_eq!(marks.unbalanced, 1);
    }

    #[test]
    fn a_paragraph_that_opens_with_a_mark_again_goes_on() {
        let text = "“We stay.\n\n“We will not leave,” he said.";
        let marks = quotations(text, &[Span::new(0, 11), Span::new(13, text.len())]);
        assert_eq!(marks.unbalanced, 0);
        assert!(marks.quotations[1].continues);
    }

    #[test]
    fn a_quotation_marked_only_at_its_ends_holds_the_paragraphs_between() {
        let text = "He wrote: “We stay.\n\nNobody leaves.\n\nThis is ours.” Then it rained.";
        let second = text.find("Nobody").unwrap();
        let third = text.find("This").unwrap();
        let paragraphs = [Span::new(0, second - 2), Span::new(second, third - 2), Span::new(third, text.len())];
        let marks = quotations(text, &paragraphs);
        let found: Vec<&str> = marks.quotations.iter().map(|q| q.inner.of(text)).collect();
        assert_eq!(found, ["We stay.", "Nobody leaves.", "This is ours."]);
        assert_eq!(marks.unbalanced, 0);
    }

    #[test]
    fn a_transcript_is_speech_behind_its_labels() {
        let text = "JANE DOE: Was it a coup?\n\nOMAR HADDAD: It was.\n\nThe rebels won.\n\nJANE DOE: Thank you.";
        assert_eq!(found(text), ["Was it a coup?", "It was.", "The rebels won.", "Thank you."]);
        assert!(found("WASHINGTON: The rebels won.").is_empty());
    }

    #[test]
    fn a_lost_mark_never_turns_speech_into_the_outlets_words() {
        assert_eq!(found("He said \"we will win. \"They are gone.\" It rained."), ["we will win. ", "They are gone."]);
        let text = "We will win,” he said.";
        let marks = quotations(text, &[Span::new(0, text.len())]);
        assert_eq!(marks.lost_openings[0].of(text), "We will win,");
    }

    #[test]
    fn a_word_or_two_in_marks_is_a_partial_quotation_and_a_full_utterance_is_not() {
        let of = |text: &str, is_spoken| kind(text, quotations(text, &[Span::new(0, text.len())]).quotations[0], is_spoken, false);
        assert_eq!(of("power went over “peacefully.”", true), QuotationKind::Partial);
        assert_eq!(of("“No comment,” he said.", true), QuotationKind::Speech);
        assert_eq!(of("They made “every effort to promote security” there", false), QuotationKind::Speech);
        assert_eq!(of("His book is “One Hundred Years of Solitude”", false), QuotationKind::Title);
    }
}
