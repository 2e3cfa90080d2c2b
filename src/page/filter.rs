//! What templates may do with words and numbers: fill in a sentence, choose its number, write a day.

use std::collections::BTreeMap;

use minijinja::value::{Kwargs, Value};
use minijinja::{Error, ErrorKind, State};

/// A sentence of the catalogue with the words in braces filled in: `"{n} of {of}" | say(n=1, of=2)`.
pub(super) fn say(sentence: &str, values: Kwargs) -> Result<String, Error> {
    let mut filled = BTreeMap::new();
    for name in values.args() {
        filled.insert(name.to_owned(), values.get::<Value>(name)?.to_string());
    }
    put_in(sentence, &filled)
}

/// A number with its noun: `3 | count(w.unit.word)` gives "3 words".
pub(super) fn count(n: u64, forms: &Value) -> Result<String, Error> {
    let form = forms.get_attr(if n == 1 { "one" } else { "many" })?;
    let form = form.as_str().ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "a noun needs the forms `one` and `many`"))?;
    put_in(form, &BTreeMap::from([("n".to_owned(), grouped(n))]))
}

/// The number that stands beside `key` in a list of pairs; 0 when the list does not name it.
pub(super) fn pick(pairs: &Value, key: &str) -> Result<u64, Error> {
    for pair in pairs.try_iter()? {
        if pair.get_item(&Value::from(0))?.as_str() == Some(key) {
            return pair.get_item(&Value::from(1))?.try_into();
        }
    }
    Ok(0)
}

/// Digits in groups of three: "12,345".
pub(super) fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// An ISO day as a reader writes it: "2024-12-08" gives "8 Dec 2024". What is no ISO day stays as it is.
pub(super) fn day(state: &State, iso: &str) -> Result<String, Error> {
    let mut parts = iso.splitn(3, '-');
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else { return Ok(iso.to_owned()) };
    let (Ok(month), Ok(day)) = (month.parse::<usize>(), day.parse::<u8>()) else { return Ok(iso.to_owned()) };
    let words = state.lookup("w").unwrap_or_default();
    let name = words.get_attr("months")?.get_item(&Value::from(month.wrapping_sub(1)))?;
    Ok(name.as_str().map_or_else(|| iso.to_owned(), |name| format!("{day} {name} {year}")))
}

/// Braces are replaced in one pass, so that a value that holds braces itself is left alone.
fn put_in(sentence: &str, values: &BTreeMap<String, String>) -> Result<String, Error> {
    let mut out = String::with_capacity(sentence.len() + 32);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) =
            after.split_once('}').ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("a brace never closes: {sentence}")))?;
        let value = values
            .get(name)
            .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("nothing is given for {{{name}}} in: {sentence}")))?;
        out.push_str(before);
        out.push_str(value);
        rest = behind;
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_by_three() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(626), "626");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn a_value_that_holds_braces_is_not_filled_again() {
        let values = BTreeMap::from([("a".to_owned(), "{b}".to_owned()), ("b".to_owned(), "no".to_owned())]);
        assert_eq!(put_in("<{a}>", &values).unwrap(), "<{b}>");
    }

    #[test]
    fn a_word_that_is_not_given_is_an_error() {
        assert!(put_in("{n} words", &BTreeMap::new()).is_err());
    }
}
