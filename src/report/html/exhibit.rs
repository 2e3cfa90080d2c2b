//! The sentences behind the marks, grouped as the grid is: section, word, outlet.

use std::collections::BTreeMap;

use serde::Serialize;

use super::mark::shape;
use super::reader::Marks;
use super::text::{anchors, date};
use crate::findings::{Exhibit, Findings, ListedEntry, day};

/// More sentences than this are folded away by word.
const UNFOLDED_AT_MOST: usize = 60;

/// A word of a lexicon: (lexicon, naming set or category, label or term).
pub(super) type Key<'a> = (&'a str, &'a str, &'a str);

#[derive(Serialize)]
pub(super) struct Sentences<'a> {
    rule: &'a str,
    folded: bool,
    sections: Vec<Section<'a>>,
    #[serde(skip)]
    groups: BTreeMap<Key<'a>, usize>,
    #[serde(skip)]
    firsts: BTreeMap<(Key<'a>, &'a str), usize>,
    /// The sections by (lexicon, naming set or category).
    #[serde(skip)]
    headings: BTreeMap<(&'a str, &'a str), usize>,
    #[serde(skip)]
    marks: Marks<'a>,
}

#[derive(Serialize)]
struct Section<'a> {
    id: usize,
    heading: &'a str,
    groups: Vec<Group<'a>>,
}

/// All sentences with one word, and why the word is listed.
#[derive(Serialize)]
struct Group<'a> {
    id: usize,
    /// The marks by which links find all of its sentences.
    is: String,
    lexicon: &'a str,
    item: &'a str,
    /// Only a label can name something else than its set means.
    is_naming: bool,
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
    /// The marks by which links find it, beside those of its group.
    is: String,
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

/// A sentence, cut around its mark.
#[derive(Serialize)]
pub(super) struct Cut<'a> {
    outlet: &'a str,
    before: &'a str,
    hit: &'a str,
    after: &'a str,
}

impl<'a> Cut<'a> {
    pub(super) fn new(exhibit: &'a Exhibit) -> Self {
        let (start, end) = (exhibit.span_in_sentence.start(), exhibit.span_in_sentence.end());
        let sentence = exhibit.sentence.as_str();
        // A span that does not fit its sentence would be a bug elsewhere; the sentence is still worth showing.
        let cut = (sentence.get(..start), sentence.get(start..end), sentence.get(end..));
        let (before, hit, after) = if let (Some(a), Some(b), Some(c)) = cut { (a, b, c) } else { (sentence, "", "") };
        Cut { outlet: &exhibit.outlet, before, hit, after }
    }
}

impl<'a> Sentences<'a> {
    pub(super) fn new(findings: &'a Findings) -> Self {
        let order = order(findings);
        let mut groups = BTreeMap::new();
        let mut firsts = BTreeMap::new();
        let mut members: Vec<(Key, Vec<usize>)> = order.iter().map(|&key| (key, Vec::new())).collect();
        let places: BTreeMap<Key, usize> = order.iter().enumerate().map(|(i, &key)| (key, i)).collect();
        for (i, exhibit) in findings.exhibits.iter().enumerate() {
            members[places[&key(exhibit)]].1.push(i);
            firsts.entry((key(exhibit), exhibit.outlet.as_str())).or_insert(i);
        }
        let marks = Marks::new(findings);
        let mut headings = BTreeMap::new();
        let found = Found { findings, marks: &marks, dates: dates(findings), anchors: anchors(findings), also: also(findings) };
        let mut sections: Vec<Section> = Vec::new();
        for (id, (key, members)) in members.into_iter().filter(|(_, members)| !members.is_empty()).enumerate() {
            groups.insert(key, id);
            let heading = findings.exhibits[members[0]].heading.as_str();
            let place = sections.iter().position(|section| section.heading == heading).unwrap_or_else(|| {
                sections.push(Section { id: sections.len(), heading, groups: Vec::new() });
                sections.len() - 1
            });
            headings.insert((key.0, key.1), place);
            sections[place].groups.push(found.group(id, place, key, &members));
        }
        let folded = findings.exhibits.len() > UNFOLDED_AT_MOST;
        Sentences { rule: &findings.exhibits_rule, folded, sections, groups, firsts, headings, marks }
    }

    /// The marks by which links find sentences.
    pub(super) fn marks(&self) -> &Marks<'a> {
        &self.marks
    }

    /// True when the page has no sentence.
    pub(super) fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// The section of a naming set or category.
    pub(super) fn heading_of(&self, lexicon: &str, group: &str) -> Option<usize> {
        self.headings.get(&(lexicon, group)).copied()
    }

    /// The group of a term, whichever of its categories it stands under.
    pub(super) fn word_of(&self, lexicon: &str, item: &str) -> Option<usize> {
        self.groups.iter().find(|((of, _, word), _)| (*of, *word) == (lexicon, item)).map(|(_, id)| *id)
    }

    /// The group that holds a word's sentences.
    pub(super) fn group_of(&self, key: Key) -> Option<usize> {
        self.groups.get(&key).copied()
    }

    /// The first sentence in which an outlet uses a word.
    pub(super) fn first_of(&self, key: Key<'a>, outlet: &'a str) -> Option<usize> {
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
struct Found<'a, 'm> {
    findings: &'a Findings,
    marks: &'m Marks<'a>,
    dates: BTreeMap<&'a str, String>,
    anchors: BTreeMap<usize, usize>,
    also: Vec<Vec<usize>>,
}

impl<'a> Found<'a, '_> {
    fn group(&self, id: usize, section: usize, key: Key<'a>, members: &[usize]) -> Group<'a> {
        let listed = self.listed(key);
        let row = self.findings.grid.sections.iter().filter(|s| (s.lexicon.as_str(), s.id.as_str()) == (key.0, key.1));
        let row = row.flat_map(|s| &s.rows).find(|row| row.id == key.2);
        let outlets = self.findings.outlets.iter().map(|outlet| {
            let of_outlet = members.iter().filter(|&&i| self.findings.exhibits[i].outlet == outlet.name);
            OutletSentences { name: &outlet.name, exhibits: of_outlet.map(|&i| self.exhibit(i)).collect() }
        });
        Group {
            id,
            is: self.marks.of_group(id, section, key.0),
            lexicon: key.0,
            item: key.2,
            is_naming: self.findings.exhibits[members[0]].is_naming,
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
        let Cut { before, hit, after, .. } = Cut::new(exhibit);
        let others = self.also[id].iter().map(|&i| (i, &self.findings.exhibits[i]));
        ExhibitView {
            id,
            exhibit,
            is: self.marks.of_exhibit(exhibit),
            shape: shape(exhibit.voice, exhibit.zone == "headline"),
            before,
            hit,
            after,
            date: self.dates.get(exhibit.article.as_str()).cloned().or_else(|| day(&exhibit.date)),
            anchor: self.anchors.get(&id).copied(),
            also: others.map(|(i, other)| (i, other.shown.as_str(), other.heading.as_str())).collect(),
        }
    }
}

#[cfg(test)]
impl Sentences<'_> {
    /// Each sentence with all marks that it and its group carry.
    pub fn carried(&self) -> Vec<(usize, String)> {
        let groups = self.sections.iter().flat_map(|section| &section.groups);
        let exhibits =
            groups.flat_map(|group| group.outlets.iter().flat_map(|o| &o.exhibits).map(move |x| (x.id, format!("{} {}", group.is, x.is))));
        let mut carried: Vec<_> = exhibits.collect();
        carried.sort_unstable();
        carried
    }
}
