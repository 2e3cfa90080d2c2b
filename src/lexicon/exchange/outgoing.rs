//! Sifts a lexicon for a format: what it can mean goes on, what it cannot is counted.

use std::collections::HashMap;

use super::loss::{Loss, Losses};
use super::pattern::{Wildcards, checked};
use crate::lexicon::model::{Case, Entry, EntryId, LabelKind, Lexicon, Style};

/// What a format holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Holds {
    pub wildcards: Wildcards,
    pub phrases: bool,
    pub exact_case: bool,
    pub regex: bool,
    pub groups: bool,
    pub headings: bool,
    pub notes: bool,
    pub alternatives: bool,
    pub naming: bool,
    pub many_patterns: bool,
    pub header: bool,
}

impl Holds {
    /// Patterns in categories, and nothing else.
    pub(super) const PATTERNS: Holds = Holds {
        wildcards: Wildcards::Star,
        phrases: true,
        exact_case: false,
        regex: false,
        groups: true,
        headings: false,
        notes: false,
        alternatives: false,
        naming: false,
        many_patterns: false,
        header: false,
    };
}

/// An entry with the patterns that the format can mean.
pub(super) struct Row<'l> {
    pub entry: &'l Entry,
    pub patterns: Vec<String>,
    pub groups: Vec<&'l str>,
    pub kind: Option<LabelKind>,
}

/// The entries that a format can mean, and what it cannot.
pub(super) fn rows<'l>(lexicon: &'l Lexicon, holds: Holds) -> (Vec<Row<'l>>, Losses) {
    let mut losses = Losses::default();
    if !holds.header {
        losses.add(Loss::Header, 0, format!("licence: {}", lexicon.header.licence));
    }
    groups_lost(lexicon, holds, &mut losses);
    let mut rows = Vec::new();
    for (id, entry) in lexicon.entries() {
        let (groups, kind) = match id {
            EntryId::Term(at) => (lexicon.terms[at as usize].categories.iter().map(String::as_str).collect(), None),
            EntryId::Label(set, label) => {
                let set = &lexicon.namings[set as usize];
                (vec![set.id.as_str()], Some(set.labels[label as usize].kind))
            }
        };
        let mut patterns = Vec::new();
        for pattern in &entry.patterns {
            match meant(pattern, entry, holds) {
                Ok(pattern) => patterns.push(pattern),
                Err(loss) => losses.add(loss, 0, pattern),
            }
        }
        if !patterns.is_empty() {
            details_lost(entry, holds, &mut losses);
            rows.push(Row { entry, patterns, groups, kind });
        }
    }
    (rows, losses)
}

fn groups_lost(lexicon: &Lexicon, holds: Holds, losses: &mut Losses) {
    for category in &lexicon.categories {
        if !holds.groups {
            losses.add(Loss::Category, 0, &category.id);
        }
        if !holds.headings && category.about != category.id {
            losses.add(Loss::Heading, 0, &category.about);
        }
    }
    for set in &lexicon.namings {
        if !holds.naming {
            losses.add(if holds.groups { Loss::Naming } else { Loss::Category }, 0, &set.id);
            set.labels.iter().for_each(|label| losses.add(Loss::Kind, 0, format!("{}: {}", label.entry.id, label.kind.key())));
        }
        if !holds.headings && set.about != set.id {
            losses.add(Loss::Heading, 0, &set.about);
        }
        if !set.near.is_empty() {
            losses.add(Loss::Near, 0, format!("{}: {}", set.id, set.near.join(", ")));
        }
    }
}

fn details_lost(entry: &Entry, holds: Holds, losses: &mut Losses) {
    let name = entry.id.as_str();
    let mut lost = |is_lost: bool, loss: Loss, what: String| {
        if is_lost {
            losses.add(loss, 0, what);
        }
    };
    lost(!entry.except.is_empty(), Loss::Except, format!("{name}: {}", entry.except.join(", ")));
    lost(entry.guard.is_some(), Loss::Guard, name.to_string());
    lost(!holds.many_patterns && entry.patterns.len() > 1, Loss::Grouping, format!("{name}: {}", entry.patterns.join(", ")));
    lost(!holds.notes || !entry.side.is_empty() || !entry.broad.is_empty(), Loss::Note, name.to_string());
    lost(!entry.hit.is_empty() || !entry.miss.is_empty(), Loss::Example, name.to_string());
    if !holds.alternatives {
        entry.others_write.iter().for_each(|other| losses.add(Loss::OthersWrite, 0, format!("{name}: {}", other.text)));
    }
}

