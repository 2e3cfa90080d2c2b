//! Rates, shares and contrasts on counts made by hand; the figures come from the reference cases in `tests/cases/reference/`.

use std::collections::BTreeSet;

use crate::audit::Audits;
use crate::compare::{Comparison, Level, Options, Reason, RestsOn, compare};
use crate::lexicon::{Lexicon, parse};
use crate::tally::{self, ArticleCount, Counts, OutletCount, SubjectCount, Use};
use crate::text::VoiceGroup;

/// One outlet's articles, each as its words and its own-voice hits of the first and the second label.
type Articles<'a> = (&'a str, &'a [(u64, u64, u64)]);

fn lexicon() -> Lexicon {
    let label = |id: &str| format!("[[naming.label]]\nid = \"{id}\"\nkind = \"disputed\"\npatterns = [\"{id}\"]\nnote = \"n\"\n");
    let head = "id = \"l\"\ntitle = \"L\"\nlanguage = \"en\"\nversion = \"1\"\nlicence = \"CC0\"\nsource = \"here\"\nlimits = \"few\"\n";
    parse("l.toml", &format!("{head}[[naming]]\nid = \"n\"\nabout = \"N\"\n{}{}", label("rebel"), label("coup"))).unwrap()
}

fn counts(outlets: &[Articles<'_>]) -> Counts {
    let mut articles = Vec::new();
    let mut uses = [Vec::new(), Vec::new()];
    for (outlet, (name, rows)) in outlets.iter().enumerate() {
        for (words, first, second) in *rows {
            for (hits, uses) in [*first, *second].into_iter().zip(&mut uses) {
                if hits > 0 {
                    uses.push(Use { article: articles.len(), voice: "own", uses: hits, resolved: hits, first: 0, headline: 0 });
                }
            }
            articles.push(ArticleCount {
                article: format!("{name}{}", articles.len()),
                outlet,
                words: *words,
                date: String::new(),
                story: String::new(),
            });
        }
    }
    let outlet = |(name, rows): &Articles<'_>| OutletCount {
        outlet: name.to_string(),
        articles: rows.len() as u64,
        words: rows.iter().map(|row| row.0).sum(),
        words_headline: 0,
        words_set_aside: 0,
        words_by_voice: [0; 5],
        hits_by_voice: [0; 5],
        hits_by_place: [0; 11],
    };
    let subject = |(item, uses): (&str, Vec<Use>)| SubjectCount {
        lexicon: "l".into(),
        level: tally::Level::Label,
        group: "n".into(),
        item: item.into(),
        uses,
    };
    Counts {
        outlets: outlets.iter().map(outlet).collect(),
        articles,
        subjects: ["rebel", "coup"].into_iter().zip(uses).map(subject).collect(),
    }
}

