//! Collects shapes in pixels, then has plotters write them as one SVG.
//!
//! The height of a figure is known only when all of it is laid out, so shapes are kept until then. plotters counts in whole pixels; it
//! draws on a grid eight times as fine, and the `viewBox` shrinks that to size.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use plotters::backend::SVGBackend;
use plotters::drawing::IntoDrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, FontTransform, RGBColor, ShapeStyle, TextStyle};

use super::font::FAMILY;
use super::palette::{Colour, WHITE};
use super::{Error, Figure, Sheet};

/// How much finer than a pixel plotters' grid is.
const FINE: f64 = 8.0;
/// plotters puts the top of a text this far above its baseline, in parts of the font size.
const TOP_TO_BASELINE: f64 = 0.76;
/// plotters divides a font size by this before it writes it.
const FONT_DIVISOR: f64 = 1.24;
/// Stands for the font in plotters' output, where the root names it once for all.
const ANY_FONT: &str = "x";

/// Size, weight and colour of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    /// Pixels of an em.
    pub size: f64,
    /// Bold or regular.
    pub bold: bool,
    /// Its colour.
    pub colour: Colour,
}

/// Which part of a text stands at its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The left end, whatever the script.
    Left,
    /// The middle.
    Middle,
    /// The right end.
    Right,
}

/// One thing to draw.
#[derive(Debug, Clone)]
enum Shape {
    Rect { x: f64, y: f64, width: f64, height: f64, colour: Colour },
    Polygon { points: Vec<(f64, f64)>, colour: Colour },
    Path { points: Vec<(f64, f64)>, width: f64, colour: Colour },
    Disc { x: f64, y: f64, radius: f64, colour: Colour },
    Text { x: f64, baseline: f64, text: String, style: Type, anchor: Anchor },
    Upward { x: f64, y: f64, text: String, style: Type },
}

/// A page of fixed width that grows downwards.
#[derive(Debug, Clone)]
pub(super) struct Canvas {
    shapes: Vec<Shape>,
    /// Its width.
    pub width: f64,
    /// Where the page ends; the layout sets it.
    pub height: f64,
}

/// The words that go with a picture.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub id: &'static str,
    pub title: String,
    pub caption: String,
    pub alt: String,
}

impl Canvas {
    /// An empty page.
    pub(super) fn new(width: f64) -> Canvas {
        Canvas { shapes: Vec::new(), width, height: 0.0 }
    }

