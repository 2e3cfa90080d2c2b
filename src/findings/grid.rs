//! The naming grid: marks while they can be counted by eye, shares with intervals from the gate on.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::compare::{Comparison, MENTIONS_FOR_INTERVAL, Share};
use crate::evidence::{Evidence, Listed, Occurrence};
use crate::findings::model::{CellShare, Exhibit, Grid, GridCell, GridRow, GridSection, ListAside, Mark, Outlet, UsedByOne};
use crate::lexicon::{Entry, Lexicon};
use crate::span::Span;
use crate::tally::{Counts, Level, Use};
use crate::text::{Voice, VoiceGroup, Zone};

/// Uses of one section by item and outlet.
type ByItem<'a> = BTreeMap<&'a str, BTreeMap<&'a str, Uses<'a>>>;

/// Uses of one word in one outlet.
#[derive(Debug, Default, Clone)]
struct Uses<'a> {
    uses: u64,
    own: u64,
    /// Those that are kept.
    kept: Vec<&'a Occurrence>,
}

/// Up to so many outlets a naming set that only one of them uses is shown too: that the others have no such word can be seen.
const FEW_OUTLETS: usize = 4;

/// More cells than this make a page that no browser likes: of each section only the words used most are shown then.
const CELLS_AT_MOST: usize = 2_000;

/// Uses by lexicon, whether of a naming set, and the set or category.
type ByGroup<'a> = HashMap<(&'a str, bool, &'a str), ByItem<'a>>;

/// The grid of all lexicons. A section that one outlet alone uses is only named, unless its lexicon was named for this comparison, or it
/// is a naming set and the outlets are few.
pub(super) fn grid(
    outlets: &[Outlet],
    counts: &Counts,
    sample: &Evidence,
    exhibits: &[Exhibit],
    comparison: &Comparison,
    lexicons: &[&Lexicon],
    declared: &BTreeSet<String>,
) -> Grid {
    let drawer = Drawer { outlets, numbers: numbers(exhibits), shares: own_shares(comparison) };
    let (shown, aside) = split(counts, lexicons, outlets, declared);
    let mut grid = Grid { sections: Vec::new(), used_by_one: Vec::new(), lists_aside: aside };
    let groups = by_group(counts, sample, outlets);
    for is_naming in [true, false] {
        for lexicon in &shown {
            let headings: Vec<(&str, &str)> = if is_naming {
                lexicon.namings.iter().map(|set| (set.id.as_str(), set.about.as_str())).collect()
            } else {
                lexicon.categories.iter().map(|category| (category.id.as_str(), category.about.as_str())).collect()
            };
            for (group, heading) in headings {
                let Some(found) = groups.get(&(lexicon.header.id.as_str(), is_naming, group)) else { continue };
                let users: BTreeSet<&str> = found.values().flat_map(BTreeMap::keys).copied().collect();
                let hits = found.values().flat_map(BTreeMap::values).map(|found| found.uses).sum();
                match users.first() {
                    None => {}
                    Some(outlet)
                        if users.len() == 1
                            && outlets.len() > 1
                            && !declared.contains(&lexicon.header.id)
                            && !(is_naming && outlets.len() <= FEW_OUTLETS) =>
                    {
                        grid.used_by_one.push(UsedByOne { heading: heading.to_string(), outlet: outlet.to_string(), hits });
                    }
                    Some(_) => grid.sections.push(drawer.section(lexicon, group, heading, is_naming, found)),
                }
            }
        }
    }
    shorten(&mut grid.sections, CELLS_AT_MOST / outlets.len().max(1));
    grid
}

/// Keeps as many rows of each section as go into `rows` in all, at least one, and says how many are left out.
fn shorten(sections: &mut [GridSection], rows: usize) {
    let kept = |most: usize| sections.iter().map(|section| section.rows.len().min(most)).sum::<usize>();
    let longest = sections.iter().map(|section| section.rows.len()).max().unwrap_or(0);
    let most = (1..=longest).rev().find(|&most| kept(most) <= rows).unwrap_or(1);
    for section in sections {
        section.rows_left_out = section.rows.len().saturating_sub(most);
        section.rows.truncate(most);
    }
}

