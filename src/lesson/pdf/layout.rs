//! Lays a sheet out: blocks one below the other, over as many pages as they need, with a foot and a number on each.

use crate::lesson::PaperSize;
use crate::lesson::pdf::font::Fonts;
use crate::lesson::pdf::pen::{Drawn, Kind, Part, Stroke};
use crate::lesson::sheet::{Block, LineRow, Run, Sheet, Tone};

/// The margin at the sides, in points: two centimetres; and that above and below.
pub(super) const MARGIN: f32 = 56.7;
pub(super) const ABOVE: f32 = 46.0;
/// Sizes of letters.
const SIZE: f32 = 10.5;
const SMALL: f32 = 9.0;
/// Line heights as parts of the size.
pub(super) const LEADING: f32 = 1.35;
/// Height of a numbered line: room to write between them.
const LINE: f32 = 15.2;
/// Where the words of a numbered line begin, and how wide they may be.
const NUMBER: f32 = 26.0;
const WORDS: f32 = 345.0;
/// Height of a ruled line to write on.
const RULED: f32 = 24.0;

/// A pen on paper.
pub(super) struct Layout<'a> {
    pub fonts: &'a Fonts,
    pub drawn: Drawn,
    width: f32,
    height: f32,
    /// Where the next block begins.
    pub y: f32,
}

/// The sheet on pages.
pub(super) fn lay_out(sheet: &Sheet, paper: PaperSize, fonts: &Fonts) -> Drawn {
    let (width, height) = paper.points();
    let mut layout = Layout { fonts, drawn: Drawn { pages: vec![Vec::new()], ..Drawn::default() }, width, height, y: ABOVE };
    for (at, block) in sheet.blocks.iter().enumerate() {
        layout.block(block, sheet.blocks.get(at + 1));
    }
    layout.feet(&sheet.foot);
    layout.drawn
}

