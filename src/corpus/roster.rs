//! Whose articles count, and when: the names that are one outlet, the outlets that are compared as one, the days of a study.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Entry, LedgerLine, Status};

/// What a study says of outlets and days. An empty one changes nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    /// By the alias, in lower case.
    aliases: BTreeMap<String, String>,
    /// By the outlet.
    groups: BTreeMap<String, String>,
    from: Option<Date>,
    until: Option<Date>,
}

impl Roster {
    /// From pairs of alias and outlet, pairs of outlet and group, and the first and the last day.
    pub fn new(
        aliases: impl IntoIterator<Item = (String, String)>,
        groups: impl IntoIterator<Item = (String, String)>,
        (from, until): (Option<Date>, Option<Date>),
    ) -> Roster {
        let aliases = aliases.into_iter().map(|(alias, outlet)| (alias.trim().to_lowercase(), outlet)).collect();
        Roster { aliases, groups: groups.into_iter().collect(), from, until }
    }

    /// The entry with its outlet by its own name; one of another time as a line that says so.
    pub fn admit(&self, mut entry: Entry) -> Entry {
        let Some(article) = &mut entry.article else { return entry };
        if let Some(outlet) = self.aliases.get(&article.outlet.trim().to_lowercase()) {
            article.outlet.clone_from(outlet);
        }
        match self.outside(article.published) {
            None => entry,
            Some(reason) => LedgerLine::passed_over(entry.line.file, entry.line.row, Status::NotListed, reason).into(),
        }
    }

    /// Why an article of that day does not count.
    fn outside(&self, day: Option<Date>) -> Option<String> {
        match (self.from, self.until, day) {
            (None, None, _) => None,
            (_, _, None) => Some("without a date, and the study takes the articles of certain days; give it one".to_string()),
            (Some(from), _, Some(day)) if day < from => Some(format!("of {day}, before the study's days begin on {from}")),
            (_, Some(until), Some(day)) if day > until => Some(format!("of {day}, after the study's days end on {until}")),
            _ => None,
        }
    }

    /// The group in which an outlet is compared; the outlet itself where it is in none.
    pub fn group_of<'a>(&'a self, outlet: &'a str) -> &'a str {
        self.groups.get(outlet).map_or(outlet, String::as_str)
    }

    /// The groups with their outlets, by name.
    pub fn groups(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (outlet, group) in &self.groups {
            groups.entry(group).or_default().push(outlet);
        }
        groups
    }

    /// The other names, in lower case, each with its outlet; by name.
    pub fn aliases(&self) -> impl Iterator<Item = (&str, &str)> {
        self.aliases.iter().map(|(alias, outlet)| (alias.as_str(), outlet.as_str()))
    }

    /// The first and the last day, ISO.
    pub fn days(&self) -> (Option<String>, Option<String>) {
        (self.from.map(|day| day.to_string()), self.until.map(|day| day.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Source, text_file};

    fn entry(outlet: &str, day: Option<&str>) -> Entry {
        let mut source = Source::new("a.txt");
        source.metadata.outlet = Some(outlet.to_string());
        source.metadata.published = day.map(|day| day.parse().unwrap());
        text_file(&source, b"Troops moved in.")
    }

    #[test]
    fn an_alias_is_the_outlet_and_case_does_not_matter() {
        let roster = Roster::new([("Herald.example".into(), "Herald".into())], [("Herald".into(), "Dailies".into())], (None, None));
        let outlet = |name| roster.admit(entry(name, None)).article.unwrap().outlet;
        assert_eq!((outlet(" HERALD.example").as_str(), outlet("Quay").as_str()), ("Herald", "Quay"));
        assert_eq!((roster.group_of("Herald"), roster.group_of("Quay")), ("Dailies", "Quay"));
    }

    #[test]
    fn articles_of_other_days_are_lines_of_the_ledger() {
        let days = (Some("2024-03-01".parse().unwrap()), Some("2024-03-31".parse().unwrap()));
        let roster = Roster::new([], [], days);
        let reason = |day| roster.admit(entry("A", day)).line.reason.unwrap_or_default();
        assert_eq!((reason(Some("2024-03-01")).as_str(), reason(Some("2024-03-31")).as_str()), ("", ""));
        assert_eq!(reason(Some("2024-02-29")), "of 2024-02-29, before the study's days begin on 2024-03-01");
        assert_eq!(reason(Some("2024-04-01")), "of 2024-04-01, after the study's days end on 2024-03-31");
        assert!(reason(None).starts_with("without a date"));
    }
}
