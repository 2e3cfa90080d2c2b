//! Holds the sizes that a figure is asked for by name, each with its reason.

/// A size by name.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Size {
    /// What it is called.
    pub name: &'static str,
    /// Width of the layout in pixels.
    pub width: f64,
    /// Its greatest height; nothing where it may be as tall as it takes.
    pub height: Option<f64>,
    /// Pixels of the PNG for each of the layout.
    pub scale: f32,
    /// Why so.
    pub why: &'static str,
}

/// All sizes by name.
pub const SIZES: [Size; 3] = [
    Size {
        name: "slide",
        width: 960.0,
        height: Some(540.0),
        scale: 2.0,
        why: "16 to 9, in PNG 1920 by 1080 pixels, a projector's; rows that do not fit are counted in a line",
    },
    Size {
        name: "column",
        width: 480.0,
        height: None,
        scale: 3.0,
        why: "one column of print or a telephone: at 85 mm the small type of 12 pixels is 6 points",
    },
    Size {
        name: "poster",
        width: 1600.0,
        height: Some(2262.0),
        scale: 3.0,
        why: "the shape of A paper, 1 to 1.414, upright; on A2, 420 mm wide, the small type is 9 points and the PNG has 290 pixels an inch",
    },
];

/// The size called `name`.
pub fn size(name: &str) -> Option<Size> {
    SIZES.into_iter().find(|size| size.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Points of small type (12 pixels) on paper of `millimetres`; a point is 25.4 / 72 mm.
    fn points(size: &str, millimetres: f64) -> f64 {
        12.0 / super::size(size).expect("a size").width * millimetres * 72.0 / 25.4
    }

    #[test]
    fn the_reasons_are_true() {
        let slide = size("slide").expect("a size");
        assert_eq!((slide.width * f64::from(slide.scale), slide.height.expect("a height") * f64::from(slide.scale)), (1920.0, 1080.0));
        assert!((points("column", 85.0) - 6.0).abs() < 0.05, "{}", points("column", 85.0));
        assert!((points("poster", 420.0) - 9.0).abs() < 0.1, "{}", points("poster", 420.0));
        let poster = size("poster").expect("a size");
        assert!((poster.height.expect("a height") / poster.width - 2_f64.sqrt()).abs() < 0.001);
        assert!((poster.width * f64::from(poster.scale) / (420.0 / 25.4) - 290.0).abs() < 1.0);
        assert_eq!(size("stamp"), None);
    }
}
