//! Holds a value against a JSON schema, as far as the schema of word lists goes. A keyword that is not known here fails the test.

use regex::Regex;
use serde_json::Value;

/// Where `value` is not what `schema` asks for.
pub fn refusals(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(schema, schema, value, "", &mut found);
    found
}

fn check(whole: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    for (keyword, wanted) in schema.as_object().expect("a schema is an object") {
        let is_right = match keyword.as_str() {
            "$schema" | "title" | "description" | "examples" | "default" | "definitions" => true,
            "$ref" => {
                let target =
                    wanted.as_str().and_then(|there| whole.pointer(there.trim_start_matches('#'))).expect("a reference leads somewhere");
                check(whole, target, value, at, found);
                true
            }
            "type" => match wanted.as_str().expect("one type") {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "integer" => value.is_number() && value.as_f64().is_some_and(|number| number.fract() == 0.0),
                other => panic!("the type {other} is not known here"),
            },
            "properties" => {
                for (key, inner) in value.as_object().into_iter().flatten() {
                    if let Some(part) = wanted.get(key) {
                        check(whole, part, inner, &format!("{at}/{key}"), found);
                    }
                }
                true
            }
            "additionalProperties" => {
                assert_eq!(wanted, &Value::Bool(false));
                value.as_object().is_none_or(|object| object.keys().all(|key| schema["properties"].get(key).is_some()))
            }
            "required" => value.as_object().is_none_or(|object| {
                wanted.as_array().expect("a list").iter().all(|key| object.contains_key(key.as_str().expect("a key")))
            }),
            "anyOf" => wanted.as_array().expect("a list").iter().any(|part| {
                let mut inner = Vec::new();
                check(whole, part, value, at, &mut inner);
                inner.is_empty()
            }),
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(whole, wanted, item, &format!("{at}/{index}"), found);
                }
                true
            }
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= wanted.as_u64().expect("a number")),
            "uniqueItems" => value.as_array().is_none_or(|items| items.iter().enumerate().all(|(at, item)| !items[..at].contains(item))),
            "minimum" => value.as_f64().is_none_or(|number| number >= wanted.as_f64().expect("a number")),
            "maximum" => value.as_f64().is_none_or(|number| number <= wanted.as_f64().expect("a number")),
            "enum" => wanted.as_array().expect("a list").contains(value),
            "pattern" => {
                let pattern = Regex::new(wanted.as_str().expect("a pattern")).expect("a pattern is a regular expression");
                value.as_str().is_none_or(|text| pattern.is_match(text))
            }
            other => panic!("the keyword {other} is not known here; teach it, or leave it out of the schema"),
        };
        if !is_right {
            found.push(format!("{at}: {keyword}"));
        }
    }
}
