//! Turns a few articles and what was found in them into a lesson: sheets for students, a key, the reveal, a page for the teacher, a quiz.
//!
//! One value, [`Lesson`], holds all of it; the same sheets are written from it as HTML, as office documents and as PDF, so that line 12 is line 12
//! everywhere. What students get names no outlet: names, bylines, addresses and lines of the outlet's page are hidden or left out, and the key says
//! which. Nothing sorts words into good and bad, and no question is asked whose answer cannot be shown.
//!
//! ```
//! use slantwise::{lesson, lexicon};
//! use slantwise::pipeline::{self, Input, Request};
//!
//! let input = Input::open(&["seeds/iran-syria".into()])?;
//! let request = Request::new(&input, vec![lexicon::find("conflict")?]);
//!
//! let made = pipeline::lesson(&request, &pipeline::LessonOptions::default(), &mut |_| {})?;
//! assert_eq!(made.lesson.texts.iter().map(|text| text.letter.as_str()).collect::<Vec<_>>(), ["A", "B"]);
//! // What students get names no outlet.
//! let sheets = lesson::sheets(&made.lesson)?;
//! let students = sheets.iter().find(|sheet| sheet.id == "student-sheet").unwrap().html()?;
//! assert!(!students.contains("Defence Talks") && students.contains("jihadists"));
//! # Ok::<(), slantwise::Error>(())
//! ```

mod build;
mod check;
mod docx;
mod error;
mod exercise;
mod html;
mod mark;
mod model;
mod near;
mod paper;
mod pdf;
mod quiz;
mod rules;
mod sheet;
mod source;
mod words;

pub use build::{LessonParts, build};
pub use error::Error;
pub use html::practice;
pub use model::*;
pub use quiz::{csv as quiz_csv, gift as quiz_gift};
pub use sheet::{Audience, Sheet, sheets};

/// Articles of a lesson, at least and at most.
pub const ARTICLES: std::ops::RangeInclusive<usize> = 2..=6;

/// Words of a text on the sheet at most, unless told otherwise: about a page, and an excerpt of most articles.
pub const MAX_WORDS: usize = 400;

/// What the text at `index` is called on the sheets: A, B, and so on.
pub fn letter(index: usize) -> String {
    char::from(b'A' + (index % 26) as u8).to_string()
}

/// The paper that PDF and office documents are laid out for. Pages of HTML fit both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperSize {
    /// 210 by 297 millimetres.
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl PaperSize {
    /// Width and height in points.
    pub fn points(self) -> (f32, f32) {
        match self {
            PaperSize::A4 => (595.28, 841.89),
            PaperSize::Letter => (612.0, 792.0),
        }
    }

    /// The word used on the command line.
    pub fn key(self) -> &'static str {
        match self {
            PaperSize::A4 => "a4",
            PaperSize::Letter => "letter",
        }
    }
}

impl Sheet {
    /// The sheet as one page of HTML that prints.
    ///
    /// # Errors
    /// When the page cannot be filled, which is a bug.
    pub fn html(&self) -> Result<String, Error> {
        html::sheet(self)
    }

    /// The sheet as an office document.
    ///
    /// # Errors
    /// When it cannot be packed, which is a bug.
    pub fn docx(&self, paper: PaperSize) -> Result<Vec<u8>, Error> {
        docx::write(self, paper)
    }

    /// The sheet as a tagged PDF.
    ///
    /// # Errors
    /// When it cannot be written, which is a bug.
    pub fn pdf(&self, paper: PaperSize) -> Result<Vec<u8>, Error> {
        pdf::write(self, paper)
    }
}

/// The lesson as JSON text that ends with a line break.
///
/// # Errors
/// When it cannot be written, which is a bug.
pub fn json(lesson: &Lesson) -> Result<String, Error> {
    Ok(serde_json::to_string_pretty(lesson)? + "\n")
}