/// The pattern as the format writes it, or why it cannot.
fn meant(pattern: &str, entry: &Entry, holds: Holds) -> Result<String, Loss> {
    if entry.case == Case::Exact && !holds.exact_case {
        return Err(Loss::Case);
    }
    if entry.style == Style::Regex {
        return if holds.regex { Ok(pattern.to_string()) } else { Err(Loss::Regex) };
    }
    if pattern.contains("...") {
        return Err(Loss::Gap);
    }
    // A sign that is a wildcard elsewhere is only a sign here.
    if entry.style == Style::Fixed && pattern.contains(['*', '?']) {
        return Err(Loss::Sign);
    }
    let has_wildcard = pattern.contains(['*', '?']);
    let pattern = checked(pattern, holds.wildcards).map_err(|loss| match loss {
        Loss::Sign if has_wildcard && checked(pattern, Wildcards::StarAndQuestion).is_ok() => Loss::Wildcard,
        Loss::LooksRegex => Loss::Sign,
        other => other,
    })?;
    if !holds.phrases && pattern.contains(|c: char| c == ' ' || !(c.is_alphanumeric() || matches!(c, '*' | '?'))) {
        return Err(Loss::Phrase);
    }
    Ok(pattern)
}

/// Groups and patterns of a format that holds nothing else: each pattern once, with its groups by number.
pub(super) struct Flat<'l> {
    /// Categories, then naming sets: id and heading.
    pub groups: Vec<(&'l str, &'l str)>,
    pub patterns: Vec<(String, Vec<usize>)>,
    /// The patterns of each group, by their place.
    by_group: Vec<Vec<usize>>,
    pub losses: Losses,
}

impl Flat<'_> {
    /// Leaves out the patterns that `is_out` tells.
    pub(super) fn leave_out(&mut self, loss: Loss, is_out: impl Fn(&str) -> bool) {
        let (gone, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut self.patterns).into_iter().partition(|(pattern, _)| is_out(pattern));
        gone.iter().for_each(|(pattern, _)| self.losses.add(loss, 0, pattern));
        self.patterns = kept;
        self.by_group = by_group(&self.patterns, self.groups.len());
    }

    /// The patterns of the group at `at`.
    pub(super) fn of_group(&self, at: usize) -> impl Iterator<Item = &str> {
        self.by_group[at].iter().map(|&pattern| self.patterns[pattern].0.as_str())
    }
}

/// A lexicon as groups and patterns.
pub(super) fn flat(lexicon: &Lexicon, holds: Holds) -> Flat<'_> {
    let (rows, losses) = rows(lexicon, holds);
    let categories = lexicon.categories.iter().map(|category| (category.id.as_str(), category.about.as_str()));
    let groups: Vec<_> = categories.chain(lexicon.namings.iter().map(|set| (set.id.as_str(), set.about.as_str()))).collect();
    let number: HashMap<&str, usize> = groups.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
    let mut patterns: Vec<(String, Vec<usize>)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for row in rows {
        for pattern in row.patterns {
            let at = *known.entry(pattern.to_lowercase()).or_insert_with(|| {
                patterns.push((pattern, Vec::new()));
                patterns.len() - 1
            });
            for group in row.groups.iter().filter_map(|group| number.get(group)) {
                if !patterns[at].1.contains(group) {
                    patterns[at].1.push(*group);
                }
            }
        }
    }
    patterns.iter_mut().for_each(|(_, groups)| groups.sort_unstable());
    Flat { by_group: by_group(&patterns, groups.len()), groups, patterns, losses }
}

fn by_group(patterns: &[(String, Vec<usize>)], groups: usize) -> Vec<Vec<usize>> {
    let mut by_group = vec![Vec::new(); groups];
    for (at, (_, of)) in patterns.iter().enumerate() {
        of.iter().for_each(|&group| by_group[group].push(at));
    }
    by_group
}
