//! How far apart the labels of two outlets lie.

use super::*;

/// By hand with scipy 1.17.1: `jensenshannon([24, 0], [12, 12], 2)` = .5579230, its square .3112781 less 1/8·(1/24+1/24)/ln 2 = .0150281. No
/// other split of twelve and twelve lies as far apart but the mirror image, which 9,999 draws of 2.7 million splits do not meet.
#[test]
fn two_outlets_have_one_distance_between_them() {
    let found = compared(&[("A", &[(400, 2, 0); 12]), ("B", &[(400, 1, 1); 12])], true);
    let own: Vec<_> = found.distances.iter().filter(|d| d.voice == VoiceGroup::Own).collect();
    let [d] = own.as_slice() else { panic!("{own:?}") };
    assert_eq!((d.target.as_str(), d.reference.as_str(), d.shown.as_str()), ("A", "B", "N"));
    assert_eq!((d.mentions, d.reference_mentions, d.articles, d.reference_articles), (24, 24, 12, 12));
    near(d.distance.unwrap(), 0.557_923_0);
    near(d.corrected.unwrap(), 0.296_250_0);
    assert_eq!((d.p, d.min_p, d.q, d.reason), (Some(0.0001), Some(0.0001), Some(0.0001), None));
}

/// scipy 1.17.1: `jensenshannon([15, 0], [5, 10], 2)` = .6776045. Of all 3,003 splits, listed with itertools, 2 lie as far apart as A, 778 as
/// B and 1 as C; by hand, after Benjamini and Hochberg 3/2·2, 778 and 3·1 of 3,003.
#[test]
fn an_outlet_lies_so_far_from_the_rest_without_itself() {
    let outlets: [Articles<'_>; 3] = [("A", &[(100, 3, 0); 5]), ("B", &[(100, 1, 1); 5]), ("C", &[(100, 0, 1); 5])];
    let found = compared(&outlets, true);
    let own: Vec<_> = found.distances.iter().filter(|d| d.voice == VoiceGroup::Own).collect();
    assert_eq!(own.iter().map(|d| d.target.as_str()).collect::<Vec<_>>(), ["A", "B", "C"]);
    assert_eq!((own[0].reference.as_str(), own[0].mentions, own[0].reference_mentions), ("the rest", 15, 15));
    near(own[0].distance.unwrap(), 0.677_604_5);
    for (d, (p, q)) in own.iter().zip([(2.0, 3.0), (778.0, 778.0), (1.0, 3.0)]) {
        near(d.p.unwrap(), p / 3_003.0);
        near(d.q.unwrap(), q / 3_003.0);
    }
}

#[test]
fn a_distance_that_cannot_be_told_or_tested_says_why() {
    let reasons = |a: &[(u64, u64, u64)], is_declared: bool| {
        let found = compared(&[("A", a), ("B", &[(400, 1, 1); 12])], is_declared);
        let d = found.distances.iter().find(|d| d.voice == VoiceGroup::Own).unwrap().clone();
        (d.distance.is_some(), d.p.is_some(), d.reason)
    };
    assert_eq!(reasons(&[(400, 1, 0); 4], true), (false, false, Some(Reason::BelowGate)));
    assert_eq!(reasons(&[(400, 2, 0); 4], true), (true, false, Some(Reason::BelowGate)));
    assert_eq!(reasons(&[(400, 2, 0); 6], false), (true, false, Some(Reason::NotDeclared)));
    assert_eq!(reasons(&[(400, 2, 0); 6], true), (true, true, None));
    assert_eq!(reasons(&[(400, 2, 0); 2_001], true), (true, false, Some(Reason::LargeN)));
}
