//! Puts an article on the sheet: its words up to a paragraph's end, what would tell the outlet hidden, cut into numbered lines.
//!
//! The lines are cut here and not by a browser, an office program or a printer, so that "line 12" is the same line on every sheet.

use unicode_width::UnicodeWidthChar;

use crate::audit::{MASK, Mask};
use crate::corpus::Article;
use crate::span::Span;
use crate::text::{Document, Sentence, Zone};

/// Columns of a line: with a number before it and a wide margin behind it, it fits A4 and Letter.
pub(super) const COLUMNS: usize = 60;

/// An article as it stands on the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paper {
    /// The headline; nothing for an article without.
    pub headline: Option<Stretch>,
    /// The lines of the body, with whether a paragraph begins there.
    pub lines: Vec<(Stretch, bool)>,
    /// The stretches of the article that are on the sheet, headline included.
    pub shown: Vec<Span>,
    /// What was hidden on the sheet: bytes of the article.
    pub hidden: Vec<Span>,
    /// Words of the body on the sheet.
    pub words: usize,
    /// Words of the body in all.
    pub words_of_all: usize,
    /// Paragraphs left out.
    pub paragraphs_left_out: usize,
    /// True when the first paragraph alone was too long.
    pub is_cut_in_paragraph: bool,
}

/// Words on the sheet, each byte with the byte of the article that it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Stretch {
    /// The words, masked, with single blanks.
    pub text: String,
    /// For each byte of `text` its byte in the article.
    pub origin: Vec<usize>,
}

impl Stretch {
    /// The part of the stretch that stands for a span of the article; nothing when none of it is here.
    pub(super) fn part(&self, span: Span) -> Option<(usize, usize)> {
        let is_inside = |&at: &usize| span.start() <= at && at < span.end();
        let from = self.origin.iter().position(is_inside)?;
        let to = self.origin.iter().rposition(is_inside)? + 1;
        Some((from, to))
    }

    fn push(&mut self, character: char, origin: usize) {
        self.text.push(character);
        self.origin.resize(self.text.len(), origin);
    }

    fn cut(&self, from: usize, to: usize) -> Stretch {
        Stretch { text: self.text[from..to].to_string(), origin: self.origin[from..to].to_vec() }
    }
}

impl Paper {
    /// The article's headline, and its body up to the end of the last paragraph that `max_words` words have room for; nothing without a sentence.
    pub(super) fn new(article: &Article, document: &Document, mask: &Mask, max_words: usize) -> Option<Paper> {
        let headline: Vec<&Sentence> = document.sentences.iter().filter(|s| s.zone == Zone::Headline).collect();
        let mut paragraphs = paragraphs(document);
        // A page that prints its headline again would give away which headline belongs where.
        if paragraphs.first().is_some_and(|first| is_same(&article.text, first, &headline)) {
            paragraphs.remove(0);
        }
        let words = |sentences: &[&Sentence]| sentences.iter().map(|s| s.end_word - s.first_word).sum::<usize>();
        let words_of_all = paragraphs.iter().map(|p| words(p)).sum();
        let mut taken: Vec<Vec<&Sentence>> = Vec::new();
        let (mut room, mut is_cut_in_paragraph) = (max_words, false);
        for paragraph in &paragraphs {
            let needed = words(paragraph);
            if needed <= room {
                taken.push(paragraph.clone());
                room -= needed;
                continue;
            }
            if taken.is_empty() {
                let fits = (1..=paragraph.len()).take_while(|&n| words(&paragraph[..n]) <= room).last().unwrap_or(1);
                is_cut_in_paragraph = fits < paragraph.len();
                taken.push(paragraph[..fits].to_vec());
            }
            break;
        }
        if taken.is_empty() && headline.is_empty() {
            return None;
        }
        let spans = |sentences: &[&Sentence]| sentences.iter().map(|s| s.span).reduce(Span::joined);
        let hides = mask.spans(&article.text);
        let headline = spans(&headline);
        let bodies: Vec<Span> = taken.iter().filter_map(|p| spans(p)).collect();
        let mut lines = Vec::new();
        for body in &bodies {
            let stretch = masked(&article.text, *body, &hides);
            lines.extend(cut(&stretch).into_iter().enumerate().map(|(at, line)| (line, at == 0)));
        }
        let shown: Vec<Span> = headline.into_iter().chain(bodies).collect();
        Some(Paper {
            headline: headline.map(|span| masked(&article.text, span, &hides)),
            lines,
            hidden: hides.into_iter().filter(|hide| shown.iter().any(|span| span.overlaps(*hide))).collect(),
            words: taken.iter().map(|p| words(p)).sum(),
            words_of_all,
            paragraphs_left_out: paragraphs.len() - taken.len(),
            is_cut_in_paragraph,
            shown,
        })
    }