/// The lists that the grid shows, and those that are only named. A list that was named for this comparison is shown. Of the others, which all
/// count, the one with most uses is, and those of which two groups are used by two outlets: a list on another subject finds a word here and
/// there in any text, and its heading would only mislead.
fn split<'a>(
    counts: &Counts,
    lexicons: &[&'a Lexicon],
    outlets: &[Outlet],
    declared: &BTreeSet<String>,
) -> (Vec<&'a Lexicon>, Vec<ListAside>) {
    const SHARED_GROUPS: usize = 2;
    let names: BTreeSet<&str> = outlets.iter().map(|outlet| outlet.name.as_str()).collect();
    let outlet_of = |used: &Use| counts.outlets[counts.articles[used.article].outlet].outlet.as_str();
    let mut uses: BTreeMap<&str, u64> = BTreeMap::new();
    let mut users: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for subject in &counts.subjects {
        let shown = subject.uses.iter().filter(|used| names.contains(outlet_of(used)));
        match subject.level {
            Level::Lexicon => *uses.entry(subject.lexicon.as_str()).or_default() += shown.map(|used| used.uses).sum::<u64>(),
            Level::Category | Level::Naming => {
                users.entry((subject.lexicon.as_str(), subject.group.as_str())).or_default().extend(shown.map(outlet_of));
            }
            Level::Term | Level::Label => {}
        }
    }
    let most = lexicons.iter().rev().max_by_key(|l| uses.get(l.header.id.as_str())).map(|l| l.header.id.as_str());
    let shared = |id: &str| users.iter().filter(|((lexicon, _), users)| *lexicon == id && users.len() > 1).count();
    let is_shown = |lexicon: &&&Lexicon| {
        let id = lexicon.header.id.as_str();
        declared.contains(id) || most == Some(id) || shared(id) >= SHARED_GROUPS
    };
    let aside = lexicons.iter().filter(|lexicon| !is_shown(lexicon)).filter_map(|lexicon| {
        let uses = *uses.get(lexicon.header.id.as_str())?;
        Some(ListAside { title: lexicon.header.title.clone(), uses })
    });
    (lexicons.iter().filter(is_shown).copied().collect(), aside.collect())
}

/// Own-voice shares, laid out so that a cell finds its own at once.
fn own_shares(comparison: &Comparison) -> HashMap<(&str, &str, &str), HashMap<&str, &Share>> {
    let mut shares: HashMap<_, HashMap<_, _>> = HashMap::new();
    for share in comparison.shares.iter().filter(|s| s.voice == VoiceGroup::Own) {
        shares
            .entry((share.lexicon.as_str(), share.naming.as_str(), share.outlet.as_str()))
            .or_default()
            .insert(share.label.as_str(), share);
    }
    shares
}

/// Where each occurrence stands among the exhibits.
fn numbers(exhibits: &[Exhibit]) -> HashMap<(&str, Span, &str, &str, &str), usize> {
    exhibits
        .iter()
        .enumerate()
        .map(|(i, e)| ((e.article.as_str(), e.span, e.lexicon.as_str(), e.group.as_str(), e.item.as_str()), i))
        .collect()
}

/// The naming set of an entry, or its categories, and whether it is a set.
fn groups_of(listed: &Listed) -> impl Iterator<Item = (bool, &str)> {
    let naming = Some(listed.naming.as_str()).filter(|naming| !naming.is_empty()).map(|naming| (true, naming));
    naming.into_iter().chain(listed.categories.iter().map(|category| (false, category.as_str())))
}

fn by_group<'a>(counts: &'a Counts, sample: &'a Evidence, outlets: &[Outlet]) -> ByGroup<'a> {
    let names: HashSet<&str> = outlets.iter().map(|outlet| outlet.name.as_str()).collect();
    // By place among all outlets: a corpus has many more uses than outlets.
    let shown: Vec<Option<&str>> = counts.outlets.iter().map(|o| names.get(o.outlet.as_str()).map(|_| o.outlet.as_str())).collect();
    let mut groups = ByGroup::new();
    for subject in counts.subjects.iter().filter(|subject| matches!(subject.level, Level::Term | Level::Label)) {
        let mut by_outlet: BTreeMap<&str, Uses<'_>> = BTreeMap::new();
        for used in &subject.uses {
            let Some(outlet) = shown[counts.articles[used.article].outlet] else { continue };
            let found = by_outlet.entry(outlet).or_default();
            found.uses += used.uses;
            found.own += if used.voice == Voice::Own.key() { used.uses } else { 0 };
        }
        if !by_outlet.is_empty() {
            let items = groups.entry((subject.lexicon.as_str(), subject.level == Level::Label, subject.group.as_str())).or_default();
            items.insert(subject.item.as_str(), by_outlet);
        }
    }
    for o in sample.occurrences().iter().filter(|o| names.contains(o.origin.outlet.as_str())) {
        for (is_naming, group) in groups_of(&o.listed) {
            let items = groups.get_mut(&(o.listed.lexicon.as_str(), is_naming, group));
            let found = items.and_then(|items| items.get_mut(o.listed.item())).and_then(|found| found.get_mut(o.origin.outlet.as_str()));
            if let Some(found) = found {
                found.kept.push(o);
            }
        }
    }
    groups
}

struct Drawer<'a> {
    outlets: &'a [Outlet],
    numbers: HashMap<(&'a str, Span, &'a str, &'a str, &'a str), usize>,
    /// Own-voice shares by lexicon, naming set, outlet and label.
    shares: HashMap<(&'a str, &'a str, &'a str), HashMap<&'a str, &'a Share>>,
}

