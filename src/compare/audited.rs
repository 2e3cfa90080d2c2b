//! What audits by hand say of what was counted, and which differences they lift to Checked.

use crate::audit::{Audits, Measure};
use crate::compare::estimate::{Contrast, Level, Rate, RateAudit};
use crate::tally::{self, Counts};
use crate::text::VoiceGroup;

/// Puts beside each rate what an audit found of its subject in its outlet: for own words their precision, else that of the sense.
pub(super) fn mark_rates(rates: &mut [Rate], audits: &Audits) {
    for rate in rates {
        let subject = (rate.subject.lexicon.as_str(), rate.subject.level, rate.subject.group.as_str(), rate.subject.item.as_str());
        let measure = if rate.voice == VoiceGroup::Own { Measure::Own } else { Measure::Sense };
        let row = audits.row(subject, &rate.outlet, measure);
        rate.audit = row.and_then(|row| Some(RateAudit { precision: row.precision?, lo: row.lo?, hi: row.hi?, n: row.n }));
    }
}

/// Lifts what is Consistent to Checked where the audit of its category, or of its label's naming set, supports it in every outlet that uses it in
/// its own words.
pub(super) fn settle_checked(contrasts: &mut [Contrast], counts: &Counts, audits: &Audits) {
    for contrast in contrasts.iter_mut().filter(|contrast| contrast.level == Level::Consistent) {
        let level = if contrast.subject.level == "label" { "naming" } else { contrast.subject.level };
        let group = (contrast.subject.lexicon.as_str(), level, contrast.subject.group.as_str());
        if audits.supports(group, &outlets_of(counts, group)).is_ok() {
            contrast.level = Level::Checked;
        }
    }
}

/// The outlets that use a category or naming set (lexicon, level, id) in their own words, by name.
pub fn outlets_of<'c>(counts: &'c Counts, (lexicon, level, group): (&str, &str, &str)) -> Vec<&'c str> {
    let is_of = |level_of: tally::Level| match level {
        "naming" => matches!(level_of, tally::Level::Naming | tally::Level::Label),
        _ => matches!(level_of, tally::Level::Category | tally::Level::Term),
    };
    let subjects = counts.subjects.iter().filter(|s| is_of(s.level) && s.lexicon == lexicon && s.group == group);
    let mut outlets: Vec<usize> = subjects
        .flat_map(|subject| &subject.uses)
        .filter(|u| VoiceGroup::Own.includes(u.voice) && u.uses > 0)
        .map(|u| counts.articles[u.article].outlet)
        .collect();
    outlets.sort_unstable();
    outlets.dedup();
    outlets.into_iter().map(|outlet| counts.outlets[outlet].outlet.as_str()).collect()
}
