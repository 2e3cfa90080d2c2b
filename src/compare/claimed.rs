//! Cautions about the differences that are claimed: where the two voices disagree, and what claims rest on.
//!
//! One sentence a kind, with counts; the table of differences says of each one what applies to it.

use std::collections::HashSet;

use crate::compare::caution::{Caution, in_words};
use crate::compare::estimate::{Contrast, Level, Rate};
use crate::compare::within::Agreement;
use crate::text::VoiceGroup;

/// The differences above Seen, and what they are made of.
#[derive(Debug)]
pub(super) struct Claimed<'a> {
    rates: &'a [Rate],
    claims: Vec<&'a Contrast>,
}

impl<'a> Claimed<'a> {
    /// Those of `contrasts` that are claimed.
    pub(super) fn new(rates: &'a [Rate], contrasts: &'a [Contrast]) -> Claimed<'a> {
        Claimed { rates, claims: contrasts.iter().filter(|c| c.level > Level::Seen).collect() }
    }

    /// W17: what is claimed over all articles does not hold where the outlets tell the same stories.
    pub(super) fn same_stories_disagree(&self) -> Option<Caution> {
        let disagrees = |c: &Contrast| c.within.as_ref().is_some_and(|within| within.agreement == Agreement::Disagrees);
        let mut found: Vec<&&Contrast> = self.claims.iter().filter(|c| disagrees(c)).collect();
        found.sort_by_key(|c| (c.voice != VoiceGroup::Own, c.subject.level != "label"));
        let first = found.first()?;
        let within = first.within.as_ref()?;
        let than = if first.reference == "the rest" { "the others" } else { first.reference.as_str() };
        let (overall, inside) = (two_digits(first.log_ratio?.exp2()), two_digits(within.log_ratio?.exp2()));
        let sentence = format!(
            "{} uses “{}” {overall} times as often as {than} over all articles, but {inside} times where both tell the same {} stories: the difference may come from what is \
             covered, not from how it is worded.",
            first.target, first.subject.shown, within.stories
        );
        let number = found.iter().map(|c| (&c.subject, c.target.as_str())).collect::<HashSet<_>>().len();
        let more = match number {
            1 => String::new(),
            2 => " The same goes for one more difference.".to_string(),
            n => format!(" The same goes for {} more differences.", in_words(n as u64 - 1)),
        };
        Some(Caution::new("W17", format!("{sentence}{more}"), [("differences", number.to_string())]))
    }

    /// W13: own words and all voices lead to different conclusions.
    pub(super) fn voices_disagree(&self) -> Option<Caution> {
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        let mut claims: Vec<&&Contrast> = self.claims.iter().filter(|c| c.cautions.contains(&"W13")).collect();
        // What an outlet's own words would make one say comes first, and single words before groups of them.
        claims.sort_by_key(|c| (c.voice != VoiceGroup::Own, c.subject.level != "label"));
        for claim in claims {
            let pair = (claim.subject.shown.as_str(), claim.target.as_str());
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
        let named: Vec<String> = pairs.iter().take(2).map(|(shown, outlet)| format!("“{shown}” in {outlet}")).collect();
        let of = match pairs.len() {
            0 => return None,
            1 => named[0].clone(),
            2 => format!("{} and {}", named[0], named[1]),
            n => format!("{}, {} and {} more", named[0], named[1], in_words(n as u64 - 2)),
        };
        let sentence = format!("Own words and all voices together lead to different conclusions about {of}: read both rows.");
        Some(Caution::new("W13", sentence, [("differences", pairs.len().to_string())]))
    }

    /// W14: claims that one article or one term carries.
    pub(super) fn fragile(&self) -> Option<Caution> {
        self.some(
            "W14",
            |c| c.rests_on.is_some(),
            |n| {
                format!(
                    "{} on one article or one word, without which {} not be said",
                    rests(n),
                    if n == 1 { "it could" } else { "they could" }
                )
            },
        )
    }

    /// W15, W03, W02 and W04: one sentence each.
    pub(super) fn thin(&self) -> Vec<Caution> {
        let says = |code: &'static str| move |c: &Contrast| c.cautions.contains(&code);
        let one_word: HashSet<(&str, &str, &str, VoiceGroup)> = self
            .rates
            .iter()
            .filter(|r| r.subject.level == "category" && r.cautions.contains(&"W04"))
            .map(|r| (r.subject.lexicon.as_str(), r.subject.group.as_str(), r.outlet.as_str(), r.voice))
            .collect();
        let is_one_word =
            |c: &Contrast| c.subject.level == "category" && one_word.contains(&(&c.subject.lexicon, &c.subject.group, &c.target, c.voice));
        let kinds = [
            self.some("W15", says("W15"), |n| {
                format!("{} on one test alone: the other is not to be trusted where the uses of a small outlet come in bursts", rests(n))
            }),
            self.some("W03", says("W03"), |n| format!("{} a side on which one article holds more than half of the uses", has(n))),
            self.some("W02", says("W02"), |n| format!("{} fewer than twenty uses on a side", has(n))),
            self.some("W04", is_one_word, |n| format!("{} one word that makes up more than half of the outlet’s uses", has(n))),
        ];
        kinds.into_iter().flatten().collect()
    }

    /// A caution about those of the claims that `applies` names: "Of 12 differences that hold across articles, two …".
    fn some(&self, code: &'static str, applies: impl Fn(&Contrast) -> bool, says: impl Fn(usize) -> String) -> Option<Caution> {
        // A difference in two voices is one.
        let number = |is_counted: &dyn Fn(&Contrast) -> bool| {
            let counted = self.claims.iter().filter(|c| is_counted(c)).map(|c| (&c.subject, c.target.as_str()));
            counted.collect::<HashSet<_>>().len()
        };
        let (all, n) = (number(&|_| true), number(&applies));
        if n == 0 {
            return None;
        }
        let sentence = match (all, n) {
            (1, _) => format!("The one difference that holds across articles {}.", says(1)),
            _ => format!("Of the {} differences that hold across articles {} {}.", in_words(all as u64), in_words(n as u64), says(n)),
        };
        Some(Caution::new(code, sentence, [("differences", n.to_string()), ("of", all.to_string())]))
    }
}

