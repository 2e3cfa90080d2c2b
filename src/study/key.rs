//! The keys of a study file: the one place that knows them. Reading, writing, the schema for editors and the messages are made from it.

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// A text.
    Text,
    /// A list of texts; one text alone stands for a list of one.
    Texts,
    /// `true` or `false`.
    Truth,
    /// A whole number between two.
    Number(u64, u64),
    /// The level of intervals, of which there is one.
    Level,
    /// One of some words.
    Choice(&'static [&'static str]),
    /// A table of some columns, each with a text.
    Columns,
    /// A table with the first and the last day.
    Days,
    /// A table of outlets.
    Outlets,
    /// A table of actors.
    Actors,
}

/// A key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// How it is written.
    pub name: &'static str,
    /// The flag of `compare` that says the same; nothing for what only a study says.
    pub flag: Option<&'static str>,
    /// What it says, as a sentence.
    pub about: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// A value, as it is written.
    pub example: &'static str,
}

const fn key(name: &'static str, flag: Option<&'static str>, takes: Takes, example: &'static str, about: &'static str) -> Key {
    Key { name, flag, about, takes, example }
}

/// Every key, in the order of the file.
pub const KEYS: [Key; 24] = [
    key("title", Some("title"), Takes::Text, "\"Four papers on the strike\"", "What the report is called."),
    key(
        "chosen",
        Some("chosen"),
        Takes::Text,
        "\"all articles of March that name the strike\"",
        "How the texts were chosen, as a sentence for the first screen.",
    ),
    key(
        "corpus",
        Some("paths"),
        Takes::Texts,
        "[\".\"]",
        "The articles: files, folders or patterns, seen from this file's folder. Without it, this folder.",
    ),
    key(
        "columns",
        Some("column"),
        Takes::Columns,
        "{ outlet = \"newspaper\", text = \"body_text\" }",
        "What the columns are called in your tables.",
    ),
    key(
        "set_aside",
        Some("set_aside"),
        Takes::Text,
        "\"lines.csv\"",
        "Lines of the outlets' pages to set aside, as `compare --dry-run --learn FILE` finds them.",
    ),
    key("strict", Some("strict"), Takes::Truth, "true", "Whether the first article that cannot be read ends the run."),
    key(
        "dates",
        None,
        Takes::Days,
        "{ from = \"2024-03-01\", until = \"2024-03-31\" }",
        "The days from which articles count; either end may be left out. Articles without a date are then left out.",
    ),
    key(
        "lexicons",
        Some("lexicon"),
        Takes::Texts,
        "[\"conflict\", \"words/mine.toml\"]",
        "The word lists by name or file: they are the declared family, which is tested. Without it all built-in lists count, and nothing is tested.",
    ),
    key(
        "reference",
        None,
        Takes::Text,
        "\"Example Daily\"",
        "The outlet (or group) that each other one is compared with. Without it, all others together.",
    ),
    key(
        "level",
        None,
        Takes::Level,
        "0.95",
        "The level of intervals. It may be written down and not changed: what may be claimed was calibrated at this one.",
    ),
    key(
        "rng_seed",
        Some("rng_seed"),
        Takes::Number(0, i64::MAX as u64),
        "1",
        "The number for resampling; the same number gives the same report.",
    ),
    key(
        "period",
        Some("by"),
        Takes::Choice(&["day", "week", "month"]),
        "\"week\"",
        "How long the periods are over time. Without it the shortest that has enough words.",
    ),
    key(
        "events",
        Some("event"),
        Takes::Texts,
        "[\"2024-03-09=The vote\"]",
        "Days to test before and after, each with a name behind = if you like.",
    ),
    key(
        "stories",
        Some("stories"),
        Takes::Text,
        "\"stories.csv\"",
        "The stories as you edited them: a table with the columns article and story.",
    ),
    key(
        "story_days",
        Some("story_days"),
        Takes::Number(0, u16::MAX as u64),
        "3",
        "Days between the first and the last article of a story at most, where stories are looked for.",
    ),
    key("story", Some("story"), Takes::Text, "\"s1\"", "Compare one story alone, by its name in tables/stories.csv."),
    key(
        "about",
        Some("about"),
        Takes::Texts,
        "\"Hayat Tahrir al-Sham\"",
        "Count only uses near this person, group or place: an actor named below, or names.",
    ),
    key(
        "near",
        Some("near"),
        Takes::Number(1, 10_000),
        "10",
        "With `about`: within so many words of a mention, instead of in its sentence.",
    ),
    key(
        "audit",
        Some("audit"),
        Takes::Text,
        "\"audit.csv\"",
        "What an audit by hand found, as `audit score` wrote it. Without it, the audit.csv beside the articles.",
    ),
    key(
        "texts",
        Some("texts"),
        Takes::Choice(&["few", "all", "none"]),
        "\"few\"",
        "Which texts the report holds: whole ones up to twenty articles, always, or never (a copy to pass on).",
    ),
    key(
        "out",
        Some("out"),
        Takes::Text,
        "\"reports/strike\"",
        "The folder for the report, seen from this file's folder. Without it, reports/NAME where the command is run.",
    ),
    key(
        "outlets",
        None,
        Takes::Outlets,
        "{ aliases = [\"example.com\"], group = \"Tabloids\" }",
        "Outlets by name: other names of theirs in your tables, and the group in which they are compared as one.",
    ),
    key(
        "actors",
        None,
        Takes::Actors,
        "{ aliases = [\"HTS\"] }",
        "Persons, groups and places by name, with their other names, for `about`.",
    ),
    key("notes", None, Takes::Text, "\"why this study is made\"", "For people; nothing is made of it."),
];

/// What people write who think of a flag, or of another word.
const OTHER_NAMES: [(&str, &str); 15] = [
    ("actor", "actors"),
    ("by", "period"),
    ("column", "columns"),
    ("date", "dates"),
    ("event", "events"),
    ("files", "corpus"),
    ("folder", "corpus"),
    ("lexicon", "lexicons"),
    ("name", "title"),
    ("outlet", "outlets"),
    ("output", "out"),
    ("paths", "corpus"),
    ("seed", "rng_seed"),
    ("share", "texts"),
    ("word_lists", "lexicons"),
];

/// The key of that name.
pub(super) fn named(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// The key that was meant by `name`, when one is near.
pub(super) fn meant(name: &str) -> Option<&'static str> {
    let plain = name.to_lowercase().replace('-', "_");
    let other = OTHER_NAMES.iter().find(|(other, _)| *other == plain).map(|(_, meant)| *meant);
    other.or_else(|| nearest(&plain, KEYS.iter().map(|key| key.name)))
}

/// The name most like `name`, when it is like enough.
pub(super) fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let likeness = |other: &str| strsim::normalized_damerau_levenshtein(name, other);
    names.max_by(|a, b| likeness(a).total_cmp(&likeness(b))).filter(|other| likeness(other) >= 0.6)
}
