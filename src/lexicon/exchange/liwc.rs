//! LIWC 2001 to 2015, `.dic`: a numbered table of categories between two `%`, then patterns with the numbers of theirs.
//!
//! Only tabs part a pattern from its numbers. Readers that take any space for one make of `covid 19` with the category 3 the word *covid*
//! in the categories 19 and 3.

use std::collections::HashMap;

use super::Exported;
use super::draft::Draft;
use super::error::Error;
use super::loss::Loss;
use super::outgoing::{Holds, flat};
use super::pattern::Wildcards;
use crate::lexicon::model::Lexicon;

/// Reads the categories, then the entries.
pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Error> {
    let mut categories: HashMap<u64, usize> = HashMap::new();
    let mut path: Vec<String> = Vec::new();
    let mut fences = 0;
    let mut last = 0;
    for (line, content) in text.lines().enumerate().map(|(at, content)| (at + 1, content)) {
        last = line;
        let trimmed = content.trim();
        match fences {
            _ if trimmed.is_empty() => {}
            0 if trimmed == "%" => fences = 1,
            0 => return Err(draft.syntax(line, "the categories of a .dic file stand between two lines with %; put one above them")),
            1 if trimmed == "%" => fences = 2,
            1 => {
                let (number, category) = category(line, content, &mut path, draft)?;
                if categories.insert(number, category).is_some() {
                    return Err(draft.syntax(line, format!("a second category has the number {number}; give it one of its own")));
                }
            }
            _ => entry(line, content, &categories, draft)?,
        }
    }
    if fences < 2 {
        return Err(draft.syntax(last.max(1), "the second line with %, below the categories, is missing"));
    }
    Ok(())
}

/// A line such as `1<TAB>hostile`; tabs before it say how deep it lies in the tree.
fn category(line: usize, content: &str, path: &mut Vec<String>, draft: &mut Draft) -> Result<(u64, usize), Error> {
    let depth = content.len() - content.trim_start_matches('\t').len();
    let found = content.trim().split_once(char::is_whitespace).and_then(|(number, name)| Some((number.parse().ok()?, name.trim())));
    let Some((number, name)) = found else {
        return Err(draft.syntax(line, "a category is a number, a tab and a name; perhaps the line with % below the categories is missing"));
    };
    if depth > path.len() {
        return Err(draft.syntax(line, "the category is indented further than one step below the one above it; take tabs away"));
    }
    path.truncate(depth);
    path.push(name.to_string());
    Ok((number, draft.category(line, path, None)?))
}

fn entry(line: usize, content: &str, categories: &HashMap<u64, usize>, draft: &mut Draft) -> Result<(), Error> {
    let (pattern, numbers) = match content.trim_end().split_once('\t') {
        Some((pattern, numbers)) if !pattern.trim().is_empty() => (pattern.trim(), numbers),
        // Without a tab a figure at the end could be a category or part of the phrase.
        _ if content.trim().ends_with(|c: char| c.is_ascii_digit()) && content.trim().contains(' ') => {
            draft.losses.add(Loss::Unclear, line, format!("{} (no tab before the category numbers)", content.trim()));
            return Ok(());
        }
        _ => {
            draft.losses.add(Loss::NoCategory, line, content);
            return Ok(());
        }
    };
    let mut found = Vec::new();
    for number in numbers.split_whitespace() {
        match number.parse::<u64>() {
            Err(_) => {
                draft.losses.add(Loss::Conditional, line, content);
                return Ok(());
            }
            Ok(number) => match categories.get(&number) {
                Some(&category) => found.push(category),
                None => draft.losses.add(Loss::UndefinedCategory, line, format!("{pattern}: {number}")),
            },
        }
    }
    if pattern.contains(['<', '>']) {
        draft.losses.add(Loss::Conditional, line, content);
        return Ok(());
    }
    if found.is_empty() {
        draft.losses.add(Loss::NoCategory, line, pattern);
    }
    found.into_iter().try_for_each(|category| draft.pattern(line, pattern, Wildcards::Star, category))
}

/// Writes categories and naming sets as a flat table: older programs do not know the indented one.
pub(super) fn write(lexicon: &Lexicon) -> Exported {
    let flat = flat(lexicon, Holds { wildcards: Wildcards::StarAtEnd, ..Holds::PATTERNS });
    let mut text = String::from("%\n");
    for (at, (id, _)) in flat.groups.iter().enumerate() {
        text.push_str(&format!("{}\t{id}\n", at + 1));
    }
    text.push_str("%\n");
    for (pattern, groups) in &flat.patterns {
        text.push_str(pattern);
        groups.iter().for_each(|group| text.push_str(&format!("\t{}", group + 1)));
        text.push('\n');
    }
    Exported { text, patterns: flat.patterns.len(), losses: flat.losses }
}
