//! Spot the listed word: one word of a passage is on a list, the others are on none.

use std::collections::BTreeSet;

use super::{Draft, Material};
use crate::lesson::model::ExerciseKind;
use crate::lesson::source::Source;
use crate::span::Span;
use crate::stats::draw;
use crate::text::{FunctionWords, fold};

/// Questions of this sort at most, and wrong answers of each.
const AT_MOST: usize = 4;
const WRONG: usize = 3;

pub(super) fn drafts(material: &Material<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut asked = BTreeSet::new();
    let mut taken = vec![0; material.sources.len()];
    // Each text has its turn: a text with many marks is not all that is asked about.
    let each = AT_MOST.div_ceil(material.sources.len().max(1));
    for (text, _, mark, sentence) in material.askable("word") {
        let source = &material.sources[text];
        let Some(reason) = mark.listed.first() else { continue };
        let wrong = unlisted(source, sentence, material.rng_seed);
        let is_new = asked.insert(reason.item.clone()) && asked.insert(format!("{text}/{}", sentence.start()));
        if taken[text] == each || wrong.len() < WRONG || !is_new {
            continue;
        }
        taken[text] += 1;
        let why = material.words.say("exercise.word_why", &[("words", &mark.words), ("heading", &reason.heading), ("note", &reason.note)]);
        drafts.push(Draft {
            kind: ExerciseKind::Word,
            question: material.words.say("exercise.word", &[]),
            passage: source.masked(sentence),
            right: vec![mark.words.clone()],
            wrong: wrong.into_iter().take(WRONG).collect(),
            in_order: None,
            why,
            places: vec![mark.place],
        });
    }
    drafts.truncate(AT_MOST);
    drafts
}

/// Words of a sentence that no list has and that look like none, in drawn order.
fn unlisted(source: &Source<'_>, sentence: Span, rng_seed: u64) -> Vec<String> {
    let text = &source.article.text;
    let is_listed = |span: Span| {
        source.hits.iter().any(|hit| hit.span.overlaps(span)) || source.passed_over.iter().any(|passed| passed.span.overlaps(span))
    };
    let is_plain = |word: &str| word.chars().count() > 4 && word.chars().all(char::is_lowercase);
    let listed: BTreeSet<String> = source.hits.iter().map(|hit| fold(&hit.text)).collect();
    let mut words: Vec<(u64, String)> = source
        .document
        .words
        .iter()
        .map(|word| word.span)
        .filter(|span| sentence.contains(*span) && !is_listed(*span) && source.place(*span).is_some())
        .map(|span| (draw(rng_seed, "unlisted", span.start()), span.of(text).to_string()))
        .filter(|(_, word)| is_plain(word) && !FunctionWords::english().holds(&fold(word)) && !listed.contains(&fold(word)))
        .collect();
    words.sort();
    let mut seen = BTreeSet::new();
    words.into_iter().map(|(_, word)| word).filter(|word| seen.insert(fold(word))).collect()
}
