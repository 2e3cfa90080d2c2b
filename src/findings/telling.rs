//! The most telling differences as sentences: those that hold across articles in the outlets' own words.
//!
//! Most telling is what lies farthest from "just as often" at the nearer end of its range, so that a wide range earns no place. What one
//! article or one word carries, or what quotations take away, comes after the rest, and its sentence says so.

use std::collections::HashMap;

use crate::compare::{Contrast, Level, RestsOn};
use crate::findings::model::{Exhibit, Remark, Text};
use crate::text::{Voice, VoiceGroup};

/// Sentences about one outlet at most, so that one that differs in everything does not hide the others.
const OF_ONE_OUTLET: usize = 2;
/// Sentences behind a remark at most.
const EXHIBITS_AT_MOST: usize = 3;

/// The first `at_most` differences as remarks, each subject once.
pub(super) fn telling(contrasts: &[Contrast], exhibits: &[Exhibit], texts: &[Text], at_most: usize) -> Vec<Remark> {
    let mut claims: Vec<(&Contrast, Said)> = contrasts.iter().filter_map(|c| Some((c, Said::new(c)?))).collect();
    claims.sort_by(|(a, x), (b, y)| {
        is_hedged(a).cmp(&is_hedged(b)).then(y.lo.total_cmp(&x.lo)).then_with(|| (&a.subject, &a.target).cmp(&(&b.subject, &b.target)))
    });
    let mut remarks = Vec::new();
    let (mut by_subject, mut by_outlet): (HashMap<_, usize>, HashMap<_, usize>) = (HashMap::new(), HashMap::new());
    for (contrast, said) in claims {
        let (subject, outlet) = (by_subject.entry(&contrast.subject).or_default(), by_outlet.entry(&contrast.target).or_default());
        if *subject == 0 && *outlet < OF_ONE_OUTLET && remarks.len() < at_most {
            (*subject, *outlet) = (*subject + 1, *outlet + 1);
            remarks.push(Remark { sentence: sentence(contrast, &said, texts), exhibits: behind(contrast, exhibits) });
        }
    }
    remarks
}

/// How many times as often, of the side that has more.
struct Said {
    ratio: f64,
    /// The end of the range nearest to "just as often".
    lo: f64,
    hi: f64,
    target_has_more: bool,
}

impl Said {
    /// Nothing for what is not claimed of own words.
    fn new(c: &Contrast) -> Option<Said> {
        let (ratio, range) = (c.log_ratio?.exp2(), c.ratio_interval?);
        if c.level == Level::Seen || c.voice != VoiceGroup::Own || !range.hi.is_finite() || range.lo <= 0.0 {
            return None;
        }
        let target_has_more = ratio >= 1.0;
        let (lo, hi) = if target_has_more { (range.lo, range.hi) } else { (1.0 / range.hi, 1.0 / range.lo) };
        Some(Said { ratio: if target_has_more { ratio } else { 1.0 / ratio }, lo, hi, target_has_more })
    }
}

/// One article or word carries it, or the other voices take it away.
fn is_hedged(c: &Contrast) -> bool {
    c.rests_on.is_some() || c.cautions.contains(&"W13")
}

/// "Daily A writes “regime” 2.4 times as often as the others (1.6 to 3.6), in its own words."
fn sentence(c: &Contrast, said: &Said, texts: &[Text]) -> String {
    let are_many = c.reference == "the rest";
    let others = if are_many { "the others" } else { c.reference.as_str() };
    let (more, less) = if said.target_has_more { (c.target.as_str(), others) } else { (others, c.target.as_str()) };
    let is_plural = are_many && !said.target_has_more;
    let times = format!("{} times as often", digits(said.ratio));
    let range = format!("({} to {})", digits(said.lo), digits(said.hi));
    let their = if is_plural { "their" } else { "its" };
    let told = if c.subject.level == "label" {
        let write = if is_plural { "write" } else { "writes" };
        format!("{more} {write} “{}” {times} as {less} {range}, in {their} own words", c.subject.shown)
    } else {
        format!("In {more} words under “{}” stand {times} as in {less} {range}, in {their} own words", c.subject.shown)
    };
    let headline = |id: &str| texts.iter().find(|t| t.id == id && !t.headline.is_empty()).map(|t| format!(" (“{}”)", t.headline));
    let rests = match &c.rests_on {
        Some(RestsOn::Article(id)) => format!("; without one article{} it could not be said", headline(id).unwrap_or_default()),
        Some(RestsOn::Term(shown)) => format!("; without the word “{shown}” it could not be said"),
        None => String::new(),
    };
    let voices = if c.cautions.contains(&"W13") { "; quoted and reported words counted too, it does not hold" } else { "" };
    capital(&format!("{told}{rests}{voices}."))
}

/// Some of the uses that it is about: the outlet's own.
fn behind(c: &Contrast, exhibits: &[Exhibit]) -> Vec<usize> {
    let is_of = |e: &Exhibit| {
        e.lexicon == c.subject.lexicon
            && e.group == c.subject.group
            && (c.subject.item.is_empty() || e.item == c.subject.item)
            && e.is_naming == (c.subject.level == "label")
            && e.outlet == c.target
            && e.voice == Voice::Own
    };
    exhibits.iter().enumerate().filter(|(_, e)| is_of(e)).map(|(index, _)| index).take(EXHIBITS_AT_MOST).collect()
}

