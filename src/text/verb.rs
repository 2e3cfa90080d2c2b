//! What a reporting verb governs.
//!
//! The cases are tried from the most to the least particular: aims, passives, participles, "as S said", the verb before its subject, the verb
//! behind what it reports, and last the plain "S said C". Where a text has lost its commas both sides of the verb are taken as reported.

use crate::span::Span;
use crate::text::document::{Attribution, Reading, Zone};
use crate::text::line::{Line, breaks, closes_content};
use crate::text::reporting::{Cue, Form};

/// A reporting verb in its clause.
pub(super) struct Verb<'l> {
    line: &'l Line<'l>,
    cue: &'l Cue,
    /// Its first word.
    at: usize,
    /// Its last: the particle, where it has one.
    last: usize,
    /// The first word of its clause.
    clause: usize,
    /// The word behind its subject; equal to `clause` when there is none.
    subject_end: usize,
    /// "who said", "which claimed".
    is_relative: bool,
    speaker: Option<Span>,
}

impl<'l> Verb<'l> {
    pub(super) fn new(line: &'l Line<'l>, at: usize, length: usize, cue: &'l Cue, last_speaker: Option<Span>) -> Self {
        let reporting = line.reporting();
        let clause = line.subject_start(at);
        let mut subject_end = at;
        while subject_end > clause && (reporting.auxiliaries.contains(line.key(subject_end - 1)) || line.key(subject_end - 1) == "to") {
            subject_end -= 1;
        }
        let subject = line.stretch(clause, subject_end);
        let is_relative = clause > line.first && matches!(line.key(clause - 1), "who" | "which" | "whom");
        let is_pronoun = subject_end == clause + 1 && reporting.pronouns.contains(line.key(clause));
        let speaker = match subject {
            _ if cue.form == Form::Participle => last_speaker,
            Some(_) if is_relative && is_pronoun => None,
            Some(subject) => Some(subject),
            None if is_relative => None,
            None => last_speaker,
        };
        Verb { line, cue, at, last: at + length - 1, clause, subject_end, is_relative, speaker }
    }

    fn push(&self, span: Span, reading: Reading, speaker: Option<Span>, found: &mut Vec<Attribution>) {
        found.push(self.line.attribution(span, self.at, self.last, speaker, reading));
    }

    /// Adds what the verb governs. The cases are tried from the most to the least particular.
    pub(super) fn govern(&self, last_speaker: &mut Option<Span>, found: &mut Vec<Attribution>) {
        let line = self.line;
        let subject = line.stretch(self.clause, self.subject_end);
        if subject.is_some_and(|s| line.is_outlet(s)) && self.cue.form != Form::Participle {
            return;
        }
        if self.cue.form != Form::Participle && self.cue.reading != Reading::Aim && self.speaker.is_some() {
            *last_speaker = self.speaker;
        }
        let settled =
            self.of_sentence_before(found) || self.aim(found) || self.unsettled(found) || self.participle(found) || self.behind_as(found);
        if settled {
            return;
        }
        if let Some(speaker) = self.inverted(found) {
            *last_speaker = Some(speaker);
        } else if !self.trailing(found) && !self.without_comma(found) {
            self.leading(found);
        }
    }

    /// "That is what the mayor promised.": the sentence before.
    fn of_sentence_before(&self, found: &mut Vec<Attribution>) -> bool {
        let line = self.line;
        let opening = [0, 1, 2].map(|i| line.key(line.first + i));
        let points_back = matches!(opening, ["that" | "this", "is" | "was", "what" | "how"]) && self.clause <= line.first + 3;
        let Some(before) = line.sentence_before().filter(|_| points_back && self.ends(8)) else { return false };
        self.push(before, self.cue.reading, self.speaker, found);
        true
    }

