//! Whether a share differs between groups more than whole clusters would by chance.
//!
//! Cases of one cluster (marks of one article) are right or wrong together, so that a test on single cases finds too much. Here whole
//! clusters are dealt out to the groups anew (Phipson & Smyth 2010). With clusters of one case and two groups it is Fisher's exact test by
//! random deals.

use super::Undefined;
use super::random::Stream;

/// The cases of one cluster.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cluster {
    /// Its group, counted from 0.
    pub group: usize,
    /// Its cases, or the sum of their weights; above 0.
    pub cases: f64,
    /// Those of them that are right.
    pub right: f64,
}

/// The part of all deals in which the groups' shares lie as far apart as the real ones: (b+1)/(draws+1).
///
/// Apart is Σ n(p − p̄)² over the groups, with p the group's share, p̄ that of all and n its cases. Fisher's lady drinking tea (3 of 4 right in
/// one group, 1 of 4 in the other): 0.486.
///
/// # Errors
/// [`Undefined::EmptySet`] without clusters, [`Undefined::OneLabel`] with one group, [`Undefined::NoVariation`] when everything is right or
/// everything wrong.
pub fn shares_differ(clusters: &[Cluster], draws: u64, rng_seed: u64) -> Result<f64, Undefined> {
    let groups = clusters.iter().map(|cluster| cluster.group + 1).max().ok_or(Undefined::EmptySet)?;
    let mut labels: Vec<usize> = clusters.iter().map(|cluster| cluster.group).collect();
    if labels.iter().all(|&label| label == labels[0]) {
        return Err(Undefined::OneLabel);
    }
    let (cases, right) = clusters.iter().fold((0.0, 0.0), |(n, k), cluster| (n + cluster.cases, k + cluster.right));
    if right <= 0.0 || right >= cases {
        return Err(Undefined::NoVariation);
    }
    let apart = |labels: &[usize]| {
        let mut sums = vec![(0.0, 0.0); groups];
        for (cluster, &label) in clusters.iter().zip(labels) {
            sums[label].0 += cluster.cases;
            sums[label].1 += cluster.right;
        }
        sums.iter().filter(|(n, _)| *n > 0.0).map(|(n, k)| n * (k / n - right / cases).powi(2)).sum::<f64>()
    };
    // Sums in another order differ in their last digits; ties must count.
    let real = apart(&labels) * (1.0 - 1e-9);
    let as_far = (0..draws)
        .filter(|&draw| {
            let mut random = Stream::new(rng_seed, draw);
            for last in (1..labels.len()).rev() {
                labels.swap(last, random.index(last + 1));
            }
            apart(&labels) >= real
        })
        .count();
    Ok((as_far as f64 + 1.0) / (draws as f64 + 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn single(group: usize, right: usize, of: usize) -> impl Iterator<Item = Cluster> {
        (0..of).map(move |i| Cluster { group, cases: 1.0, right: if i < right { 1.0 } else { 0.0 } })
    }

    /// Fisher (1935): two-sided 34/70 = 0.4857. The bound is four standard errors of 9,999 deals.
    #[test]
    fn single_cases_agree_with_fishers_exact_test() {
        let cups: Vec<Cluster> = single(0, 3, 4).chain(single(1, 1, 4)).collect();
        assert!((shares_differ(&cups, 9_999, 1).unwrap() - 34.0 / 70.0).abs() < 0.02);
    }

    /// Three articles with ten wrong marks each against three with ten right ones: 2 of the 20 ways to deal out six articles, however many
    /// marks they hold.
    #[test]
    fn marks_of_one_article_go_together() {
        let article = |group, right| Cluster { group, cases: 10.0, right };
        let clusters = [article(0, 0.0), article(0, 0.0), article(0, 0.0), article(1, 10.0), article(1, 10.0), article(1, 10.0)];
        assert!((shares_differ(&clusters, 9_999, 1).unwrap() - 0.1).abs() < 0.013);
        assert_eq!(shares_differ(&clusters, 999, 1), shares_differ(&clusters, 999, 1));
    }

    #[test]
    fn what_cannot_differ_is_not_tested() {
        assert_eq!(shares_differ(&[], 99, 1), Err(Undefined::EmptySet));
        assert_eq!(shares_differ(&single(0, 2, 4).collect::<Vec<_>>(), 99, 1), Err(Undefined::OneLabel));
        let all_right: Vec<Cluster> = single(0, 4, 4).chain(single(1, 3, 3)).collect();
        assert_eq!(shares_differ(&all_right, 99, 1), Err(Undefined::NoVariation));
    }
}
