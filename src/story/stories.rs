//! Which articles are on one event: finds it, and tells it as a table that a person can edit.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::story::candidate;
use crate::story::chance::{self, Needed};
use crate::story::cluster::{self, Group};
use crate::story::content::Content;
use crate::story::index::Index;
use crate::story::matching::{By, Matching};
use crate::story::node::{self, Node};
use crate::story::trace::Given;
use crate::story::traces::Traces;
use crate::story::weight::Weights;
use crate::table::Table;

/// An article of a story.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Member {
    /// Its place in [`Traces::all`].
    pub article: usize,
    /// Its mean likeness to the other articles of the story, from 0 to 1; nothing where a person named the story.
    pub alike: Option<f64>,
}

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// What it is called: the name a person gave, or `s` and a number.
    pub name: String,
    /// By what it was put together.
    pub by: By,
    /// Its articles, in the order of their ids.
    pub members: Vec<Member>,
}

impl Story {
    /// Whether it goes by this name; of a found one the "s" may be left out.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || (self.by != By::Given && self.name.strip_prefix('s') == Some(name))
    }
}

/// The stories of a corpus.
#[derive(Debug, Clone, PartialEq)]
pub struct Stories {
    /// Those found, in order of date, then those that were named, in order of their names.
    pub stories: Vec<Story>,
    /// For each article the place of its story in `stories`; nothing for one that stays alone.
    pub story_of: Vec<Option<usize>>,
    /// The likeness that dated articles needed.
    pub alike: f64,
    /// Of the likest articles found in windows, the part to be expected by chance, as measured on this corpus; nothing where it could not be
    /// measured.
    pub by_chance: Option<f64>,
}

/// A row of the table: an article, and its story with its likeness there.
type Row<'a> = (usize, Option<(&'a Story, Option<f64>)>);

/// How many articles of an outlet have no counterpart in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Matched {
    /// Its articles.
    pub articles: usize,
    /// Those in no story, or in one that no other outlet has.
    pub unmatched: usize,
}

impl Stories {
    /// Finds the stories of a corpus. Where a person has named an article's story, or said that it has none, it stays so, and such articles
    /// are not matched with others. The order of the input, and the number of threads, change nothing.
    pub fn find(traces: &Traces, how: &Matching) -> Stories {
        let contents: Vec<&Content> = traces.all.iter().map(|trace| &trace.content).collect();
        let weights = Weights::new(&contents);
        let nodes = node::nodes(traces, how);
        let index = Index::new(traces, &nodes, &weights);
        let needed = chance::needed(&index, how);
        let groups = cluster::groups(&index, candidate::pairs(&index, how, &needed), how, &needed);
        let mut grouped = vec![false; nodes.len()];
        groups.iter().flat_map(|group| &group.nodes).for_each(|&node| grouped[node as usize] = true);
        let mut found: Vec<(By, Vec<Member>)> = groups.iter().map(|group| members(&index, group)).collect();
        found.extend(
            nodes.iter().zip(grouped).filter(|(node, grouped)| !grouped && node.outlets(traces).len() > 1).map(|(node, _)| reprinted(node)),
        );
        named(traces, found, &needed)
    }

    /// What an article's story is called.
    pub fn name_of(&self, article: usize) -> Option<&str> {
        self.story_of[article].map(|story| self.stories[story].name.as_str())
    }

    /// For each outlet, how much of what it published has no counterpart: the difference in what is covered at all.
    pub fn matched<'a>(&self, traces: &'a Traces) -> BTreeMap<&'a str, Matched> {
        let is_shared: Vec<bool> = self
            .stories
            .iter()
            .map(|story| story.members.iter().map(|member| traces.all[member.article].outlet()).collect::<BTreeSet<_>>().len() > 1)
            .collect();
        let mut outlets: BTreeMap<&str, Matched> = BTreeMap::new();
        for (trace, story) in traces.all.iter().zip(&self.story_of) {
            let outlet = outlets.entry(trace.outlet()).or_default();
            outlet.articles += 1;
            outlet.unmatched += usize::from(!story.is_some_and(|story| is_shared[story]));
        }
        outlets
    }

    /// A row an article, story by story, and behind them those that stay alone: to be read, edited and given back.
    pub fn table(&self, traces: &Traces) -> Table {
        let alone = (0..traces.all.len()).filter(|&at| self.story_of[at].is_none());
        let members =
            self.stories.iter().flat_map(|story| story.members.iter().map(move |member| (member.article, Some((story, member.alike)))));
        let rows: Vec<Row<'_>> = members.chain(alone.map(|at| (at, None))).collect();
        let traced = || rows.iter().map(|(at, _)| &traces.all[*at]);
        Table::new("stories")
            .text("story", rows.iter().map(|(_, story)| story.map_or("", |(story, _)| &story.name)))
            .text("article", traced().map(|trace| trace.id()))
            .text("outlet", traced().map(|trace| trace.outlet()))
            .text("date", traced().map(|trace| trace.day.map_or(String::new(), |day| day.to_string())))
            .text("title", traced().map(|trace| &*trace.title))
            .number("likeness", rows.iter().map(|(_, story)| story.and_then(|(_, alike)| alike)))
            .text("matched_by", rows.iter().map(|(_, story)| story.map_or("", |(story, _)| story.by.key())))
    }
}

fn members(index: &Index<'_>, group: &Group<'_>) -> (By, Vec<Member>) {
    let by = if group.is_undated { By::ContentAlone } else { By::Window };
    let of_node = |&node: &u32| {
        let alike = group.likeness_to_others(index, node);
        index.nodes[node as usize].articles.iter().map(move |&article| Member { article: article as usize, alike })
    };
    (by, group.nodes.iter().flat_map(of_node).collect())
}

/// A text that several outlets printed and that is like no other.
fn reprinted(node: &Node) -> (By, Vec<Member>) {
    let by = if node.days.is_some() { By::Window } else { By::ContentAlone };
    (by, node.articles.iter().map(|&article| Member { article: article as usize, alike: Some(1.0) }).collect())
}

/// Names the stories that were found, and adds those that people named.
fn named(traces: &Traces, mut found: Vec<(By, Vec<Member>)>, needed: &Needed) -> Stories {
    let mut given: BTreeMap<&str, Vec<Member>> = BTreeMap::new();
    for (article, trace) in traces.all.iter().enumerate() {
        if let Given::Story(story) = &trace.given {
            given.entry(story).or_default().push(Member { article, alike: None });
        }
    }
    found.iter_mut().for_each(|(_, members)| members.sort_unstable_by_key(|member| member.article));
    found.sort_by_key(|(_, members)| members.iter().map(|member| traces.precedence(member.article)).min());
    let taken: HashSet<&str> = given.keys().copied().collect();
    let mut numbers = (1..).map(|number| format!("s{number}")).filter(|name| !taken.contains(name.as_str()));
    let mut stories: Vec<Story> =
        found.into_iter().map(|(by, members)| Story { name: numbers.next().unwrap_or_default(), by, members }).collect();
    stories.extend(given.into_iter().map(|(name, members)| Story { name: name.to_string(), by: By::Given, members }));
    let mut story_of = vec![None; traces.all.len()];
    for (place, story) in stories.iter().enumerate() {
        story.members.iter().for_each(|member| story_of[member.article] = Some(place));
    }
    Stories { stories, story_of, alike: needed.dated, by_chance: needed.by_chance }
}
