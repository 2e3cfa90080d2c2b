//! One use of a word as the page draws it: a shape, and what a screen reader calls it.

use serde::Serialize;

use crate::findings::{Exhibit, Mark};
use crate::text::Voice;

/// A mark of the grid, or the same mark beside a remark.
#[derive(Serialize)]
pub(super) struct MarkView<'a> {
    /// Its exhibit, when the sentence is in the report.
    exhibit: Option<usize>,
    /// Name of the shape, and of the word for it in the legend.
    pub shape: &'static str,
    /// Which sentence of the catalogue names it.
    name: &'static str,
    word: &'a str,
    outlet: &'a str,
    speaker: Option<&'a str>,
    /// Its place among the marks that share its name, from 1, and their number.
    place: (usize, usize),
}

impl<'a> MarkView<'a> {
    pub(super) fn new(mark: &'a Mark, word: &'a str, outlet: &'a str, place: (usize, usize)) -> Self {
        MarkView {
            exhibit: mark.exhibit,
            shape: shape(mark.voice, mark.headline),
            name: name(mark.voice, mark.headline),
            word,
            outlet,
            speaker: speaker(mark.voice, mark.speaker.as_deref()),
            place,
        }
    }

    pub(super) fn of_exhibit(index: usize, exhibit: &'a Exhibit) -> Self {
        let headline = exhibit.zone == "headline";
        MarkView {
            exhibit: Some(index),
            shape: shape(exhibit.voice, headline),
            name: name(exhibit.voice, headline),
            word: &exhibit.shown,
            outlet: &exhibit.outlet,
            speaker: speaker(exhibit.voice, exhibit.speaker.as_deref()),
            place: (1, 1),
        }
    }
}

/// Only what is quoted or reported has a speaker.
fn speaker(voice: Voice, speaker: Option<&str>) -> Option<&str> {
    speaker.filter(|s| voice != Voice::Own && !s.is_empty())
}

/// The shape's name: a square is a headline, the filling is the voice.
pub(super) fn shape(voice: Voice, headline: bool) -> &'static str {
    match (voice, headline) {
        (Voice::Own, false) => "own",
        (Voice::Quoted | Voice::Partial, false) => "quoted",
        (Voice::Attributed { .. }, false) => "attributed",
        (Voice::Unclear, false) => "unclear",
        (Voice::Own, true) => "headline",
        (Voice::Quoted | Voice::Partial, true) => "headline_quoted",
        (Voice::Attributed { .. }, true) => "headline_attributed",
        (Voice::Unclear, true) => "headline_unclear",
    }
}

fn name(voice: Voice, headline: bool) -> &'static str {
    match (voice, headline) {
        (Voice::Own, true) => "headline_own",
        (Voice::Quoted, true) => "headline_quoted",
        (Voice::Partial, true) => "headline_partial",
        (Voice::Attributed { .. }, true) => "headline_attributed",
        (Voice::Unclear, true) => "headline_unclear",
        (voice, false) => voice.key(),
    }
}
