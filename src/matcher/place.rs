//! Follows patterns over the words of a document.

use foldhash::HashSet;

use crate::matcher::compile::Run;
use crate::matcher::pattern::WordPatternId;

/// Which word patterns each word of a document fits.
pub(super) struct Places<'a> {
    /// For each word the index of its list in `fitting`.
    pub lists: Vec<u32>,
    pub fitting: &'a [Box<[WordPatternId]>],
}

impl Places<'_> {
    /// The patterns that the word at `index` fits, in order.
    pub(super) fn at(&self, index: usize) -> &[WordPatternId] {
        &self.fitting[self.lists[index] as usize]
    }

    /// The words that fit `runs` from the word `at` on and before `end`, without those in a gap; nothing when they do not fit.
    ///
    /// A gap takes as few words as it can, the first before the others. Where a run cannot stand is remembered, so that many gaps cost no
    /// more than their words times their number.
    pub(super) fn fit(&self, runs: &[Run], at: usize, end: usize) -> Option<Vec<usize>> {
        let first = &runs[0].words;
        if !self.stands(first, at, end) {
            return None;
        }
        if runs.len() == 1 {
            return Some((at..at + first.len()).collect());
        }
        let mut failed: HashSet<(usize, usize)> = HashSet::default();
        let mut starts = vec![at];
        loop {
            let (index, start) = (starts.len() - 1, starts[starts.len() - 1]);
            if self.stands(&runs[index].words, start, end) && !failed.contains(&(index, start)) {
                if starts.len() == runs.len() {
                    return Some(starts.iter().zip(runs).flat_map(|(&start, run)| start..start + run.words.len()).collect());
                }
                starts.push(start + runs[index].words.len());
                continue;
            }
            // The run before is moved on when this one cannot stand anywhere behind it.
            loop {
                let start = starts.pop()?;
                let index = starts.len();
                let before = *starts.last()?;
                if runs.len() > 2 {
                    failed.insert((index, start));
                }
                let skipped = start + 1 - (before + runs[index - 1].words.len());
                if skipped <= runs[index].gap && start + 1 < end {
                    starts.push(start + 1);
                    break;
                }
            }
        }
    }

    fn stands(&self, words: &[WordPatternId], start: usize, end: usize) -> bool {
        start + words.len() <= end && words.iter().zip(start..).all(|(word, at)| self.at(at).binary_search(word).is_ok())
    }
}
