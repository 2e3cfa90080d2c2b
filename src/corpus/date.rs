//! Reads a day of publication as people and feeds write it.
//!
//! The day is taken as printed: `2024-12-08T23:30:00-05:00` is 8 December, whatever day it was elsewhere. A date whose day and month could
//! change places is refused, since a guess that is wrong by months would never be noticed.

use jiff::civil::Date;

/// Why a date was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// It names no day of the calendar.
    #[error("date {0:?} is no date; write it as 2024-12-08")]
    NoDate(String),
    /// Day and month could change places.
    #[error("date {text:?} could be {day_first} or {month_first}; write it as one of these two")]
    Ambiguous {
        /// What was written.
        text: String,
        /// The day, when the first number is the day.
        day_first: Date,
        /// The day, when the first number is the month.
        month_first: Date,
    },
}

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The day that `text` names.
///
/// Understood are `2024-12-08`, `2024/12/08`, `20241208`, each also with a time and a zone, `8 December 2024`, `December 8, 2024`, `8 Dec 2024`,
/// `Sun, 08 Dec 2024 10:00:00 +0000`, and `13/04/2021`, where only one reading is a day.
///
/// # Errors
/// [`DateError::NoDate`] for anything else, the empty text included, and [`DateError::Ambiguous`] for the like of `03/04/2021`.
pub fn parse_date(text: &str) -> Result<Date, DateError> {
    let text = text.trim();
    let none = || DateError::NoDate(text.chars().take(40).collect());
    let mut words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
    if words.len() > 1 && names_one_of(words[0], &WEEKDAYS).is_some() {
        words.remove(0);
    }
    if let [first, rest @ ..] = &words[..] {
        let digits = first.len() - first.trim_start_matches(|c: char| c.is_ascii_digit() || "/.-".contains(c)).len();
        let (day, zone) = first.split_at(digits);
        let ends_well = zone.is_empty() || zone.starts_with(['T', 't', 'Z', 'z', '+']);
        if ends_well && is_time(rest) && day.len() >= 6 {
            return in_numbers(day, text)?.ok_or_else(none);
        }
    }
    if let [a, b, year, rest @ ..] = &words[..]
        && is_time(rest)
    {
        let day_and_month = day(a).zip(names_one_of(b, &MONTHS)).or_else(|| day(b).zip(names_one_of(a, &MONTHS)));
        if let (Some((day, month)), Some(year)) = (day_and_month, whole_year(year)) {
            return date(year, month as i8 + 1, day).ok_or_else(none);
        }
    }
    Err(none())
}

/// `2024-12-08` and its relatives; nothing when it is no day.
fn in_numbers(day: &str, text: &str) -> Result<Option<Date>, DateError> {
    let number = |s: &str| if s.len() <= 2 { s.parse::<i8>().ok() } else { None };
    if day.len() == 8 && day.bytes().all(|b| b.is_ascii_digit()) {
        let parts = whole_year(&day[..4]).zip(number(&day[4..6])).zip(number(&day[6..]));
        return Ok(parts.and_then(|((y, m), d)| date(y, m, d)));
    }
    let Some(mark) = day.chars().find(|c| !c.is_ascii_digit()) else { return Ok(None) };
    let parts: Vec<&str> = day.split(mark).collect();
    let [a, b, c] = parts[..] else { return Ok(None) };
    if let (Some(y), Some(m), Some(d)) = (whole_year(a), number(b), number(c)) {
        return Ok(date(y, m, d));
    }
    let (Some(a), Some(b), Some(y)) = (number(a), number(b), whole_year(c)) else { return Ok(None) };
    match (date(y, b, a), date(y, a, b)) {
        (Some(day_first), Some(month_first)) if day_first != month_first => {
            Err(DateError::Ambiguous { text: text.chars().take(40).collect(), day_first, month_first })
        }
        (one, other) => Ok(one.or(other)),
    }
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

fn whole_year(word: &str) -> Option<i16> {
    if word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) { word.parse().ok() } else { None }
}

/// `8`, `08`, `8th`, `8.`
fn day(word: &str) -> Option<i8> {
    let number = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let ending = &word[number.len()..];
    if number.len() <= 2 && ["", ".", "st", "nd", "rd", "th"].contains(&ending) { number.parse().ok() } else { None }
}

/// Which of the names `word` is, in full or shortened to three letters or more.
fn names_one_of(word: &str, names: &[&str]) -> Option<usize> {
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    if word.len() < 3 { None } else { names.iter().position(|name| name.starts_with(&word)) }
}

/// True when nothing follows the day, or a time of day with whatever zone.
fn is_time(rest: &[&str]) -> bool {
    let rest = match rest {
        [link, rest @ ..] if ["at", "-", "–", "|"].contains(link) => rest,
        other => other,
    };
    match rest {
        [] => true,
        [zone] if ["UTC", "GMT", "Z"].contains(zone) => true,
        [time, ..] => time.contains(':') && time.starts_with(|c: char| c.is_ascii_digit()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_day_is_read_in_the_usual_ways_of_writing_it() {
        let eighth = Date::new(2024, 12, 8).unwrap();
        for text in [
            "2024-12-08",
            " 2024/12/08 ",
            "2024.12.8",
            "20241208",
            "2024-12-08T23:30:00-05:00",
            "2024-12-08T10:00:00Z",
            "2024-12-08 10:00:00 UTC",
            "8 December 2024",
            "December 8, 2024",
            "8 Dec 2024",
            "Dec. 8th, 2024 at 10:30 AM",
            "Sun, 08 Dec 2024 10:00:00 +0000",
        ] {
            assert_eq!(parse_date(text), Ok(eighth), "{text}");
        }
        assert_eq!(parse_date("13/04/2021"), Ok(Date::new(2021, 4, 13).unwrap()));
        assert_eq!(parse_date("04/13/2021"), Ok(Date::new(2021, 4, 13).unwrap()));
        assert_eq!(parse_date("04/04/2021"), Ok(Date::new(2021, 4, 4).unwrap()));
    }

    #[test]
    fn what_names_no_single_day_is_no_date() {
        for text in
            ["", "2024-13-40", "last Monday", "2024", "2024-12", "December 2024", "2024-12-08 Berlin", "31 February 2024", "1733616000"]
        {
            assert!(matches!(parse_date(text), Err(DateError::NoDate(_))), "{text}");
        }
        let message = parse_date("2024-13-40").unwrap_err().to_string();
        assert_eq!(message, "date \"2024-13-40\" is no date; write it as 2024-12-08");
    }

    #[test]
    fn a_date_that_could_be_two_days_asks_which() {
        let message = parse_date("03/04/2021").unwrap_err().to_string();
        assert_eq!(message, "date \"03/04/2021\" could be 2021-04-03 or 2021-03-04; write it as one of these two");
    }

    proptest! {
        #[test]
        fn no_text_causes_a_panic(text in "\\PC{0,24}", numbers in "[0-9/.:T +-]{0,24}") {
            let _ = parse_date(&text);
            let _ = parse_date(&numbers);
        }

        #[test]
        fn every_day_is_read_back_as_it_is_printed(year in 1i16..=9999, month in 1i8..=12, day in 1i8..=28) {
            let date = Date::new(year, month, day).unwrap();
            prop_assert_eq!(parse_date(&date.to_string()), Ok(date));
        }
    }
}
