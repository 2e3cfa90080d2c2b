//! Reads what terms and labels have in common.

use crate::lexicon::load::keys::{ALTERNATIVE, GUARD};
use crate::lexicon::load::reader::{Fields, Reader, Text};
use crate::lexicon::load::rules::{self, WORDS_AT_MOST};
use crate::lexicon::model::{Alternative, Case, Entry, Guard, Style};
use crate::lexicon::places::EntryPlaces;

/// An entry with the places of its parts.
pub(super) struct Read {
    /// The entry.
    pub entry: Entry,
    /// Where it stands.
    pub places: EntryPlaces,
}

/// Reads an entry; what is wrong with it is remembered by the reader.
pub(super) fn entry(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Read {
    let style = one_of(reader, fields, "match", &[("glob", Style::Glob), ("fixed", Style::Fixed), ("regex", Style::Regex)]);
    let style = style.unwrap_or(Style::Glob);
    let case = one_of(reader, fields, "case", &[("fold", Case::Fold), ("exact", Case::Exact)]).unwrap_or(Case::Fold);
    let gap = reader.number(fields, "gap", WORDS_AT_MOST);
    let patterns = reader.some_texts(fields, "patterns", "`patterns` is empty; list what to look for");
    let except = reader.texts(fields, "except").unwrap_or_default();
    for pattern in patterns.iter().chain(&except) {
        // A gap of no number has been told already.
        rules::pattern(reader, pattern, style, fields.has("gap"));
    }
    if gap.is_some() && style == Style::Glob && !patterns.iter().any(|pattern| pattern.value.contains("...") || pattern.value.contains('…'))
    {
        let problem = "`gap` says how many words `...` may hold, and no pattern holds `...`; write \"end of ... rule\", or leave out `gap`";
        reader.breaks(fields.place_of("gap"), problem);
    }
    let id = reader.text(fields, "id");
    if let Some(id) = &id {
        rules::id(reader, id);
    }
    let id = id.map_or_else(|| default_id(&plain(&patterns)), |id| id.value);
    let show = if fields.has("show") { reader.said(fields, "show", "say what a reader sees, or leave it out") } else { default_show(&id) };
    let note = reader.said(fields, "note", "say in a sentence why the word is listed");
    let entry = Entry {
        id,
        show,
        style,
        case,
        gap: gap.unwrap_or(0),
        guard: guard(reader, fields),
        others_write: alternatives(reader, fields),
        note,
        side: reader.text(fields, "side").map(|side| side.value).unwrap_or_default(),
        broad: reader.text(fields, "broad").map(|broad| broad.value).unwrap_or_default(),
        hit: sentences(reader, fields, "hit"),
        miss: sentences(reader, fields, "miss"),
        patterns: plain(&patterns),
        except: plain(&except),
    };
    let at = |texts: &[Text]| texts.iter().map(|text| text.at).collect();
    let places = EntryPlaces { entry: fields.at, patterns: at(&patterns), except: at(&except), note: fields.place_of("note") };
    Read { entry, places }
}

/// The id of an entry that is given none.
pub(in crate::lexicon) fn default_id(patterns: &[String]) -> String {
    patterns.first().map(|first| first.trim_matches('*').replace(' ', "-")).unwrap_or_default()
}

/// What a reader sees of an entry that does not say.
pub(in crate::lexicon) fn default_show(id: &str) -> String {
    id.replace('-', " ")
}

/// One of a few words.
pub(super) fn one_of<T: Copy>(reader: &mut Reader<'_>, fields: &Fields<'_>, key: &str, known: &[(&str, T)]) -> Option<T> {
    let text = reader.text(fields, key)?;
    let found = known.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
    if found.is_none() {
        let words: Vec<String> = known.iter().map(|(word, _)| format!("`{word}`")).collect();
        let (last, rest) = words.split_last().expect("a key has words");
        reader.breaks(text.at, format!("`{key}` is {} or {last}, not `{}`", rest.join(", "), text.value));
    }
    found
}

fn guard(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Option<Guard> {
    let guard = reader.table(fields, "guard", GUARD, "{ within = 2, words = [\"alleged\"] }")?;
    let within = reader.number(&guard, "within", WORDS_AT_MOST);
    let words = reader.some_texts(&guard, "words", "the guard has no words; name some, or leave out `guard`");
    words.iter().for_each(|word| rules::pattern(reader, word, Style::Glob, false));
    Some(Guard { within: within?, words: plain(&words) })
}

fn alternatives(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Vec<Alternative> {
    let read = |reader: &mut Reader<'_>, one: Fields<'_>| Alternative {
        text: reader.said(&one, "text", "say what others write"),
        why: reader.said(&one, "why", "what others write needs a reason: it is a judgement"),
    };
    reader.tables(fields, "others_write", ALTERNATIVE).into_iter().map(|one| read(reader, one)).collect()
}

fn sentences(reader: &mut Reader<'_>, fields: &Fields<'_>, key: &str) -> Vec<String> {
    let sentences = reader.texts(fields, key).unwrap_or_default();
    for sentence in sentences.iter().filter(|sentence| sentence.value.trim().is_empty()) {
        reader.breaks(sentence.at, format!("an empty sentence in `{key}`; write one, or leave it out"));
    }
    plain(&sentences)
}

/// The texts without their places.
pub(super) fn plain(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| text.value.clone()).collect()
}
