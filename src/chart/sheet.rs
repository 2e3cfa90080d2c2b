//! Says what a figure is laid out on: how wide, how tall at most, and with which fonts.
//!
//! Type keeps its size whatever the width, so a narrow sheet has fewer columns and longer pictures, not smaller letters.

use super::Fonts;

/// What a figure is laid out on.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Fonts to measure with.
    pub fonts: Fonts,
    /// Width in pixels, [`Sheet::NARROWEST`] to [`Sheet::WIDEST`]; other widths are taken to the nearer end.
    pub width: f64,
    /// The greatest height in pixels, where somebody asked for one. Rows are left out and counted until a figure fits; one that with a single
    /// row is still too tall is made smaller as a whole.
    pub height: Option<f64>,
}

impl Sheet {
    /// Width of the figures of a report.
    pub const WIDTH: f64 = 960.0;
    /// Less does not hold a name beside a scale.
    pub const NARROWEST: f64 = 480.0;
    /// On more than this a row's name is too far from its end.
    pub const WIDEST: f64 = 2400.0;
    /// A figure that nobody asked a height for is laid out again with fewer rows beyond this; at twice the size browsers and readers of PNG
    /// still open it.
    pub const TALLEST: f64 = 10_000.0;

    /// The sheet of a report's figures, measured with `fonts`.
    pub fn new(fonts: Fonts) -> Sheet {
        Sheet { fonts, width: Self::WIDTH, height: None }
    }

    /// The width that is drawn.
    pub(super) fn across(&self) -> f64 {
        self.width.clamp(Self::NARROWEST, Self::WIDEST)
    }

    /// Rows are left out of what is taller.
    pub(super) fn tallest(&self) -> f64 {
        self.height.unwrap_or(Self::TALLEST).min(Self::TALLEST)
    }
}

impl Default for Sheet {
    fn default() -> Self {
        Self::new(Fonts::embedded())
    }
}
