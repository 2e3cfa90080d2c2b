//! WordStat, `.cat`: a tree indented by tabs, where a line that ends in a weight in brackets is an entry and any other a category.
//!
//! Rules about words near each other stand among the entries. They stop an import: taken for phrases they would find nothing, or
//! something else.

use once_cell::sync::Lazy;
use regex::Regex;

use super::Exported;
use super::draft::Draft;
use super::error::Error;
use super::loss::Loss;
use super::outgoing::{Holds, flat};
use super::pattern::Wildcards;
use super::tree::{Branch, grown};
use crate::lexicon::model::Lexicon;

static WEIGHTED: Lazy<Regex> =
    Lazy::new(|| Regex::new(r"^(.*\S)\s*\((-?\d+(?:\.\d+)?)\)$").expect("the expression is valid; every import uses it"));
static RULE: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"^@|(?:^|\s)(?:NEAR|AFTER|BEFORE|NOT|AND|OR)(?:/\S+)?\s|[\[\]#]").expect("the expression is valid; every import uses it")
});

/// An entry and its weight; nothing for a category.
pub(super) fn weighted(line: &str) -> Option<(&str, &str)> {
    let found = WEIGHTED.captures(line.trim())?;
    Some((found.get(1)?.as_str(), found.get(2)?.as_str()))
}

/// Reads the tree.
pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Error> {
    // Names on the way down, each with whether it became a category.
    let mut path: Vec<String> = Vec::new();
    let mut unused: Option<(usize, String)> = None;
    for (line, content) in text.lines().enumerate().map(|(at, content)| (at + 1, content)) {
        let trimmed = content.trim();
        if trimmed.is_empty() {
            continue;
        }
        // Spaces stand before, between and after the tabs of files in use.
        let indent = &content[..content.len() - content.trim_start().len()];
        let depth = indent.matches('\t').count();
        let entry = weighted(trimmed);
        let body = entry.map_or(trimmed, |(body, _)| body);
        let is_rule = if entry.is_some() { RULE.is_match(body) } else { body.starts_with('@') };
        if is_rule {
            draft.losses.add(Loss::Rule, line, trimmed);
            continue;
        }
        if depth > path.len() {
            return Err(draft.syntax(line, "the line is indented further than one step below the one above it; take tabs away"));
        }
        let is_below = depth == path.len();
        path.truncate(depth);
        if let Some((line, name)) = unused.take().filter(|_| !is_below) {
            draft.losses.add(Loss::EmptyCategory, line, name);
        }
        match entry {
            None => {
                path.push(trimmed.to_string());
                draft.category(line, &path, None)?;
                unused = Some((line, trimmed.to_string()));
            }
            Some(_) if path.is_empty() => return Err(draft.syntax(line, "the entry stands outside any category; indent it below one")),
            Some((body, weight)) => {
                if weight.parse() != Ok(1.0) {
                    draft.losses.add(Loss::Weight, line, trimmed);
                }
                let category = draft.category(line, &path, None)?;
                draft.pattern(line, &body.replace('_', " "), Wildcards::StarAndQuestion, category)?;
            }
        }
    }
    if let Some((line, name)) = unused {
        draft.losses.add(Loss::EmptyCategory, line, name);
    }
    Ok(())
}

/// Writes the tree, every entry with the weight 1.
pub(super) fn write(lexicon: &Lexicon) -> Exported {
    let mut flat = flat(lexicon, Holds { wildcards: Wildcards::StarAndQuestion, ..Holds::PATTERNS });
    // An underscore is a space there.
    flat.leave_out(Loss::Sign, |pattern| pattern.contains('_'));
    let mut text = String::new();
    grown(&flat).branches.iter().for_each(|branch| put(branch, 0, &mut text));
    Exported { text, patterns: flat.patterns.len(), losses: flat.losses }
}

fn put(branch: &Branch, depth: usize, text: &mut String) {
    text.push_str(&format!("{}{}\n", "\t".repeat(depth), branch.name));
    for pattern in &branch.patterns {
        text.push_str(&format!("{}{} (1)\n", "\t".repeat(depth + 1), pattern.replace(' ', "_")));
    }
    branch.branches.iter().for_each(|below| put(below, depth + 1, text));
}
