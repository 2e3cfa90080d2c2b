//! Takes out of a JSON object what a table of articles can use, and keeps nothing of the rest.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::Column;

/// The values under the keys that are columns, and all keys.
pub(super) struct Object {
    pub keys: Vec<String>,
    pub values: Vec<(String, Cell)>,
}

/// A value as far as it matters.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Absent,
    Text(String),
    /// What it is: a list, an object.
    Nested(&'static str),
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Object;

            fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.write_str("an object with one article")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut object = Object { keys: Vec::new(), values: Vec::new() };
                while let Some(key) = map.next_key::<String>()? {
                    if Column::knows(&key) {
                        object.values.push((key.clone(), map.next_value()?));
                    } else {
                        map.next_value::<IgnoredAny>()?;
                    }
                    object.keys.push(key);
                }
                Ok(object)
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Value;
        impl<'de> Visitor<'de> for Value {
            type Value = Cell;

            fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.write_str("a value")
            }

            fn visit_unit<E>(self) -> Result<Cell, E> {
                Ok(Cell::Absent)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Cell, E> {
                Ok(Cell::Text(value.to_string()))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Cell, E> {
                Ok(Cell::Text(value.to_string()))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Cell, E> {
                Ok(Cell::Text(value.to_string()))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Cell, E> {
                Ok(Cell::Text(value.to_string()))
            }

            fn visit_str<E>(self, value: &str) -> Result<Cell, E> {
                Ok(Cell::Text(value.to_owned()))
            }

            fn visit_string<E>(self, value: String) -> Result<Cell, E> {
                Ok(Cell::Text(value))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Cell, A::Error> {
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Cell::Nested("a list"))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Cell::Nested("an object"))
            }
        }
        deserializer.deserialize_any(Value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_values_that_may_be_columns_are_kept() {
        let line = r#"{"Text": "a", "n": {"text": 1}, "id": 1.5, "url": null, "body": [{"x": []}]}"#;
        let object: Object = serde_json::from_str(line).unwrap();
        assert_eq!(object.keys, ["Text", "n", "id", "url", "body"]);
        let text = |s: &str| Cell::Text(s.to_owned());
        let expected = [("Text", text("a")), ("id", text("1.5")), ("url", Cell::Absent), ("body", Cell::Nested("a list"))];
        assert_eq!(object.values, expected.map(|(key, cell)| (key.to_owned(), cell)));
    }
}
