//! Rates and shares: their intervals, gates and what an audit says of them.

use super::*;

#[test]
fn a_rate_has_the_interval_clustered_by_article() {
    let found = compared(&[("A", &TWELVE), ("B", &[(300, 1, 0)])], false);
    let rate = found.rates.iter().find(|r| r.outlet == "A" && r.voice == VoiceGroup::Own && r.subject.item == "rebel").unwrap();
    let interval = rate.interval.unwrap();
    near(interval.lo, 1.717_684_124_248_651_6);
    near(interval.hi, 5.352_485_221_177_768);
    assert_eq!((rate.hits, rate.words, rate.articles, rate.articles_with_hit, rate.reason), (15, 4947, 12, 7, None));
}

#[test]
fn one_article_has_a_rate_and_no_interval() {
    let found = compared(&[("A", &[(200, 1, 0)]), ("B", &[(300, 1, 0)])], false);
    let rate = found.rates.iter().find(|r| r.outlet == "A" && r.subject.item == "rebel").unwrap();
    assert_eq!((rate.per_thousand, rate.interval, rate.reason), (Some(5.0), None, Some(Reason::OneArticle)));
    assert!(found.contrasts.is_empty(), "nothing is compared");
}

#[test]
fn no_hit_has_an_exact_upper_limit_that_says_so() {
    let found = compared(&[("A", &[(500, 0, 0), (500, 0, 0)]), ("B", &[(300, 1, 0)])], true);
    let rate = found.rates.iter().find(|r| r.outlet == "A" && r.subject.item == "rebel").unwrap();
    near(rate.interval.unwrap().hi, 3.688_879);
    assert_eq!((rate.interval.unwrap().lo, rate.reason), (0.0, Some(Reason::NoHits)));
}

#[test]
fn one_article_or_one_word_that_carries_most_is_a_caution() {
    let found = compared(&[("A", &[(500, 9, 1), (500, 1, 0)]), ("B", &[(300, 1, 0)])], false);
    let rate = found.rates.iter().find(|r| r.outlet == "A" && r.subject.item == "rebel").unwrap();
    assert_eq!(rate.cautions, ["W03"]);
}

#[test]
fn shares_have_intervals_from_ten_mentions_on_and_keep_labels_nobody_uses() {
    let below = compared(&[("A", &[(500, 5, 0), (500, 4, 0)]), ("B", &[(300, 0, 1)])], false);
    let own = |found: &Comparison, outlet: &str, label: &str| {
        found.shares.iter().find(|s| s.outlet == outlet && s.label == label && s.voice == VoiceGroup::Own).cloned().unwrap()
    };
    assert_eq!((own(&below, "A", "rebel").share, own(&below, "A", "rebel").reason), (Some(1.0), Some(Reason::BelowGate)));
    let at = compared(&[("A", &[(500, 6, 0), (500, 4, 0)]), ("B", &[(300, 0, 1)])], false);
    let unused = own(&at, "A", "coup");
    assert_eq!((unused.mentions, unused.of, unused.share, unused.interval.unwrap().lo), (0, 10, Some(0.0), 0.0));
    assert!(unused.interval.unwrap().hi > 0.0);
}

#[test]
fn a_rate_has_the_precision_that_was_found_in_its_outlet() {
    let found = audited(&[("A", &[(500, 6, 0), (500, 4, 0)]), ("B", &[(300, 1, 0)])], 15);
    let audit = |outlet: &str, voice: VoiceGroup| {
        let is_it = |r: &&crate::compare::Rate| r.outlet == outlet && r.subject.item == "rebel" && r.voice == voice;
        found.rates.iter().find(is_it).unwrap().audit.map(|audit| (audit.precision, audit.n))
    };
    assert_eq!(audit("B", VoiceGroup::Own), Some((0.95, 15)));
    assert_eq!((audit("B", VoiceGroup::All), audit("A", VoiceGroup::Own)), (None, None));
}
