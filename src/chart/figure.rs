//! A finished picture with the words that stand beside it.

/// A figure as SVG text, with its title, caption and alternative text. The PNG is made from the same SVG.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Stable name, used as the file's stem: `naming-grid`.
    pub id: &'static str,
    /// What the picture shows, in plain words.
    pub title: String,
    /// Measure, numbers, intervals, in a sentence or two.
    pub caption: String,
    /// The picture in words, written from the numbers, for those who cannot see it.
    pub alt: String,
    /// The picture.
    pub svg: String,
    /// Its width and height in pixels, before a PNG makes it larger.
    pub size: (f64, f64),
}