/// A ratio for a sentence, with two figures that count.
fn two_digits(ratio: f64) -> String {
    match ratio {
        ratio if ratio >= 9.95 => format!("{ratio:.0}"),
        ratio if ratio >= 0.995 => format!("{ratio:.1}"),
        ratio => format!("{ratio:.2}"),
    }
}

fn rests(n: usize) -> &'static str {
    if n == 1 { "rests" } else { "rest" }
}

fn has(n: usize) -> &'static str {
    if n == 1 { "has" } else { "have" }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::compare::estimate::Subject;
    use crate::compare::influence::RestsOn;

    fn contrast(shown: &str, target: &str, voice: VoiceGroup, cautions: &[&'static str]) -> Contrast {
        Contrast {
            subject: Arc::new(Subject { lexicon: "l".into(), level: "label", group: "n".into(), item: shown.into(), shown: shown.into() }),
            target: target.into(),
            reference: "the rest".into(),
            voice,
            target_rate: None,
            reference_rate: None,
            log_ratio: Some(1.0),
            ratio_interval: None,
            p: None,
            p_permutation: None,
            min_p: None,
            q: None,
            level: Level::Consistent,
            rests_on: cautions.contains(&"W14").then(|| RestsOn::Article("1".into())),
            within: None,
            detection_limit: None,
            permutation_unreliable: false,
            cautions: cautions.to_vec(),
            reason: None,
        }
    }

    #[test]
    fn two_differences_are_named_where_voices_disagree_and_own_words_come_first() {
        let both = [
            contrast("rebel", "A", VoiceGroup::All, &["W13"]),
            contrast("regime", "B", VoiceGroup::Own, &["W13"]),
            contrast("regime", "B", VoiceGroup::All, &["W13"]),
        ];
        let said = |of: &[Contrast]| Claimed::new(&[], of).voices_disagree().map(|caution| caution.sentence);
        let sentence =
            "Own words and all voices together lead to different conclusions about “regime” in B and “rebel” in A: read both rows.";
        assert_eq!(said(&both).as_deref(), Some(sentence));
        let mut four = both.to_vec();
        four.extend([contrast("coup", "A", VoiceGroup::All, &["W13"]), contrast("war", "A", VoiceGroup::All, &["W13"])]);
        assert!(said(&four).unwrap().contains("about “regime” in B, “rebel” in A and two more: read"));
        let seen = Contrast { level: Level::Seen, ..both[0].clone() };
        assert_eq!(said(&[seen]), None, "what nobody claims needs no caution");
    }

    #[test]
    fn what_claims_rest_on_is_counted() {
        let of = |codes: &[&[&'static str]]| {
            let mut found: Vec<Contrast> =
                codes.iter().zip(["a", "b", "c"]).map(|(c, word)| contrast(word, "A", VoiceGroup::Own, c)).collect();
            // The same in all voices: no further difference.
            found.push(Contrast { voice: VoiceGroup::All, ..found[0].clone() });
            found
        };
        let sentences = |contrasts: &[Contrast]| {
            let claimed = Claimed::new(&[], contrasts);
            claimed.fragile().into_iter().chain(claimed.thin()).map(|c| (c.code, c.sentence)).collect::<Vec<_>>()
        };
        assert_eq!(
            sentences(&of(&[&["W14"], &["W02", "W03"], &["W02", "W14"]])),
            [
                (
                    "W14",
                    "Of the three differences that hold across articles two rest on one article or one word, without which they could not be said.".to_string()
                ),
                ("W03", "Of the three differences that hold across articles one has a side on which one article holds more than half of the uses.".to_string()),
                ("W02", "Of the three differences that hold across articles two have fewer than twenty uses on a side.".to_string()),
            ]
        );
        let one = "The one difference that holds across articles rests on one article or one word, without which it could not be said.";
        assert_eq!(sentences(&of(&[&["W14"]])), [("W14", one.to_string())]);
        assert!(sentences(&of(&[&[], &["W01"]])).is_empty());
    }
}
