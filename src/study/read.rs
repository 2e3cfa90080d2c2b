//! Reads a study file, or a single setting, and tells every mistake with its line and what was meant.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Deserialize;
use toml::de::{DeTable, ValueDeserializer};
use toml::{Table, Value};

use crate::compare::over_time::{Event, Period};
use crate::corpus::{Columns, parse_date};
use crate::study::error::Error;
use crate::study::key::{KEYS, Key, Takes, meant, named, nearest};
use crate::study::options::Texts;
use crate::study::told::{Actor, Outlet, Study};

/// The keys of an outlet.
pub(super) const OUTLET: [&str; 2] = ["aliases", "group"];
/// The keys of an actor.
pub(super) const ACTOR: [&str; 1] = ["aliases"];
/// The keys of the days.
pub(super) const DAYS: [&str; 2] = ["from", "until"];

impl Study {
    /// The study that `text` tells; `file` is its name in messages, and paths in it are seen from `folder`.
    ///
    /// # Errors
    /// [`Error::Syntax`], or several: what is no TOML, unknown keys, values that are not what their key takes.
    pub fn read(file: &str, text: &str, folder: &Path) -> Result<Study, Error> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let line = |at: usize| format!("{file}:{}", text.get(..at).unwrap_or(text).matches('\n').count() + 1);
        Ok(read(text, &line)?.seen_from(folder))
    }

    /// The study that one `key=value` tells. A text needs no quotation marks, and `outlets.NAME.group=VALUE` goes into a table.
    ///
    /// # Errors
    /// As those of [`Study::read`].
    pub fn setting(pair: &str) -> Result<Study, Error> {
        let place = |_| pair.to_string();
        let Some((key, value)) = pair.split_once('=') else {
            return Err(Error::Syntax { place: pair.to_string(), problem: "write it as key=value, such as period=month".to_string() });
        };
        let (key, value) = (key.trim(), value.trim());
        let written = match ValueDeserializer::parse(value).map(Value::deserialize) {
            Ok(Ok(_)) => value.to_string(),
            _ => Value::from(value).to_string(),
        };
        read(&format!("{key} = {written}\n"), &place)
    }
}

fn read(text: &str, line: &dyn Fn(usize) -> String) -> Result<Study, Error> {
    let table = DeTable::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        Error::Syntax { place: line(at), problem: error.message().lines().collect::<Vec<_>>().join("; ") }
    })?;
    let (mut study, mut problems) = (Study::default(), Vec::new());
    for (name, value) in table.into_inner() {
        let at = name.span().start;
        let told = match named(name.get_ref()) {
            None => Err(unknown(name.get_ref())),
            Some(key) => {
                let value = Value::deserialize(ValueDeserializer::from(value)).map_err(|error| error.message().to_string());
                value.and_then(|value| take(&mut study, key, &value))
            }
        };
        if let Err(problem) = told {
            problems.push((at, problem));
        }
    }
    problems.sort();
    let mut problems: Vec<Error> = problems.into_iter().map(|(at, problem)| Error::Syntax { place: line(at), problem }).collect();
    match problems.len() {
        0 => Ok(study),
        1 => Err(problems.remove(0)),
        _ => Err(Error::Several(problems)),
    }
}

fn unknown(name: &str) -> String {
    match meant(name) {
        Some(meant) => format!("unknown key `{name}`; did you mean `{meant}`?"),
        None => format!("unknown key `{name}`; the keys are {}", KEYS.map(|key| key.name).join(", ")),
    }
}

/// Puts one value in its place.
fn take(study: &mut Study, key: &Key, value: &Value) -> Result<(), String> {
    let path = |value: &Value| Ok::<_, String>(Some(PathBuf::from(text(key, value)?)));
    match key.name {
        "title" => study.title = Some(text(key, value)?),
        "chosen" => study.chosen = Some(text(key, value)?),
        "corpus" => study.corpus = texts(key, value)?.into_iter().map(PathBuf::from).collect(),
        "columns" => study.columns = columns(key, value)?,
        "set_aside" => study.set_aside = path(value)?,
        "strict" => study.strict = Some(value.as_bool().ok_or_else(|| written(key))?),
        "dates" => (study.from, study.until) = days(key, value)?,
        "lexicons" => study.lexicons = texts(key, value)?,
        "reference" => study.reference = Some(text(key, value)?),
        "level" if value.as_float() == Some(Study::LEVEL) => study.states_level = true,
        "level" => return Err(written(key)),
        "rng_seed" => study.rng_seed = Some(number(key, value)?),
        "period" => study.period = Some(choice(key, value, Period::ALL.map(|period| (period.key(), period)))?),
        "events" => {
            let events = texts(key, value)?.into_iter().map(|text| Event::parse(&text));
            study.events = events.collect::<Result<_, _>>().map_err(|problem| format!("`events`: {problem}"))?;
        }
        "stories" => study.stories = path(value)?,
        "story_days" => study.story_days = u16::try_from(number(key, value)?).ok(),
        "story" => study.story = Some(text(key, value)?),
        "about" => study.about = texts(key, value)?,
        "near" => study.near = usize::try_from(number(key, value)?).ok(),
        "audit" => study.audit = path(value)?,
        "texts" => study.texts = Some(choice(key, value, [Texts::Few, Texts::All, Texts::None].map(|texts| (texts.key(), texts)))?),
        "out" => study.out = path(value)?,
        "outlets" => study.outlets = outlets(key, value)?,
        "actors" => study.actors = actors(key, value)?,
        "notes" => study.notes = Some(text(key, value)?),
        other => unreachable!("`{other}` is a key, and is read nowhere"),
    }
    Ok(())
}

