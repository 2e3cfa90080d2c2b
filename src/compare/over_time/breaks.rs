//! Where a series changes most, whether chance makes such a change, and whether all outlets together change there too.

use super::Asked;
use super::calendar::{Calendar, Row};
use super::estimate::{BreakSearch, FoundBreak};
use super::event::{ARTICLES_FOR_CONSISTENT, time_side};
use crate::compare::estimate::{Level, Reason};
use crate::compare::rate::reason;
use crate::stats::change_point::{Arrangement, Break, Dated, bin_phi, pelt_poisson, permuted, poisson_single};
use crate::stats::permutation::Plan;
use crate::stats::{Count, Sums, multiplicity};
use crate::text::VoiceGroup;

/// Fewer bins with an article are not searched.
pub const BINS_FOR_SEARCH: usize = 12;
/// Fewer hits are not searched.
pub const HITS_FOR_SEARCH: u64 = 30;
/// Fewer bins than this are no segment.
const SEGMENT: usize = 4;
/// Bins burstier than this have runs of articles exchanged instead of single ones.
const BURSTY: f64 = 2.0;
/// Articles times exchanges at most, as long as 999 exchanges remain.
const EXCHANGED_AT_MOST: u64 = 20_000_000;
/// With more articles than this nothing is exchanged.
const PERMUTED_AT_MOST: usize = 20_000;
/// Exchanges end once so many have as large a break.
const STOP_AFTER: u64 = 100;

