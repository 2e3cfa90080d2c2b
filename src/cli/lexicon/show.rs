//! `slantwise lexicon show`: a whole list, or everything that is said of an entry.

use anyhow::{Result, bail};
use slantwise::lexicon::{self, Case, Entry, EntryId, Lexicon, Scope, Style};
use slantwise::pipeline;
use slantwise::report::terminal::clean;

use crate::screen;

/// The file itself.
pub fn source(name: &str) -> Result<()> {
    match lexicon::text_of(name) {
        Some(text) => screen::give(text.as_bytes()),
        None => {
            pipeline::list(name)?;
            screen::give(pipeline::text_of_list(name)?.as_bytes())
        }
    }
}

pub fn run(name: &str, wanted: Option<&str>) -> Result<()> {
    let lexicon = pipeline::list(name)?;
    let text = match wanted {
        None => overview(&lexicon),
        Some(wanted) => {
            let found: Vec<String> = lexicon
                .entries()
                .filter(|(id, entry)| is_meant(&lexicon, *id, entry, wanted))
                .map(|(id, entry)| described(&lexicon, id, entry))
                .collect();
            if found.is_empty() {
                bail!("{}", unknown(&lexicon, name, wanted));
            }
            found.join("\n")
        }
    };
    screen::print(&text.lines().map(|line| screen::wrapped(&clean(line), screen::width())).collect::<String>())
}

fn unknown(lexicon: &Lexicon, name: &str, wanted: &str) -> String {
    let entries = lexicon.entries().flat_map(|(_, entry)| [entry.id.as_str(), entry.show.as_str()]);
    let groups = lexicon.categories.iter().map(|category| &category.id).chain(lexicon.namings.iter().map(|set| &set.id));
    let known = entries.chain(groups.map(String::as_str));
    let guess = lexicon::nearest(wanted, known).map(|known| format!("; did you mean `{known}`?")).unwrap_or_else(|| ";".into());
    format!("{} lists nothing called `{wanted}`{guess} `slantwise lexicon show {name}` shows what it lists", lexicon.header.id)
}

fn overview(lexicon: &Lexicon) -> String {
    let header = &lexicon.header;
    let mut text = format!(
        "{} {}: {}\nlanguage {}, licence {}\n{}\nLimits: {}\n",
        header.id, header.version, header.title, header.language, header.licence, header.source, header.limits
    );
    let row = |entry: &Entry, kind: &str| format!("  {:<28} {kind:<12} {}\n", entry.show, entry.patterns.join(", "));
    for set in &lexicon.namings {
        text.push_str(&format!("\n{} ({}){}\n", set.about, set.id, near(set)));
        set.labels.iter().for_each(|label| text.push_str(&row(&label.entry, label.kind.key())));
    }
    for category in &lexicon.categories {
        text.push_str(&format!("\n{} ({})\n", category.about, category.id));
        let terms = lexicon.terms.iter().filter(|term| term.categories.contains(&category.id));
        terms.for_each(|term| text.push_str(&row(&term.entry, "")));
    }
    text
}

/// What a naming set asks for beside its labels.
fn near(set: &lexicon::NamingSet) -> String {
    let scope = if set.scope == Scope::Article { "article" } else { "sentence" };
    match set.near.is_empty() {
        true => String::new(),
        false => format!(", counted in shares with one of these in the same {scope}: {}", set.near.join(", ")),
    }
}

fn is_meant(lexicon: &Lexicon, id: EntryId, entry: &Entry, wanted: &str) -> bool {
    let in_group = match id {
        EntryId::Term(term) => lexicon.terms[term as usize].categories.iter().any(|category| category == wanted),
        EntryId::Label(set, _) => lexicon.namings[set as usize].id == wanted,
    };
    in_group || entry.id == wanted || entry.show == wanted
}

fn described(lexicon: &Lexicon, id: EntryId, entry: &Entry) -> String {
    let (place, path, near) = match id {
        EntryId::Term(term) => {
            let categories = &lexicon.terms[term as usize].categories;
            let about: Vec<&str> = categories.iter().filter_map(|category| lexicon.heading(category, false)).collect();
            (about.join("; "), categories.join(", "), String::new())
        }
        EntryId::Label(set, label) => {
            let set = &lexicon.namings[set as usize];
            (format!("{}, {}", set.about, set.labels[label as usize].kind.key()), set.id.clone(), near(set))
        }
    };
    let mut text = format!("{}  ({place})\n  {}\n  listed as: {} in {path}{near}\n", entry.show, entry.note, entry.id);
    let mut line = |name: &str, said: &str| text.push_str(&format!("  {name}: {said}\n"));
    line(&format!("looks for{}", how(entry)), &entry.patterns.join(", "));
    if !entry.except.is_empty() {
        line("but not", &entry.except.join(", "));
    }
    if let Some(guard) = &entry.guard {
        line(&format!("nor within {} words of", guard.within), &guard.words.join(", "));
    }
    for alternative in &entry.others_write {
        line("others write", &format!("{} ({})", alternative.text, alternative.why));
    }
    if !entry.side.is_empty() {
        line("serves", &entry.side);
    }
    if !entry.broad.is_empty() {
        line("broad", &entry.broad);
    }
    entry.hit.iter().for_each(|sentence| line("hit", sentence));
    entry.miss.iter().for_each(|sentence| line("miss", sentence));
    text
}

/// How patterns stand to words, where it is not the usual way.
fn how(entry: &Entry) -> String {
    let style = match entry.style {
        Style::Glob => None,
        Style::Fixed => Some("as it stands".to_string()),
        Style::Regex => Some("regular expressions inside one word".to_string()),
    };
    let case = (entry.case == Case::Exact).then(|| "in these capitals".to_string());
    let gap = (entry.gap > 0).then(|| format!("up to {} words at ...", entry.gap));
    let how: Vec<String> = [style, case, gap].into_iter().flatten().collect();
    if how.is_empty() { String::new() } else { format!(" ({})", how.join(", ")) }
}
