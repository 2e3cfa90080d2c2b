//! The format as a JSON schema, for editors that complete and check while one writes.

/// The schema, as `lexicons/lexicon.schema.json` holds it. It refuses nothing that loads; what it cannot know (whether a category exists,
/// whether an id stands twice) only loading finds.
pub const SCHEMA: &str = include_str!("../../lexicons/lexicon.schema.json");

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;
    use crate::lexicon::load::{ALTERNATIVE, CATEGORY, GUARD, LABEL, LEXICON, NAMING, Shape, TERM};

    #[test]
    fn the_schema_knows_the_keys_that_the_reader_knows() {
        let schema: Value = serde_json::from_str(SCHEMA).unwrap();
        let parts: [(&str, Shape); 7] = [
            ("", LEXICON),
            ("/definitions/category", CATEGORY),
            ("/definitions/term", TERM),
            ("/definitions/naming", NAMING),
            ("/definitions/label", LABEL),
            ("/definitions/guard", GUARD),
            ("/definitions/alternative", ALTERNATIVE),
        ];
        for (place, shape) in parts {
            let part = schema.pointer(place).unwrap();
            let known: BTreeSet<&str> = part["properties"].as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(known, shape.keys().collect(), "{place}");
            let required: BTreeSet<&str> = part["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            assert_eq!(required, shape.required.iter().copied().collect(), "{place}");
            assert_eq!(part["additionalProperties"], Value::Bool(false), "{place}");
        }
    }

    #[test]
    fn every_key_of_the_schema_is_explained() {
        fn unexplained(schema: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
            for (key, property) in value["properties"].as_object().into_iter().flatten() {
                let target = property["$ref"].as_str().and_then(|there| schema.pointer(there.trim_start_matches('#'))).unwrap_or(property);
                if target["description"].as_str().is_none_or(str::is_empty) {
                    found.push(format!("{path}/{key}"));
                }
            }
        }
        let schema: Value = serde_json::from_str(SCHEMA).unwrap();
        let mut found = Vec::new();
        unexplained(&schema, &schema, "", &mut found);
        for (name, part) in schema["definitions"].as_object().unwrap() {
            unexplained(&schema, part, name, &mut found);
        }
        assert!(found.is_empty(), "{found:?}");
    }
}
