//! Draws the sign of one use: its shape says where it stands and in whose voice.
//!
//! The signs are shapes, not letters of a font, so that they are crisp and of one size in every browser. A square is a headline; a filled
//! sign is the outlet's own words; the other voices have an open one.

use std::f64::consts::TAU;

use super::canvas::Canvas;
use super::palette::{self, WHITE};
use crate::findings::Mark;
use crate::text::{Voice, VoiceGroup};

/// Where a use stands and in whose voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sign {
    /// In a headline.
    pub headline: bool,
    /// Whose words.
    pub voice: VoiceGroup,
}

impl Sign {
    /// Width and height of a sign, in pixels.
    pub(super) const SIZE: f64 = 12.0;
    /// From the middle of one sign to the next.
    pub(super) const STEP: f64 = 16.0;

    /// The sign of a use.
    pub(super) fn of(mark: &Mark) -> Self {
        Self { headline: mark.headline, voice: group(mark.voice) }
    }

    /// What the legend says of it.
    pub(super) fn meaning(self) -> String {
        let voice = voice_name(self.voice);
        match (self.headline, self.voice) {
            (false, _) => voice.to_owned(),
            (true, _) => format!("headline, {voice}"),
        }
    }

    /// Draws it around the middle (`x`, `y`).
    pub(super) fn draw(self, canvas: &mut Canvas, x: f64, y: f64) {
        let colour = palette::voice(self.voice);
        let half = Self::SIZE / 2.0;
        match (self.headline, self.voice) {
            (true, VoiceGroup::Own) => canvas.rect(x - half + 0.5, y - half + 0.5, Self::SIZE - 1.0, Self::SIZE - 1.0, colour),
            (true, voice) => {
                canvas.rect(x - half - 0.5, y - half - 0.5, Self::SIZE + 1.0, Self::SIZE + 1.0, colour);
                canvas.rect(x - half + 1.0, y - half + 1.0, Self::SIZE - 2.0, Self::SIZE - 2.0, WHITE);
                glyph(canvas, x, y, 0.62, voice);
            }
            (false, voice) => glyph(canvas, x, y, 1.0, voice),
        }
    }
}

/// The group a voice is counted in.
fn group(voice: Voice) -> VoiceGroup {
    match voice {
        Voice::Own => VoiceGroup::Own,
        Voice::Quoted => VoiceGroup::Quoted,
        Voice::Partial => VoiceGroup::Partial,
        Voice::Attributed { .. } => VoiceGroup::Attributed,
        Voice::Unclear => VoiceGroup::Unclear,
    }
}

/// What a reader calls a voice.
pub(super) fn voice_name(voice: VoiceGroup) -> &'static str {
    match voice {
        VoiceGroup::Own => "own words",
        VoiceGroup::Quoted => "quoted",
        VoiceGroup::Partial => "partly quoted",
        VoiceGroup::Attributed => "reported",
        VoiceGroup::Unclear => "unclear",
        VoiceGroup::All => "all voices",
    }
}

/// A voice in a sentence: "2 in its own words".
pub(super) fn voice_in_sentence(voice: VoiceGroup) -> &'static str {
    match voice {
        VoiceGroup::Own => "in its own words",
        other => voice_name(other),
    }
}

fn glyph(canvas: &mut Canvas, x: f64, y: f64, scale: f64, voice: VoiceGroup) {
    let colour = palette::voice(voice);
    match voice {
        VoiceGroup::Own | VoiceGroup::All => canvas.disc(x, y, 5.25 * scale, colour),
        VoiceGroup::Attributed => {
            canvas.disc(x, y, 5.5 * scale, colour);
            canvas.disc(x, y, 3.5 * scale, WHITE);
        }
        VoiceGroup::Quoted => {
            comma(canvas, x - 2.9 * scale, y, scale, colour);
            comma(canvas, x + 2.9 * scale, y, scale, colour);
        }
        VoiceGroup::Partial => comma(canvas, x, y, scale, colour),
        VoiceGroup::Unclear => question(canvas, x, y, scale, colour),
    }
}

/// A closing quotation mark: a round head and a tail that bends to the left.
fn comma(canvas: &mut Canvas, x: f64, y: f64, scale: f64, colour: palette::Colour) {
    canvas.disc(x, y - 2.2 * scale, 2.5 * scale, colour);
    let tail = [(2.5, -2.2), (2.4, 0.2), (1.5, 2.4), (-0.1, 4.1), (-1.7, 5.2), (-2.3, 4.3), (-0.9, 3.0), (0.0, 1.6), (0.2, 0.0)];
    canvas.polygon(tail.iter().map(|(dx, dy)| (x + dx * scale, y + dy * scale)).collect(), colour);
}

fn question(canvas: &mut Canvas, x: f64, y: f64, scale: f64, colour: palette::Colour) {
    let arc = (0..=20).map(|step| {
        let turn = TAU * (0.52 + 0.65 * f64::from(step) / 20.0);
        (x + 2.9 * scale * turn.cos(), y + (2.9 * turn.sin() - 2.3) * scale)
    });
    let points = arc.chain([(x, y + 2.4 * scale)]).collect();
    canvas.path(points, 1.9 * scale, colour);
    canvas.disc(x, y + 4.8 * scale, 1.25 * scale, colour);
}
