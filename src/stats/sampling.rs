//! Draws without replacement, and how many to draw from each stratum.

use super::random::Stream;

/// How many to draw from each stratum: one of every stratum that is not empty, the rest in proportion to what is left of them.
///
/// Fractions are settled by the largest remainder (Hamilton), ties by order. Never more than there are. When `n` is below the number of
/// strata that are not empty, each still gives one: a stratum that cannot be drawn could never be spoken of. 10 from 90, 9, 0 and 1
/// are 7, 2, 0 and 1.
pub fn allocate(sizes: &[u64], n: u64) -> Vec<u64> {
    let mut drawn: Vec<u64> = sizes.iter().map(|&size| size.min(1)).collect();
    let (left, mut to_give) = (sizes.iter().sum::<u64>() - drawn.iter().sum::<u64>(), n.saturating_sub(drawn.iter().sum()));
    if to_give >= left {
        return sizes.to_vec();
    }
    let whole = to_give;
    let mut remainders: Vec<(u128, usize)> = Vec::new();
    for (index, &size) in sizes.iter().enumerate() {
        let share = u128::from(size.saturating_sub(1)) * u128::from(whole);
        let given = (share / u128::from(left)) as u64;
        drawn[index] += given;
        to_give -= given;
        remainders.push((share % u128::from(left), index));
    }
    remainders.sort_by_key(|&(remainder, index)| (std::cmp::Reverse(remainder), index));
    remainders.iter().take(to_give as usize).for_each(|&(_, index)| drawn[index] += 1);
    drawn
}

/// The numbers below `n` in random order (Fisher & Yates 1938).
pub fn shuffled(n: usize, rng_seed: u64, stream: u64) -> Vec<usize> {
    let mut random = Stream::new(rng_seed, stream);
    let mut order: Vec<usize> = (0..n).collect();
    for last in (1..n).rev() {
        order.swap(last, random.index(last + 1));
    }
    order
}

/// `n` of the numbers below `of`, spread evenly over them from a random start (systematic sampling, Madow & Madow 1944): each is drawn with
/// probability n/of, and neighbours are hardly drawn together. In order; all of them when `n` is not below `of`.
pub fn systematic(n: usize, of: usize, rng_seed: u64, stream: u64) -> Vec<usize> {
    if n >= of {
        return (0..of).collect();
    }
    let start = Stream::new(rng_seed, stream).index(of);
    (0..n).map(|k| (start + k * of) / n).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: one each leaves 7 for 89, 8 and 0; 7·89/97 = 6.42 and 7·8/97 = 0.58, so that the second gets the odd one.
    #[test]
    fn strata_give_in_proportion_and_at_least_one() {
        assert_eq!(allocate(&[90, 9, 0, 1], 10), [7, 2, 0, 1]);
        assert_eq!(allocate(&[3, 2], 50), [3, 2]);
        assert_eq!(allocate(&[5, 5, 5], 2), [1, 1, 1]);
        assert_eq!(allocate(&[], 5), Vec::<u64>::new());
        assert_eq!(allocate(&[1000, 1000], 50), [25, 25]);
    }

    #[test]
    fn a_shuffle_keeps_every_number_and_follows_the_seed() {
        let order = shuffled(100, 7, 0);
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..100).collect::<Vec<_>>());
        assert_eq!(order, shuffled(100, 7, 0));
        assert_ne!(order, shuffled(100, 8, 0));
        assert_ne!(order, shuffled(100, 7, 1));
    }

    /// Over many seeds each of 7 is drawn 3/7 of the time: 4,000 · 3/7 = 1714, with a standard deviation of 31.
    #[test]
    fn each_number_is_drawn_equally_often() {
        let mut drawn = [0_i64; 7];
        for seed in 0..4_000 {
            let three = systematic(3, 7, seed, 0);
            assert!(three.len() == 3 && three.windows(2).all(|pair| pair[0] < pair[1]) && three[2] < 7, "{three:?}");
            three.into_iter().for_each(|i| drawn[i] += 1);
        }
        assert!(drawn.iter().all(|n| (n - 1714).abs() < 155), "{drawn:?}");
        assert_eq!(systematic(9, 4, 1, 0), [0, 1, 2, 3]);
    }
}
