//! Splits one outlet in two and counts false alarms.

use rayon::prelude::*;
use slantwise::stats::permutation::{self, Plan, Units};
use slantwise::stats::{Count, Sums, cluster, keyness, multiplicity, overdispersion};

use super::corpus::Outlet;
use super::draw::Draw;

/// False alarms, and of how many comparisons.
#[derive(Default, Clone, Copy)]
struct Alarms {
    comparisons: u64,
    welch: u64,
    permutation: u64,
    verdict: u64,
    tokens: u64,
    /// Splits, and those with a verdict on anything.
    splits: u64,
    splits_with_verdict: u64,
}

/// The shares of false alarms at the 5 % level.
pub fn table(name: &str, outlets: &[Outlet], splits: usize) -> String {
    let runs: Vec<(usize, usize)> = (0..outlets.len()).flat_map(|outlet| (0..splits).map(move |split| (outlet, split))).collect();
    let alarms =
        runs.par_iter().map(|&(outlet, split)| one(&outlets[outlet], (outlet * splits + split) as u64)).reduce(Alarms::default, add);
    let share = |n: u64, of: u64| if of == 0 { "-".to_string() } else { format!("{:.1} %", 100.0 * n as f64 / of as f64) };
    let of = alarms.comparisons;
    let articles: usize = outlets.iter().map(|outlet| outlet.articles).sum();
    format!(
        "{name}: {} outlets of {articles} articles, each split in two {splits} times; {of} comparisons of a category or label\n\
         false alarms at .05:  Welch {}   permutation {}   verdict {}   token-level G2 {}\n\
         splits with a verdict on anything: {}\n",
        outlets.len(),
        share(alarms.welch, of),
        share(alarms.permutation, of),
        share(alarms.verdict, of),
        share(alarms.tokens, of),
        share(alarms.splits_with_verdict, alarms.splits),
    )
}

/// One split: the same steps as a report takes for a declared family.
fn one(outlet: &Outlet, run: u64) -> Alarms {
    let mut order: Vec<usize> = (0..outlet.articles).collect();
    Draw::new(run).shuffle(&mut order);
    let (first, second) = order.split_at(outlet.articles / 2);
    let sums = |side: &[usize], subject: &[Count]| side.iter().map(|&article| subject[article]).collect::<Sums>();
    let Some(any) = outlet.subjects.first() else { return Alarms::default() };
    let words = |side: &[usize]| side.iter().map(|&article| any[article].words).collect::<Vec<u64>>();
    let Ok(units) = Units::new(&words(first), &words(second)) else { return Alarms::default() };
    let hits = |subject: &Vec<Count>| {
        order
            .iter()
            .enumerate()
            .filter(|(_, article)| subject[**article].hits > 0)
            .map(|(unit, &article)| (unit, subject[article].hits))
            .collect()
    };
    let comparisons: Vec<Vec<(usize, u64)>> = outlet.subjects.iter().map(hits).collect();
    let plan = Plan { stop_after: Some(200), ..Plan::new(run) };
    let permuted: Vec<Option<f64>> =
        permutation::rate_differences(&units, &comparisons, &plan).into_iter().map(|result| result.ok().map(|found| found.p)).collect();
    let adjusted = multiplicity::benjamini_hochberg(&permuted);
    let mut alarms = Alarms { splits: 1, ..Alarms::default() };
    for ((subject, p), q) in outlet.subjects.iter().zip(permuted).zip(adjusted) {
        let (a, b) = (sums(first, subject), sums(second, subject));
        let differs = cluster::verdict(&a, &b).is_ok_and(|verdict| verdict.is_some());
        let phi = |side: &Sums| overdispersion::phi(side).unwrap_or(1.0);
        let ratio = phi(&a) / phi(&b);
        let is_unreliable = first.len().min(second.len()) < 20 && ratio.max(1.0 / ratio) > 3.0;
        let verdict = differs && (q.is_some_and(|q| q <= 0.05) || is_unreliable);
        alarms.comparisons += 1;
        alarms.welch += u64::from(differs);
        alarms.permutation += u64::from(p.is_some_and(|p| p <= 0.05));
        alarms.verdict += u64::from(verdict);
        alarms.tokens += u64::from(keyness::g2_two_cells(a.total(), b.total()).is_ok_and(|g2| g2.abs() > 3.84));
    }
    alarms.splits_with_verdict = u64::from(alarms.verdict > 0);
    alarms
}

fn add(a: Alarms, b: Alarms) -> Alarms {
    Alarms {
        comparisons: a.comparisons + b.comparisons,
        welch: a.welch + b.welch,
        permutation: a.permutation + b.permutation,
        verdict: a.verdict + b.verdict,
        tokens: a.tokens + b.tokens,
        splits: a.splits + b.splits,
        splits_with_verdict: a.splits_with_verdict + b.splits_with_verdict,
    }
}