/// One place up to ten, none above.
fn digits(times: f64) -> String {
    if times < 9.95 { format!("{times:.1}") } else { format!("{times:.0}") }
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    match letters.next() {
        Some(first) if sentence.starts_with("the others") => first.to_uppercase().collect::<String>() + letters.as_str(),
        _ => sentence.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::compare::{Interval, Subject};

    fn subject(level: &'static str, item: &str, shown: &str) -> Arc<Subject> {
        Arc::new(Subject { lexicon: "l".into(), level, group: "n".into(), item: item.into(), shown: shown.into() })
    }

    fn claim(shown: &str, target: &str, ratio: f64, (lo, hi): (f64, f64)) -> Contrast {
        Contrast {
            subject: subject("label", shown, shown),
            target: target.into(),
            reference: "the rest".into(),
            voice: VoiceGroup::Own,
            target_rate: Some(2.0),
            reference_rate: Some(1.0),
            log_ratio: Some(ratio.log2()),
            ratio_interval: Some(Interval { lo, hi }),
            p: None,
            p_permutation: None,
            min_p: None,
            q: None,
            level: Level::Consistent,
            rests_on: None,
            within: None,
            detection_limit: None,
            permutation_unreliable: false,
            cautions: Vec::new(),
            reason: None,
        }
    }

    fn said(contrasts: &[Contrast]) -> Vec<String> {
        telling(contrasts, &[], &[], 5).into_iter().map(|remark| remark.sentence).collect()
    }

    #[test]
    fn a_difference_is_told_from_the_side_that_has_more() {
        let label = claim("regime", "Daily A", 2.4, (1.6, 3.6));
        assert_eq!(said(&[label]), ["Daily A writes “regime” 2.4 times as often as the others (1.6 to 3.6), in its own words."]);
        let less = claim("regime", "Daily A", 0.25, (0.05, 0.5));
        assert_eq!(
            said(std::slice::from_ref(&less)),
            ["The others write “regime” 4.0 times as often as Daily A (2.0 to 20), in their own words."]
        );
        let two = Contrast { reference: "Post".into(), ..less };
        assert_eq!(said(&[two]), ["Post writes “regime” 4.0 times as often as Daily A (2.0 to 20), in its own words."]);
        let mut category = claim("Words for harm", "Daily A", 2.4, (1.6, 3.6));
        category.subject = subject("category", "", "Words for harm");
        let sentence = "In Daily A words under “Words for harm” stand 2.4 times as often as in the others (1.6 to 3.6), in its own words.";
        assert_eq!(said(&[category]), [sentence]);
    }

    #[test]
    fn a_fragile_difference_says_so_and_comes_last() {
        let fragile = Contrast { rests_on: Some(RestsOn::Term("daesh".into())), ..claim("one", "A", 9.0, (5.0, 12.0)) };
        let flipped = Contrast { cautions: vec!["W13"], ..claim("two", "B", 3.0, (2.0, 4.0)) };
        let one_article = Contrast { rests_on: Some(RestsOn::Article("7".into())), ..claim("four", "D", 3.0, (1.5, 4.0)) };
        assert_eq!(
            said(&[fragile, flipped, claim("three", "C", 2.0, (1.1, 3.0)), one_article]),
            [
                "C writes “three” 2.0 times as often as the others (1.1 to 3.0), in its own words.",
                "A writes “one” 9.0 times as often as the others (5.0 to 12), in its own words; without the word “daesh” it could not be said.",
                "B writes “two” 3.0 times as often as the others (2.0 to 4.0), in its own words; quoted and reported words counted too, it does not hold.",
                "D writes “four” 3.0 times as often as the others (1.5 to 4.0), in its own words; without one article it could not be said.",
            ]
        );
    }

    #[test]
    fn the_nearer_end_of_the_range_decides_and_what_is_only_seen_is_not_told() {
        let wide = claim("wide", "A", 8.0, (1.2, 50.0));
        let narrow = claim("narrow", "B", 3.0, (2.0, 4.5));
        let seen = Contrast { level: Level::Seen, ..claim("seen", "C", 9.0, (8.0, 10.0)) };
        let all = Contrast { voice: VoiceGroup::All, ..claim("all", "C", 9.0, (8.0, 10.0)) };
        let told = said(&[wide, seen, narrow, all]);
        assert_eq!(told.iter().map(|s| s.split('“').nth(1).unwrap().split('”').next().unwrap()).collect::<Vec<_>>(), ["narrow", "wide"]);
    }

    #[test]
    fn a_word_is_told_once_and_an_outlet_twice() {
        let of = |shown: &str, target: &str| claim(shown, target, 3.0, (2.0, 4.0));
        let told = said(&[of("a", "A"), of("a", "B"), of("b", "A"), of("c", "A"), of("c", "B")]);
        assert_eq!(told.iter().map(|s| &s[..s.find('”').unwrap()]).collect::<Vec<_>>(), ["A writes “a", "A writes “b", "B writes “c"]);
    }
}
