//! Rates and shares by period.

use std::collections::{BTreeMap, HashMap};

use super::calendar::{Calendar, Row};
use super::estimate::{Bin, BinShare, Series};
use crate::compare::estimate::{Interval, Reason};
use crate::compare::rate::{interval, reason};
use crate::compare::share::{Labelled, MENTIONS_FOR_INTERVAL};
use crate::compare::{Subject, over_time::Asked};
use crate::stats::{Confidence, LabelTable, Sums, multinomial};
use crate::tally::Level;
use crate::text::VoiceGroup;

/// Every subject on every line, in one group of voices. A period without an article is empty: no rate, never zero.
pub(super) fn series(calendar: &Calendar<'_>, asked: &[Asked<'_>], sets: &[Labelled<'_>], voice: VoiceGroup) -> Vec<Series> {
    let mut shares: HashMap<(&str, &str), Vec<SetShares>> = HashMap::new();
    let mut made = Vec::new();
    for asked in asked {
        let uses = asked.uses(voice);
        let set = sets.iter().find(|set| {
            asked.count.level == Level::Label && set.lexicon.header.id == asked.count.lexicon && set.set.id == asked.count.group
        });
        let label = set.and_then(|set| Some((set, set.set.labels.iter().position(|label| label.entry.id == asked.count.item)?)));
        for (at, row) in calendar.rows.iter().enumerate() {
            let mut bins = rates(calendar, row, &uses);
            if let Some((set, label)) = label {
                let key = (set.lexicon.header.id.as_str(), set.set.id.as_str());
                let of_set =
                    shares.entry(key).or_insert_with(|| calendar.rows.iter().map(|row| set_shares(calendar, row, set, voice)).collect());
                bins.iter_mut().enumerate().for_each(|(bin, made)| made.share = Some(of_set[at].of(bin, label)));
            }
            made.push(Series { subject: Subject::clone(&asked.subject), outlet: calendar.name(row), voice, bins });
        }
    }
    made
}

/// The rate of each period.
fn rates(calendar: &Calendar<'_>, row: &Row, uses: &[(usize, u64)]) -> Vec<Bin> {
    let mut sums: Vec<Sums> = row.blank.clone();
    for &(article, hits) in uses.iter().filter(|(article, _)| calendar.is_of(row, *article)) {
        let unit = calendar.article(article, hits);
        if let Some(bin) = calendar.bins[article].filter(|_| unit.words > 0) {
            sums[bin] = sums[bin].with_hits(unit);
        }
    }
    sums.iter().map(bin).collect()
}

fn bin(sums: &Sums) -> Bin {
    let (interval, reason) = interval(sums);
    Bin {
        articles: sums.units(),
        words: sums.total().words,
        hits: sums.total().hits,
        per_thousand: sums.total().rate().ok().map(|rate| 1000.0 * rate),
        interval,
        reason,
        share: None,
    }
}

/// A naming set's mentions by period, those without a mention left out.
struct SetShares(BTreeMap<usize, Mentions>);

/// Mentions of each label, and the intervals of their shares.
struct Mentions {
    totals: Vec<u64>,
    intervals: Result<Vec<Interval>, Reason>,
}

impl SetShares {
    fn of(&self, bin: usize, label: usize) -> BinShare {
        let Some(Mentions { totals, intervals }) = self.0.get(&bin) else {
            return BinShare { mentions: 0, of: 0, share: None, interval: None, reason: Some(Reason::EmptySet) };
        };
        let of: u64 = totals.iter().sum();
        BinShare {
            mentions: totals[label],
            of,
            share: (of >= MENTIONS_FOR_INTERVAL).then(|| totals[label] as f64 / of as f64),
            interval: intervals.as_ref().ok().map(|bounds| bounds[label]),
            reason: intervals.as_ref().err().copied(),
        }
    }
}

fn set_shares(calendar: &Calendar<'_>, row: &Row, set: &Labelled<'_>, voice: VoiceGroup) -> SetShares {
    let mut by_bin: BTreeMap<usize, Vec<Vec<u64>>> = BTreeMap::new();
    for (article, mentions) in set.rows(voice, |article| calendar.is_of(row, article)) {
        if let Some(bin) = calendar.bins[article] {
            by_bin.entry(bin).or_default().push(mentions);
        }
    }
    let labels = set.set.labels.len();
    let of_bin = |(bin, rows): (usize, Vec<Vec<u64>>)| {
        let totals: Vec<u64> = (0..labels).map(|label| rows.iter().map(|row| row[label]).sum()).collect();
        let intervals = intervals(labels, rows, totals.iter().sum(), row.blank[bin].units());
        (bin, Mentions { totals, intervals })
    };
    SetShares(by_bin.into_iter().map(of_bin).collect())
}

/// Simultaneous intervals from ten mentions in two articles on: periods are small, and of these it is the rule that minds that.
fn intervals(labels: usize, rows: Vec<Vec<u64>>, of: u64, articles: u64) -> Result<Vec<Interval>, Reason> {
    if of < MENTIONS_FOR_INTERVAL {
        return Err(Reason::BelowGate);
    }
    if articles < 2 {
        return Err(Reason::OneArticle);
    }
    let table = LabelTable::new(labels, rows).map_err(reason)?;
    let bounds = multinomial::share_bounds(&table, Confidence::NINETY_FIVE).map_err(reason)?;
    Ok(bounds.into_iter().map(|bounds| Interval { lo: bounds.lo, hi: bounds.hi }).collect())
}
