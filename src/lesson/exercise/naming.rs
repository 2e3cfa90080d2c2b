//! Several names, one thing: which of these words stand in one naming set?

use std::collections::BTreeSet;

use super::{Draft, Material};
use crate::lesson::model::{ExerciseKind, KeyMark, Place};
use crate::stats::draw;

/// Questions of this sort at most; right and wrong answers of each at most.
const AT_MOST: usize = 3;
const RIGHT: usize = 4;
const WRONG: usize = 3;

/// A naming set by list and id.
type Set<'a> = (&'a str, &'a str);

pub(super) fn drafts(material: &Material<'_>) -> Vec<Draft> {
    let all: Vec<&KeyMark> = material.marks.iter().flat_map(|marks| marks.marks.iter().map(|(_, mark)| mark)).collect();
    let mut sets: Vec<Set<'_>> = Vec::new();
    for reason in all.iter().flat_map(|mark| &mark.listed).filter(|reason| reason.is_naming) {
        if !sets.contains(&(reason.lexicon.as_str(), reason.group.as_str())) {
            sets.push((&reason.lexicon, &reason.group));
        }
    }
    let mut drafts: Vec<(bool, usize, Draft)> = sets.iter().filter_map(|set| draft(material, &all, *set)).collect();
    // Sets that several texts use come first, then those with most words.
    drafts.sort_by_key(|(is_shared, words, _)| (std::cmp::Reverse(*is_shared), std::cmp::Reverse(*words)));
    drafts.into_iter().map(|(_, _, draft)| draft).take(AT_MOST).collect()
}

fn draft(material: &Material<'_>, all: &[&KeyMark], set: Set<'_>) -> Option<(bool, usize, Draft)> {
    let of = |mark: &KeyMark| mark.listed.iter().find(|r| r.is_naming && (r.lexicon.as_str(), r.group.as_str()) == set).cloned();
    let mut items = BTreeSet::new();
    let mut right: Vec<(String, Place)> = Vec::new();
    for mark in all {
        if let Some(reason) = of(mark).filter(|reason| items.insert(reason.item.clone()))
            && !right.iter().any(|(words, _)| words.to_lowercase() == mark.words.to_lowercase())
        {
            right.push((mark.words.clone(), mark.place));
            let _ = reason;
        }
    }
    if right.len() < 2 {
        return None;
    }
    let texts: BTreeSet<usize> = right.iter().map(|(_, place)| place.text).collect();
    let in_drawn_order = |mut some: Vec<(String, Place)>| {
        some.sort_by_key(|(words, place)| (draw(material.rng_seed, &format!("naming/{}/{words}", set.1), place.text), words.clone()));
        some
    };
    let is_other = |mark: &&&KeyMark| of(mark).is_none() && mark.listed.iter().any(|reason| reason.is_naming);
    let mut wrong: Vec<(String, Place)> = Vec::new();
    for mark in all.iter().filter(is_other) {
        let is_known = |some: &[(String, Place)]| some.iter().any(|(words, _)| words.to_lowercase() == mark.words.to_lowercase());
        if !is_known(&wrong) && !is_known(&right) {
            wrong.push((mark.words.clone(), mark.place));
        }
    }
    if wrong.is_empty() {
        return None;
    }
    let words = right.len();
    let right: Vec<(String, Place)> = in_drawn_order(right).into_iter().take(RIGHT).collect();
    let heading = all.iter().find_map(|mark| of(mark)).map(|reason| reason.heading).unwrap_or_default();
    let draft = Draft {
        kind: ExerciseKind::Naming,
        question: material.words.say("exercise.naming", &[]),
        passage: String::new(),
        places: right.iter().map(|(_, place)| *place).collect(),
        right: right.into_iter().map(|(words, _)| words).collect(),
        wrong: in_drawn_order(wrong).into_iter().map(|(words, _)| words).take(WRONG).collect(),
        in_order: None,
        why: material.words.say("exercise.naming_why", &[("heading", &heading)]),
    };
    Some((texts.len() > 1, words, draft))
}
