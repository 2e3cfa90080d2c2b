//! Tells which words of a sentence report, and which only look like it.
//!
//! "Claims", "reports" and "states" are nouns as often as verbs, and "reported" can be an adjective: the words beside them decide.

use crate::text::document::{Reading, Zone};
use crate::text::line::{Line, breaks, closes_content};
use crate::text::reporting::{Cue, Form};

/// Words for people that can stand alone: "some argue", "many fear".
const PEOPLE: [&str; 8] = ["all", "both", "some", "many", "most", "others", "few", "several"];

impl<'a> Line<'a> {
    /// The number of words of a reporting phrase ("according to") at `at`.
    pub(super) fn phrase_at(&self, at: usize) -> Option<usize> {
        let stands = |phrase: &&Vec<String>| phrase.iter().enumerate().all(|(i, word)| self.key(at + i) == word);
        self.reporting().phrases.iter().find(stands).map(Vec::len)
    }

    /// True for "the claim that ...", "reports of ...": somebody's, and the rules cannot tell whose.
    pub(super) fn is_noun_cue(&self, at: usize) -> bool {
        let reporting = self.reporting();
        let before_is_noun = reporting.determiners.contains(self.previous(at))
            || reporting.verbs.contains_key(self.previous(at))
            || matches!(self.previous(at), "amid" | "was" | "is" | "were" | "are")
            || self.follows_possessive(at);
        let emerges = reporting.noun_verbs.contains(self.key(at + 1)) && self.key(at + 2) == "that";
        let opens = matches!(self.key(at + 1), "that" | "of")
            || emerges
            || (matches!(self.key(at + 1), "to" | "for") && reporting.nouns_of_will.contains(self.key(at)));
        let is_noun_only = reporting.nouns.contains(self.key(at)) && !reporting.verbs.contains_key(self.key(at));
        (reporting.nouns.contains(self.key(at)) || reporting.nouns_of_will.contains(self.key(at)))
            && opens
            && (before_is_noun || at == self.first || (is_noun_only && self.key(at + 1) == "that") || emerges)
    }

