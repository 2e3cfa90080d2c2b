//! The study file as a JSON schema, for editors that complete and check while one writes.

use serde_json::{Map, Value, json};

use crate::corpus::Column;
use crate::study::Study;
use crate::study::key::{KEYS, Takes};

/// The schema as JSON text, made from [`KEYS`]. It refuses nothing that is read.
pub fn schema() -> String {
    let properties: Map<String, Value> = KEYS
        .iter()
        .map(|key| {
            let mut property = takes(key.takes);
            property["description"] = key.about.into();
            (key.name.to_string(), property)
        })
        .collect();
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A study of slantwise",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    });
    format!("{schema:#}\n")
}

fn takes(takes: Takes) -> Value {
    let text = || json!({ "type": "string", "minLength": 1 });
    let texts = || json!({ "oneOf": [text(), { "type": "array", "items": text() }] });
    let by_name = |properties: Value| json!({ "type": "object", "additionalProperties": { "type": "object", "additionalProperties": false, "properties": properties } });
    match takes {
        Takes::Text => text(),
        Takes::Texts => texts(),
        Takes::Truth => json!({ "type": "boolean" }),
        Takes::Number(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Takes::Level => json!({ "const": Study::LEVEL }),
        Takes::Choice(choices) => json!({ "enum": choices }),
        Takes::Columns => {
            let columns: Map<String, Value> =
                Column::ALL.into_iter().filter(|column| *column != Column::File).map(|column| (column.key().to_string(), text())).collect();
            json!({ "type": "object", "properties": columns })
        }
        Takes::Days => {
            let day = || json!({ "description": "A day, written as year-month-day" });
            json!({ "type": "object", "additionalProperties": false, "properties": { "from": day(), "until": day() } })
        }
        Takes::Outlets => by_name(json!({ "aliases": texts(), "group": text() })),
        Takes::Actors => by_name(json!({ "aliases": texts() })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::read::{ACTOR, DAYS, OUTLET};

    #[test]
    fn the_schema_knows_the_keys_that_are_read() {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        let names = |place: &str| -> Vec<String> { schema.pointer(place).unwrap().as_object().unwrap().keys().cloned().collect() };
        assert_eq!(names("/properties"), KEYS.map(|key| key.name));
        assert_eq!(names("/properties/outlets/additionalProperties/properties"), OUTLET);
        assert_eq!(names("/properties/actors/additionalProperties/properties"), ACTOR);
        assert_eq!(names("/properties/dates/properties"), DAYS);
        assert!(KEYS.iter().all(|key| schema["properties"][key.name]["description"] == key.about));
    }
}
