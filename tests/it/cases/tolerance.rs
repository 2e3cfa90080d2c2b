//! How near an answer must come: `"exact"`, `{"abs": x}`, `{"rel": x}`, or per field `{"<field>_abs": x}` and `{"<field>_rel": x}`.

use serde_json::Value;

/// Fine, or where and by how much the answer differs. Of an expected object only the fields it has are looked at.
pub fn compare(expected: &Value, answer: &Value, tolerance: &Value) -> Result<(), String> {
    compare_at("", expected, answer, tolerance)
}

fn compare_at(field: &str, expected: &Value, answer: &Value, tolerance: &Value) -> Result<(), String> {
    match (expected, answer) {
        (Value::Object(fields), Value::Object(_)) => {
            fields.iter().try_for_each(|(name, expected)| compare_at(name, expected, &answer[name.as_str()], tolerance))
        }
        (Value::Array(items), Value::Array(answers)) if items.len() == answers.len() => {
            items.iter().zip(answers).try_for_each(|(expected, answer)| compare_at(field, expected, answer, tolerance))
        }
        (Value::Number(_), Value::Number(_)) => {
            let (want, got) = (expected.as_f64().expect("a number"), answer.as_f64().expect("a number"));
            if (got - want).abs() <= allowed(field, want, tolerance) { Ok(()) } else { Err(format!("{field} {got} is not {want}")) }
        }
        _ if expected == answer => Ok(()),
        _ => Err(format!("{field} {answer} is not {expected}")),
    }
}

fn allowed(field: &str, want: f64, tolerance: &Value) -> f64 {
    let named = |kind: &str| tolerance[format!("{field}_{kind}")].as_f64().or(tolerance[kind].as_f64());
    match (named("abs"), named("rel")) {
        (Some(absolute), _) => absolute,
        (None, Some(relative)) => relative * want.abs(),
        (None, None) => 0.0,
    }
}

#[test]
fn an_answer_must_come_near_enough() {
    let (abs, fields) = (serde_json::json!({"abs": 0.1}), serde_json::json!({"p_rel": 0.1}));
    assert!(compare(&1.0.into(), &1.05.into(), &abs).is_ok());
    assert!(compare(&1.0.into(), &1.2.into(), &abs).is_err());
    assert!(compare(&1.0.into(), &1.0001.into(), &"exact".into()).is_err());
    assert!(compare(&Value::Null, &0.0.into(), &abs).is_err());
    assert!(compare(&serde_json::json!({"p": 10}), &serde_json::json!({"p": 10.9, "z": 3}), &fields).is_ok());
    assert!(compare(&serde_json::json!({"p": 10}), &serde_json::json!({"z": 3}), &fields).is_err());
}
