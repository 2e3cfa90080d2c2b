//! Cautions for the first screen, at most three, and the whole list for further down.

use serde::Serialize;

use crate::compare::Caution;

/// More than this on the first screen, and none is read.
const AT_MOST: usize = 3;

#[derive(Serialize)]
pub(super) struct Cautions<'a> {
    /// The first of each kind, most important first.
    top: Vec<Top<'a>>,
    /// Kinds that are not in `top`.
    more: usize,
    all: &'a [Caution],
}

#[derive(Serialize)]
struct Top<'a> {
    sentence: &'a str,
    /// How many others have the same code and another sentence.
    alike: usize,
}

impl<'a> Cautions<'a> {
    pub(super) fn new(all: &'a [Caution]) -> Self {
        let mut kinds: Vec<&Caution> = Vec::new();
        for caution in all {
            if !kinds.iter().any(|seen| seen.code == caution.code) {
                kinds.push(caution);
            }
        }
        let top = kinds
            .iter()
            .take(AT_MOST)
            .map(|first| Top {
                sentence: &first.sentence,
                alike: all.iter().filter(|c| c.code == first.code && c.sentence != first.sentence).count(),
            })
            .collect();
        Cautions { top, more: kinds.len().saturating_sub(AT_MOST), all }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caution(code: &'static str, sentence: &str) -> Caution {
        Caution { code, sentence: sentence.to_owned(), values: Vec::new() }
    }

    #[test]
    fn cautions_of_one_kind_merge_and_three_kinds_are_shown() {
        let all = [caution("W01", "a"), caution("W01", "b"), caution("W02", "c"), caution("W03", "d"), caution("W04", "e")];
        let cautions = Cautions::new(&all);
        assert_eq!(cautions.top.iter().map(|t| (t.sentence, t.alike)).collect::<Vec<_>>(), [("a", 1), ("c", 0), ("d", 0)]);
        assert_eq!(cautions.more, 1);
    }
}
