//! Differences between outlets that may be claimed in one report and not so in the other.

use super::number::{about, reference, several_lists, value};
use crate::compare::Level;
use crate::findings::diff::{Cell, ClaimMoved, ClaimVerdict, Difference, What};

/// The lines.
pub(super) fn claims(d: &Difference) -> Vec<String> {
    let lists = several_lists(d);
    d.claims.iter().map(|moved| line(moved, lists)).collect()
}

fn line(moved: &ClaimMoved, lists: bool) -> String {
    let what = match moved.verdict {
        ClaimVerdict::Turned => "The other way round",
        ClaimVerdict::Gone => "Gone",
        ClaimVerdict::Appeared => "New",
        ClaimVerdict::Level => "Another level",
        ClaimVerdict::Beyond => "Outside its old range",
        ClaimVerdict::RestsOn => "Rests on something else",
    };
    let of = about(&moved.key, moved.new.as_ref().or(moved.old.as_ref()), lists);
    let why = moved.why.as_ref();
    let side = |cell: &Option<Cell>| match (cell, why) {
        (Some(cell), _) => told(cell),
        (None, Some(why)) => why.clone(),
        (None, None) => "not compared".to_string(),
    };
    format!("{what}: {of}: {} → {}", side(&moved.old), side(&moved.new))
}

/// "consistent, 3.4 [1.2 to 9.0] times as often as the others, resting on the word “mob”".
fn told(cell: &Cell) -> String {
    let level = cell.level.map_or("", Level::key);
    let reference = reference(&cell.reference);
    let rests_on = match cell.rests_on.split_once(' ') {
        Some(("term", word)) => format!(", resting on the word “{word}”"),
        Some(("article", id)) => format!(", resting on the article {id}"),
        _ => String::new(),
    };
    format!("{level}, {} times as often as {reference}{rests_on}", value(What::Ratio, cell))
}
