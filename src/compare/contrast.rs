//! Each outlet against the pooled rest, without itself.
//!
//! From five articles a side there is a Welch ratio clustered by article. Only the lexicons named for the comparison are tested, and what
//! is tested is told beforehand: their categories and labels with twenty hits or more. A difference is Consistent when both tests agree.

use std::collections::BTreeSet;

use crate::compare::cells::Cells;
use crate::compare::estimate::{Contrast, Interval, Level, Reason, Subject};
use crate::compare::rate::{name, reason};
use crate::stats::permutation::{self, Plan};
use crate::stats::{Confidence, Sample, Undefined, cluster, keyness, multiplicity, overdispersion, poisson};
use crate::tally::{self, Counts, SubjectCount};
use crate::text::VoiceGroup;

/// Fewer articles on a side are not compared.
const ARTICLES_TO_COMPARE: usize = 5;
/// Fewer articles on a side are never Consistent.
const ARTICLES_FOR_CONSISTENT: usize = 10;
/// Fewer hits over all outlets are not in the family.
const HITS_FOR_FAMILY: u64 = 20;
/// Above so many articles a side the Welch interval decides alone.
const PERMUTED_AT_MOST: usize = 2_000;

/// Contrasts of every category and label, in own voice and in all voices. `declared` names the lexicons under test.
pub fn contrasts(
    counts: &Counts,
    cells: &Cells<'_>,
    shown: &dyn Fn(&SubjectCount) -> String,
    declared: &BTreeSet<String>,
    rng_seed: u64,
) -> Vec<Contrast> {
    if counts.outlets.len() < 2 {
        return Vec::new();
    }
    let mut contrasts = Vec::new();
    for subject in counts.subjects.iter().filter(|s| matches!(s.level, tally::Level::Category | tally::Level::Label)) {
        let named = name(subject, shown);
        let all: u64 = subject.uses.iter().map(|u| u.uses).sum();
        let is_tested = declared.contains(&subject.lexicon) && all >= HITS_FOR_FAMILY;
        for voice in [VoiceGroup::Own, VoiceGroup::All] {
            let hits = cells.hits(subject, voice);
            for target in 0..counts.outlets.len() {
                // Between two outlets the second contrast is the first one upside down.
                if counts.outlets.len() == 2 && target == 1 {
                    continue;
                }
                let sides = (cells.sample(target, &hits), cells.rest(target, &hits));
                if sides.0.units().len() >= ARTICLES_TO_COMPARE && sides.1.units().len() >= ARTICLES_TO_COMPARE {
                    contrasts.push(contrast(counts, &named, voice, target, sides, is_tested, rng_seed));
                }
            }
        }
    }
    settle_levels(&mut contrasts);
    contrasts
}

fn contrast(
    counts: &Counts,
    subject: &Subject,
    voice: VoiceGroup,
    target: usize,
    (sample, rest): (Sample, Sample),
    is_tested: bool,
    rng_seed: u64,
) -> Contrast {
    let per_thousand = |sample: &Sample| sample.total().rate().ok().map(|rate| 1000.0 * rate);
    let ratio = cluster::rate_ratio(&sample, &rest, Confidence::NINETY_FIVE);
    let sizes = (sample.units().len(), rest.units().len());
    let plan = Plan { stop_after: Some(200), ..Plan::new(rng_seed) };
    let is_large = sizes.0.max(sizes.1) > PERMUTED_AT_MOST;
    let permuted = if is_tested && !is_large { permutation::rate_difference(&sample, &rest, &plan).ok() } else { None };
    let phi = |sample: &Sample| overdispersion::phi(sample).unwrap_or(1.0);
    let (smaller, phis) = (sizes.0.min(sizes.1), (phi(&sample), phi(&rest)));
    let other = if counts.outlets.len() == 2 { counts.outlets[1 - target].outlet.clone() } else { "the rest".to_string() };
    // With hits on one side alone there is no variation to cluster by on the other.
    let exact = match &ratio {
        Err(Undefined::NoHits) => poisson::exact_ratio(sample.total(), rest.total(), Confidence::NINETY_FIVE).ok(),
        _ => None,
    };
    let bounds = ratio.as_ref().ok().map(|r| r.bounds).or(exact.map(|r| r.bounds));
    let why = match &ratio {
        Err(Undefined::NoHits) => Some(Reason::IgnoresClustering),
        Err(undefined) => Some(reason(*undefined)),
        Ok(_) if !is_tested => Some(Reason::NotDeclared),
        Ok(_) if is_large => Some(Reason::LargeN),
        Ok(_) => None,
    };
    Contrast {
        subject: subject.clone(),
        target: counts.outlets[target].outlet.clone(),
        reference: other,
        voice,
        target_rate: per_thousand(&sample),
        reference_rate: per_thousand(&rest),
        log_ratio: keyness::log_ratio(sample.total(), rest.total()).ok(),
        ratio_interval: bounds.map(|bounds| Interval { lo: bounds.lo, hi: bounds.hi }),
        p: ratio.as_ref().ok().map(|r| r.p),
        p_permutation: permuted.map(|permutation| permutation.p),
        min_p: is_tested.then(|| permutation::min_p(sizes.0, sizes.1, &plan)),
        q: None,
        level: Level::Seen,
        permutation_unreliable: smaller < 20 && (phis.0 / phis.1).max(phis.1 / phis.0) > 3.0,
        cautions: cautions(sizes, &sample, &rest),
        reason: why,
    }
}

/// Cautions that apply to this one difference, by code.
fn cautions(sizes: (usize, usize), sample: &Sample, rest: &Sample) -> Vec<&'static str> {
    let mut codes = Vec::new();
    if sizes.0.min(sizes.1) < ARTICLES_FOR_CONSISTENT {
        codes.push("W01");
    }
    if sample.total().hits.min(rest.total().hits) < 20 {
        codes.push("W02");
    }
    let top = |sample: &Sample| crate::stats::dispersion::top_unit(sample).is_ok_and(|top| top.share > 0.5);
    if top(sample) || top(rest) {
        codes.push("W03");
    }
    codes
}

/// Adjusts the permutation p of the declared family, own voice, and says what may be claimed.
fn settle_levels(contrasts: &mut [Contrast]) {
    let in_family = |c: &Contrast| c.voice == VoiceGroup::Own && c.p_permutation.is_some();
    let p: Vec<Option<f64>> = contrasts.iter().map(|c| c.p_permutation.filter(|_| in_family(c))).collect();
    for (contrast, q) in contrasts.iter_mut().zip(multiplicity::benjamini_hochberg(&p)) {
        contrast.q = q;
        let is_declared = contrast.min_p.is_some() && contrast.voice == VoiceGroup::Own;
        // Without a Welch interval there is no claim: the exact one is too narrow for hits that come in bursts.
        let excludes_one = contrast.p.is_some() && contrast.ratio_interval.is_some_and(|i| i.lo > 1.0 || i.hi < 1.0);
        let is_confirmed = q.is_some_and(|q| q <= 0.05) || contrast.permutation_unreliable || contrast.reason == Some(Reason::LargeN);
        if is_declared && excludes_one && is_confirmed && !contrast.cautions.contains(&"W01") {
            contrast.level = Level::Consistent;
        }
    }
}
