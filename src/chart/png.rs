//! Turns a figure into PNG, from the very SVG that a browser shows.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

use super::font::{for_each_text, missing_in};
use super::{Error, Figure, Fonts};

/// More pixels than this are not made: four bytes each, 400 MB.
const PIXELS_AT_MOST: f64 = 100_000_000.0;

/// `figure` as PNG, `scale` pixels for each of the SVG's; 2 suits slides and print. Only the fonts that slantwise carries are used.
///
/// # Errors
/// As [`png_with`].
pub fn png(figure: &Figure, scale: f32) -> Result<Vec<u8>, Error> {
    png_with(figure, scale, &Fonts::embedded())
}

/// `figure` as PNG, drawn with `fonts`.
///
/// # Errors
/// [`Error::NoFont`] when a character has no font: a picture full of boxes is not made. [`Error::Size`] for a scale that gives no image
/// or one too large. [`Error::Svg`] and [`Error::Encode`] when a figure was changed by hand or memory is short.
pub fn png_with(figure: &Figure, scale: f32, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    let tree = read(figure, fonts)?;
    let characters = missing(&tree);
    if !characters.is_empty() {
        return Err(Error::NoFont { figure: figure.id, characters });
    }
    let size = tree.size();
    let (width, height) = ((size.width() * scale).ceil(), (size.height() * scale).ceil());
    let possible = scale.is_finite() && scale > 0.0 && f64::from(width) * f64::from(height) <= PIXELS_AT_MOST;
    let pixmap = if possible { Pixmap::new(width as u32, height as u32) } else { None };
    let mut pixmap = pixmap.ok_or(Error::Size { figure: figure.id, scale })?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|e| Error::Encode { figure: figure.id, reason: e.to_string() })
}

/// The characters of `figure` that `fonts` lack, each once, in order; empty when its PNG can be made.
///
/// # Errors
/// [`Error::Svg`] when the SVG cannot be read.
pub fn missing_characters(figure: &Figure, fonts: &Fonts) -> Result<String, Error> {
    Ok(missing(&read(figure, fonts)?))
}

fn read(figure: &Figure, fonts: &Fonts) -> Result<Tree, Error> {
    Tree::from_str(&figure.svg, &fonts.options()).map_err(|e| Error::Svg { figure: figure.id, reason: e.to_string() })
}

fn missing(tree: &Tree) -> String {
    let mut characters = std::collections::BTreeSet::new();
    for_each_text(tree.root(), &mut |text| characters.extend(missing_in(text).iter().flat_map(|s| s.chars())));
    characters.into_iter().collect()
}
