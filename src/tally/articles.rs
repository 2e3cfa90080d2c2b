//! The frame of articles in the making, a column at a time: of a million articles it takes what its cells take, and nothing is copied at the end.

use polars::prelude::{Column, DataFrame, IntoColumn, IntoSeries, StringChunkedBuilder};

use crate::tally::Error;
use crate::tally::build::{ArticleRow, column};
use crate::text::VoiceGroup;

/// Articles, as they were added.
pub(super) struct Articles {
    texts: [StringChunkedBuilder; TEXTS.len()],
    /// Line in a table file.
    rows: Vec<Option<i64>>,
    words_by_zone: [Vec<i64>; 3],
    words_by_voice: [Vec<i64>; 5],
    words_set_aside: Vec<i64>,
    mentions: Vec<Option<i64>>,
}

/// The columns of text.
const TEXTS: [&str; 9] = ["article", "outlet", "title", "date", "date_from", "story", "language", "url", "file"];

impl Default for Articles {
    fn default() -> Self {
        Articles {
            texts: TEXTS.map(|name| StringChunkedBuilder::new(name.into(), 0)),
            rows: Vec::new(),
            words_by_zone: Default::default(),
            words_by_voice: Default::default(),
            words_set_aside: Vec::new(),
            mentions: Vec::new(),
        }
    }
}

impl std::fmt::Debug for Articles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Articles").field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}

impl Articles {
    /// Adds an article.
    pub(super) fn push(&mut self, article: &ArticleRow) {
        let a = article;
        let texts = [&a.article, &a.outlet, &a.title, &a.date, &a.date_from, &a.story, &a.language, &a.url, &a.file];
        for (column, cell) in self.texts.iter_mut().zip(texts) {
            column.append_option(Some(cell).filter(|cell| !cell.is_empty()));
        }
        self.rows.push(a.row.map(|row| row as i64));
        self.words_by_zone.iter_mut().zip(a.words_by_zone).for_each(|(column, words)| column.push(words as i64));
        self.words_by_voice.iter_mut().zip(a.words_by_voice).for_each(|(column, words)| column.push(words as i64));
        self.words_set_aside.push(a.words_set_aside as i64);
        self.mentions.push(a.mentions.map(|mentions| mentions as i64));
    }

    /// The frame; mentions are a column of it where any article tells them.
    ///
    /// # Errors
    /// When the columns do not fit together, which is a bug.
    pub(super) fn finish(self) -> Result<DataFrame, Error> {
        let mut columns: Vec<Column> = self.texts.into_iter().map(|texts| texts.finish().into_series().into_column()).collect();
        columns.push(column("row", self.rows));
        let [headline, lede, body] = &self.words_by_zone;
        columns.push(column(
            "words",
            headline.iter().zip(lede).zip(body).map(|((headline, lede), body)| headline + lede + body).collect::<Vec<i64>>(),
        ));
        let zones = ["words_headline", "words_lede", "words_body"];
        columns.extend(zones.into_iter().zip(self.words_by_zone).map(|(name, words)| column(name, words)));
        let voices = VoiceGroup::ALL.into_iter().filter(|group| *group != VoiceGroup::All);
        columns.extend(voices.zip(self.words_by_voice).map(|(group, words)| column(&format!("words_{}", group.key()), words)));
        columns.push(column("words_set_aside", self.words_set_aside));
        if self.mentions.iter().any(Option::is_some) {
            columns.push(column("mentions", self.mentions.into_iter().map(|mentions| mentions.unwrap_or(0)).collect::<Vec<i64>>()));
        }
        Ok(DataFrame::new_infer_height(columns)?)
    }
}
