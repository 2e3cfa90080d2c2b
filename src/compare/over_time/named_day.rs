//! Reads a day that people name: `2017-04-04`, or `2017-04-04=Khan-Shaykhun`.
//!
//! Other ways to write a day are refused: 04/05/2017 is two days.

use std::str::FromStr;

use super::Event;
use crate::corpus::parse_date;

impl FromStr for Event {
    type Err = String;

    /// An ISO day, and behind `=` what happened on it.
    ///
    /// # Errors
    /// A sentence that says what is wrong and how to write it.
    fn from_str(text: &str) -> Result<Event, String> {
        let (date, name) = text.split_once('=').map_or((text, None), |(date, name)| (date, Some(name.trim())));
        let is_iso =
            date.len() == 10 && date.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
        if !is_iso {
            return Err(format!("`{date}` is not written as year-month-day; write it as 2017-04-04 or 2017-04-04=Name"));
        }
        if parse_date(date).is_err() {
            return Err(format!("there is no day {date} in the calendar; write it as year-month-day, such as 2017-04-04"));
        }
        if name == Some("") {
            return Err(format!("no name stands behind the sign =; write --event {date}, or {date}=Name"));
        }
        Ok(Event { date: date.to_string(), name: name.map(str::to_string) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_an_iso_day_with_or_without_a_name() {
        let event = |text: &str| text.parse::<Event>();
        let named = |date: &str, name: Option<&str>| Ok(Event { date: date.to_string(), name: name.map(str::to_string) });
        assert_eq!(event("2017-04-04"), named("2017-04-04", None));
        assert_eq!(event("2017-04-04=Khan Shaykhun = April"), named("2017-04-04", Some("Khan Shaykhun = April")));
        assert_eq!(
            event("04/04/2017").unwrap_err(),
            "`04/04/2017` is not written as year-month-day; write it as 2017-04-04 or 2017-04-04=Name"
        );
        assert!(event("2017-02-30=x").unwrap_err().starts_with("there is no day 2017-02-30"));
        assert!(event("2017-04-04=").is_err() && event("").is_err() && event("Khan Shaykhun").is_err());
    }
}
