//! Of the places where patterns fit, which are hits: capitals, guards, exceptions, then the longest match.

use std::cmp::Reverse;

use foldhash::{HashMap, HashSet};

use crate::lexicon::EntryId;
use crate::matcher::compile::Matcher;
use crate::matcher::hit::{Miss, MissReason};
use crate::span::Span;
use crate::text::Document;

/// A place where a pattern fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub entry: EntryId,
    /// The words that fit, in order, without those in a gap.
    pub words: Vec<usize>,
    pub pattern: usize,
    pub is_case_probe: bool,
}

impl Candidate {
    pub(super) fn first(&self) -> usize {
        self.words[0]
    }

    pub(super) fn last(&self) -> usize {
        self.words[self.words.len() - 1]
    }

    /// From the first word to the last; a bracket that opens inside closes inside: "Hayat Tahrir al-Sham (HTS)".
    pub(super) fn span(&self, text: &str, document: &Document) -> Span {
        let span = document.words[self.first()].span.joined(document.words[self.last()].span);
        let is_open = span.of(text).contains('(') && !span.of(text).contains(')');
        if is_open && text[span.end()..].starts_with(')') { Span::new(span.start(), span.end() + 1) } else { span }
    }

    fn lies_in(&self, other: &Candidate) -> bool {
        self.words.iter().all(|word| other.words.binary_search(word).is_ok())
    }
}

/// Naming sets whose `near` words were found, in the article and in which sentence.
pub(super) type Near = HashSet<(u32, Option<usize>)>;

/// Everything that fits in one document.
#[derive(Debug, Default)]
pub(super) struct Fits {
    pub hits: Vec<Candidate>,
    /// Exceptions.
    pub cancels: Vec<Candidate>,
    /// Guarding words, by their entry.
    pub guards: HashMap<EntryId, Vec<Candidate>>,
    pub near: Near,
}

/// Candidates by entry and word.
type ByWord = HashMap<(EntryId, usize), Vec<usize>>;

fn by_word(candidates: &[Candidate]) -> ByWord {
    let mut found = ByWord::default();
    for (index, candidate) in candidates.iter().enumerate() {
        for &word in &candidate.words {
            found.entry((candidate.entry, word)).or_default().push(index);
        }
    }
    found
}

/// What remains, and what was passed over. A place that also lies in a hit of the same entry was not passed over.
pub(super) fn settle(matcher: &Matcher<'_>, text: &str, document: &Document, mut fits: Fits) -> (Vec<Candidate>, Vec<Miss>) {
    let mut passed: Vec<(Candidate, MissReason, Option<Span>)> = Vec::new();
    // Several patterns of one entry can fit at one place: that is one use.
    fits.hits.sort_by(|a, b| key(a).cmp(&key(b)));
    fits.hits.dedup_by(|later, first| later.entry == first.entry && later.words == first.words);
    fits.guards.values_mut().for_each(|guards| guards.sort_by_key(|guard| (guard.first(), guard.pattern)));
    let cancels = by_word(&fits.cancels);
    let mut left = Vec::new();
    for candidate in fits.hits {
        if candidate.is_case_probe {
            passed.push((candidate, MissReason::Case, None));
        } else if let Some(guard) = guarding(matcher, document, &fits.guards, &candidate) {
            let span = guard.span(text, document);
            passed.push((candidate, MissReason::Guard, Some(span)));
        } else if let Some(cancel) = cancelling(&fits.cancels, &cancels, &candidate) {
            let span = cancel.span(text, document);
            passed.push((candidate, MissReason::Exception, Some(span)));
        } else {
            left.push(candidate);
        }
    }
    let kept = longest(text, document, left, &mut passed);
    let kept_at = by_word(&kept);
    let is_counted = |candidate: &Candidate| {
        let there = kept_at.get(&(candidate.entry, candidate.first()));
        there.is_some_and(|hits| hits.iter().any(|&hit| candidate.lies_in(&kept[hit])))
    };
    let misses = passed.into_iter().filter(|(candidate, ..)| !is_counted(candidate)).map(|(candidate, reason, because_of)| Miss {
        entry: candidate.entry,
        pattern: candidate.pattern,
        span: candidate.span(text, document),
        sentence: document.words[candidate.first()].sentence,
        reason,
        because_of,
    });
    let misses = misses.collect();
    (kept, misses)
}

fn key(candidate: &Candidate) -> (EntryId, &[usize], bool, usize) {
    (candidate.entry, &candidate.words, candidate.is_case_probe, candidate.pattern)
}

/// The first guard of the candidate's entry that stands wholly near it, in its sentence. What lies in the candidate itself guards nothing.
fn guarding<'a>(
    matcher: &Matcher<'_>,
    document: &Document,
    guards: &'a HashMap<EntryId, Vec<Candidate>>,
    candidate: &Candidate,
) -> Option<&'a Candidate> {
    let within = *matcher.guards.get(&candidate.entry)?;
    let guards = guards.get(&candidate.entry)?;
    let sentence = document.sentences[document.words[candidate.first()].sentence];
    let from = candidate.first().saturating_sub(within).max(sentence.first_word);
    let until = candidate.last().saturating_add(within).saturating_add(1).min(sentence.end_word);
    guards[guards.partition_point(|guard| guard.first() < from)..]
        .iter()
        .take_while(|guard| guard.first() < until)
        .find(|guard| guard.last() < until && guard.words.iter().all(|word| candidate.words.binary_search(word).is_err()))
}

/// The longest exception that holds the candidate; of equals the first.
fn cancelling<'a>(cancels: &'a [Candidate], by_word: &ByWord, candidate: &Candidate) -> Option<&'a Candidate> {
    let there = by_word.get(&(candidate.entry, candidate.first()))?;
    let holding = there.iter().map(|&index| &cancels[index]).filter(|cancel| candidate.lies_in(cancel));
    holding.min_by_key(|cancel| (Reverse(cancel.words.len()), cancel.words.as_slice()))
}

/// The candidates that longer ones do not cover, from the longest to the shortest.
fn longest(
    text: &str,
    document: &Document,
    mut left: Vec<Candidate>,
    passed: &mut Vec<(Candidate, MissReason, Option<Span>)>,
) -> Vec<Candidate> {
    left.sort_by(|a, b| (Reverse(a.words.len()), &a.words, a.entry).cmp(&(Reverse(b.words.len()), &b.words, b.entry)));
    let mut kept: Vec<Candidate> = Vec::new();
    // The kept candidates at each word, the longest first; of several with the same words the first.
    let mut covering: HashMap<usize, Vec<usize>> = HashMap::default();
    // Matches of one length do not cover each other.
    let mut of_this_length = 0;
    for candidate in left {
        if kept.last().is_some_and(|last| last.words.len() > candidate.words.len()) {
            cover(&mut covering, &kept, of_this_length);
            of_this_length = kept.len();
        }
        if candidate.words.iter().all(|word| covering.contains_key(word)) {
            let there = &covering[&candidate.first()];
            let whole = there.iter().find(|&&hit| candidate.lies_in(&kept[hit]));
            let because_of = kept[*whole.unwrap_or(&there[0])].span(text, document);
            passed.push((candidate, MissReason::Covered, Some(because_of)));
        } else {
            kept.push(candidate);
        }
    }
    kept
}

/// Notes the words of the candidates from `first` on.
fn cover(covering: &mut HashMap<usize, Vec<usize>>, kept: &[Candidate], first: usize) {
    for index in first..kept.len() {
        if index > first && kept[index].words == kept[index - 1].words {
            continue;
        }
        for &word in &kept[index].words {
            covering.entry(word).or_default().push(index);
        }
    }
}