    /// The line, from 1, or 0 for the headline, where a span of the article begins; nothing when it is not on the sheet.
    pub(super) fn line_of(&self, span: Span) -> Option<usize> {
        if self.headline.as_ref().is_some_and(|headline| headline.part(span).is_some()) {
            return Some(0);
        }
        self.lines.iter().position(|(line, _)| line.part(span).is_some()).map(|at| at + 1)
    }

    /// True when all of a span is on the sheet, and none of it is hidden.
    pub(super) fn shows(&self, span: Span) -> bool {
        self.shown.iter().any(|shown| shown.contains(span)) && !self.hidden.iter().any(|hidden| hidden.overlaps(span))
    }
}

/// True when two stretches have the same words.
fn is_same(text: &str, one: &[&Sentence], other: &[&Sentence]) -> bool {
    let words = |sentences: &[&Sentence]| -> String {
        let letters = sentences.iter().flat_map(|sentence| sentence.span.of(text).chars());
        letters.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    !other.is_empty() && words(one) == words(other)
}

/// The sentences of each paragraph of the body.
fn paragraphs(document: &Document) -> Vec<Vec<&Sentence>> {
    let mut paragraphs: Vec<Vec<&Sentence>> = Vec::new();
    for sentence in document.sentences.iter().filter(|s| s.zone != Zone::Headline) {
        match paragraphs.last_mut().filter(|p| p.last().is_some_and(|last| last.paragraph == sentence.paragraph)) {
            Some(paragraph) => paragraph.push(sentence),
            None => paragraphs.push(vec![sentence]),
        }
    }
    paragraphs
}

/// A stretch of the article with what is hidden replaced, and any white space as one blank.
pub(super) fn masked(text: &str, span: Span, hides: &[Span]) -> Stretch {
    let mut stretch = Stretch::default();
    let mut hides = hides.iter().filter(|hide| hide.overlaps(span)).peekable();
    let mut hidden_until = span.start();
    for (at, character) in span.of(text).char_indices() {
        let at = span.start() + at;
        if at < hidden_until {
            continue;
        }
        if let Some(hide) = hides.next_if(|hide| hide.start() <= at) {
            MASK.chars().for_each(|c| stretch.push(c, hide.start()));
            hidden_until = hide.end();
            if at < hidden_until {
                continue;
            }
        }
        match character {
            c if c.is_whitespace() => {
                if !stretch.text.is_empty() && !stretch.text.ends_with(' ') {
                    stretch.push(' ', at);
                }
            }
            c if c.is_control() => {}
            c => stretch.push(c, at),
        }
    }
    while stretch.text.ends_with(' ') {
        stretch = stretch.cut(0, stretch.text.len() - 1);
    }
    stretch
}

/// Lines of [`COLUMNS`] columns at most, cut at blanks; a word that is longer is cut where it must be.
fn cut(stretch: &Stretch) -> Vec<Stretch> {
    let text = &stretch.text;
    let (mut lines, mut start, mut blank, mut width) = (Vec::new(), 0, None, 0);
    for (at, character) in text.char_indices() {
        let columns = character.width().unwrap_or(0);
        if character == ' ' {
            blank = Some(at);
        } else if width + columns > COLUMNS {
            let end = blank.filter(|blank| *blank > start).unwrap_or(at);
            lines.push(stretch.cut(start, end));
            start = if text[end..].starts_with(' ') { end + 1 } else { end };
            blank = None;
            width = text[start..at].chars().map(|c| c.width().unwrap_or(0)).sum();
        }
        width += columns;
    }
    if start < text.len() {
        lines.push(stretch.cut(start, text.len()));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Locator;
    use crate::text;

    fn article(text: &str) -> Article {
        Article {
            id: "a".into(),
            outlet: "Example Daily".into(),
            text: text.into(),
            headline: None,
            published: None,
            date_from: None,
            url: None,
            story: None,
            language: None,
            locator: Locator { file: "a.txt".into(), row: None, digest: String::new() },
        }
    }

    fn paper(text: &str, max_words: usize) -> Paper {
        let article = article(text);
        let document = text::read(&article.text, article.headline, &article.outlet);
        Paper::new(&article, &document, &Mask::new(["Example Daily"], [], &[]), max_words).unwrap()
    }

    fn words(n: usize) -> String {
        (1..=n).map(|n| format!("word{n}")).collect::<Vec<_>>().join(" ") + "."
    }

    #[test]
    fn a_text_ends_where_a_paragraph_does() {
        let text = format!("A short title\n\n{}\n\n{}\n\n{}", words(6), words(5), words(4));
        let paper = paper(&text, 12);
        assert_eq!((paper.words, paper.words_of_all, paper.paragraphs_left_out), (11, 15, 1));
        assert_eq!(paper.headline.unwrap().text, "A short title");
        assert!(!paper.is_cut_in_paragraph);
    }

    #[test]
    fn a_headline_that_the_page_prints_twice_stands_on_the_sheet_once() {
        let paper = paper(&format!("A short title\n\nA SHORT title.\n\n{}", words(6)), 12);
        assert_eq!((paper.words, paper.words_of_all, paper.paragraphs_left_out), (6, 6, 0));
        assert!(paper.lines[0].0.text.starts_with("word1"), "{}", paper.lines[0].0.text);
    }

    #[test]
    fn a_first_paragraph_that_is_too_long_ends_at_a_sentence() {
        let text = format!("A short title\n\nIt rained on Monday. It rained on Tuesday. Then {}", words(30));
        let paper = paper(&text, 9);
        assert_eq!((paper.words, paper.is_cut_in_paragraph, paper.paragraphs_left_out), (8, true, 0));
        assert_eq!(paper.lines.last().unwrap().0.text, "It rained on Monday. It rained on Tuesday.");
    }

    #[test]
    fn lines_are_cut_at_blanks_and_lead_back_to_the_article() {
        let text = format!("A short title\n\nThe Example  Daily said so. {} rebels came.", words(30));
        let paper = paper(&text, 100);
        assert!(paper.lines.iter().all(|(line, _)| line.text.chars().count() <= COLUMNS));
        assert!(paper.lines[0].0.text.starts_with("The ▮▮▮ said so. word1"), "{}", paper.lines[0].0.text);
        let joined: Vec<&str> = paper.lines.iter().map(|(line, _)| line.text.as_str()).collect();
        assert_eq!(joined.join(" ").split(' ').count(), 1 + 1 + 2 + 30 + 2);
        let at = text.find("rebels").unwrap();
        let span = Span::new(at, at + 6);
        let line = paper.line_of(span).unwrap();
        let (from, to) = paper.lines[line - 1].0.part(span).unwrap();
        assert_eq!(&paper.lines[line - 1].0.text[from..to], "rebels");
        let name = text.find("Example").unwrap();
        assert!(!paper.shows(Span::new(name, name + 7)) && paper.shows(span));
    }

    #[test]
    fn a_word_longer_than_a_line_is_cut() {
        let mut stretch = Stretch::default();
        "x".repeat(COLUMNS * 2 + 3).chars().enumerate().for_each(|(at, c)| stretch.push(c, at));
        let lines: Vec<usize> = cut(&stretch).iter().map(|line| line.text.len()).collect();
        assert_eq!(lines, [COLUMNS, COLUMNS, 3]);
    }
}
