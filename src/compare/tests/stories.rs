//! The comparison within the stories both sides tell, beside the overall one.

use super::*;

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
