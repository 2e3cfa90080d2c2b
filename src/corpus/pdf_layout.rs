//! Puts the letters of a PDF page together to lines and paragraphs, by where they stand.
//!
//! A page says where each run of letters goes and not what a word, a line or a paragraph is. A run further down is a new line, a wide gap
//! above it a new paragraph, a gap beside it a space. Columns come out in the order in which the page draws them, which mostly is the order of
//! reading.

use std::collections::HashMap;

use lopdf::content::Operation;
use lopdf::{Dictionary, Document, Encoding, Object};

/// A gap of this part of the letters' size is a space.
const SPACE: f32 = 0.15;
/// Lines of one paragraph are closer than this many times the letters' size.
const PARAGRAPH: f32 = 1.9;

/// A font as far as it is needed.
pub(super) struct Font<'a> {
    pub encoding: Encoding<'a>,
    widths: HashMap<u16, f32>,
    default_width: f32,
    bytes_each: usize,
}

impl<'a> Font<'a> {
    pub(super) fn new(document: &'a Document, font: &'a Dictionary, encoding: Encoding<'a>) -> Self {
        let is_composite = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Type0");
        let mut read = Font { encoding, widths: HashMap::new(), default_width: 500.0, bytes_each: if is_composite { 2 } else { 1 } };
        if is_composite {
            let descendant =
                list(document, font, b"DescendantFonts").and_then(|fonts| document.dereference(fonts.first()?).ok()?.1.as_dict().ok());
            read.default_width = descendant.and_then(|d| d.get(b"DW").ok()?.as_float().ok()).unwrap_or(1000.0);
            read.composite_widths(document, descendant.and_then(|d| list(document, d, b"W")).unwrap_or_default());
        } else {
            let first = font.get(b"FirstChar").and_then(Object::as_i64).unwrap_or(0);
            for (at, width) in list(document, font, b"Widths").unwrap_or_default().iter().take(256).enumerate() {
                if let (Ok(code), Ok(width)) = (u16::try_from(first + at as i64), width.as_float()) {
                    read.widths.insert(code, width);
                }
            }
        }
        read
    }

    /// `code [width ...]` for some codes, `first last width` for a range of them.
    fn composite_widths(&mut self, document: &Document, mut entries: &[Object]) {
        while let [first, second, rest @ ..] = entries {
            let Ok(Ok(first)) = first.as_i64().map(u16::try_from) else { return };
            let second = document.dereference(second).map_or(second, |(_, object)| object);
            if let Ok(widths) = second.as_array() {
                let widths = widths.iter().filter_map(|width| width.as_float().ok());
                self.widths.extend((first..=u16::MAX).zip(widths));
                entries = rest;
            } else {
                let (Ok(Ok(last)), [width, rest @ ..]) = (second.as_i64().map(u16::try_from), rest) else { return };
                let width = width.as_float().unwrap_or(self.default_width);
                self.widths.extend((first..=last).map(|code| (code, width)));
                entries = rest;
            }
        }
    }

    /// How many letters a string has, and how wide they are for letters of size 1.
    fn width(&self, bytes: &[u8]) -> (usize, f32) {
        let codes = bytes.chunks(self.bytes_each).map(|code| code.iter().fold(0u16, |code, byte| code << 8 | u16::from(*byte)));
        codes.fold((0, 0.0), |(n, sum), code| (n + 1, sum + self.widths.get(&code).unwrap_or(&self.default_width) / 1000.0))
    }
}

fn list<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a [Object]> {
    let (_, object) = document.dereference(dictionary.get(key).ok()?).ok()?;
    object.as_array().ok().map(Vec::as_slice)
}

/// `[a b c d e f]` of the PDF standard.
#[derive(Clone, Copy)]
struct Matrix([f32; 6]);

impl Matrix {
    const ONE: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    fn of(operands: &[Object]) -> Option<Matrix> {
        let mut numbers = [0.0; 6];
        for (number, operand) in numbers.iter_mut().zip(operands.get(..6)?) {
            *number = operand.as_float().ok()?;
        }
        Some(Matrix(numbers))
    }

    fn moved(x: f32, y: f32) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This first, then `other`.
    fn then(self, other: Matrix) -> Matrix {
        let (Matrix([a, b, c, d, e, f]), Matrix([g, h, i, j, k, l])) = (self, other);
        Matrix([a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l])
    }
}

/// A text in the making, over all pages.
#[derive(Default)]
pub(super) struct Layout {
    pub text: String,
    /// Where the last letter ended: across, up, and the size of the letters.
    last: Option<(f32, f32, f32)>,
    /// How many letters had no known meaning.
    pub unknown: usize,
}

