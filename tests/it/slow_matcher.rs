//! A slow, obvious matcher, and the fast one held to it on any text.
//!
//! It is written from the rules in `docs/guide/lexicons.md` and shares nothing with the fast one but words and their compared form: every
//! pattern is tried at every word, every gap with every length, every match against every other.

use std::collections::BTreeSet;

use slantwise::lexicon::{Case, Entry, EntryId, Lexicon, Scope, Style};
use slantwise::matcher::MissReason;
use slantwise::span::Span;
use slantwise::text::{Document, composed, fold, unify, words};

/// Entry, span, resolved.
pub type SlowHit = (EntryId, Span, bool);
/// Span, entry, reason, because of what, pattern.
pub type SlowMiss = (Span, EntryId, MissReason, Option<Span>, usize);

/// A place where a pattern of an entry fits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Match {
    words: Vec<usize>,
    entry: EntryId,
    pattern: usize,
}

/// A match that is no hit, why, and because of what.
type Passed = (Match, MissReason, Option<Span>);

/// Hits and misses of `lexicon` in `document`, each in order and each once.
pub fn find(lexicon: &Lexicon, text: &str, document: &Document) -> (Vec<SlowHit>, Vec<SlowMiss>) {
    let reading = Reading { text, document };
    let (mut hits, mut misses): (Vec<Match>, Vec<Passed>) = (Vec::new(), Vec::new());
    for (id, entry) in lexicon.entries() {
        for found in reading.of_entry(id, entry, entry.case) {
            match reading.passed_over(entry, &found) {
                Some((reason, because_of)) => misses.push((found, reason, Some(because_of))),
                None => hits.push(found),
            }
        }
        if entry.case == Case::Exact {
            let right: Vec<Vec<usize>> = reading.of_entry(id, entry, Case::Exact).into_iter().map(|m| m.words).collect();
            let other = reading.of_entry(id, entry, Case::Fold).into_iter().filter(|found| !right.contains(&found.words));
            misses.extend(other.map(|found| (found, MissReason::Case, None)));
        }
    }
    // A match goes when matches with more words, which have not gone, stand on all its words.
    let mut kept: Vec<Match> = Vec::new();
    for length in (1..=hits.iter().map(|m| m.words.len()).max().unwrap_or(0)).rev() {
        let longer = kept.clone();
        for found in hits.iter().filter(|m| m.words.len() == length) {
            if found.words.iter().all(|word| longer.iter().any(|l| l.words.contains(word))) {
                let mut over: Vec<&Match> = longer.iter().filter(|l| l.words.contains(&found.words[0])).collect();
                over.sort_by_key(|l| (!holds(l, found), usize::MAX - l.words.len(), l.words.clone()));
                misses.push((found.clone(), MissReason::Covered, Some(reading.span(over[0]))));
            } else {
                kept.push(found.clone());
            }
        }
    }
    misses.retain(|(miss, ..)| !kept.iter().any(|hit| hit.entry == miss.entry && holds(hit, miss)));
    let mut hits: Vec<SlowHit> = kept.iter().map(|hit| (hit.entry, reading.span(hit), reading.is_resolved(lexicon, hit))).collect();
    hits.sort_by_key(|hit| (hit.1, hit.0));
    let misses: BTreeSet<SlowMiss> =
        misses.into_iter().map(|(m, reason, because)| (reading.span(&m), m.entry, reason, because, m.pattern)).collect();
    (hits, misses.into_iter().collect())
}

fn holds(longer: &Match, shorter: &Match) -> bool {
    shorter.words.iter().all(|word| longer.words.contains(word))
}

struct Reading<'a> {
    text: &'a str,
    document: &'a Document,
}