fn compared(outlets: &[Articles<'_>], is_declared: bool) -> Comparison {
    let declared: BTreeSet<String> = if is_declared { ["l".to_string()].into() } else { BTreeSet::new() };
    compare(&counts(outlets), &[&lexicon()], &Options { rng_seed: 1, reference: None, declared, audits: Audits::default() })
}

/// With an audit of the naming set in A and B, in which so many of B's own marks were looked at of the hundred it has.
fn audited(outlets: &[Articles<'_>], of_b: u64) -> Comparison {
    let head =
        "lexicon,version,digest,subject,group,item,shown,outlet,measure,n,right,hits,precision,lo,hi,p_difference,coders,kappa,alpha";
    let row = |outlet: &str, measure: &str, n: u64| format!("l,1,d,naming,n,,N,{outlet},{measure},{n},{n},100,0.95,0.8,0.99,0.5,2,,\n");
    let label = row("B", "own", of_b).replace("naming,n,,N", "label,n,rebel,R");
    let rows = [row("", "sense", 60), row("", "own", 40), row("A", "own", 25), row("B", "own", of_b), label].concat();
    let audits = Audits::read("audit.csv", format!("{head}\n{rows}").as_bytes()).unwrap();
    compare(&counts(outlets), &[&lexicon()], &Options { rng_seed: 1, reference: None, declared: ["l".to_string()].into(), audits })
}

fn near(value: f64, expected: f64) {
    assert!((value / expected - 1.0).abs() < 1e-3, "{value} is not {expected}");
}

/// Twelve articles with 312 to 880 words and 15 hits (reference case overdispersion-log_rate-24eadbdd73).
const TWELVE: [(u64, u64, u64); 12] = [
    (312, 0, 0),
    (540, 2, 0),
    (220, 1, 0),
    (410, 0, 0),
    (880, 5, 0),
    (150, 0, 0),
    (300, 1, 0),
    (610, 3, 0),
    (275, 0, 0),
    (330, 0, 0),
    (405, 1, 0),
    (515, 2, 0),
];

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
fn a_rate_has_the_precision_that_was_found_in_its_outlet() {
    let found = audited(&[("A", &[(500, 6, 0), (500, 4, 0)]), ("B", &[(300, 1, 0)])], 15);
    let audit = |outlet: &str, voice: VoiceGroup| {
        let is_it = |r: &&crate::compare::Rate| r.outlet == outlet && r.subject.item == "rebel" && r.voice == voice;
        found.rates.iter().find(is_it).unwrap().audit.map(|audit| (audit.precision, audit.n))
    };
    assert_eq!(audit("B", VoiceGroup::Own), Some((0.95, 15)));
    assert_eq!((audit("B", VoiceGroup::All), audit("A", VoiceGroup::Own)), (None, None));
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

#[test]
fn a_difference_that_quotations_take_away_says_so_in_both_voices() {
    let mut counts = counts(&[("A", &[(400, 6, 0); 12]), ("B", &[(400, 1, 0); 12])]);
    counts.subjects[0].uses.extend((12..24).map(|article| Use { article, voice: "quoted", uses: 5, resolved: 5, first: 0, headline: 0 }));
    let found = compare(
        &counts,
        &[&lexicon()],
        &Options { rng_seed: 1, reference: None, declared: ["l".to_string()].into(), audits: Audits::default() },
    );
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

#[test]
fn voices_that_disagree_are_the_first_caution() {
    let mut counts = counts(&[("A", &[(400, 6, 0); 12]), ("B", &[(400, 1, 0); 12])]);
    counts.subjects[0].uses.extend((12..24).map(|article| Use { article, voice: "quoted", uses: 5, resolved: 5, first: 0, headline: 0 }));
    let found = compare(
        &counts,
        &[&lexicon()],
        &Options { rng_seed: 1, reference: None, declared: ["l".to_string()].into(), audits: Audits::default() },
    );
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

/// A story as (words, hits) of A and of B.
type Told = ((u64, u64), (u64, u64));

/// Stories told by A and B, each as (words, hits) of A and of B; then articles that only A tells.
fn told(stories: &[Told], alone: &[(u64, u64)]) -> Counts {
    let a: Vec<(u64, u64, u64)> =
        stories.iter().map(|(a, _)| *a).chain(alone.iter().copied()).map(|(words, hits)| (words, hits, 1)).collect();
    let b: Vec<(u64, u64, u64)> = stories.iter().map(|(_, b)| (b.0, b.1, 1)).collect();
    let mut counts = counts(&[("A", &a), ("B", &b)]);
    for (index, article) in counts.articles.iter_mut().enumerate() {
        let place = if article.outlet == 0 { index } else { index - a.len() };
        article.story = format!("s{place}");
    }
    counts
}

fn of_rebel(counts: &Counts) -> (Comparison, crate::compare::Contrast) {
    let declared = ["l".to_string()].into();
    let comparison = compare(counts, &[&lexicon()], &Options { rng_seed: 1, reference: None, declared, audits: Audits::default() });
    let is_it = |c: &&crate::compare::Contrast| c.subject.item == "rebel" && c.voice == VoiceGroup::Own;
    let contrast = comparison.contrasts.iter().find(is_it).unwrap().clone();
    (comparison, contrast)
}

/// Twelve stories in which both say it twice in a hundred words, and twenty that A alone tells and that are full of it.
#[test]
fn a_difference_that_comes_from_what_is_covered_is_said_first() {
    let counts = told(&[((100, 2), (100, 2)); 12], &[(100, 9), (100, 10), (100, 11), (100, 10)].repeat(5));
    let (comparison, contrast) = of_rebel(&counts);
    let within = contrast.within.unwrap();
    assert_eq!(contrast.level, Level::Consistent);
    assert_eq!((within.stories, within.target_articles, within.reference_articles), (12, 12, 12));
    assert!(within.log_ratio.unwrap().abs() < 1e-12);
    assert_eq!(within.agreement, crate::compare::Agreement::Disagrees);
    assert_eq!(comparison.cautions[0].code, "W17");
    assert!(comparison.cautions[0].sentence.contains("over all articles, but 1.0 times where both tell the same 12 stories"));
    let a = &comparison.coverage[0];
    assert_eq!((a.articles, a.with_partner, a.stories), (32, 12, 12));
    let agenda = comparison.cautions.iter().find(|c| c.code == "W05").unwrap();
    assert!(
        agenda.sentence.starts_with("Of A’s 32 articles 20 are on stories that the other outlet does not tell."),
        "{}",
        agenda.sentence
    );
}

/// In each of twelve stories A says it four times and B once or twice. Signs: all twelve are pluses, so p is 2 of 4,096.
#[test]
fn a_difference_of_wording_remains_within_the_stories() {
    let stories: Vec<_> = (0..12).map(|i| ((100, 4), (100, 1 + i % 2))).collect();
    let (comparison, contrast) = of_rebel(&told(&stories, &[]));
    let within = contrast.within.unwrap();
    assert!((within.log_ratio.unwrap() - (48.0_f64 / 18.0).log2()).abs() < 1e-12);
    assert_eq!((within.p, within.min_p), (Some(2.0 / 4096.0), Some(2.0 / 4096.0)));
    assert_eq!(within.agreement, crate::compare::Agreement::Agrees);
    assert!(comparison.cautions.iter().all(|c| c.code != "W17" && c.code != "W05"));
}

#[test]
fn few_stories_have_no_interval_and_none_have_nothing() {
    let mut few = told(&[((100, 4), (100, 1)); 6], &[(100, 3); 8]);
    let last = few.articles.len() - 1;
    few.articles[last - 1..].iter_mut().for_each(|article| article.story = format!("alone {}", article.article));
    let (_, few) = of_rebel(&few);
    let within = few.within.unwrap();
    assert_eq!(within.stories, 4);
    assert_eq!((within.reason, within.ratio_interval, within.p), (Some(Reason::BelowGate), None, None));
    assert_eq!(within.agreement, crate::compare::Agreement::Unknown);
    let mut apart = told(&[((100, 4), (100, 1)); 6], &[]);
    apart.articles.iter_mut().enumerate().for_each(|(i, article)| article.story = i.to_string());
    let (comparison, none) = of_rebel(&apart);
    assert_eq!(none.within, None);
    assert_eq!(comparison.coverage.iter().map(|c| c.with_partner).sum::<u64>(), 0);
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
