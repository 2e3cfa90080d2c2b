//! Draws one figure as SVG, and the same picture as PNG, with caption and alt text.
//!
//! A figure is a function of [`Findings`] alone, so a finished report can be drawn again. It is laid out in pixels, drawn by
//! plotters, and turned into PNG from the very SVG a browser shows. Nothing is cut: names wrap, columns that do not fit go to a further
//! panel, and rows beyond the height of a page are named as "and 12 more: see tables/shares.csv".

mod canvas;
mod distinctive_words;
mod error;
mod figure;
mod font;
mod frame;
mod grid_panel;
mod mark;
mod naming_grid;
mod over_time;
mod palette;
mod phrase;
mod place_in_article;
mod png;
mod share_rows;
mod text_fit;
mod use_counts;
mod use_marks;
mod voice_bars;
mod words_by_voice;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod look;

pub use distinctive_words::distinctive_words;
pub use error::Error;
pub use figure::Figure;
pub use font::Fonts;
pub use naming_grid::naming_grid;
pub use over_time::over_time;
pub use place_in_article::place_in_article;
pub use png::{missing_characters, png, png_with};
pub use words_by_voice::words_by_voice;

use crate::findings::Findings;

/// All figures, in the order a report shows them, measured with the fonts that slantwise carries.
///
/// A figure without data is drawn too: its title stands over a sentence that says why it is empty.
///
/// # Errors
/// As [`draw_all_with`].
pub fn draw_all(findings: &Findings) -> Result<Vec<Figure>, Error> {
    draw_all_with(findings, &Fonts::embedded())
}

/// All figures, measured with `fonts`.
///
/// # Errors
/// [`Error::Draw`] when the drawing library fails; text and numbers of any kind do not make it fail.
pub fn draw_all_with(findings: &Findings, fonts: &Fonts) -> Result<Vec<Figure>, Error> {
    let mut figures = vec![naming_grid(findings, fonts)?, words_by_voice(findings, fonts)?, place_in_article(findings, fonts)?];
    figures.extend(over_time(findings, fonts)?);
    Ok(figures)
}
