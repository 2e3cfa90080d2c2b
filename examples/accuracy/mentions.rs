//! What the labels of naming sets hit, where every mention of an actor, object or event was annotated.
//!
//! A hit is taken to stand for the shortest mention that overlaps it: in "the inquiry into the government's plans" it is the government,
//! not the inquiry. Spans under `PROPERTY` say what is said of somebody and mention nobody, so that they are counted apart.

use std::collections::BTreeMap;

use slantwise::lexicon::EntryId;
use slantwise::matcher::Hit;
use slantwise::stats::accuracy::Outcomes;

use crate::gold::{Mark, Text};
use crate::print::{Table, figure};
use crate::scan::{Lists, Scanned};

/// NewsWCL50's types for whoever acts; `COUNTRY` is also given to a state's government, army and officials.
const SOMEBODY: &[&str] = &["ACTOR", "ACTOR-I", "GROUP", "COUNTRY"];

/// Its types for what happens or is done.
const SOMETHING_DONE: &[&str] = &["EVENT", "ACTION"];

/// Its type for the rest: consequences, plans and also happenings, so that it speaks neither for a label nor against it.
const REST: &str = "MISC";

/// Which types of mention a naming set means, by list and set; for a set that is not named here no share is given.
const KINDS: &[(&str, &str, &[&str])] = &[
    ("conflict", "armed-opposition", SOMEBODY),
    ("conflict", "those-in-power", SOMEBODY),
    ("conflict", "government-forces", SOMEBODY),
    ("conflict", "change-of-power", SOMETHING_DONE),
    ("conflict", "war", SOMETHING_DONE),
    ("conflict", "outside-involvement", SOMETHING_DONE),
    ("terrorism", "attackers", SOMEBODY),
    ("terrorism", "group", SOMEBODY),
    ("terrorism", "islamic-state", SOMEBODY),
    ("terrorism", "event", SOMETHING_DONE),
    ("terrorism", "deed", SOMETHING_DONE),
    ("terrorism", "state-operation", SOMETHING_DONE),
    ("protest-policing", "people", SOMEBODY),
    ("protest-policing", "police-people", SOMEBODY),
    ("protest-policing", "event", SOMETHING_DONE),
    ("protest-policing", "police-action", SOMETHING_DONE),
    ("migration", "people", SOMEBODY),
    ("migration", "carriers", SOMEBODY),
    ("migration", "enforcers", SOMEBODY),
    ("migration", "movement", SOMETHING_DONE),
    ("migration", "removal", SOMETHING_DONE),
];

/// Marks of this label say what is said of somebody.
const PROPERTY: &str = "PROPERTY";

/// What the hits of one label stand for.
#[derive(Default)]
struct Seen {
    hits: u64,
    property_only: u64,
    /// Type, then concept.
    mentions: BTreeMap<String, BTreeMap<String, u64>>,
}

/// A table for every naming set that was found.
pub(crate) fn tables(lists: &Lists, read: &[Scanned<'_>]) -> String {
    let mut printed = String::new();
    for (list, lexicon) in lists.each() {
        for (set, naming) in (0..).zip(&lexicon.namings) {
            let mut seen: BTreeMap<u32, Seen> = BTreeMap::new();
            for text in read {
                for hit in text.hits[list].iter().filter(|hit| hit.resolved) {
                    if let EntryId::Label(of, label) = hit.entry
                        && of == set
                    {
                        seen.entry(label).or_default().add(text.text, hit);
                    }
                }
            }
            if seen.is_empty() {
                continue;
            }
            let meant = KINDS.iter().find(|kind| kind.0 == lexicon.header.id && kind.1 == naming.id).map(|kind| kind.2);
            let mut table = Table::new(&[
                "<label",
                ">hits",
                ">no mention",
                ">property",
                ">mention",
                ">fits",
                ">others",
                ">share",
                "<mentions by type and concept",
            ]);
            for (label, seen) in seen {
                table.row(seen.row(&naming.labels[label as usize].entry.id, meant));
            }
            let meaning = meant.map_or_else(
                || "no types are declared for it, so that nothing is said to fit".to_string(),
                |types| format!("a mention fits when its type is {}, and {REST} decides nothing", types.join(", ")),
            );
            printed += &table.below(&format!(
                "{} > {}: for each label the hits that overlap no annotation, those in a {PROPERTY} alone, and those in a mention, by its type\n\
                 and its concept; {meaning}. Share is fits/(fits + others).",
                lexicon.header.id, naming.id
            ));
        }
    }
    if printed.is_empty() { "\nNo label of a naming set occurs.\n".to_string() } else { printed }
}

impl Seen {
    fn add(&mut self, text: &Text, hit: &Hit) {
        self.hits += 1;
        let overlapping: Vec<&Mark> = text.marks.iter().filter(|mark| mark.span.overlaps(hit.span)).collect();
        let mentions = overlapping.iter().filter(|mark| mark.label != PROPERTY);
        if let Some(mark) = mentions.min_by_key(|mark| mark.span.len()) {
            *self.mentions.entry(mark.label.clone()).or_default().entry(mark.concept.clone()).or_default() += 1;
        } else if !overlapping.is_empty() {
            self.property_only += 1;
        }
    }

    fn row(self, label: &str, meant: Option<&[&str]>) -> Vec<String> {
        let of_type = |concepts: &BTreeMap<String, u64>| concepts.values().sum::<u64>();
        let mentioned: u64 = self.mentions.values().map(of_type).sum();
        let none = self.hits - self.property_only - mentioned;
        let judged = match meant {
            None => ["-", "-", "-"].map(str::to_string),
            Some(types) => {
                let count = |is_asked: &dyn Fn(&str) -> bool| {
                    self.mentions.iter().filter(|(name, _)| is_asked(name)).map(|(_, c)| of_type(c)).sum()
                };
                let right: u64 = count(&|name| types.contains(&name));
                let wrong: u64 = count(&|name| !types.contains(&name) && name != REST);
                [right.to_string(), wrong.to_string(), figure(Outcomes { right, wrong, missed: 0 }.precision())]
            }
        };
        let by_type = self.mentions.iter().map(|(name, concepts)| {
            let mut concepts: Vec<(&String, &u64)> = concepts.iter().collect();
            concepts.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
            let concepts: Vec<String> = concepts.into_iter().map(|(concept, times)| format!("{concept} {times}")).collect();
            format!("{name} ({})", concepts.join(", "))
        });
        let by_type = by_type.collect::<Vec<_>>().join("; ");
        let counts = [self.hits, none, self.property_only, mentioned].map(|count| count.to_string());
        [label.to_string()].into_iter().chain(counts).chain(judged).chain([by_type]).collect()
    }
}
