//! What the layout gives: strokes on pages, and the parts of the sheet that they belong to.

/// A sheet, laid out.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// The strokes of each page.
    pub pages: Vec<Vec<Stroke>>,
    /// The parts, in reading order.
    pub parts: Vec<Part>,
    /// Leaves of the parts.
    pub leaves: usize,
    /// Headings with their page and height, for the outline.
    pub headings: Vec<(String, usize, f32)>,
}

/// One stroke. Points, from the upper left corner; levels of grey from 0, black.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Stroke {
    /// Words on a line. Without a leaf they are no part of what is read aloud.
    Words { leaf: Option<usize>, x: f32, y: f32, size: f32, is_bold: bool, text: String, level: u8 },
    /// A thin line.
    Rule { x: f32, y: f32, to_x: f32, to_y: f32, width: f32, level: u8 },
    /// A grey area.
    Area { x: f32, y: f32, width: f32, height: f32, level: u8 },
    /// Where words lead to an address.
    Link { leaf: usize, x: f32, y: f32, width: f32, height: f32, address: String },
}

/// A part of the sheet, for those who listen to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// What it is.
    pub kind: Kind,
    /// Leaves that belong to it.
    pub leaves: Vec<usize>,
    /// Parts inside it, behind its leaves.
    pub parts: Vec<Part>,
}

/// What a part is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading with its words.
    Heading(u8, String),
    /// A paragraph.
    Paragraph,
    /// A list.
    List { ordered: bool },
    /// A point of a list.
    Item,
    /// Its number or bullet.
    Label,
    /// Its words.
    Body,
    /// A table with what it is called.
    Table(String),
    /// A row.
    Row,
    /// A head over a column.
    ColumnHead,
    /// A head before a row.
    RowHead,
    /// A cell.
    Cell,
    /// Words that lead to an address.
    Link,
}

impl Part {
    /// A part without leaves.
    pub(super) fn new(kind: Kind) -> Part {
        Part { kind, leaves: Vec::new(), parts: Vec::new() }
    }
}
