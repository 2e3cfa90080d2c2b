//! How much a term marks one side off from the other, for ranking.
//!
//! G2 takes every token for an independent draw. Under clustering it calls a fifth to a third of all null comparisons a difference, so
//! it ranks words and is never the evidence that outlets differ; [`cluster`](super::cluster) is.

use super::{Count, Undefined};

/// Log ratio, base 2, of the relative frequencies (Hardie 2014): one unit is a doubling.
///
/// A zero count enters as one half. 89 in 10,000 against 536 in 100,000 give 0.7316.
///
/// # Errors
/// [`Undefined::NoWords`] when a side has no words, [`Undefined::NoHitsBoth`] when neither has a hit.
pub fn log_ratio(target: Count, reference: Count) -> Result<f64, Undefined> {
    have_words(target, reference)?;
    if target.hits + reference.hits == 0 {
        return Err(Undefined::NoHitsBoth);
    }
    let relative = |count: Count| if count.hits == 0 { 0.5 } else { count.hits as f64 } / count.words as f64;
    Ok((relative(target) / relative(reference)).log2())
}

/// Log-likelihood G2 over two cells, positive where the target uses the term more (Rayson & Garside 2000).
///
/// 2·[a·ln(a/E1) + b·ln(b/E2)] with E = n(a+b)/(n1+n2) and 0·ln 0 = 0. 200 in 10,000 against 2,500 in 100,000 give −9.828.
///
/// # Errors
/// [`Undefined::NoWords`] when a side has no words.
pub fn g2_two_cells(target: Count, reference: Count) -> Result<f64, Undefined> {
    let expected = expected(target, reference)?;
    let g2 = 2.0 * (term(target.hits, expected[0]) + term(reference.hits, expected[1]));
    Ok(signed(g2, target, expected[0]))
}

/// Log-likelihood G2 over all four cells, hits and other words, positive where the target uses the term more (Dunning 1993).
///
/// 7 of 10 words against 2 of 9 give 4.535. Not to be mixed with [`g2_two_cells`] in one table.
///
/// # Errors
/// [`Undefined::NoWords`] when a side has no words.
///
/// # Panics
/// When a side has more hits than words, which is a bug in the caller.
pub fn g2_four_cells(target: Count, reference: Count) -> Result<f64, Undefined> {
    let expected = expected(target, reference)?;
    let others = |count: Count, expected: f64| {
        let others = count.words.checked_sub(count.hits).expect("a term is counted once a word at most");
        term(others, count.words as f64 - expected)
    };
    let hits = term(target.hits, expected[0]) + term(reference.hits, expected[1]);
    let g2 = 2.0 * (hits + others(target, expected[0]) + others(reference, expected[1]));
    Ok(signed(g2, target, expected[0]))
}

fn have_words(target: Count, reference: Count) -> Result<(), Undefined> {
    target.rate().and(reference.rate()).map(|_| ())
}

/// The hits each side would have at the common rate.
fn expected(target: Count, reference: Count) -> Result<[f64; 2], Undefined> {
    have_words(target, reference)?;
    let common = (target.hits + reference.hits) as f64 / (target.words + reference.words) as f64;
    Ok([target, reference].map(|count| count.words as f64 * common))
}

fn term(observed: u64, expected: f64) -> f64 {
    if observed == 0 { 0.0 } else { observed as f64 * (observed as f64 / expected).ln() }
}

/// G2 is never below 0 but for rounding; its sign is the side that has more than its due.
fn signed(g2: f64, target: Count, expected: f64) -> f64 {
    if (target.hits as f64) < expected { -g2.max(0.0) } else { g2.max(0.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(hits: u64, words: u64) -> Count {
        Count { hits, words }
    }

    /// The UCREL calculator's worked examples.
    #[test]
    fn two_cells_agree_with_the_calculator() {
        let g2 = g2_two_cells(count(200, 10_000), count(2_500, 100_000)).unwrap();
        assert!((g2 + 9.827928282577773).abs() < 1e-9);
    }

    /// quanteda.textstats `textstat_keyness(measure = "lr", correction = "none")`, which differs in the eighth digit.
    #[test]
    fn four_cells_agree_with_quanteda() {
        let g2 = g2_four_cells(count(7, 10), count(2, 9)).unwrap();
        assert!((g2 - 4.534939370256227).abs() < 1e-7);
    }

    #[test]
    fn one_unit_of_the_log_ratio_is_a_doubling() {
        assert_eq!(log_ratio(count(8, 1_000), count(1, 1_000)), Ok(3.0));
        assert_eq!(log_ratio(count(0, 1_000), count(1, 1_000)), Ok(-1.0));
        assert_eq!(log_ratio(count(0, 1_000), count(0, 2_000)), Err(Undefined::NoHitsBoth));
        assert_eq!(log_ratio(count(1, 1_000), count(0, 0)), Err(Undefined::NoWords));
    }
}
