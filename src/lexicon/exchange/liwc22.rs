//! LIWC-22, `.dicx`: a table with a column for each category and an `X` where a pattern belongs.

use super::Exported;
use super::draft::Draft;
use super::error::Error;
use super::loss::Loss;
use super::outgoing::{Holds, flat};
use super::pattern::Wildcards;
use super::table::{Rows, cell_line, delimiter};
use crate::lexicon::model::Lexicon;

/// Reads the table. `X`, `x` and `1` say that a pattern belongs to the category.
pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Error> {
    let mut rows = Rows::of(text, delimiter(text), draft)?;
    if !rows.header.first().is_some_and(|name| name.eq_ignore_ascii_case("dicterm")) {
        return Err(draft.syntax(1, "the first column of a .dicx file is called DicTerm"));
    }
    let mut categories = Vec::new();
    for name in rows.header.iter().skip(1).cloned().collect::<Vec<_>>() {
        if name.is_empty() {
            return Err(draft.syntax(1, "a column has no name; name its category, or take the column away"));
        }
        let known = categories.len();
        categories.push(draft.category(1, std::slice::from_ref(&name), None)?);
        if categories[..known].contains(&categories[known]) {
            return Err(draft.syntax(1, format!("two columns are called `{name}`; give each category a name of its own")));
        }
    }
    while let Some((line, cells)) = rows.next(draft)? {
        let pattern = cells[0].as_str();
        let mut found = Vec::new();
        for (cell, &category) in cells[1..].iter().zip(&categories) {
            match cell.as_str() {
                "" => {}
                "X" | "x" | "1" => found.push(category),
                other => {
                    draft.losses.add(Loss::Unclear, line, format!("{pattern}: `{other}` (a cell is X or empty)"));
                    found.clear();
                    break;
                }
            }
        }
        if found.is_empty() && cells[1..].iter().all(String::is_empty) {
            draft.losses.add(Loss::NoCategory, line, pattern);
        }
        found.into_iter().try_for_each(|category| draft.pattern(line, pattern, Wildcards::Star, category))?;
    }
    Ok(())
}

/// Writes an `X` wherever a pattern belongs.
pub(super) fn write(lexicon: &Lexicon) -> Exported {
    let flat = flat(lexicon, Holds { wildcards: Wildcards::StarAtEnd, ..Holds::PATTERNS });
    let names = flat.groups.iter().map(|(id, _)| id.to_string());
    let mut text = cell_line(std::iter::once("DicTerm".to_string()).chain(names));
    for (pattern, groups) in &flat.patterns {
        let cells = (0..flat.groups.len()).map(|at| if groups.contains(&at) { "X".to_string() } else { String::new() });
        text.push_str(&cell_line(std::iter::once(pattern.clone()).chain(cells)));
    }
    Exported { text, patterns: flat.patterns.len(), losses: flat.losses }
}
