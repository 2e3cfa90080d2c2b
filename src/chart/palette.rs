//! Holds the colours: ink for text, and hues of Okabe and Ito's set (2008) for voices, chosen so that colour-blind readers tell them apart.
//!
//! Theirs are made for areas; green, vermilion and purple are darker here, so that a mark of eleven pixels stands out from the page.
//! Colour never stands alone: every voice also has a mark and a pattern of its own. Colour says whose voice, never good or bad.
//! `eyes` tests all of this.

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
pub(super) const RULE: Colour = (145, 145, 151);
/// Lines between rows, and scales.
pub(super) const HAIR: Colour = (226, 226, 230);
/// The small dot of an empty cell, and the line of all outlets together.
pub(super) const EMPTY: Colour = (145, 145, 151);
/// Marks of listed words in no particular voice.
pub(super) const FILL: Colour = (72, 72, 80);
/// Ranges of points over time: the colour of own words, lighter, so that points stand out.
pub(super) const RANGE: Colour = (86, 152, 196);
/// The same for all outlets together.
pub(super) const RANGE_TOGETHER: Colour = (145, 145, 151);

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
