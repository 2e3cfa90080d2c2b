//! The key of an audit: what each mark of the sheet is, and how likely it was to be drawn. Not for coders.

use std::collections::BTreeMap;

use crate::audit::error::Error;
use crate::audit::rows::{Row, Rows};
use crate::span::Span;
use crate::table::Table;

/// One drawn mark.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyRow {
    /// Its id on the sheet.
    pub id: String,
    /// The number under which its article goes on the sheet.
    pub article_number: u64,
    /// The article's id.
    pub article: String,
    /// Its outlet.
    pub outlet: String,
    /// The words, bytes of the article's text.
    pub span: Span,
    /// The words.
    pub mark: String,
    /// The lexicon's id.
    pub lexicon: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its file.
    pub digest: String,
    /// Ids of the term's categories; empty for a label.
    pub categories: Vec<String>,
    /// The term's id; empty for a label.
    pub term: String,
    /// The naming set's id; empty for a term.
    pub naming: String,
    /// The label's id; empty for a term.
    pub label: String,
    /// What a reader sees of the entry.
    pub shown: String,
    /// What a reader sees of the naming set, or of each category.
    pub headings: Vec<String>,
    /// Whose words the tool says they are, by the word used in tables.
    pub voice: String,
    /// How likely it was to be drawn.
    pub probability: f64,
}

impl KeyRow {
    /// How many marks of the corpus it stands for.
    pub fn weight(&self) -> f64 {
        1.0 / self.probability
    }

    /// The id of the term or label.
    pub fn item(&self) -> &str {
        if self.naming.is_empty() { &self.term } else { &self.label }
    }

    /// The naming set, or each category: as level, id, and what a reader sees.
    pub fn groups(&self) -> Vec<(&'static str, &str, &str)> {
        let heading = |at: usize| self.headings.get(at).map_or("", String::as_str);
        match self.naming.is_empty() {
            true => self.categories.iter().enumerate().map(|(at, category)| ("category", category.as_str(), heading(at))).collect(),
            false => vec![("naming", &self.naming, heading(0))],
        }
    }
}

/// The key of an audit.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    rows: Vec<KeyRow>,
    by_id: BTreeMap<String, usize>,
}

/// The columns that a key must have.
const NEEDED: [&str; 18] = [
    "id",
    "article_number",
    "article",
    "outlet",
    "start",
    "end",
    "mark",
    "lexicon",
    "version",
    "digest",
    "category",
    "term",
    "naming",
    "label",
    "shown",
    "heading",
    "voice",
    "probability",
];

impl Key {
    /// A key of rows with ids of their own, in the order of the sheet.
    pub fn new(rows: Vec<KeyRow>) -> Key {
        let by_id = rows.iter().enumerate().map(|(index, row)| (row.id.clone(), index)).collect();
        Key { rows, by_id }
    }

    /// Reads a key; `file` is its name in messages.
    ///
    /// # Errors
    /// A missing column, a cell that is none, an id that stands twice.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Key, Error> {
        let rows = Rows::read(file, bytes)?;
        if let Some(column) = rows.missing(&NEEDED) {
            return Err(Error::NoColumn { file: file.into(), column, columns: NEEDED.join(", ") });
        }
        let key = Key::new(rows.iter().map(|row| key_row(file, &row)).collect::<Result<_, _>>()?);
        if key.by_id.len() == key.rows.len() {
            return Ok(key);
        }
        let twice =
            rows.iter().find(|row| rows.iter().take_while(|earlier| earlier.line < row.line).any(|e| e.cell("id") == row.cell("id")));
        let (line, id) = twice.map(|row| (row.line, row.cell("id"))).unwrap_or_default();
        Err(Error::Line {
            file: file.into(),
            line,
            problem: format!("the id {id:?} stands here for the second time; take the key as it was made"),
        })
    }

    /// The rows, in the order of the sheet.
    pub fn rows(&self) -> &[KeyRow] {
        &self.rows
    }

    /// Where the mark with this id stands among the rows.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The table `key`.
    pub fn table(&self) -> Table {
        let all = &self.rows;
        Table::new("key")
            .text("id", all.iter().map(|r| &r.id))
            .count("article_number", all.iter().map(|r| r.article_number))
            .text("article", all.iter().map(|r| &r.article))
            .text("outlet", all.iter().map(|r| &r.outlet))
            .count("start", all.iter().map(|r| r.span.start() as u64))
            .count("end", all.iter().map(|r| r.span.end() as u64))
            .text("mark", all.iter().map(|r| &r.mark))
            .text("lexicon", all.iter().map(|r| &r.lexicon))
            .text("version", all.iter().map(|r| &r.version))
            .text("digest", all.iter().map(|r| &r.digest))
            .text("category", all.iter().map(|r| r.categories.join("|")))
            .text("term", all.iter().map(|r| &r.term))
            .text("naming", all.iter().map(|r| &r.naming))
            .text("label", all.iter().map(|r| &r.label))
            .text("shown", all.iter().map(|r| &r.shown))
            .text("heading", all.iter().map(|r| r.headings.join("|")))
            .text("voice", all.iter().map(|r| &r.voice))
            .number("probability", all.iter().map(|r| Some(r.probability)))
    }
}

fn key_row(file: &str, row: &Row<'_>) -> Result<KeyRow, Error> {
    let wrong = |problem: String| Error::Line { file: file.into(), line: row.line, problem };
    let number = |name: &str| {
        let cell = row.cell(name);
        cell.parse::<usize>().map_err(|_| wrong(format!("`{name}` is {cell:?}, and should be a number; take the key as it was made")))
    };
    let (start, end) = (number("start")?, number("end")?);
    let cell = row.cell("probability");
    let probability = cell.parse::<f64>().ok().filter(|p| *p > 0.0 && *p <= 1.0);
    let probability = probability.ok_or_else(|| wrong(format!("`probability` is {cell:?}, and should lie above 0 and at most at 1")))?;
    if end <= start {
        return Err(wrong(format!("the words end (byte {end}) before they begin (byte {start})")));
    }
    let parts = |name: &str| row.cell(name).split('|').filter(|part| !part.is_empty()).map(str::to_string).collect();
    Ok(KeyRow {
        id: row.cell("id"),
        article_number: number("article_number")? as u64,
        article: row.cell("article"),
        outlet: row.cell("outlet"),
        span: Span::new(start, end),
        mark: row.cell("mark"),
        lexicon: row.cell("lexicon"),
        version: row.cell("version"),
        digest: row.cell("digest"),
        categories: parts("category"),
        term: row.cell("term"),
        naming: row.cell("naming"),
        label: row.cell("label"),
        shown: row.cell("shown"),
        headings: parts("heading"),
        voice: row.cell("voice"),
        probability,
    })
}
