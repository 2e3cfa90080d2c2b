//! Reads from a report's `findings.json` and tables what two reports are compared by, a row at a time.

use std::collections::BTreeMap;
use std::io::Read;

use serde::Deserialize;

use crate::compare::{Interval, Level};
use crate::findings::diff::cell::{Cell, Cells, Key, VOICES, What};
use crate::findings::explain::{Error, Said};
use crate::findings::{AboutFindings, CorpusSummary, Provenance, Remark};
use crate::table::{self, Reader, Row};

/// More numbers than this are in no report: 400 outlets by 2,000 words by six voices.
const ROWS_AT_MOST: usize = 5_000_000;

/// The part of `findings.json` that is needed.
#[derive(Debug, Deserialize)]
pub struct Told {
    /// What the report is called.
    pub title: String,
    /// What was compared.
    pub corpus: CorpusSummary,
    /// Cautions about the whole corpus.
    pub cautions: Vec<Said>,
    /// Whom the comparison is about.
    pub about: Option<AboutFindings>,
    /// What made it.
    pub provenance: Provenance,
    remarks: Vec<Remark>,
    over_time: Option<Sentences>,
    stories: Option<Sentences>,
}

#[derive(Debug, Deserialize)]
struct Sentences {
    said: Vec<String>,
}

impl Told {
    /// Reads it; `file` is its name in messages.
    ///
    /// # Errors
    /// [`Error::Foreign`] when it is something else, or in a form that this version does not write.
    pub fn read(file: &str, from: impl Read) -> Result<Told, Error> {
        serde_json::from_reader(from).map_err(|error| Error::Foreign {
            file: file.to_string(),
            problem: format!("is not as this version of `compare` writes it ({error}); take the report as it was made, or make it again with this version"),
        })
    }

    /// Every sentence of the first screen, in order.
    pub fn sentences(&self) -> impl Iterator<Item = &String> {
        let said = [&self.stories, &self.over_time].into_iter().flatten().flat_map(|of| &of.said);
        let about = self.about.iter().map(|about| &about.said);
        self.corpus.told.iter().chain(about).chain(self.remarks.iter().map(|remark| &remark.sentence)).chain(said)
    }
}

/// An article in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleLine {
    /// Its outlet.
    pub outlet: String,
    /// Its day; empty when unknown.
    pub date: String,
    /// Its analysed words.
    pub words: u64,
}

/// The articles by their ids.
///
/// # Errors
/// A table that is not as it was made.
pub fn articles<R: Read>(table: &mut Reader<R>) -> Result<BTreeMap<String, ArticleLine>, table::Error> {
    let mut found = BTreeMap::new();
    while let Some(row) = table.next_row()? {
        let line = ArticleLine { outlet: row.text("outlet").to_string(), date: row.text("date").to_string(), words: row.count("words")? };
        found.insert(row.text("article").to_string(), line);
        if found.len() > ROWS_AT_MOST {
            return Err(row.too_many(ROWS_AT_MOST));
        }
    }
    Ok(found)
}

/// Adds the rates.
///
/// # Errors
/// A table that is not as it was made.
pub fn rates<R: Read>(table: &mut Reader<R>, cells: &mut Cells) -> Result<(), table::Error> {
    each(table, cells, |row| {
        let cell = Cell { hits: Some(row.count("hits")?), of: Some(row.count("words")?), ..number(row, "rate")? };
        Ok((What::Rate, ["lexicon", "subject", "group", "item"].map(|column| row.text(column)), "outlet", cell))
    })
}

/// Adds the shares.
///
/// # Errors
/// A table that is not as it was made.
pub fn shares<R: Read>(table: &mut Reader<R>, cells: &mut Cells) -> Result<(), table::Error> {
    each(table, cells, |row| {
        let cell = Cell { hits: Some(row.count("mentions")?), of: Some(row.count("of")?), ..number(row, "share")? };
        Ok((What::Share, [row.text("lexicon"), "label", row.text("naming"), row.text("label")], "outlet", cell))
    })
}

/// Adds the ratios.
///
/// # Errors
/// A table that is not as it was made.
pub fn contrasts<R: Read>(table: &mut Reader<R>, cells: &mut Cells) -> Result<(), table::Error> {
    each(table, cells, |row| {
        let level = [Level::Seen, Level::Consistent, Level::Checked].into_iter().find(|level| level.key() == row.text("level"));
        let range = row.number("ratio_lo")?.zip(row.number("ratio_hi")?);
        let cell = Cell {
            shown: row.text("shown").to_string(),
            hits: None,
            of: None,
            value: row.number("log_ratio")?.map(f64::exp2),
            interval: range.map(|(lo, hi)| Interval { lo, hi }),
            level: Some(level.ok_or_else(|| row.wrong("level", "a level of claims"))?),
            reference: row.text("reference").to_string(),
            rests_on: row.text("rests_on").to_string(),
        };
        Ok((What::Ratio, ["lexicon", "subject", "group", "item"].map(|column| row.text(column)), "target", cell))
    })
}

type Found<'a> = (What, [&'a str; 4], &'static str, Cell);

fn each<R: Read>(
    table: &mut Reader<R>,
    cells: &mut Cells,
    take: impl for<'a> Fn(&Row<'a>) -> Result<Found<'a>, table::Error>,
) -> Result<(), table::Error> {
    while let Some(row) = table.next_row()? {
        let (what, of, outlet, cell) = take(&row)?;
        let voice = VOICES.into_iter().find(|voice| voice.key() == row.text("voice"));
        let voice = voice.ok_or_else(|| row.wrong("voice", "a group of voices"))?;
        cells.insert(Key::new(what, of, row.text(outlet), voice), cell);
        if cells.len() > ROWS_AT_MOST {
            return Err(row.too_many(ROWS_AT_MOST));
        }
    }
    Ok(())
}

/// What rates and shares have alike.
fn number(row: &Row<'_>, column: &'static str) -> Result<Cell, table::Error> {
    Ok(Cell {
        shown: row.text("shown").to_string(),
        hits: None,
        of: None,
        value: row.number(column)?,
        interval: row.number("lo")?.zip(row.number("hi")?).map(|(lo, hi)| Interval { lo, hi }),
        level: None,
        reference: String::new(),
        rests_on: String::new(),
    })
}
