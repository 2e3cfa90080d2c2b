//! retext-equality and alex: a list of rules as YAML, each with phrases, what to write instead, and often a note and a source.
//!
//! Phrases are words and nothing else, listed with their inflections. One with a capital in it counts only as it is written.

use super::Exported;
use super::draft::{Draft, Found};
use super::error::Error;
use super::loss::Loss;
use super::outgoing::{Holds, Row, rows};
use super::pattern::{Wildcards, checked};
use super::quanteda::head;
use super::yaml::{self, Node, Value, quoted};
use crate::lexicon::model::{Alternative, Case, Lexicon};

/// Keys of a rule that are answered here.
const KNOWN: [&str; 6] = ["type", "source", "note", "considerate", "inconsiderate", "condition"];

/// Reads the rules into one category, called like the file.
pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Error> {
    let root = yaml::read(text, draft)?;
    let Value::List(rules) = &root.value else {
        return Err(draft.syntax(root.line, "a file of retext-equality is a list of rules"));
    };
    let category = draft.category(1, &[draft.stem()], None)?;
    rules.iter().try_for_each(|node| rule(node, category, draft))
}

fn rule(node: &Node, category: usize, draft: &mut Draft) -> Result<(), Error> {
    let Value::Map(pairs) = &node.value else {
        return Err(draft.syntax(node.line, "a rule is a map with `inconsiderate`"));
    };
    for (line, key, _) in pairs.iter().filter(|(_, key, _)| !KNOWN.contains(&key.as_str())) {
        draft.losses.add(Loss::Detail, *line, key);
    }
    let Some(inconsiderate) = node.get("inconsiderate") else {
        return Err(draft.syntax(node.line, "the rule has no `inconsiderate`, so there is nothing to look for"));
    };
    let kind = node.get("type").and_then(Node::text).unwrap_or("basic");
    if kind != "basic" {
        draft.losses.add(Loss::Condition, node.line, format!("type: {kind} (silent when words of each class are joined by and, or, /)"));
    }
    let condition = node.get("condition").and_then(Node::text);
    if let Some(condition) = condition {
        draft.losses.add(Loss::Condition, node.line, condition);
    }
    let note = node.get("note").and_then(Node::text).map(str::trim);
    let mut said: Vec<String> = note.map(|note| format!("Its note: {note}")).into_iter().collect();
    said.extend(condition.map(|condition| format!("Its condition: {condition}.")));
    said.extend(node.get("source").and_then(Node::text).map(|source| format!("Its source: {source}")));
    let file = draft.file();
    let why = match note {
        Some(note) => format!("The note in {file} says: {note}"),
        None => format!("Listed in {file} as what to write instead; no reason is given there."),
    };
    let mut others_write = Vec::new();
    for (line, text) in node.get("considerate").map_or(Ok(Vec::new()), |node| phrases(node, "considerate", draft))? {
        if note.is_none() {
            draft.losses.add(Loss::Alternative, line, &text);
        }
        others_write.push(Alternative { text, why: why.clone() });
    }
    let mut by_case = [(Case::Fold, Vec::new()), (Case::Exact, Vec::new())];
    for (line, phrase) in phrases(inconsiderate, "inconsiderate", draft)? {
        match checked(&phrase, Wildcards::None) {
            Ok(phrase) => by_case[usize::from(phrase.chars().any(char::is_uppercase))].1.push((line, phrase)),
            Err(Loss::LooksRegex) => draft.losses.add(Loss::Sign, line, &phrase),
            Err(loss) => draft.losses.add(loss, line, &phrase),
        }
    }
    for (case, found) in by_case.into_iter().filter(|(_, found)| !found.is_empty()) {
        let line = found[0].0;
        let patterns = found.into_iter().map(|(_, phrase)| phrase).collect();
        draft.term(Found { case, others_write: others_write.clone(), said: said.clone(), ..Found::globs(line, patterns, category) })?;
    }
    Ok(())
}

/// A phrase, a list of them, or a map from them to classes, which say nothing here.
fn phrases(node: &Node, what: &str, draft: &mut Draft) -> Result<Vec<(usize, String)>, Error> {
    if let Value::Map(pairs) = &node.value {
        for (line, phrase, class) in pairs {
            draft.losses.add(Loss::Detail, *line, format!("class of {phrase}: {}", class.text().unwrap_or_default()));
        }
        return Ok(pairs.iter().map(|(line, phrase, _)| (*line, phrase.clone())).collect());
    }
    Ok(node.texts(draft, what)?.into_iter().map(|(line, text)| (line, text.to_string())).collect())
}

/// Writes a rule for each entry that is plain words.
pub(super) fn write(lexicon: &Lexicon) -> Exported {
    let holds = Holds {
        wildcards: Wildcards::None,
        exact_case: true,
        groups: false,
        notes: true,
        alternatives: true,
        many_patterns: true,
        header: true,
        ..Holds::PATTERNS
    };
    let (rows, mut losses) = rows(lexicon, holds);
    let (mut text, mut written) = (head(lexicon), 0);
    for row in &rows {
        let mut patterns = Vec::new();
        for pattern in &row.patterns {
            // Capitals make a phrase exact there, and nothing else can.
            match row.entry.case {
                Case::Fold => patterns.push(pattern.to_lowercase()),
                Case::Exact if pattern.chars().any(char::is_uppercase) => patterns.push(pattern.clone()),
                Case::Exact => losses.add(Loss::Case, 0, pattern),
            }
        }
        row.entry.others_write.iter().for_each(|other| losses.add(Loss::Why, 0, format!("{}: {}", other.text, other.why)));
        if !patterns.is_empty() {
            written += patterns.len();
            put(row, &patterns, &mut text);
        }
    }
    Exported { text, patterns: written, losses }
}

fn put(row: &Row, patterns: &[String], text: &mut String) {
    let list = |texts: &mut dyn Iterator<Item = &String>| texts.map(|text| quoted(text)).collect::<Vec<_>>().join(", ");
    text.push_str(&format!("- type: basic\n  note: {}\n", quoted(&row.entry.note)));
    if !row.entry.others_write.is_empty() {
        text.push_str(&format!("  considerate: [{}]\n", list(&mut row.entry.others_write.iter().map(|other| &other.text))));
    }
    text.push_str(&format!("  inconsiderate: [{}]\n", list(&mut patterns.iter())));
}
