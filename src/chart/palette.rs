//! Holds the colours: ink for text, and hues of Okabe and Ito's set (2008) for voices, chosen so that colour-blind readers tell them apart.
//!
//! Theirs are made for areas; green, vermilion and purple are darker here, so that a mark of eleven pixels stands out from the page.
//! Colour never stands alone: every voice also has a mark and a pattern of its own. Colour says whose voice, never good or bad.

use crate::text::VoiceGroup;

/// Red, green, blue.
pub(super) type Colour = (u8, u8, u8);

/// The page.
pub(super) const WHITE: Colour = (255, 255, 255);
/// Text that is read first.
pub(super) const INK: Colour = (31, 31, 35);
/// Text that is read second.
pub(super) const MUTED: Colour = (92, 92, 98);
/// Lines between sections.
pub(super) const RULE: Colour = (150, 150, 156);
/// Lines between rows, and scales.
pub(super) const HAIR: Colour = (226, 226, 230);
/// The small dot of an empty cell.
pub(super) const EMPTY: Colour = (178, 178, 184);

/// The colour of a voice's marks.
pub(super) fn voice(group: VoiceGroup) -> Colour {
    match group {
        VoiceGroup::Own => (0, 114, 178),
        VoiceGroup::Attributed => (161, 79, 127),
        VoiceGroup::Quoted => (179, 107, 0),
        VoiceGroup::Partial => (0, 128, 96),
        VoiceGroup::Unclear | VoiceGroup::All => MUTED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2, relative luminance and contrast ratio against white.
    fn contrast_on_white((r, g, b): Colour) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        1.05 / (0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b) + 0.05)
    }

    #[test]
    fn the_contrast_formula_gives_the_published_ends() {
        assert!((contrast_on_white((0, 0, 0)) - 21.0).abs() < 1e-9);
        assert!((contrast_on_white((118, 118, 118)) - 4.54).abs() < 0.01);
    }

    #[test]
    fn text_stands_out_from_the_page() {
        for colour in [INK, MUTED] {
            assert!(contrast_on_white(colour) >= 4.5, "{colour:?}");
        }
    }

    #[test]
    fn marks_stand_out_from_the_page() {
        for group in VoiceGroup::ALL {
            assert!(contrast_on_white(voice(group)) >= 4.0, "{group:?}");
        }
    }
}
