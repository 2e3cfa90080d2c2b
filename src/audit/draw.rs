//! Draws the hits that people are to look at, and says how likely each was to be drawn.
//!
//! Of every term a number is drawn, spread over the outlets in proportion and at least one of each; where a category or naming set then has
//! too few of an outlet, more are drawn. Inside a term and outlet the voices are spread by a systematic draw. A smaller number for the whole
//! is a systematic draw from that draw, so that every hit keeps a chance, and a known one.

use std::collections::BTreeMap;

use crate::stats::sampling::{allocate, shuffled, systematic};

/// What the draw has to know of a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place<'a> {
    /// The lexicon's id.
    pub lexicon: &'a str,
    /// The id of the naming set or of the first category.
    pub group: &'a str,
    /// The id of the label or term.
    pub item: &'a str,
    /// The outlet.
    pub outlet: &'a str,
    /// The voice that the tool reads, by its word in tables.
    pub voice: &'a str,
}

/// How many are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Design {
    /// Of each term or label, where there are so many.
    pub per_term: u64,
    /// Of each category or naming set in each outlet, where there are so many.
    pub per_outlet: u64,
    /// In all; nothing for as many as the other two ask for.
    pub at_most: Option<usize>,
    /// The number for the draw.
    pub rng_seed: u64,
}

impl Design {
    /// Fifty of a term and twenty of an outlet.
    pub fn new(rng_seed: u64) -> Design {
        Design { per_term: 50, per_outlet: 20, at_most: None, rng_seed }
    }
}

/// A hit that was drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drawn {
    /// Its index among the places given.
    pub index: usize,
    /// How likely it was to be drawn, above 0 and at most 1.
    pub probability: f64,
}

/// The streams of random numbers behind the strata's own.
const OF_ALL: u64 = u64::MAX;
const ORDER: u64 = u64::MAX - 1;

/// Draws from `places`, in the order in which coders see them. The same places and design give the same draw.
pub fn draw(places: &[Place<'_>], design: &Design) -> Vec<Drawn> {
    /// Lexicon, group, item, outlet.
    type Stratum<'a> = (&'a str, &'a str, &'a str, &'a str);
    let mut strata: BTreeMap<Stratum<'_>, Vec<usize>> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        strata.entry((place.lexicon, place.group, place.item, place.outlet)).or_default().push(index);
    }
    let keys: Vec<Stratum<'_>> = strata.keys().copied().collect();
    let sizes: Vec<u64> = strata.values().map(|hits| hits.len() as u64).collect();
    let mut wanted = vec![0_u64; keys.len()];
    let mut from = 0;
    for of_term in keys.chunk_by(|a, b| (a.0, a.1, a.2) == (b.0, b.1, b.2)) {
        let range = from..from + of_term.len();
        wanted[range.clone()].copy_from_slice(&allocate(&sizes[range.clone()], design.per_term));
        from = range.end;
    }
    top_up(&keys.iter().map(|key| (key.0, key.1, key.3)).collect::<Vec<_>>(), &sizes, &mut wanted, design.per_outlet);
    let mut drawn = Vec::new();
    for (stratum, ((hits, &size), &n)) in strata.values_mut().zip(&sizes).zip(&wanted).enumerate() {
        // By voice, and inside a voice at random, so that the systematic draw spreads over the voices.
        let order = shuffled(hits.len(), design.rng_seed, 2 * stratum as u64);
        let mut spread: Vec<usize> = order.into_iter().map(|at| hits[at]).collect();
        spread.sort_by_key(|&index| places[index].voice);
        let chosen = systematic(n as usize, spread.len(), design.rng_seed, 2 * stratum as u64 + 1);
        drawn.extend(chosen.into_iter().map(|at| Drawn { index: spread[at], probability: n as f64 / size as f64 }));
    }
    if let Some(most) = design.at_most.filter(|&most| most < drawn.len()) {
        let part = most as f64 / drawn.len() as f64;
        let kept = systematic(most, drawn.len(), design.rng_seed, OF_ALL);
        drawn = kept.into_iter().map(|at| Drawn { probability: drawn[at].probability * part, ..drawn[at] }).collect();
    }
    shuffled(drawn.len(), design.rng_seed, ORDER).into_iter().map(|at| drawn[at]).collect()
}

