//! Small corpora whose numbers can be counted by hand.

use super::*;
use crate::compare::estimate::{Level as Claim, Reason};
use crate::tally::{ArticleCount, OutletCount, Use};

const CATEGORY: (&str, Level, &str, &str) = ("l", Level::Category, "violence", "");

/// An article: outlet (0 is A, 1 is B), day, words, hits.
type Article = (usize, String, u64, u64);

fn counts(articles: &[Article], (lexicon, level, group, item): (&str, Level, &str, &str)) -> Counts {
    let outlet = |(index, name): (usize, &str)| OutletCount {
        outlet: name.to_string(),
        articles: articles.iter().filter(|a| a.0 == index).count() as u64,
        words: articles.iter().filter(|a| a.0 == index).map(|a| a.2).sum(),
        words_headline: 0,
        words_set_aside: 0,
        words_by_voice: [0; 5],
        hits_by_voice: [0; 5],
        hits_by_place: [0; 11],
    };
    let of = |(article, (.., uses)): (usize, &Article)| Use { article, voice: "own", uses: *uses, resolved: *uses, first: 0, headline: 0 };
    Counts {
        outlets: ["A", "B"].into_iter().enumerate().map(outlet).filter(|outlet| outlet.articles > 0).collect(),
        articles: articles
            .iter()
            .enumerate()
            .map(|(id, (outlet, date, words, _))| ArticleCount {
                article: id.to_string(),
                outlet: *outlet,
                words: *words,
                date: date.clone(),
                story: String::new(),
            })
            .collect(),
        subjects: vec![SubjectCount {
            lexicon: lexicon.to_string(),
            level,
            group: group.to_string(),
            item: item.to_string(),
            uses: articles.iter().enumerate().map(of).filter(|u| u.uses > 0).collect(),
        }],
    }
}

/// Two articles of an outlet in each of so many months of 2015 and 2016, with hits by month.
fn monthly(outlet: usize, months: usize, hits: impl Fn(usize) -> u64) -> Vec<Article> {
    let day = |month: usize, day: u8| format!("{}-{:02}-{day:02}", 2015 + month / 12, month % 12 + 1);
    (0..months).flat_map(|month| [3, 20].map(|at| (outlet, day(month, at), 400, hits(month)))).collect()
}

fn found(articles: &[Article], declared: bool, options: &TimeOptions) -> Option<OverTime> {
    let declared = declared.then(|| "l".to_string()).into_iter().collect();
    over_time(&counts(articles, CATEGORY), &[], &declared, options, 1)
}

fn courses(articles: &[Article], options: &TimeOptions) -> Courses {
    found(articles, true, options).unwrap().courses.unwrap()
}

fn by(period: Period) -> TimeOptions {
    TimeOptions { by: Some(period), events: Vec::new() }
}

fn line<'c>(courses: &'c Courses, outlet: Option<&str>) -> &'c Series {
    courses.series.iter().find(|s| s.outlet.as_deref() == outlet && s.voice == VoiceGroup::Own).unwrap()
}

fn search<'c>(courses: &'c Courses, outlet: Option<&str>) -> &'c BreakSearch {
    courses.breaks.iter().find(|b| b.outlet.as_deref() == outlet && b.voice == VoiceGroup::Own).unwrap()
}

#[test]
fn a_period_without_an_article_is_empty_and_not_zero() {
    let day = |iso: &str, hits: u64| (0, iso.to_string(), 500, hits);
    let articles = [day("2017-01-02", 4), day("2017-01-20", 6), day("2017-02-03", 10), day("2017-04-01", 0), day("2017-04-28", 0)];
    let courses = courses(&articles, &by(Period::Month));
    assert_eq!(courses.starts, ["2017-01-01", "2017-02-01", "2017-03-01", "2017-04-01"]);
    let bins = &line(&courses, Some("A")).bins;
    // 10 hits in 1,000 words, 10 in 500, no article, none in 1,000.
    assert_eq!(bins.iter().map(|b| b.per_thousand).collect::<Vec<_>>(), [Some(10.0), Some(20.0), None, Some(0.0)]);
    assert_eq!(bins.iter().map(|b| b.articles).collect::<Vec<_>>(), [2, 1, 0, 2]);
    let reasons: Vec<Option<Reason>> = bins.iter().map(|b| b.reason).collect();
    assert_eq!(reasons, [None, Some(Reason::OneArticle), Some(Reason::NoWords), Some(Reason::NoHits)]);
    assert!(bins[0].interval.is_some() && bins[1].interval.is_none() && bins[2].interval.is_none());
    // One outlet alone has nothing beside it.
    assert!(courses.series.iter().all(|s| s.outlet.is_some()));
}

