//! How often chance alone makes a break as large: whole units are exchanged over the dates.
//!
//! If it did not matter when an article was published, any order of an outlet's articles over its dates would do as well. Each outlet's
//! articles are exchanged among themselves, so that an outlet that joins late is no break of all together. Where hits come in spells
//! longer than an article, runs of neighbours move together, so that a spell stays one (Künsch 1989 on blocks; Besag & Clifford 1991 on
//! ending early; Phipson & Smyth 2010 on p).

use super::cost::of_count;
use crate::stats::Count;
use crate::stats::permutation::Plan;
use crate::stats::random::Stream;

/// Units with their bins, in the order of their dates within each stratum; shared by all series over the same units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The bin of each unit.
    bins: Vec<usize>,
    words: Vec<u64>,
    /// Where each stratum ends.
    ends: Vec<usize>,
    number: usize,
}

impl Dated {
    /// Strata of units, each (bin, words), sorted by date. A unit's number is its place in the row of all strata.
    pub fn new(strata: &[Vec<(usize, u64)>]) -> Dated {
        let all = || strata.iter().flatten();
        let ends = strata.iter().scan(0, |end, stratum| {
            *end += stratum.len();
            Some(*end)
        });
        Dated {
            bins: all().map(|unit| unit.0).collect(),
            words: all().map(|unit| unit.1).collect(),
            ends: ends.collect(),
            number: all().map(|unit| unit.0 + 1).max().unwrap_or(0),
        }
    }

    /// Units in all strata.
    pub fn len(&self) -> usize {
        self.bins.len()
    }

    /// True without units.
    pub fn is_empty(&self) -> bool {
        self.bins.is_empty()
    }

    /// The bins of a series, given as (unit, hits).
    pub fn series(&self, hits: &[(usize, u64)]) -> Vec<Count> {
        let mut bins = vec![Count::default(); self.number];
        self.bins.iter().zip(&self.words).for_each(|(&bin, words)| bins[bin].words += words);
        hits.iter().for_each(|&(unit, n)| bins[self.bins[unit]].hits += n);
        bins
    }
}

/// What is exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// Single units.
    Units,
    /// Runs of ⌈∛n⌉ neighbours, beginning at a place drawn each time.
    Blocks,
}

/// The result of exchanging units over the bins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Permuted {
    /// The largest statistic of the series as it is.
    pub statistic: f64,
    /// How often an exchange makes one at least as large: (b+1)/(B+1), or h/l when the plan stops at the h-th such exchange, after l.
    pub p: f64,
    /// Exchanges made.
    pub draws: u64,
}

/// The p of the largest break of each series, by `plan.draws` exchanges that all series share. `series` lists for each the units with hits,
/// as (unit, hits). The statistic is that of [`poisson_single`](super::poisson_single).
///
/// # Panics
/// When a unit is none of `dated`, which is a bug in the caller.
pub fn permuted(dated: &Dated, series: &[Vec<(usize, u64)>], min_size: usize, arrangement: Arrangement, plan: &Plan) -> Vec<Permuted> {
    let seen: Vec<f64> = series.iter().map(|hits| statistic(&dated.series(hits), min_size)).collect();
    // (As large, draws, whether more are needed.)
    let mut tallies: Vec<(u64, u64, bool)> = vec![(0, 0, true); series.len()];
    let mut place: Vec<usize> = vec![0; dated.len()];
    let mut bins = vec![Count::default(); dated.number];
    let mut words = vec![0; dated.number];
    for draw in 0..plan.draws {
        if tallies.iter().all(|tally| !tally.2) {
            break;
        }
        exchange(dated, arrangement, &mut Stream::new(plan.rng_seed, draw), &mut place);
        words.fill(0);
        place.iter().zip(&dated.words).for_each(|(&bin, n)| words[bin] += n);
        for ((hits, tally), seen) in series.iter().zip(&mut tallies).zip(&seen).filter(|((_, tally), _)| tally.2) {
            bins.iter_mut().zip(&words).for_each(|(bin, &words)| *bin = Count { hits: 0, words });
            hits.iter().for_each(|&(unit, n)| bins[place[unit]].hits += n);
            tally.1 += 1;
            // What differs only by rounding is as large.
            tally.0 += u64::from(statistic(&bins, min_size) >= seen - 1e-9 * (1.0 + seen));
            tally.2 = plan.stop_after.is_none_or(|most| tally.0 < most);
        }
    }
    let result = |(statistic, (as_large, draws, goes_on)): (f64, (u64, u64, bool))| {
        let p = if goes_on { (as_large + 1) as f64 / (draws + 1) as f64 } else { as_large as f64 / draws as f64 };
        Permuted { statistic, p, draws }
    };
    seen.into_iter().zip(tallies).map(result).collect()
}

