//! Puts articles and hits into the frames.

use std::collections::hash_map::Entry;

use foldhash::HashMap;
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
    /// Words in each voice, in the order of [`crate::text::VoiceGroup::ALL`] without `All`.
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

/// Fills the frames of a tally, a column at a time. Equal hits of an article are added up at once: they come one behind the other, and no pass over
/// all rows is needed for it.
#[derive(Debug, Default)]
pub struct Builder {
    articles: Articles,
    /// Cells of text, as their place among the distinct ones: a corpus has many hits and few names.
    text: [Vec<u32>; 9],
    names: Names,
    resolved: Vec<bool>,
    negated: Vec<bool>,
    tenth: Vec<u32>,
    n: Vec<u32>,
    in_total: Vec<u32>,
    first: Vec<u32>,
    /// The rows of the article that was added to last.
    open: HashMap<Kind, usize>,
}

/// What tells one kind of hit from another: the numbers of its texts, whether it is resolved and negated, its tenth.
type Kind = ([u32; 9], bool, bool, u8);

impl Builder {
    /// Adds an article.
    pub fn article(&mut self, row: &ArticleRow) {
        self.articles.push(row);
    }

    /// Adds a hit of an article that is added too.
    pub fn hit(&mut self, hit: HitRow<'_>) {
        let cells = [hit.article, hit.lexicon, hit.category, hit.term, hit.naming, hit.label, hit.zone, hit.voice, hit.stance];
        let cells = cells.map(|cell| self.names.number(cell));
        let row = self.n.len();
        if self.text[0].last() != Some(&cells[0]) {
            self.open.clear();
        }
        match self.open.entry((cells, hit.resolved, hit.negated, hit.tenth)) {
            Entry::Occupied(known) => {
                let row = *known.get();
                self.n[row] += 1;
                self.in_total[row] += u32::from(hit.in_total);
                self.first[row] += u32::from(hit.first);
            }
            Entry::Vacant(new) => {
                new.insert(row);
                self.text.iter_mut().zip(cells).for_each(|(column, cell)| column.push(cell));
                self.resolved.push(hit.resolved);
                self.negated.push(hit.negated);
                self.tenth.push(u32::from(hit.tenth));
                self.n.push(1);
                self.in_total.push(u32::from(hit.in_total));
                self.first.push(u32::from(hit.first));
            }
        }
    }

    /// The tally of what was added.
    ///
    /// # Errors
    /// When polars cannot sort, which is a bug.
    pub fn finish(self) -> Result<Tally, Error> {
        let articles = self.articles.finish()?;
        let (names, order) = self.names.sorted();
        let cells = |numbers: Vec<u32>| numbers.into_iter().map(|number| order[number as usize]).collect::<Vec<u32>>();
        let mut columns: Vec<Column> = TEXTS.into_iter().zip(self.text).map(|(name, numbers)| column(name, cells(numbers))).collect();
        columns.push(column("resolved", self.resolved));
        columns.push(column("negated", self.negated));
        columns.push(column("tenth", self.tenth));
        columns.push(column("n", self.n));
        columns.push(column("in_total", self.in_total));
        columns.push(column("first", self.first));
        Tally { articles, hits: DataFrame::new_infer_height(columns)?, names }.sorted()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn hit<'a>(article: &'a str, term: &'a str, tenth: u8) -> HitRow<'a> {
        HitRow {
            article,
            lexicon: "l",
            category: "c",
            term,
            naming: "",
            label: "",
            resolved: true,
            zone: "body",
            voice: "own",
            stance: "",
            negated: false,
            tenth,
            in_total: true,
            first: false,
        }
    }

    #[test]
    fn equal_hits_of_an_article_are_one_row_and_those_of_another_are_not() {
        let mut builder = Builder::default();
        for article in ["b", "a"] {
            builder.article(&ArticleRow { article: article.into(), outlet: "O".into(), ..ArticleRow::default() });
        }
        for (article, term, tenth) in [("b", "t", 1), ("b", "t", 2), ("b", "t", 1), ("a", "t", 1)] {
            builder.hit(hit(article, term, tenth));
        }
        let tally = builder.finish().unwrap();
        let of = |name: &str| tally.hits.column(name).unwrap().u32().unwrap().iter().flatten().collect::<Vec<u32>>();
        let articles: Vec<&str> = of("article").into_iter().map(|number| tally.names.text(number)).collect();
        assert_eq!((articles, of("tenth"), of("n")), (vec!["a", "b", "b"], vec![1, 1, 2], vec![1, 2, 1]));
    }
}
