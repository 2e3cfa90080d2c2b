//! The sentences behind the marks, grouped as the grid is: section, word, outlet.

use std::collections::BTreeMap;

use serde::Serialize;

use super::mark::shape;
use super::text::{anchors, date};
use crate::findings::{Exhibit, Findings, ListedEntry};

/// More sentences than this are folded away by word.
const UNFOLDED_AT_MOST: usize = 60;

/// A word of a lexicon: (lexicon, naming set or category, label or term).
pub type Key<'a> = (&'a str, &'a str, &'a str);

#[derive(Serialize)]
pub struct Sentences<'a> {
    rule: &'a str,
    folded: bool,
    sections: Vec<Section<'a>>,
    #[serde(skip)]
    groups: BTreeMap<Key<'a>, usize>,
    #[serde(skip)]
    firsts: BTreeMap<(Key<'a>, &'a str), usize>,
}

#[derive(Serialize)]
struct Section<'a> {
    heading: &'a str,
    groups: Vec<Group<'a>>,
}

/// All sentences with one word, and why the word is listed.
#[derive(Serialize)]
struct Group<'a> {
    id: usize,
    shown: &'a str,
    kind: Option<&'a str>,
    note: &'a str,
    broad: &'a str,
    others_write: &'a [(String, String)],
    sentences: usize,
    outlets: Vec<OutletSentences<'a>>,
}

#[derive(Serialize)]
struct OutletSentences<'a> {
    name: &'a str,
    exhibits: Vec<ExhibitView<'a>>,
}

#[derive(Serialize)]
struct ExhibitView<'a> {
    id: usize,
    exhibit: &'a Exhibit,
    shape: &'static str,
    before: &'a str,
    hit: &'a str,
    after: &'a str,
    date: Option<String>,
    /// Where the hit stands in the text on this page, when the text is there.
    anchor: Option<usize>,
    /// Other exhibits on the same words, as (id, word, heading).
    also: Vec<(usize, &'a str, &'a str)>,
}

impl<'a> Sentences<'a> {
    pub fn new(findings: &'a Findings) -> Self {
        let order = order(findings);
        let mut groups = BTreeMap::new();
        let mut firsts = BTreeMap::new();
        let mut members: Vec<(Key, Vec<usize>)> = order.iter().map(|&key| (key, Vec::new())).collect();
        let places: BTreeMap<Key, usize> = order.iter().enumerate().map(|(i, &key)| (key, i)).collect();
        for (i, exhibit) in findings.exhibits.iter().enumerate() {
            members[places[&key(exhibit)]].1.push(i);
            firsts.entry((key(exhibit), exhibit.outlet.as_str())).or_insert(i);
        }
        let found = Found { findings, dates: dates(findings), anchors: anchors(findings), also: also(findings) };
        let mut sections: Vec<Section> = Vec::new();
        for (id, (key, members)) in members.into_iter().filter(|(_, members)| !members.is_empty()).enumerate() {
            groups.insert(key, id);
            let heading = findings.exhibits[members[0]].heading.as_str();
            let group = found.group(id, key, &members);
            match sections.iter_mut().find(|section| section.heading == heading) {
                Some(section) => section.groups.push(group),
                None => sections.push(Section { heading, groups: vec![group] }),
            }
        }
        Sentences { rule: &findings.exhibits_rule, folded: findings.exhibits.len() > UNFOLDED_AT_MOST, sections, groups, firsts }
    }

    /// The group that holds a word's sentences.
    pub fn group_of(&self, key: Key) -> Option<usize> {
        self.groups.get(&key).copied()
    }

    /// The first sentence in which an outlet uses a word.
    pub fn first_of(&self, key: Key<'a>, outlet: &'a str) -> Option<usize> {
        self.firsts.get(&(key, outlet)).copied()
    }
}

fn key(exhibit: &Exhibit) -> Key<'_> {
    (&exhibit.lexicon, &exhibit.group, &exhibit.item)
}

