//! Knows the fonts that text is measured and drawn with.
//!
//! Noto Sans has Latin, Greek and Cyrillic; DejaVu Sans follows for Arabic, Hebrew, Armenian, Georgian and symbols. No crate carries
//! Chinese, Japanese, Korean or the scripts of India in a reasonable size: for those a reader gives a font of their own. The same
//! machinery measures text and draws the PNG, so a width is the width that is drawn, kerning and Arabic joining included.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{FontResolver, Group, Node, Options, Text, Tree};
use unicode_width::UnicodeWidthStr;

use super::canvas::{Type, clean, escape};
use super::{Error, Sheet};

/// What an SVG names; the reader's own sans comes last. Arial and Liberation are narrower than Noto Sans, so text never grows.
pub(super) const FAMILY: &str =
    "&quot;Noto Sans&quot;, &quot;Segoe UI&quot;, &quot;Helvetica Neue&quot;, Arial, &quot;Liberation Sans&quot;, sans-serif";

/// The size at which widths are kept.
const UNIT: f64 = 100.0;

/// The fonts a picture is measured and drawn with: those that slantwise carries, and those a reader adds. System fonts are never used,
/// because the same findings must give the same bytes everywhere.
#[derive(Debug, Clone)]
pub struct Fonts {
    database: Arc<Database>,
}

impl Fonts {
    /// Noto Sans and DejaVu Sans, regular and bold.
    pub fn embedded() -> Self {
        let mut database = Database::new();
        for bytes in [notosans::REGULAR_TTF, notosans::BOLD_TTF, dejavu::sans::regular(), dejavu::sans::bold()] {
            database.load_font_source(Source::Binary(Arc::new(bytes)));
        }
        database.set_sans_serif_family("Noto Sans");
        database.set_serif_family("Noto Sans");
        Self { database: Arc::new(database) }
    }

    /// These fonts and one more, used for the characters that the others lack.
    ///
    /// # Errors
    /// [`Error::BadFont`] when `bytes` are no font.
    pub fn with(&self, bytes: Vec<u8>) -> Result<Self, Error> {
        let mut database = (*self.database).clone();
        if database.load_font_source(Source::Binary(Arc::new(bytes))).is_empty() {
            return Err(Error::BadFont);
        }
        Ok(Self { database: Arc::new(database) })
    }

    /// Options for reading an SVG with these fonts and no others.
    pub(super) fn options(&self) -> Options<'static> {
        let by_weight = |c, used: &[_], database: &mut Arc<Database>| {
            let weight = database.face(*used.first()?)?.weight;
            let other_weights = database.faces().filter(|face| face.weight != weight).map(|face| face.id);
            let narrowed: Vec<_> = used.iter().copied().chain(other_weights).collect();
            let any = FontResolver::default_fallback_selector();
            any(c, &narrowed, database).or_else(|| any(c, used, database))
        };
        Options {
            fontdb: Arc::clone(&self.database),
            font_resolver: FontResolver { select_font: FontResolver::default_font_selector(), select_fallback: Box::new(by_weight) },
            ..Options::default()
        }
    }
}

/// Measures text. It keeps what it measured, because a figure asks for the same words again and again.
pub(super) struct Ruler {
    /// What is laid out on.
    pub sheet: Sheet,
    options: Options<'static>,
    widths: RefCell<BTreeMap<(bool, String), f64>>,
}

impl Ruler {
    pub(super) fn new(sheet: &Sheet) -> Self {
        Self { sheet: sheet.clone(), options: sheet.fonts.options(), widths: RefCell::default() }
    }

    /// The width of `text` in pixels.
    pub(super) fn width(&self, text: &str, style: Type) -> f64 {
        let key = (style.bold, clean(text));
        if let Some(width) = self.widths.borrow().get(&key) {
            return width * style.size / UNIT;
        }
        let width = self.measure(&key.1, style.bold);
        self.widths.borrow_mut().insert(key, width);
        width * style.size / UNIT
    }

    /// Characters that no font has are reckoned as wide as a terminal shows them, half an em a column.
    fn measure(&self, text: &str, bold: bool) -> f64 {
        let weight = if bold { "bold" } else { "normal" };
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\" font-family=\"{FAMILY}\">\
             <text xml:space=\"preserve\" font-size=\"{UNIT}\" font-weight=\"{weight}\">{}</text></svg>",
            escape(text)
        );
        let Ok(tree) = Tree::from_str(&svg, &self.options) else { return text.width() as f64 * UNIT * 0.6 };
        let mut width = 0.0;
        for_each_text(tree.root(), &mut |node| {
            let missing: usize = missing_in(node).iter().map(|s| s.width()).sum();
            width += f64::from(node.bounding_box().width()) + missing as f64 * UNIT * 0.5;
        });
        width
    }
}

/// Calls `visit` for every text under `group`.
pub(super) fn for_each_text(group: &Group, visit: &mut impl FnMut(&Text)) {
    for node in group.children() {
        match node {
            Node::Group(inner) => for_each_text(inner, visit),
            Node::Text(text) => visit(text),
            _ => {}
        }
    }
}

/// The stretches of `text` that are drawn as a box, because glyph 0 is the one every font keeps for characters it lacks.
pub(super) fn missing_in(text: &Text) -> Vec<&str> {
    let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
    glyphs.filter(|glyph| glyph.id.0 == 0 && !glyph.text.trim().is_empty()).map(|glyph| glyph.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::palette::INK;

    fn plain(size: f64) -> Type {
        Type { size, bold: false, colour: INK }
    }

    #[test]
    fn twice_the_size_is_twice_as_wide() {
        let ruler = Ruler::new(&Sheet::default());
        let (small, large) = (ruler.width("rebel", plain(10.0)), ruler.width("rebel", plain(20.0)));
        assert!(small > 20.0 && small < 40.0, "{small}");
        assert!((large - 2.0 * small).abs() < 1e-9);
    }

    #[test]
    fn a_space_at_the_end_has_a_width_and_no_text_has_none() {
        let ruler = Ruler::new(&Sheet::default());
        assert!(ruler.width("a ", plain(10.0)) > ruler.width("a", plain(10.0)) + 1.0);
        assert_eq!(ruler.width("", plain(10.0)), 0.0);
    }

    #[test]
    fn a_file_that_is_no_font_is_refused() {
        assert!(matches!(Fonts::embedded().with(b"not a font".to_vec()), Err(Error::BadFont)));
        assert!(Fonts::embedded().with(dejavu::serif::regular().to_vec()).is_ok());
    }

    #[test]
    fn characters_without_a_font_take_room_all_the_same() {
        let ruler = Ruler::new(&Sheet::default());
        assert!(ruler.width("新华社", plain(10.0)) >= 29.0);
    }
}
