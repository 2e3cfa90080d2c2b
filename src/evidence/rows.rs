//! Occurrences as rows of a table.

use crate::evidence::occurrence::Occurrence;
use crate::table::Table;
use crate::text::Stance;

/// The table `evidence`: a row an occurrence.
pub fn table(all: &[Occurrence]) -> Table {
    Table::new("evidence")
        .text("article", all.iter().map(|o| &o.origin.article))
        .text("outlet", all.iter().map(|o| &o.origin.outlet))
        .text("file", all.iter().map(|o| &o.origin.file))
        .maybe_count("row", all.iter().map(|o| o.origin.row.map(|row| row as u64)))
        .text("lexicon", all.iter().map(|o| &o.listed.lexicon))
        .text("category", all.iter().map(|o| o.listed.categories.join("|")))
        .text("term", all.iter().map(|o| &o.listed.term))
        .text("naming", all.iter().map(|o| &o.listed.naming))
        .text("label", all.iter().map(|o| &o.listed.label))
        .flag("resolved", all.iter().map(|o| o.resolved))
        .text("zone", all.iter().map(|o| o.zone.key()))
        .text("voice", all.iter().map(|o| o.voice.key()))
        .text("stance", all.iter().map(|o| o.voice.stance().map_or("", Stance::key)))
        .text("alt_voice", all.iter().map(|o| o.alt_voice.map_or("", |voice| voice.key())))
        .flag("negated", all.iter().map(|o| o.negated))
        .text("speaker", all.iter().map(|o| o.speaker.as_deref().unwrap_or_default()))
        .count("start", all.iter().map(|o| o.span.start() as u64))
        .count("end", all.iter().map(|o| o.span.end() as u64))
        .count("sentence_start", all.iter().map(|o| o.sentence_span.start() as u64))
        .count("sentence_end", all.iter().map(|o| o.sentence_span.end() as u64))
        .text("sentence", all.iter().map(|o| o.sentence().unwrap_or_default()))
        .text("text", all.iter().map(|o| &*o.text))
}
