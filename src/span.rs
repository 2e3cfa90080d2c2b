//! A half-open byte range on character boundaries.
//!
//! Every number in a report leads back to exact words, so offsets are bytes of the article's own text and never of a normalised copy.
//!
//! ```
//! use slantwise::span::Span;
//!
//! let text = "Rebels entered the city";
//! let word = Span::new(0, 6);
//! assert_eq!(word.of(text), "Rebels");
//! assert!(Span::new(0, 14).contains(word) && !word.overlaps(Span::new(6, 14)));
//! ```

use serde::{Deserialize, Serialize};

/// Bytes `start..end` of an article's text. `start <= end`, and both lie on character boundaries of the text the span was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Bounds")]
pub struct Span {
    start: usize,
    end: usize,
}

/// What a file says of a span, which may be wrong.
#[derive(Deserialize)]
struct Bounds {
    start: usize,
    end: usize,
}

impl TryFrom<Bounds> for Span {
    type Error = String;

    fn try_from(Bounds { start, end }: Bounds) -> Result<Span, String> {
        if start <= end { Ok(Span { start, end }) } else { Err(format!("a span cannot end before it starts: {start}..{end}")) }
    }
}

impl Span {
    /// A span from `start` up to, not including, `end`.
    ///
    /// # Panics
    /// When `end < start`, which is a bug in the caller.
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span cannot end before it starts: {start}..{end}");
        Self { start, end }
    }

    /// The first byte.
    pub fn start(self) -> usize {
        self.start
    }

    /// The byte after the last.
    pub fn end(self) -> usize {
        self.end
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// True for a span that holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words the span stands for.
    ///
    /// # Panics
    /// When the span was made for another text.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// True when `other` lies wholly inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True when the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn joined(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Its first bytes, `most` at the most, up to a character boundary.
    pub fn first_bytes(self, text: &str, most: usize) -> Span {
        Span::new(self.start, text.floor_char_boundary(self.end.min(self.start + most)))
    }

    /// The same range without white space at either end.
    pub fn trimmed(self, text: &str) -> Span {
        let inner = self.of(text);
        let start = self.start + (inner.len() - inner.trim_start().len());
        Span::new(start, start + inner.trim().len())
    }
}

/// For each of `spans`, in order, whether it overlaps one of `others`.
pub fn overlapping(spans: &[Span], others: &[Span]) -> Vec<bool> {
    let mut others = others.to_vec();
    others.sort_unstable();
    // How far those up to each one reach: of those that start before a span ends, one must end after it starts.
    let reach: Vec<usize> = others
        .iter()
        .scan(0, |reach, other| {
            *reach = other.end.max(*reach);
            Some(*reach)
        })
        .collect();
    let starting_before = |end| others.partition_point(|other| other.start < end);
    spans.iter().map(|span| starting_before(span.end).checked_sub(1).is_some_and(|last| reach[last] > span.start)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_span_can_overlap_several_and_some_none() {
        let marks = [Span::new(0, 30), Span::new(4, 6), Span::new(40, 44)];
        let hits = [Span::new(10, 12), Span::new(30, 40), Span::new(43, 50)];
        assert_eq!(overlapping(&hits, &marks), [true, false, true]);
        assert_eq!(overlapping(&marks, &hits), [true, false, true]);
        assert_eq!(overlapping(&hits, &[]), [false; 3]);
    }

    proptest! {
        #[test]
        fn overlaps_are_those_found_pair_by_pair(pairs in prop::collection::vec((0..20_usize, 0..6_usize, any::<bool>()), 0..12)) {
            let side = |side| pairs.iter().filter(|p| p.2 == side).map(|&(at, long, _)| Span::new(at, at + long)).collect::<Vec<_>>();
            let (spans, others) = (side(true), side(false));
            let plain: Vec<bool> = spans.iter().map(|span| others.iter().any(|other| span.overlaps(*other))).collect();
            prop_assert_eq!(overlapping(&spans, &others), plain);
        }
    }

    #[test]
    fn a_span_of_a_file_cannot_end_before_it_starts() {
        assert_eq!(serde_json::from_str::<Span>(r#"{"start":2,"end":4}"#).unwrap(), Span::new(2, 4));
        let error = serde_json::from_str::<Span>(r#"{"start":4,"end":2}"#).unwrap_err().to_string();
        assert!(error.contains("4..2"), "{error}");
    }

    #[test]
    fn spans_that_only_touch_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
    }

    #[test]
    fn the_first_bytes_end_before_a_character_that_does_not_fit() {
        assert_eq!(Span::new(1, 7).first_bytes("a“b”c", 4).of("a“b”c"), "“b");
        assert_eq!(Span::new(1, 4).first_bytes("a“b”c", 9).of("a“b”c"), "“");
    }

    #[test]
    fn trimming_keeps_offsets_into_the_same_text() {
        let text = "a   coup  b";
        assert_eq!(Span::new(1, 10).trimmed(text), Span::new(4, 8));
        assert_eq!(Span::new(1, 4).trimmed(text).of(text), "");
    }
}