impl Reading<'_> {
    /// Every place where a pattern of the entry fits, each once, with the first pattern that fits there.
    fn of_entry(&self, id: EntryId, entry: &Entry, case: Case) -> Vec<Match> {
        let mut found: Vec<Match> = Vec::new();
        for (pattern, written) in entry.patterns.iter().enumerate() {
            for words in self.places(&parts(written, entry.style, case, entry.gap)) {
                if !found.iter().any(|m| m.words == words) {
                    found.push(Match { words, entry: id, pattern });
                }
            }
        }
        found
    }

    /// Why a place is no hit: a guard near it, then an exception that holds it.
    fn passed_over(&self, entry: &Entry, found: &Match) -> Option<(MissReason, Span)> {
        if let Some(guard) = &entry.guard {
            let (first, last) = (found.words[0] as i128, *found.words.last().expect("a match has words") as i128);
            let near = |word: &usize| (*word as i128) >= first - guard.within as i128 && (*word as i128) <= last + guard.within as i128;
            let sentence = self.document.words[found.words[0]].sentence;
            let mut guarding: Vec<(usize, usize, Vec<usize>)> = Vec::new();
            for (index, written) in guard.words.iter().enumerate() {
                for words in self.places(&parts(written, Style::Glob, Case::Fold, 0)) {
                    let stands = self.document.words[words[0]].sentence == sentence && words.iter().all(near);
                    if stands && !words.iter().any(|word| found.words.contains(word)) {
                        guarding.push((words[0], index, words));
                    }
                }
            }
            if let Some((.., words)) = guarding.into_iter().min() {
                return Some((MissReason::Guard, self.span_of(&words)));
            }
        }
        let excepted = entry.except.iter().flat_map(|written| self.places(&parts(written, entry.style, entry.case, entry.gap)));
        let holding = excepted.filter(|words| found.words.iter().all(|word| words.contains(word)));
        let longest = holding.min_by_key(|words| (usize::MAX - words.len(), words.clone()))?;
        Some((MissReason::Exception, self.span_of(&longest)))
    }

    fn is_resolved(&self, lexicon: &Lexicon, hit: &Match) -> bool {
        let EntryId::Label(set, _) = hit.entry else { return true };
        let set = &lexicon.namings[set as usize];
        let sentence = self.document.words[hit.words[0]].sentence;
        let mut near = set.near.iter().flat_map(|written| self.places(&parts(written, Style::Glob, Case::Fold, 0)));
        set.near.is_empty() || near.any(|words| set.scope == Scope::Article || self.document.words[words[0]].sentence == sentence)
    }

    /// Every place where the parts fit, one for each first word.
    fn places(&self, parts: &[Part]) -> Vec<Vec<usize>> {
        if parts.is_empty() {
            return Vec::new();
        }
        (0..self.document.words.len()).filter_map(|at| self.from(parts, at, self.document.words[at].sentence)).collect()
    }

    /// The words on which the parts fit from the word `at` on, inside the sentence; the shortest first gap that works, then the second.
    fn from(&self, parts: &[Part], at: usize, sentence: usize) -> Option<Vec<usize>> {
        let Some((part, rest)) = parts.split_first() else { return Some(Vec::new()) };
        if let Part::Gap(most) = part {
            return (0..=*most).take(self.document.words.len() + 1).find_map(|skipped| self.from(rest, at + skipped, sentence));
        }
        let word = self.document.words.get(at).filter(|word| word.sentence == sentence)?;
        if !part.fits(word.span.of(self.text)) {
            return None;
        }
        let mut words = vec![at];
        words.extend(self.from(rest, at + 1, sentence)?);
        Some(words)
    }

    fn span(&self, found: &Match) -> Span {
        self.span_of(&found.words)
    }

    /// From the first word to the last; a bracket opened inside is closed inside.
    fn span_of(&self, words: &[usize]) -> Span {
        let (first, last) = (words[0], words[words.len() - 1]);
        let (start, end) = (self.document.words[first].span.start(), self.document.words[last].span.end());
        let inside = &self.text[start..end];
        let closes = inside.contains('(') && !inside.contains(')') && self.text[end..].starts_with(')');
        Span::new(start, end + usize::from(closes))
    }
}

