//! A number for each unit and place, by which a fair sample is drawn: whatever else is in the corpus, the same place gets the same number.

/// A number from a seed, a unit's name and a place in it, the same on every machine: FNV-1a, then the finaliser of SplitMix64 to spread it.
///
/// Of any set of places those with the smallest numbers are a sample, and samples of parts merge to the sample of the whole.
pub fn draw(rng_seed: u64, unit: &str, place: usize) -> u64 {
    spread(rng_seed, unit.bytes().chain((place as u64).to_le_bytes()))
}

/// A number that stands for some bytes and a seed, the same on every machine: FNV-1a, then the finaliser of SplitMix64.
pub fn spread(seed: u64, bytes: impl Iterator<Item = u8>) -> u64 {
    let mut hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64 ^ seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seed_unit_and_place_each_give_another_number() {
        let numbers = [draw(1, "a", 0), draw(2, "a", 0), draw(1, "d", 0), draw(1, "a", 1)];
        let distinct: std::collections::HashSet<u64> = numbers.into_iter().collect();
        assert_eq!(distinct.len(), 4);
        assert_eq!(draw(1, "a", 0), numbers[0]);
    }

    #[test]
    fn half_of_many_units_lie_in_the_lower_half() {
        let low = (0..10_000).filter(|n| draw(7, &format!("article {n}"), 0) < u64::MAX / 2).count();
        // Five standard deviations of a fair coin.
        assert!((4_750..5_250).contains(&low), "{low}");
    }
}
