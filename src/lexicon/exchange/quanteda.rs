//! quanteda: a tree of categories as YAML, with lists of patterns at its leaves; `__` holds those of a category that has others below it.

use super::Exported;
use super::draft::Draft;
use super::error::Error;
use super::loss::Loss;
use super::outgoing::{Holds, flat};
use super::pattern::Wildcards;
use super::tree::{Branch, grown};
use super::yaml::{self, Node, Value, comment, quoted};
use crate::lexicon::model::Lexicon;

/// The key of the patterns that belong to a category itself.
const OWN: &str = "__";

/// Reads the tree.
pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Error> {
    let root = yaml::read(text, draft)?;
    let Value::Map(_) = root.value else {
        return Err(draft.syntax(root.line, "a dictionary of quanteda is a map from categories to lists of words"));
    };
    branch(&root, &mut Vec::new(), draft)
}

fn branch(node: &Node, path: &mut Vec<String>, draft: &mut Draft) -> Result<(), Error> {
    if let Value::Map(pairs) = &node.value {
        for (at, (line, name, below)) in pairs.iter().enumerate() {
            if pairs[..at].iter().any(|(_, other, _)| other == name) {
                return Err(draft.syntax(*line, format!("a second `{name}` stands in one place; join the two")));
            }
            let is_own = name == OWN && !path.is_empty();
            if !is_own {
                path.push(name.clone());
                draft.category(*line, path, None)?;
            }
            branch(below, path, draft)?;
            if !is_own {
                path.pop();
            }
        }
        return Ok(());
    }
    let category = draft.category(node.line, path, None)?;
    let texts = node.texts(draft, path.last().map_or("", String::as_str))?;
    if texts.is_empty() {
        draft.losses.add(Loss::EmptyCategory, node.line, path.join("."));
    }
    texts.into_iter().try_for_each(|(line, text)| draft.pattern(line, text, Wildcards::StarAndQuestion, category))
}

/// Writes the tree, with what the list says of itself in comments above it.
pub(super) fn write(lexicon: &Lexicon) -> Exported {
    let flat = flat(lexicon, Holds { wildcards: Wildcards::StarAndQuestion, header: true, ..Holds::PATTERNS });
    let mut text = head(lexicon);
    grown(&flat).branches.iter().for_each(|branch| put(branch, 0, &mut text));
    Exported { text, patterns: flat.patterns.len(), losses: flat.losses }
}

/// What a list says of itself, as comments.
pub(super) fn head(lexicon: &Lexicon) -> String {
    let header = &lexicon.header;
    comment(&format!(
        "{} {}\nLicence: {}\nSource: {}\nLimits: {}",
        header.title, header.version, header.licence, header.source, header.limits
    ))
}

fn put(branch: &Branch, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let list = branch.patterns.iter().map(|pattern| quoted(pattern)).collect::<Vec<_>>().join(", ");
    text.push_str(&format!("{indent}{}:", quoted(branch.name)));
    if branch.branches.is_empty() {
        text.push_str(&format!(" [{list}]\n"));
        return;
    }
    text.push('\n');
    if branch.about.is_some() {
        text.push_str(&format!("{indent}  {OWN}: [{list}]\n"));
    }
    branch.branches.iter().for_each(|below| put(below, depth + 1, text));
}