/// Gives each unit the bin of another of its stratum.
fn exchange(dated: &Dated, arrangement: Arrangement, stream: &mut Stream, place: &mut [usize]) {
    let mut begin = 0;
    for &end in &dated.ends {
        let order = match arrangement {
            Arrangement::Units => shuffled((begin..end).collect(), stream),
            Arrangement::Blocks => in_blocks(begin, end, stream),
        };
        order.into_iter().zip(&dated.bins[begin..end]).for_each(|(unit, &bin)| place[unit] = bin);
        begin = end;
    }
}

fn shuffled<T>(mut row: Vec<T>, stream: &mut Stream) -> Vec<T> {
    for at in 0..row.len().saturating_sub(1) {
        let other = at + stream.index(row.len() - at);
        row.swap(at, other);
    }
    row
}

/// The units from `begin` to `end`, turned as on a ring by a number that is drawn, cut into runs of ⌈∛n⌉, and the runs shuffled.
fn in_blocks(begin: usize, end: usize, stream: &mut Stream) -> Vec<usize> {
    let len = end - begin;
    if len == 0 {
        return Vec::new();
    }
    let turn = stream.index(len);
    let ring: Vec<usize> = (0..len).map(|at| begin + (at + turn) % len).collect();
    let length = (1..=len).find(|length| length.pow(3) >= len).unwrap_or(1);
    shuffled(ring.chunks(length).collect(), stream).concat()
}

