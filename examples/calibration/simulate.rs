//! Simulates counts with a known rate: whether the interval holds it, and whether a real difference is found.

use rayon::prelude::*;
use slantwise::stats::permutation::{self, Plan};
use slantwise::stats::{Confidence, Count, Sample, Undefined, cluster, poisson};

use super::draw::Draw;

/// Hits per word.
const RATE: f64 = 0.002;
/// Runs of each cell of the table of coverage: a share of .95 is then known to ± .006.
const RUNS: u64 = 5_000;
/// Runs of each cell of the table of power, which is slower.
const RUNS_OF_POWER: u64 = 1_000;

/// Standard deviation of the logarithm of an article's words: .44, .47 and .61 in three corpora of news. Where lengths differ more, intervals
/// hold the rate less often.
const SPREAD: f64 = 0.5;

/// Words of an article: half have 403 or fewer, two in three between 245 and 665.
fn words(draw: &mut Draw) -> u64 {
    (403.0 * (SPREAD * draw.normal()).exp()).clamp(60.0, 4_000.0) as u64
}

fn sample(draw: &mut Draw, articles: usize, rate: f64, theta: Option<f64>) -> Sample {
    let article = |_| {
        let words = words(draw);
        Count { hits: draw.count(rate * words as f64, theta), words }
    };
    Sample::new((0..articles).map(article))
}

/// How often the 95 % interval of a rate holds the rate.
pub fn coverage() -> String {
    let mut table = format!("Coverage of the 95 % interval of a rate ({} per 1,000 words, {RUNS} runs a cell)\n", 1000.0 * RATE);
    table += "theta     5 articles  10      20      50     100\n";
    for theta in [None, Some(4.0), Some(1.0), Some(0.4)] {
        let cells: Vec<String> = [5, 10, 20, 50, 100].map(|articles| format!("{:.3}", covered(articles, theta))).to_vec();
        table += &format!("{:<10}{}\n", theta.map_or("none".to_string(), |theta| theta.to_string()), cells.join("   "));
    }
    table
}

fn covered(articles: usize, theta: Option<f64>) -> f64 {
    let run = |run: u64| {
        let mut draw = Draw::new(run << 8 | articles as u64);
        let sample = sample(&mut draw, articles, RATE, theta);
        // As a report does: without a hit there is an exact upper limit.
        let bounds = match cluster::log_rate(sample.sums(), Confidence::NINETY_FIVE) {
            Ok(rate) => rate.bounds,
            Err(Undefined::NoHits) => poisson::garwood(sample.total(), Confidence::NINETY_FIVE).expect("there are words"),
            Err(error) => unreachable!("{error:?}: every article has words"),
        };
        u64::from(bounds.lo <= RATE && RATE <= bounds.hi)
    };
    (0..RUNS).into_par_iter().map(run).sum::<u64>() as f64 / RUNS as f64
}

/// How often a real difference is found by both tests.
pub fn power() -> String {
    let mut table =
        format!("Power: found by both tests at .05, theta 1, rate {} per 1,000 words against so many times more\n", 1000.0 * RATE);
    table += "times     20 articles a side  50      200\n";
    for times in [1.5, 2.0, 3.0] {
        let cells: Vec<String> = [20, 50, 200].map(|articles| format!("{:.2}", found(articles, times))).to_vec();
        table += &format!("{times:<10}{}\n", cells.join("                "));
    }
    table
}

fn found(articles: usize, times: f64) -> f64 {
    let run = |run: u64| {
        let mut draw = Draw::new(run << 10 | articles as u64);
        let (low, high) = (sample(&mut draw, articles, RATE, Some(1.0)), sample(&mut draw, articles, RATE * times, Some(1.0)));
        let differs = cluster::verdict(high.sums(), low.sums()).is_ok_and(|verdict| verdict.is_some());
        let plan = Plan { draws: 999, stop_after: Some(60), ..Plan::new(run) };
        u64::from(differs && permutation::rate_difference(&high, &low, &plan).is_ok_and(|result| result.p <= 0.05))
    };
    (0..RUNS_OF_POWER).into_par_iter().map(run).sum::<u64>() as f64 / RUNS_OF_POWER as f64
}
