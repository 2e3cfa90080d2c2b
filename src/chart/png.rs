//! Turns a figure into PNG, from the very SVG that a browser shows.
//!
//! A chart has few colours, so its pixels are written as places in a palette where 256 will do: a file of half the size, made sooner. No colour
//! is changed for it; where there are more, each pixel stands for itself.

use std::collections::HashMap;

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
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
    encoded(pixmap).map_err(|e| Error::Encode { figure: figure.id, reason: e.to_string() })
}

/// The file's bytes. Rows are not written as differences from their neighbours, which helps photographs and makes flat areas larger.
fn encoded(pixmap: Pixmap) -> Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::NoFilter);
    let pixels = match Palette::of(pixmap.pixels()) {
        Some(Palette { places, colours, opacities }) => {
            encoder.set_color(ColorType::Indexed);
            encoder.set_palette(colours);
            if opacities.iter().any(|opacity| *opacity < u8::MAX) {
                encoder.set_trns(opacities);
            }
            places
        }
        None => {
            encoder.set_color(ColorType::Rgba);
            pixmap.take_demultiplied()
        }
    };
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(bytes)
}

/// Pixels as places in a list of colours, in the order in which they first occur.
struct Palette {
    places: Vec<u8>,
    /// Red, green and blue of each colour.
    colours: Vec<u8>,
    opacities: Vec<u8>,
}

impl Palette {
    /// Of pixels with 256 colours at most.
    fn of(pixels: &[PremultipliedColorU8]) -> Option<Palette> {
        let mut palette = Palette { places: Vec::with_capacity(pixels.len()), colours: Vec::new(), opacities: Vec::new() };
        let mut known = HashMap::new();
        for run in pixels.chunk_by(|one, next| one == next) {
            let colour = run.first()?.demultiply();
            let (next, colour) = (known.len(), [colour.red(), colour.green(), colour.blue(), colour.alpha()]);
            let place = *known.entry(colour).or_insert_with(|| {
                palette.colours.extend(&colour[..3]);
                palette.opacities.push(colour[3]);
                next
            });
            palette.places.resize(palette.places.len() + run.len(), u8::try_from(place).ok()?);
        }
        Some(palette)
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::tiny_skia::Color;

    /// A row of so many colours, each pixel twice.
    fn row(colours: u32, opacity: u8) -> Pixmap {
        let mut pixmap = Pixmap::new(2 * colours, 1).unwrap();
        for (at, pixel) in pixmap.pixels_mut().iter_mut().enumerate() {
            let [low, high, ..] = (at as u32 / 2).to_le_bytes();
            *pixel = Color::from_rgba8(low, high, 200, opacity).premultiply().to_color_u8();
        }
        pixmap
    }

    fn read_back(bytes: &[u8]) -> (ColorType, Vec<u8>) {
        let colour_type = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap().info().color_type;
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::ALPHA);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        (colour_type, pixels)
    }

    #[test]
    fn no_pixel_is_changed_however_many_colours_there_are() {
        for (colours, opacity, expected) in
            [(1, 255, ColorType::Indexed), (256, 255, ColorType::Indexed), (257, 255, ColorType::Rgba), (3, 128, ColorType::Indexed)]
        {
            let pixmap = row(colours, opacity);
            let bytes = encoded(pixmap.clone()).unwrap();
            assert_eq!(read_back(&bytes), (expected, pixmap.take_demultiplied()), "{colours} colours");
        }
    }
}