    /// A filled rectangle.
    pub(super) fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, colour: Colour) {
        self.shapes.push(Shape::Rect { x, y, width, height, colour });
    }

    /// A filled polygon.
    pub(super) fn polygon(&mut self, points: Vec<(f64, f64)>, colour: Colour) {
        self.shapes.push(Shape::Polygon { points, colour });
    }

    /// A line through `points`.
    pub(super) fn path(&mut self, points: Vec<(f64, f64)>, width: f64, colour: Colour) {
        self.shapes.push(Shape::Path { points, width, colour });
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), width: f64, colour: Colour) {
        self.path(vec![from, to], width, colour);
    }

    /// A filled circle.
    pub(super) fn disc(&mut self, x: f64, y: f64, radius: f64, colour: Colour) {
        self.shapes.push(Shape::Disc { x, y, radius, colour });
    }

    /// One line of text; an empty one draws nothing.
    pub(super) fn text(&mut self, x: f64, baseline: f64, text: &str, style: Type, anchor: Anchor) {
        let text = clean(text);
        if !text.trim().is_empty() {
            self.shapes.push(Shape::Text { x, baseline, text, style, anchor });
        }
    }

    /// One line of text on its side, read upwards from `y`, its baseline at `x`.
    pub(super) fn upward(&mut self, x: f64, y: f64, text: &str, style: Type) {
        let text = clean(text);
        if !text.trim().is_empty() {
            self.shapes.push(Shape::Upward { x, y, text, style });
        }
    }

    /// The finished figure: shapes on a white ground, with title and description inside for screen readers. One that is taller than was
    /// asked for is made smaller as a whole.
    pub(super) fn finish(self, sheet: &Sheet, words: Words) -> Result<Figure, Error> {
        let size = (fine(self.width) as u32, fine(self.height.ceil()) as u32);
        let mut drawn = String::new();
        {
            let area = SVGBackend::with_string(&mut drawn, size).into_drawing_area();
            let failed = |e: &dyn std::fmt::Display| Error::Draw { figure: words.id, reason: e.to_string() };
            area.fill(&rgb(WHITE)).map_err(|e| failed(&e))?;
            for shape in &self.shapes {
                match shape {
                    Shape::Rect { x, y, width, height, colour } => {
                        area.draw(&Rectangle::new([point((*x, *y)), point((x + width, y + height))], filled(*colour)))
                    }
                    Shape::Polygon { points, colour } => {
                        area.draw(&Polygon::new(points.iter().copied().map(point).collect::<Vec<_>>(), filled(*colour)))
                    }
                    Shape::Path { points, width, colour } => {
                        let style = ShapeStyle { color: rgb(*colour).into(), filled: false, stroke_width: fine(*width).max(1) as u32 };
                        area.draw(&PathElement::new(points.iter().copied().map(point).collect::<Vec<_>>(), style))
                    }
                    Shape::Disc { x, y, radius, colour } => area.draw(&Circle::new(point((*x, *y)), fine(*radius), filled(*colour))),
                    Shape::Text { x, baseline, text, style, anchor } => {
                        let top = baseline - TOP_TO_BASELINE * style.size;
                        area.draw(&Text::new(text.as_str(), point((*x, top)), text_style(*style, *anchor)))
                    }
                    Shape::Upward { x, y, text, style } => {
                        let top = x - TOP_TO_BASELINE * style.size;
                        let style = text_style(*style, Anchor::Left);
                        let font = style.font.transform(FontTransform::Rotate270);
                        area.draw(&Text::new(text.as_str(), point((top, *y)), TextStyle { font, ..style }))
                    }
                }
                .map_err(|e| failed(&e))?;
            }
            area.present().map_err(|e| failed(&e))?;
        }
        let (width, height) = (f64::from(size.0) / FINE, f64::from(size.1) / FINE);
        let smaller = sheet.height.map_or(1.0, |most| (most / height).min(1.0));
        let shown = ((width * smaller).floor(), (height * smaller).floor());
        let svg = dress(&with_whole_sizes(drawn, &self.shapes), size, shown, &words);
        let (title, caption, alt) = (clean(&words.title), clean(&words.caption), clean(&words.alt));
        Ok(Figure { id: words.id, title, caption, alt, svg, size: shown })
    }
}

/// Writes font sizes as they were meant: plotters' division leaves 104.00000000000001.
fn with_whole_sizes(drawn: String, shapes: &[Shape]) -> String {
    let sizes: BTreeSet<u32> = shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Text { style, .. } | Shape::Upward { style, .. } => Some(grid_size(*style)),
            _ => None,
        })
        .collect();
    sizes.into_iter().fold(drawn, |drawn, size| {
        let written = f64::from(size) * FONT_DIVISOR / FONT_DIVISOR;
        drawn.replace(&format!(" font-size=\"{written}\""), &format!(" font-size=\"{size}\""))
    })
}

/// The font size on the fine grid.
fn grid_size(style: Type) -> u32 {
    fine(style.size).max(1) as u32
}

/// Gives plotters' SVG its own opening tag, title and description, and leaves out what every element repeats.
///
/// The patterns that are replaced hold a bare `"`, which plotters escapes in text; so no name can imitate them.
fn dress(drawn: &str, size: (u32, u32), (width, height): (f64, f64), words: &Words) -> String {
    let body = drawn.split_once('\n').map_or("", |(_, rest)| rest);
    let body = body
        .replace(&format!(" font-family=\"{ANY_FONT}\""), "")
        .replace(" opacity=\"1\"", "")
        .replace(" stroke=\"none\"", "")
        .replace(" stroke-width=\"0\"", "")
        .replace(" text-anchor=\"start\"", "");
    let id = words.id;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {} {}\" direction=\"ltr\" font-family=\"{FAMILY}\" stroke-linecap=\"butt\" stroke-linejoin=\"round\">\n",
        size.0, size.1
    );
    // Writing to a String cannot fail.
    let _ = writeln!(svg, "<title id=\"{id}-title\">{}</title>", escape(&clean(&words.title)));
    let _ = writeln!(svg, "<desc id=\"{id}-desc\">{}</desc>", escape(&clean(&words.alt)));
    svg.push_str(body.trim_end());
    svg.push('\n');
    svg
}

