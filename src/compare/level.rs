//! What may be claimed of a difference, and what must be said with it.
//!
//! A difference is Consistent when it was declared beforehand, there are ten articles a side, and both tests agree: Welch's interval leaves
//! out one, and the permutation p after Benjamini-Hochberg is at most .05 (or is not to be trusted, or was not made for sheer size).

use crate::compare::contrast::Draft;
use crate::compare::estimate::{Level, Reason};
use crate::stats::multiplicity;
use crate::text::VoiceGroup;

/// Adjusts the permutation p, each voice being a family of its own, and sets the levels.
pub(super) fn settle(drafts: &mut [Draft<'_>]) {
    for voice in [VoiceGroup::Own, VoiceGroup::All] {
        let p: Vec<Option<f64>> = drafts.iter().map(|d| d.contrast.p_permutation.filter(|_| d.contrast.voice == voice)).collect();
        for (draft, q) in drafts.iter_mut().zip(multiplicity::benjamini_hochberg(&p)) {
            draft.contrast.q = q.or(draft.contrast.q);
        }
    }
    for draft in drafts.iter_mut().filter(|draft| is_confirmed(draft)) {
        draft.contrast.level = Level::Consistent;
    }
}

/// Both tests agree, and the gates are passed. Without Welch's interval there is no claim: the exact one is too narrow for hits that come
/// in bursts.
fn is_confirmed(draft: &Draft<'_>) -> bool {
    let c = &draft.contrast;
    let is_permuted = c.q.is_some_and(|q| q <= 0.05) || c.permutation_unreliable || c.reason == Some(Reason::LargeN);
    draft.is_tested && draft.differs && is_permuted && !c.cautions.contains(&"W01")
}

/// Adds the cautions that need levels: W13 where own voice and all voices lead to different conclusions, W14 where a claim rests on one
/// article or term, W15 where the permutation is not to be trusted.
pub(super) fn caution(drafts: &mut [Draft<'_>]) {
    // The two voices of one subject and outlet.
    let key = |d: &Draft<'_>| (d.contrast.subject.clone(), d.contrast.target.clone(), d.contrast.voice);
    let found: std::collections::HashMap<_, (Level, Option<f64>)> =
        drafts.iter().map(|d| (key(d), (d.contrast.level, d.contrast.log_ratio))).collect();
    for draft in drafts.iter_mut() {
        let other = if draft.contrast.voice == VoiceGroup::Own { VoiceGroup::All } else { VoiceGroup::Own };
        let c = &mut draft.contrast;
        let is_opposite = |(level, log_ratio): &(Level, Option<f64>)| {
            let signs = (c.log_ratio.unwrap_or(0.0), log_ratio.unwrap_or(0.0));
            (*level > Level::Seen) != (c.level > Level::Seen) || (c.level > Level::Seen && signs.0 * signs.1 < 0.0)
        };
        if found.get(&(c.subject.clone(), c.target.clone(), other)).is_some_and(is_opposite) {
            c.cautions.push("W13");
        }
        if c.rests_on.is_some() {
            c.cautions.push("W14");
        }
        if draft.is_tested && c.permutation_unreliable {
            c.cautions.push("W15");
        }
    }
}
