//! Writes findings as JSON, complete and in a stable order: `findings.json`.
//!
//! JSON has no infinite numbers. The upper end of a ratio with a zero below it is written as the string `"Infinity"`, so that it is not
//! taken for an interval that is missing.

use serde_json::Value;

use crate::compare::Interval;
use crate::findings::{Discovery, Findings};
use crate::report::Error;

/// The findings as indented JSON text that ends with a line break. The same findings give the same bytes.
///
/// # Errors
/// When the findings hold something JSON cannot say, which is a bug.
pub fn render(findings: &Findings) -> Result<String, Error> {
    let mut value = serde_json::to_value(findings)?;
    for (i, rate) in findings.rates.iter().enumerate() {
        name_infinite_ends(&mut value["rates"][i]["interval"], rate.interval);
    }
    for (i, contrast) in findings.contrasts.iter().enumerate() {
        name_infinite_ends(&mut value["contrasts"][i]["ratio_interval"], contrast.ratio_interval);
    }
    for (i, effect) in findings.over_time.iter().flat_map(|time| &time.effects).enumerate() {
        let written = &mut value["over_time"]["effects"][i];
        name_infinite_ends(&mut written["of"]["ratio_interval"], effect.of.ratio_interval);
        if let Some(all) = &effect.all {
            name_infinite_ends(&mut written["all"]["ratio_interval"], all.ratio_interval);
        }
    }
    let mut text = serde_json::to_string_pretty(&value)?;
    text.push('\n');
    Ok(text)
}

/// What was discovered as indented JSON text that ends with a line break.
///
/// # Errors
/// When it holds something JSON cannot say, which is a bug.
pub fn of_discovery(discovery: &Discovery) -> Result<String, Error> {
    let mut text = serde_json::to_string_pretty(discovery)?;
    text.push('\n');
    Ok(text)
}

/// serde_json writes an infinite number as null; shares lie between 0 and 1, so only rates and ratios have such ends.
fn name_infinite_ends(written: &mut Value, interval: Option<Interval>) {
    let Some(Interval { lo, hi }) = interval else { return };
    for (end, number) in [("lo", lo), ("hi", hi)] {
        if number.is_infinite() {
            written[end] = Value::from(if number > 0.0 { "Infinity" } else { "-Infinity" });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn an_interval_without_an_upper_end_says_so() {
        let mut findings = fixture::fifteen_outlets();
        findings.contrasts[0].ratio_interval = Some(Interval { lo: 1.5, hi: f64::INFINITY });
        let value: Value = serde_json::from_str(&render(&findings).unwrap()).unwrap();
        assert_eq!(value["contrasts"][0]["ratio_interval"]["hi"], "Infinity");
        assert_eq!(value["contrasts"][0]["ratio_interval"]["lo"], 1.5);
    }

    #[test]
    fn the_text_reads_back_starts_with_the_title_and_ends_with_a_line_break() {
        let text = render(&fixture::two_articles()).unwrap();
        assert!(text.starts_with("{\n  \"title\": \"Iran and Syria\""), "{}", &text[..60]);
        assert!(text.ends_with("}\n") && !text.ends_with("\n\n"));
    }

    #[test]
    fn the_same_findings_give_the_same_bytes() {
        assert_eq!(render(&fixture::two_articles()).unwrap(), render(&fixture::two_articles()).unwrap());
    }
}
