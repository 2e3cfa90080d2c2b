//! What a study tells of outlets and days, as sentences for the first screen: it decides what is compared.

use crate::corpus::Roster;
use crate::findings::date::long_day;

/// A sentence for each group of outlets, one for the days, and one for the outlet that each other one is compared with.
pub fn told(roster: &Roster, reference: Option<&str>) -> Vec<String> {
    let group = |(group, outlets): (&str, Vec<&str>)| match outlets.as_slice() {
        [] => String::new(),
        [one] => format!("“{group}” is {one}."),
        [several @ .., last] => format!("“{group}” is {} and {last} together.", several.join(", ")),
    };
    let days = match roster.days() {
        (None, None) => None,
        (Some(from), None) => Some(format!("Only articles from {} on count.", long_day(&from).unwrap_or(from))),
        (None, Some(until)) => Some(format!("Only articles up to {} count.", long_day(&until).unwrap_or(until))),
        (Some(from), Some(until)) => {
            Some(format!("Only articles from {} to {} count.", long_day(&from).unwrap_or(from), long_day(&until).unwrap_or(until)))
        }
    };
    let reference = reference.map(|name| format!("Each outlet is compared with {name}, not with all others together."));
    roster.groups().into_iter().map(group).chain(days).chain(reference).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_days_are_sentences() {
        let pair = |a: &str, b: &str| (a.to_string(), b.to_string());
        let day = |text: &str| Some(text.parse().unwrap());
        let roster = Roster::new([], [pair("RT", "State"), pair("Sputnik", "State"), pair("BBC", "Public")], (day("2024-03-01"), None));
        let sentences = told(&roster, Some("Public"));
        let expected = [
            "“Public” is BBC.",
            "“State” is RT and Sputnik together.",
            "Only articles from 1 March 2024 on count.",
            "Each outlet is compared with Public, not with all others together.",
        ];
        assert_eq!(sentences, expected);
        assert!(told(&Roster::default(), None).is_empty());
    }
}
