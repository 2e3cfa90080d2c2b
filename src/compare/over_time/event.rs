//! Before a day that people named, and from it on: the comparison of two outlets, with the two sides of a day for outlets.

use jiff::civil::Date;

use super::Asked;
use super::calendar::{Calendar, Row};
use super::estimate::{Effect, Event, TimeSide};
use crate::compare::contrast::{ARTICLES_TO_COMPARE, ratio_interval};
use crate::compare::estimate::{Level, Reason};
use crate::compare::rate::reason;
use crate::stats::change_point::{Arrangement, Dated, permuted};
use crate::stats::permutation::{self, Plan, Units};
use crate::stats::{Confidence, Sums, Undefined, cluster, keyness, multiplicity, overdispersion};
use crate::text::VoiceGroup;

/// Fewer articles on a side are never Consistent.
pub(super) const ARTICLES_FOR_CONSISTENT: u64 = 10;
/// Above so many articles a side the Welch interval decides alone.
const PERMUTED_AT_MOST: u64 = 2_000;

/// Every subject on every line, on both sides of every event, in one group of voices.
pub(super) fn effects(calendar: &Calendar<'_>, asked: &[Asked<'_>], events: &[Event], voice: VoiceGroup, plan: &Plan) -> Vec<Effect> {
    let asked: Vec<(&Asked<'_>, Vec<(usize, u64)>)> = asked.iter().filter(|a| a.is_tested).map(|a| (a, a.uses(voice))).collect();
    let mut effects = Vec::new();
    for (event, day) in events.iter().enumerate().filter_map(|(at, event)| Some((at, event.date.parse::<Date>().ok()?))) {
        for row in &calendar.rows {
            effects.extend(of_row(calendar, row, &asked, event, day, voice, plan));
        }
    }
    let p: Vec<Option<f64>> = effects.iter().map(|effect| effect.p_permutation).collect();
    for (effect, q) in effects.iter_mut().zip(multiplicity::benjamini_hochberg(&p)) {
        effect.q = q;
        effect.level = level(effect);
    }
    effects
}

/// As for outlets: ten articles a side, the interval leaves out one, and the permutation agrees, or cannot be trusted or made.
fn level(effect: &Effect) -> Level {
    let is_large = effect.before.articles.min(effect.after.articles) >= ARTICLES_FOR_CONSISTENT;
    let differs = effect.p.is_some() && effect.ratio_interval.is_some_and(|range| range.lo > 1.0 || range.hi < 1.0);
    let agrees = effect.q.is_some_and(|q| q <= 0.05) || effect.permutation_unreliable || effect.reason == Some(Reason::LargeN);
    if is_large && differs && agrees { Level::Consistent } else { Level::Seen }
}

fn of_row(
    calendar: &Calendar<'_>,
    row: &Row,
    asked: &[(&Asked<'_>, Vec<(usize, u64)>)],
    event: usize,
    day: Date,
    voice: VoiceGroup,
    plan: &Plan,
) -> Vec<Effect> {
    let is_after = |article: usize| calendar.days[article].is_some_and(|of| of >= day);
    let (after, before): (Vec<usize>, Vec<usize>) = row.articles.iter().partition(|&&article| is_after(article));
    let words = |articles: &[usize]| articles.iter().map(|&a| calendar.article(a, 0).words).collect::<Vec<u64>>();
    let blank = |articles: &[usize]| articles.iter().map(|&a| calendar.article(a, 0)).collect::<Sums>();
    let blanks = (blank(&after), blank(&before));
    let mut effects = Vec::new();
    let mut tested: Vec<(usize, Vec<(usize, u64)>)> = Vec::new();
    let mut place = vec![usize::MAX; calendar.days.len()];
    after.iter().chain(&before).enumerate().for_each(|(unit, &article)| place[article] = unit);
    for (subject, uses) in asked {
        let uses: Vec<(usize, u64)> = uses.iter().copied().filter(|(article, _)| place[*article] != usize::MAX).collect();
        let mut sides = blanks;
        for &(article, hits) in &uses {
            let side = if is_after(article) { &mut sides.0 } else { &mut sides.1 };
            *side = side.with_hits(calendar.article(article, hits));
        }
        let effect = effect(calendar.name(row), subject, event, voice, sides, plan);
        if effect.reason.is_none() && effect.min_p.is_some_and(|min_p| min_p <= 0.05) {
            tested.push((effects.len(), uses.iter().map(|&(article, hits)| (place[article], hits)).collect()));
        }
        effects.push(effect);
    }
    let (places, comparisons): (Vec<usize>, Vec<Vec<(usize, u64)>>) = tested.into_iter().unzip();
    let p: Vec<Option<f64>> = if row.outlet.is_none() {
        within_outlets(calendar, [&after, &before], &comparisons, plan)
    } else {
        let units = Units::new(&words(&after), &words(&before));
        let results = units.map(|units| permutation::rate_differences(&units, &comparisons, plan)).unwrap_or_default();
        results.into_iter().map(|result| result.ok().map(|permutation| permutation.p)).collect()
    };
    places.into_iter().zip(p).for_each(|(at, p)| effects[at].p_permutation = p);
    effects
}

/// The p for all outlets together: each outlet's articles are exchanged among themselves, so that outlets with articles on one side only make no
/// change. `comparisons` count articles in the order of the sides.
fn within_outlets(calendar: &Calendar<'_>, sides: [&[usize]; 2], comparisons: &[Vec<(usize, u64)>], plan: &Plan) -> Vec<Option<f64>> {
    let mut strata: Vec<Vec<(usize, u64, usize)>> = vec![Vec::new(); calendar.counts.outlets.len()];
    for (number, (side, &article)) in sides.into_iter().enumerate().flat_map(|(side, of)| of.iter().map(move |a| (side, a))).enumerate() {
        strata[calendar.counts.articles[article].outlet].push((side, calendar.article(article, 0).words, number));
    }
    let mut unit = vec![0; sides.iter().map(|side| side.len()).sum()];
    strata.iter().flatten().enumerate().for_each(|(at, (.., number))| unit[*number] = at);
    let strata: Vec<Vec<(usize, u64)>> = strata.iter().map(|of| of.iter().map(|&(side, words, _)| (side, words)).collect()).collect();
    let series: Vec<Vec<(usize, u64)>> =
        comparisons.iter().map(|hits| hits.iter().map(|&(number, n)| (unit[number], n)).collect()).collect();
    permuted(&Dated::new(&strata), &series, 1, Arrangement::Units, plan).into_iter().map(|found| Some(found.p)).collect()
}

fn effect(
    outlet: Option<String>,
    asked: &Asked<'_>,
    event: usize,
    voice: VoiceGroup,
    (after, before): (Sums, Sums),
    plan: &Plan,
) -> Effect {
    let (most, fewest) = (after.units().max(before.units()), after.units().min(before.units()));
    let ratio = cluster::rate_ratio(&after, &before, Confidence::NINETY_FIVE);
    let phi = |side: &Sums| overdispersion::phi(side).unwrap_or(1.0);
    let phis = phi(&after) / phi(&before);
    let can_be_compared = fewest >= ARTICLES_TO_COMPARE;
    let why = match &ratio {
        _ if !can_be_compared => Some(Reason::BelowGate),
        Err(Undefined::NoHits) => Some(Reason::IgnoresClustering),
        Err(undefined) => Some(reason(*undefined)),
        Ok(_) if most > PERMUTED_AT_MOST => Some(Reason::LargeN),
        Ok(_) => None,
    };
    Effect {
        subject: asked.subject.clone(),
        outlet,
        voice,
        event,
        before: time_side(&before),
        after: time_side(&after),
        log_ratio: keyness::log_ratio(after.total(), before.total()).ok().filter(|_| can_be_compared),
        ratio_interval: ratio_interval(&ratio, &after, &before).filter(|_| can_be_compared),
        p: ratio.as_ref().ok().map(|r| r.p).filter(|_| can_be_compared),
        p_permutation: None,
        min_p: can_be_compared.then(|| permutation::min_p(after.units() as usize, before.units() as usize, plan)),
        q: None,
        level: Level::Seen,
        permutation_unreliable: fewest < 20 && phis.max(1.0 / phis) > 3.0,
        reason: why,
    }
}

/// What a side comes to.
pub(super) fn time_side(sums: &Sums) -> TimeSide {
    TimeSide {
        articles: sums.units(),
        words: sums.total().words,
        hits: sums.total().hits,
        per_thousand: sums.total().rate().ok().map(|rate| 1000.0 * rate),
    }
}
