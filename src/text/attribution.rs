//! Finds the clauses that a reporting cue hands over to somebody else.
//!
//! No parser: verbs, phrases and the punctuation around them. What a cue governs: "S said that C" and "S confirmed C": from the verb to
//! the sentence's end. "…, stressing C, …": to the next comma. "C, S said" and "C, as S said": from the sentence's start to that comma.
//! "According to S": the rest of the sentence. "S: C" in a headline: behind the colon. The speaker itself stays the outlet's word. A cue
//! whose reach cannot be settled (a passive, a noun such as "the claim that") gives `Unsettled`, never `Own`.

use crate::span::Span;
use crate::text::document::{Attribution, Document, Reading, Zone};
use crate::text::rules::{Cue, Form, Rules};
use crate::text::voice::Stance;

/// The attributions of one sentence.
pub fn attributions(text: &str, document: &Document, sentence: usize, outlet: &str, rules: &Rules) -> Vec<Attribution> {
    let line = Line::new(text, document, sentence, outlet, rules);
    let mut found = Vec::new();
    if document.sentences[sentence].zone == Zone::Headline {
        line.headline_colon(&mut found);
    }
    let mut last_speaker = None;
    for at in line.first..line.end {
        if line.in_quotation(at) {
            continue;
        }
        if let Some(length) = line.phrase_at(at) {
            line.phrase(at, length, &mut found);
        } else if let Some(reading) = line.noun_cue(at) {
            found.push(line.attribution(line.after(at, None), at, at, None, reading));
        } else if let Some((cue, length)) = line.cue_at(at) {
            line.verb(at, length, cue, &mut last_speaker, &mut found);
        }
    }
    found.retain(|a| !a.span.is_empty());
    found
}

/// One sentence, with what is needed to look around in it.
struct Line<'a> {
    text: &'a str,
    document: &'a Document,
    span: Span,
    first: usize,
    end: usize,
    outlet: &'a str,
    rules: &'a Rules,
    quoted: Vec<bool>,
}

impl<'a> Line<'a> {
    fn new(text: &'a str, document: &'a Document, sentence: usize, outlet: &'a str, rules: &'a Rules) -> Self {
        let s = document.sentences[sentence];
        let from = document.quotations.partition_point(|q| q.outer.end() <= s.span.start());
        let near: Vec<Span> = document.quotations[from..].iter().take_while(|q| q.outer.start() < s.span.end()).map(|q| q.inner).collect();
        let quoted = (s.first_word..s.end_word).map(|i| near.iter().any(|q| q.overlaps(document.words[i].span))).collect();
        Line { text, document, span: s.span, first: s.first_word, end: s.end_word, outlet, rules, quoted }
    }

    fn key(&self, at: usize) -> &str {
        if (self.first..self.end).contains(&at) { self.document.key(at) } else { "" }
    }

    fn word(&self, at: usize) -> Span {
        self.document.words[at].span
    }

    fn in_quotation(&self, at: usize) -> bool {
        self.quoted[at - self.first]
    }

    /// What stands between the word at `at` and the one before it.
    fn gap_before(&self, at: usize) -> &str {
        let from = if at > self.first { self.word(at - 1).end() } else { self.span.start() };
        let to = if at < self.end { self.word(at).start() } else { self.span.end() };
        &self.text[from..to.max(from)]
    }

    fn is_capital(&self, at: usize) -> bool {
        at < self.end && self.word(at).of(self.text).starts_with(char::is_uppercase)
    }

    fn breaks(gap: &str) -> bool {
        gap.contains([',', ';', ':', '—', '–', '(', ')', '“', '”', '"', '«', '»', '.', '?', '!'])
            || gap.contains(" - ")
            || gap.contains('\n')
    }

    fn closes_content(gap: &str) -> bool {
        gap.contains([',', '”', '"', '»', '—', '–', '’', '?', '!']) || gap.contains(" - ")
    }

    fn attribution(&self, span: Span, from: usize, to: usize, speaker: Option<Span>, reading: Reading) -> Attribution {
        Attribution { span, cue: self.word(from).joined(self.word(to)), speaker, reading }
    }

    /// From behind the word at `at` to the sentence's end, or to the place before the word at `until`.
    fn after(&self, at: usize, until: Option<usize>) -> Span {
        let start = self.word(at).end();
        let end = match until {
            Some(until) if until < self.end => self.word(until).start(),
            _ => self.span.end(),
        };
        Span::new(start, end.max(start))
    }

    /// From the sentence's start to the end of the word before `until`.
    fn before(&self, until: usize) -> Span {
        let end = if until > self.first { self.word(until - 1).end() } else { self.span.start() };
        Span::new(self.span.start(), end)
    }

