//! Each outlet against the pooled rest, without itself.
//!
//! From five articles a side there is a Welch ratio clustered by article. Only the lexicons named for the comparison are tested, and what
//! is tested is told beforehand: their categories and labels with twenty hits or more.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::compare::cells::{Cells, Side};
use crate::compare::estimate::{Contrast, Interval, Level, Reason, Subject};
use crate::compare::influence::{Claim, TermUses};
use crate::compare::rate::{name, reason};
use crate::compare::{level, within};
use crate::stats::cluster::RateRatio;
use crate::stats::permutation::{self, Plan, Units};
use crate::stats::{Confidence, Sums, Undefined, cluster, keyness, overdispersion, poisson};
use crate::tally::{self, Counts, SubjectCount};
use crate::text::VoiceGroup;

/// Fewer articles on a side are not compared.
pub const ARTICLES_TO_COMPARE: u64 = 5;
/// Fewer articles on a side are never Consistent.
const ARTICLES_FOR_CONSISTENT: u64 = 10;
/// Fewer hits over all outlets are not in the family.
pub const HITS_FOR_FAMILY: u64 = 20;
/// Above so many articles a side the Welch interval decides alone.
const PERMUTED_AT_MOST: u64 = 2_000;
/// Random splits end for a comparison once so many differ as much as the real one: its p is plainly large then.
const STOP_AFTER: u64 = 200;
/// The voices in which outlets are compared: the outlet's own first, all of them beside it.
const VOICES: [VoiceGroup; 2] = [VoiceGroup::Own, VoiceGroup::All];

/// Contrasts of every category and label with enough hits, in own voice and in all voices. `declared` names the lexicons under test; of
/// others, an outlet that does not use a subject has no contrast.
pub(super) fn contrasts(
    counts: &Counts,
    cells: &Cells<'_>,
    shown: &dyn Fn(&SubjectCount) -> String,
    declared: &BTreeSet<String>,
    rng_seed: u64,
) -> Vec<Contrast> {
    if counts.outlets.len() < 2 {
        return Vec::new();
    }
    let plan = Plan { stop_after: Some(STOP_AFTER), ..Plan::new(rng_seed) };
    let mut drafts = Vec::new();
    let mut uses = Vec::new();
    for subject in counts.subjects.iter().filter(|s| matches!(s.level, tally::Level::Category | tally::Level::Label)) {
        let is_declared = declared.contains(&subject.lexicon);
        let is_frequent = subject.uses.iter().map(|u| u.uses).sum::<u64>() >= HITS_FOR_FAMILY;
        if !is_frequent && !is_declared {
            continue;
        }
        let named = Arc::new(name(subject, shown));
        for voice in VOICES {
            uses.push(cells.uses(subject, voice));
            let about = About { subject, named: &named, voice, uses: uses.len() - 1, is_declared, is_tested: is_declared && is_frequent };
            drafts.extend(of_subject(counts, cells, &about, &uses[about.uses], &plan));
        }
    }
    permute(counts, cells, &mut drafts, &uses, &plan);
    level::settle(&mut drafts);
    find_influence(counts, cells, shown, &mut drafts, &uses);
    within::fill(counts, cells, &mut drafts, &uses, &plan);
    level::caution(&mut drafts);
    drafts.into_iter().map(|draft| draft.contrast).collect()
}

/// A contrast in the making.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    /// What is said so far.
    pub contrast: Contrast,
    /// Whether it is in the declared family.
    pub is_tested: bool,
    /// True when Welch's interval, made of both sides' articles, leaves out one.
    pub differs: bool,
    /// The subject.
    subject: &'a SubjectCount,
    /// The outlet in question.
    target: usize,
    /// Its side and the other.
    sides: (Side, Side),
    /// Which list of uses.
    uses: usize,
}

impl Draft<'_> {
    /// The outlet in question, as its place among the outlets.
    pub(super) fn target(&self) -> usize {
        self.target
    }

    /// Which list of uses it is made of.
    pub(super) fn uses(&self) -> usize {
        self.uses
    }
}