/// The words in the order of the grid, then those that are not in it.
fn order(findings: &Findings) -> Vec<Key<'_>> {
    let mut order: Vec<Key> = Vec::new();
    for section in &findings.grid.sections {
        order.extend(section.rows.iter().map(|row| (section.lexicon.as_str(), section.id.as_str(), row.id.as_str())));
    }
    let mut known: std::collections::BTreeSet<Key> = order.iter().copied().collect();
    order.extend(findings.exhibits.iter().map(key).filter(|&key| known.insert(key)));
    order
}

fn dates(findings: &Findings) -> BTreeMap<&str, String> {
    findings.texts.iter().filter_map(|text| Some((text.id.as_str(), date(text)?))).collect()
}

/// For each exhibit the others whose hits share words with it.
fn also(findings: &Findings) -> Vec<Vec<usize>> {
    let exhibits = &findings.exhibits;
    let mut by_place: Vec<usize> = (0..exhibits.len()).collect();
    by_place.sort_by_key(|&i| (&exhibits[i].article, exhibits[i].span.start(), i));
    let mut also = vec![Vec::new(); exhibits.len()];
    for (place, &i) in by_place.iter().enumerate() {
        let behind = by_place[place + 1..].iter().copied();
        for j in behind.take_while(|&j| exhibits[j].article == exhibits[i].article && exhibits[j].span.start() < exhibits[i].span.end()) {
            also[i].push(j);
            also[j].push(i);
        }
    }
    also
}

/// What is looked up for each exhibit.
struct Found<'a> {
    findings: &'a Findings,
    dates: BTreeMap<&'a str, String>,
    anchors: BTreeMap<usize, usize>,
    also: Vec<Vec<usize>>,
}

impl<'a> Found<'a> {
    fn group(&self, id: usize, key: Key<'a>, members: &[usize]) -> Group<'a> {
        let listed = self.listed(key);
        let row = self.findings.grid.sections.iter().filter(|s| (s.lexicon.as_str(), s.id.as_str()) == (key.0, key.1));
        let row = row.flat_map(|s| &s.rows).find(|row| row.id == key.2);
        let outlets = self.findings.outlets.iter().map(|outlet| {
            let of_outlet = members.iter().filter(|&&i| self.findings.exhibits[i].outlet == outlet.name);
            OutletSentences { name: &outlet.name, exhibits: of_outlet.map(|&i| self.exhibit(i)).collect() }
        });
        Group {
            id,
            shown: &self.findings.exhibits[members[0]].shown,
            kind: listed.map_or_else(|| row.and_then(|r| r.kind.as_deref()), |l| l.kind.as_deref()),
            note: listed.map_or_else(|| row.map_or("", |r| r.note.as_str()), |l| l.note.as_str()),
            broad: listed.map_or("", |l| l.broad.as_str()),
            others_write: listed.map_or(&[], |l| l.others_write.as_slice()),
            sentences: members.len(),
            outlets: outlets.filter(|o| !o.exhibits.is_empty()).collect(),
        }
    }

    fn listed(&self, key: Key) -> Option<&'a ListedEntry> {
        let card = self.findings.lexicons.iter().find(|card| card.id == key.0)?;
        card.listed.iter().find(|entry| (entry.group.as_str(), entry.item.as_str()) == (key.1, key.2))
    }

    fn exhibit(&self, id: usize) -> ExhibitView<'a> {
        let exhibit = &self.findings.exhibits[id];
        let (start, end) = (exhibit.span_in_sentence.start(), exhibit.span_in_sentence.end());
        let sentence = exhibit.sentence.as_str();
        // A span that does not fit its sentence would be a bug elsewhere; the sentence is still worth showing.
        let cut = (sentence.get(..start), sentence.get(start..end), sentence.get(end..));
        let (before, hit, after) = if let (Some(a), Some(b), Some(c)) = cut { (a, b, c) } else { (sentence, "", "") };
        let others = self.also[id].iter().map(|&i| (i, &self.findings.exhibits[i]));
        ExhibitView {
            id,
            exhibit,
            shape: shape(exhibit.voice, exhibit.zone == "headline"),
            before,
            hit,
            after,
            date: self.dates.get(exhibit.article.as_str()).cloned(),
            anchor: self.anchors.get(&id).copied(),
            also: others.map(|(i, other)| (i, other.shown.as_str(), other.heading.as_str())).collect(),
        }
    }
}