    /// The first word from `from` on that stands behind a comma or a stronger mark.
    fn next_break(&self, from: usize) -> Option<usize> {
        (from..self.end).find(|&i| !self.in_quotation(i) && self.gap_before(i).contains([',', ';', ':', '—', '–', ')']))
    }

    fn phrase_at(&self, at: usize) -> Option<usize> {
        let stands = |phrase: &&Vec<String>| phrase.iter().enumerate().all(|(i, word)| self.key(at + i) == word);
        self.rules.reporting.phrases.iter().find(stands).map(Vec::len)
    }

    /// "According to S, C" and "C, according to S".
    fn phrase(&self, at: usize, length: usize, found: &mut Vec<Attribution>) {
        let last = at + length - 1;
        let behind = self.next_break(at + length + 1);
        let speaker_end = behind.unwrap_or(self.end);
        let speaker = (at + length < speaker_end).then(|| self.word(at + length).joined(self.word(speaker_end - 1)));
        if speaker.is_some_and(|s| self.is_outlet(s)) {
            return;
        }
        let reading = Reading::Reported(Stance::Neutral);
        if at > self.first {
            found.push(self.attribution(self.before(at), at, last, speaker, reading));
        }
        if let Some(behind) = behind {
            let rest = Span::new(self.word(behind).start(), self.span.end());
            found.push(self.attribution(rest, at, last, speaker, reading));
        }
    }

    /// "the claim that ...", "reports of ...": somebody's, and the rules cannot tell whose.
    fn noun_cue(&self, at: usize) -> Option<Reading> {
        let reporting = &self.rules.reporting;
        let before_is_noun = at > self.first
            && (reporting.determiners.contains(self.key(at - 1))
                || reporting.verbs.contains_key(self.key(at - 1))
                || self.key(at - 1) == "amid"
                || self.word(at - 1).of(self.text).ends_with("’s"));
        let opens = matches!(self.key(at + 1), "that" | "of");
        (reporting.nouns.contains(self.key(at)) && opens && (before_is_noun || at == self.first)).then_some(Reading::Unsettled)
    }

    /// The reporting verb at `at`, with the number of words of its cue.
    fn cue_at(&self, at: usize) -> Option<(&'a Cue, usize)> {
        let cues = self.rules.reporting.verbs.get(self.key(at))?;
        let followed = |cue: &&Cue| match &cue.particle {
            Some(particle) => self.key(at + 1) == particle,
            None => true,
        };
        let fits = |cue: &&Cue| !cue.needs_that || self.opens_that(at + 1) || self.stands_behind(at);
        let mut fitting: Vec<&'a Cue> = cues.iter().filter(followed).filter(fits).filter(|cue| self.is_verb(at, cue)).collect();
        // The particle tells most; then a verb that reports whatever follows; then a clause.
        fitting.sort_by_key(|cue| (cue.particle.is_none(), matches!(cue.reading, Reading::Unsettled | Reading::Aim), cue.needs_that));
        fitting.first().map(|&cue| (cue, 1 + usize::from(cue.particle.is_some())))
    }

    /// "that" stands at `from`, or behind a few words of time and place.
    fn opens_that(&self, from: usize) -> bool {
        for at in from..(from + 6).min(self.end) {
            if self.key(at) == "that" {
                return true;
            }
            if Self::breaks(self.gap_before(at)) && at > from || self.rules.reporting.verbs.contains_key(self.key(at)) {
                return false;
            }
        }
        false
    }

    /// The verb at `at` closes a clause behind what it reports: "…, analysts believe."
    fn stands_behind(&self, at: usize) -> bool {
        let ends = at + 1 >= self.end || Self::breaks(self.gap_before(at + 1));
        let subject = self.subject_start(at);
        ends && subject > self.first && Self::closes_content(self.gap_before(subject))
    }

    /// Whether the word is used as a reporting verb here, and not as a noun or an adjective.
    fn is_verb(&self, at: usize, cue: &Cue) -> bool {
        let reporting = &self.rules.reporting;
        let previous = if at > self.first { self.key(at - 1) } else { "" };
        let next = self.key(at + 1);
        let next_quotes = self.gap_before(at + 1).contains(['“', '"', '«', '„', '‘']);
        let has_break = at == self.first || Self::breaks(self.gap_before(at));
        let after_possessive = !has_break
            && at > self.first
            && self.word(at - 1).of(self.text).ends_with(['’', '\'']) | self.word(at - 1).of(self.text).ends_with("’s");
        let is_noun_place = !has_break && (reporting.determiners.contains(previous) || after_possessive);
        match cue.form {
            Form::Participle => !is_noun_place || self.rules.reporting.auxiliaries.contains(previous),
            Form::Past => {
                let by_adverb =
                    at > self.first + 1 && reporting.auxiliaries.contains(previous) && reporting.determiners.contains(self.key(at - 2));
                !(is_noun_place && !matches!(previous, "all" | "both" | "some" | "many" | "most" | "others") && next != "that")
                    && !by_adverb
            }
            Form::Third | Form::Base => {
                if is_noun_place
                    || (reporting.nouns_too.contains(self.key(at))
                        && self.is_capital(at)
                        && at > self.first
                        && self.document.zone_of(self.document.words[at].sentence) != Zone::Headline)
                {
                    return false;
                }
                let behind = self.stands_behind(at);
                let is_ambiguous = reporting.nouns_too.contains(self.key(at));
                if is_ambiguous
                    && !(reporting.articles.contains(next)
                        || next_quotes
                        || behind
                        || cue.particle.is_some() && self.is_capital(at - usize::from(at > self.first)))
                {
                    return false;
                }
                cue.form == Form::Third || self.base_is_finite(at, previous)
            }
        }
    }