/// The largest gain of two rates over one, as [`poisson_single`](super::poisson_single) has it; 0 where there is none.
fn statistic(bins: &[Count], min_size: usize) -> f64 {
    let sum = |bins: &[Count]| bins.iter().fold(Count::default(), |a, b| Count { hits: a.hits + b.hits, words: a.words + b.words });
    let (all, least) = (sum(bins), min_size.max(1));
    let (mut before, mut best) = (Count::default(), f64::INFINITY);
    for (at, bin) in bins.iter().enumerate().take((bins.len() + 1).saturating_sub(least).saturating_sub(1)) {
        before = Count { hits: before.hits + bin.hits, words: before.words + bin.words };
        if at + 1 >= least {
            let after = Count { hits: all.hits - before.hits, words: all.words - before.words };
            best = best.min(of_count(before) + of_count(after));
        }
    }
    if best.is_finite() { (of_count(all) - best).max(0.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::super::poisson_single;
    use super::*;

    const NO_STOP: Plan = Plan { enumerate_at_most: 0, draws: 999, stop_after: None, rng_seed: 1 };

    /// One article of 100 words in each of so many bins.
    fn one_each(bins: usize) -> Dated {
        Dated::new(&[(0..bins).map(|bin| (bin, 100)).collect()])
    }

    /// Independent hits without any break: `permuted` should call one at about its level.
    fn made(bins: usize, seed: u64) -> Vec<(usize, u64)> {
        let mut stream = Stream::new(seed, 1_000_000);
        (0..bins).map(|unit| (unit, (0..6).filter(|_| stream.index(4) == 0).count() as u64)).filter(|(_, hits)| *hits > 0).collect()
    }

    #[test]
    fn the_statistic_is_that_of_the_single_break() {
        for seed in 0..20 {
            let (dated, hits) = (one_each(17), made(17, seed));
            let bins = dated.series(&hits);
            for min_size in [1, 4] {
                let found = poisson_single(&bins, min_size).unwrap();
                assert!((statistic(&bins, min_size) - found.statistic).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn a_plain_break_is_rare_by_chance() {
        let hits: Vec<(usize, u64)> = (10..20).map(|unit| (unit, 3)).collect();
        let found = permuted(&one_each(20), &[hits], 4, Arrangement::Units, &NO_STOP)[0];
        assert_eq!((found.p, found.draws), (0.001, 999));
    }

    /// By hand: three articles with two hits and one without. The statistic is largest when the one without stands at an end, as here, and in
    /// two of its four places it does.
    #[test]
    fn p_is_the_part_of_the_orders_that_are_as_far() {
        let found = permuted(&one_each(4), &[vec![(1, 2), (2, 2), (3, 2)]], 1, Arrangement::Units, &Plan { draws: 3999, ..NO_STOP })[0];
        assert!((found.p - 0.5).abs() < 0.032, "four standard errors of 3,999 draws: {found:?}");
    }

    /// An A/A check: 200 series without a break. At 5 % ten are expected; 20 or more come once in 400 such checks.
    #[test]
    fn breaks_are_claimed_at_about_the_nominal_rate() {
        for arrangement in [Arrangement::Units, Arrangement::Blocks] {
            let series: Vec<_> = (0..200).map(|seed| made(24, seed)).collect();
            let plan = Plan { draws: 399, ..NO_STOP };
            let found = permuted(&one_each(24), &series, 4, arrangement, &plan);
            let claimed = found.iter().filter(|found| found.p <= 0.05).count();
            assert!((2..20).contains(&claimed), "{arrangement:?}: {claimed} of 200");
        }
    }

    /// Spells of eight bins, on and off, without one break in level: single articles exchanged tear the spells up and find too much.
    #[test]
    fn spells_are_left_whole_in_blocks() {
        let p = |arrangement| {
            let hits: Vec<(usize, u64)> = (0..96).filter(|unit| unit / 8 % 2 == 0).map(|unit| (unit, 2)).collect();
            permuted(&one_each(96), &[hits], 4, arrangement, &NO_STOP)[0].p
        };
        assert!(p(Arrangement::Blocks) > p(Arrangement::Units), "{} {}", p(Arrangement::Blocks), p(Arrangement::Units));
    }

    /// One outlet writes much and early, the other little and late: all together drop, and no outlet does.
    #[test]
    fn an_outlet_that_joins_late_is_no_break() {
        let strata: Vec<Vec<(usize, u64)>> = vec![(0..10).map(|bin| (bin, 100)).collect(), (10..20).map(|bin| (bin, 100)).collect()];
        let hits: Vec<(usize, u64)> = (0..10).map(|unit| (unit, 4)).collect();
        assert_eq!(permuted(&Dated::new(&strata), &[hits], 4, Arrangement::Units, &NO_STOP)[0].p, 1.0);
    }

    #[test]
    fn a_plainly_large_p_ends_early_and_the_same_seed_gives_the_same() {
        let (dated, plan) = (one_each(24), Plan { stop_after: Some(10), ..NO_STOP });
        let series = [made(24, 5), made(24, 6)];
        let one = permuted(&dated, &series, 4, Arrangement::Units, &plan);
        assert_eq!(one, permuted(&dated, &series, 4, Arrangement::Units, &plan));
        assert_eq!(one[1], permuted(&dated, &series[1..], 4, Arrangement::Units, &plan)[0], "series share draws, not results");
        assert!(one.iter().any(|found| found.draws < 999));
    }

    #[test]
    fn nothing_is_never_far() {
        let found = permuted(&Dated::new(&[]), &[Vec::new()], 4, Arrangement::Blocks, &NO_STOP)[0];
        assert_eq!((found.statistic, found.p), (0.0, 1.0));
    }
}