/// What is compared.
struct About<'a, 'n> {
    subject: &'a SubjectCount,
    named: &'n Arc<Subject>,
    voice: VoiceGroup,
    uses: usize,
    is_declared: bool,
    is_tested: bool,
}

fn of_subject<'a>(counts: &Counts, cells: &Cells<'_>, about: &About<'a, '_>, uses: &[(usize, u64)], plan: &Plan) -> Vec<Draft<'a>> {
    let spread = cells.spread(uses);
    let sides = cells.targets().into_iter().map(|target| (target, (spread.of(target), spread.rest(target))));
    let can_be_compared = |(_, sides): &(usize, (Side, Side))| {
        let is_used = about.is_declared || sides.0.sums.total().hits > 0;
        is_used && sides.0.sums.units().min(sides.1.sums.units()) >= ARTICLES_TO_COMPARE
    };
    sides.filter(can_be_compared).map(|(target, sides)| draft((counts, cells), about, target, sides, plan)).collect()
}

fn draft<'a>(
    (counts, cells): (&Counts, &Cells<'_>),
    about: &About<'a, '_>,
    target: usize,
    (side, rest): (Side, Side),
    plan: &Plan,
) -> Draft<'a> {
    let per_thousand = |side: &Side| side.sums.total().rate().ok().map(|rate| 1000.0 * rate);
    let ratio = cluster::rate_ratio(&side.sums, &rest.sums, Confidence::NINETY_FIVE);
    let sizes = (side.sums.units(), rest.sums.units());
    let phi = |side: &Side| overdispersion::phi(&side.sums).unwrap_or(1.0);
    let (smaller, phis) = (sizes.0.min(sizes.1), (phi(&side), phi(&rest)));
    let why = match &ratio {
        Err(Undefined::NoHits) => Some(Reason::IgnoresClustering),
        Err(undefined) => Some(reason(*undefined)),
        Ok(_) if !about.is_tested => Some(Reason::NotDeclared),
        Ok(_) if sizes.0.max(sizes.1) > PERMUTED_AT_MOST => Some(Reason::LargeN),
        Ok(_) => None,
    };
    let contrast = Contrast {
        subject: Arc::clone(about.named),
        target: counts.outlets[target].outlet.clone(),
        reference: cells.other_side(target).to_string(),
        voice: about.voice,
        target_rate: per_thousand(&side),
        reference_rate: per_thousand(&rest),
        log_ratio: keyness::log_ratio(side.sums.total(), rest.sums.total()).ok(),
        ratio_interval: ratio_interval(&ratio, &side.sums, &rest.sums),
        p: ratio.as_ref().ok().map(|r| r.p),
        p_permutation: None,
        min_p: about.is_tested.then(|| permutation::min_p(sizes.0 as usize, sizes.1 as usize, plan)),
        q: None,
        level: Level::Seen,
        rests_on: None,
        within: None,
        detection_limit: ratio.as_ref().ok().map(|r| r.detectable()),
        permutation_unreliable: smaller < 20 && (phis.0 / phis.1).max(phis.1 / phis.0) > 3.0,
        cautions: cautions(sizes, &side, &rest),
        reason: why,
    };
    let differs = ratio.is_ok_and(|r| r.bounds.lo > 1.0 || r.bounds.hi < 1.0);
    Draft { contrast, is_tested: about.is_tested, differs, subject: about.subject, target, sides: (side, rest), uses: about.uses }
}

/// The interval of a ratio: Welch's, or the exact one with hits on one side alone, where there is no variation to cluster by on the other.
pub(super) fn ratio_interval(ratio: &Result<RateRatio, Undefined>, target: &Sums, rest: &Sums) -> Option<Interval> {
    let bounds = match ratio {
        Err(Undefined::NoHits) => poisson::exact_ratio(target.total(), rest.total(), Confidence::NINETY_FIVE).ok().map(|r| r.bounds),
        other => other.as_ref().ok().map(|r| r.bounds),
    };
    bounds.map(|bounds| Interval { lo: bounds.lo, hi: bounds.hi })
}