    /// "officials say", "will say", "we say"; and "to say", which is settled later.
    fn base_is_finite(&self, at: usize, previous: &str) -> bool {
        let reporting = &self.rules.reporting;
        let plural = previous.ends_with('s')
            || matches!(
                previous,
                "people" | "police" | "media" | "men" | "women" | "forces" | "many" | "some" | "most" | "others" | "both" | "children"
            );
        at > self.first && (plural || previous == "to" || reporting.pronouns.contains(previous) || reporting.auxiliaries.contains(previous))
    }

    /// The first word of the clause that the verb at `at` belongs to.
    fn subject_start(&self, at: usize) -> usize {
        let mut start = at;
        while start > self.first && at - start < 14 {
            if self.in_quotation(start - 1)
                || Self::breaks(self.gap_before(start))
                || self.rules.reporting.clause_starts.contains(self.key(start - 1))
            {
                break;
            }
            start -= 1;
        }
        start
    }

    fn is_outlet(&self, speaker: Span) -> bool {
        !self.outlet.is_empty() && speaker.of(self.text).to_lowercase().contains(&self.outlet.to_lowercase())
    }

    fn verb(&self, at: usize, length: usize, cue: &Cue, last_speaker: &mut Option<Span>, found: &mut Vec<Attribution>) {
        let reporting = &self.rules.reporting;
        let last = at + length - 1;
        let next = self.key(last + 1);
        let previous = if at > self.first { self.key(at - 1) } else { "" };
        let clause = self.subject_start(at);
        let mut subject_end = at;
        while subject_end > clause && (reporting.auxiliaries.contains(self.key(subject_end - 1)) || self.key(subject_end - 1) == "to") {
            subject_end -= 1;
        }
        let subject = (clause < subject_end).then(|| self.word(clause).joined(self.word(subject_end - 1)));
        if subject.is_some_and(|s| self.is_outlet(s)) && cue.form != Form::Participle {
            return;
        }
        let is_relative = clause > self.first && matches!(self.key(clause - 1), "who" | "which" | "whom");
        let named = subject.filter(|_| !reporting.pronouns.contains(self.key(clause)) || subject_end - clause > 1);
        let is_pronoun = subject.is_some() && named.is_none();
        let speaker = match (named, cue.form) {
            (_, Form::Participle) => *last_speaker,
            (Some(name), _) => Some(name),
            (None, _) if is_pronoun || is_relative => subject.filter(|_| !is_relative),
            (None, _) => *last_speaker,
        };
        if cue.form != Form::Participle && cue.reading != Reading::Aim && speaker.is_some() {
            *last_speaker = speaker;
        }
        let make = |span: Span, reading: Reading, who: Option<Span>| self.attribution(span, at, last, who, reading);
        // Aims: to the next comma, or to where another clause begins.
        if cue.reading == Reading::Aim {
            let stop = (last + 1..self.end).find(|&i| {
                Self::breaks(self.gap_before(i))
                    || matches!(
                        self.key(i),
                        "after" | "while" | "following" | "before" | "when" | "as" | "since" | "amid" | "because" | "despite"
                    )
            });
            found.push(make(self.after(last, stop), Reading::Aim, speaker));
            return;
        }
        let is_passive = cue.form == Form::Past && (reporting.passive.contains(previous) || next == "by" || self.passive_behind_adverb(at));
        if is_passive || (cue.form == Form::Base && previous == "to") {
            let is_impersonal = is_passive && next == "that" && subject.is_none_or(|s| s.of(self.text).eq_ignore_ascii_case("it"));
            let reading = if is_impersonal { cue.reading } else { Reading::Unsettled };
            let stop = if is_passive { None } else { self.next_break(last + 1) };
            found.push(make(self.after(last, stop), reading, None));
            return;
        }
        if cue.form == Form::Participle && !reporting.auxiliaries.contains(previous) {
            let stop = if next == "that" { None } else { self.next_break(last + 1) };
            found.push(make(self.after(last, stop), cue.reading, speaker));
            return;
        }
        let gap_before_subject = self.gap_before(clause);
        let has_content_before = clause > self.first && Self::closes_content(gap_before_subject);
        let word_before = if clause > self.first { self.key(clause - 1) } else { "" };
        // "as S said, C" and "C, as S said": the clause on the other side of the comma.
        if word_before == "as" {
            match self.next_break(last + 1) {
                Some(stop) if clause - 1 == self.first => {
                    found.push(make(Span::new(self.word(stop).start(), self.span.end()), cue.reading, speaker))
                }
                _ if clause - 1 > self.first => found.push(make(self.before(clause - 1), cue.reading, speaker)),
                _ => {}
            }
            return;
        }
        // "…,” said S": the verb before its subject.
        let inverted = subject.is_none()
            && at > self.first
            && Self::closes_content(self.gap_before(at))
            && (self.is_capital(last + 1) || matches!(next, "the" | "a" | "an" | "one" | "he" | "she"));
        if inverted && matches!(cue.form, Form::Past | Form::Third) {
            let stop = (last + 1..self.end).find(|&i| {
                i > last + 1
                    && (Self::breaks(self.gap_before(i))
                        || reporting.time_and_place.contains(self.key(i))
                        || reporting.clause_starts.contains(self.key(i)))
            });
            let speaker_end = stop.unwrap_or(self.end);
            let speaker = (last + 1 < speaker_end).then(|| self.word(last + 1).joined(self.word(speaker_end - 1)));
            *last_speaker = speaker.or(*last_speaker);
            found.push(make(self.before(at), cue.reading, speaker));
            return;
        }
        let gap_after = self.gap_before(last + 1);
        let rest = self.end.saturating_sub(last + 1);
        let interrupts = gap_after.contains(',') && rest > 0;
        let only_circumstance = rest <= 12
            && reporting.time_and_place.contains(next)
            && !(last + 1..self.end).any(|i| self.key(i) == "that" || self.gap_before(i).contains(['“', '"', '«']));
        if has_content_before && self.prefix_is_content(clause) && (rest == 0 || interrupts || only_circumstance) {
            found.push(make(self.before(clause), cue.reading, speaker));
            if interrupts && !only_circumstance {
                found.push(make(self.after(last, None), cue.reading, speaker));
            }
            return;
        }
        // "while S said C, ..." and "S, who said C, ...": to the next comma; else to the sentence's end.
        let is_side_clause = is_relative
            || (clause == self.first + 1
                && matches!(word_before, "while" | "although" | "though" | "when" | "after" | "before" | "whereas"));
        let stop = if is_side_clause { self.next_break(last + 1) } else { None };
        found.push(make(self.after(last, stop), cue.reading, speaker));
    }

