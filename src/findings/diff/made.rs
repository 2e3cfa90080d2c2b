//! Reads from a report's `manifest.json` what was put in, and says what was put in differently.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use serde::Deserialize;
use serde_json::Value;

use crate::findings::diff::model::{Put, PutKind};
use crate::findings::explain::Error;

/// What went into a report. Entries that this version does not know are kept, and compared as they stand.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Made {
    slantwise: String,
    /// When it was made, UTC, ISO 8601.
    pub made_at: String,
    lexicons: Vec<List>,
    inputs: Vec<File>,
    #[serde(default)]
    corrections: Vec<File>,
    #[serde(default)]
    audits: Vec<File>,
    stories: Option<File>,
    #[serde(default)]
    options: BTreeMap<String, String>,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct List {
    id: String,
    version: String,
    sha256: String,
    declared: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct File {
    file: String,
    sha256: String,
}

/// Entries that come out of a report, or are compared elsewhere: the command holds paths.
const PASSED_OVER: [&str; 2] = ["again", "outputs"];
/// Entries about the program.
const OF_PROGRAM: [&str; 3] = ["rng", "words_by", "reading_rules"];
/// Entries that are digests, and say nothing to a reader by themselves.
const DIGESTS: [&str; 2] = ["reading_rules", "set_aside"];

impl Made {
    /// Reads it; `file` is its name in messages.
    ///
    /// # Errors
    /// [`Error::Foreign`] when it is something else, or in a form that this version does not write.
    pub fn read(file: &str, from: impl Read) -> Result<Made, Error> {
        serde_json::from_reader(from).map_err(|error| Error::Foreign {
            file: file.to_string(),
            problem: format!("is not as this version of `compare` writes it ({error}); take the report as it was made, or make it again with this version"),
        })
    }

    /// The ids of the lists that counted.
    pub fn lists(&self) -> BTreeSet<&str> {
        self.lexicons.iter().map(|list| list.id.as_str()).collect()
    }

    /// What was put in differently, the program first.
    pub fn put(&self, new: &Made) -> Vec<Put> {
        let mut put = Vec::new();
        let mut told = |kind, name: &str, old: Option<String>, new: Option<String>| {
            if old != new {
                put.push(Put { kind, name: name.to_string(), old, new });
            }
        };
        told(PutKind::Program, "slantwise", Some(self.slantwise.clone()), Some(new.slantwise.clone()));
        let names: BTreeSet<&String> = self.rest.keys().chain(new.rest.keys()).collect();
        for name in names.into_iter().filter(|name| !PASSED_OVER.contains(&name.as_str())) {
            let kind = if OF_PROGRAM.contains(&name.as_str()) { PutKind::Program } else { PutKind::Option };
            let shown = |made: &Made| made.rest.get(name).and_then(|value| shown(value, DIGESTS.contains(&name.as_str())));
            told(kind, name, shown(self), shown(new));
        }
        let names: BTreeSet<&String> = self.options.keys().chain(new.options.keys()).collect();
        for name in names {
            told(PutKind::Option, name, self.options.get(name).cloned(), new.options.get(name).cloned());
        }
        for id in self.lists().union(&new.lists()) {
            let list = |made: &Made| made.lexicons.iter().find(|list| list.id == *id).map(told_list);
            told(PutKind::List, id, list(self), list(new));
        }
        put.extend(files(PutKind::Input, &self.inputs, &new.inputs));
        put.extend(files(PutKind::People, &self.corrections, &new.corrections));
        put.extend(files(PutKind::People, &self.audits, &new.audits));
        let stories = |made: &Made| made.stories.iter().cloned().collect::<Vec<_>>();
        put.extend(files(PutKind::People, &stories(self), &stories(new)));
        put.sort();
        put
    }
}

/// "1.2.0 (9919d99b), named for the comparison".
fn told_list(list: &List) -> String {
    let declared = if list.declared { "named for the comparison" } else { "not named" };
    format!("{} ({}), {declared}", list.version, short(&list.sha256))
}

/// The beginning of a digest, by which people tell it from others.
fn short(digest: &str) -> String {
    digest.chars().take(8).collect()
}

fn shown(value: &Value, is_digest: bool) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) if is_digest => Some(short(text)),
        Value::String(text) => Some(text.clone()),
        // A file with its digest.
        Value::Object(file) if file.contains_key("sha256") => {
            let text = |key: &str| file.get(key).and_then(Value::as_str).unwrap_or_default();
            Some(format!("{} ({})", text("file"), short(text("sha256"))))
        }
        other => Some(other.to_string()),
    }
}

