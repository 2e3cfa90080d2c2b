//! How often each unit uses each of a set of labels.

use super::Undefined;

/// Mentions by unit and label. There are at least two labels, every unit has a mention, and every row has one number a label.
///
/// The labels are fixed beforehand, not by what was seen: a label that is never used keeps its column, or its zero would vanish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelTable {
    rows: Vec<Vec<u64>>,
    totals: Vec<u64>,
}

impl LabelTable {
    /// A table of `labels` columns. Units without any mention say nothing of the choice and are left out.
    ///
    /// # Errors
    /// [`Undefined::OneLabel`] below two labels, [`Undefined::EmptySet`] when no unit has a mention.
    ///
    /// # Panics
    /// When a row has another number of columns, which is a bug in the caller.
    pub fn new(labels: usize, rows: impl IntoIterator<Item = Vec<u64>>) -> Result<LabelTable, Undefined> {
        if labels < 2 {
            return Err(Undefined::OneLabel);
        }
        let mut totals = vec![0; labels];
        let mut kept = Vec::new();
        for row in rows {
            assert_eq!(row.len(), labels, "a row of a label table has one number a label");
            totals.iter_mut().zip(&row).for_each(|(total, n)| *total += n);
            if row.iter().any(|&n| n > 0) {
                kept.push(row);
            }
        }
        if kept.is_empty() { Err(Undefined::EmptySet) } else { Ok(LabelTable { rows: kept, totals }) }
    }

    /// One row a unit that has a mention.
    pub fn rows(&self) -> &[Vec<u64>] {
        &self.rows
    }

    /// Mentions of each label over all units.
    pub fn totals(&self) -> &[u64] {
        &self.totals
    }

    /// Mentions of all labels: the denominator of every share, at least 1.
    pub fn mentions(&self) -> u64 {
        self.totals.iter().sum()
    }

    /// How much less the mentions are worth than as many independent ones: 1 when they are independent, 3 when they count a third.
    ///
    /// For each label with share p = X/M the variance of the ratio, n/(n−1)·Σ(x − pm)²/M², over p(1−p)/M; then the mean over the
    /// labels (Rao & Scott 1981, first order). Labels that nobody or everybody uses have no such figure and stay out of the mean; when
    /// that is so of all, the mentions of a unit count as one word repeated: Σm²/M (Kish 1965). Two articles, one with two mentions of one
    /// label and one with two of the other, give 4.
    ///
    /// # Errors
    /// [`Undefined::OneUnit`] below two units.
    pub fn design_effect(&self) -> Result<f64, Undefined> {
        let units = self.rows.len() as f64;
        if self.rows.len() < 2 {
            return Err(Undefined::OneUnit);
        }
        let mentions = self.mentions() as f64;
        let sizes: Vec<f64> = self.rows.iter().map(|row| row.iter().sum::<u64>() as f64).collect();
        let effects: Vec<f64> = (0..self.totals.len())
            .filter(|&label| self.totals[label] > 0 && self.totals[label] < self.mentions())
            .map(|label| {
                let share = self.totals[label] as f64 / mentions;
                let between: f64 = self.rows.iter().zip(&sizes).map(|(row, size)| (row[label] as f64 - share * size).powi(2)).sum();
                units / (units - 1.0) * between / (mentions * share * (1.0 - share))
            })
            .collect();
        if effects.is_empty() {
            return Ok(sizes.iter().map(|size| size * size).sum::<f64>() / mentions);
        }
        Ok(effects.iter().sum::<f64>() / effects.len() as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effect(rows: &[[u64; 2]]) -> f64 {
        LabelTable::new(2, rows.iter().map(|row| row.to_vec())).unwrap().design_effect().unwrap()
    }

    /// By hand: p = ½, M = 4, r = ±1, Σr² = 2, so 2/1·2/16 = ¼ against ¼/4 = 1/16.
    #[test]
    fn articles_that_each_keep_to_one_word_count_less() {
        assert!((effect(&[[2, 0], [0, 2]]) - 4.0).abs() < 1e-12);
    }

    /// By hand: ten articles with one mention, five of each label: Σr² = 2.5, 10/9·2.5/100 over ¼/10 = 10/9.
    #[test]
    fn one_mention_an_article_is_nearly_independent() {
        let rows: Vec<[u64; 2]> = (0..10).map(|i| [i % 2, 1 - i % 2]).collect();
        assert!((effect(&rows) - 10.0 / 9.0).abs() < 1e-12);
    }

    #[test]
    fn when_one_word_is_used_throughout_an_article_counts_once() {
        assert!((effect(&[[3, 0], [3, 0], [3, 0]]) - 3.0).abs() < 1e-12);
    }

    #[test]
    fn what_cannot_be_said_is_named() {
        assert_eq!(LabelTable::new(1, [vec![3]]), Err(Undefined::OneLabel));
        assert_eq!(LabelTable::new(2, [vec![0, 0]]), Err(Undefined::EmptySet));
        assert_eq!(LabelTable::new(2, [vec![2, 1]]).unwrap().design_effect(), Err(Undefined::OneUnit));
    }
}
