//! Whether a stretch is denied or prevented. A negated label still counts as naming: the word was used.

use crate::text::document::Document;
use crate::text::rules::Rules;

/// True when a cue stands in the few words before `first_word`, in the same clause, and no phrase shows that it is none.
///
/// The clause ends at a semicolon, a colon, a dash, and at words such as "but".
pub(super) fn is_negated(text: &str, document: &Document, first_word: usize, rules: &Rules) -> bool {
    let sentence = document.sentences[document.words[first_word].sentence];
    let from = sentence.first_word.max(first_word.saturating_sub(rules.negation.reach));
    let mut start = from;
    for index in from..first_word {
        let between = &text[document.words[index].span.end()..document.words[index + 1].span.start()];
        if rules.negation.terminators.contains(document.key(index)) || between.contains([';', ':', '—', '–']) {
            start = index + 1;
        }
    }
    // A cue may begin before the reach and end inside it only as a whole: "free from" is found where "free" stands.
    (start..first_word).any(|at| {
        let stands = |phrase: &Vec<String>| phrase.iter().enumerate().all(|(i, word)| at + i < first_word && document.key(at + i) == word);
        rules.negation.cues.iter().any(stands) && !is_pseudo(document, at, sentence.end_word, rules)
    })
}

fn is_pseudo(document: &Document, at: usize, end: usize, rules: &Rules) -> bool {
    rules.negation.pseudo.iter().any(|phrase| {
        (0..phrase.len()).any(|shift| {
            at.checked_sub(shift)
                .is_some_and(|from| phrase.iter().enumerate().all(|(i, word)| from + i < end && document.key(from + i) == word))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::read::read;
    use crate::text::rules::ENGLISH;

    fn negated(text: &str, word: &str) -> bool {
        let document = read(text, None, "");
        let at = (0..document.words.len()).find(|&i| document.key(i) == word).expect("the word stands in the text");
        is_negated(text, &document, at, &ENGLISH)
    }

    #[test]
    fn denial_and_prevention_reach_five_words() {
        assert!(negated("They met free from external interference.", "interference"));
        assert!(negated("It must decide without foreign pressure.", "pressure"));
        assert!(negated("Iran seeks to avoid destabilising foreign interference.", "interference"));
        assert!(!negated("No one in the whole wide city had seen a coup.", "coup"));
    }

    #[test]
    fn a_pseudo_denial_and_a_turn_leave_the_word_standing() {
        assert!(!negated("It was not only a coup.", "coup"));
        assert!(!negated("It was not long but a coup.", "coup"));
    }
}
