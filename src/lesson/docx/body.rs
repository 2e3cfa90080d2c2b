//! The text of the document: each block as the XML that office programs edit.

use std::fmt::Write;

use super::escaped;
use crate::lesson::PaperSize;
use crate::lesson::sheet::{Block, Cell, LineRow, Run, Sheet, Tone};

/// Twentieths of a point.
const MARGIN: u32 = 1134;
/// Columns of numbered lines.
const NUMBER: u32 = 560;
const WORDS: u32 = 6900;

/// The document in the making.
pub(super) struct Body {
    xml: String,
    width: u32,
    page: (u32, u32),
    language: String,
    /// Addresses that words lead to, by the number of their relation.
    pub links: Vec<String>,
    /// For each list whether it is ordered; each begins with 1.
    ordered: Vec<bool>,
}

impl Body {
    /// The blocks of a sheet.
    pub(super) fn of(sheet: &Sheet, paper: PaperSize) -> Body {
        let page = match paper {
            PaperSize::A4 => (11_906, 16_838),
            PaperSize::Letter => (12_240, 15_840),
        };
        let width = page.0 - 2 * MARGIN;
        let mut body = Body { xml: String::new(), width, page, language: sheet.language.clone(), links: Vec::new(), ordered: Vec::new() };
        sheet.blocks.iter().for_each(|block| body.block(block));
        body
    }

    /// The lists, by number: ordered or not.
    pub(super) fn lists(&self) -> &[bool] {
        &self.ordered
    }

