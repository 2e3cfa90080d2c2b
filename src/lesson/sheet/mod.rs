//! The sheets of a lesson, made of plain blocks: what HTML, office documents and PDF write, each in its own way.

mod block;
mod exercises;
mod key;
mod phrase;
mod reveal;
mod student;
mod teacher;

pub use block::Sheet;
pub(super) use block::{Block, Cell, LineRow, Run, Tone};
pub(super) use phrase::place as place_of;

use crate::lesson::Error;
use crate::lesson::model::Lesson;
use crate::lesson::words::Words;

/// Whom a sheet is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// May be handed out: names no outlet.
    Students,
    /// Is kept back until the reveal.
    Teacher,
}

/// The five sheets, in the order in which they are needed.
///
/// # Errors
/// When the catalogue of words lacks something, which is a bug.
pub fn sheets(lesson: &Lesson) -> Result<Vec<Sheet>, Error> {
    let words = Words::embedded()?;
    let sheets = vec![
        teacher::sheet(lesson, &words),
        student::sheet(lesson, &words),
        exercises::sheet(lesson, &words),
        key::sheet(lesson, &words),
        reveal::sheet(lesson, &words),
    ];
    words.complete()?;
    Ok(sheets)
}
