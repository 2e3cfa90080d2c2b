//! Measures on the corpus itself how alike articles are by chance, and asks for more where that is much.
//!
//! Where all articles are on one war, two may be very alike and on two events. So some are looked up as if they had appeared four weeks
//! earlier or later, in windows where their event was not: what is found there as well is found by chance. The likeness that
//! is asked for rises until of what is found in the articles' own windows no more than one in twenty is to be expected by chance. That is
//! an estimate: an event that goes on for weeks makes it too high, and chance that lies within a single week is not seen.

use rayon::prelude::*;

use crate::stats::draw;
use crate::story::index::Index;
use crate::story::matching::Matching;

/// Articles that are looked up, at most.
const LOOKED_UP: usize = 1_000;

/// Shifted windows that must be inside the corpus's own days, for a measurement.
const ENOUGH: usize = 100;

/// Where likenesses are tried, from the least that is asked for upwards.
const STEP: f64 = 0.01;
const HIGHEST: f64 = 0.60;

/// The likeness that is asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Needed {
    /// Of dated articles.
    pub dated: f64,
    /// Where an article has no date or hardly a name.
    pub by_content: f64,
    /// Of what is found in windows, the part to be expected by chance; nothing where it could not be measured.
    pub by_chance: Option<f64>,
}

/// Measures it.
pub(super) fn needed(index: &Index<'_>, how: &Matching) -> Needed {
    let unmeasured = Needed { dated: how.alike_unmeasured, by_content: how.alike_unmeasured, by_chance: None };
    let days = || index.nodes.iter().filter_map(|node| node.days.map(|(first, _)| first));
    let (Some(earliest), Some(latest)) = (days().min(), days().max()) else { return unmeasured };
    let mut sample: Vec<(u64, u32, i32)> = (0..index.nodes.len() as u32)
        .filter_map(|node| Some((node, index.nodes[node as usize].days?.0)))
        .map(|(node, day)| (draw(0, index.traces.all[index.nodes[node as usize].first()].id(), 0), node, day))
        .collect();
    sample.sort_unstable();
    sample.truncate(LOOKED_UP);
    // Whole weeks, as weekdays have papers of their own, and no day in common with the window itself.
    let shift = 28.max((2 * i32::from(how.days) + 7) / 7 * 7);
    let inside: Vec<(u32, i32, i32)> = sample
        .iter()
        .flat_map(|&(_, node, day)| [day - shift, day + shift].map(|shifted| (node, day, shifted)))
        .filter(|(_, _, shifted)| (earliest..=latest).contains(shifted))
        .collect();
    if inside.len() < ENOUGH {
        return unmeasured;
    }
    let best = |node: u32, day: i32| {
        let found = index.likest(node, index.days_around(day, how.days), false);
        found.into_iter().filter(|found| found.names >= how.names).map(|found| found.alike).fold(0.0, f64::max)
    };
    let likest: Vec<(f64, f64)> = inside.par_iter().map(|&(node, day, shifted)| (best(node, day), best(node, shifted))).collect();
    let mut alike = how.alike;
    loop {
        let own = likest.iter().filter(|(own, _)| *own >= alike).count() as f64;
        let shifted = likest.iter().filter(|(_, shifted)| *shifted >= alike).count() as f64;
        if shifted <= how.by_chance * own || alike >= HIGHEST {
            let by_chance = (own > 0.0).then(|| (shifted / own).min(1.0));
            return Needed { dated: alike, by_content: how.alike_unmeasured.max(alike), by_chance };
        }
        alike += STEP;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::content::Content;
    use crate::story::fixture::{gathered, told, trace};
    use crate::story::node::nodes;
    use crate::story::weight::Weights;

    /// Two outlets, an event every other day; of the same kind of event when `kinds` of them take turns.
    fn measured(kinds: usize, events: usize) -> Needed {
        let article = |event: usize, outlet: usize| {
            let day = jiff::civil::date(2024, 1, 1) + jiff::Span::new().days(2 * event as i64);
            trace(&format!("{event:03}-{outlet}"), &format!("Outlet {outlet}"), &day.to_string(), &told(event % kinds, 2 * event + outlet))
        };
        let traces = gathered((0..events).flat_map(|event| [article(event, 0), article(event, 1)]));
        let contents: Vec<&Content> = traces.all.iter().map(|trace| &trace.content).collect();
        let how = Matching::default();
        let (nodes, weights) = (nodes(&traces, &how), Weights::new(&contents));
        needed(&Index::new(&traces, &nodes, &weights), &how)
    }

    #[test]
    fn where_nothing_recurs_nothing_more_is_asked_for() {
        let needed = measured(80, 80);
        assert_eq!((needed.dated, needed.by_chance), (Matching::default().alike, Some(0.0)));
    }

    /// Every fourteen events, which is every four weeks, the same is told.
    #[test]
    fn where_events_recur_more_is_asked_for_and_chance_is_told() {
        let needed = measured(14, 80);
        assert!(needed.dated > Matching::default().alike + 0.1, "{needed:?}");
        assert!(needed.by_content >= needed.dated);
    }

    #[test]
    fn a_corpus_of_a_few_weeks_is_not_measured() {
        assert_eq!(measured(10, 10), Needed { dated: 0.35, by_content: 0.35, by_chance: None });
    }
}