/// `text` without what must not stand in XML or would reorder its surroundings: control characters become U+FFFD, line breaks and tabs a
/// space; marks that override the direction of writing go. Joiners stay, Persian needs them.
pub(super) fn clean(text: &str) -> String {
    let kept = text.chars().filter_map(|c| match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => None,
        '\u{fffe}' | '\u{ffff}' => Some('\u{fffd}'),
        c if c.is_control() => Some('\u{fffd}'),
        c => Some(c),
    });
    kept.collect()
}

/// `text` for XML content or an attribute in double quotes.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&apos;")
}

fn fine(pixels: f64) -> i32 {
    (pixels * FINE).round() as i32
}

fn point((x, y): (f64, f64)) -> (i32, i32) {
    (fine(x), fine(y))
}

fn rgb((r, g, b): Colour) -> RGBColor {
    RGBColor(r, g, b)
}

fn filled(colour: Colour) -> ShapeStyle {
    ShapeStyle { color: rgb(colour).into(), filled: true, stroke_width: 0 }
}

fn text_style(style: Type, anchor: Anchor) -> TextStyle<'static> {
    let weight = if style.bold { FontStyle::Bold } else { FontStyle::Normal };
    let h_pos = match anchor {
        Anchor::Left => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::Right => HPos::Right,
    };
    let font = FontDesc::new(FontFamily::Name(ANY_FONT), f64::from(grid_size(style)) * FONT_DIVISOR, weight);
    TextStyle { font, color: plotters::style::Color::to_backend_color(&rgb(style.colour)), pos: Pos::new(h_pos, VPos::Top) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::palette::INK;

    fn figure(text: &str) -> Figure {
        let mut canvas = Canvas { height: 40.0, ..Canvas::new(960.0) };
        canvas.text(10.0, 20.0, text, Type { size: 13.0, bold: true, colour: INK }, Anchor::Left);
        let words = Words { id: "test", title: text.to_owned(), caption: String::new(), alt: text.to_owned() };
        canvas.finish(&Sheet::default(), words).expect("text can be drawn")
    }

    #[test]
    fn markup_in_a_name_stays_text() {
        let svg = figure("<script>alert('x')</script> & \" opacity=\"1\"").svg;
        let tree = resvg::usvg::roxmltree::Document::parse(&svg).expect("well-formed");
        let text = tree.descendants().find(|n| n.has_tag_name("text")).and_then(|n| n.text()).unwrap_or_default();
        assert_eq!(text.trim(), "<script>alert('x')</script> & \" opacity=\"1\"");
        assert!(!tree.descendants().any(|n| n.has_tag_name("script")));
    }

    #[test]
    fn characters_that_xml_forbids_are_replaced() {
        let svg = figure("a\u{0}b\u{1b}c\u{ffff}\nd\u{202e}e").svg;
        assert!(resvg::usvg::roxmltree::Document::parse(&svg).is_ok());
        assert!(svg.contains("a\u{fffd}b\u{fffd}c\u{fffd} de"));
    }

    #[test]
    fn the_picture_names_itself_and_shrinks_the_grid() {
        let svg = figure("Name").svg;
        assert!(svg.contains("role=\"img\" aria-labelledby=\"test-title test-desc\" width=\"960\" height=\"40\" viewBox=\"0 0 7680 320\""));
        assert!(svg.contains("<title id=\"test-title\">Name</title>") && svg.contains("<desc id=\"test-desc\">Name</desc>"));
        assert!(svg.contains("font-size=\"104\""), "13 pixels on the fine grid");
    }
}
