//! Puts articles and hits into the frames.

use polars::prelude::{Column, DataFrame, IntoColumn, NamedFrom, Series};

use crate::tally::articles::Articles;
use crate::tally::names::Names;
use crate::tally::{Error, TEXTS, Tally};

/// An article, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ArticleRow {
    /// Its id.
    pub article: String,
    /// Its outlet.
    pub outlet: String,
    /// Its headline.
    pub title: String,
    /// Its day, ISO; empty when unknown.
    pub date: String,
    /// Where the day comes from; empty when unknown.
    pub date_from: String,
    /// Its story; empty when not given.
    pub story: String,
    /// Its language; empty when unknown.
    pub language: String,
    /// Where it was published; empty when unknown.
    pub url: String,
    /// Its file.
    pub file: String,
    /// Its line, in a table file.
    pub row: Option<u64>,
    /// Words of headline, lede and rest of the body.
    pub words_by_zone: [u64; 3],
    /// Words in each voice, in the order of [`VoiceGroup::ALL`] without `All`.
    pub words_by_voice: [u64; 5],
    /// Words set aside.
    pub words_set_aside: u64,
    /// Mentions of what the comparison is about; nothing when it is about everything.
    pub mentions: Option<u64>,
}

/// A hit, to be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HitRow<'a> {
    /// The article's id.
    pub article: &'a str,
    /// The lexicon's id.
    pub lexicon: &'a str,
    /// One of the term's categories; empty for a label. A term in two categories makes two rows.
    pub category: &'a str,
    /// The term's id; empty for a label.
    pub term: &'a str,
    /// The naming set's id; empty for a term.
    pub naming: &'a str,
    /// The label's id; empty for a term.
    pub label: &'a str,
    /// Whether the naming set's conditions are met.
    pub resolved: bool,
    /// Where it stands.
    pub zone: &'a str,
    /// Whose words.
    pub voice: &'a str,
    /// The stance of an attribution; empty for other voices.
    pub stance: &'a str,
    /// Under a denial or prevention.
    pub negated: bool,
    /// The tenth of the body, 1 to 10; 0 in a headline.
    pub tenth: u8,
    /// Whether it counts in the lexicon's total: only the first row on a span does.
    pub in_total: bool,
    /// Whether it is its article's first resolved mention of the naming set.
    pub first: bool,
}

/// Fills the frames of a tally, a column at a time.
#[derive(Debug, Default)]
pub struct Builder {
    articles: Articles,
    /// Cells of text, as their place among the distinct ones: a corpus has many hits and few names.
    text: [Vec<u32>; 9],
    names: Names,
    resolved: Vec<bool>,
    negated: Vec<bool>,
    tenth: Vec<u32>,
    in_total: Vec<u32>,
    first: Vec<u32>,
}

impl Builder {
    /// Adds an article.
    pub fn article(&mut self, row: &ArticleRow) {
        self.articles.push(row);
    }

    /// Adds a hit of an article that is added too.
    pub fn hit(&mut self, hit: HitRow<'_>) {
        let cells = [hit.article, hit.lexicon, hit.category, hit.term, hit.naming, hit.label, hit.zone, hit.voice, hit.stance];
        for (column, cell) in self.text.iter_mut().zip(cells) {
            column.push(self.names.number(cell));
        }
        self.resolved.push(hit.resolved);
        self.negated.push(hit.negated);
        self.tenth.push(u32::from(hit.tenth));
        self.in_total.push(u32::from(hit.in_total));
        self.first.push(u32::from(hit.first));
    }

    /// The tally of what was added.
    ///
    /// # Errors
    /// When polars cannot group, which is a bug.
    pub fn finish(self) -> Result<Tally, Error> {
        let articles = self.articles.finish()?;
        let rows = self.resolved.len();
        let (names, order) = self.names.sorted();
        let cells = |numbers: Vec<u32>| numbers.into_iter().map(|number| order[number as usize]).collect::<Vec<u32>>();
        let mut columns: Vec<Column> = TEXTS.into_iter().zip(self.text).map(|(name, numbers)| column(name, cells(numbers))).collect();
        columns.push(column("resolved", self.resolved));
        columns.push(column("negated", self.negated));
        columns.push(column("tenth", self.tenth));
        columns.push(column("n", vec![1_u32; rows]));
        columns.push(column("in_total", self.in_total));
        columns.push(column("first", self.first));
        Tally { articles, hits: DataFrame::new_infer_height(columns)?, names }.tidied()
    }
}

pub(super) fn column<T>(name: &str, values: T) -> Column
where
    Series: NamedFrom<T, <T as SeriesKind>::Kind>,
    T: SeriesKind,
{
    Series::new(name.into(), values).into_column()
}

/// Which kind of polars series a list becomes.
pub(super) trait SeriesKind {
    type Kind: ?Sized;
}

impl SeriesKind for Vec<i64> {
    type Kind = [i64];
}
impl SeriesKind for Vec<Option<i64>> {
    type Kind = [Option<i64>];
}
impl SeriesKind for Vec<bool> {
    type Kind = [bool];
}
impl SeriesKind for Vec<u32> {
    type Kind = [u32];
}
