//! Days as a reader sees them.

use jiff::civil::Date;

/// "8 Dec 2024"; nothing for a text that is no ISO date.
pub fn day(iso: &str) -> Option<String> {
    let date: Date = iso.parse().ok()?;
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    Some(format!("{} {} {}", date.day(), MONTHS[date.month() as usize - 1], date.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_out() {
        assert_eq!(day("2024-12-08").as_deref(), Some("8 Dec 2024"));
        assert_eq!(day(""), None);
    }
}
