//! What the sentences can be narrowed to, and the links that narrow them: each sentence carries marks such as `o2 vown`, and a link names those
//! that it wants.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::exhibit::Sentences;
use crate::compare::Subject;
use crate::findings::{Exhibit, Findings};
use crate::text::VoiceGroup;

/// The choices above the sentences; those that would leave nothing out are empty.
#[derive(Serialize)]
pub(super) struct Choices<'a> {
    /// Outlets as (mark, name).
    outlets: Vec<(String, &'a str)>,
    /// Voices by their keys.
    voices: Vec<&'static str>,
    /// Zones by their keys.
    zones: Vec<&'static str>,
    /// Tenths of the bodies, from 1.
    tenths: Vec<u8>,
    /// Stories as (mark, name).
    stories: Vec<(String, &'a str)>,
}

/// A link to sentences: where it leads without a script, and the marks they must carry.
#[derive(Serialize, Debug, PartialEq, Eq)]
pub(super) struct Only {
    href: String,
    only: String,
}

/// The marks by what they stand for.
pub(super) struct Marks<'a> {
    outlets: BTreeMap<&'a str, usize>,
    lexicons: BTreeMap<&'a str, usize>,
    stories: BTreeMap<&'a str, usize>,
}

/// Whose sentences a link wants, apart from the words.
#[derive(Default, Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub outlet: Option<&'a str>,
    pub voice: Option<VoiceGroup>,
    pub story: Option<&'a str>,
    pub in_headline: bool,
    pub tenth: Option<usize>,
}

impl<'a> Marks<'a> {
    pub(super) fn new(findings: &'a Findings) -> Self {
        let stories: BTreeSet<&str> = findings.exhibits.iter().map(|e| e.story.as_str()).filter(|story| !story.is_empty()).collect();
        Marks {
            outlets: findings.outlets.iter().enumerate().map(|(i, o)| (o.name.as_str(), i)).collect(),
            lexicons: findings.lexicons.iter().enumerate().map(|(i, l)| (l.id.as_str(), i)).collect(),
            stories: stories.into_iter().enumerate().map(|(i, story)| (story, i)).collect(),
        }
    }

    /// What an exhibit carries itself; its word, heading and list stand on its group.
    pub(super) fn of_exhibit(&self, exhibit: &Exhibit) -> String {
        let mut marks = vec![format!("v{}", exhibit.voice.key()), format!("z{}", exhibit.zone)];
        marks.extend(self.outlets.get(exhibit.outlet.as_str()).map(|i| format!("o{i}")));
        marks.extend(self.stories.get(exhibit.story.as_str()).map(|i| format!("s{i}")));
        marks.extend((exhibit.tenth > 0).then(|| format!("t{}", exhibit.tenth)));
        marks.join(" ")
    }

    /// What a group of sentences carries: its word, its heading, its list.
    pub(super) fn of_group(&self, word: usize, heading: usize, lexicon: &str) -> String {
        let list = self.lexicons.get(lexicon).map(|i| format!(" l{i}"));
        format!("w{word} h{heading}{}", list.unwrap_or_default())
    }

    fn wanted(&self, wanted: Wanted<'_>) -> Option<Vec<String>> {
        let mut marks = Vec::new();
        if let Some(outlet) = wanted.outlet {
            marks.push(format!("o{}", self.outlets.get(outlet)?));
        }
        if let Some(story) = wanted.story {
            marks.push(format!("s{}", self.stories.get(story)?));
        }
        marks.extend(wanted.voice.filter(|voice| *voice != VoiceGroup::All).map(|voice| format!("v{}", voice.key())));
        marks.extend(wanted.in_headline.then(|| "zheadline".to_owned()));
        marks.extend(wanted.tenth.map(|tenth| format!("t{tenth}")));
        Some(marks)
    }
}

impl<'a> Sentences<'a> {
    /// The sentences of an outlet, a voice or a place, whatever the word; nothing when the page has none.
    pub(super) fn only(&self, wanted: Wanted<'_>) -> Option<Only> {
        let marks = self.marks().wanted(wanted)?;
        (!self.is_empty()).then(|| Only { href: "sentences".to_owned(), only: marks.join(" ") })
    }

    /// The sentences with a word, a naming set or a whole list; nothing when the page has none of it.
    pub(super) fn only_subject(&self, subject: &Subject, wanted: Wanted<'_>) -> Option<Only> {
        let (mark, href) = match subject.level {
            "lexicon" => (format!("l{}", self.marks().lexicons.get(subject.lexicon.as_str())?), "sentences".to_owned()),
            "category" | "naming" => {
                let heading = self.heading_of(&subject.lexicon, &subject.group)?;
                (format!("h{heading}"), format!("h{heading}"))
            }
            "term" => word(self.word_of(&subject.lexicon, &subject.item)?),
            _ => word(self.group_of((&subject.lexicon, &subject.group, &subject.item))?),
        };
        let mut marks = vec![mark];
        marks.extend(self.marks().wanted(wanted)?);
        Some(Only { href, only: marks.join(" ") })
    }

