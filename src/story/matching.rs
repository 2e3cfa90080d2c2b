//! How articles on one event are known, with the defaults and what they were measured on.

/// When two articles are taken to be on one event.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Matching {
    /// Days between the first and the last article of a story, at most.
    pub days: u16,
    /// The likeness that dated articles need, from 0 to 1: cosine of TF-IDF.
    pub alike: f64,
    /// The likeness that articles need of which one is undated, or has hardly a name.
    pub alike_by_content: f64,
    /// Names that two articles must share.
    pub names: usize,
}

impl Default for Matching {
    /// Three days, .30, .35 without dates, two names: chosen on 53 stories of three American outlets (Fan et al. 2019).
    fn default() -> Matching {
        Matching { days: 3, alike: 0.30, alike_by_content: 0.35, names: 2 }
    }
}

/// By what a story was put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// A person named it.
    Given,
    /// Likeness, within a few days.
    Window,
    /// Likeness alone, since an article of it has no date.
    ContentAlone,
}

impl By {
    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            By::Given => "given",
            By::Window => "window",
            By::ContentAlone => "content_alone",
        }
    }
}
