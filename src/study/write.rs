//! Writes a study file that explains itself: every key with what it says, those that were told with their values, the others as comments.

use std::path::Path;

use toml::{Table, Value};

use crate::compare::over_time::Event;
use crate::study::key::{KEYS, Key, Takes};
use crate::study::told::{Actor, Outlet, Study};

impl Study {
    /// The study as a file. `shown` writes a path as it is seen from the file's folder.
    pub fn to_toml(&self, shown: &dyn Fn(&Path) -> String) -> String {
        let mut text = "# A study of slantwise. `slantwise compare` with this file, or with its folder, makes the report again;\n\
                        # flags, and --set KEY=VALUE, go before what stands here. A line that begins with # is not told.\n"
            .to_string();
        for key in &KEYS {
            text.push_str(&format!("\n# {}\n", key.about));
            match self.value(key, shown) {
                Some(Value::Table(table)) if matches!(key.takes, Takes::Outlets | Takes::Actors) => text.push_str(&by_name(key, &table)),
                Some(value) => text.push_str(&format!("{} = {}\n", key.name, inline(&value))),
                None if matches!(key.takes, Takes::Outlets | Takes::Actors) => {
                    text.push_str(&format!("# {}.\"Name\" = {}\n", key.name, key.example));
                }
                None => text.push_str(&format!("# {} = {}\n", key.name, key.example)),
            }
        }
        text
    }

    /// What was told for a key.
    fn value(&self, key: &Key, shown: &dyn Fn(&Path) -> String) -> Option<Value> {
        let text = |text: &Option<String>| text.clone().map(Value::from);
        let path = |path: &Option<std::path::PathBuf>| path.as_deref().map(|path| Value::from(shown(path)));
        let list = |items: Vec<String>| (!items.is_empty()).then(|| Value::from(items));
        match key.name {
            "title" => text(&self.title),
            "chosen" => text(&self.chosen),
            "corpus" => list(self.corpus.iter().map(|path| shown(path)).collect()),
            "columns" => {
                let columns: Table = self.columns.iter().map(|(column, name)| (column.clone(), Value::from(name.as_str()))).collect();
                (!columns.is_empty()).then_some(Value::Table(columns))
            }
            "set_aside" => path(&self.set_aside),
            "strict" => self.strict.map(Value::from),
            "dates" => {
                let days = [("from", self.from), ("until", self.until)];
                let days: Table = days.into_iter().filter_map(|(name, day)| Some((name.to_string(), day?.to_string().into()))).collect();
                (!days.is_empty()).then_some(Value::Table(days))
            }
            "lexicons" => {
                let is_file = |name: &str| Path::new(name).extension().is_some() || name.contains(['/', '\\']);
                list(self.lexicons.iter().map(|name| if is_file(name) { shown(Path::new(name)) } else { name.clone() }).collect())
            }
            "reference" => text(&self.reference),
            "level" => self.states_level.then(|| Study::LEVEL.into()),
            "rng_seed" => self.rng_seed.and_then(|seed| i64::try_from(seed).ok()).map(Value::from),
            "period" => self.period.map(|period| period.key().into()),
            "events" => list(self.events.iter().map(Event::to_string).collect()),
            "stories" => path(&self.stories),
            "story_days" => self.story_days.map(|days| i64::from(days).into()),
            "story" => text(&self.story),
            "about" => list(self.about.clone()),
            "near" => self.near.and_then(|near| i64::try_from(near).ok()).map(Value::from),
            "audit" => path(&self.audit),
            "texts" => self.texts.map(|texts| texts.key().into()),
            "out" => path(&self.out),
            "outlets" => table(self.outlets.iter().map(|(name, outlet)| (name, of_outlet(outlet)))),
            "actors" => table(self.actors.iter().map(|(name, Actor { aliases })| {
                let aliases = (!aliases.is_empty()).then(|| ("aliases".to_string(), Value::from(aliases.clone())));
                (name, aliases.into_iter().collect())
            })),
            "notes" => text(&self.notes),
            other => unreachable!("`{other}` is a key, and is written nowhere"),
        }
    }
}

fn of_outlet(Outlet { aliases, group }: &Outlet) -> Table {
    let aliases = (!aliases.is_empty()).then(|| ("aliases".to_string(), Value::from(aliases.clone())));
    let group = group.clone().map(|group| ("group".to_string(), Value::from(group)));
    aliases.into_iter().chain(group).collect()
}

fn table<'a>(parts: impl Iterator<Item = (&'a String, Table)>) -> Option<Value> {
    let table: Table = parts.map(|(name, part)| (name.clone(), Value::Table(part))).collect();
    (!table.is_empty()).then_some(Value::Table(table))
}

/// One line for each name: `outlets."Example Daily" = { ... }`.
fn by_name(key: &Key, table: &Table) -> String {
    table.iter().map(|(name, value)| format!("{}.{} = {}\n", key.name, Value::from(name.as_str()), inline(value))).collect()
}

/// A value on one line.
fn inline(value: &Value) -> String {
    match value {
        Value::Table(table) if table.is_empty() => "{}".to_string(),
        Value::Table(table) => {
            let parts: Vec<String> = table.iter().map(|(key, value)| format!("{key} = {}", inline(value))).collect();
            format!("{{ {} }}", parts.join(", "))
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let text = "title = \"A \\\"B\\\" \\\\ C\"\nchosen = \"all\"\ncorpus = [\"a\", \"b c.csv\"]\ncolumns = { outlet = \"x\" }\nset_aside = \"l.csv\"\n\
                    strict = true\ndates = { from = 2024-03-01 }\nlexicons = [\"conflict\", \"w/m.toml\"]\nreference = \"R\"\n\
                    level = 0.95\nrng_seed = 7\nperiod = \"week\"\nevents = [\"2024-03-09=The vote\", \"2024-03-10\"]\nstories = \"s.csv\"\nstory_days = 2\n\
                    story = \"s1\"\nabout = [\"HTS\"]\nnear = 4\naudit = \"au.csv\"\ntexts = \"none\"\nout = \"r\"\nnotes = \"n\"\n\
                    [outlets.\"The A.\"]\naliases = [\"a.example\"]\ngroup = \"G\"\n[outlets.B]\n[actors.HTS]\naliases = [\"Hayat Tahrir al-Sham\"]\n";
        let told = Study::read("s.toml", text, Path::new("")).unwrap();
        let written = told.to_toml(&|path| path.display().to_string());
        assert_eq!(Study::read("s.toml", &written, Path::new("")).unwrap(), told, "{written}");
        assert!(KEYS.iter().all(|key| written.contains(&format!("\n# {}\n{}", key.about, key.name))), "{written}");
    }

    #[test]
    fn what_is_not_told_stands_as_a_comment_that_can_be_switched_on() {
        let written = Study::default().to_toml(&|path| path.display().to_string());
        assert_eq!(Study::read("s.toml", &written, Path::new("")).unwrap(), Study::default());
        let is_value = |line: &str| {
            KEYS.iter().any(|key| line.starts_with(&format!("# {} = ", key.name)) || line.starts_with(&format!("# {}.", key.name)))
        };
        let on: String =
            written.lines().map(|line| if is_value(line) { format!("{}\n", &line[2..]) } else { format!("{line}\n") }).collect();
        let told = Study::read("s.toml", &on, Path::new("")).unwrap();
        assert_eq!((told.rng_seed, told.outlets.len(), told.actors.len()), (Some(1), 1, 1));
    }
}
