//! Hits per thousand words of each outlet, with intervals clustered by article.
//!
//! The rate is the ratio of the totals. The interval is the cluster-robust log rate; without a hit it is the exact upper limit; with one
//! article there is none, for one article says nothing of an outlet.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::compare::cells::Cells;
use crate::compare::estimate::{Interval, Rate, Reason, Subject};
use crate::stats::{Bounds, Confidence, Count, Sample, Sums, Undefined, cluster, dispersion, overdispersion, poisson};
use crate::tally::{Counts, Level, SubjectCount};
use crate::text::VoiceGroup;

/// Rates of every subject in every outlet: own voice and all voices always, the others where there is a hit. Of lexicons
/// that were not named for the comparison, a term or label that an outlet never uses has no row there: with every built-in list and hundreds
/// of outlets nearly all rows would be zeros.
pub(super) fn rates(counts: &Counts, cells: &Cells<'_>, shown: &dyn Fn(&SubjectCount) -> String, declared: &BTreeSet<String>) -> Vec<Rate> {
    let parts = parts(counts);
    let mut rates = Vec::new();
    for subject in &counts.subjects {
        let named = Arc::new(name(subject, shown));
        let only_used = matches!(subject.level, Level::Term | Level::Label) && !declared.contains(&subject.lexicon);
        let users: BTreeSet<usize> = subject.uses.iter().map(|u| counts.articles[u.article].outlet).collect();
        for voice in VoiceGroup::ALL {
            let hits = cells.hits(subject, voice);
            for (index, outlet) in counts.outlets.iter().enumerate() {
                if only_used && !users.contains(&index) {
                    continue;
                }
                let sample = cells.sample(index, &hits);
                if sample.total().hits == 0 && !matches!(voice, VoiceGroup::Own | VoiceGroup::All) {
                    continue;
                }
                let top_term_share = parts
                    .get(&(index, voice, subject.lexicon.as_str(), subject.level, subject.group.as_str()))
                    .and_then(|most| share(*most, sample.total().hits));
                rates.push(rate(&named, &outlet.outlet, voice, &sample, top_term_share));
            }
        }
    }
    rates
}

/// The subject by names.
pub(super) fn name(subject: &SubjectCount, shown: &dyn Fn(&SubjectCount) -> String) -> Subject {
    Subject {
        lexicon: subject.lexicon.clone(),
        level: subject.level.key(),
        group: subject.group.clone(),
        item: subject.item.clone(),
        shown: shown(subject),
    }
}

fn rate(subject: &Arc<Subject>, outlet: &str, voice: VoiceGroup, sample: &Sample, top_term_share: Option<f64>) -> Rate {
    let Count { hits, words } = sample.total();
    let (interval, reason) = interval(sample.sums());
    let top_article_share = dispersion::top_unit(sample).ok().map(|top| top.share);
    Rate {
        subject: Arc::clone(subject),
        outlet: outlet.to_string(),
        voice,
        articles: sample.units().len(),
        words,
        hits,
        articles_with_hit: dispersion::range(sample),
        per_thousand: sample.total().rate().ok().map(|rate| 1000.0 * rate),
        interval,
        reason,
        phi: overdispersion::phi(sample.sums()).ok(),
        dp: if sample.units().len() > 1 { dispersion::dp_norm(sample).ok().filter(|dp| dp.is_finite()) } else { None },
        audit: None,
        cautions: cautions(sample, top_article_share, top_term_share),
        top_article_share,
        top_term_share,
    }
}

/// W03: one of several articles holds more than half of the hits. W04: one term does. Single hits say neither.
fn cautions(sample: &Sample, top_article_share: Option<f64>, top_term_share: Option<f64>) -> Vec<&'static str> {
    let is_most = |share: Option<f64>| sample.total().hits > 1 && share.is_some_and(|share| share > 0.5);
    let by_article = (sample.units().len() > 1 && is_most(top_article_share)).then_some("W03");
    by_article.into_iter().chain(is_most(top_term_share).then_some("W04")).collect()
}

/// The 95 % interval per thousand words, and why there is none or only an upper limit.
pub(super) fn interval(sums: &Sums) -> (Option<Interval>, Option<Reason>) {
    let per_thousand = |bounds: Bounds| Interval { lo: 1000.0 * bounds.lo, hi: 1000.0 * bounds.hi };
    if sums.units() > 1 && sums.total().hits == 0 {
        let limit = poisson::garwood(sums.total(), Confidence::NINETY_FIVE);
        return (limit.ok().map(per_thousand), Some(Reason::NoHits));
    }
    match cluster::log_rate(sums, Confidence::NINETY_FIVE) {
        Ok(rate) => (Some(per_thousand(rate.bounds)), None),
        Err(undefined) => (None, Some(reason(undefined))),
    }
}

/// The reason of the statistics room, as a report tells it.
pub(super) fn reason(undefined: Undefined) -> Reason {
    match undefined {
        Undefined::NoWords => Reason::NoWords,
        Undefined::NoHits => Reason::NoHits,
        Undefined::NoHitsBoth => Reason::NoHitsBoth,
        Undefined::OneUnit => Reason::OneArticle,
        Undefined::OneLabel => Reason::OneLabel,
        _ => Reason::EmptySet,
    }
}

fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// For each outlet, voice and group: the hits of its most frequent term or label.
fn parts(counts: &Counts) -> HashMap<(usize, VoiceGroup, &str, Level, &str), u64> {
    let mut most = HashMap::new();
    for subject in counts.subjects.iter().filter(|s| matches!(s.level, Level::Term | Level::Label)) {
        let above = if subject.level == Level::Term { Level::Category } else { Level::Naming };
        let mut sums: HashMap<(usize, VoiceGroup), u64> = HashMap::new();
        for u in &subject.uses {
            for voice in VoiceGroup::ALL.into_iter().filter(|voice| voice.includes(u.voice)) {
                *sums.entry((counts.articles[u.article].outlet, voice)).or_default() += u.uses;
            }
        }
        for ((outlet, voice), sum) in sums {
            let cell = most.entry((outlet, voice, subject.lexicon.as_str(), above, subject.group.as_str())).or_default();
            *cell = sum.max(*cell);
        }
    }
    most
}
