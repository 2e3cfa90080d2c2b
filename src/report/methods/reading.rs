//! How articles were read, with which word lists, and how the report is made again.

use super::piece::Paragraph;
use super::{and, n, software};
use crate::findings::methods::{Method, MethodLexicon, Recorded, Tested};

/// Characters of a digest by which a file is known; the manifest has the whole.
const DIGEST: usize = 12;

fn short(digest: &str) -> String {
    digest.chars().take(DIGEST).collect()
}

/// How it was read, and the lists.
pub(super) fn paragraphs(method: &Method, recorded: &Recorded, tested: &Tested) -> Vec<Paragraph> {
    let mut read = Paragraph::default();
    read.say(format!("The articles were read with {}", software::short(&method.provenance.version))).cite(&[software::KEY]).say(format!(
        ", which splits them into words ({}), sentences, headline, lede and body, and marks quotations and reported speech by rules (digest",
        method.provenance.words_by
    ));
    read.code(short(&recorded.reading_rules)).say(").");
    read.say(
        "A hit is one use of a listed pattern, as whole words, unless an exception or a condition of its entry rules it out or a longer entry covers it. Every hit \
         is the outlet’s own, quoted, partly quoted, reported, or unclear; it counts as own only where nothing speaks against that.",
    );
    let mut lists = Paragraph::default();
    let declared: Vec<&MethodLexicon> = method.lexicons.iter().filter(|lexicon| lexicon.declared).collect();
    let count = n(method.lexicons.len() as u64, "word list");
    lists.say(match (method.lexicons.len(), declared.len()) {
        (1, 1) => "One word list was named before the comparison and counted:".to_string(),
        (all, named) if all == named => format!("{count} were named before the comparison and counted:"),
        (1, 0) => "One word list was counted; it was not named beforehand, so that nothing was tested:".to_string(),
        (_, 0) => format!("{count} were counted; none was named beforehand, so that nothing was tested:"),
        (_, named) => format!("{count} were counted, {named} of them named before the comparison:"),
    });
    // A list that was not named and finds nothing adds nothing to a number: its version is enough.
    let (found, silent): (Vec<_>, Vec<_>) = method.lexicons.iter().partition(|lexicon| lexicon.declared || lexicon.dead < lexicon.entries);
    let last = found.len().saturating_sub(1);
    for (at, lexicon) in found.iter().enumerate() {
        lists.say(format!(
            "“{}” ({}, version {}, language {}, {}, licence {}, source: “{}”, digest",
            lexicon.title,
            lexicon.id,
            lexicon.version,
            if lexicon.language.is_empty() { "any" } else { &lexicon.language },
            entries(lexicon.entries),
            lexicon.licence,
            lexicon.source.trim().trim_end_matches('.')
        ));
        lists.code(short(&lexicon.digest)).say(if at == last { ")." } else { ");" });
    }
    if !silent.is_empty() {
        let silent: Vec<String> = silent.iter().map(|lexicon| format!("{} {}", lexicon.id, lexicon.version)).collect();
        lists.say(format!("Without a hit: {}.", and(&silent)));
    }
    if tested.shares > 0 {
        lists.say(
            "Of labels that can name one thing (a naming set), the share is a label’s part of the set’s resolved mentions. Whether each mention means the same \
             people or things was not decided by the program.",
        );
    }
    let per = if method.about.is_some() { "mentions" } else { "analysed words" };
    lists.say(format!("Rates are hits per 1,000 {per}."));
    vec![read, lists, people(method, recorded)]
}

fn entries(entries: usize) -> String {
    if entries == 1 { "one entry".to_string() } else { format!("{entries} entries") }
}

/// What people checked and overruled.
fn people(method: &Method, recorded: &Recorded) -> Paragraph {
    let mut told = Paragraph::default();
    let audited: Vec<String> = method
        .lexicons
        .iter()
        .filter(|lexicon| lexicon.audit.summary != "not audited")
        .map(|lexicon| format!("{} ({})", lexicon.id, lexicon.audit.summary.trim_start_matches("audited: ")))
        .collect();
    match (audited.is_empty(), recorded.audits.is_empty()) {
        (false, _) => {
            told.say(format!("Marks were coded by hand: {}; intervals of a precision are Wilson’s", and(&audited))).cite(&["wilson1927"]);
            told.say("with the effective number of weighted marks")
                .cite(&["kish1965"])
                .say(", and agreement of coders is Krippendorff’s alpha")
                .cite(&["hayes2007"])
                .say(".");
        }
        (true, false) => {
            told.say(
                "An audit was given that is of other versions of the word lists, and was left out; no marks of these were checked by hand.",
            );
        }
        (true, true) => {
            told.say("No sample of the marks was audited by hand.");
        }
    }
    match method.corrected.fitting() as u64 {
        0 => {}
        1 => {
            told.say("One mark was corrected or confirmed by a person; the report gives every number with and without.");
        }
        marks => {
            told.say(format!(
                "{} were corrected or confirmed by people; the report gives every number with and without.",
                n(marks, "mark")
            ));
        }
    }
    told
}

/// How the report is made again.
pub(super) fn again(method: &Method, recorded: &Recorded) -> Paragraph {
    let made = &method.provenance;
    let mut told = Paragraph::default();
    told.say("The report is made again by").code(&made.again).say(format!(
        "with version {} of slantwise. Random numbers come from {} with the seed {}. The manifest of the report holds SHA-256 digests of all articles, word lists and \
         results; the same input gives the same bytes.",
        made.version, made.rng, made.rng_seed
    ));
    if let Some(digest) = &recorded.set_aside {
        told.say("Lines of the outlets’ pages were set aside by a list (digest").code(short(digest)).say(").");
    }
    told
}
