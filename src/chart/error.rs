//! What can go wrong when a figure is drawn.

/// Why a figure or its PNG could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The drawing library refused a shape.
    #[error("{figure}: could not be drawn: {reason}")]
    Draw {
        /// The figure's id.
        figure: &'static str,
        /// What the library says.
        reason: String,
    },
    /// The SVG text could not be read for the PNG.
    #[error("{figure}: the SVG could not be read: {reason}")]
    Svg {
        /// The figure's id.
        figure: &'static str,
        /// What the library says.
        reason: String,
    },
    /// No font at hand has these characters; the PNG would show boxes. The SVG holds them as text and a browser shows them.
    #[error("{figure}: no font for {characters:?} in the PNG; give one with --font FILE, or use the SVG, which is complete")]
    NoFont {
        /// The figure's id.
        figure: &'static str,
        /// The characters, each once, in order.
        characters: String,
    },
    /// The scale gives an image without pixels, or with more than fit in memory.
    #[error("{figure}: scale {scale} gives no image that can be made; use a scale between 0.5 and 4")]
    Size {
        /// The figure's id.
        figure: &'static str,
        /// The scale asked for.
        scale: f32,
    },
    /// The pixels could not be written as PNG.
    #[error("{figure}: the PNG could not be written: {reason}")]
    Encode {
        /// The figure's id.
        figure: &'static str,
        /// What the library says.
        reason: String,
    },
    /// A font file holds no font.
    #[error("the font file holds no TrueType or OpenType font; give a .ttf, .otf or .ttc file")]
    BadFont,
}
