//! Tells copies as a table.

use crate::story::copies::Copies;
use crate::story::traces::Traces;
use crate::table::Table;

impl Copies {
    /// A row a pair, in the order of the first articles' ids.
    pub fn table(&self, traces: &Traces) -> Table {
        let first = || self.pairs.iter().map(|pair| &traces.all[pair.first]);
        let second = || self.pairs.iter().map(|pair| &traces.all[pair.second]);
        let is_one_outlet = || first().zip(second()).map(|(first, second)| first.outlet == second.outlet);
        let left_out = self.pairs.iter().map(|pair| self.copy_of[pair.second].is_some());
        Table::new("duplicates")
            .text("article", first().map(|trace| trace.id()))
            .text("outlet", first().map(|trace| trace.outlet()))
            .text("date", first().map(|trace| trace.day.map_or(String::new(), |day| day.to_string())))
            .text("copy", second().map(|trace| trace.id()))
            .text("copy_outlet", second().map(|trace| trace.outlet()))
            .text("copy_date", second().map(|trace| trace.day.map_or(String::new(), |day| day.to_string())))
            .text("copy_kind", self.pairs.iter().map(|pair| pair.kind.key()))
            .number("jaccard", self.pairs.iter().map(|pair| Some(pair.jaccard)))
            .number("containment", self.pairs.iter().map(|pair| Some(pair.containment)))
            .flag("same_outlet", is_one_outlet())
            .flag("copy_left_out", left_out)
    }
}
