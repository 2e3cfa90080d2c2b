//! The articles of a report: cut into stretches of one voice with at most one mark, where whole texts may be shown.

use std::collections::BTreeSet;

use crate::corpus::Article;
use crate::findings::model::{Exhibit, Paragraph, Piece, Text};
use crate::span::Span;
use crate::text::Document;

/// The articles in the same order, with the paragraphs of those that were kept whole.
pub(super) fn with_paragraphs(mut texts: Vec<Text>, kept: &[(Article, Document)], exhibits: &[Exhibit]) -> Vec<Text> {
    for text in &mut texts {
        if let Some((article, document)) = kept.iter().find(|(article, _)| article.id == text.id) {
            text.paragraphs = paragraphs(article, document, exhibits);
        }
    }
    texts
}

fn paragraphs(article: &Article, document: &Document, exhibits: &[Exhibit]) -> Vec<Paragraph> {
    let marks: Vec<(usize, Span)> =
        exhibits.iter().enumerate().filter(|(_, e)| e.article == article.id).map(|(i, e)| (i, e.span)).collect();
    let mut spans: Vec<(Span, &'static str, bool)> = document.set_aside.iter().map(|s| (s.span, s.role.key(), false)).collect();
    let mut last = None;
    for sentence in &document.sentences {
        match last {
            Some(paragraph) if paragraph == sentence.paragraph => {
                let (span, ..) = spans.last_mut().expect("a sentence has opened the paragraph");
                *span = span.joined(sentence.span);
            }
            _ => spans.push((sentence.span, sentence.zone.key(), true)),
        }
        last = Some(sentence.paragraph);
    }
    spans.sort_by_key(|(span, ..)| *span);
    spans.into_iter().map(|(span, role, is_part)| Paragraph { role, pieces: pieces(article, document, span, is_part, &marks) }).collect()
}

/// The stretches of one paragraph: joined they are the paragraph, byte for byte.
fn pieces(article: &Article, document: &Document, paragraph: Span, is_part: bool, marks: &[(usize, Span)]) -> Vec<Piece> {
    let text = &article.text;
    if !is_part {
        return vec![Piece { text: paragraph.of(text).to_string(), voice: None, exhibits: Vec::new() }];
    }
    let mut cuts: BTreeSet<usize> = [paragraph.start(), paragraph.end()].into();
    let spans =
        document.quotations.iter().map(|q| q.outer).chain(document.attributions.iter().map(|a| a.span)).chain(marks.iter().map(|m| m.1));
    cuts.extend(
        spans
            .filter(|span| span.overlaps(paragraph))
            .flat_map(|span| [span.start(), span.end()])
            .filter(|at| (paragraph.start()..paragraph.end()).contains(at)),
    );
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let mut pieces: Vec<Piece> = Vec::new();
    for pair in cuts.windows(2) {
        let span = Span::new(pair[0], pair[1]);
        let exhibits: Vec<usize> = marks.iter().filter(|(_, mark)| mark.contains(span)).map(|(i, _)| *i).collect();
        let inner = span.trimmed(text);
        let voice = if inner.is_empty() { pieces.last().and_then(|piece| piece.voice) } else { Some(document.voice_of(inner).voice) };
        match pieces.last_mut() {
            Some(before) if before.voice == voice && before.exhibits == exhibits => before.text.push_str(span.of(text)),
            _ => pieces.push(Piece { text: span.of(text).to_string(), voice, exhibits }),
        }
    }
    pieces
}
