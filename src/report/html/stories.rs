//! The section on stories: what the outlets share, the largest stories, and what differences become inside them.

use serde::Serialize;

use super::exhibit::Sentences;
use super::number::{Range, decimal};
use super::reader::{Only, Wanted};
use crate::compare::{Agreement, Contrast, Coverage, Level};
use crate::findings::{Findings, StoryRow};

/// Differences on the page.
const DIFFERENCES_AT_MOST: usize = 30;

#[derive(Serialize)]
pub(super) struct StoriesView<'a> {
    said: &'a [String],
    largest: Vec<LargestView<'a>>,
    /// Stories that are not among the largest.
    more: usize,
    coverage: Vec<CoverageView<'a>>,
    within: Vec<WithinView<'a>>,
    more_within: usize,
}

#[derive(Serialize)]
struct LargestView<'a> {
    #[serde(flatten)]
    story: &'a StoryRow,
    /// The sentences of its articles.
    only: Option<Only>,
}

#[derive(Serialize)]
struct CoverageView<'a> {
    outlet: &'a str,
    articles: u64,
    shared: u64,
    stories: u64,
    /// The part that no other outlet tells, in whole per cent.
    alone: Option<u64>,
}

#[derive(Serialize)]
struct WithinView<'a> {
    shown: &'a str,
    target: &'a str,
    voice: &'static str,
    is_claimed: bool,
    /// How many times as often over all articles.
    overall: String,
    overall_range: Option<Range>,
    /// And inside stories.
    times: String,
    range: Option<Range>,
    stories: u64,
    agreement: &'static str,
}

impl<'a> StoriesView<'a> {
    /// Nothing where findings have nothing on stories.
    pub(super) fn new(findings: &'a Findings, sentences: &Sentences<'a>) -> Option<Self> {
        let found = findings.stories.as_ref()?;
        let mut rows: Vec<(&Contrast, WithinView<'a>)> = findings.contrasts.iter().filter_map(|c| Some((c, within(c)?))).collect();
        // What is claimed and does not stand comes first; a stable sort keeps the order of the findings otherwise.
        rows.sort_by_key(|(c, view)| (c.level == Level::Seen, view.agreement != Agreement::Disagrees.key()));
        let largest = |story: &'a StoryRow| {
            let only = sentences.only(Wanted { story: Some(&story.name), ..Wanted::default() });
            LargestView { story, only }
        };
        let more_within = rows.len().saturating_sub(DIFFERENCES_AT_MOST);
        Some(StoriesView {
            said: &found.said,
            largest: if found.only.is_some() { Vec::new() } else { found.largest.iter().map(largest).collect() },
            more: found.shared.saturating_sub(found.largest.len()),
            coverage: if found.only.is_some() || found.shared == 0 { Vec::new() } else { shown(findings, &found.coverage) },
            within: if found.only.is_some() {
                Vec::new()
            } else {
                rows.into_iter().take(DIFFERENCES_AT_MOST).map(|(_, view)| view).collect()
            },
            more_within: if found.only.is_some() { 0 } else { more_within },
        })
    }
}

/// The outlets that the figures show, in their order.
fn shown<'a>(findings: &Findings, coverage: &'a [Coverage]) -> Vec<CoverageView<'a>> {
    let of = |name: &str| coverage.iter().find(|of| of.outlet == name);
    let view = |of: &'a Coverage| CoverageView {
        outlet: &of.outlet,
        articles: of.articles,
        shared: of.with_partner,
        stories: of.stories,
        alone: (100 * (of.articles - of.with_partner) + of.articles / 2).checked_div(of.articles),
    };
    findings.outlets.iter().filter_map(|outlet| of(&outlet.name)).map(view).collect()
}

/// A difference that has an interval inside stories.
fn within(c: &Contrast) -> Option<WithinView<'_>> {
    let within = c.within.as_ref()?;
    let range = within.ratio_interval?;
    Some(WithinView {
        shown: &c.subject.shown,
        target: &c.target,
        voice: c.voice.key(),
        is_claimed: c.level > Level::Seen,
        overall: decimal(c.log_ratio?.exp2()),
        overall_range: c.ratio_interval.map(Range::decimal),
        times: decimal(within.log_ratio?.exp2()),
        range: Some(Range::decimal(range)),
        stories: within.stories,
        agreement: within.agreement.key(),
    })
}
