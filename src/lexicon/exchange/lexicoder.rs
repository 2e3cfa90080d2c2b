//! Lexicoder, `.lc3`: `+name` opens a category, every other line is a pattern of it.

use super::Exported;
use super::draft::Draft;
use super::error::Error;
use super::loss::Loss;
use super::outgoing::{Holds, flat};
use super::pattern::Wildcards;
use crate::lexicon::model::Lexicon;

/// Reads the lines.
pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Error> {
    let mut category = None;
    for (line, content) in text.lines().enumerate().map(|(at, content)| (at + 1, content.trim())) {
        if let Some(name) = content.strip_prefix('+') {
            let name = name.trim();
            if name.is_empty() {
                return Err(draft.syntax(line, "the category has no name; write it behind the +"));
            }
            if name.to_lowercase().starts_with("neg_") {
                draft.losses.add(Loss::Negation, line, name);
            }
            category = Some(draft.category(line, &[name.to_string()], None)?);
        } else if !content.is_empty() {
            let Some(category) = category else {
                return Err(draft.syntax(line, "the entry stands before the first category; put a line such as +hostile above it"));
            };
            draft.pattern(line, content, Wildcards::Star, category)?;
        }
    }
    Ok(())
}

/// Writes each category with its patterns; one in two categories stands twice.
pub(super) fn write(lexicon: &Lexicon) -> Exported {
    let flat = flat(lexicon, Holds::PATTERNS);
    let mut text = String::new();
    for (at, (id, _)) in flat.groups.iter().enumerate() {
        text.push_str(&format!("+{id}\n"));
        flat.of_group(at).for_each(|pattern| text.push_str(&format!("{pattern}\n")));
    }
    Exported { text, patterns: flat.patterns.len(), losses: flat.losses }
}
