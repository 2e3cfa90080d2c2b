//! Finds the clauses that a reporting cue hands over to somebody else.
//!
//! No parser: verbs, phrases and the punctuation around them. What a cue governs: "S said that C" and "S confirmed C": from the verb to
//! the sentence's end. "…, stressing C, …": to the next comma. "C, S said" and "C, as S said": from the sentence's start to that comma.
//! "According to S": the rest of the sentence. "S: C" in a headline: behind the colon. The speaker itself stays the outlet's word. A cue
//! whose reach cannot be settled (a passive, a noun such as "the claim that") gives `Unsettled`, never `Own`.

use crate::span::Span;
use crate::text::document::{Attribution, Document, Reading, Zone};
use crate::text::line::Line;
use crate::text::rules::Rules;
use crate::text::verb::Verb;
use crate::text::voice::Stance;

/// The attributions of one sentence.
pub(super) fn attributions(text: &str, document: &Document, sentence: usize, outlet: &str, rules: &Rules) -> Vec<Attribution> {
    let line = Line::new(text, document, sentence, outlet, rules);
    let mut found = Vec::new();
    if line.zone == Zone::Headline && !line.headline_colon(&mut found) {
        line.headline_tag(&mut found);
    }
    let mut last_speaker = None;
    for at in line.first..line.end {
        if line.in_quotation(at) {
            continue;
        }
        if let Some(length) = line.phrase_at(at) {
            line.phrase(at, length, &mut found);
        } else if line.is_noun_cue(at) {
            found.push(line.attribution(line.after(at, None), at, at, None, Reading::Unsettled));
        } else if let Some((cue, length)) = line.cue_at(at) {
            Verb::new(&line, at, length, cue, last_speaker).govern(&mut last_speaker, &mut found);
        }
    }
    found.retain(|a| !a.span.is_empty());
    found
}

/// Words of a speaker's name at most, behind "according to".
const NAME_AT_MOST: usize = 10;