enum Part {
    Plain(String, Case),
    Glob(String, Case),
    Regex(regex::Regex, Case),
    Gap(usize),
}

impl Part {
    fn fits(&self, word: &str) -> bool {
        let form = |case: &Case| if *case == Case::Fold { fold(word) } else { unify(word) };
        match self {
            Part::Plain(pattern, case) => *pattern == form(case),
            Part::Glob(pattern, case) => glob(pattern, &form(case)),
            Part::Regex(pattern, Case::Exact) => pattern.is_match(&unify(word)),
            Part::Regex(pattern, Case::Fold) => pattern.is_match(&unify(word)) || pattern.is_match(&fold(word)),
            Part::Gap(_) => false,
        }
    }
}

/// A pattern cut into parts: at spaces, and for all but regular expressions as a text is cut into words.
fn parts(written: &str, style: Style, case: Case, gap: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    if style == Style::Regex {
        for piece in written.split_whitespace() {
            let prefix = if case == Case::Fold { "(?i)" } else { "" };
            parts.push(Part::Regex(regex::Regex::new(&format!("{prefix}{}", composed(piece))).expect("a valid pattern"), case));
        }
        return parts;
    }
    for (index, stretch) in written.split("...").enumerate() {
        if index > 0 && gap > 0 && !parts.is_empty() {
            parts.push(Part::Gap(gap));
        }
        for piece in stretch.split_whitespace() {
            parts.extend(pieces(piece, style).into_iter().map(|word| part(&word, style, case)));
        }
    }
    while matches!(parts.last(), Some(Part::Gap(_))) {
        parts.pop();
    }
    parts
}

fn part(word: &str, style: Style, case: Case) -> Part {
    let form = |word: &str| if case == Case::Fold { fold(word) } else { unify(word) };
    if style == Style::Fixed || !word.contains(['*', '?']) {
        return Part::Plain(form(word), case);
    }
    // The possessive goes from a pattern as from a word, unless only wildcards would be left.
    let stem = form(word);
    Part::Glob(if stem.trim_matches(['*', '?']).is_empty() { composed(word) } else { stem }, case)
}

/// The words of a piece; in a glob a wildcard counts as a letter and belongs to what it touches.
fn pieces(piece: &str, style: Style) -> Vec<String> {
    let cut = |text: &str| -> Vec<(usize, usize)> {
        let spans = words(text, Span::new(0, text.len()));
        spans.map(|span| (text[..span.start()].chars().count(), text[..span.end()].chars().count())).collect()
    };
    let letters: Vec<char> = piece.chars().collect();
    let is_wildcard = |at: usize| style == Style::Glob && matches!(letters[at], '*' | '?');
    let as_text: String = (0..letters.len()).map(|at| if is_wildcard(at) { 'ꙮ' } else { letters[at] }).collect();
    let mut spans = cut(&as_text);
    let mut at = 1;
    while at < spans.len() {
        let (before, here) = (spans[at - 1], spans[at]);
        if before.1 == here.0 && (is_wildcard(before.1 - 1) || is_wildcard(here.0)) {
            spans[at - 1].1 = here.1;
            spans.remove(at);
        } else {
            at += 1;
        }
    }
    spans.into_iter().map(|(start, end)| letters[start..end].iter().collect()).collect()
}

/// Every way to read the wildcards, one after another.
fn glob(pattern: &str, word: &str) -> bool {
    let mut letters = word.chars();
    match pattern.chars().next() {
        None => word.is_empty(),
        Some('*') => glob(&pattern[1..], word) || letters.next().is_some_and(|_| glob(pattern, letters.as_str())),
        Some('?') => letters.next().is_some_and(|_| glob(&pattern[1..], letters.as_str())),
        Some(c) => letters.next() == Some(c) && glob(&pattern[c.len_utf8()..], letters.as_str()),
    }
}
