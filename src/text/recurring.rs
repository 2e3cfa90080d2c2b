//! Lines that recur on an outlet's pages, told by a person.
//!
//! A line that stands in many articles of one outlet is the page's, not the article's. They can be found by counting, but a line is only
//! set aside when somebody has looked at the list and given it back: a sentence that an outlet writes in every report is its own.

use std::collections::HashMap;

use crate::text::document::Role;

/// Lines to set aside, by outlet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recurring {
    lines: HashMap<String, HashMap<String, Role>>,
}

impl Recurring {
    /// Lines as (outlet, line, role).
    pub fn new(lines: impl IntoIterator<Item = (String, String, Role)>) -> Self {
        let mut recurring = Recurring::default();
        for (outlet, line, role) in lines {
            recurring.lines.entry(outlet).or_default().insert(tidy(&line), role);
        }
        recurring
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.lines.values().map(HashMap::len).sum()
    }

    /// True when no line was told.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every line with its outlet and role, in one order.
    pub fn in_order(&self) -> Vec<(&str, &str, Role)> {
        let mut all: Vec<(&str, &str, Role)> = (self.lines.iter())
            .flat_map(|(outlet, lines)| lines.iter().map(move |(line, role)| (outlet.as_str(), line.as_str(), *role)))
            .collect();
        all.sort_unstable();
        all
    }

    /// Why the outlet's line is set aside, when it is.
    pub fn role_of(&self, outlet: &str, line: &str) -> Option<Role> {
        self.lines.get(outlet)?.get(&tidy(line)).copied()
    }
}

/// The line without differences in its spacing.
pub fn tidy(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
