//! What can be asked of a report, and which of it somebody means.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use serde::Serialize;

use crate::compare::Subject;
use crate::findings::explain::error::Error;
use crate::table::{self, Reader};
use crate::text::VoiceGroup;

/// Names told at most when one is unknown.
const NEAR_AT_MOST: usize = 3;
/// What is less like a name than this is not offered.
const LIKE_AT_LEAST: f64 = 0.5;

/// A category, naming set, term or label that occurs, with its hits in the voices asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Topic {
    /// What it is.
    #[serde(flatten)]
    pub subject: Subject,
    /// Hits in each outlet that has a row, by name.
    pub hits: BTreeMap<String, u64>,
}

impl Topic {
    /// Hits in one outlet, or in all.
    pub(super) fn hits_in(&self, outlet: Option<&str>) -> u64 {
        outlet.map_or_else(|| self.hits.values().sum(), |outlet| self.hits.get(outlet).copied().unwrap_or(0))
    }

    fn is_group(&self) -> bool {
        matches!(self.subject.level, "category" | "naming")
    }
}

/// What is asked for, as it was named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// A category or naming set.
    pub group: Option<String>,
    /// A term or label.
    pub word: Option<String>,
    /// A word list.
    pub lexicon: Option<String>,
}

/// Reads from the table of rates what can be asked. Whole word lists are left out.
///
/// # Errors
/// A table that is not as it was made.
pub fn topics<R: Read>(rates: &mut Reader<R>, voice: VoiceGroup) -> Result<Vec<Topic>, table::Error> {
    let mut topics: Vec<Topic> = Vec::new();
    let mut places: BTreeMap<[String; 4], usize> = BTreeMap::new();
    while let Some(row) = rates.next_row()? {
        let Some(level) = LEVELS.into_iter().find(|level| *level == row.text("subject")) else { continue };
        let [lexicon, group, item] = ["lexicon", "group", "item"].map(|column| row.text(column).to_string());
        let place = *places.entry([lexicon.clone(), level.to_string(), group.clone(), item.clone()]).or_insert_with(|| {
            let subject = Subject { lexicon, level, group, item, shown: row.text("shown").to_string() };
            topics.push(Topic { subject, hits: BTreeMap::new() });
            topics.len() - 1
        });
        if row.text("voice") == voice.key() {
            topics[place].hits.insert(row.text("outlet").to_string(), row.count("hits")?);
        }
    }
    Ok(topics)
}

const LEVELS: [&str; 4] = ["category", "term", "naming", "label"];

/// The topic that is meant: by its id or by what a reader sees, whatever the capitals. Nothing when none is named.
///
/// # Errors
/// A name that nothing or more than one thing has.
pub fn meant<'t>(topics: &'t [Topic], wanted: &Wanted) -> Result<Option<&'t Topic>, Error> {
    let of_list = |topic: &&Topic| wanted.lexicon.as_ref().is_none_or(|lexicon| same(&topic.subject.lexicon, lexicon));
    let groups = || topics.iter().filter(|topic| topic.is_group()).filter(of_list);
    let words = || topics.iter().filter(|topic| !topic.is_group()).filter(of_list);
    let group = wanted.group.as_ref().map(|name| named(name, "group", groups().collect(), words().collect())).transpose()?;
    let Some(name) = &wanted.word else {
        return group.map(|group| one(wanted.group.as_deref().unwrap_or_default(), group)).transpose();
    };
    let inside = |word: &&Topic| {
        group.as_ref().is_none_or(|groups| {
            let is_of = |g: &&Topic| (&g.subject.lexicon, &g.subject.group) == (&word.subject.lexicon, &word.subject.group);
            groups.iter().any(is_of)
        })
    };
    Ok(Some(one(name, named(name, "word", words().filter(inside).collect(), groups().collect())?)?))
}

/// A name as it stands in the report, whatever its capitals.
///
/// # Errors
/// [`Error::Unknown`] with the names most like it.
pub fn known<'n>(what: &'static str, name: &str, names: impl Iterator<Item = &'n str> + Clone) -> Result<&'n str, Error> {
    let exact = names.clone().find(|known| *known == name).or_else(|| names.clone().find(|known| same(known, name)));
    exact.ok_or_else(|| Error::Unknown { what, name: name.to_string(), near: near(name, names) })
}

fn named<'t>(name: &str, what: &'static str, topics: Vec<&'t Topic>, others: Vec<&Topic>) -> Result<Vec<&'t Topic>, Error> {
    let by_id: Vec<&Topic> = topics.iter().copied().filter(|topic| same(id(topic), name)).collect();
    let found = if by_id.is_empty() { topics.iter().copied().filter(|topic| same(&topic.subject.shown, name)).collect() } else { by_id };
    if !found.is_empty() {
        return Ok(found);
    }
    if others.iter().any(|topic| same(id(topic), name) || same(&topic.subject.shown, name)) {
        let (is, option) = if what == "word" { ("a category or naming set", "--group") } else { ("a word", "--word") };
        return Err(Error::OtherKind { name: name.to_string(), is, option });
    }
    let names = topics.iter().flat_map(|topic| [id(topic), topic.subject.shown.as_str()]);
    Err(Error::Unknown { what, name: name.to_string(), near: near(name, names) })
}