/// Cautions that apply to this one difference, by code.
fn cautions(sizes: (u64, u64), side: &Side, rest: &Side) -> Vec<&'static str> {
    let is_few = sizes.0.min(sizes.1) < ARTICLES_FOR_CONSISTENT;
    let is_thin = side.sums.total().hits.min(rest.sums.total().hits) < 20;
    let codes = [(is_few, "W01"), (is_thin, "W02"), (side.is_in_one_article() || rest.is_in_one_article(), "W03")];
    codes.into_iter().filter(|(applies, _)| *applies).map(|(_, code)| code).collect()
}

/// Fills in the permutation p of what is tested. All comparisons of one outlet share their splits.
fn permute(counts: &Counts, cells: &Cells<'_>, drafts: &mut [Draft<'_>], uses: &[Vec<(usize, u64)>], plan: &Plan) {
    for target in 0..counts.outlets.len() {
        let tested: Vec<usize> = (0..drafts.len()).filter(|&i| drafts[i].target == target && can_be_permuted(&drafts[i])).collect();
        if tested.is_empty() {
            continue;
        }
        let is_of_either = |&article: &usize| {
            let outlet = cells.outlet_of(article);
            cells.article(article, 0).words > 0 && (outlet == target || cells.is_against(outlet, target))
        };
        let (inside, outside): (Vec<usize>, Vec<usize>) =
            (0..cells.len()).filter(is_of_either).partition(|&article| cells.outlet_of(article) == target);
        let words = |of: &[usize]| of.iter().map(|&article| cells.article(article, 0).words).collect::<Vec<u64>>();
        let Ok(units) = Units::new(&words(&inside), &words(&outside)) else { continue };
        let mut place = vec![usize::MAX; cells.len()];
        inside.iter().chain(&outside).enumerate().for_each(|(unit, &article)| place[article] = unit);
        let moved = |draft: usize| {
            let placed = uses[drafts[draft].uses].iter().map(|&(article, hits)| (place[article], hits));
            // Uses of outlets on neither side have no place.
            placed.filter(|(place, _)| *place != usize::MAX).collect()
        };
        let comparisons: Vec<Vec<(usize, u64)>> = tested.iter().map(|&draft| moved(draft)).collect();
        for (draft, result) in tested.into_iter().zip(permutation::rate_differences(&units, &comparisons, plan)) {
            drafts[draft].contrast.p_permutation = result.ok().map(|permutation| permutation.p);
        }
    }
}

/// Only what is declared, is not too large, and may reach a small p at all.
fn can_be_permuted(draft: &Draft<'_>) -> bool {
    let sizes = (draft.sides.0.sums.units(), draft.sides.1.sums.units());
    let can_reach = draft.contrast.min_p.is_some_and(|min_p| min_p <= 0.05);
    draft.is_tested && can_reach && sizes.0.max(sizes.1) <= PERMUTED_AT_MOST
}

/// Names what the claims rest on, where it is one article or one term.
fn find_influence(
    counts: &Counts,
    cells: &Cells<'_>,
    shown: &dyn Fn(&SubjectCount) -> String,
    drafts: &mut [Draft<'_>],
    uses: &[Vec<(usize, u64)>],
) {
    for draft in drafts.iter_mut().filter(|draft| draft.contrast.level > Level::Seen) {
        let (subject, voice) = (draft.subject, draft.contrast.voice);
        let is_term_of = |s: &&SubjectCount| {
            subject.level == tally::Level::Category
                && s.level == tally::Level::Term
                && (&s.lexicon, &s.group) == (&subject.lexicon, &subject.group)
        };
        let names: Vec<(String, Vec<(usize, u64)>)> =
            counts.subjects.iter().filter(is_term_of).map(|s| (shown(s), cells.uses(s, voice))).collect();
        let terms: Vec<TermUses<'_>> = names.iter().map(|(name, uses)| (name.as_str(), uses.clone())).collect();
        let claim = Claim { cells, outlet: draft.target, sides: draft.sides, uses: &uses[draft.uses], terms: &terms };
        draft.contrast.rests_on = claim.rests_on();
    }
}
