//! Draws one figure as SVG, and the same picture as PNG, with caption and alt text.
//!
//! A figure is a function of [`Findings`] alone, so a finished report can be drawn again. It is laid out in pixels, drawn by
//! plotters, and turned into PNG from the very SVG a browser shows. Nothing is cut: names wrap, columns that do not fit go to a further
//! panel, and rows beyond the height of a page are named as "and 12 more: see tables/shares.csv".
//!
//! | figure | what it shows |
//! |---|---|
//! | [`naming_grid`](fn@naming_grid) | which words each outlet uses for one thing |
//! | [`rates`](fn@rates) | uses per 1,000 words with ranges, a row an outlet |
//! | [`outlet_by_term`](fn@outlet_by_term) | many outlets by many words: numbers over small bars |
//! | [`words_by_voice`](fn@words_by_voice) | in whose voice the listed words stand |
//! | [`place_in_article`](fn@place_in_article) | where in the articles they stand |
//! | [`over_time`](fn@over_time) | a group of words over time |
//! | [`distinctive_words`](fn@distinctive_words) | words that `discover` found |
//! | [`difference`](fn@difference) | what each word and article adds to one difference |
//!
//! A [`Sheet`] says how wide and how tall; [`SIZES`] has those with a name.
//!
//! ```
//! use slantwise::lexicon;
//! use slantwise::pipeline::{self, Input, Request};
//!
//! let input = Input::open(&["seeds/iran-syria".into()])?;
//! let request = Request::new(&input, vec![lexicon::find("conflict")?]);
//! let compared = pipeline::compare(&request, &mut |_| {})?;
//! let figure = compared.figures.iter().find(|figure| figure.id == "naming-grid").unwrap();
//! assert!(figure.svg.starts_with("<svg ") && figure.alt.contains("Defence Talks"));
//! assert!(slantwise::chart::png(figure, 1.0)?.starts_with(b"\x89PNG"));
//! # Ok::<(), slantwise::Error>(())
//! ```

mod canvas;
mod difference;
mod distinctive_words;
mod error;
mod figure;
mod font;
mod frame;
mod grid_panel;
mod mark;
mod naming_grid;
mod one;
mod outlet_by_term;
mod over_time;
mod palette;
mod phrase;
mod place_in_article;
mod png;
mod rate_scale;
mod rates;
mod share_rows;
mod sheet;
mod size;
mod text_fit;
mod upright;
mod use_counts;
mod use_marks;
mod voice_bars;
mod words_by_voice;

#[cfg(test)]
mod eyes;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod look;
#[cfg(test)]
mod measure;
#[cfg(test)]
mod shape;

pub use difference::difference;
pub use distinctive_words::distinctive_words;
pub use error::Error;
pub use figure::Figure;
pub use font::Fonts;
pub use naming_grid::naming_grid;
pub use one::{draw_one, names};
pub use outlet_by_term::outlet_by_term;
pub use over_time::over_time;
pub use place_in_article::place_in_article;
pub use png::{missing_characters, png, png_with};
pub use rates::rates;
pub use sheet::Sheet;
pub use size::{SIZES, Size, size};
pub use words_by_voice::words_by_voice;

use rayon::prelude::*;

use crate::findings::Findings;

/// All figures, in the order a report shows them, measured with the fonts that slantwise carries.
///
/// A figure without data is drawn too: its title stands over a sentence that says why it is empty.
///
/// # Errors
/// As [`draw_all_on`].
pub fn draw_all(findings: &Findings) -> Result<Vec<Figure>, Error> {
    draw_all_on(findings, &Sheet::default())
}

/// All figures, laid out on `sheet`.
///
/// # Errors
/// [`Error::Draw`] when the drawing library fails; text and numbers of any kind do not make it fail.
pub fn draw_all_on(findings: &Findings, sheet: &Sheet) -> Result<Vec<Figure>, Error> {
    type Draw = fn(&Findings, &Sheet) -> Result<Vec<Figure>, Error>;
    let all: [Draw; 6] = [
        |findings, sheet| Ok(vec![naming_grid(findings, sheet)?]),
        |findings, sheet| rates::has_ranges(findings).then(|| rates(findings, sheet)).into_iter().collect(),
        |findings, sheet| outlet_by_term::has_table(findings).then(|| outlet_by_term(findings, sheet)).into_iter().collect(),
        |findings, sheet| Ok(vec![words_by_voice(findings, sheet)?]),
        |findings, sheet| Ok(vec![place_in_article(findings, sheet)?]),
        over_time,
    ];
    let drawn: Vec<Vec<Figure>> = all.into_par_iter().map(|draw| draw(findings, sheet)).collect::<Result<_, _>>()?;
    Ok(drawn.into_iter().flatten().collect())
}
