//! What sheets are made of.

use serde::Serialize;

use crate::lesson::sheet::Audience;

/// A sheet of one or more pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// The name of its files: `student-sheet`.
    pub id: &'static str,
    /// Whom it is for.
    #[serde(skip)]
    pub audience: Audience,
    /// Its title.
    pub title: String,
    /// What stands at the foot of each page; names no outlet on students' sheets.
    pub foot: String,
    /// Its language as a code.
    pub language: String,
    /// What stands on it.
    pub blocks: Vec<Block>,
}

/// A part of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Block {
    /// A heading of level 1 to 3.
    Heading {
        /// 1 to 3.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        runs: Vec<Run>,
        /// How it looks.
        tone: Tone,
    },
    /// A list.
    Items {
        /// Numbered when true.
        ordered: bool,
        /// Its points.
        items: Vec<Vec<Run>>,
    },
    /// Numbered lines of a text with a wide margin.
    Lines {
        /// What a screen reader calls the lines: "Text A".
        label: String,
        /// What stands above the margin: "Notes".
        margin: String,
        /// The lines.
        rows: Vec<LineRow>,
        /// The language of the text.
        language: String,
    },
    /// A table with a head.
    Table {
        /// What a screen reader calls it.
        label: String,
        /// The head.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<Cell>>,
        /// The columns' parts of the width, in hundredths.
        widths: Vec<u16>,
        /// True when the first cell of a row is its head.
        has_row_heads: bool,
    },
    /// Ruled lines to write on.
    Space {
        /// How many.
        lines: usize,
    },
    /// The next page begins.
    PageBreak,
}

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// As usual.
    Plain,
    /// Smaller.
    Small,
    /// In a box: what must not be missed.
    Boxed,
}

/// A cell of a table.
pub(in crate::lesson) type Cell = Vec<Run>;

/// A line of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineRow {
    /// Its number: "12".
    pub number: String,
    /// True when a paragraph begins here.
    pub opens: bool,
    /// Its words.
    pub runs: Vec<Run>,
    /// What stands in the margin; empty on students' sheets.
    pub margin: String,
}

/// Words in one style.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// In bold.
    pub bold: bool,
    /// Marked: underlined and on grey, so that it is seen in print.
    pub marked: bool,
    /// An address of the web that the words lead to.
    pub link: Option<String>,
}

impl Run {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Run {
        Run { text: text.into(), bold: false, marked: false, link: None }
    }

    /// Words in bold.
    pub fn bold(text: impl Into<String>) -> Run {
        Run { bold: true, ..Run::plain(text) }
    }

    /// Marked words.
    pub fn marked(text: impl Into<String>) -> Run {
        Run { marked: true, bold: true, ..Run::plain(text) }
    }

    /// An address that leads to itself. Only addresses of the web become links.
    pub fn link(address: &str) -> Run {
        let is_web =
            ["http://", "https://"].iter().any(|scheme| address.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme)));
        Run { link: is_web.then(|| address.to_string()), ..Run::plain(address) }
    }
}

impl Block {
    /// A heading.
    pub fn heading(level: u8, text: impl Into<String>) -> Block {
        Block::Heading { level, text: text.into() }
    }

    /// A plain paragraph.
    pub fn paragraph(text: impl Into<String>) -> Block {
        Block::Paragraph { runs: vec![Run::plain(text)], tone: Tone::Plain }
    }

    /// A paragraph in small letters.
    pub fn small(text: impl Into<String>) -> Block {
        Block::Paragraph { runs: vec![Run::plain(text)], tone: Tone::Small }
    }

    /// A paragraph in a box.
    pub fn boxed(text: impl Into<String>) -> Block {
        Block::Paragraph { runs: vec![Run::plain(text)], tone: Tone::Boxed }
    }

    /// A list of plain sentences.
    pub fn items(ordered: bool, items: Vec<String>) -> Block {
        Block::Items { ordered, items: items.into_iter().map(|item| vec![Run::plain(item)]).collect() }
    }

    /// A table of plain cells.
    pub fn table(label: impl Into<String>, head: Vec<String>, rows: Vec<Vec<String>>, widths: &[u16]) -> Block {
        let rows = rows.into_iter().map(|row| row.into_iter().map(|cell| vec![Run::plain(cell)]).collect()).collect();
        Block::Table { label: label.into(), head, rows, widths: widths.to_vec(), has_row_heads: false }
    }
}
