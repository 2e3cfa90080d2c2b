//! Reads the header, the categories with their terms, and the naming sets with their labels.

use std::collections::HashSet;

use crate::lexicon::load::entry::{entry, one_of, plain};
use crate::lexicon::load::keys::{CATEGORY, LABEL, NAMING, TERM, did_you_mean};
use crate::lexicon::load::reader::{Fields, Reader, Text};
use crate::lexicon::load::rules;
use crate::lexicon::model::{Category, EntryId, Header, Label, LabelKind, NamingSet, Scope, Style, Term};
use crate::lexicon::places::Places;

/// What stands at the top of the file.
pub(super) fn header(reader: &mut Reader<'_>, whole: &Fields<'_>) -> Header {
    let needed = "say it in a sentence, a lexicon without it is not used";
    let language = reader.text(whole, "language");
    if let Some(language) = &language {
        rules::language(reader, language);
    }
    Header {
        id: id(reader, whole).unwrap_or_default().value,
        title: reader.said(whole, "title", "say what the list is called"),
        language: language.unwrap_or_default().value,
        version: reader.said(whole, "version", "number the list, such as \"1.0.0\"; a changed list has another number"),
        licence: reader.said(whole, "licence", needed),
        source: reader.said(whole, "source", needed),
        limits: reader.said(whole, "limits", needed),
    }
}

fn id(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Option<Text> {
    let id = reader.text(fields, "id")?;
    rules::id(reader, &id);
    Some(id)
}

/// The categories; each id once.
pub(super) fn categories(reader: &mut Reader<'_>, whole: &Fields<'_>, places: &mut Places) -> Vec<Category> {
    let mut categories: Vec<Category> = Vec::new();
    let mut before: HashSet<String> = HashSet::new();
    for fields in reader.tables(whole, "category", CATEGORY) {
        let about = reader.said(&fields, "about", "say what a reader sees above its words");
        let Some(id) = id(reader, &fields) else { continue };
        if !before.insert(id.value.clone()) {
            reader.breaks(id.at, format!("a second category is called `{}`; give it another id, or join the two", id.value));
            continue;
        }
        places.categories.push(fields.at);
        categories.push(Category { id: id.value, about });
    }
    categories
}

/// The terms; each id once, each in categories that there are.
pub(super) fn terms(reader: &mut Reader<'_>, whole: &Fields<'_>, categories: &[Category], places: &mut Places) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    let known: HashSet<&str> = categories.iter().map(|category| category.id.as_str()).collect();
    let mut before: HashSet<String> = HashSet::new();
    for fields in reader.tables(whole, "term", TERM) {
        let named = reader.some_texts(&fields, "categories", "a term needs a category; name one in `categories`");
        for (index, category) in named.iter().enumerate() {
            if !known.contains(category.value.as_str()) {
                let guess = did_you_mean(&category.value, categories.iter().map(|c| c.id.as_str()));
                let advice = if guess.is_empty() { "; add a `[[category]]` with that `id`".to_string() } else { guess };
                reader.breaks(category.at, format!("no category is called `{}`{advice}", category.value));
            } else if named[..index].iter().any(|other| other.value == category.value) {
                reader.breaks(category.at, format!("the category `{}` is named twice; once is enough", category.value));
            }
        }
        let read = entry(reader, &fields);
        if !read.entry.id.is_empty() && !before.insert(read.entry.id.clone()) {
            let at = fields.place_of(if fields.has("id") { "id" } else { "patterns" });
            reader.breaks(at, format!("a second term is called `{}`; give it an `id` of its own, or join the two", read.entry.id));
        }
        places.entries.insert(EntryId::Term(terms.len() as u32), read.places);
        terms.push(Term { entry: read.entry, categories: plain(&named) });
    }
    terms
}

/// The naming sets; each id once, and none that a category has.
pub(super) fn namings(reader: &mut Reader<'_>, whole: &Fields<'_>, categories: &[Category], places: &mut Places) -> Vec<NamingSet> {
    let mut namings: Vec<NamingSet> = Vec::new();
    let mut before: HashSet<String> = categories.iter().map(|category| category.id.clone()).collect();
    for fields in reader.tables(whole, "naming", NAMING) {
        let id = id(reader, &fields);
        if let Some(id) = &id
            && !before.insert(id.value.clone())
        {
            reader.breaks(id.at, format!("two groups are called `{}`; give each an id of its own", id.value));
        }
        let about = reader.said(&fields, "about", "say what a reader sees above its words");
        let scope = one_of(reader, &fields, "scope", &[("sentence", Scope::Sentence), ("article", Scope::Article)]);
        let near = reader.texts(&fields, "near").unwrap_or_default();
        near.iter().for_each(|word| rules::pattern(reader, word, Style::Glob, false));
        let labels = labels(reader, &fields, namings.len() as u32, places);
        places.namings.push(fields.at);
        let id = id.unwrap_or_default().value;
        namings.push(NamingSet { id, about, near: plain(&near), scope: scope.unwrap_or(Scope::Article), labels });
    }
    namings
}

fn labels(reader: &mut Reader<'_>, set: &Fields<'_>, set_index: u32, places: &mut Places) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    let mut before: HashSet<String> = HashSet::new();
    let kinds = LabelKind::ALL.map(|kind| (kind.key(), kind));
    for fields in reader.tables(set, "label", LABEL) {
        let kind = one_of(reader, &fields, "kind", &kinds);
        let read = entry(reader, &fields);
        if !read.entry.id.is_empty() && !before.insert(read.entry.id.clone()) {
            let problem = format!("a second label of this set is called `{}`; give it an `id` of its own, or join the two", read.entry.id);
            reader.breaks(fields.place_of("id"), problem);
        }
        places.entries.insert(EntryId::Label(set_index, labels.len() as u32), read.places);
        labels.push(Label { entry: read.entry, kind: kind.unwrap_or(LabelKind::Description) });
    }
    labels
}
