//! How articles on one event are known, with the defaults and what they were measured on.

/// When two articles are taken to be on one event.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Matching {
    /// Days between the first and the last article of a story, at most.
    pub days: u16,
    /// The least likeness that dated articles need, from 0 to 1: cosine of TF-IDF.
    pub alike: f64,
    /// Of what is found, the part that may be by chance: where it is more, more likeness is asked for.
    pub by_chance: f64,
    /// The least likeness that is needed where an article has no date or hardly a name, or where chance cannot be measured: in a corpus of less
    /// than a month, or of fewer than some fifty articles.
    pub alike_unmeasured: f64,
    /// Names that two articles must share, where both have so many.
    pub names: usize,
}

impl Default for Matching {
    /// Three days, .25, one in twenty, .35, two names: chosen on 53 stories of three American outlets (Fan et al. 2019), and on reading what is found in
    /// 804 articles on the war in Syria (Abu Salem et al. 2019).
    fn default() -> Matching {
        Matching { days: 3, alike: 0.25, by_chance: 0.05, alike_unmeasured: 0.35, names: 2 }
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
