//! Counts a rate again without one article, and without one word.

use crate::compare::{most_influential, recount};
use crate::findings::explain::build::Read;
use crate::findings::explain::compared::{LeftOut, Without};
use crate::findings::explain::gather::{Asked, Unit};
use crate::findings::explain::model::PartHits;
use crate::stats::{Count, Sums};

/// Terms or labels left out in turn.
const TERMS_LEFT_OUT: usize = 5;

/// The units of one side, with the hits that `hits` gives.
pub(super) fn sums(units: &[Unit], is_target: bool, hits: &dyn Fn(&Unit) -> u64) -> Sums {
    units.iter().filter(|unit| unit.is_target == is_target).map(|unit| Count { hits: hits(unit), words: unit.count.words }).collect()
}

/// The rate as it is, then without one thing each. With one article there is nothing to leave out.
pub(super) fn without(asked: &Asked<'_>, read: &Read<'_>, parts: &[(usize, PartHits)], is_compared: bool) -> Vec<Without> {
    let units = &read.units;
    let side = |is_target: bool| sums(units, is_target, &|unit| unit.count.hits);
    let (target, rest) = (side(true), side(false));
    if target.units() < 2 || target.total().hits == 0 {
        return Vec::new();
    }
    let told = |what, target: Sums, rest: Sums| Without { what, left: recount(&target, is_compared.then_some(&rest)) };
    let influential = |is_target: bool| {
        let of_side: Vec<&Unit> = units.iter().filter(|unit| unit.is_target == is_target).collect();
        let counts: Vec<Count> = of_side.iter().map(|unit| unit.count).collect();
        most_influential(&counts).map(|at| (of_side[at].article.clone(), Sums::of_unit(of_side[at].count)))
    };
    let mut rows = vec![told(LeftOut::Nothing, target, rest)];
    rows.extend(influential(true).map(|(article, one)| told(LeftOut::Article(article), target - one, rest)));
    if is_compared {
        rows.extend(influential(false).map(|(article, one)| told(LeftOut::ArticleOfTheRest(article), target, rest - one)));
    }
    if asked.subject.item.is_empty() && read.gathered.items.len() > 1 {
        for (at, part) in parts.iter().take(TERMS_LEFT_OUT) {
            let others = |unit: &Unit| unit.parts.iter().filter(|(part, _)| part != at).map(|(_, hits)| hits).sum();
            rows.push(told(LeftOut::Term(part.shown.clone()), sums(units, true, &others), sums(units, false, &others)));
        }
    }
    rows
}
