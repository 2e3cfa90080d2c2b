//! Reads an article: paragraphs, words, sentences, quotations, attributions, in this order.

use crate::span::Span;
use crate::text::attribution::attributions;
use crate::text::beyond::{self, by_sentence, cues_in};
use crate::text::document::{Attribution, Document, Quotation, QuotationKind, Reading, Sentence, SetAside, Word, Zone};
use crate::text::paragraph::{Block, Kind, blocks};
use crate::text::quotation::{self, Marks};
use crate::text::recurring::Recurring;
use crate::text::rules::{ENGLISH, Rules};
use crate::text::sentence::sentences;
use crate::text::word;

/// Reads `text`. `headline` is the title where it is known; `outlet` is the publisher, whose own name is no source.
pub fn read(text: &str, headline: Option<Span>, outlet: &str) -> Document {
    read_with(text, headline, outlet, &Recurring::default())
}

/// Reads `text` as [`read`] does, and sets aside the lines of the outlet's pages that somebody has told.
pub fn read_with(text: &str, headline: Option<Span>, outlet: &str, recurring: &Recurring) -> Document {
    let rules = &*ENGLISH;
    let blocks = blocks(text, headline, rules, outlet, recurring);
    let mut document = Document::default();
    for (paragraph, block) in blocks.iter().enumerate() {
        match block.kind {
            Kind::Part(zone) => add_part(text, &mut document, paragraph, block.span, zone, rules),
            Kind::Aside(role) => {
                let words = word::words(text, block.span).count();
                document.set_aside.push(SetAside { span: block.span, role, words });
            }
        }
    }
    let parts: Vec<Span> = blocks.iter().filter(|b| matches!(b.kind, Kind::Part(_))).map(|b| b.span).collect();
    let marks = quotation::quotations(text, &parts);
    document.unbalanced_marks = marks.unbalanced;
    // First every quotation as speech, so that reporting verbs inside one are not taken for cues; then what the marks mean.
    document.quotations = marks
        .quotations
        .iter()
        .map(|m| Quotation { inner: m.inner, outer: m.outer, kind: QuotationKind::Speech, speaker: None, cue: None })
        .collect();
    for sentence in 0..document.sentences.len() {
        let found = attributions(text, &document, sentence, outlet, rules);
        document.attributions.extend(found);
    }
    name_pronouns(text, &mut document, rules);
    settle_quotations(text, &mut document, &marks, &blocks);
    let beyond = beyond::attributions(text, &document, &blocks, rules);
    document.attributions.extend(beyond);
    for &lost in &marks.lost_openings {
        let unsettled = |span| Attribution { span, cue: lost, speaker: None, reading: Reading::Unsettled };
        document.attributions.extend(by_sentence(&document.sentences, lost).map(unsettled));
    }
    document.attributions.sort_by_key(|a| (a.span.start(), a.span.end(), a.cue));
    document.attribution_reach = document
        .attributions
        .iter()
        .scan(0, |reach, attribution| {
            *reach = attribution.span.end().max(*reach);
            Some(*reach)
        })
        .collect();
    document
}

fn add_part(text: &str, document: &mut Document, paragraph: usize, span: Span, zone: Zone, rules: &Rules) {
    let words: Vec<Span> = word::words(text, span).collect();
    let cuts = if zone == Zone::Headline { vec![span] } else { sentences(text, span, rules) };
    let mut next = 0;
    for cut in cuts {
        let index = document.sentences.len();
        let first_word = document.words.len();
        while next < words.len() && words[next].start() < cut.end() {
            document.words.push(Word { span: words[next], sentence: index });
            document.keys.push_str(&word::fold(words[next].of(text)));
            document.key_ends.push(document.keys.len());
            next += 1;
        }
        let end_word = document.words.len();
        document.sentences.push(Sentence { span: cut, zone, paragraph, first_word, end_word });
    }
}

/// "he said": the speaker named last, in this paragraph or the one before.
fn name_pronouns(text: &str, document: &mut Document, rules: &Rules) {
    let mut last: Option<(usize, Span)> = None;
    for index in 0..document.attributions.len() {
        let attribution = document.attributions[index];
        let Some(speaker) = attribution.speaker else { continue };
        let sentence = document.sentences.partition_point(|s| s.span.end() <= attribution.cue.start());
        let paragraph = document.sentences.get(sentence).map_or(0, |s| s.paragraph);
        if rules.reporting.pronouns.contains(&word::fold(speaker.of(text))) {
            let named = last.filter(|&(p, _)| paragraph - p <= 1).map(|(_, name)| name);
            document.attributions[index].speaker = named;
        } else {
            last = Some((paragraph, speaker));
        }
    }
}

/// What each pair of marks means, and who speaks: the reporting cue that stands nearest, in the sentences the quotation touches.
fn settle_quotations(text: &str, document: &mut Document, marks: &Marks, blocks: &[Block]) {
    /// A cue farther away speaks of something else.
    const NEAR: usize = 120;
    for index in 0..document.quotations.len() {
        let outer = document.quotations[index].outer;
        let from = document.sentences.partition_point(|s| s.span.end() <= outer.start());
        let until = document.sentences.partition_point(|s| s.span.start() < outer.end());
        let reach = document.sentences[from..until].iter().map(|s| s.span).reduce(Span::joined);
        let near = reach.map_or(&[][..], |reach| cues_in(&document.attributions, reach));
        let distance = |a: &Attribution| a.cue.start().saturating_sub(outer.end()) + outer.start().saturating_sub(a.cue.end());
        let is_candidate = |a: &&Attribution| matches!(a.reading, Reading::Reported(_)) && !outer.overlaps(a.cue) && distance(a) <= NEAR;
        let nearest = near.iter().filter(is_candidate).min_by_key(|a| (distance(a), a.cue)).copied();
        let in_headline = from < document.sentences.len() && document.sentences[from].zone == Zone::Headline;
        let kind = quotation::kind(text, marks.quotations[index], nearest.is_some(), in_headline);
        let same_paragraph = |before: &Quotation| {
            let block = blocks.partition_point(|b| b.span.end() < outer.end());
            blocks.get(block).is_some_and(|b| b.span.contains(before.outer) && b.span.contains(outer)) || marks.quotations[index].continues
        };
        let carried = index.checked_sub(1).map(|i| document.quotations[i]).filter(|q| q.kind == QuotationKind::Speech && same_paragraph(q));
        let quotation = &mut document.quotations[index];
        quotation.kind = kind;
        quotation.cue = nearest.map(|a| a.cue);
        quotation.speaker = nearest.and_then(|a| a.speaker).or(carried.and_then(|q| q.speaker).filter(|_| nearest.is_none()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_is_read_and_every_word_has_one_place(text in "([a-zA-Z]{1,8}|said|“|”|\"|'|’|‘|«|»|\\.|,|:|—|\n|\r\n|\n\n|•|é|中文|ن| ){0,80}") {
            let document = read(&text, None, "Example Daily");
            for (index, word) in document.words.iter().enumerate() {
                prop_assert!(!word.span.of(&text).is_empty());
                let sentence = document.sentences[word.sentence];
                prop_assert!((sentence.first_word..sentence.end_word).contains(&index) && sentence.span.contains(word.span));
                let _ = document.voice_of(word.span);
            }
            prop_assert!(document.quotations.windows(2).all(|pair| pair[0].outer.end() <= pair[1].outer.start()));
            prop_assert!(document.set_aside.iter().all(|aside| document.words.iter().all(|word| !aside.span.overlaps(word.span))));
        }
    }
}
