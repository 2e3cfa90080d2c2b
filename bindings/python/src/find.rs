//! `find`: the hits in one text.

use pyo3::prelude::*;
use serde_json::{Value, json};
use slantwise::lexicon::{EntryId, Lexicon as List};
use slantwise::matcher::{Matcher, Scanner};
use slantwise::text;

use crate::lexicon::{Lexicon, lists};

/// The hits of every list in a text, in its order, as JSON. Places are counted in characters, as Python counts them.
#[pyfunction]
pub fn find(py: Python<'_>, article: &str, lexicons: Vec<PyRef<'_, Lexicon>>, outlet: &str) -> PyResult<String> {
    let lists = lists(&lexicons, &[])?;
    Ok(py.detach(|| {
        let document = text::read(article, None, outlet);
        let mut found: Vec<(usize, usize, Value)> = Vec::new();
        for list in &lists {
            let matcher = Matcher::new(list);
            for hit in Scanner::new(&matcher).find(article, &document).hits {
                let entry = list.entry(hit.entry);
                let (naming, categories) = groups(list, hit.entry);
                let sentence = &document.sentences[hit.sentence].span;
                found.push((
                    hit.span.start(),
                    hit.span.end(),
                    json!({
                        "words": hit.span.of(article), "lexicon": list.header.id, "entry": entry.id, "naming": naming,
                        "categories": categories, "voice": hit.voice.voice.key(), "zone": hit.zone.key(), "negated": hit.negated,
                        "resolved": hit.resolved, "sentence": sentence.of(article),
                    }),
                ));
            }
        }
        found.sort_by_key(|(start, end, _)| (*start, *end));
        let mut places = Characters { text: article, bytes: 0, characters: 0 };
        let placed = found.into_iter().map(|(start, end, mut hit)| {
            let from = places.before(start);
            hit["start"] = from.into();
            hit["end"] = (from + article[start..end].chars().count()).into();
            hit
        });
        Value::from(placed.collect::<Vec<_>>()).to_string()
    }))
}

/// The naming set of a label, or the categories of a term.
fn groups(list: &List, id: EntryId) -> (Option<&str>, &[String]) {
    match id {
        EntryId::Term(term) => (None, &list.terms[term as usize].categories),
        EntryId::Label(set, _) => (Some(&list.namings[set as usize].id), &[]),
    }
}

/// Counts characters up to one place after the other.
struct Characters<'a> {
    text: &'a str,
    bytes: usize,
    characters: usize,
}

impl Characters<'_> {
    /// The characters before a byte; asked for from left to right.
    fn before(&mut self, byte: usize) -> usize {
        self.characters += self.text[self.bytes..byte].chars().count();
        self.bytes = byte;
        self.characters
    }
}