/// The one that is meant. A term in two categories is the same term, with the same hits in both.
fn one<'t>(name: &str, found: Vec<&'t Topic>) -> Result<&'t Topic, Error> {
    let first = found[0];
    let is_same = |other: &&Topic| {
        let (a, b) = (&first.subject, &other.subject);
        (&a.lexicon, a.level) == (&b.lexicon, b.level) && a.item == b.item && (a.level == "term" || a.group == b.group)
    };
    if found.iter().all(is_same) {
        return Ok(first);
    }
    let place = |topic: &&Topic| format!("{} ({}, {})", topic.subject.group, topic.subject.level, topic.subject.lexicon);
    Err(Error::Several { name: name.to_string(), places: found.iter().map(place).collect() })
}

fn id(topic: &Topic) -> &str {
    if topic.is_group() { &topic.subject.group } else { &topic.subject.item }
}

fn same(one: &str, other: &str) -> bool {
    one == other || one.to_lowercase() == other.to_lowercase()
}

/// The names most like this one, most alike first.
fn near<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let name = name.to_lowercase();
    let likeness = |known: &str| strsim::normalized_damerau_levenshtein(&known.to_lowercase(), &name);
    let mut near: Vec<(f64, &str)> = names.map(|known| (likeness(known), known)).filter(|(like, _)| *like >= LIKE_AT_LEAST).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let mut seen = BTreeSet::new();
    near.retain(|(_, known)| seen.insert(known.to_lowercase()));
    near.into_iter().take(NEAR_AT_MOST).map(|(_, known)| known.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATES: &str = "lexicon,subject,group,item,shown,outlet,voice,hits\n\
                         a,lexicon,,,List,A,own,5\na,naming,fighters,,Words for fighters,A,own,3\na,naming,fighters,,Words for fighters,B,own,1\n\
                         a,naming,fighters,,Words for fighters,B,all,9\na,label,fighters,rebel,Rebel,A,own,3\nb,label,men,rebel,rebel,A,own,2\n\
                         a,term,x,fire,fire,A,own,1\na,term,y,fire,fire,A,own,1\n";

    fn read() -> Vec<Topic> {
        topics(&mut Reader::new("rates.csv", RATES.as_bytes(), &["hits"]).unwrap(), VoiceGroup::Own).unwrap()
    }

    fn asked(group: Option<&str>, word: Option<&str>, lexicon: Option<&str>) -> Result<Option<[String; 3]>, String> {
        let own = |name: Option<&str>| name.map(str::to_string);
        let wanted = Wanted { group: own(group), word: own(word), lexicon: own(lexicon) };
        let found = meant(&read(), &wanted).map_err(|error| error.to_string())?.map(|topic| topic.subject.clone());
        Ok(found.map(|subject| [subject.lexicon, subject.group, subject.item]))
    }

    #[test]
    fn what_can_be_asked_is_what_occurs_with_its_hits() {
        let topics = read();
        assert_eq!(topics.len(), 5);
        assert_eq!((topics[0].hits_in(None), topics[0].hits_in(Some("B")), topics[0].hits_in(Some("C"))), (4, 1, 0));
    }

    #[test]
    fn a_thing_is_named_by_its_id_or_by_what_is_shown() {
        let fighters = Ok(Some(["a", "fighters", ""].map(str::to_string)));
        assert_eq!(asked(Some("FIGHTERS"), None, None), fighters);
        assert_eq!(asked(Some("words for fighters"), None, None), fighters);
        assert_eq!(asked(None, None, None), Ok(None));
        assert_eq!(asked(None, Some("fire"), None), Ok(Some(["a", "x", "fire"].map(str::to_string))));
    }

    #[test]
    fn what_has_two_meanings_is_asked_back() {
        let error = asked(None, Some("rebel"), None).unwrap_err();
        assert!(error.contains("fighters (label, a), men (label, b)"), "{error}");
        let of_b = Ok(Some(["b", "men", "rebel"].map(str::to_string)));
        assert_eq!(asked(None, Some("rebel"), Some("B")), of_b);
        assert_eq!(asked(Some("fighters"), Some("rebel"), None), Ok(Some(["a", "fighters", "rebel"].map(str::to_string))));
    }

    #[test]
    fn a_slip_is_met_with_what_is_like_it() {
        assert!(asked(None, Some("rebl"), None).unwrap_err().contains("no word of that name; did you mean \"Rebel\"?"));
        assert!(asked(Some("fighter"), None, None).unwrap_err().contains("did you mean \"fighters\"?"));
        assert!(asked(Some("rebel"), None, None).unwrap_err().ends_with("is a word; ask for it with --word"));
        let names = ["Daily Planet", "Gazette"];
        assert_eq!(known("outlet", "daily planet", names.into_iter()), Ok("Daily Planet"));
        assert!(known("outlet", "Daly Planet", names.into_iter()).unwrap_err().to_string().contains("did you mean \"Daily Planet\"?"));
    }
}
