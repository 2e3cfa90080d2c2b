//! The marks of the key: one for each stretch of listed words, with every list that has it.
//!
//! Lists do not affect each other when they count. On a sheet two marks on the same words would only confuse, so that a mark inside a longer one
//! becomes part of it; a listed word inside somebody's name ("Sham" in "Hayat Tahrir al-Sham") becomes a near miss.

use std::collections::BTreeSet;

use crate::evidence::{Listed, Occurrence};
use crate::findings::why_voice;
use crate::lesson::model::{Debatable, KeyMark, MissWhy, NearMiss, Reason, Reporting};
use crate::lesson::source::Source;
use crate::lexicon::{Entry, EntryId, LabelKind, Lexicon};
use crate::span::Span;
use crate::text::Voice;

/// What the hits of a text become.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The marks, numbered from 0 in each text, with their spans.
    pub marks: Vec<(Span, KeyMark)>,
    /// Words that report speech.
    pub reporting: Vec<Reporting>,
    /// Listed words inside names.
    pub names: Vec<NearMiss>,
    /// Marks in what is not on the sheet.
    pub left_out: usize,
}

/// Marks of one text. `apart` are the lists whose words report speech.
pub(super) fn marks(source: &Source<'_>, lexicons: &[&Lexicon], apart: &[String]) -> Marks {
    let mut found = Marks::default();
    let (reporting, hits): (Vec<&Occurrence>, Vec<&Occurrence>) = source.hits.iter().partition(|hit| apart.contains(&hit.listed.lexicon));
    for group in groups(&hits) {
        let longest = group.iter().max_by_key(|hit| hit.span.len()).expect("a group has a hit");
        let span = longest.span;
        let Some(place) = source.place(span) else {
            found.left_out += 1;
            continue;
        };
        let is_name = group.iter().any(|hit| hit.span == span && kind(lexicons, &hit.listed) == Some(LabelKind::Name));
        let is_part = |hit: &&&Occurrence| is_name && 2 * hit.span.len() < span.len();
        for hit in group.iter().filter(is_part) {
            let why = MissWhy::Name(source.words(span));
            found.names.push(NearMiss { place, words: source.words(hit.span), shown: hit.listed.shown.clone(), why });
        }
        let listed: Vec<&&Occurrence> = group.iter().filter(|hit| !is_part(hit)).collect();
        let mark = KeyMark {
            number: found.marks.len(),
            place,
            words: source.words(span),
            voice: longest.voice,
            alt_voice: longest.alt_voice,
            speaker: longest
                .speaker
                .as_deref()
                .filter(|_| longest.voice != Voice::Own)
                .map(|speaker| masked_speaker(source, longest, speaker)),
            why_voice: why_voice(longest),
            negated: longest.negated,
            debatable: debatable(&listed, lexicons),
            listed: reasons(&listed, lexicons),
        };
        found.marks.push((span, mark));
    }
    let mut seen = BTreeSet::new();
    for hit in reporting {
        if let Some(place) = source.place(hit.span).filter(|_| seen.insert(hit.span.end())) {
            let heading = heading(lexicons, &hit.listed);
            found.reporting.push(Reporting { place, words: source.words(hit.span), heading });
        }
    }
    found
}

/// A speaker that is an outlet is hidden like the outlet.
fn masked_speaker(source: &Source<'_>, hit: &Occurrence, speaker: &str) -> String {
    let text = &source.article.text;
    let around = source.sentence(hit.span).unwrap_or(hit.span);
    match around.of(text).find(speaker) {
        Some(at) => source.masked(Span::new(around.start() + at, around.start() + at + speaker.len())),
        None => speaker.to_string(),
    }
}

/// Hits that overlap, in order of the text.
fn groups<'a>(hits: &[&'a Occurrence]) -> Vec<Vec<&'a Occurrence>> {
    let mut groups: Vec<(Span, Vec<&Occurrence>)> = Vec::new();
    for hit in hits {
        match groups.last_mut().filter(|(span, _)| span.overlaps(hit.span)) {
            Some((span, group)) => {
                *span = span.joined(hit.span);
                group.push(hit);
            }
            None => groups.push((hit.span, vec![hit])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The entry behind a hit.
pub(super) fn entry<'a>(lexicons: &[&'a Lexicon], listed: &Listed) -> Option<(&'a Entry, Option<LabelKind>)> {
    let lexicon = lexicons.iter().find(|lexicon| lexicon.header.id == listed.lexicon)?;
    lexicon.entries().find_map(|(id, entry)| match id {
        EntryId::Label(set, label) if !listed.naming.is_empty() => {
            let set = &lexicon.namings[set as usize];
            let label = &set.labels[label as usize];
            (set.id == listed.naming && entry.id == listed.label).then_some((entry, Some(label.kind)))
        }
        EntryId::Term(_) if listed.naming.is_empty() => (entry.id == listed.term).then_some((entry, None)),
        _ => None,
    })
}

fn kind(lexicons: &[&Lexicon], listed: &Listed) -> Option<LabelKind> {
    entry(lexicons, listed)?.1
}

fn heading(lexicons: &[&Lexicon], listed: &Listed) -> String {
    let lexicon = lexicons.iter().find(|lexicon| lexicon.header.id == listed.lexicon);
    lexicon.and_then(|lexicon| lexicon.heading(listed.group(), !listed.naming.is_empty())).unwrap_or_default().to_string()
}

/// Naming sets before categories, each entry once, in the order of the lists.
fn reasons(hits: &[&&Occurrence], lexicons: &[&Lexicon]) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    for hit in hits {
        let Some((entry, kind)) = entry(lexicons, &hit.listed) else { continue };
        let reason = Reason {
            lexicon: hit.listed.lexicon.clone(),
            group: hit.listed.group().to_string(),
            heading: heading(lexicons, &hit.listed),
            item: hit.listed.item().to_string(),
            shown: entry.show.clone(),
            is_naming: !hit.listed.naming.is_empty(),
            kind: kind.map(LabelKind::key),
            note: entry.note.clone(),
            others_write: entry.others_write.iter().map(|other| (other.text.clone(), other.why.clone())).collect(),
        };
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let order = |reason: &Reason| lexicons.iter().position(|lexicon| lexicon.header.id == reason.lexicon);
    reasons.sort_by_key(|reason| (!reason.is_naming, order(reason)));
    reasons
}

fn debatable(hits: &[&&Occurrence], lexicons: &[&Lexicon]) -> Vec<Debatable> {
    let mut debatable = Vec::new();
    let mut add = |reason: Debatable| {
        if !debatable.contains(&reason) {
            debatable.push(reason);
        }
    };
    for hit in hits {
        match (hit.voice, hit.alt_voice) {
            (Voice::Unclear, _) => add(Debatable::Unclear),
            (_, Some(other)) => add(Debatable::OtherVoice(other.key())),
            _ => {}
        }
        if !hit.resolved {
            add(Debatable::Unresolved);
        }
        if let Some((entry, _)) = entry(lexicons, &hit.listed)
            && !entry.broad.is_empty()
        {
            add(Debatable::Broad(entry.broad.clone()));
        }
    }
    debatable
}
