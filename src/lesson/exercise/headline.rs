//! Which headline belongs to which text: asked where a word of the headline stands in its own text and in no other, so that it can be seen.

use std::collections::BTreeMap;

use super::{Draft, Material};
use crate::lesson::model::{ExerciseKind, Place};
use crate::lesson::source::Source;
use crate::text::{FunctionWords, Zone};

pub(super) fn drafts(material: &Material<'_>) -> Vec<Draft> {
    if material.headlines.len() < 2 || material.headlines.len() != material.sources.len() {
        return Vec::new();
    }
    let bodies: Vec<BTreeMap<&str, Place>> = material.sources.iter().map(body).collect();
    let options: Vec<String> = material.headlines.iter().map(|headline| headline.masked.clone()).collect();
    if (1..options.len()).any(|at| options[..at].contains(&options[at])) {
        return Vec::new();
    }
    let evidence: Vec<Option<(String, Place)>> = material.sources.iter().map(|source| telling(source, &bodies)).collect();
    let letters: Vec<String> = (0..material.sources.len()).map(crate::lesson::letter).collect();
    let unseen = evidence.iter().filter(|found| found.is_none()).count();
    let mut drafts = Vec::new();
    for (source, found) in material.sources.iter().zip(&evidence) {
        let letter = &letters[source.index];
        let why = match found {
            Some((word, place)) => {
                let line = place.line.to_string();
                material.words.say("exercise.headline_why", &[("word", word), ("line", &line), ("letter", letter)])
            }
            // All the others are seen, so that this one is what is left.
            None if unseen == 1 => material.words.say("exercise.headline_rest", &[]),
            None => continue,
        };
        let Some(own) = material.headlines.iter().find(|headline| headline.text == source.index) else { continue };
        drafts.push(Draft {
            kind: ExerciseKind::Headline,
            question: material.words.say("exercise.headline", &[("letter", letter)]),
            passage: String::new(),
            right: vec![own.masked.clone()],
            wrong: Vec::new(),
            in_order: Some(options.clone()),
            why,
            places: found.iter().map(|(_, place)| *place).collect(),
        });
    }
    drafts
}

/// The words of a text on the sheet, each with its first line.
fn body<'a>(source: &'a Source<'_>) -> BTreeMap<&'a str, Place> {
    let mut words = BTreeMap::new();
    for (at, word) in source.document.words.iter().enumerate().filter(|(_, word)| source.document.zone_of(word.sentence) != Zone::Headline)
    {
        if let Some(place) = source.place(word.span) {
            words.entry(source.document.key(at)).or_insert(place);
        }
    }
    words
}

/// The first word of a text's headline that stands in this text and in no other.
fn telling(source: &Source<'_>, bodies: &[BTreeMap<&str, Place>]) -> Option<(String, Place)> {
    let words = source.document.words.iter().enumerate().filter(|(_, word)| source.document.zone_of(word.sentence) == Zone::Headline);
    words.into_iter().find_map(|(at, word)| {
        let key = source.document.key(at);
        let is_word = key.chars().count() > 3 && !FunctionWords::english().holds(key) && source.place(word.span).is_some();
        let is_only_here = bodies.iter().enumerate().all(|(text, body)| text == source.index || !body.contains_key(key));
        let place = bodies[source.index].get(key).filter(|_| is_word && is_only_here)?;
        Some((source.words(word.span), *place))
    })
}
