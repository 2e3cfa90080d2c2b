//! Log odds with an informative prior, for ranking a whole vocabulary.

/// One word's log odds ratio between two sides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogOdds {
    /// The target's log odds of the word less the reference's; natural logarithm.
    pub log_odds: f64,
    /// Its approximate standard error.
    pub se: f64,
}

impl LogOdds {
    /// The log odds in standard errors: the order of the ranking, not a test.
    pub fn z(self) -> f64 {
        self.log_odds / self.se
    }
}

/// The log odds ratio of every word of a vocabulary (Monroe, Colaresi & Quinn 2008, "Fightin' Words").
///
/// δ = ln[(y1+α)/(n1+α0−y1−α)] − ln[(y2+α)/(n2+α0−y2−α)] and variance 1/(y1+α) + 1/(y2+α), with n and α0 the sums. The prior α comes
/// from text outside the comparison, or from [`pooled_prior`], and is above 0 for at least two words and for every word with a hit on
/// neither side. Tokens are taken for independent, so z only ranks. Counts 7, 3 against 2, 7 with α = 0.1 give 2.0469 and z = 2.6057
/// for the first word.
///
/// # Panics
/// When the three are not of one length, which is a bug in the caller.
pub fn log_odds(target: &[u64], reference: &[u64], prior: &[f64]) -> Vec<LogOdds> {
    assert!(target.len() == reference.len() && reference.len() == prior.len(), "one count a side and one prior a word");
    let weight: f64 = prior.iter().sum();
    let (target_sum, reference_sum) = (sum(target) + weight, sum(reference) + weight);
    let words = target.iter().zip(reference).zip(prior);
    words
        .map(|((&y1, &y2), &prior)| {
            let (y1, y2) = (y1 as f64 + prior, y2 as f64 + prior);
            LogOdds { log_odds: (y1 / (target_sum - y1)).ln() - (y2 / (reference_sum - y2)).ln(), se: (1.0 / y1 + 1.0 / y2).sqrt() }
        })
        .collect()
}

/// A prior from both sides' counts together, scaled to the weight of `weight` words; 500 is usual.
///
/// Counts 3 and 1 with a weight of 8 give 6 and 2. Without any count all are 0.
pub fn pooled_prior(pooled: &[u64], weight: f64) -> Vec<f64> {
    let all = sum(pooled).max(1.0);
    pooled.iter().map(|&n| n as f64 / all * weight).collect()
}

fn sum(counts: &[u64]) -> f64 {
    counts.iter().sum::<u64>() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ConvoKit's FightingWords with a flat prior of 0.1.
    #[test]
    fn log_odds_agree_with_convokit() {
        let words = log_odds(&[7, 3], &[2, 7], &[0.1, 0.1]);
        assert!((words[0].log_odds - 2.0468501118740616).abs() < 1e-9 && (words[0].z() - 2.6057392158827226).abs() < 1e-9);
        assert!((words[1].z() + 3.006740700433137).abs() < 1e-9);
    }

    #[test]
    fn a_pooled_prior_keeps_the_proportions() {
        assert_eq!(pooled_prior(&[3, 1], 8.0), [6.0, 2.0]);
        assert_eq!(pooled_prior(&[0, 0], 8.0), [0.0, 0.0]);
    }
}
