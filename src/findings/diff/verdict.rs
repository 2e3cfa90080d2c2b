//! The one rule by which a number counts as moved: the new one lies outside the old one's range.
//!
//! It asks what somebody asks who has published the old number with its range: does the range still hold the number? It is no test. Where the
//! articles are the same, every difference comes from what was put in differently. Where they are others, the new number varies too, and lies
//! outside the old range more often than the range's five in a hundred: with two independent samples of one size, in some 17 of a hundred,
//! P(|Z| > 1.96/√2) = 0.166, though nothing has changed.

use crate::findings::diff::cell::Cell;

/// How a number moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The new number lies outside the old one's range.
    Beyond,
    /// There are uses now, and there were none.
    Appeared,
    /// There were uses, and there are none.
    Gone,
    /// The old number has no range, and the counts are others.
    Count,
    /// Another number, inside the old one's range.
    Within,
    /// The same number with another range.
    Range,
    /// Nothing moved.
    Same,
}

impl Verdict {
    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Verdict::Beyond => "beyond",
            Verdict::Appeared => "appeared",
            Verdict::Gone => "gone",
            Verdict::Count => "count",
            Verdict::Within => "within",
            Verdict::Range => "range",
            Verdict::Same => "same",
        }
    }
}

/// How a number moved, and how far: in parts of the old range between the old number and its end on that side (beyond 1 is beyond the
/// range), or by how many uses where there is no range.
///
/// 2 with a range from 1 to 4 that becomes 5 moved by 3 of 2, which is 1.5.
pub(super) fn verdict(old: Option<&Cell>, new: Option<&Cell>) -> (Verdict, f64) {
    let used = |cell: Option<&'_ Cell>| cell.is_some_and(Cell::is_used);
    let hits = |cell: Option<&Cell>| cell.and_then(|cell| cell.hits).unwrap_or(0) as f64;
    let (old, new) = match (used(old), used(new), old, new) {
        (false, true, ..) => return (Verdict::Appeared, hits(new)),
        (true, false, ..) => return (Verdict::Gone, hits(old)),
        (true, true, Some(old), Some(new)) => (old, new),
        // Neither has a use: how many words hold none of them is no finding.
        _ => return (Verdict::Same, 0.0),
    };
    let is_same = (old.hits, old.of, old.value) == (new.hits, new.of, new.value);
    let of_range = |old_value: f64, new_value: f64| {
        let range = old.interval?;
        let (reach, moved) = match new_value >= old_value {
            true => (range.hi - old_value, new_value - old_value),
            false => (old_value - range.lo, old_value - new_value),
        };
        let is_outside = new_value < range.lo || new_value > range.hi;
        let size = if reach > 0.0 { moved / reach } else { f64::MAX };
        Some((if is_outside { Verdict::Beyond } else { Verdict::Within }, if moved == 0.0 { 0.0 } else { size }))
    };
    match (is_same, old.value.zip(new.value).and_then(|(old, new)| of_range(old, new))) {
        (true, _) if old.interval == new.interval => (Verdict::Same, 0.0),
        (true, _) => (Verdict::Range, 0.0),
        (false, Some(found)) => found,
        (false, None) => (Verdict::Count, (hits(Some(new)) - hits(Some(old))).abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Interval;

    fn cell(hits: u64, value: f64, range: Option<(f64, f64)>) -> Cell {
        let interval = range.map(|(lo, hi)| Interval { lo, hi });
        Cell {
            shown: "rebel".into(),
            hits: Some(hits),
            of: Some(1000),
            value: Some(value),
            interval,
            level: None,
            reference: String::new(),
            rests_on: String::new(),
        }
    }

    fn of(old: &Cell, new: &Cell) -> (Verdict, f64) {
        verdict(Some(old), Some(new))
    }

    #[test]
    fn a_number_outside_the_old_range_is_beyond_it_and_the_end_is_still_inside() {
        let old = cell(2, 2.0, Some((1.0, 4.0)));
        assert_eq!(of(&old, &cell(5, 5.0, Some((2.0, 9.0)))), (Verdict::Beyond, 1.5));
        assert_eq!(of(&old, &cell(4, 4.0, None)), (Verdict::Within, 1.0));
        assert_eq!(of(&old, &cell(1, 0.5, None)), (Verdict::Beyond, 1.5));
        // The new range does not matter, however wide.
        assert_eq!(of(&old, &cell(5, 4.5, Some((0.1, 90.0)))).0, Verdict::Beyond);
    }

    #[test]
    fn without_an_old_range_counts_are_compared() {
        assert_eq!(of(&cell(2, 2.0, None), &cell(5, 5.0, Some((4.0, 6.0)))), (Verdict::Count, 3.0));
        assert_eq!(of(&cell(2, 2.0, None), &cell(2, 2.0, None)).0, Verdict::Same);
    }

    #[test]
    fn the_first_use_appears_and_the_last_one_goes() {
        let (none, some) = (cell(0, 0.0, Some((0.0, 3.0))), cell(3, 3.0, None));
        assert_eq!((of(&none, &some).0, of(&some, &none).0), (Verdict::Appeared, Verdict::Gone));
        assert_eq!((verdict(None, Some(&some)).0, verdict(Some(&some), None).0), (Verdict::Appeared, Verdict::Gone));
        assert_eq!((of(&none, &none).0, verdict(None, Some(&none)).0), (Verdict::Same, Verdict::Same));
    }

    #[test]
    fn another_draw_of_the_same_counts_has_another_range_and_the_same_number() {
        assert_eq!(of(&cell(2, 2.0, Some((1.0, 4.0))), &cell(2, 2.0, Some((1.1, 4.0)))).0, Verdict::Range);
    }

    #[test]
    fn a_range_without_width_is_left_by_any_other_number() {
        assert_eq!(of(&cell(2, 1.0, Some((1.0, 1.0))), &cell(1, 0.9, None)), (Verdict::Beyond, f64::MAX));
    }
}
