//! Puts numbers and lists into words, for captions and alternative text.

/// `31250` as "31,250".
pub(super) fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// "1 word", "31,250 words".
pub(super) fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// Small numbers as words: "two texts".
pub(super) fn spelled(n: usize) -> String {
    const WORDS: [&str; 13] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(n).map_or_else(|| number(n as u64), |&word| word.to_owned())
}

/// A part as "42 %" in whole percent; what is more than nothing is never shown as 0, and what is less than all never as 100.
pub(super) fn percent(part: f64) -> String {
    let whole = (part * 100.0).round();
    if part > 0.0 && whole < 1.0 {
        "<1\u{a0}%".to_owned()
    } else if part < 1.0 && whole >= 100.0 {
        ">99\u{a0}%".to_owned()
    } else {
        format!("{whole:.0}\u{a0}%")
    }
}

/// A rate with as few digits as it takes: 12, 4.1, 0.31, 0.004.
pub(super) fn short(rate: f64) -> String {
    if rate <= 0.0 {
        return "0".to_owned();
    }
    let digits = (1.0 - rate.log10().floor()).clamp(0.0, 4.0) as usize;
    if rate >= 9.95 {
        return number(rate.round() as u64);
    }
    let text = format!("{rate:.digits$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The first `most` of `items`, joined by `between`, with "and 3 more" for the rest.
pub(super) fn first_few(items: &[String], most: usize, between: &str) -> String {
    let mut out = items.iter().take(most).map(String::as_str).collect::<Vec<_>>().join(between);
    if items.len() > most {
        out.push_str(&format!("{between}and {} more", number((items.len() - most) as u64)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted() {
        assert_eq!([number(0), number(999), number(1000), number(1_234_567)], ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn a_little_is_not_nothing() {
        assert_eq!(
            [percent(0.0), percent(0.004), percent(0.425), percent(0.998), percent(1.0)].map(|s| s.replace('\u{a0}', " ")),
            ["0 %", "<1 %", "43 %", ">99 %", "100 %"]
        );
    }

    #[test]
    fn a_long_list_says_how_many_are_left() {
        let items = ["a", "b", "c"].map(String::from);
        assert_eq!(first_few(&items, 2, ", "), "a, b, and 1 more");
        assert_eq!(first_few(&items, 3, ", "), "a, b, c");
    }

    #[test]
    fn rates_are_told_with_two_digits() {
        assert_eq!([0.0, 0.0042, 0.31, 0.5, 4.12, 9.99, 1234.5].map(short), ["0", "0.0042", "0.31", "0.5", "4.1", "10", "1,235"]);
    }
}
