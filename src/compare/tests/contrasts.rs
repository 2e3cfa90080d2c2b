//! Contrasts: against whom, their level, what they rest on.

use super::*;

#[test]
fn a_ratio_with_no_hit_on_one_side_is_exact_and_claims_nothing() {
    // Three hits in 264 words against none in 311: from 0.4868 upwards (reference family poisson).
    let (a, b) =
        ([(53, 1, 0), (53, 1, 0), (53, 1, 0), (53, 0, 0), (52, 0, 0)], [(63, 0, 0), (62, 0, 0), (62, 0, 0), (62, 0, 0), (62, 0, 0)]);
    let found = compared(&[("A", &a), ("B", &b)], true);
    let contrast = found.contrasts.iter().find(|c| c.subject.item == "rebel").unwrap();
    near(contrast.ratio_interval.unwrap().lo, 0.4868);
    assert_eq!(contrast.ratio_interval.unwrap().hi, f64::INFINITY);
    assert_eq!((contrast.reason, contrast.p, contrast.level), (Some(Reason::IgnoresClustering), None, Level::Seen));
}

#[test]
fn four_articles_a_side_are_not_compared() {
    let four = [(300, 2, 0), (300, 1, 0), (300, 2, 0), (300, 1, 0)];
    assert!(compared(&[("A", &four), ("B", &TWELVE)], true).contrasts.is_empty());
}

#[test]
fn a_clear_difference_is_consistent_only_when_it_was_declared() {
    let (often, seldom) = ([(400, 6, 0); 12], [(400, 1, 0); 12]);
    let level = |is_declared: bool| {
        let found = compared(&[("A", &often), ("B", &seldom)], is_declared);
        found.contrasts.iter().find(|c| c.subject.item == "rebel" && c.voice == VoiceGroup::Own).map(|c| (c.level, c.q.is_some()))
    };
    assert_eq!(level(true), Some((Level::Consistent, true)));
    assert_eq!(level(false), Some((Level::Seen, false)));
}

#[test]
fn a_consistent_difference_is_checked_when_both_outlets_were_audited() {
    let (often, seldom) = ([(400, 6, 0); 12], [(400, 1, 0); 12]);
    let level =
        |found: &Comparison| found.contrasts.iter().find(|c| c.subject.item == "rebel" && c.voice == VoiceGroup::Own).map(|c| c.level);
    assert_eq!(level(&audited(&[("A", &often), ("B", &seldom)], 25)), Some(Level::Checked));
    assert_eq!(level(&audited(&[("A", &often), ("B", &seldom)], 15)), Some(Level::Consistent));
    assert_eq!(level(&audited(&[("A", &often), ("C", &seldom)], 25)), Some(Level::Consistent));
    let few = [(400, 6, 0); 9];
    assert_eq!(level(&audited(&[("A", &few), ("B", &seldom)], 25)), Some(Level::Seen), "an audit does not make up for articles");
}

#[test]
fn nine_articles_a_side_are_compared_and_never_consistent() {
    let (often, seldom) = ([(400, 6, 0); 9], [(400, 1, 0); 12]);
    let found = compared(&[("A", &often), ("B", &seldom)], true);
    let contrast = found.contrasts.iter().find(|c| c.subject.item == "rebel").unwrap();
    assert_eq!((contrast.level, contrast.cautions.contains(&"W01")), (Level::Seen, true));
}

#[test]
fn each_outlet_stands_against_the_rest_without_itself() {
    let rows = [(100, 1, 0); 5];
    let found = compared(&[("A", &rows), ("B", &[(100, 2, 0); 5]), ("C", &[(100, 4, 0); 5])], false);
    let a = found.contrasts.iter().find(|c| c.target == "A" && c.subject.item == "rebel" && c.voice == VoiceGroup::Own).unwrap();
    assert_eq!((a.reference.as_str(), a.target_rate, a.reference_rate), ("the rest", Some(10.0), Some(30.0)));
    near(a.log_ratio.unwrap(), (1.0_f64 / 3.0).log2());
}

/// Twelve articles with two hits each, one of them with five, against twelve with one. By hand: 27 hits against 12 give ln 2.25 = .811
/// with se .347 (both sides at the Poisson floor) and t = 2.34 on 19 degrees of freedom; without the one article ln 2 = .693 with se .359
/// and t = 1.93.
#[test]
fn a_difference_that_rests_on_one_article_names_it() {
    let mut often = [(400, 2, 0); 12];
    often[4].1 = 5;
    let found = compared(&[("A", &often), ("B", &[(400, 1, 0); 12])], true);
    let contrast = found.contrasts.iter().find(|c| c.subject.item == "rebel" && c.voice == VoiceGroup::Own).unwrap();
    assert_eq!((contrast.level, contrast.rests_on.clone()), (Level::Consistent, Some(RestsOn::Article("A4".into()))));
    assert!(contrast.cautions.contains(&"W14"));
    let firm = compared(&[("A", &[(400, 6, 0); 12]), ("B", &[(400, 1, 0); 12])], true);
    let contrast = firm.contrasts.iter().find(|c| c.subject.item == "rebel").unwrap();
    assert_eq!((contrast.level, contrast.rests_on.clone()), (Level::Consistent, None));
}