/// Files that came, went or changed; one with other bytes under its old name changed, one with its old bytes under another name was renamed.
fn files(kind: PutKind, old: &[File], new: &[File]) -> Vec<Put> {
    let by_name = |files: &[File]| files.iter().map(|file| (file.file.clone(), file.sha256.clone())).collect::<BTreeMap<_, _>>();
    let (old, new) = (by_name(old), by_name(new));
    let mut renamed: BTreeMap<&String, Vec<&String>> = BTreeMap::new();
    for (name, digest) in new.iter().filter(|(name, _)| !old.contains_key(*name)) {
        renamed.entry(digest).or_default().insert(0, name);
    }
    let mut put = Vec::new();
    let mut taken = BTreeSet::new();
    for (name, digest) in &old {
        let now = match new.get(name) {
            Some(now) if now == digest => continue,
            Some(now) => Some(short(now)),
            None => renamed.get_mut(digest).and_then(Vec::pop).map(|other| {
                taken.insert(other.clone());
                format!("the same, called {other}")
            }),
        };
        put.push(Put { kind, name: name.clone(), old: Some(short(digest)), new: now });
    }
    let added = new.iter().filter(|(name, _)| !old.contains_key(*name) && !taken.contains(*name));
    put.extend(added.map(|(name, digest)| Put { kind, name: name.clone(), old: None, new: Some(short(digest)) }));
    put
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(more: &str) -> Made {
        let text = format!(
            r#"{{"slantwise": "1", "made_at": "2026-01-01T00:00:00Z", "again": "slantwise compare a", "outputs": [], {more},
                "stories": null, "rng_seed": 1}}"#
        );
        Made::read("manifest.json", text.as_bytes()).unwrap()
    }

    fn told(old: &str, new: &str) -> Vec<String> {
        let told =
            |put: Put| format!("{} {}: {:?} {:?}", put.kind.key(), put.name, put.old.unwrap_or_default(), put.new.unwrap_or_default());
        made(old).put(&made(new)).into_iter().map(told).collect()
    }

    const LISTS: &str = r#""lexicons": [{"id": "war", "version": "1.0.0", "sha256": "aaaaaaaabb", "declared": true}], "inputs": []"#;

    #[test]
    fn what_is_the_same_is_not_told_and_a_time_is_no_difference() {
        assert!(told(LISTS, LISTS).is_empty());
    }

    #[test]
    fn a_list_of_the_same_version_and_other_bytes_is_another_list() {
        let new = LISTS.replace("aaaaaaaabb", "cccccccc");
        let said = "list war: \"1.0.0 (aaaaaaaa), named for the comparison\" \"1.0.0 (cccccccc), named for the comparison\"";
        assert_eq!(told(LISTS, &new), [said]);
    }

    #[test]
    fn files_come_go_change_and_get_other_names() {
        let with = |files: &[(&str, &str)]| {
            let files: Vec<String> = files.iter().map(|(file, sha)| format!(r#"{{"file": "{file}", "sha256": "{sha}"}}"#)).collect();
            format!(r#""lexicons": [], "inputs": [{}]"#, files.join(","))
        };
        let old = with(&[("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")]);
        let new = with(&[("a", "1"), ("b", "9"), ("e", "3"), ("f", "8")]);
        let said = ["input b: \"2\" \"9\"", "input c: \"3\" \"the same, called e\"", "input d: \"4\" \"\"", "input f: \"\" \"8\""];
        assert_eq!(told(&old, &new), said);
    }

    #[test]
    fn an_entry_that_this_version_does_not_know_is_compared_all_the_same() {
        let new = format!(r#"{LISTS}, "weather": "fair", "study": {{"file": "slantwise.toml", "sha256": "123456789"}}"#);
        assert_eq!(told(LISTS, &new), ["option study: \"\" \"slantwise.toml (12345678)\"", "option weather: \"\" \"fair\""]);
    }

    #[test]
    fn something_else_is_named_as_such() {
        let error = Made::read("m.json", &b"{}"[..]).unwrap_err().to_string();
        assert!(error.starts_with("m.json: is not as this version of `compare` writes it (missing field `slantwise`"), "{error}");
    }
}
