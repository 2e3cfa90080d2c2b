//! A lexicon as a reader should know it: what it lists, why, and what its own rules ruled out here.

use std::collections::{BTreeSet, HashSet};

use crate::audit::Audits;
use crate::compare::Caution;
use crate::findings::audited::CardAudit;
use crate::findings::audited::card_audit;
use crate::findings::model::{LexiconCard, ListedEntry, PassedOver};
use crate::lexicon::{Entry, EntryId, Lexicon};
use crate::matcher::MissReason;
use crate::tally::{Counts, Level};

/// Uses of one entry that were ruled out for one reason.
#[derive(Debug)]
pub(super) struct Passed<'a> {
    /// The lexicon's id.
    pub lexicon: &'a str,
    /// What a reader sees of the entry.
    pub shown: &'a str,
    /// Why.
    pub reason: MissReason,
    /// How often.
    pub times: u64,
    /// One example.
    pub example: &'a str,
}

/// One card a lexicon.
pub(super) fn cards(
    counts: &Counts,
    lexicons: &[&Lexicon],
    declared: &BTreeSet<String>,
    passed: &[Passed<'_>],
    audits: &Audits,
) -> Vec<LexiconCard> {
    lexicons
        .iter()
        .map(|lexicon| LexiconCard { audit: card_audit(counts, lexicon, audits), ..card(counts, lexicon, declared, passed) })
        .collect()
}

fn card(counts: &Counts, lexicon: &Lexicon, declared: &BTreeSet<String>, passed: &[Passed<'_>]) -> LexiconCard {
    let used = used(counts, lexicon);
    let listed = lexicon.entries().flat_map(|(id, entry)| groups(lexicon, id).into_iter().map(move |group| (id, entry, group)));
    let listed = listed.filter(|(_, entry, group)| used.contains(&(group.as_str(), entry.id.as_str())));
    let passed = passed.iter().filter(|p| p.lexicon == lexicon.header.id);
    let header = lexicon.header.clone();
    LexiconCard {
        declared: declared.contains(&header.id),
        id: header.id,
        title: header.title,
        version: header.version,
        language: header.language,
        licence: header.licence,
        source: header.source,
        limits: header.limits,
        digest: lexicon.digest.clone(),
        audit: CardAudit::default(),
        entries: lexicon.entries().count(),
        dead: dead(counts, lexicon),
        listed: listed.map(|(id, entry, group)| listed_entry(lexicon, id, entry, group)).collect(),
        passed_over: passed
            .map(|p| PassedOver { shown: p.shown.to_string(), reason: p.reason.key(), times: p.times, example: p.example.to_string() })
            .collect(),
    }
}

/// Group and item of every entry with a use.
fn used<'a>(counts: &'a Counts, lexicon: &Lexicon) -> HashSet<(&'a str, &'a str)> {
    let is_entry = |level: Level| matches!(level, Level::Term | Level::Label);
    let subjects = counts.subjects.iter().filter(|s| s.lexicon == lexicon.header.id && is_entry(s.level));
    subjects.map(|s| (s.group.as_str(), s.item.as_str())).collect()
}

fn dead(counts: &Counts, lexicon: &Lexicon) -> usize {
    let used = used(counts, lexicon);
    lexicon
        .entries()
        .filter(|(id, entry)| !groups(lexicon, *id).iter().any(|group| used.contains(&(group.as_str(), entry.id.as_str()))))
        .count()
}

fn groups(lexicon: &Lexicon, id: EntryId) -> Vec<String> {
    match id {
        EntryId::Term(term) => lexicon.terms[term as usize].categories.clone(),
        EntryId::Label(set, _) => vec![lexicon.namings[set as usize].id.clone()],
    }
}

fn listed_entry(lexicon: &Lexicon, id: EntryId, entry: &Entry, group: String) -> ListedEntry {
    let kind = match id {
        EntryId::Label(set, label) => Some(lexicon.namings[set as usize].labels[label as usize].kind.key().to_string()),
        EntryId::Term(_) => None,
    };
    ListedEntry {
        group,
        item: entry.id.clone(),
        shown: entry.show.clone(),
        kind,
        note: entry.note.clone(),
        broad: entry.broad.clone(),
        others_write: entry.others_write.iter().map(|a| (a.text.clone(), a.why.clone())).collect(),
    }
}

/// W10: most of what a lexicon lists does not occur. A small corpus has room for few words, so that it is asked of larger ones only.
pub(super) fn dead_entries(counts: &Counts, lexicons: &[&Lexicon]) -> Vec<Caution> {
    const WORDS_TO_ASK: u64 = 50_000;
    let words: u64 = counts.outlets.iter().map(|o| o.words).sum();
    let caution = |lexicon: &&Lexicon| {
        let (dead, all) = (dead(counts, lexicon), lexicon.entries().count());
        let sentence =
            format!("{dead} of {all} entries of the word list {} do not occur in these texts: it may not fit them.", lexicon.header.id);
        let values = [("lexicon", lexicon.header.id.clone()), ("dead", dead.to_string()), ("entries", all.to_string())];
        (words >= WORDS_TO_ASK && 2 * dead > all).then(|| Caution::new("W10", sentence, values))
    };
    lexicons.iter().filter_map(caution).collect()
}
