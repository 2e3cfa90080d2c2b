//! What was put in differently: options and lists one by one, files and articles summed up.

use super::super::explain::n;
use crate::findings::diff::{Difference, Put, PutKind};

/// The lines; a name of each kind at most `most` times.
pub(super) fn put(d: &Difference, most: usize) -> Vec<String> {
    let mut lines = put_lines(&d.put, most);
    if lines.is_empty() {
        lines.push("Nothing that the manifests record: version, lists, files, articles and options are the same.".to_string());
        if !d.is_none() {
            lines.push("Yet what came out differs. These commands made the reports:".to_string());
            lines.extend([&d.old, &d.new].map(|report| format!("  {}", report.again)));
        }
    }
    lines
}

/// A line for each thing that was put in differently, files and articles summed up with `most` names of a kind.
pub fn put_lines(all: &[Put], most: usize) -> Vec<String> {
    let of = |kind: PutKind| all.iter().filter(move |put| put.kind == kind);
    let mut lines: Vec<String> = [PutKind::Program, PutKind::List, PutKind::Option].into_iter().flat_map(of).map(one).collect();
    for (kind, noun) in
        [(PutKind::Input, "file"), (PutKind::Article, "article"), (PutKind::People, "file of corrections, audits or stories")]
    {
        lines.extend(many(&of(kind).collect::<Vec<_>>(), noun, most));
    }
    lines
}

fn one(put: &Put) -> String {
    let name = match (put.kind, put.name.as_str()) {
        (PutKind::List, id) => format!("Word list {id}"),
        (_, "reading_rules") => "The rules by which articles are read (digest)".to_string(),
        (_, "words_by") => "How words are told apart".to_string(),
        (_, "rng") => "The generator of random numbers".to_string(),
        (_, "set_aside") => "The list of lines to set aside (digest)".to_string(),
        (_, "chosen") => "How the texts were chosen".to_string(),
        (_, "texts") => "Whole texts in the report".to_string(),
        (_, "title") => "The title".to_string(),
        (_, "study") => "The study file".to_string(),
        (PutKind::Program, name) => name.to_string(),
        (_, name) => format!("Option {name}"),
    };
    match (&put.old, &put.new) {
        (Some(old), Some(new)) => format!("{name}: {old} → {new}"),
        (Some(old), None) => format!("{name}: only in the old report ({old})"),
        (None, Some(new)) => format!("{name}: only in the new report ({new})"),
        (None, None) => name,
    }
}

/// "2 files changed: a.csv, b.csv", a line for each way.
fn many(put: &[&Put], noun: &str, most: usize) -> Vec<String> {
    let is_renamed = |put: &Put| put.new.as_ref().is_some_and(|new| new.starts_with("the same, called "));
    type Way = (&'static str, fn(&Put) -> bool);
    let ways: [Way; 3] = [
        ("only in the old report", |put| put.new.is_none()),
        ("only in the new report", |put| put.old.is_none()),
        ("changed", |put| put.old.is_some() && put.new.is_some()),
    ];
    let mut lines = Vec::new();
    let (renamed, others): (Vec<&Put>, Vec<&Put>) = put.iter().copied().partition(|put| put.kind != PutKind::Article && is_renamed(put));
    for (way, is_so) in ways {
        let of: Vec<&&Put> = others.iter().filter(|put| is_so(put)).collect();
        if of.is_empty() {
            continue;
        }
        let shown = |put: &&&Put| match (put.kind, &put.old, &put.new) {
            (PutKind::Article, Some(old), Some(new)) => format!("{} ({old} → {new})", put.name),
            _ => put.name.clone(),
        };
        lines.push(listed(&format!("{} {way}", counted(of.len(), noun)), of.iter().map(shown).collect(), most));
    }
    if !renamed.is_empty() {
        let shown = |put: &&Put| format!("{} ({})", put.name, put.new.as_deref().unwrap_or_default());
        lines.push(listed(&format!("{} with another name", counted(renamed.len(), noun)), renamed.iter().map(shown).collect(), most));
    }
    lines
}

fn counted(count: usize, noun: &str) -> String {
    match noun.split_once(' ') {
        Some((first, rest)) => format!("{} {rest}", n(count as u64, first)),
        None => n(count as u64, noun),
    }
}

fn listed(what: &str, names: Vec<String>, most: usize) -> String {
    let more = names.len().saturating_sub(most);
    let shown = names.into_iter().take(most).collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{what}: {shown} and {more} more: --all") } else { format!("{what}: {shown}") }
}
