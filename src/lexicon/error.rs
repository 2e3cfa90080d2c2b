//! What is wrong with a lexicon, where, and what to do.

use std::fmt;

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file's name.
    pub file: String,
    /// Line, counted from 1; 0 when the problem is nowhere in particular.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// The line itself.
    pub source: String,
}

impl Place {
    /// The place of the byte at `offset` in `text`.
    pub fn of(file: &str, text: &str, offset: usize) -> Place {
        let offset = (0..=offset.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
        let source = text[start..].lines().next().unwrap_or_default().to_string();
        Place {
            file: file.to_string(),
            line: text[..start].matches('\n').count() + 1,
            column: text[start..offset].chars().count() + 1,
            source,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}", self.file),
            _ => write!(f, "{}:{}:{}", self.file, self.line, self.column),
        }
    }
}

/// Why a lexicon cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file is no TOML, or a key or value is not what the format knows.
    #[error("{place}: {problem}{}", shown(.place))]
    Syntax {
        /// Where.
        place: Place,
        /// What is wrong and what to do.
        problem: String,
    },
    /// The file is well formed, and breaks a rule of lexicons.
    #[error("{place}: {problem}{}", shown(.place))]
    Invalid {
        /// Where.
        place: Place,
        /// What is wrong and what to do.
        problem: String,
    },
    /// Several mistakes.
    #[error("{}", together(problems, *more))]
    Several {
        /// The first ones, in the order of the file.
        problems: Vec<Error>,
        /// How many there are beyond.
        more: usize,
    },
    /// Nothing is listed.
    #[error("{file}: lists no words; add a `[[term]]` or a `[[naming]]` with labels")]
    Empty {
        /// The file.
        file: String,
    },
    /// A search without a word.
    #[error("`{query}` holds no letter and no figure; name a word, a phrase, or a pattern such as rebel*")]
    Query {
        /// What was asked for.
        query: String,
    },
    /// No lexicon has that name.
    #[error(
        "no lexicon is called `{name}`{suggestion} Built in: {known}. A file of your own is named by its path, such as words/mine.toml"
    )]
    Unknown {
        /// What was asked for.
        name: String,
        /// "; did you mean ...?", or nothing.
        suggestion: String,
        /// The built-in ones.
        known: String,
    },
}

/// The line with the problem, and a caret under it.
fn shown(place: &Place) -> String {
    if place.line == 0 || place.source.trim().is_empty() {
        return String::new();
    }
    // A very long line is shown around the place.
    let from = place.column.saturating_sub(60);
    let excerpt: String = place.source.chars().skip(from).take(100).collect();
    let caret = " ".repeat(place.column - 1 - from.min(place.column - 1));
    format!("\n    {}\n    {caret}^", excerpt.replace('\t', " "))
}

/// Each mistake with its place, and how many there are beyond.
fn together(problems: &[Error], more: usize) -> String {
    let mut told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    if more > 0 {
        told.push(format!("and {more} more like these; mend the first ones and try again"));
    }
    told.join("\n")
}

impl Error {
    /// Mistakes shown together; those beyond are counted.
    pub(super) const SHOWN_AT_MOST: usize = 10;

    /// One error of `found` mistakes, of which `shown` are the first; nothing when there are none.
    pub(super) fn all(found: usize, mut shown: Vec<Error>) -> Result<(), Error> {
        let more = found.saturating_sub(shown.len());
        match (shown.len(), more) {
            (0, _) => Ok(()),
            (1, 0) => Err(shown.remove(0)),
            _ => Err(Error::Several { problems: shown, more }),
        }
    }
}
