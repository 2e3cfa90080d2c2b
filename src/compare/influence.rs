//! Whether a difference rests on one article or on one term.
//!
//! Each article and each term is left out in turn. When the verdict or its direction is another without it, the difference is fragile,
//! and what it rests on is named.

use std::cmp::{Ordering, Reverse};

use serde::{Deserialize, Serialize};

use crate::compare::cells::{Cells, Side};
use crate::stats::{Confidence, Sums, Undefined, cluster, poisson};

/// One article or one term without which a difference would not be claimed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what", content = "name")]
pub enum RestsOn {
    /// An article, by its id.
    Article(String),
    /// A term, as a reader sees it.
    Term(String),
}

/// Up to so many articles all are left out in turn. Above, those with most hits, and the longest without any.
const ALL_UP_TO: usize = 2_000;
/// Of a larger corpus: articles with most hits.
const WITH_HITS: usize = 500;
/// Of a larger corpus: the longest articles without a hit on each side.
const WITHOUT_HITS: usize = 20;

/// What a term adds to its category: its name and its uses.
pub(super) type TermUses<'a> = (&'a str, Vec<(usize, u64)>);

/// A difference that Welch's rule finds, and what it is made of.
#[derive(Debug)]
pub(super) struct Claim<'a> {
    /// The articles.
    pub cells: &'a Cells<'a>,
    /// The outlet in question.
    pub outlet: usize,
    /// Its side and the other.
    pub sides: (Side, Side),
    /// The subject's uses.
    pub uses: &'a [(usize, u64)],
    /// Those of its terms; none for a label.
    pub terms: &'a [TermUses<'a>],
}

impl Claim<'_> {
    /// The article or term without which the verdict is another: of articles the one with most hits, and articles before terms.
    pub(super) fn rests_on(&self) -> Option<RestsOn> {
        let (target, rest) = (self.sides.0.sums, self.sides.1.sums);
        let with = verdict(&target, &rest);
        for (article, hits) in self.candidates() {
            let one = Sums::of_unit(self.cells.article(article, hits));
            let is_target = self.cells.outlet_of(article) == self.outlet;
            let left = if is_target { (target - one, rest) } else { (target, rest - one) };
            if verdict(&left.0, &left.1) != with {
                return Some(RestsOn::Article(self.cells.id(article).to_string()));
            }
        }
        self.terms.iter().filter(|_| self.terms.len() > 1).find_map(|(shown, uses)| {
            let spread = self.cells.spread(&self.uses_without(uses));
            let left = (spread.of(self.outlet).sums, spread.rest(self.outlet).sums);
            (verdict(&left.0, &left.1) != with).then(|| RestsOn::Term(shown.to_string()))
        })
    }

    /// The articles to leave out, with their hits: those with most first.
    fn candidates(&self) -> Vec<(usize, u64)> {
        let is_small = self.cells.len() <= ALL_UP_TO;
        let is_of_either = |article: usize| {
            let outlet = self.cells.outlet_of(article);
            outlet == self.outlet || self.cells.is_against(outlet, self.outlet)
        };
        let mut with: Vec<(usize, u64)> = self.uses.iter().copied().filter(|(article, _)| is_of_either(*article)).collect();
        with.sort_by_key(|&(article, hits)| (Reverse(hits), article));
        let mut without: Vec<(usize, u64)> = (0..self.cells.len())
            .filter(|article| self.uses.binary_search_by_key(article, |&(used, _)| used).is_err())
            .filter(|&article| self.cells.article(article, 0).words > 0 && is_of_either(article))
            .map(|article| (article, 0))
            .collect();
        if !is_small {
            with.truncate(WITH_HITS);
            without.sort_by_key(|&(article, _)| (Reverse(self.cells.article(article, 0).words), article));
            let longest = |is_target: bool| {
                let of_side = without.iter().filter(move |(article, _)| (self.cells.outlet_of(*article) == self.outlet) == is_target);
                of_side.take(WITHOUT_HITS).copied().collect::<Vec<_>>()
            };
            without = [longest(true), longest(false)].concat();
        }
        with.extend(without);
        with
    }

    fn uses_without(&self, term: &[(usize, u64)]) -> Vec<(usize, u64)> {
        let of_term = |article: usize| term.binary_search_by_key(&article, |&(used, _)| used).map_or(0, |at| term[at].1);
        let left = self.uses.iter().map(|&(article, hits)| (article, hits.saturating_sub(of_term(article))));
        left.filter(|(_, hits)| *hits > 0).collect()
    }
}

/// In which direction two sides differ; nothing when there is no difference to claim, or none can be told. Where leaving something out takes
/// a side's last hit, the rates still lie apart, and the exact ratio says whether they could by chance.
fn verdict(target: &Sums, rest: &Sums) -> Option<Ordering> {
    match cluster::verdict(target, rest) {
        Ok(verdict) => verdict,
        Err(Undefined::NoHits) => {
            let bounds = poisson::exact_ratio(target.total(), rest.total(), Confidence::NINETY_FIVE).ok()?.bounds;
            let direction = if target.total().hits == 0 { Ordering::Less } else { Ordering::Greater };
            (bounds.lo > 1.0 || bounds.hi < 1.0).then_some(direction)
        }
        Err(_) => None,
    }
}