    /// What somebody seeks: to the next comma, or to where another clause begins.
    fn aim(&self, found: &mut Vec<Attribution>) -> bool {
        if self.cue.reading != Reading::Aim {
            return false;
        }
        let line = self.line;
        let opens = |i: usize| {
            matches!(line.key(i), "after" | "while" | "following" | "before" | "when" | "as" | "since" | "amid" | "because" | "despite")
        };
        let stop = (self.last + 1..line.end).find(|&i| breaks(line.gap_before(i)) || opens(i));
        self.push(line.after(self.last, stop), Reading::Aim, self.speaker, found);
        true
    }

    /// "was accused of C", "claimed by S", "to condemn C". "It was reported that C" is reported, by nobody named.
    fn unsettled(&self, found: &mut Vec<Attribution>) -> bool {
        let line = self.line;
        let (previous, next) = (line.previous(self.at), line.key(self.last + 1));
        let passive = &line.reporting().passive;
        let behind_adverb = self.at > line.first + 1 && previous.ends_with("ly") && passive.contains(line.key(self.at - 2));
        // "said by telephone" names no one.
        let names_who = next == "by" && !line.reporting().means.contains(line.key(self.last + 2));
        let is_passive = self.cue.form == Form::Past && (passive.contains(previous) || names_who || behind_adverb);
        let is_infinitive = self.cue.form == Form::Base && previous == "to";
        if !is_passive && !is_infinitive {
            return false;
        }
        let subject = line.stretch(self.clause, self.subject_end);
        let is_impersonal = is_passive && next == "that" && subject.is_none_or(|s| s.of(line.text).eq_ignore_ascii_case("it"));
        let reading = if is_impersonal { self.cue.reading } else { Reading::Unsettled };
        let stop = if is_passive { None } else { line.next_break(self.last + 1) };
        if is_passive && next == "by" && self.subject_end < self.at && line.reporting().reports_its_subject.contains(line.key(self.at)) {
            self.push(line.before(self.subject_end), Reading::Unsettled, None, found);
        }
        self.push(line.after(self.last, stop), reading, None, found);
        true
    }

    /// "…, stressing that C": to the sentence's end; "…, stressing C, …": to the next comma. "…, was quoted as saying.": all before it.
    fn participle(&self, found: &mut Vec<Attribution>) -> bool {
        let line = self.line;
        if self.cue.form != Form::Participle || line.reporting().auxiliaries.contains(line.previous(self.at)) {
            return false;
        }
        if line.previous(self.at) == "as" && self.ends(0) {
            self.push(line.before(self.at - 1), self.cue.reading, self.speaker, found);
            return true;
        }
        let stop = if line.key(self.last + 1) == "that" { None } else { line.next_break(self.last + 1) };
        self.push(line.after(self.last, stop), self.cue.reading, self.speaker, found);
        true
    }

    /// "as S said, C", "C, as S said" and "C – so S said – C": the clauses on the other side of the marks.
    fn behind_as(&self, found: &mut Vec<Attribution>) -> bool {
        let line = self.line;
        let opens = self.clause > line.first && matches!(line.key(self.clause - 1), "as" | "so");
        // "The raids came as the army said C" is no such clause.
        if !opens || !(self.clause - 1 == line.first || closes_content(line.gap_before(self.clause - 1)) || self.ends(0)) {
            return false;
        }
        if self.clause - 1 > line.first {
            self.push(line.before(self.clause - 1), self.cue.reading, self.speaker, found);
        }
        let behind = line.next_break(self.last + 1).map(|stop| Span::new(line.word(stop).start(), line.span.end()));
        if let Some(behind) = behind {
            self.push(behind, self.cue.reading, self.speaker, found);
        } else if self.clause - 1 == line.first {
            // "As S wrote in May:": what is said follows as a paragraph of its own.
            self.push(line.after(self.last, None), self.cue.reading, self.speaker, found);
        }
        true
    }

