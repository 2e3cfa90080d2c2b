//! Writes the methods section of a paper from a finished report: only what this report has and did, with the works it rests on.

mod corpus;
mod form;
mod piece;
mod reading;
mod software;
mod source;
mod tested;

use super::terminal::clean;
use crate::findings::methods::{Method, Recorded, Tested};

pub use form::Form;

/// A methods section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Methods {
    paragraphs: Vec<piece::Paragraph>,
    version: String,
}

impl Methods {
    /// From what the report's own files say.
    pub fn new(method: &Method, recorded: &Recorded, tested: &Tested) -> Methods {
        let mut paragraphs = corpus::paragraphs(method);
        paragraphs.extend(reading::paragraphs(method, recorded, tested));
        paragraphs.extend(tested::paragraphs(method, tested));
        paragraphs.push(reading::again(method, recorded));
        Methods { paragraphs, version: clean(&method.provenance.version) }
    }

    /// The section in one of its forms.
    pub fn render(&self, form: Form) -> String {
        match form {
            Form::Bibtex => self.bibtex(),
            form => form::render(self, form),
        }
    }

    /// The entries of what the section cites, and of nothing else.
    pub fn bibtex(&self) -> String {
        let entries = piece::cited(&self.paragraphs).into_iter().map(|key| match source::Source::find(key) {
            Some(source) => source.bibtex(),
            None => software::bibtex(&self.version),
        });
        entries.collect::<Vec<_>>().join("\n")
    }
}

/// A number with its noun, in groups of three digits.
fn n(count: u64, noun: &str) -> String {
    super::explain::n(count, noun)
}

/// Names in a row: "a, b and c".
fn and(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests;
