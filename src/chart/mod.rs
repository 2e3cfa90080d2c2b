//! Draws one figure as SVG, and the same picture as PNG, with caption and alt text.

mod figure;

pub use figure::Figure;
