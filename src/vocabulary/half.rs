//! Parts the articles in two halves: words are found on one and looked up on the other.
//!
//! Whole articles are drawn, outlet by outlet, so that each half has half of every outlet's. A word found on one half looks larger there
//! than it is, because it was found for being large; the other half shows it without that.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::stats::draw;
use crate::vocabulary::count::Half;

/// Which half each article is in, in the order of the articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Halves {
    halves: Vec<Half>,
}

impl Halves {
    /// All articles in the half on which words are found.
    pub fn none(articles: usize) -> Halves {
        Halves { halves: vec![Half::Found; articles] }
    }

    /// Half of each outlet's articles, given as outlet and id, drawn by `rng_seed`; of an odd number the finding half has one more.
    pub fn drawn<'a>(articles: impl Iterator<Item = (&'a str, &'a str)>, rng_seed: u64) -> Halves {
        let mut outlets: BTreeMap<&str, Vec<(u64, &str, usize)>> = BTreeMap::new();
        let mut count = 0;
        for (index, (outlet, id)) in articles.enumerate() {
            outlets.entry(outlet).or_default().push((draw(rng_seed, id, 0), id, index));
            count += 1;
        }
        let mut halves = vec![Half::Found; count];
        for drawn in outlets.values_mut() {
            drawn.sort_unstable();
            for &(_, _, index) in drawn.iter().skip(drawn.len().div_ceil(2)) {
                halves[index] = Half::Held;
            }
        }
        Halves { halves }
    }

    /// The half of the article at `index`.
    pub fn of(&self, index: usize) -> Half {
        self.halves[index]
    }
}

/// What became of a word on the half that was held out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// More frequent in the outlet there too, and by at least half the log odds.
    Kept,
    /// More frequent there too, by less than half the log odds.
    Weaker,
    /// Not more frequent in the outlet there.
    Gone,
    /// The outlet does not use it there.
    NotUsed,
}

impl Verdict {
    /// From the log odds on the finding half, above 0, and on the other; `used` is whether the outlet has a use there.
    pub fn of(found: f64, held: f64, used: bool) -> Verdict {
        match held {
            _ if !used => Verdict::NotUsed,
            held if held >= found / 2.0 => Verdict::Kept,
            held if held > 0.0 => Verdict::Weaker,
            _ => Verdict::Gone,
        }
    }

    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Verdict::Kept => "kept",
            Verdict::Weaker => "weaker",
            Verdict::Gone => "gone",
            Verdict::NotUsed => "not_used",
        }
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_outlet_is_halved_and_the_order_of_articles_changes_nothing() {
        let ids: Vec<String> = (0..9).map(|n| format!("article {n}")).collect();
        let outlet = |n: usize| if n < 5 { "A" } else { "B" };
        let halves = |order: &[usize], seed| {
            let drawn = Halves::drawn(order.iter().map(|&n| (outlet(n), ids[n].as_str())), seed);
            let mut found: Vec<usize> = (0..9).filter(|&at| drawn.of(at) == Half::Found).map(|at| order[at]).collect();
            found.sort_unstable();
            found
        };
        let forwards = halves(&[0, 1, 2, 3, 4, 5, 6, 7, 8], 1);
        assert_eq!(forwards, halves(&[8, 3, 1, 0, 2, 7, 6, 5, 4], 1));
        assert_eq!((forwards.iter().filter(|&&n| n < 5).count(), forwards.len()), (3, 5));
        assert!((2..20).any(|seed| halves(&[0, 1, 2, 3, 4, 5, 6, 7, 8], seed) != forwards));
    }

    #[test]
    fn a_word_keeps_its_size_when_half_of_it_is_left() {
        let verdicts = [(2.0, 1.0, true), (2.0, 0.9, true), (2.0, 0.0, true), (2.0, 0.1, false)].map(|(f, h, u)| Verdict::of(f, h, u));
        assert_eq!(verdicts, [Verdict::Kept, Verdict::Weaker, Verdict::Gone, Verdict::NotUsed]);
    }
}
