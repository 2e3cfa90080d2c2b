//! Days as a reader sees them.

use jiff::civil::Date;

use crate::compare::over_time::Period;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// "8 Dec 2024"; nothing for a text that is no ISO date.
pub fn day(iso: &str) -> Option<String> {
    let date: Date = iso.parse().ok()?;
    Some(format!("{} {} {}", date.day(), &month(date)[..3], date.year()))
}

/// "8 December 2024".
pub(super) fn long_day(iso: &str) -> Option<String> {
    let date: Date = iso.parse().ok()?;
    Some(format!("{} {} {}", date.day(), month(date), date.year()))
}

/// The period that begins on a day: "8 December 2024", "the week of 2 December 2024", "December 2024".
pub(super) fn period(iso: &str, period: Period) -> Option<String> {
    let date: Date = iso.parse().ok()?;
    match period {
        Period::Day => long_day(iso),
        Period::Week => Some(format!("the week of {}", long_day(iso)?)),
        Period::Month => Some(format!("{} {}", month(date), date.year())),
    }
}

fn month(date: Date) -> &'static str {
    MONTHS[date.month() as usize - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_out() {
        assert_eq!(day("2024-12-08").as_deref(), Some("8 Dec 2024"));
        assert_eq!(day(""), None);
    }

    #[test]
    fn a_period_is_named_by_its_first_day() {
        let shown = [Period::Day, Period::Week, Period::Month].map(|length| period("2024-12-02", length).unwrap());
        assert_eq!(shown, ["2 December 2024", "the week of 2 December 2024", "December 2024"]);
    }
}