/// Every tested subject on every line, in one group of voices.
pub(super) fn searches(calendar: &Calendar<'_>, asked: &[Asked<'_>], voice: VoiceGroup, rng_seed: u64) -> Vec<BreakSearch> {
    let asked: Vec<(&Asked<'_>, Vec<(usize, u64)>)> = asked.iter().filter(|a| a.is_tested).map(|a| (a, a.uses(voice))).collect();
    let mut searches: Vec<BreakSearch> = calendar.rows.iter().flat_map(|row| of_row(calendar, row, &asked, voice, rng_seed)).collect();
    let p: Vec<Option<f64>> = searches.iter().map(|search| search.found.as_ref().and_then(|found| found.p)).collect();
    for (search, q) in searches.iter_mut().zip(multiplicity::benjamini_hochberg(&p)) {
        if let Some(found) = &mut search.found {
            let is_large = found.before.articles.min(found.after.articles) >= ARTICLES_FOR_CONSISTENT;
            found.q = q;
            found.level = if is_large && q.is_some_and(|q| q <= 0.05) { Level::Consistent } else { Level::Seen };
        }
    }
    compare_with_all(&mut searches);
    searches
}

/// Says of each outlet's break whether all outlets together change at the same place, one bin more or less, by their own p.
fn compare_with_all(searches: &mut [BreakSearch]) {
    let of_all = |search: &BreakSearch| {
        let found = search.found.as_ref().filter(|found| found.p.is_some_and(|p| p <= 0.05))?;
        search.outlet.is_none().then(|| (search.subject.clone(), (found.last_before, found.first_after)))
    };
    let together: std::collections::HashMap<_, _> = searches.iter().filter_map(of_all).collect();
    for search in searches.iter_mut().filter(|search| search.outlet.is_some()) {
        if let Some(found) = &mut search.found {
            let near = |(last_before, first_after): &(usize, usize)| found.last_before <= *first_after && *last_before <= found.first_after;
            found.shared = Some(together.get(&search.subject).is_some_and(near));
        }
    }
}

fn of_row(
    calendar: &Calendar<'_>,
    row: &Row,
    asked: &[(&Asked<'_>, Vec<(usize, u64)>)],
    voice: VoiceGroup,
    rng_seed: u64,
) -> Vec<BreakSearch> {
    let line = Line::new(calendar, row);
    let mut searches = Vec::new();
    let mut drafts: Vec<(usize, Vec<(usize, u64)>)> = Vec::new();
    for (subject, uses) in asked {
        let hits: Vec<(usize, u64)> = uses.iter().filter_map(|&(article, n)| Some((line.unit[article]?, n))).collect();
        let sum = hits.iter().map(|(_, n)| n).sum();
        let mut search = BreakSearch {
            subject: subject.subject.clone(),
            outlet: calendar.name(row),
            voice,
            filled: line.filled.len(),
            hits: sum,
            found: None,
            reason: None,
        };
        if line.filled.len() < BINS_FOR_SEARCH || sum < HITS_FOR_SEARCH {
            search.reason = Some(Reason::BelowGate);
        } else {
            match line.found(&hits) {
                Ok(found) => search.found = Some(found),
                Err(undefined) => search.reason = Some(reason(undefined)),
            }
        }
        if search.found.is_some() {
            drafts.push((searches.len(), hits));
        }
        searches.push(search);
    }
    line.permute(&mut searches, &drafts, rng_seed);
    searches
}

/// The articles of a line as units of the exchange.
struct Line {
    /// The bins with an article, as places in the calendar.
    filled: Vec<usize>,
    /// The unit of each article of the calendar that is on the line.
    unit: Vec<Option<usize>>,
    dated: Dated,
    /// The bin among the filled and the words of each unit.
    units: Vec<(usize, u64)>,
}

impl Line {
    /// Outlets are strata of their own, so that one that joins late is no break of all together.
    fn new(calendar: &Calendar<'_>, row: &Row) -> Line {
        let filled: Vec<usize> = (0..calendar.starts.len()).filter(|&bin| row.blank[bin].units() > 0).collect();
        let mut strata: Vec<Vec<usize>> = vec![Vec::new(); calendar.counts.outlets.len()];
        row.articles.iter().for_each(|&article| strata[calendar.counts.articles[article].outlet].push(article));
        strata.retain(|stratum| !stratum.is_empty());
        let mut unit = vec![None; calendar.days.len()];
        strata.iter().flatten().enumerate().for_each(|(at, &article)| unit[article] = Some(at));
        let place = |article: usize| calendar.bins[article].and_then(|bin| filled.binary_search(&bin).ok()).unwrap_or(0);
        let dated_unit = |&article: &usize| (place(article), calendar.article(article, 0).words);
        let strata: Vec<Vec<(usize, u64)>> = strata.iter().map(|stratum| stratum.iter().map(dated_unit).collect()).collect();
        Line { filled, unit, dated: Dated::new(&strata), units: strata.concat() }
    }

    /// The largest change, still without its p.
    fn found(&self, hits: &[(usize, u64)]) -> Result<FoundBreak, crate::stats::Undefined> {
        let bins: Vec<Count> = self.dated.series(hits);
        let change: Break = poisson_single(&bins, SEGMENT)?;
        let phi = bin_phi(&bins, &change);
        let penalty = 3.0 * (bins.len() as f64).ln() * phi.unwrap_or(1.0).max(1.0);
        let mut sides = [Sums::default(); 2];
        let mut of_unit = vec![0; self.units.len()];
        hits.iter().for_each(|&(unit, n)| of_unit[unit] += n);
        for (&(bin, words), hits) in self.units.iter().zip(of_unit) {
            let side = &mut sides[usize::from(bin >= change.index)];
            *side = *side + Sums::of_unit(Count { hits, words });
        }
        Ok(FoundBreak {
            last_before: self.filled[change.index - 1],
            first_after: self.filled[change.index],
            before: time_side(&sides[0]),
            after: time_side(&sides[1]),
            statistic: change.statistic,
            phi,
            in_blocks: phi.is_some_and(|phi| phi > BURSTY),
            p: None,
            draws: 0,
            q: None,
            level: Level::Seen,
            shared: None,
            several: pelt_poisson(&bins, penalty, SEGMENT).into_iter().map(|index| self.filled[index]).collect(),
        })
    }

    /// Fills in the p of what was found. All series of a line share their exchanges.
    fn permute(&self, searches: &mut [BreakSearch], drafts: &[(usize, Vec<(usize, u64)>)], rng_seed: u64) {
        if self.units.len() > PERMUTED_AT_MOST {
            drafts.iter().for_each(|(at, _)| searches[*at].reason = Some(Reason::LargeN));
            return;
        }
        let draws = (EXCHANGED_AT_MOST / self.units.len().max(1) as u64).clamp(999, 9_999);
        let plan = Plan { draws, stop_after: Some(STOP_AFTER), ..Plan::new(rng_seed) };
        for arrangement in [Arrangement::Units, Arrangement::Blocks] {
            let is_so = |at: usize| searches[at].found.as_ref().is_some_and(|f| f.in_blocks == (arrangement == Arrangement::Blocks));
            let (places, series): (Vec<usize>, Vec<Vec<(usize, u64)>>) = drafts.iter().filter(|(at, _)| is_so(*at)).cloned().unzip();
            for (at, result) in places.into_iter().zip(permuted(&self.dated, &series, SEGMENT, arrangement, &plan)) {
                if let Some(found) = &mut searches[at].found {
                    (found.p, found.draws) = (Some(result.p), result.draws);
                }
            }
        }
    }
}