/// A writes it six times an article in its own words, and B once; but B quotes five uses in each article too.
fn evened_out_by_quotations() -> Comparison {
    let mut counts = counts(&[("A", &[(400, 6, 0); 12]), ("B", &[(400, 1, 0); 12])]);
    counts.subjects[0].uses.extend((12..24).map(|article| Use { article, voice: "quoted", uses: 5, resolved: 5, first: 0, headline: 0 }));
    compare(
        &counts,
        &[&lexicon()],
        &Options { rng_seed: 1, reference: None, declared: ["l".to_string()].into(), audits: Audits::default() },
    )
}

#[test]
fn a_difference_that_quotations_take_away_says_so_in_both_voices() {
    let found = evened_out_by_quotations();
    let said: Vec<_> = found.contrasts.iter().filter(|c| c.subject.item == "rebel").collect();
    assert_eq!(
        said.iter().map(|c| (c.voice, c.level)).collect::<Vec<_>>(),
        [(VoiceGroup::Own, Level::Consistent), (VoiceGroup::All, Level::Seen)]
    );
    assert!(said.iter().all(|c| c.cautions.contains(&"W13")));
}

/// By hand: both sides at the floor, se = sqrt(1/24 + 1/12) = .3536, df 19.6; (2.089 + .861)·.3536 = 1.043 and e to it is 2.84.
#[test]
fn every_difference_says_how_large_it_had_to_be() {
    let found = compared(&[("A", &[(400, 2, 0); 12]), ("B", &[(400, 1, 0); 12])], true);
    let contrast = found.contrasts.iter().find(|c| c.subject.item == "rebel").unwrap();
    assert!((contrast.detection_limit.unwrap() - 2.84).abs() < 0.01, "{:?}", contrast.detection_limit);
}

#[test]
fn lists_that_were_not_named_have_no_rows_of_zeros() {
    let rows = |is_declared| {
        let found = compared(&[("A", &[(500, 2, 0); 2]), ("B", &[(300, 0, 1); 2])], is_declared);
        found.rates.iter().filter(|r| r.subject.item == "rebel" && r.outlet == "B").count()
    };
    assert_eq!((rows(true), rows(false)), (2, 0));
}

#[test]
fn voices_that_disagree_are_the_first_caution() {
    let found = evened_out_by_quotations();
    let first = "Own words and all voices together lead to different conclusions about “rebel” in A: read both rows.";
    assert_eq!((found.cautions[0].code, found.cautions[0].sentence.as_str()), ("W13", first));
}

/// Two hits in one of twelve articles against sixty: without that article there is none at all, and the rates lie further apart.
#[test]
fn a_difference_does_not_rest_on_the_article_that_speaks_against_it() {
    let mut seldom = [(400, 0, 0); 12];
    seldom[3].1 = 2;
    let found = compared(&[("A", &seldom), ("B", &[(400, 5, 0); 12])], true);
    let contrast = found.contrasts.iter().find(|c| c.subject.item == "rebel").unwrap();
    assert_eq!((contrast.level, contrast.rests_on.clone()), (Level::Consistent, None));
}

/// Three outlets that tell the same events, of which C is named: what is said of A is what two outlets, A and C, would give.
#[test]
fn with_a_named_reference_each_outlet_is_compared_with_it_alone() {
    let a: Vec<(u64, u64, u64)> = (0..12).map(|i| (300 + 10 * i, i % 4, 2)).collect();
    let b: Vec<(u64, u64, u64)> = (0..12).map(|i| (500 - 10 * i, 5 + i % 3, 1)).collect();
    let c: Vec<(u64, u64, u64)> = (0..12).map(|i| (400 + 5 * i, 1 + i % 5, 3)).collect();
    let told = |outlets: &[Articles<'_>]| {
        let mut counts = counts(outlets);
        for (index, article) in counts.articles.iter_mut().enumerate() {
            article.story = format!("s{}", index % 12);
        }
        let options = Options { rng_seed: 1, reference: Some("C".into()), declared: ["l".to_string()].into(), audits: Audits::default() };
        compare(&counts, &[&lexicon()], &options)
    };
    let (three, two) = (told(&[("A", &a), ("B", &b), ("C", &c)]), told(&[("A", &a), ("C", &c)]));
    // Apart from q, which is over the family.
    let of_a = |found: &Comparison| -> Vec<crate::compare::Contrast> {
        let of_a = found.contrasts.iter().filter(|contrast| contrast.target == "A").cloned();
        let mut of_a: Vec<_> = of_a.collect();
        for contrast in &mut of_a {
            contrast.q = None;
            contrast.within.iter_mut().for_each(|within| within.q = None);
        }
        of_a
    };
    assert_eq!(of_a(&three), of_a(&two));
    assert!(of_a(&two).iter().all(|contrast| contrast.reference == "C" && contrast.p_permutation.is_some()));
    assert!(of_a(&two).iter().all(|contrast| contrast.within.as_ref().is_some_and(|within| within.stories == 12)));
    let targets: BTreeSet<&str> = three.contrasts.iter().map(|contrast| contrast.target.as_str()).collect();
    assert_eq!(targets.into_iter().collect::<Vec<_>>(), ["A", "B"]);
    let distances = |found: &Comparison| -> Vec<_> {
        found.distances.iter().filter(|d| d.target == "A").map(|d| (d.reference.clone(), d.distance, d.p, d.reference_articles)).collect()
    };
    assert_eq!(distances(&three), distances(&two));
    assert!(!distances(&two).is_empty());
}