    /// "…,” said S": the verb before its subject. Gives the speaker. Behind a colon S speaks on.
    fn inverted(&self, found: &mut Vec<Attribution>) -> Option<Span> {
        let line = self.line;
        let next = line.key(self.last + 1);
        let names = line.is_capital(self.last + 1) || matches!(next, "the" | "a" | "an" | "one" | "he" | "she");
        // "…, called on the president to act" has its subject before the comma.
        let is_inverted = self.cue.particle.is_none()
            && self.subject_end == self.clause
            && self.at > line.first
            && closes_content(line.gap_before(self.at))
            && names;
        if !is_inverted || !matches!(self.cue.form, Form::Past | Form::Third) {
            return None;
        }
        let reporting = line.reporting();
        let ends_name = |i: usize| {
            line.breaks_before(i) || reporting.time_and_place.contains(line.key(i)) || reporting.clause_starts.contains(line.key(i))
        };
        let stop = (self.last + 2..line.end).find(|&i| ends_name(i));
        if (self.last + 2..stop.unwrap_or(line.end)).any(|i| line.is_finite(i)) {
            // "Jane Doe, the mayor, said Mr. Smith was gone".
            return None;
        }
        let speaker = line.stretch(self.last + 1, stop.unwrap_or(line.end));
        self.push(line.before(self.at), self.cue.reading, speaker, found);
        // "Jane Doe, the mayor, said the rebels had won" looks the same: without a quotation before it, both sides may be said.
        if !self.names_behind() && !line.gap_before(self.at).contains(['”', '"', '»', '’', '!', '?']) {
            self.push(line.after(self.last, None), self.cue.reading, speaker, found);
        } else if let Some(colon) = (self.last + 2..line.end).find(|&i| line.gap_before(i).contains(':')) {
            self.push(Span::new(line.word(colon).start(), line.span.end()), self.cue.reading, speaker, found);
        }
        speaker
    }

    /// Nothing follows the verb but, in up to `most` words, when or where.
    fn ends(&self, most: usize) -> bool {
        let line = self.line;
        let rest = line.end.saturating_sub(self.last + 1);
        let says_more = |i: usize| line.key(i) == "that" || line.gap_before(i).contains(['“', '"', '«']);
        let next = self.last + 1;
        let is_circumstance = line.reporting().time_and_place.contains(line.key(next)) || line.gap_before(next).contains('(');
        // "told reporters on Friday": whom it was told.
        let is_addressee = matches!(line.key(self.at), "told" | "tells") && !(next..line.end).any(|i| line.is_finite(i));
        rest == 0 || (rest <= most && (is_circumstance || is_addressee) && !(next..line.end).any(says_more))
    }

    /// "C, S said on Sunday." and "C, S said, C".
    fn trailing(&self, found: &mut Vec<Attribution>) -> bool {
        let line = self.line;
        let has_content = self.clause > line.first && closes_content(line.gap_before(self.clause)) && self.prefix_is_content();
        let interrupts = closes_content(line.gap_before(self.last + 1)) && self.last + 1 < line.end;
        let ends = self.ends(12);
        if !has_content || !(ends || interrupts) {
            return false;
        }
        self.push(line.before(self.clause), self.cue.reading, self.speaker, found);
        if !ends {
            self.push(line.after(self.last, None), self.cue.reading, self.speaker, found);
        }
        true
    }

    /// "C the Observatory said on Monday.", "C he said C", "C said the source": texts that have lost their commas. What follows the verb
    /// may be said too, so both sides are reported.
    fn without_comma(&self, found: &mut Vec<Attribution>) -> bool {
        let line = self.line;
        if self.cue.form == Form::Base || !(self.ends_bare() || self.lost_comma_before() || self.names_behind()) {
            return false;
        }
        let start = line.name_start(line.first, self.subject_end.max(line.first + 1));
        if start < line.first + 3 {
            return false;
        }
        let speaker = line.stretch(start, self.subject_end);
        let content_end = if self.names_behind() { self.at } else { start };
        self.push(line.before(content_end), self.cue.reading, speaker, found);
        self.push(line.after(self.last, None), self.cue.reading, speaker, found);
        true
    }

