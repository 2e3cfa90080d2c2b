//! Weighs words by how much they tell of an event: TF-IDF (Spärck Jones 1972), each article scaled to length 1.
//!
//! idf = ln((1 + n) / (1 + df)) + 1. Weights are whole numbers up to 65,535, so that sums are exact and come out the same in any order.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use rayon::prelude::*;

use crate::story::content::Content;

/// The weight 1.
const ONE: f64 = 65_535.0;

/// Weights of all words of all articles.
pub(super) struct Weights {
    ends: Vec<usize>,
    weights: Vec<u16>,
    pub df: DocumentFrequency,
}

/// In how many articles each word stands.
pub(super) type DocumentFrequency = HashMap<u32, u32, BuildHasherDefault<Spread>>;

/// Words are numbers spread evenly already, so that they are their own hash.
#[derive(Default)]
pub(super) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| (hash << 8) | u64::from(*byte));
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = u64::from(number) | (u64::from(number) << 32);
    }
}

impl Weights {
    pub(super) fn new(contents: &[&Content]) -> Weights {
        let mut df = DocumentFrequency::default();
        for content in contents {
            content.words().iter().for_each(|word| *df.entry(*word).or_default() += 1);
        }
        let n = contents.len() as f64;
        let idf = |word: u32| ((1.0 + n) / (1.0 + f64::from(df.get(&word).copied().unwrap_or_default()))).ln() + 1.0;
        let ends: Vec<usize> = contents.iter().scan(0, |end, content| (*end += content.words().len(), Some(*end)).1).collect();
        let mut weights = vec![0; ends.last().copied().unwrap_or_default()];
        let mut rest = &mut weights[..];
        let mut slices = Vec::with_capacity(contents.len());
        for content in contents {
            let (slice, behind) = rest.split_at_mut(content.words().len());
            slices.push((*content, slice));
            rest = behind;
        }
        slices.into_par_iter().for_each(|(content, slice)| {
            let raw = |at: usize| f64::from(content.count(at)) * idf(content.words()[at]);
            let length = (0..slice.len()).map(|at| raw(at).powi(2)).sum::<f64>().sqrt();
            slice.iter_mut().enumerate().for_each(|(at, weight)| *weight = (raw(at) / length * ONE).round() as u16);
        });
        Weights { ends, weights, df }
    }

    /// The weights of an article's words, in the order of the words.
    pub(super) fn of(&self, article: usize) -> &[u16] {
        let start = if article == 0 { 0 } else { self.ends[article - 1] };
        &self.weights[start..self.ends[article]]
    }
}

/// How alike two articles are, from 0 to 1, and how many names they share.
pub(super) fn likeness(a: (&Content, &[u16]), b: (&Content, &[u16])) -> (f64, usize) {
    let (left, right) = (a.0.words(), b.0.words());
    let (mut i, mut j, mut product, mut names) = (0, 0, 0_u64, 0);
    while i < left.len() && j < right.len() {
        match left[i].cmp(&right[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                product += u64::from(a.1[i]) * u64::from(b.1[j]);
                names += usize::from(a.0.is_name(i) && b.0.is_name(j));
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    // Rounding may carry a text's likeness to itself a hair above 1.
    ((product as f64 / (ONE * ONE)).min(1.0), names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    fn content(article: &str) -> Content {
        Content::read(article, &text::read(article, None, "Daily"), &[])
    }

    /// Worked by hand: n = 2; "harbour" is in both, idf 1; "storm" and "strike" in one each, idf ln(3/2) + 1 = 1.405465. The cosine is
    /// 1 / (1 + 1.975332) = .336097.
    #[test]
    fn a_likeness_worked_by_hand() {
        let (one, other) = (content("storm harbour"), content("strike harbour"));
        let weights = Weights::new(&[&one, &other]);
        let (alike, names) = likeness((&one, weights.of(0)), (&other, weights.of(1)));
        assert!((alike - 0.336097).abs() < 2e-5, "{alike}");
        assert_eq!(names, 0);
        let (same, _) = likeness((&one, weights.of(0)), (&one, weights.of(0)));
        assert!((same - 1.0).abs() < 2e-5, "{same}");
    }

    #[test]
    fn nothing_is_like_nothing() {
        let empty = content("");
        let weights = Weights::new(&[&empty]);
        assert_eq!(likeness((&empty, weights.of(0)), (&empty, weights.of(0))), (0.0, 0));
    }
}