impl Line<'_> {
    /// "According to S, C" and "C, according to S".
    fn phrase(&self, at: usize, length: usize, found: &mut Vec<Attribution>) {
        let last = at + length - 1;
        let behind = self.next_break(at + length + 1);
        let speaker = self.stretch(at + length, behind.unwrap_or(self.end));
        if speaker.is_some_and(|s| self.is_outlet(s)) {
            return;
        }
        let reading = Reading::Reported(Stance::Neutral);
        if at > self.first {
            found.push(self.attribution(self.before(at), at, last, speaker, reading));
        }
        match behind {
            Some(behind) => found.push(self.attribution(Span::new(self.word(behind).start(), self.span.end()), at, last, speaker, reading)),
            // No name is so long: its comma is lost, and what is said begins somewhere behind it.
            None if self.end > at + length + NAME_AT_MOST || (at + length..self.end).any(|i| self.is_finite(i)) => {
                found.push(self.attribution(self.after(last, None), at, last, None, reading))
            }
            None => {}
        }
    }

    /// "Spokesman: Iran in no rush" and "Assad has left: Russian ministry".
    fn headline_colon(&self, found: &mut Vec<Attribution>) -> bool {
        let colon = (self.first + 1..self.end).find(|&i| self.gap_before(i).contains(':') && !self.in_quotation(i));
        let Some(colon) = colon else { return false };
        let is_speaker = |from: usize, to: usize| (from..to).any(|i| self.reporting().speakers.contains(self.key(i)));
        let all_capital = |from: usize, to: usize| (from..to).all(|i| self.is_capital(i));
        let before = self.word(self.first).joined(self.word(colon - 1));
        let behind = Span::new(self.word(colon).start(), self.span.end());
        let reported = Reading::Reported(Stance::Neutral);
        let speaks_before = colon - self.first <= 6 && is_speaker(self.first, colon);
        let speaks_behind = self.end - colon <= 4 && is_speaker(colon, self.end);
        // Where both sides name somebody who could speak ("General planned a coup: minister"), the one that ends in that word does.
        let ends_before = is_speaker(colon - 1, colon);
        let ends_behind = is_speaker(self.end - 1, self.end);
        let (span, speaker, reading) = if speaks_before && speaks_behind && ends_before == ends_behind {
            (before.joined(behind), before, Reading::Unsettled)
        } else if speaks_before && (!speaks_behind || ends_before) {
            (behind, before, reported)
        } else if speaks_behind {
            (before, behind, reported)
        } else if colon - self.first <= 3 && all_capital(self.first, colon) && !self.is_outlet(before) {
            // A name before the colon can be who speaks or what it is about.
            (behind, before, Reading::Unsettled)
        } else {
            return false;
        };
        found.push(Attribution { span, cue: speaker, speaker: Some(speaker), reading });
        true
    }

    /// "Town has fallen - State Media", and where the mark is lost "Ten die in raid on town Monitor": who says so stands last. "Monitor 10 of
    /// 48 dead were children": it stands first.
    fn headline_tag(&self, found: &mut Vec<Attribution>) {
        const TAG_AT_MOST: usize = 4;
        let is_speaker = |at: usize| self.reporting().speakers.contains(self.key(at)) && self.is_capital(at);
        // In a headline of capitals only a mark tells where its parts begin.
        let is_plain = (self.first + 1..self.end).filter(|&i| !self.is_capital(i) && self.key(i).len() > 3).count() >= 2;
        let is_dash = |at: usize| [" - ", " – ", " — "].contains(&self.gap_before(at));
        let from = (self.first + 1..self.end).rev().take(TAG_AT_MOST).find(|&i| is_dash(i));
        let (span, tag) = match from {
            Some(from) if (from..self.end).any(is_speaker) => (self.before(from), from..self.end),
            None if is_plain && let Some(tag) = self.tag_at_end() => (self.before(tag), tag..self.end),
            _ if is_plain && is_speaker(self.first) && self.key(self.first + 1).starts_with(|c: char| c.is_ascii_digit()) => {
                (self.after(self.first, None), self.first..self.first + 1)
            }
            _ => return,
        };
        let Some(speaker) = self.stretch(tag.start, tag.end) else { return };
        let reading = if from.is_some() { Reading::Reported(Stance::Neutral) } else { Reading::Unsettled };
        found.push(Attribution { span, cue: speaker, speaker: Some(speaker), reading });
    }

    /// Where the words begin that say at a headline's end who says so.
    fn tag_at_end(&self) -> Option<usize> {
        const WORDS_BEFORE: usize = 4;
        let length = self.end - self.first;
        let stands = |tag: &&Vec<String>| {
            length >= tag.len() + WORDS_BEFORE && tag.iter().enumerate().all(|(i, word)| self.key(self.end - tag.len() + i) == word)
        };
        let tag = self.reporting().headline_tags.iter().filter(stands).max_by_key(|tag| tag.len())?;
        let at = self.end - tag.len();
        (self.is_capital(at) && self.gap_before(at) == " ").then_some(at)
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Reading, Stance, read};

    /// The words that are reported, each with who says so.
    fn reported(sentence: &str) -> Vec<(String, String)> {
        let document = read(sentence, None, "Example Daily");
        let settled = document.attributions.iter().filter(|a| matches!(a.reading, Reading::Reported(_)));
        settled.map(|a| (a.span.trimmed(sentence).of(sentence).to_string(), a.speaker.map_or("", |s| s.of(sentence)).to_string())).collect()
    }

    fn one(sentence: &str) -> (String, String) {
        let found = reported(sentence);
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].clone()
    }

    #[test]
    fn a_verb_governs_what_follows_to_the_sentences_end() {
        assert_eq!(one("Moscow confirmed on Sunday that he had gone. It rained."), ("on Sunday that he had gone.".into(), "Moscow".into()));
        assert_eq!(one("The army has rejected the coup."), ("the coup.".into(), "The army".into()));
    }

    #[test]
    fn a_verb_behind_governs_what_stands_before_its_comma() {
        assert_eq!(one("The rebels have won, a monitor said on Sunday."), ("The rebels have won".into(), "a monitor".into()));
        assert_eq!(one("The rebels have won, said Omar Haddad, a doctor."), ("The rebels have won".into(), "Omar Haddad".into()));
        assert_eq!(one("The rebels have won, as the army admitted."), ("The rebels have won".into(), "the army".into()));
    }

    #[test]
    fn a_text_that_lost_its_commas_keeps_its_sources() {
        let found = reported("At least ten rebels were killed in the strikes the Syrian Observatory for Human Rights said on Monday.");
        assert_eq!(found[0], ("At least ten rebels were killed in the strikes".into(), "the Syrian Observatory for Human Rights".into()));
        let found = reported("About ten rebels were killed near Aleppo said the source adding that cars were burnt.");
        assert!(found[0].0.starts_with("About ten rebels were killed"), "{found:?}");
        let found = reported("The blast killed a nurse and two soldiers said Observatory director Omar Haddad.");
        assert!(found[0].0.ends_with("two soldiers"), "{found:?}");
        let found = reported("They burnt cars and left in trucks and vans SANA reported.");
        assert_eq!(found[0].0, "They burnt cars and left in trucks and vans");
    }

    #[test]
    fn as_without_a_comma_opens_a_clause_of_its_own() {
        assert_eq!(one("The raids came as the army said it had freed the town.").0, "it had freed the town.");
    }

    #[test]
    fn an_interruption_governs_both_sides() {
        let found: Vec<String> = reported("The coup, he insisted, was no coup.").into_iter().map(|(words, _)| words).collect();
        assert_eq!(found, ["The coup", ", was no coup."]);
    }

    #[test]
    fn a_participle_governs_to_the_next_comma() {
        assert_eq!(one("He left, stressing the rebels’ part, for home.").0, "the rebels’ part,");
    }

    #[test]
    fn according_to_governs_the_rest() {
        assert_eq!(one("According to the army, the coup failed."), ("the coup failed.".into(), "the army".into()));
        assert_eq!(one("The coup failed, according to the army."), ("The coup failed".into(), "the army".into()));
    }

    #[test]
    fn a_statement_set_off_behind_a_colon_is_not_the_outlets_own() {
        let text = "A headline\n\nThe mayor wrote on Friday, adding:\n\nThe coup has failed.\n\nIt rained on the coup.";
        let document = read(text, None, "");
        let voices: Vec<_> =
            text.match_indices("coup").map(|(at, w)| document.voice_of(crate::span::Span::new(at, at + w.len())).voice.key()).collect();
        assert_eq!(voices, ["unclear", "own"]);
    }

    #[test]
    fn a_noun_or_an_adjective_reports_nothing() {
        for sentence in [
            "Gulf states met.",
            "The reported coup failed.",
            "Its claims were many.",
            "The United States left.",
            "State media were silent.",
        ] {
            assert!(reported(sentence).is_empty(), "{sentence}: {:?}", reported(sentence));
        }
    }

    #[test]
    fn what_the_rules_cannot_settle_is_never_the_outlets_own() {
        for sentence in [
            "He was accused of a coup.",
            "They met amid reports of a coup.",
            "They met to condemn the coup.",
            "They call it a coup.",
            "It renewed its calls to end the coup.",
            "There was speculation that a coup was near.",
        ] {
            let document = read(sentence, None, "");
            let at = sentence.find("coup").unwrap();
            let voice = document.voice_of(crate::span::Span::new(at, at + 4)).voice;
            assert_ne!(voice, crate::text::Voice::Own, "{sentence}");
        }
    }

    #[test]
    fn an_outlet_that_names_itself_is_no_source() {
        assert!(reported("The coup failed, Example Daily reports.").is_empty());
    }

    #[test]
    fn a_name_that_only_holds_the_outlets_letters_is_a_source() {
        for (text, outlet) in [("The coup failed, Japan said.", "AP"), ("The coup failed, a source said.", "a")] {
            assert_eq!(read(text, None, outlet).attributions.len(), 1, "{outlet}");
        }
        assert!(read("The coup failed, the AP said.", None, "AP").attributions.is_empty());
    }

    #[test]
    fn a_speaker_before_a_headlines_colon_speaks() {
        let text = "Minister: rebels behind attack\n\nThe attack came late.";
        let document = read(text, None, "");
        assert_eq!(document.attributions[0].span.of(text), "rebels behind attack");
        assert_eq!(document.attributions[0].reading, Reading::Reported(Stance::Neutral));
    }
}