#[test]
fn articles_without_a_date_are_counted_and_in_no_line() {
    let mut articles = monthly(0, 4, |_| 5);
    articles.push((0, String::new(), 400, 5));
    let found = found(&articles, true, &TimeOptions::default()).unwrap();
    assert_eq!((found.dated, found.undated), (8, 1));
    let courses = found.courses.unwrap();
    assert_eq!(line(&courses, Some("A")).bins.iter().map(|bin| bin.hits).sum::<u64>(), 40);
}

#[test]
fn a_handful_of_articles_has_no_course_and_says_so_only_when_asked() {
    let two = [(0, "2024-12-08".to_string(), 300, 9), (1, "2025-10-06".to_string(), 300, 9)];
    assert_eq!(found(&two, true, &TimeOptions::default()), None);
    assert_eq!(found(&two, true, &by(Period::Day)).unwrap().courses, Err(NoSeries::FewDated));
    let one_month: Vec<Article> = (0..4).flat_map(|_| monthly(0, 1, |_| 3)).collect();
    assert_eq!(found(&one_month, true, &by(Period::Month)).unwrap().courses, Err(NoSeries::FewPeriods));
    let mut long_ago = monthly(0, 5, |_| 3);
    long_ago.push((0, "0015-01-01".to_string(), 400, 1));
    assert_eq!(found(&long_ago, true, &TimeOptions::default()).unwrap().courses, Err(NoSeries::TooManyPeriods));
}

/// A's rate is 2.5 until June 2015 and 12.5 since; B stays at 5.
fn one_changes(months: usize) -> Vec<Article> {
    [monthly(0, months, |month| if month < 6 { 1 } else { 5 }), monthly(1, months, |_| 2)].concat()
}

fn july() -> TimeOptions {
    TimeOptions { by: Some(Period::Month), events: vec![Event { date: "2015-07-03".into(), name: None }] }
}

#[test]
fn an_event_counts_its_own_day_as_after() {
    let courses = courses(&one_changes(18), &july());
    let effect = |outlet: Option<&str>| {
        courses.effects.iter().find(|e| e.outlet.as_deref() == outlet && e.voice == VoiceGroup::Own).unwrap().clone()
    };
    let a = effect(Some("A"));
    assert_eq!((a.before.articles, a.before.hits, a.after.articles, a.after.hits), (12, 12, 24, 120));
    // 5 hits an article against 1.
    assert!((a.log_ratio.unwrap() - 5_f64.log2()).abs() < 1e-9);
    assert_eq!((a.level, a.reason), (Claim::Consistent, None));
    assert_eq!(effect(Some("B")).level, Claim::Seen);
    // Together 3 an article before and 7 since, while B does not change at all.
    assert!((effect(None).log_ratio.unwrap() - (7.0_f64 / 3.0).log2()).abs() < 1e-9);
}

#[test]
fn fewer_than_five_articles_on_a_side_are_not_compared() {
    let early = TimeOptions { events: vec![Event { date: "2015-02-25".into(), name: None }], ..by(Period::Month) };
    let courses = courses(&one_changes(12), &early);
    let effect = courses.effects.iter().find(|e| e.outlet.as_deref() == Some("A")).unwrap();
    assert_eq!((effect.before.articles, effect.reason, effect.p), (4, Some(Reason::BelowGate), None));
}

/// B has articles in the first year only and writes more: together there is a change, and no outlet made it.
#[test]
fn an_outlet_that_ends_is_no_change_of_all_together() {
    let articles = [monthly(0, 24, |_| 1), monthly(1, 12, |_| 9)].concat();
    let options = TimeOptions { events: vec![Event { date: "2016-01-01".into(), name: None }], ..by(Period::Month) };
    let courses = courses(&articles, &options);
    let together = courses.effects.iter().find(|e| e.outlet.is_none() && e.voice == VoiceGroup::Own).unwrap();
    assert!(together.ratio_interval.unwrap().hi < 1.0, "the rate falls: {together:?}");
    assert_eq!((together.level, together.p_permutation), (Claim::Seen, Some(1.0)));
    assert_eq!(search(&courses, None).found.as_ref().unwrap().level, Claim::Seen);
}