    /// The verb ends its sentence, but for when or where: what it reports can only stand before.
    fn ends_bare(&self) -> bool {
        self.subject_end > self.clause && self.ends(8)
    }

    /// What should be the subject is too long for one, holds a verb, or ends in "he".
    fn lost_comma_before(&self) -> bool {
        const SUBJECT_AT_MOST: usize = 5;
        const IMPLAUSIBLE: usize = 10;
        let line = self.line;
        let length = self.subject_end - self.clause;
        let names_late = length >= 3 && matches!(line.key(self.subject_end - 1), "he" | "she" | "they");
        // "the bombing the Observatory said": a second subject without a comma between.
        let reporting = line.reporting();
        let joins = |word: &str| {
            reporting.time_and_place.contains(word)
                || reporting.clause_starts.contains(word)
                || matches!(
                    word,
                    "of" | "for"
                        | "with"
                        | "against"
                        | "between"
                        | "over"
                        | "about"
                        | "under"
                        | "like"
                        | "into"
                        | "near"
                        | "outside"
                        | "inside"
                        | "behind"
                        | "all"
                        | "both"
                )
        };
        let second = |i: usize| matches!(line.key(i), "the" | "a" | "an") && !joins(line.key(i - 1)) && !breaks(line.gap_before(i));
        names_late
            || (self.clause + 2..self.subject_end).any(second)
            || length >= IMPLAUSIBLE
            || (length > SUBJECT_AT_MOST && (self.clause + 1..self.subject_end - 1).any(|i| line.is_finite(i)))
    }

    /// "C said Observatory director Omar Haddad.", "C said the monitor which …": a name stands behind the verb.
    fn names_behind(&self) -> bool {
        let line = self.line;
        let reporting = line.reporting();
        let ends_name = |i: usize| {
            (i > self.last + 1 && line.breaks_before(i))
                || reporting.clause_starts.contains(line.key(i))
                || reporting.time_and_place.contains(line.key(i))
                || line.key(i) == "adding"
        };
        let end = (self.last + 1..line.end).find(|&i| ends_name(i)).unwrap_or(line.end);
        let name = self.last + 1..end;
        let opens = line.is_capital(self.last + 1) || matches!(line.key(self.last + 1), "the" | "a" | "an" | "one");
        let is_speaker = |i: usize| reporting.speakers.contains(line.key(i)) || (line.is_capital(i) && line.is_capital(i + 1));
        matches!(self.cue.form, Form::Past | Form::Third)
            && self.cue.particle.is_none()
            && line.zone != Zone::Headline
            && opens
            && name.len() <= 8
            && name.clone().any(is_speaker)
            && !name.clone().any(|i| line.is_finite(i) || reporting.verbs.contains_key(line.key(i)))
            && (end == line.end || !matches!(line.key(end), "that" | "and" | "or"))
    }

    /// "S said C": to the sentence's end. "while S said C, ..." and "S, who said C, ...": to the next comma.
    fn leading(&self, found: &mut Vec<Attribution>) {
        let line = self.line;
        let opens_side = |word: &str| matches!(word, "while" | "although" | "though" | "when" | "after" | "before" | "whereas");
        let is_side = self.is_relative || (self.clause == line.first + 1 && opens_side(line.key(line.first)));
        let stop = if is_side { line.next_break(self.last + 1) } else { None };
        self.push(line.after(self.last, stop), self.cue.reading, self.speaker, found);
    }

    /// "In Damascus, officials said": a short opening of time and place is not what is reported.
    fn prefix_is_content(&self) -> bool {
        let line = self.line;
        let is_circumstance = matches!(
            line.key(line.first),
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
        let is_quotation = (line.first..self.clause).any(|i| line.in_quotation(i));
        is_quotation || !(is_circumstance && self.clause - line.first <= 10)
    }
}
