//! Finds words that somebody else answers for although no cue stands in their sentence.
//!
//! A paragraph behind "he wrote:", a sentence between "the source said" and "the source added", a post set into the text above its author's
//! name: whose words these are the rules cannot settle, so that they are never the outlet's own.

use crate::span::Span;
use crate::text::document::{Attribution, Document, QuotationKind, Reading, Sentence, Zone};
use crate::text::paragraph::{Block, Kind};
use crate::text::rules::Rules;

/// All such stretches, none longer than its sentence. The attributions of the document are in order of their sentences.
pub(super) fn attributions(text: &str, document: &Document, blocks: &[Block], rules: &Rules) -> Vec<Attribution> {
    let mut found = announced(text, document, blocks);
    found.extend(carried_on(document, rules));
    found.extend(posts(text, document, rules));
    found
}

/// Paragraphs behind one that ends in "he wrote:": a statement set off without marks, or a list of findings. Whose words they are cannot be
/// settled.
fn announced(text: &str, document: &Document, blocks: &[Block]) -> Vec<Attribution> {
    let mut found = Vec::new();
    let mut announced_by: Option<(Span, Option<Span>)> = None;
    for block in blocks.iter().filter(|b| matches!(b.kind, Kind::Part(zone) if zone != Zone::Headline)) {
        let words = block.span.of(text);
        let is_item = words.starts_with(['•', '-', '–', '*', '·', '▪', '‣', '◦']);
        if let Some((cue, speaker)) = announced_by {
            let unsettled = |span| Attribution { span, cue, speaker, reading: Reading::Unsettled };
            found.extend(by_sentence(&document.sentences, block.span).map(unsettled));
        }
        if words.trim_end_matches(['”', '"', '’', '»']).ends_with(':') {
            let cues = cues_in(&document.attributions, block.span).iter().filter(|a| matches!(a.reading, Reading::Reported(_)));
            let name = || is_name(words).then_some((block.span, Some(block.span)));
            announced_by = cues.max_by_key(|a| a.cue.start()).map(|a| (a.cue, a.speaker)).or_else(name);
        } else if !is_item {
            announced_by = None;
        }
    }
    found
}

/// "The Centre for Constitutional Rights:" as a paragraph of its own: whose statement follows.
fn is_name(paragraph: &str) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 2..=10;
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    WORDS.contains(&words.len()) && words.iter().all(|word| word.len() <= 3 || word.starts_with(char::is_uppercase))
}

/// What stands between two sentences in which a source speaks, the second of which says that it goes on: "The source said … The army left.
/// It added that …". Sentences with quotation marks do not count: there the outlet tells by the marks what is said.
fn carried_on(document: &Document, rules: &Rules) -> Vec<Attribution> {
    const SENTENCES_AT_MOST: usize = 4;
    let mut found = Vec::new();
    let mut last_spoken: Option<usize> = None;
    for (index, sentence) in document.sentences.iter().enumerate() {
        let cues = cues_in(&document.attributions, sentence.span).iter().filter(|a| matches!(a.reading, Reading::Reported(_)));
        let spoken: Vec<&Attribution> = cues.collect();
        if spoken.is_empty() {
            continue;
        }
        let has_speech = |s: &Sentence| {
            let from = document.quotations.partition_point(|q| q.outer.end() <= s.span.start());
            let inside = document.quotations[from..].iter().take_while(|q| q.outer.start() < s.span.end());
            inside.into_iter().any(|q| q.kind == QuotationKind::Speech)
        };
        let going_on = spoken.iter().find(|a| goes_on(document, sentence, a, rules)).filter(|_| !has_speech(sentence));
        let before = last_spoken.filter(|&last| index - last <= SENTENCES_AT_MOST && !has_speech(&document.sentences[last]));
        if let (Some(cue), Some(before)) = (going_on, before) {
            let between = document.sentences[before + 1..index].iter().filter(|s| s.zone != Zone::Headline);
            found.extend(between.map(|s| Attribution { span: s.span, reading: Reading::Unsettled, ..**cue }));
        }
        last_spoken = Some(index);
    }
    found
}

/// "added", "also said".
fn goes_on(document: &Document, sentence: &Sentence, cue: &Attribution, rules: &Rules) -> bool {
    let words = &document.words[sentence.first_word..sentence.end_word];
    let at = sentence.first_word + words.partition_point(|word| word.span.end() <= cue.cue.start());
    let before = if at > sentence.first_word { document.key(at - 1) } else { "" };
    at < sentence.end_word && (rules.reporting.goes_on.contains(document.key(at)) || rules.reporting.goes_on_behind.contains(before))
}

/// Posts set into the text without marks: what stands above or before "— Jane Doe (@doe) May 26, 2020".
fn posts(text: &str, document: &Document, rules: &Rules) -> Vec<Attribution> {
    /// No post is longer.
    const BYTES_AT_MOST: usize = 400;
    let mut found = Vec::new();
    let mut end_of_last = 0;
    for signature in rules.reporting.signatures.iter().flat_map(|signature| signature.find_iter(text)) {
        let paragraph = paragraph_before(document, signature.start());
        let from = signature.start().saturating_sub(BYTES_AT_MOST).max(end_of_last).max(paragraph).min(signature.start());
        let cue = Span::new(signature.start(), signature.end()).trimmed(text);
        let post = Span::new(text.ceil_char_boundary(from), signature.start());
        found.extend(by_sentence(&document.sentences, post).map(|span| Attribution {
            span,
            cue,
            speaker: None,
            reading: Reading::Unsettled,
        }));
        end_of_last = signature.end();
    }
    found
}

/// Where the paragraph begins that the words before `at` belong to.
fn paragraph_before(document: &Document, at: usize) -> usize {
    let before = document.sentences.partition_point(|s| s.span.start() < at);
    let Some(last) = before.checked_sub(1) else { return at };
    let paragraph = document.sentences[last].paragraph;
    document.sentences[..before].iter().rev().take_while(|s| s.paragraph == paragraph).last().map_or(at, |s| s.span.start())
}

/// Those of the attributions found so far, in order of their sentences, whose cue stands in a stretch of whole sentences.
pub(super) fn cues_in(attributions: &[Attribution], stretch: Span) -> &[Attribution] {
    let from = attributions.partition_point(|a| a.cue.start() < stretch.start());
    let length = attributions[from..].partition_point(|a| a.cue.end() <= stretch.end());
    &attributions[from..from + length]
}

/// The parts of a stretch that stand in each of its sentences: an attribution never reaches beyond one, so that who governs a word is found
/// near it.
pub(super) fn by_sentence(sentences: &[Sentence], stretch: Span) -> impl Iterator<Item = Span> + '_ {
    let from = sentences.partition_point(|s| s.span.end() <= stretch.start());
    let touched = sentences[from..].iter().take_while(move |s| s.span.start() < stretch.end());
    touched.map(move |s| Span::new(s.span.start().max(stretch.start()), s.span.end().min(stretch.end())))
}
