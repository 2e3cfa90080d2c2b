//! Picks the rates of a group of words that a panel draws, outlet by outlet.

use std::collections::HashMap;

use crate::compare::{Rate, Reason};
use crate::findings::Findings;
use crate::text::VoiceGroup;

/// A group of words.
pub(super) struct Entry<'a> {
    /// What a reader sees.
    pub heading: &'a str,
    /// The outlets in the report's order, each with its rates by voice, own words first.
    pub outlets: Vec<(&'a str, Vec<&'a Rate>)>,
}

/// The groups of words of the naming grid that have rates, in its order. Of the voices besides an outlet's own only those with a use are kept.
pub(super) fn entries<'a>(findings: &'a Findings, voices: &[VoiceGroup]) -> Vec<Entry<'a>> {
    let key = |rate: &'a Rate| (rate.subject.lexicon.as_str(), rate.subject.level, rate.subject.group.as_str());
    let mut found: HashMap<_, HashMap<(&str, VoiceGroup), &Rate>> = HashMap::new();
    for rate in findings.rates.iter().filter(|rate| rate.subject.item.is_empty()) {
        found.entry(key(rate)).or_default().insert((rate.outlet.as_str(), rate.voice), rate);
    }
    let sections = findings.grid.sections.iter().filter_map(|section| {
        let level = if section.is_naming { "naming" } else { "category" };
        let rates = found.get(&(section.lexicon.as_str(), level, section.id.as_str()))?;
        let of = |name: &'a str| {
            let rates = voices.iter().filter_map(|voice| rates.get(&(name, *voice)).copied());
            (name, rates.filter(|rate| rate.voice == VoiceGroup::Own || rate.hits > 0).collect::<Vec<_>>())
        };
        Some(Entry { heading: &section.heading, outlets: findings.outlets.iter().map(|outlet| of(&outlet.name)).collect() })
    });
    sections.collect()
}

impl<'a> Entry<'a> {
    /// All rates of the panel.
    pub(super) fn drawn(&self) -> impl Iterator<Item = &'a Rate> + '_ {
        self.outlets.iter().flat_map(|(_, rates)| rates.iter().copied())
    }

    /// Uses in all outlets and voices drawn.
    pub(super) fn uses(&self) -> u64 {
        self.drawn().map(|rate| rate.hits).sum()
    }

    /// True when at least one outlet that uses the words has a range.
    pub(super) fn has_range(&self) -> bool {
        self.drawn().any(|rate| rate.hits > 0 && rate.interval.is_some())
    }
}

/// Why a rate has no range, in a few words.
pub(super) fn why_none(rate: &Rate) -> &'static str {
    match rate.reason {
        Some(Reason::OneArticle) => "one article: no range",
        Some(Reason::NoWords) => "no words: no rate",
        _ => "no range",
    }
}