    /// The reporting verb at `at`, with the number of words of its cue.
    pub(super) fn cue_at(&self, at: usize) -> Option<(&'a Cue, usize)> {
        let cues = self.reporting().verbs.get(self.key(at))?;
        let fits = |cue: &Cue| {
            !cue.needs_that
                || self.opens_that(at + 1)
                || self.opens_clause(at + 1)
                || self.opens_without_marks(at + 1)
                || self.stands_behind(at)
        };
        let mut fitting: Vec<(&'a Cue, usize)> = cues
            .iter()
            .filter_map(|cue| Some((cue, self.length_at(at, cue)?)))
            .filter(|(cue, _)| fits(cue) && self.is_verb(at, cue))
            .collect();
        // The particle tells most; then a verb that reports whatever follows; then a clause.
        fitting.sort_by_key(|(cue, _)| (cue.particle.is_none(), matches!(cue.reading, Reading::Unsettled | Reading::Aim), cue.needs_that));
        fitting.first().copied()
    }

    /// The number of words from the verb at `at` to its particle; nothing when a particle that must follow does not.
    fn length_at(&self, at: usize, cue: &Cue) -> Option<usize> {
        const STANDS_OFF_AT_MOST: usize = 8;
        let Some(particle) = &cue.particle else { return Some(1) };
        let most = if cue.stands_off { STANDS_OFF_AT_MOST } else { 1 };
        let clause = (at + 1..(at + 1 + most).min(self.end)).take_while(|&i| i == at + 1 || !breaks(self.gap_before(i)));
        clause.into_iter().find(|&i| self.key(i) == particle).map(|i| i - at + 1)
    }

    /// "He added The army left", "As the mayor wrote:": speech that has lost its marks, or follows as a paragraph of its own.
    fn opens_without_marks(&self, from: usize) -> bool {
        let is_lost =
            self.is_capital(from) && self.reporting().articles.contains(self.key(from)) && self.gap_before(from).trim().is_empty();
        is_lost || self.text[self.word(self.end - 1).end()..self.span.end()].contains(':')
    }

    /// "that" stands at `from`, or behind a few words of time and place.
    fn opens_that(&self, from: usize) -> bool {
        for at in from..(from + 6).min(self.end) {
            if self.key(at) == "that" {
                return true;
            }
            let is_other_cue = self.reporting().verbs.contains_key(self.key(at)) || self.reporting().nouns.contains(self.key(at));
            if breaks(self.gap_before(at)) && at > from || is_other_cue {
                return false;
            }
        }
        false
    }

    /// "found the town was empty", "showed 84 per cent": a clause without "that", or a figure.
    fn opens_clause(&self, from: usize) -> bool {
        const SUBJECT_AT_MOST: usize = 6;
        let is_figure = self.key(from).starts_with(|c: char| c.is_ascii_digit());
        let subject = (from + 1..(from + 1 + SUBJECT_AT_MOST).min(self.end))
            .take_while(|&i| !breaks(self.gap_before(i)) && !self.reporting().clause_starts.contains(self.key(i)));
        is_figure || subject.into_iter().any(|i| self.is_finite(i))
    }

    /// The verb at `at` closes a clause behind what it reports: "…, analysts believe."
    fn stands_behind(&self, at: usize) -> bool {
        let ends = at + 1 >= self.end || breaks(self.gap_before(at + 1));
        let subject = self.subject_start(at);
        let edge = subject - usize::from(matches!(self.previous(subject), "as" | "so"));
        let is_last = at + 1 >= self.end && subject < at && at > self.first + 4;
        let opens_with_as = edge < subject && edge == self.first;
        // "As S writes in his life of D, C": where and when may stand before the comma.
        let circumstance = opens_with_as && self.next_break(at + 1).is_some_and(|i| i <= at + 12);
        is_last || circumstance || (ends && (opens_with_as || (edge > self.first && closes_content(self.gap_before(edge)))))
    }

    fn follows_possessive(&self, at: usize) -> bool {
        let before = if at > self.first { self.word(at - 1).of(self.text) } else { "" };
        before.ends_with("’s") || before.ends_with("'s") || (at > self.first && self.gap_before(at).starts_with(['’', '\'']))
    }

    /// Whether the word is used as a reporting verb here, and not as a noun or an adjective.
    fn is_verb(&self, at: usize, cue: &Cue) -> bool {
        let reporting = self.reporting();
        let previous = self.previous(at);
        let has_break = at == self.first || breaks(self.gap_before(at));
        let stands_alone = PEOPLE.contains(&previous) && cue.form != Form::Participle;
        // "Media reports" are a noun; "state media said" is none.
        let before_noun = reporting.nouns_too.contains(self.key(at)) && reporting.before_nouns.contains(previous);
        let is_noun_place =
            !has_break && !stands_alone && (reporting.determiners.contains(previous) || before_noun || self.follows_possessive(at));
        match cue.form {
            Form::Participle => !is_noun_place || reporting.auxiliaries.contains(previous),
            Form::Past => {
                let behind_adverb =
                    at > self.first + 1 && reporting.auxiliaries.contains(previous) && reporting.determiners.contains(self.key(at - 2));
                let is_noun = is_noun_place && !self.opens_that(at + 1);
                !is_noun && !behind_adverb
            }
            Form::Third | Form::Base if is_noun_place || !self.can_be_verb(at, cue) => false,
            Form::Third => true,
            Form::Base => self.base_is_finite(at, previous),
        }
    }

    /// False for a form that is a noun more often, unless what stands beside it makes it a verb.
    fn can_be_verb(&self, at: usize, cue: &Cue) -> bool {
        let behind_pronoun = matches!(self.previous(at), "he" | "she" | "they" | "we" | "i" | "who" | "it");
        if !self.reporting().nouns_too.contains(self.key(at)) || behind_pronoun {
            return true;
        }
        let in_headline = self.zone == Zone::Headline;
        if self.is_capital(at) && at > self.first && !in_headline {
            return false;
        }
        let next_quotes = self.gap_before(at + 1).contains(['“', '"', '«', '„', '‘']);
        let behind_name = at > self.first && self.is_capital(at - 1);
        self.reporting().articles.contains(self.key(at + 1))
            || (behind_name && self.key(at + 1).starts_with(|c: char| c.is_ascii_digit()))
            || next_quotes
            || self.stands_behind(at)
            || (cue.particle.is_some() && self.previous(at) != "amid" && !self.reporting().verbs.contains_key(self.previous(at)))
            || (behind_name && at + 1 >= self.end)
            || (in_headline && cue.form == Form::Third && at > self.first && at + 1 < self.end)
    }

    /// "officials say", "people in Ghouta say", "will say", "we say"; and "to say", which is settled later.
    fn base_is_finite(&self, at: usize, previous: &str) -> bool {
        let reporting = self.reporting();
        if at > self.first && !reporting.nouns_too.contains(self.key(at)) {
            return true;
        }
        let is_plural = previous.ends_with('s')
            || PEOPLE.contains(&previous)
            || matches!(previous, "people" | "police" | "media" | "men" | "women" | "children");
        at > self.first
            && (is_plural || previous == "to" || reporting.pronouns.contains(previous) || reporting.auxiliaries.contains(previous))
    }
}
