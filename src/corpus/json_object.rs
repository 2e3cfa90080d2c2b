//! Takes out of a JSON object what a table of articles can use, and keeps nothing of the rest.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::Columns;

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

impl Object {
    /// Reads an object whose columns go by these names.
    pub(super) fn parse(text: &str, columns: &Columns) -> serde_json::Result<Object> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let object = Fields(columns).deserialize(&mut deserializer)?;
        deserializer.end()?;
        Ok(object)
    }
}

struct Fields<'a>(&'a Columns);

impl<'de> DeserializeSeed<'de> for Fields<'_> {
    type Value = Object;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Object, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = Object;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("an object with one article")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
        let mut object = Object { keys: Vec::new(), values: Vec::new() };
        while let Some(key) = map.next_key::<String>()? {
            if self.0.within(&key).next().is_some() {
                let value: Value = map.next_value()?;
                for (name, way) in self.0.within(&key) {
                    let found = way.split('.').try_fold(&value, |value, step| value.get(step));
                    object.keys.extend(found.map(|_| name.to_owned()));
                    object.values.extend(found.map(|found| (name.to_owned(), Cell::of(found))));
                }
                if self.0.knows(&key) {
                    object.values.push((key.clone(), Cell::of(&value)));
                }
            } else if self.0.knows(&key) {
                object.values.push((key.clone(), map.next_value()?));
            } else {
                map.next_value::<IgnoredAny>()?;
            }
            object.keys.push(key);
        }
        Ok(object)
    }
}

impl Cell {
    fn of(value: &Value) -> Cell {
        match value {
            Value::Null => Cell::Absent,
            Value::String(text) => Cell::Text(text.clone()),
            Value::Array(_) => Cell::Nested("a list"),
            Value::Object(_) => Cell::Nested("an object"),
            other => Cell::Text(other.to_string()),
        }
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyValue;
        impl<'de> Visitor<'de> for AnyValue {
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
        deserializer.deserialize_any(AnyValue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_values_that_may_be_columns_are_kept() {
        let line = r#"{"Text": "a", "n": {"text": 1}, "id": 1.5, "url": null, "body": [{"x": []}]}"#;
        let object = Object::parse(line, &Columns::default()).unwrap();
        assert_eq!(object.keys, ["Text", "n", "id", "url", "body"]);
        let text = |s: &str| Cell::Text(s.to_owned());
        let expected = [("Text", text("a")), ("id", text("1.5")), ("url", Cell::Absent), ("body", Cell::Nested("a list"))];
        assert_eq!(object.values, expected.map(|(key, cell)| (key.to_owned(), cell)));
    }

    #[test]
    fn a_value_within_an_object_is_found_by_its_way() {
        let columns = Columns::of_pairs(["outlet=source.name", "text=fields.body"]).unwrap();
        let line = r#"{"source": {"id": 1, "name": "BBC"}, "fields": {"body": ["a"]}}"#;
        let object = Object::parse(line, &columns).unwrap();
        assert_eq!(object.keys, ["source.name", "source", "fields.body", "fields"]);
        let expected = [("source.name", Cell::Text("BBC".to_owned())), ("fields.body", Cell::Nested("a list"))];
        assert_eq!(object.values, expected.map(|(key, cell)| (key.to_owned(), cell)));
    }
}
