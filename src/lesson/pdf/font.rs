//! The fonts of a PDF: measures and shapes words, with a second font for letters that the first one lacks.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use krilla::text::{Font, GlyphId, KrillaGlyph};

/// A font that can shape and be embedded.
struct Face {
    shape_with: FontRef<'static>,
    data: ShaperData,
    embed: Font,
    per_em: f32,
}

/// Words in one font, ready to be drawn; sizes are parts of an em.
#[derive(Debug, Clone)]
pub(super) struct Shaped {
    /// The font.
    pub font: Font,
    /// The glyphs, which lead back to bytes of the text.
    pub glyphs: Vec<KrillaGlyph>,
    /// How far the pen moves.
    pub width: f32,
}

/// Noto Sans with DejaVu Sans behind it, regular and bold.
pub(super) struct Fonts {
    faces: [[Face; 2]; 2],
    widths: RefCell<HashMap<(bool, String), f32>>,
    missing: RefCell<BTreeSet<char>>,
}

impl Fonts {
    /// The embedded fonts; nothing when one cannot be read, which is a bug.
    pub(super) fn embedded() -> Option<Fonts> {
        let regular = [face(notosans::REGULAR_TTF)?, face(dejavu::sans::regular())?];
        let bold = [face(notosans::BOLD_TTF)?, face(dejavu::sans::bold())?];
        Some(Fonts { faces: [regular, bold], widths: RefCell::default(), missing: RefCell::default() })
    }

    /// The width of words at size 1.
    pub(super) fn width(&self, text: &str, is_bold: bool) -> f32 {
        let key = (is_bold, text.to_string());
        if let Some(width) = self.widths.borrow().get(&key) {
            return *width;
        }
        let width = self.shape(text, is_bold).iter().map(|run| run.width).sum();
        self.widths.borrow_mut().insert(key, width);
        width
    }

    /// The words as glyphs, in as many runs as fonts are needed.
    pub(super) fn shape(&self, text: &str, is_bold: bool) -> Vec<Shaped> {
        let [first, second] = &self.faces[usize::from(is_bold)];
        let run = first.shaped(text, 0, text.len());
        if run.glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0) {
            return vec![run];
        }
        // Letter by letter: which of the two has it.
        let has = |face: &Face, from: usize, to: usize| face.shaped(text, from, to).glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0);
        let mut stretches: Vec<(usize, usize, bool)> = Vec::new();
        for (from, character) in text.char_indices() {
            let to = from + character.len_utf8();
            let is_second = !has(first, from, to);
            if is_second && !has(second, from, to) {
                self.missing.borrow_mut().insert(character);
            }
            match stretches.last_mut().filter(|(.., second)| *second == is_second) {
                Some((_, end, _)) => *end = to,
                None => stretches.push((from, to, is_second)),
            }
        }
        stretches.into_iter().map(|(from, to, is_second)| if is_second { second } else { first }.shaped(text, from, to)).collect()
    }

    /// Letters met so far that neither font has.
    pub(super) fn missing(&self) -> String {
        self.missing.borrow().iter().collect()
    }
}

fn face(bytes: &'static [u8]) -> Option<Face> {
    let shape_with = FontRef::from_index(bytes, 0).ok()?;
    let data = ShaperData::new(&shape_with);
    let per_em = data.shaper(&shape_with).build().units_per_em() as f32;
    Some(Face { data, embed: Font::new(bytes.into(), 0)?, per_em, shape_with })
}

impl Face {
    fn shaped(&self, text: &str, from: usize, to: usize) -> Shaped {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text[from..to]);
        buffer.guess_segment_properties();
        let output = self.data.shaper(&self.shape_with).build().shape(buffer, ShapeOptions::new());
        let mut starts: Vec<usize> = output.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        starts.dedup();
        let end_of = |start: usize| starts.iter().copied().find(|other| *other > start).unwrap_or(to - from);
        let glyph = |(info, place): (&harfrust::GlyphInfo, &harfrust::GlyphPosition)| {
            let start = info.cluster as usize;
            let part = |units: i32| units as f32 / self.per_em;
            let range = from + start..from + end_of(start);
            KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                part(place.x_advance),
                part(place.x_offset),
                part(place.y_offset),
                part(place.y_advance),
                range,
                None,
            )
        };
        let glyphs: Vec<KrillaGlyph> = output.glyph_infos().iter().zip(output.glyph_positions()).map(glyph).collect();
        let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
        Shaped { font: self.embed.clone(), glyphs, width }
    }
}
