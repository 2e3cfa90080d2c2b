//! Counts hits and words by article, outlet, category, zone and voice; merges.
//!
//! Two frames hold everything a comparison needs: a row an article, and a row for each kind of hit in an article with its number. Tallies
//! of parts add up to the tally of the whole, in any order. Counts stay integers until the last step, so that the number of threads
//! changes no figure.

mod build;
mod counts;

use polars::prelude::{DataFrame, IntoLazy, SortMultipleOptions, col};

use crate::table::Table;

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
    hits: DataFrame,
}

/// The columns that tell one kind of hit from another.
const HIT_KEYS: [&str; 12] =
    ["article", "lexicon", "category", "term", "naming", "label", "resolved", "zone", "voice", "stance", "negated", "tenth"];

impl Tally {
    /// Adds another part's. Merging commutes.
    ///
    /// # Errors
    /// When the frames do not fit together, which is a bug.
    pub fn merge(&self, other: &Tally) -> Result<Tally, Error> {
        Tally { articles: self.articles.vstack(&other.articles)?, hits: self.hits.vstack(&other.hits)? }.tidied()
    }

    /// One row a kind of hit, everything in a fixed order.
    fn tidied(self) -> Result<Tally, Error> {
        let order = SortMultipleOptions::default();
        let keys: Vec<_> = HIT_KEYS.iter().map(|key| col(*key)).collect();
        let counted = ["n", "in_total", "first"].map(|count| col(count).sum());
        let hits = self.hits.lazy().group_by(keys).agg(counted).sort(HIT_KEYS, order.clone()).collect()?;
        let articles = self.articles.sort(["article"], order)?;
        Ok(Tally { articles, hits })
    }

    /// The table `articles`: a row an article.
    pub fn articles_table(&self) -> Table {
        Table::from_frame("articles", &self.articles)
    }
}