    fn passive_behind_adverb(&self, at: usize) -> bool {
        at > self.first + 1 && self.key(at - 1).ends_with("ly") && self.rules.reporting.passive.contains(self.key(at - 2))
    }

    /// "In Damascus, officials said": a short opening of time and place is not what is reported.
    fn prefix_is_content(&self, clause: usize) -> bool {
        let opening = self.key(self.first);
        let is_circumstance = matches!(
            opening,
            "in" | "on"
                | "at"
                | "during"
                | "after"
                | "before"
                | "earlier"
                | "meanwhile"
                | "later"
                | "also"
                | "by"
                | "for"
                | "with"
                | "since"
                | "last"
                | "speaking"
                | "however"
        );
        let is_quotation = (self.first..clause).any(|i| self.in_quotation(i));
        is_quotation || !(is_circumstance && clause - self.first <= 10)
    }

    /// "Spokesman: Iran in no rush" and "Assad has left: Russian ministry".
    fn headline_colon(&self, found: &mut Vec<Attribution>) {
        let Some(colon) = (self.first + 1..self.end).find(|&i| self.gap_before(i).contains(':') && !self.in_quotation(i)) else { return };
        let is_speaker = |from: usize, to: usize| (from..to).any(|i| self.rules.reporting.speakers.contains(self.key(i)));
        let all_capital = |from: usize, to: usize| (from..to).all(|i| self.is_capital(i));
        let before = self.word(self.first).joined(self.word(colon - 1));
        let behind = Span::new(self.word(colon).start(), self.span.end());
        let reported = Reading::Reported(Stance::Neutral);
        let (span, speaker, reading) = if colon - self.first <= 6 && is_speaker(self.first, colon) {
            (behind, before, reported)
        } else if self.end - colon <= 4 && is_speaker(colon, self.end) {
            (before, behind, reported)
        } else if colon - self.first <= 3 && all_capital(self.first, colon) && !self.is_outlet(before) {
            // A name before the colon can be who speaks or what it is about.
            (behind, before, Reading::Unsettled)
        } else {
            return;
        };
        found.push(Attribution { span, cue: speaker, speaker: Some(speaker), reading });
    }
}
