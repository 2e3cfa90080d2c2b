//! Notes that say little, and entries whose sentences show too little.

use std::collections::HashMap;

use crate::lexicon::lint::{Check, Finding};
use crate::lexicon::model::{Entry, EntryId, LabelKind, Lexicon};
use crate::lexicon::places::Places;

/// Words of a note that are too few to say why a word is listed.
const FEW_WORDS: usize = 3;

pub(super) fn look(lexicon: &Lexicon, places: &Places, findings: &mut Vec<Finding>) {
    let mut notes: HashMap<String, (&str, usize)> = HashMap::new();
    for (id, entry) in lexicon.entries() {
        let line = places.note(id);
        if entry.note.split_whitespace().count() <= FEW_WORDS {
            let message = format!("the note “{}” says little; say in a sentence why the word is listed", entry.note.trim());
            findings.push(Finding { line, check: Check::ShortNote, about: entry.show.clone(), message });
        }
        match notes.get(&entry.note.to_lowercase()) {
            Some((other, there)) => {
                let message = format!("the same note as for “{other}” (line {there}); say what this word does");
                findings.push(Finding { line, check: Check::CopiedNote, about: entry.show.clone(), message });
            }
            None => {
                notes.insert(entry.note.to_lowercase(), (&entry.show, line));
            }
        }
        if let Some(message) = untested(lexicon, id, entry) {
            findings.push(Finding { line: places.entry(id), check: Check::Untested, about: entry.show.clone(), message: message.into() });
        }
    }
}

fn untested(lexicon: &Lexicon, id: EntryId, entry: &Entry) -> Option<&'static str> {
    let is_disputed = match id {
        EntryId::Label(set, label) => lexicon.namings[set as usize].labels[label as usize].kind == LabelKind::Disputed,
        EntryId::Term(_) => false,
    };
    match (entry.hit.is_empty(), entry.miss.is_empty()) {
        (true, true) if is_disputed => Some("a disputed word without sentences; add a `hit` and a `miss`"),
        (true, false) if is_disputed => Some("a disputed word without a `hit`; add a sentence in which it is found"),
        (false, true) if is_disputed => Some("a disputed word without a `miss`; add a sentence in which it looks meant and is not"),
        (_, true) if !entry.except.is_empty() => Some("nothing shows that its `except` works; add a `miss`"),
        (_, true) if entry.guard.is_some() => Some("nothing shows that its `guard` works; add a `miss`"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{findings, remarks, term};

    #[test]
    fn a_note_that_says_little_or_says_it_twice_is_noticed() {
        let short = "[[term]]\ncategories = [\"c\"]\npatterns = [\"a\"]\nnote = \"A loaded word.\"\n";
        assert_eq!(remarks(short), ["14 short-note"]);
        let twice = term("patterns = [\"aa\"]") + &term("patterns = [\"bb\"]");
        assert_eq!(remarks(&twice), ["17 copied-note"]);
        assert_eq!(findings(&twice)[0].message, "the same note as for “aa” (line 13); say what this word does");
    }

    #[test]
    fn a_disputed_word_needs_a_hit_and_a_miss() {
        let label = |keys: &str| {
            format!(
                "[[naming]]\nid = \"n\"\nabout = \"N\"\n[[naming.label]]\nid = \"riot\"\nkind = \"disputed\"\npatterns = [\"riot\"]\nnote = \"Says that a crowd was violent.\"\n{keys}\n[[naming.label]]\nid = \"protest\"\nkind = \"description\"\npatterns = [\"protest\"]\nnote = \"Says that people showed what they think.\"\n{}",
                term("patterns = [\"word\"]")
            )
        };
        assert_eq!(remarks(&label("")), ["14 untested"]);
        assert_eq!(remarks(&label("hit = [\"A riot began.\"]")), ["14 untested"]);
        assert_eq!(remarks(&label("hit = [\"A riot began.\"]\nmiss = [\"A riotous party.\"]")), Vec::<String>::new());
    }

    #[test]
    fn an_exception_or_a_guard_needs_a_miss() {
        assert_eq!(remarks(&term("patterns = [\"strike\"]\nexcept = [\"air strike\"]\nhit = [\"A strike.\"]")), ["11 untested"]);
        assert_eq!(remarks(&term("patterns = [\"strike\"]\nguard = { within = 1, words = [\"air\"] }")), ["11 untested"]);
        assert_eq!(remarks(&term("patterns = [\"strike\"]\nexcept = [\"air strike\"]\nmiss = [\"An air strike.\"]")), Vec::<String>::new());
    }
}