    /// The sentences with one word of a naming set or category.
    pub(super) fn only_word(&self, key: super::exhibit::Key<'_>, wanted: Wanted<'_>) -> Option<Only> {
        let (mark, href) = word(self.group_of(key)?);
        let mut marks = vec![mark];
        marks.extend(self.marks().wanted(wanted)?);
        Some(Only { href, only: marks.join(" ") })
    }
}

fn word(group: usize) -> (String, String) {
    (format!("w{group}"), format!("g{group}"))
}

impl<'a> Choices<'a> {
    pub(super) fn new(findings: &'a Findings, marks: &Marks<'a>) -> Self {
        let exhibits = &findings.exhibits;
        let in_use: BTreeSet<&str> = exhibits.iter().map(|e| e.outlet.as_str()).collect();
        let voices: BTreeSet<&str> = exhibits.iter().map(|e| e.voice.key()).collect();
        let zones: BTreeSet<&str> = exhibits.iter().map(|e| e.zone).collect();
        let tenths: BTreeSet<u8> = exhibits.iter().map(|e| e.tenth).filter(|tenth| *tenth > 0).collect();
        let outlets = findings.outlets.iter().enumerate().filter(|(_, o)| in_use.contains(o.name.as_str()));
        Choices {
            outlets: outlets.map(|(i, o)| (format!("o{i}"), o.name.as_str())).collect(),
            voices: VoiceGroup::ALL.into_iter().map(VoiceGroup::key).filter(|voice| voices.contains(voice)).collect(),
            zones: ["headline", "lede", "body"].into_iter().filter(|zone| zones.contains(zone)).collect(),
            tenths: tenths.into_iter().collect(),
            stories: marks.stories.iter().map(|(story, i)| (format!("s{i}"), *story)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    /// The sentences whose marks are all that a link wants, found as the script finds them.
    fn found(findings: &Findings, only: &Only) -> Vec<usize> {
        let sentences = Sentences::new(findings);
        let carried = sentences.carried();
        let wanted: Vec<&str> = only.only.split(' ').collect();
        carried.into_iter().filter(|(_, marks)| wanted.iter().all(|w| marks.split(' ').any(|m| m == *w))).map(|(id, _)| id).collect()
    }

    #[test]
    fn a_link_of_a_word_in_an_outlet_finds_exactly_its_sentences() {
        let findings = fixture::fifteen_outlets();
        let sentences = Sentences::new(&findings);
        let first = &findings.exhibits[0];
        let wanted = Wanted { outlet: Some(&first.outlet), voice: Some(VoiceGroup::Own), ..Wanted::default() };
        let only = sentences.only_word((&first.lexicon, &first.group, &first.item), wanted).unwrap();
        let expected = findings
            .exhibits
            .iter()
            .enumerate()
            .filter(|(_, e)| (&e.outlet, &e.item) == (&first.outlet, &first.item) && e.voice.key() == "own");
        assert_eq!(found(&findings, &only), expected.map(|(i, _)| i).collect::<Vec<_>>());
    }

    #[test]
    fn a_link_of_a_whole_list_finds_all_its_sentences_and_one_of_a_story_those_of_it() {
        let findings = fixture::fifteen_outlets();
        let sentences = Sentences::new(&findings);
        let subject =
            Subject { lexicon: "conflict".into(), level: "lexicon", group: String::new(), item: String::new(), shown: "Conflict".into() };
        let only = sentences.only_subject(&subject, Wanted::default()).unwrap();
        assert_eq!(found(&findings, &only).len(), findings.exhibits.len());
        let only = sentences.only(Wanted { story: Some("story 1"), ..Wanted::default() }).unwrap();
        assert_eq!(found(&findings, &only).len(), findings.exhibits.iter().filter(|e| e.story == "story 1").count());
    }

    #[test]
    fn what_has_no_sentence_has_no_link() {
        let findings = fixture::fifteen_outlets();
        let sentences = Sentences::new(&findings);
        assert_eq!(sentences.only_word(("conflict", "armed-opposition", "unheard-of"), Wanted::default()), None);
        assert_eq!(sentences.only(Wanted { outlet: Some("Nobody"), ..Wanted::default() }), None);
    }
}