/// Raises what is wanted where a group has too few of an outlet.
fn top_up(cells: &[(&str, &str, &str)], sizes: &[u64], wanted: &mut [u64], at_least: u64) {
    let mut of_cell: BTreeMap<(&str, &str, &str), Vec<usize>> = BTreeMap::new();
    for (stratum, cell) in cells.iter().enumerate() {
        of_cell.entry(*cell).or_default().push(stratum);
    }
    for strata in of_cell.values() {
        let have: u64 = strata.iter().map(|&i| wanted[i]).sum();
        let left: Vec<u64> = strata.iter().map(|&i| sizes[i] - wanted[i]).collect();
        let more = at_least.saturating_sub(have).min(left.iter().sum());
        if more == 0 {
            continue;
        }
        // In proportion to what is left; the one that each stratum gives first may be one too many in all.
        let mut to_give = more;
        for (&stratum, extra) in strata.iter().zip(allocate(&left, more)) {
            let extra = extra.min(to_give);
            wanted[stratum] += extra;
            to_give -= extra;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(cells: &[(&'static str, &'static str, usize)]) -> Vec<Place<'static>> {
        let place = |&(item, outlet, n): &(&'static str, &'static str, usize)| {
            (0..n).map(move |i| Place { lexicon: "l", group: "g", item, outlet, voice: if i % 4 == 0 { "quoted" } else { "own" } })
        };
        cells.iter().flat_map(place).collect()
    }

    fn count(places: &[Place<'_>], drawn: &[Drawn], item: &str, outlet: &str) -> usize {
        drawn.iter().filter(|d| places[d.index].item == item && places[d.index].outlet == outlet).count()
    }

    /// By hand. Of 400 and 100, fifty: one each, then 48 of 498 in proportion 399 to 99 (38.46, 9.54): 39 and 11. B then has 11 + 4 of 20
    /// and gives five more; A has 39 already.
    #[test]
    fn a_term_gives_fifty_and_an_outlet_twenty() {
        let places = places(&[("coup", "A", 400), ("coup", "B", 100), ("junta", "B", 4)]);
        let drawn = draw(&places, &Design::new(1));
        assert_eq!(count(&places, &drawn, "coup", "A"), 39);
        assert_eq!(count(&places, &drawn, "coup", "B"), 16);
        assert_eq!(count(&places, &drawn, "junta", "B"), 4);
        let of = |item: &str, outlet: &str| drawn.iter().find(|d| places[d.index].item == item && places[d.index].outlet == outlet);
        assert_eq!(of("coup", "A").map(|d| d.probability), Some(39.0 / 400.0));
        assert_eq!(of("junta", "B").map(|d| d.probability), Some(1.0));
        let quoted = drawn.iter().filter(|d| places[d.index].outlet == "A" && places[d.index].voice == "quoted").count();
        assert!((9..=10).contains(&quoted), "a quarter of 39 is spread over the voices: {quoted}");
    }

    /// One over the probability, summed over the draw, is the number of hits: each stands for as many as it was drawn from.
    #[test]
    fn the_drawn_stand_for_all() {
        let places = places(&[("coup", "A", 400), ("coup", "B", 100), ("junta", "B", 4)]);
        let sum = |design: Design| draw(&places, &design).iter().map(|d| 1.0 / d.probability).sum::<f64>();
        assert!((sum(Design::new(1)) - 504.0).abs() < 1e-9);
        let thirty: Vec<f64> = (0..200).map(|rng_seed| sum(Design { at_most: Some(30), ..Design::new(rng_seed) })).collect();
        let mean = thirty.iter().sum::<f64>() / 200.0;
        assert!((mean - 504.0).abs() < 15.0, "{mean}");
    }

    #[test]
    fn the_same_seed_draws_the_same_in_the_same_order() {
        let places = places(&[("coup", "A", 400), ("coup", "B", 100)]);
        let indices = |rng_seed| draw(&places, &Design::new(rng_seed)).iter().map(|d| d.index).collect::<Vec<_>>();
        assert_eq!(indices(1), indices(1));
        assert_ne!(indices(1), indices(2));
        let mut once = indices(1);
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), indices(1).len());
        assert_eq!(draw(&[], &Design::new(1)), []);
    }
}
