//! Everything that is different as one tidy table; what is the same is not in it.

use crate::compare::Level;
use crate::findings::diff::{Cell, Difference, Key, Side};
use crate::table::Table;

/// A row before it is one.
#[derive(Debug, Default, Clone)]
struct Row<'a> {
    what: &'static str,
    change: &'static str,
    key: Option<&'a Key>,
    shown: &'a str,
    old: Option<&'a Cell>,
    new: Option<&'a Cell>,
    old_text: &'a str,
    new_text: &'a str,
}

/// The table `difference`. A claim stands in it beside the ratio that it is made of.
pub fn table(difference: &Difference) -> Table {
    let rows = rows(difference);
    let key = |of: fn(&Key) -> &str| rows.iter().map(move |row| row.key.map_or("", of)).collect::<Vec<_>>();
    let cell = |side: fn(&Row<'_>) -> Option<Cell>| rows.iter().map(side).collect::<Vec<_>>();
    let mut table = Table::new("difference")
        .text("what", rows.iter().map(|row| row.what))
        .text("change", rows.iter().map(|row| row.change))
        .text("lexicon", key(|key| &key.lexicon))
        .text("subject", key(|key| &key.level))
        .text("group", key(|key| &key.group))
        .text("item", key(|key| &key.item))
        .text("shown", rows.iter().map(|row| row.shown))
        .text("outlet", key(|key| &key.outlet))
        .text("voice", key(|key| key.voice().key()));
    let sides: [(_, [&'static str; 7]); 2] = [
        (cell(|row| row.old.cloned()), ["old_hits", "old_of", "old_number", "old_lo", "old_hi", "old_level", "old_reference"]),
        (cell(|row| row.new.cloned()), ["new_hits", "new_of", "new_number", "new_lo", "new_hi", "new_level", "new_reference"]),
    ];
    for (cells, [hits, of, number, lo, hi, level, reference]) in &sides {
        let each = || cells.iter().map(Option::as_ref);
        table = table
            .maybe_count(hits, each().map(|cell| cell?.hits))
            .maybe_count(of, each().map(|cell| cell?.of))
            .number(number, each().map(|cell| cell?.value))
            .number(lo, each().map(|cell| Some(cell?.interval?.lo)))
            .number(hi, each().map(|cell| Some(cell?.interval?.hi)))
            .text(level, each().map(|cell| cell.and_then(|cell| cell.level).map_or("", Level::key)))
            .text(reference, each().map(|cell| cell.map_or("", |cell| cell.reference.as_str())));
    }
    table.text("old_text", rows.iter().map(|row| row.old_text)).text("new_text", rows.iter().map(|row| row.new_text))
}

fn rows(d: &Difference) -> Vec<Row<'_>> {
    let moved = |old: bool, new: bool| match (old, new) {
        (true, false) => "gone",
        (false, true) => "appeared",
        _ => "changed",
    };
    let put = d.put.iter().map(|put| Row {
        what: put.kind.key(),
        change: moved(put.old.is_some(), put.new.is_some()),
        shown: &put.name,
        old_text: put.old.as_deref().unwrap_or_default(),
        new_text: put.new.as_deref().unwrap_or_default(),
        ..Row::default()
    });
    let claims = d.claims.iter().map(|claim| Row {
        what: "claim",
        change: claim.verdict.key(),
        key: Some(&claim.key),
        shown: shown(claim.old.as_ref(), claim.new.as_ref()),
        old: claim.old.as_ref(),
        new: claim.new.as_ref(),
        old_text: claim.old.as_ref().map_or(claim.why.as_deref().unwrap_or_default(), |cell| &cell.rests_on),
        new_text: claim.new.as_ref().map_or(claim.why.as_deref().unwrap_or_default(), |cell| &cell.rests_on),
    });
    let cautions = d.cautions.iter().map(|caution| Row {
        what: "caution",
        change: moved(caution.old.is_some(), caution.new.is_some()),
        shown: &caution.code,
        old_text: caution.old.as_deref().unwrap_or_default(),
        new_text: caution.new.as_deref().unwrap_or_default(),
        ..Row::default()
    });
    let sentences = d.sentences.iter().map(|sentence| {
        let is_old = sentence.side == Side::Old;
        let (old_text, new_text) = if is_old { (sentence.text.as_str(), "") } else { ("", sentence.text.as_str()) };
        Row { what: "sentence", change: moved(is_old, !is_old), old_text, new_text, ..Row::default() }
    });
    let only = d.tallied.only.iter().map(|(side, what, name, _)| Row {
        what: if *what == "outlet" { "outlet" } else { "list" },
        change: moved(*side == Side::Old, *side == Side::New),
        shown: name,
        ..Row::default()
    });
    let only = only.filter(|row| row.what == "outlet");
    let numbers = d.numbers.iter().map(|moved| Row {
        what: moved.key.what.key(),
        change: moved.verdict.key(),
        key: Some(&moved.key),
        shown: shown(moved.old.as_ref(), moved.new.as_ref()),
        old: moved.old.as_ref(),
        new: moved.new.as_ref(),
        ..Row::default()
    });
    put.chain(only).chain(claims).chain(cautions).chain(sentences).chain(numbers).collect()
}

fn shown<'a>(old: Option<&'a Cell>, new: Option<&'a Cell>) -> &'a str {
    new.or(old).map_or("", |cell| cell.shown.as_str())
}
