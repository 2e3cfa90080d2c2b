//! Texts by number: a corpus has many hits and few names.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use foldhash::fast::RandomState;

/// Distinct texts, numbered in order of arrival.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    numbers: HashMap<Arc<str>, u32, RandomState>,
    texts: Vec<Arc<str>>,
}

impl Names {
    /// The number of a text, a new one where it has none.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        self.push(text.into())
    }

    fn push(&mut self, text: Arc<str>) -> u32 {
        let number = self.texts.len() as u32;
        self.texts.push(Arc::clone(&text));
        self.numbers.insert(text, number);
        number
    }

    /// The number of a text that has one.
    pub(super) fn known(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    /// The text of a number.
    pub(super) fn text(&self, number: u32) -> &str {
        &self.texts[number as usize]
    }

    /// The same texts numbered in their order as bytes, and for each number the new one: numbers then sort as their texts do.
    pub(super) fn sorted(&self) -> (Names, Vec<u32>) {
        let (sorted, moved) = Names::union([self]);
        (sorted, moved.into_iter().next().unwrap_or_default())
    }

    /// All texts of `parts` in their order, and for each part the new numbers of its own.
    pub(super) fn union<const N: usize>(parts: [&Names; N]) -> (Names, Vec<Vec<u32>>) {
        let all: BTreeSet<&Arc<str>> = parts.iter().flat_map(|part| &part.texts).collect();
        let mut union = Names::default();
        all.into_iter().for_each(|text| {
            union.push(Arc::clone(text));
        });
        let moved = parts.iter().map(|part| part.texts.iter().map(|text| union.numbers[text]).collect()).collect();
        (union, moved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_union_sort_as_the_texts_do() {
        let (mut one, mut two) = (Names::default(), Names::default());
        ["rebel", "", "coup"].iter().for_each(|text| {
            one.number(text);
        });
        ["militant", "coup"].iter().for_each(|text| {
            two.number(text);
        });
        let (union, moved) = Names::union([&one, &two]);
        assert_eq!((0..4).map(|n| union.text(n)).collect::<Vec<_>>(), ["", "coup", "militant", "rebel"]);
        assert_eq!(moved, [vec![3, 0, 1], vec![2, 1]]);
        assert_eq!((union.known("rebel"), union.known("regime")), (Some(3), None));
    }
}
