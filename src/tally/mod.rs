//! Counts hits and words by article, outlet, category, zone and voice; merges.
//!
//! Two frames hold everything a comparison needs: a row an article, and a row for each kind of hit in an article with its number. Tallies
//! of parts add up to the tally of the whole, in any order. Counts stay integers until the last step, so that the number of threads
//! changes no figure.
//!
//! ```
//! use slantwise::pipeline::{Input, Pass, survey};
//! use slantwise::{lexicon, text::Recurring};
//!
//! let input = Input::open(&["seeds/iran-syria".into()])?;
//! let pass = || Pass::counting(Recurring::default(), false);
//! let both = survey(&input, &[lexicon::find("conflict")?], pass(), &mut |_| {})?.tally.counts()?;
//! assert_eq!(both.outlets.iter().map(|outlet| outlet.words).collect::<Vec<_>>(), [315, 311]);
//!
//! // Tallies of parts add up to the tally of the whole.
//! let part = |file: &str| {
//!     let input = Input::open(&[format!("seeds/iran-syria/{file}").into()])?;
//!     Ok::<_, slantwise::Error>(survey(&input, &[lexicon::find("conflict")?], pass(), &mut |_| {})?.tally)
//! };
//! let sum = part("002_f84fe8ac60e231da.txt")?.merge(&part("000_2778aadf5b31fbdb.txt")?)?.counts()?;
//! assert_eq!(sum, both);
//! # Ok::<(), slantwise::Error>(())
//! ```

mod articles;
mod build;
mod counts;
mod names;

use polars::prelude::{BooleanChunked, Column, DataFrame, IntoColumn, IntoLazy, NamedFrom, Series, SortMultipleOptions, col};

use crate::table::Table;
use crate::tally::names::Names;

pub use build::{ArticleRow, Builder, HitRow};
pub use counts::{ArticleCount, Counts, Level, OutletCount, SubjectCount, Use};

/// polars could not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[error("the tally: {0}")]
pub struct Error(#[from] polars::error::PolarsError);

/// What was counted.
#[derive(Debug, Clone)]
pub struct Tally {
    articles: DataFrame,
    /// Texts stand in it as their numbers in `names`, which sort as the texts do.
    hits: DataFrame,
    names: Names,
}

/// The columns of text in the frame of hits.
const TEXTS: [&str; 9] = ["article", "lexicon", "category", "term", "naming", "label", "zone", "voice", "stance"];

/// The columns that tell one kind of hit from another.
const HIT_KEYS: [&str; 12] =
    ["article", "lexicon", "category", "term", "naming", "label", "resolved", "zone", "voice", "stance", "negated", "tenth"];

/// How often: all, those that count in the lexicon's total, and those that are their article's first mention.
const HIT_COUNTS: [&str; 3] = ["n", "in_total", "first"];

impl Tally {
    /// Adds another part's. Merging commutes.
    ///
    /// # Errors
    /// When the frames do not fit together, which is a bug.
    pub fn merge(&self, other: &Tally) -> Result<Tally, Error> {
        let (names, moved) = Names::union([&self.names, &other.names]);
        let hits = renumbered(&self.hits, &moved[0])?.vstack(&renumbered(&other.hits, &moved[1])?)?;
        Tally { articles: self.articles.vstack(&other.articles)?, hits, names }.summed()?.sorted()
    }

    /// The tally without some articles and their hits.
    ///
    /// # Errors
    /// When polars cannot, which is a bug.
    pub fn without(&self, is_dropped: impl Fn(&str) -> bool) -> Result<Tally, Error> {
        let kept_article = |id: Option<&str>| !id.is_some_and(&is_dropped);
        let articles: BooleanChunked = self.articles.column("article")?.str()?.iter().map(|id| Some(kept_article(id))).collect();
        let kept_number = |number: u32| kept_article(Some(self.names.text(number)));
        let hits: BooleanChunked = self.hits.column("article")?.u32()?.iter().map(|number| number.map(kept_number)).collect();
        Ok(Tally { articles: self.articles.filter(&articles)?, hits: self.hits.filter(&hits)?, names: self.names.clone() })
    }

    /// The tally with the story of each article, by its id; `None` where it has none.
    ///
    /// # Errors
    /// When polars cannot, which is a bug.
    pub fn with_stories<'s>(mut self, story_of: impl Fn(&str) -> Option<&'s str>) -> Result<Tally, Error> {
        let stories: Vec<Option<String>> =
            self.articles.column("article")?.str()?.iter().map(|id| id.and_then(&story_of).map(str::to_string)).collect();
        let column = Series::new("story".into(), stories).into_column();
        self.articles.with_column(column)?;
        Ok(self)
    }

    /// One row a kind of hit, whichever parts it came from.
    fn summed(self) -> Result<Tally, Error> {
        let (keys, counted) = (HIT_KEYS.map(col), HIT_COUNTS.map(|count| col(count).sum()));
        Ok(Tally { hits: self.hits.lazy().group_by(keys).agg(counted).collect()?, ..self })
    }

    /// Rows and columns in a fixed order.
    fn sorted(self) -> Result<Tally, Error> {
        let order = SortMultipleOptions::default();
        let hits = self.hits.select(HIT_KEYS.into_iter().chain(HIT_COUNTS))?.sort(HIT_KEYS, order.clone())?;
        Ok(Tally { articles: self.articles.sort(["article"], order)?, hits, names: self.names })
    }

    /// The table `articles`: a row an article.
    pub fn articles_table(&self) -> Table {
        Table::from_frame("articles", &self.articles)
    }
}

/// The frame of hits with other numbers for its texts.
fn renumbered(hits: &DataFrame, moved: &[u32]) -> Result<DataFrame, Error> {
    let renumbered = |column: &Column| -> Result<Column, Error> {
        if !TEXTS.contains(&column.name().as_str()) {
            return Ok(column.clone());
        }
        let numbers: Vec<u32> = column.u32()?.iter().flatten().map(|number| moved[number as usize]).collect();
        Ok(Series::new(column.name().clone(), numbers).into_column())
    };
    Ok(DataFrame::new_infer_height(hits.columns().iter().map(renumbered).collect::<Result<_, _>>()?)?)
}