/// How a key is written, for somebody who wrote something else.
fn written(key: &Key) -> String {
    let takes = match key.takes {
        Takes::Text => "takes a text in quotation marks".to_string(),
        Takes::Texts => "takes a list of texts".to_string(),
        Takes::Truth => "is true or false".to_string(),
        Takes::Number(least, most) if most > 100_000 => format!("takes a whole number from {least} on"),
        Takes::Number(least, most) => format!("takes a whole number from {least} to {most}"),
        Takes::Level => "is 0.95 in every report: at another level what may be claimed was not calibrated".to_string(),
        Takes::Choice(choices) => format!("is one of {}", choices.join(", ")),
        Takes::Columns => "takes a table of columns and their names".to_string(),
        Takes::Days => "takes a table with `from` and `until`, days written as year-month-day".to_string(),
        Takes::Outlets => "is a table of outlets by name".to_string(),
        Takes::Actors => "is a table of actors by name".to_string(),
    };
    match key.takes {
        Takes::Outlets | Takes::Actors => format!("`{0}` {takes}; write {0}.\"Name\" = {1}", key.name, key.example),
        _ => format!("`{0}` {takes}; write {0} = {1}", key.name, key.example),
    }
}

fn text(key: &Key, value: &Value) -> Result<String, String> {
    let text = value.as_str().map(str::trim).filter(|text| !text.is_empty());
    text.map(str::to_string).ok_or_else(|| written(key))
}

fn texts(key: &Key, value: &Value) -> Result<Vec<String>, String> {
    match value {
        Value::Array(items) => items.iter().map(|item| text(key, item)).collect(),
        one => Ok(vec![text(key, one)?]),
    }
}

fn number(key: &Key, value: &Value) -> Result<u64, String> {
    let Takes::Number(least, most) = key.takes else { return Err(written(key)) };
    let number = value.as_integer().and_then(|number| u64::try_from(number).ok());
    number.filter(|number| (least..=most).contains(number)).ok_or_else(|| written(key))
}

fn choice<T: Copy, const N: usize>(key: &Key, value: &Value, choices: [(&str, T); N]) -> Result<T, String> {
    let found = value.as_str().and_then(|told| choices.iter().find(|(name, _)| *name == told));
    found.map(|(_, choice)| *choice).ok_or_else(|| written(key))
}

fn table<'v>(key: &Key, value: &'v Value) -> Result<&'v Table, String> {
    value.as_table().ok_or_else(|| written(key))
}

fn columns(key: &Key, value: &Value) -> Result<BTreeMap<String, String>, String> {
    let named = |(column, name): (&String, &Value)| Ok((column.clone(), text(key, name)?));
    let columns: BTreeMap<String, String> = table(key, value)?.iter().map(named).collect::<Result<_, String>>()?;
    let pairs = columns.iter().map(|(column, name)| format!("{column}={name}"));
    Columns::of_pairs(pairs).map_err(|problem| format!("`columns`: {problem}"))?;
    Ok(columns)
}

/// The first and the last day.
type Days = (Option<Date>, Option<Date>);

fn days(key: &Key, value: &Value) -> Result<Days, String> {
    let table = table(key, value)?;
    known(key, table, &DAYS)?;
    let day = |name: &str| -> Result<Option<Date>, String> {
        let Some(value) = table.get(name) else { return Ok(None) };
        let text = value.as_datetime().map(ToString::to_string).or_else(|| value.as_str().map(str::to_string));
        match parse_date(&text.ok_or_else(|| written(key))?) {
            Ok(day) => Ok(Some(day)),
            Err(problem) => Err(format!("`dates.{name}`: {problem}")),
        }
    };
    Ok((day("from")?, day("until")?))
}

