//! The articles, with their marks where the report holds the texts.

use std::collections::BTreeMap;

use serde::Serialize;

use super::mark::shape;
use crate::findings::{Findings, Paragraph, Piece, Text};

/// More texts than this are folded away one by one.
const UNFOLDED_AT_MOST: usize = 4;

/// More articles than this are not even listed; the table of articles is beside the page.
const LISTED_AT_MOST: usize = 60;

#[derive(Serialize)]
pub(super) struct Texts<'a> {
    articles: Vec<ArticleView<'a>>,
    /// At least one article stands on the page with its words.
    has_words: bool,
    too_many: bool,
    folded: bool,
    has_set_aside: bool,
}

#[derive(Serialize)]
struct ArticleView<'a> {
    text: &'a Text,
    date: Option<String>,
    words: u64,
    /// Only addresses of the web become links.
    is_link: bool,
    paragraphs: Vec<ParagraphView<'a>>,
}

#[derive(Serialize)]
struct ParagraphView<'a> {
    role: &'static str,
    set_aside: bool,
    pieces: Vec<PieceView<'a>>,
}

#[derive(Serialize)]
struct PieceView<'a> {
    text: &'a str,
    voice: Option<&'static str>,
    /// The exhibit that a choice leads to, with its shape.
    hit: Option<(usize, &'static str)>,
    /// The name under which the sentences lead back here.
    anchor: Option<usize>,
}

impl<'a> Texts<'a> {
    pub(super) fn new(findings: &'a Findings) -> Self {
        let with_words = findings.texts.iter().filter(|text| !text.paragraphs.is_empty()).count();
        let too_many = with_words == 0 && findings.texts.len() > LISTED_AT_MOST;
        let mut anchored = std::collections::BTreeSet::new();
        let articles: Vec<_> = match too_many {
            true => Vec::new(),
            false => findings.texts.iter().map(|text| article(findings, text, &mut anchored)).collect(),
        };
        let has_set_aside = articles.iter().flat_map(|a| &a.paragraphs).any(|p| p.set_aside);
        Texts { articles, has_words: with_words > 0, too_many, folded: with_words > UNFOLDED_AT_MOST, has_set_aside }
    }
}

/// For each exhibit the anchor of its stretch of text on the page: the first exhibit of the first stretch that belongs to it.
pub(super) fn anchors(findings: &Findings) -> BTreeMap<usize, usize> {
    let mut anchors = BTreeMap::new();
    let pieces = findings.texts.iter().flat_map(|text| &text.paragraphs).flat_map(|paragraph| &paragraph.pieces);
    for piece in pieces {
        if let Some(&first) = piece.exhibits.first() {
            for &exhibit in &piece.exhibits {
                anchors.entry(exhibit).or_insert(first);
            }
        }
    }
    anchors
}

/// An article's day, with the star of a date that was worked out.
pub(super) fn date(text: &Text) -> Option<String> {
    let star = if text.date_from == Some("inferred") { "*" } else { "" };
    text.date.as_ref().map(|day| format!("{}{star}", day.trim_end_matches('*')))
}

fn article<'a>(findings: &'a Findings, text: &'a Text, anchored: &mut std::collections::BTreeSet<usize>) -> ArticleView<'a> {
    ArticleView {
        text,
        date: date(text),
        words: text.words_headline + text.words_body,
        is_link: text.url.as_deref().is_some_and(is_web_address),
        paragraphs: text.paragraphs.iter().map(|p| paragraph(findings, p, anchored)).collect(),
    }
}

fn paragraph<'a>(findings: &'a Findings, paragraph: &'a Paragraph, anchored: &mut std::collections::BTreeSet<usize>) -> ParagraphView<'a> {
    ParagraphView {
        role: paragraph.role,
        set_aside: !matches!(paragraph.role, "headline" | "lede" | "body"),
        pieces: paragraph.pieces.iter().map(|p| piece(findings, p, anchored)).collect(),
    }
}

fn piece<'a>(findings: &'a Findings, piece: &'a Piece, anchored: &mut std::collections::BTreeSet<usize>) -> PieceView<'a> {
    let hit = piece.exhibits.first().copied();
    let known = hit.and_then(|i| Some((i, findings.exhibits.get(i)?)));
    PieceView {
        text: &piece.text,
        voice: piece.voice.map(|voice| voice.key()),
        hit: known.map(|(i, exhibit)| (i, shape(exhibit.voice, exhibit.zone == "headline"))),
        anchor: hit.filter(|&i| anchored.insert(i)),
    }
}

fn is_web_address(url: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert!(is_web_address("https://example.org/a") && is_web_address("HTTP://example.org"));
        for other in ["javascript:alert(1)", " https://example.org", "data:text/html,x", "//example.org", "ﬁle://x", ""] {
            assert!(!is_web_address(other), "{other}");
        }
    }
}