#[test]
fn a_break_is_found_where_it_is() {
    let courses = courses(&one_changes(18), &by(Period::Month));
    let a = search(&courses, Some("A")).found.clone().unwrap();
    assert_eq!((courses.starts[a.last_before].as_str(), courses.starts[a.first_after].as_str()), ("2015-06-01", "2015-07-01"));
    assert_eq!((a.before.hits, a.after.hits, a.level), (12, 120, Claim::Consistent));
    assert_eq!(a.several, [6]);
    let b = search(&courses, Some("B")).found.clone().unwrap();
    assert_eq!((b.level, b.several.len()), (Claim::Seen, 0));
}

#[test]
fn what_all_do_at_once_is_said_to_be_shared() {
    let step = |month: usize| if month < 6 { 1 } else { 5 };
    let both = courses(&[monthly(0, 18, step), monthly(1, 18, step)].concat(), &by(Period::Month));
    assert_eq!(search(&both, Some("A")).found.as_ref().unwrap().shared, Some(true));
    assert_eq!(search(&both, None).found.as_ref().unwrap().shared, None);
    // A rises as B falls: all together stay where they are.
    let against = courses(&[monthly(0, 18, step), monthly(1, 18, |month| 6 - step(month))].concat(), &by(Period::Month));
    assert_eq!(search(&against, Some("A")).found.as_ref().unwrap().shared, Some(false));
}

#[test]
fn too_few_periods_or_hits_are_not_searched() {
    let short = courses(&one_changes(11), &by(Period::Month));
    assert_eq!((search(&short, Some("A")).reason, search(&short, Some("A")).filled), (Some(Reason::BelowGate), 11));
    let rare = courses(&monthly(0, 14, |_| 1), &by(Period::Month));
    assert_eq!((search(&rare, Some("A")).reason, search(&rare, Some("A")).hits), (Some(Reason::BelowGate), 28));
}

#[test]
fn what_was_not_declared_is_shown_and_not_tested() {
    let found = found(&one_changes(18), false, &july()).unwrap();
    let courses = found.courses.unwrap();
    assert_eq!((courses.groups.len(), courses.effects.len(), courses.breaks.len()), (1, 0, 0));
    assert_eq!(courses.series.len(), 6, "two outlets and both together, in two voices");
}

#[test]
fn the_shares_of_a_label_have_an_interval_from_ten_mentions_on() {
    let lexicon = crate::lexicon::find("conflict").unwrap();
    let set = &lexicon.namings[0];
    let label = ("conflict", Level::Label, set.id.as_str(), set.labels[0].entry.id.as_str());
    let articles = monthly(0, 3, |month| [1, 6, 0][month]);
    let declared = ["conflict".to_string()].into();
    let found = over_time(&counts(&articles, label), &[lexicon], &declared, &by(Period::Month), 1).unwrap();
    let courses = found.courses.unwrap();
    // With 14 hits the label is below the family's 20, so nothing of it is followed.
    assert!(courses.series.is_empty());
    let articles = monthly(0, 3, |month| [1, 12, 0][month]);
    let courses = over_time(&counts(&articles, label), &[lexicon], &declared, &by(Period::Month), 1).unwrap().courses.unwrap();
    let shares: Vec<BinShare> = line(&courses, Some("A")).bins.iter().filter_map(|bin| bin.share).collect();
    assert_eq!((shares[0].mentions, shares[0].of, shares[0].share, shares[0].reason), (2, 2, None, Some(Reason::BelowGate)));
    assert_eq!((shares[1].mentions, shares[1].of, shares[1].share), (24, 24, Some(1.0)));
    assert!(shares[1].interval.is_some_and(|interval| interval.lo < 1.0 && interval.hi == 1.0), "{:?}", shares[1]);
    assert_eq!((shares[2].of, shares[2].share, shares[2].reason), (0, None, Some(Reason::EmptySet)));
}