/// An error for a key of a small table that is none of its own.
fn known(key: &Key, table: &Table, names: &[&'static str]) -> Result<(), String> {
    let Some(stranger) = table.keys().find(|name| !names.contains(&name.as_str())) else { return Ok(()) };
    let meant = nearest(stranger, names.iter().copied()).map(|meant| format!("did you mean `{meant}`? ")).unwrap_or_default();
    Err(format!("`{}` has no key `{stranger}`; {meant}it takes {}", key.name, names.join(", ")))
}

fn outlets(key: &Key, value: &Value) -> Result<BTreeMap<String, Outlet>, String> {
    let mut owner: BTreeMap<String, &str> = BTreeMap::new();
    let mut outlets = BTreeMap::new();
    for (name, told) in table(key, value)? {
        let told = table(key, told)?;
        known(key, told, &OUTLET)?;
        let aliases = told.get("aliases").map(|aliases| texts(key, aliases)).transpose()?.unwrap_or_default();
        for alias in &aliases {
            if let Some(other) = owner.insert(alias.to_lowercase(), name) {
                return Err(format!("`outlets`: “{alias}” is a name of both “{other}” and “{name}”; leave it with one"));
            }
        }
        let group = told.get("group").map(|group| text(key, group)).transpose()?;
        outlets.insert(name.clone(), Outlet { aliases, group });
    }
    Ok(outlets)
}

fn actors(key: &Key, value: &Value) -> Result<BTreeMap<String, Actor>, String> {
    let actor = |(name, told): (&String, &Value)| {
        let told = table(key, told)?;
        known(key, told, &ACTOR)?;
        let aliases = told.get("aliases").map(|aliases| texts(key, aliases)).transpose()?.unwrap_or_default();
        Ok((name.clone(), Actor { aliases }))
    };
    table(key, value)?.iter().map(actor).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> String {
        Study::read("slantwise.toml", text, Path::new("")).unwrap_err().to_string()
    }

    #[test]
    fn every_key_takes_its_example() {
        for key in &KEYS {
            let text = match key.takes {
                Takes::Outlets | Takes::Actors => format!("[{}]\nName = {}\n", key.name, key.example),
                _ => format!("{} = {}\n", key.name, key.example),
            };
            let told = Study::read("s.toml", &text, Path::new("")).unwrap_or_else(|error| panic!("{error}"));
            assert_ne!(told, Study::default(), "{}", key.name);
        }
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        assert_eq!(
            problem("title = \"A\"\n\nperod = \"week\"\nrng_seed = \"1\"\n"),
            "slantwise.toml:3: unknown key `perod`; did you mean `period`?\n\
             slantwise.toml:4: `rng_seed` takes a whole number from 0 on; write rng_seed = 1"
        );
        assert!(
            problem("\u{feff}title = \"A\"\r\nperod = \"week\"\r\n").starts_with("slantwise.toml:2: "),
            "a byte order mark moves no line"
        );
        assert_eq!(problem("by = \"week\""), "slantwise.toml:1: unknown key `by`; did you mean `period`?");
        assert!(problem("zzz = 1").contains("the keys are title, chosen"));
        assert_eq!(problem("period = \"year\""), "slantwise.toml:1: `period` is one of day, week, month; write period = \"week\"");
        assert_eq!(
            problem("level = 0.9"),
            "slantwise.toml:1: `level` is 0.95 in every report: at another level what may be claimed was not calibrated; write level = 0.95"
        );
        assert!(problem("title = \"A").starts_with("slantwise.toml:1: "));
        assert!(problem("title = \"A\"\ntitle = \"B\"").starts_with("slantwise.toml:2: "));
    }

    #[test]
    fn tables_are_checked_too() {
        assert_eq!(
            problem("[outlets.A]\nalias = [\"a\"]\n"),
            "slantwise.toml:1: `outlets` has no key `alias`; did you mean `aliases`? it takes aliases, group"
        );
        assert!(problem("[outlets]\nA = { aliases = [\"x\"] }\nB = { aliases = [\"X\"] }").contains("is a name of both “A” and “B”"));
        assert!(problem("dates = { from = \"03/04/2024\" }").contains("`dates.from`: "));
        assert!(problem("columns = { oulet = \"x\" }").contains("did you mean \"outlet\"?"));
        assert!(problem("events = [\"4 April\"]").contains("is not written as year-month-day"));
    }

    #[test]
    fn a_setting_needs_no_quotation_marks() {
        let set = |pair: &str| Study::setting(pair).unwrap();
        assert_eq!(set("period=month").period, Some(Period::Month));
        assert_eq!(set("rng_seed = 9").rng_seed, Some(9));
        assert_eq!(set("about=[\"HTS\", \"Assad\"]").about, ["HTS", "Assad"]);
        assert_eq!(set("outlets.RT.group=State media").outlets["RT"].group.as_deref(), Some("State media"));
        let wrong = Study::setting("perod=month").unwrap_err().to_string();
        assert_eq!(wrong, "perod=month: unknown key `perod`; did you mean `period`?");
        assert!(Study::setting("period").unwrap_err().to_string().contains("write it as key=value"));
    }
}