    /// The part `word/document.xml`.
    pub(super) fn document(&self) -> String {
        let (width, height) = self.page;
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>{}\
             <w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"/>\
             <w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>\
             </w:body></w:document>",
            self.xml
        )
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => self.paragraph(&format!("<w:pStyle w:val=\"Heading{level}\"/>"), &[Run::plain(text)]),
            Block::Paragraph { runs, tone } => {
                let style = match tone {
                    Tone::Plain => "",
                    Tone::Small => "<w:pStyle w:val=\"Small\"/>",
                    Tone::Boxed => "<w:pStyle w:val=\"Boxed\"/>",
                };
                self.paragraph(style, runs);
            }
            Block::Items { ordered, items } => {
                self.ordered.push(*ordered);
                let number = self.ordered.len();
                let style = format!("<w:pStyle w:val=\"Point\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr>");
                items.iter().for_each(|item| self.paragraph(&style, item));
            }
            Block::Lines { label, margin, rows, language } => self.lines(label, margin, rows, language),
            Block::Table { label, head, rows, widths, has_row_heads } => self.table(label, head, rows, widths, *has_row_heads),
            Block::Space { lines } => (0..*lines).for_each(|_| self.paragraph("<w:pStyle w:val=\"Ruled\"/>", &[])),
            Block::PageBreak => self.xml.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"),
        }
    }

    fn paragraph(&mut self, properties: &str, runs: &[Run]) {
        self.xml.push_str("<w:p>");
        if !properties.is_empty() {
            self.push(format_args!("<w:pPr>{properties}</w:pPr>"));
        }
        runs.iter().for_each(|run| self.run(run, None));
        self.xml.push_str("</w:p>");
    }

    fn run(&mut self, run: &Run, language: Option<&str>) {
        let mut properties = String::new();
        if run.bold {
            properties.push_str("<w:b/>");
        }
        if run.marked {
            properties.push_str("<w:u w:val=\"single\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"DDDDDD\"/>");
        }
        if let Some(language) = language.filter(|language| *language != self.language) {
            properties.push_str(&format!("<w:lang w:val=\"{}\"/>", escaped(language)));
        }
        let properties = if properties.is_empty() { properties } else { format!("<w:rPr>{properties}</w:rPr>") };
        let words = format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(&run.text));
        match &run.link {
            Some(address) => {
                self.links.push(address.clone());
                let number = self.links.len();
                self.push(format_args!("<w:hyperlink r:id=\"rIdLink{number}\">{words}</w:hyperlink>"));
            }
            None => self.xml.push_str(&words),
        }
    }

    fn push(&mut self, words: std::fmt::Arguments<'_>) {
        // Writing into a text cannot fail.
        let _ = self.xml.write_fmt(words);
    }

    fn begin_table(&mut self, label: &str, widths: &[u32], borders: &str) {
        let sum: u32 = widths.iter().sum();
        self.push(format_args!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{sum}\" w:type=\"dxa\"/>{borders}<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"80\" w:type=\"dxa\"/>\
             <w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar><w:tblLook w:val=\"0020\" w:firstRow=\"1\"/><w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>",
            escaped(label)
        ));
        widths.iter().for_each(|width| self.push(format_args!("<w:gridCol w:w=\"{width}\"/>")));
        self.xml.push_str("</w:tblGrid>");
    }

    /// Behind a table stands a paragraph, as Word asks.
    fn end_table(&mut self) {
        self.xml.push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Small\"/></w:pPr></w:p>");
    }

    /// Numbered lines: a row a line, so that a line that wraps elsewhere keeps its number.
    fn lines(&mut self, label: &str, margin: &str, rows: &[LineRow], language: &str) {
        let widths = [NUMBER, WORDS, self.width - NUMBER - WORDS];
        self.begin_table(label, &widths, "");
        let mut head = vec![(String::new(), String::new()), (label.to_string(), String::new()), (margin.to_string(), String::new())];
        self.xml.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for ((words, _), width) in head.drain(..).zip(widths) {
            self.push(format_args!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Number\"/></w:pPr>"
            ));
            self.run(&Run::plain(words), None);
            self.xml.push_str("</w:p></w:tc>");
        }
        self.xml.push_str("</w:tr>");
        for row in rows {
            self.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            let before = if row.opens && row.number != "1" { "<w:spacing w:before=\"80\"/>" } else { "" };
            self.push(format_args!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{NUMBER}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Number\"/>{before}<w:jc w:val=\"right\"/></w:pPr>"
            ));
            self.run(&Run::plain(&row.number), None);
            self.push(format_args!(
                "</w:p></w:tc><w:tc><w:tcPr><w:tcW w:w=\"{WORDS}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Line\"/>{before}</w:pPr>"
            ));
            row.runs.iter().for_each(|run| self.run(run, Some(language)));
            let rest = self.width - NUMBER - WORDS;
            self.push(format_args!(
                "</w:p></w:tc><w:tc><w:tcPr><w:tcW w:w=\"{rest}\" w:type=\"dxa\"/><w:tcBorders><w:left w:val=\"single\" w:sz=\"4\" w:color=\"808080\"/></w:tcBorders></w:tcPr>\
                 <w:p><w:pPr><w:pStyle w:val=\"Number\"/>{before}</w:pPr>"
            ));
            self.run(&Run::plain(&row.margin), None);
            self.xml.push_str("</w:p></w:tc></w:tr>");
        }
        self.end_table();
    }

    fn table(&mut self, label: &str, head: &[String], rows: &[Vec<Cell>], widths: &[u16], has_row_heads: bool) {
        let sum: u32 = widths.iter().map(|width| u32::from(*width)).sum::<u32>().max(1);
        let widths: Vec<u32> = widths.iter().map(|width| self.width * u32::from(*width) / sum).collect();
        let line = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>");
        let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map(line).concat();
        self.begin_table(label, &widths, &format!("<w:tblBorders>{borders}</w:tblBorders>"));
        self.xml.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (words, width) in head.iter().zip(&widths) {
            self.cell(&[Run::bold(words)], *width, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E8E8E8\"/>");
        }
        self.xml.push_str("</w:tr>");
        for row in rows {
            self.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let is_head = has_row_heads && at == 0;
                let runs: Vec<Run> = cell.iter().map(|run| Run { bold: run.bold || is_head, ..run.clone() }).collect();
                self.cell(&runs, *width, "");
            }
            self.xml.push_str("</w:tr>");
        }
        self.end_table();
    }

    fn cell(&mut self, runs: &[Run], width: u32, shade: &str) {
        self.push(format_args!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{shade}</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Cell\"/></w:pPr>"
        ));
        runs.iter().for_each(|run| self.run(run, None));
        self.xml.push_str("</w:p></w:tc>");
    }
}