impl Drawer<'_> {
    fn section(&self, lexicon: &Lexicon, group: &str, heading: &str, is_naming: bool, found: &ByItem<'_>) -> GridSection {
        let entries: Vec<(&Entry, Option<&'static str>)> = if is_naming {
            let set = lexicon.namings.iter().find(|set| set.id == group);
            set.into_iter().flat_map(|set| &set.labels).map(|label| (&label.entry, Some(label.kind.key()))).collect()
        } else {
            lexicon.terms.iter().filter(|term| term.categories.iter().any(|c| c == group)).map(|term| (&term.entry, None)).collect()
        };
        let passing = self.outlets.iter().filter(|outlet| self.mentions(lexicon, group, &outlet.name) >= MENTIONS_FOR_INTERVAL).count();
        let shows_shares = is_naming && passing >= 2;
        let mut rows: Vec<(u64, GridRow)> = Vec::new();
        for (entry, kind) in entries {
            let Some(of_outlet) = found.get(entry.id.as_str()) else { continue };
            let cell = |name: &str| self.cell(lexicon, group, entry, name, of_outlet.get(name).cloned().unwrap_or_default(), shows_shares);
            let cells = self.outlets.iter().map(|outlet| cell(&outlet.name)).collect();
            let row = GridRow {
                id: entry.id.clone(),
                shown: entry.show.clone(),
                kind: kind.map(str::to_string),
                note: entry.note.clone(),
                cells,
            };
            rows.push((of_outlet.values().map(|found| found.uses).sum::<u64>(), row));
        }
        // A stable sort: among equals the order of the lexicon.
        rows.sort_by_key(|(uses, _)| std::cmp::Reverse(*uses));
        GridSection {
            heading: heading.to_string(),
            lexicon: lexicon.header.id.clone(),
            id: group.to_string(),
            is_naming,
            shows_shares,
            rows: rows.into_iter().map(|(_, row)| row).collect(),
            rows_left_out: 0,
        }
    }

    /// Resolved mentions of a naming set in the outlet's own voice.
    fn mentions(&self, lexicon: &Lexicon, group: &str, outlet: &str) -> u64 {
        let labels = self.shares.get(&(lexicon.header.id.as_str(), group, outlet));
        labels.and_then(|labels| labels.values().next()).map_or(0, |share| share.of)
    }

    fn cell(&self, lexicon: &Lexicon, group: &str, entry: &Entry, outlet: &str, mut found: Uses<'_>, shows_shares: bool) -> GridCell {
        found.kept.sort_by_key(|o| (o.zone != Zone::Headline, o.origin.article.as_str(), o.span));
        let share = self.shares.get(&(lexicon.header.id.as_str(), group, outlet)).and_then(|labels| labels.get(entry.id.as_str()));
        let share = share
            .filter(|_| shows_shares)
            .and_then(|s| Some(CellShare { share: s.share?, interval: s.interval?, mentions: s.mentions, of: s.of }));
        let mark = |o: &&Occurrence| Mark {
            exhibit: self
                .numbers
                .get(&(o.origin.article.as_str(), o.span, o.listed.lexicon.as_str(), o.listed.group(), o.listed.item()))
                .copied(),
            voice: o.voice,
            headline: o.zone == Zone::Headline,
            speaker: o.speaker.as_deref().filter(|_| o.voice != Voice::Own).map(str::to_string),
        };
        GridCell {
            uses: found.uses,
            own: found.own,
            // Beside shares a number is easier to read than a heap of marks; and of a use that is not kept there is nothing to draw.
            marks: if !shows_shares && found.uses <= Grid::MARKS_AT_MOST && found.uses == found.kept.len() as u64 {
                found.kept.iter().map(mark).collect()
            } else {
                Vec::new()
            },
            share,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(rows: usize) -> GridSection {
        let row = |i: usize| GridRow { id: i.to_string(), shown: String::new(), kind: None, note: String::new(), cells: Vec::new() };
        GridSection {
            heading: String::new(),
            lexicon: String::new(),
            id: String::new(),
            is_naming: true,
            shows_shares: false,
            rows: (0..rows).map(row).collect(),
            rows_left_out: 0,
        }
    }

    #[test]
    fn long_sections_give_up_rows_first_and_say_how_many() {
        let mut sections = [section(10), section(2), section(5)];
        shorten(&mut sections, 9);
        let rows: Vec<_> = sections.iter().map(|s| (s.rows.len(), s.rows_left_out)).collect();
        assert_eq!(rows, [(3, 7), (2, 0), (3, 2)]);
        assert_eq!(sections[0].rows[2].id, "2", "the words used most stay");
    }

    #[test]
    fn every_section_keeps_a_row() {
        let mut sections = [section(3), section(3)];
        shorten(&mut sections, 1);
        assert_eq!(sections.map(|s| s.rows.len()), [1, 1]);
    }
}
