//! Aligned tables for a terminal.

use slantwise::stats::Undefined;

/// Columns aligned as told: `<` to the left, `>` to the right.
pub(crate) struct Table {
    sides: Vec<char>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with a head; each column's name begins with its side.
    pub(crate) fn new(head: &[&str]) -> Table {
        let sides = head.iter().map(|name| name.chars().next().unwrap_or('<')).collect();
        Table { sides, rows: vec![head.iter().map(|name| name[1..].to_string()).collect()] }
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let cells: Vec<String> = cells.into_iter().collect();
        assert_eq!(cells.len(), self.sides.len(), "a cell for every column");
        self.rows.push(cells);
    }

    /// The table below the sentence that explains it.
    pub(crate) fn below(self, explained: &str) -> String {
        let width = |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..self.sides.len()).map(width).collect();
        let mut printed = format!("\n{explained}\n");
        for row in &self.rows {
            let cells = row.iter().zip(&self.sides).zip(&widths).map(|((cell, side), width)| match side {
                '>' => format!("{cell:>width$}"),
                _ => format!("{cell:<width$}"),
            });
            let line = cells.collect::<Vec<_>>().join("  ");
            printed += "  ";
            printed += line.trim_end();
            printed += "\n";
        }
        printed
    }
}

/// A figure between 0 and 1, or a dash where there is nothing to count it from.
pub(crate) fn figure(value: Result<f64, Undefined>) -> String {
    value.map_or_else(|_| "-".to_string(), |value| format!("{value:.3}"))
}