impl Layout<'_> {
    /// The width between the margins.
    pub(super) fn room(&self) -> f32 {
        self.width - 2.0 * MARGIN
    }

    /// The height at which a page ends.
    pub(super) fn bottom(&self) -> f32 {
        self.height - ABOVE
    }

    /// The next page.
    pub(super) fn turn(&mut self) {
        self.drawn.pages.push(Vec::new());
        self.y = ABOVE;
    }

    /// Turns when so much does not fit any more, and something stands on this page.
    pub(super) fn need(&mut self, height: f32) -> bool {
        let turns = self.y + height > self.bottom() && self.y > ABOVE;
        if turns {
            self.turn();
        }
        turns
    }

    /// Puts a stroke on the page.
    pub(super) fn stroke(&mut self, stroke: Stroke) {
        if let Some(page) = self.drawn.pages.last_mut() {
            page.push(stroke);
        }
    }

    /// A new leaf.
    pub(super) fn leaf(&mut self) -> usize {
        self.drawn.leaves += 1;
        self.drawn.leaves - 1
    }

    fn block(&mut self, block: &Block, next: Option<&Block>) {
        match block {
            Block::Heading { level, text } => self.heading(*level, text, next),
            Block::Paragraph { runs, tone } => self.paragraph(runs, *tone),
            Block::Items { ordered, items } => self.items(*ordered, items),
            Block::Lines { label, margin, rows, .. } => self.lines(label, margin, rows),
            Block::Table { label, head, rows, widths, has_row_heads } => self.table(label, head, rows, widths, *has_row_heads),
            Block::Space { lines } => self.space(*lines),
            Block::PageBreak if self.y > ABOVE => self.turn(),
            Block::PageBreak => {}
        }
    }

    fn heading(&mut self, level: u8, text: &str, next: Option<&Block>) {
        let size = [16.0, 13.0, 11.0][usize::from(level.clamp(1, 3) - 1)];
        let lines = self.wrapped(&[Run::bold(text)], size, self.room());
        let height = size * LEADING * lines.len() as f32;
        // A heading does not stand alone at the foot of a page.
        let after = match next {
            Some(Block::Lines { .. } | Block::Table { .. }) => 90.0,
            _ => 45.0,
        };
        self.y += if self.y > ABOVE { size * 0.7 } else { 0.0 };
        self.need(height + after);
        self.drawn.headings.push((text.to_string(), self.drawn.pages.len() - 1, self.y));
        let mut part = Part::new(Kind::Heading(level, text.to_string()));
        self.write(&lines, MARGIN, size, 0, &mut part);
        self.y += size * 0.3;
        self.drawn.parts.push(part);
    }

    fn paragraph(&mut self, runs: &[Run], tone: Tone) {
        let size = if tone == Tone::Small { SMALL } else { SIZE };
        let inset = if tone == Tone::Boxed { 8.0 } else { 0.0 };
        let lines = self.wrapped(runs, size, self.room() - 2.0 * inset);
        let mut part = Part::new(Kind::Paragraph);
        if tone == Tone::Boxed {
            let height = size * LEADING * lines.len() as f32 + 2.0 * inset;
            self.need(height);
            self.stroke(Stroke::Area { x: MARGIN, y: self.y, width: self.room(), height, level: 240 });
            self.stroke(Stroke::Area { x: MARGIN, y: self.y, width: 2.5, height, level: 60 });
            self.y += inset;
        }
        self.write(&lines, MARGIN + inset, size, 0, &mut part);
        self.y += inset + size * 0.5;
        self.drawn.parts.push(part);
    }

    fn items(&mut self, ordered: bool, items: &[Vec<Run>]) {
        let mut list = Part::new(Kind::List { ordered });
        for (at, runs) in items.iter().enumerate() {
            let lines = self.wrapped(runs, SIZE, self.room() - 20.0);
            self.need(SIZE * LEADING);
            let (mut item, mut label, mut body) = (Part::new(Kind::Item), Part::new(Kind::Label), Part::new(Kind::Body));
            let sign = if ordered { format!("{}.", at + 1) } else { "•".to_string() };
            let leaf = self.leaf();
            label.leaves.push(leaf);
            self.stroke(words(Some(leaf), MARGIN + 3.0, self.y + SIZE, SIZE, &Run::plain(sign)));
            self.write(&lines, MARGIN + 20.0, SIZE, 0, &mut body);
            self.y += SIZE * 0.25;
            item.parts.extend([label, body]);
            list.parts.push(item);
        }
        self.y += SIZE * 0.3;
        self.drawn.parts.push(list);
    }

    /// Numbered lines: number, words, a thin line, and the margin to write in.
    fn lines(&mut self, label: &str, margin: &str, rows: &[LineRow]) {
        let mut table = Part::new(Kind::Table(label.to_string()));
        let line_x = MARGIN + NUMBER + WORDS + 8.0;
        let mut top = self.y;
        self.stroke(words(None, line_x + 6.0, self.y + SMALL, SMALL, &Run::plain(margin)));
        // A note beside the first line stands below the head of the margin, not on it.
        let has_note = rows.first().is_some_and(|row| !row.margin.is_empty());
        self.y += if has_note { SMALL + 4.0 } else { 4.0 };
        for row in rows {
            if self.y + LINE > self.bottom() {
                self.stroke(Stroke::Rule { x: line_x, y: top, to_x: line_x, to_y: self.y, width: 0.6, level: 120 });
                self.turn();
                top = self.y;
            }
            self.y += if row.opens && row.number != "1" { 2.5 } else { 0.0 };
            let base = self.y + LINE * 0.72;
            let (mut part, mut head, mut cell) = (Part::new(Kind::Row), Part::new(Kind::RowHead), Part::new(Kind::Cell));
            let leaf = self.leaf();
            head.leaves.push(leaf);
            let width = self.fonts.width(&row.number, false) * SMALL;
            let number = words(Some(leaf), MARGIN + NUMBER - 8.0 - width, base, SMALL, &Run::plain(&row.number));
            self.stroke(number);
            let natural: f32 = row.runs.iter().map(|run| self.fonts.width(&run.text, run.bold)).sum::<f32>() * SIZE;
            let size = if natural > WORDS { SIZE * WORDS / natural } else { SIZE };
            let mut x = MARGIN + NUMBER;
            for run in &row.runs {
                x += self.run(run, x, base, size, 0, &mut cell);
            }
            part.parts.extend([head, cell]);
            let mut note = Part::new(Kind::Cell);
            if !row.margin.is_empty() {
                let leaf = self.leaf();
                note.leaves.push(leaf);
                self.stroke(words(Some(leaf), line_x + 6.0, base, SMALL, &Run::plain(&row.margin)));
            }
            table.parts.push(part);
            if !note.leaves.is_empty()
                && let Some(row) = table.parts.last_mut()
            {
                row.parts.push(note);
            }
            self.y += LINE;
        }
        self.stroke(Stroke::Rule { x: line_x, y: top, to_x: line_x, to_y: self.y, width: 0.6, level: 120 });
        self.y += SIZE;
        self.drawn.parts.push(table);
    }

    fn space(&mut self, lines: usize) {
        for _ in 0..lines {
            self.need(RULED);
            self.y += RULED;
            self.stroke(Stroke::Rule { x: MARGIN, y: self.y, to_x: MARGIN + self.room(), to_y: self.y, width: 0.5, level: 150 });
        }
        self.y += SIZE * 0.7;
    }

    /// Writes lines below each other; each page of them is its own leaf of `part`.
    pub(super) fn write(&mut self, lines: &[Vec<Run>], x: f32, size: f32, level: u8, part: &mut Part) {
        for line in lines {
            self.need(size * LEADING);
            let base = self.y + size * 1.05;
            let mut at = x;
            for run in line {
                at += self.run(run, at, base, size, level, part);
            }
            self.y += size * LEADING;
        }
    }

    /// Writes words in one style, and gives how far the pen moved.
    pub(super) fn run(&mut self, run: &Run, x: f32, base: f32, size: f32, level: u8, part: &mut Part) -> f32 {
        let width = self.fonts.width(&run.text, run.bold) * size;
        if run.text.is_empty() {
            return 0.0;
        }
        if run.marked {
            self.stroke(Stroke::Area { x: x - 0.5, y: base - size * 0.85, width: width + 1.0, height: size * 1.15, level: 222 });
            self.stroke(Stroke::Rule { x, y: base + size * 0.18, to_x: x + width, to_y: base + size * 0.18, width: 0.9, level: 0 });
        }
        let leaf = self.leaf();
        self.stroke(Stroke::Words { leaf: Some(leaf), x, y: base, size, is_bold: run.bold, text: run.text.clone(), level });
        match &run.link {
            Some(address) => {
                let area = (x, base - size * 0.85, width, size * 1.15);
                self.stroke(Stroke::Link { leaf, x: area.0, y: area.1, width: area.2, height: area.3, address: address.clone() });
                part.parts.push(Part { kind: Kind::Link, leaves: vec![leaf], parts: Vec::new() });
            }
            // Leaves stand before the parts inside a part: once there is a link, what follows it is put behind.
            None if part.parts.is_empty() => part.leaves.push(leaf),
            None => part.parts.push(Part { kind: Kind::Paragraph, leaves: vec![leaf], parts: Vec::new() }),
        }
        width
    }

    /// Words over as many lines as they need. A word longer than a line is cut.
    pub(super) fn wrapped(&self, runs: &[Run], size: f32, room: f32) -> Vec<Vec<Run>> {
        let mut lines: Vec<Vec<Run>> = vec![Vec::new()];
        let mut used = 0.0;
        for run in runs {
            for piece in pieces(&run.text) {
                let width = self.fonts.width(piece.trim_end(), run.bold) * size;
                if used + width > room && used > 0.0 {
                    lines.push(Vec::new());
                    used = 0.0;
                }
                let mut rest = piece;
                while self.fonts.width(rest.trim_end(), run.bold) * size > room {
                    let fits = |end: &usize| self.fonts.width(&rest[..*end], run.bold) * size <= room;
                    let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
                    let end = ends.take_while(fits).last().or_else(|| rest.chars().next().map(char::len_utf8)).unwrap_or(rest.len());
                    add(&mut lines, run, &rest[..end]);
                    lines.push(Vec::new());
                    rest = &rest[end..];
                    used = 0.0;
                }
                add(&mut lines, run, rest);
                used += self.fonts.width(rest, run.bold) * size;
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// Foot and number on each page.
    fn feet(&mut self, foot: &str) {
        let pages = self.drawn.pages.len();
        for page in 0..pages {
            let number = format!("{} / {pages}", page + 1);
            let y = self.height - ABOVE * 0.55;
            let width = self.fonts.width(&number, false) * 8.0;
            let foot = Stroke::Words { leaf: None, x: MARGIN, y, size: 8.0, is_bold: false, text: foot.to_string(), level: 90 };
            let x = self.width - MARGIN - width;
            let number = Stroke::Words { leaf: None, x, y, size: 8.0, is_bold: false, text: number, level: 90 };
            self.drawn.pages[page].extend([foot, number]);
        }
    }
}

/// Words with what follows them up to the next word.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(' ')
}

/// Adds words to the last line; in one style with those before them where that is theirs.
fn add(lines: &mut [Vec<Run>], run: &Run, text: &str) {
    let Some(line) = lines.last_mut() else { return };
    match line.last_mut().filter(|last| (last.bold, last.marked, &last.link) == (run.bold, run.marked, &run.link)) {
        Some(last) => last.text.push_str(text),
        None => line.push(Run { text: text.to_string(), ..run.clone() }),
    }
}

/// A stroke of plain words.
fn words(leaf: Option<usize>, x: f32, y: f32, size: f32, run: &Run) -> Stroke {
    Stroke::Words { leaf, x, y, size, is_bold: run.bold, text: run.text.clone(), level: if leaf.is_some() { 0 } else { 90 } }
}