impl Layout {
    /// Adds a page.
    pub(super) fn page(&mut self, operations: &[Operation], fonts: &HashMap<Vec<u8>, Font<'_>>) {
        self.last = None;
        self.push("\n");
        let mut page = Page {
            graphics: Matrix::ONE,
            saved: Vec::new(),
            text: Matrix::ONE,
            line: Matrix::ONE,
            font: None,
            size: 1.0,
            leading: 0.0,
            spacing: 0.0,
        };
        for Operation { operator, operands } in operations {
            let number = |at: usize| operands.get(at).and_then(|o| o.as_float().ok()).unwrap_or(0.0);
            match operator.as_str() {
                "q" if page.saved.len() < 256 => page.saved.push(page.graphics),
                "Q" => page.graphics = page.saved.pop().unwrap_or(page.graphics),
                "cm" => page.graphics = Matrix::of(operands).map_or(page.graphics, |m| m.then(page.graphics)),
                "BT" => (page.text, page.line) = (Matrix::ONE, Matrix::ONE),
                "Tf" => {
                    page.font = operands.first().and_then(|name| fonts.get(name.as_name().ok()?));
                    page.size = number(1);
                }
                "TL" => page.leading = number(0),
                "Tc" => page.spacing = number(0),
                "Td" => page.move_line(number(0), number(1)),
                "TD" => {
                    page.leading = -number(1);
                    page.move_line(number(0), number(1));
                }
                "Tm" => {
                    page.line = Matrix::of(operands).unwrap_or(page.line);
                    page.text = page.line;
                }
                "T*" => page.move_line(0.0, -page.leading),
                "Tj" => self.show(&mut page, operands.first()),
                "'" | "\"" => {
                    page.move_line(0.0, -page.leading);
                    self.show(&mut page, operands.last());
                }
                "TJ" => {
                    for part in operands.first().and_then(|parts| parts.as_array().ok()).into_iter().flatten() {
                        match part.as_float() {
                            Ok(back) => page.advance(-back / 1000.0 * page.size),
                            Err(_) => self.show(&mut page, Some(part)),
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, page: &mut Page<'_, '_>, string: Option<&Object>) {
        let Some(bytes) = string.and_then(|string| string.as_str().ok()) else { return };
        let Some(font) = page.font else {
            self.unknown += bytes.len();
            return;
        };
        let (letters, width) = font.width(bytes);
        let shown = font.encoding.bytes_to_string(bytes).unwrap_or_default();
        self.unknown += if shown.is_empty() { letters } else { shown.matches('\u{FFFD}').count() };
        let start = page.text.then(page.graphics);
        page.advance(width * page.size + page.spacing * letters as f32);
        let end = page.text.then(page.graphics);
        let size = (page.size * start.0[2].hypot(start.0[3])).abs().max(0.1);
        self.place(&shown, (start.0[4], start.0[5]), (end.0[4], end.0[5]), size);
    }

    fn place(&mut self, shown: &str, from: (f32, f32), to: (f32, f32), size: f32) {
        if let Some((x, y, before)) = self.last {
            let (across, down) = (from.0 - x, (from.1 - y).abs());
            let size = size.max(before);
            if down > size * PARAGRAPH {
                self.push("\n\n");
            } else if down > size * 0.5 {
                self.push("\n");
            } else if across.abs() > size * SPACE {
                self.push(" ");
            }
        }
        self.text.extend(shown.chars().map(|c| if c.is_control() { ' ' } else { c }));
        self.last = Some((to.0, to.1, size));
    }

    /// Adds a break unless one stands there.
    fn push(&mut self, gap: &str) {
        let stands_there = self.text.is_empty() || gap == " " && self.text.ends_with(char::is_whitespace);
        if !stands_there {
            self.text.push_str(gap);
        }
    }
}

/// Where a page is in its drawing.
struct Page<'p, 'd> {
    graphics: Matrix,
    saved: Vec<Matrix>,
    text: Matrix,
    line: Matrix,
    font: Option<&'p Font<'d>>,
    size: f32,
    leading: f32,
    spacing: f32,
}

impl Page<'_, '_> {
    fn move_line(&mut self, x: f32, y: f32) {
        self.line = Matrix::moved(x, y).then(self.line);
        self.text = self.line;
    }

    fn advance(&mut self, x: f32) {
        self.text = Matrix::moved(x, 0.0).then(self.text);
    }
}
