//! Whose voice is it: the paper's own, somebody's it quotes, somebody's it reports. Where one could see it otherwise, nothing is asked.

use std::collections::BTreeMap;

use super::{Draft, Material};
use crate::lesson::model::{Debatable, ExerciseKind, KeyMark};
use crate::lesson::source::Source;
use crate::span::Span;
use crate::text::Voice;

/// Questions of this sort at most.
const AT_MOST: usize = 4;

pub(super) fn drafts(material: &Material<'_>) -> Vec<Draft> {
    let options = ["own", "quoted", "reported"].map(|voice| material.words.say(&format!("exercise.voice_option.{voice}"), &[]));
    let mut of_voice: BTreeMap<usize, Vec<Draft>> = BTreeMap::new();
    let mut askable = material.askable("voice");
    // Words for people and events first: of "perhaps" one hardly asks whose word it is.
    askable.sort_by_key(|(_, _, mark, _)| !mark.listed.iter().any(|reason| reason.is_naming));
    for (text, span, mark, sentence) in askable {
        let Some(answer) = answer(mark).filter(|_| !is_speaker(&material.sources[text], span)) else { continue };
        let drafts = of_voice.entry(answer).or_default();
        let passage = material.sources[text].masked(sentence);
        if drafts.iter().any(|draft| draft.passage == passage) {
            continue;
        }
        let speaker = mark.speaker.as_ref().filter(|_| answer > 0);
        let why = match speaker {
            Some(speaker) => material.words.say("exercise.voice_why_speaker", &[("why", &mark.why_voice), ("speaker", speaker)]),
            None => material.words.say("exercise.voice_why", &[("why", &mark.why_voice)]),
        };
        drafts.push(Draft {
            kind: ExerciseKind::Voice,
            question: material.words.say("exercise.voice", &[("words", &mark.words)]),
            passage,
            right: vec![options[answer].clone()],
            wrong: Vec::new(),
            in_order: Some(options.to_vec()),
            why,
            places: vec![mark.place],
        });
    }
    // One of each voice before a second of any.
    let mut queues: Vec<std::vec::IntoIter<Draft>> = of_voice.into_values().map(Vec::into_iter).collect();
    let mut drafts = Vec::new();
    while drafts.len() < AT_MOST {
        let before = drafts.len();
        drafts.extend(queues.iter_mut().filter_map(Iterator::next));
        if drafts.len() == before {
            break;
        }
    }
    drafts.truncate(AT_MOST);
    drafts
}

/// True for a word that itself names who speaks: in "police confirmed" one would ask whose word "police" is.
fn is_speaker(source: &Source<'_>, span: Span) -> bool {
    let attributions = source.document.attributions.iter().filter_map(|attribution| attribution.speaker);
    let quotations = source.document.quotations.iter().filter_map(|quotation| quotation.speaker);
    attributions.chain(quotations).any(|speaker| speaker.overlaps(span))
}

/// Which option is right; nothing where the voice is debatable.
fn answer(mark: &KeyMark) -> Option<usize> {
    if mark.debatable.iter().any(|reason| matches!(reason, Debatable::OtherVoice(_) | Debatable::Unclear)) {
        return None;
    }
    match mark.voice {
        Voice::Own => Some(0),
        Voice::Quoted | Voice::Partial => Some(1),
        Voice::Attributed { .. } => Some(2),
        Voice::Unclear => None,
    }
}
