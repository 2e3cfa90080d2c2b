//! A word list: loading, looking into it, its own example sentences, remarks.

use std::sync::Arc;

use pyo3::prelude::*;
use serde_json::{Value, json};
use slantwise::lexicon::{self, Case, Entry, EntryId, Lexicon as List, Places, Scope, Style};
use slantwise::matcher::{self, Failure, Passed};
use slantwise::pipeline;

use crate::error::{raised, told};

/// A word list as the library holds it.
#[pyclass(frozen, module = "slantwise._native")]
pub struct Lexicon {
    list: Arc<List>,
    places: Places,
    text: String,
    /// What a command line would call it; nothing for a list that lies in no file.
    named: Option<String>,
}

/// Each of the lists that a call gives once; without any those that a study names, and without these all that are built in.
pub fn lists(given: &[PyRef<'_, Lexicon>], of_study: &[String]) -> PyResult<Vec<Arc<List>>> {
    if given.is_empty() {
        return Ok(pipeline::lists(of_study).map_err(raised)?.into_iter().map(|list| Arc::new(list.into_owned())).collect());
    }
    pipeline::each_once(given.iter().map(|one| Arc::clone(&one.list)).collect()).map_err(raised)
}

#[pymethods]
impl Lexicon {
    /// A built-in list by its name, any other by its file.
    #[staticmethod]
    fn of(name: &str) -> PyResult<Lexicon> {
        let text = pipeline::text_of_list(name).map_err(raised)?;
        let file = if lexicon::text_of(name).is_some_and(|built_in| built_in == text) { format!("{name}.toml") } else { name.to_owned() };
        Ok(Lexicon { named: Some(name.to_owned()), ..Lexicon::parse(&text, &file)? })
    }

    /// A list from its text; `file` stands in messages.
    #[staticmethod]
    fn parse(text: &str, file: &str) -> PyResult<Lexicon> {
        let (list, places) = lexicon::located(file, text).map_err(raised)?;
        Ok(Lexicon { list: Arc::new(list), places, text: text.to_owned(), named: None })
    }

    /// The names of the lists that come with slantwise.
    #[staticmethod]
    fn built_in() -> Vec<String> {
        lexicon::built_in().iter().map(|list| list.header.id.clone()).collect()
    }

    #[getter]
    fn named(&self) -> Option<&str> {
        self.named.as_deref()
    }

    #[getter]
    fn digest(&self) -> &str {
        &self.list.digest
    }

    /// The text it was read from.
    #[getter]
    fn text(&self) -> &str {
        &self.text
    }

    fn to_toml(&self) -> String {
        lexicon::to_toml(&self.list)
    }

    /// All that is in it, as JSON.
    fn json(&self) -> String {
        let (list, header) = (&*self.list, &self.list.header);
        let entries: Vec<Value> = list.entries().map(|(id, entry)| entry_json(list, id, entry)).collect();
        let scope = |scope: Scope| if scope == Scope::Article { "article" } else { "sentence" };
        json!({
            "id": header.id, "title": header.title, "language": header.language, "version": header.version, "licence": header.licence,
            "source": header.source, "limits": header.limits,
            "categories": list.categories.iter().map(|c| json!({"id": c.id, "about": c.about})).collect::<Vec<_>>(),
            "namings": list.namings.iter().map(|n| json!({
                "id": n.id, "about": n.about, "near": n.near, "scope": scope(n.scope),
                "labels": n.labels.iter().map(|label| &label.entry.id).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "entries": entries,
        })
        .to_string()
    }

    /// Runs its example sentences, as JSON.
    fn test(&self, py: Python<'_>) -> String {
        let trial = py.detach(|| matcher::test(&self.list));
        let failures: Vec<Value> = trial.failures.iter().map(|failure| self.failure_json(failure)).collect();
        json!({"sentences": trial.sentences, "failures": failures, "untested": trial.untested}).to_string()
    }

    /// Remarks, as JSON.
    fn lint(&self, py: Python<'_>) -> String {
        let remarks = py.detach(|| matcher::lint::lint(&self.list, &self.places));
        let remark = |r: &lexicon::lint::Finding| json!({"line": r.line, "check": r.check.key(), "about": r.about, "message": r.message});
        Value::from(remarks.iter().map(remark).collect::<Vec<_>>()).to_string()
    }
}

impl Lexicon {
    fn failure_json(&self, failure: &Failure) -> Value {
        let passed = |passed: &Passed| json!({"words": passed.words, "reason": passed.reason.key(), "because_of": passed.because_of});
        json!({
            "entry": self.list.entry(failure.entry).id,
            "line": self.places.entry(failure.entry),
            "sentence": failure.sentence,
            "expected_hit": failure.expected_hit,
            "found": failure.found,
            "instead": failure.instead.iter().map(|i| json!({"words": i.words, "entry": i.shown})).collect::<Vec<_>>(),
            "passed_over": failure.passed_over.iter().map(passed).collect::<Vec<_>>(),
        })
    }
}

fn entry_json(list: &List, id: EntryId, entry: &Entry) -> Value {
    let (categories, naming, kind) = match id {
        EntryId::Term(term) => (list.terms[term as usize].categories.clone(), None, None),
        EntryId::Label(set, label) => {
            let set = &list.namings[set as usize];
            (Vec::new(), Some(&set.id), Some(set.labels[label as usize].kind.key()))
        }
    };
    let style = match entry.style {
        Style::Glob => "glob",
        Style::Fixed => "fixed",
        Style::Regex => "regex",
    };
    json!({
        "id": entry.id, "show": entry.show, "categories": categories, "naming": naming, "kind": kind, "patterns": entry.patterns,
        "match": style, "case": if entry.case == Case::Exact { "exact" } else { "fold" }, "gap": entry.gap, "except": entry.except,
        "guard": entry.guard.as_ref().map(|guard| json!({"within": guard.within, "words": guard.words})),
        "others_write": entry.others_write.iter().map(|other| json!({"text": other.text, "why": other.why})).collect::<Vec<_>>(),
        "note": entry.note, "side": entry.side, "broad": entry.broad, "hit": entry.hit, "miss": entry.miss,
    })
}

/// A TOML text as JSON.
#[pyfunction]
pub fn json_of_toml(text: &str) -> PyResult<String> {
    let value: toml::Table = text.parse().map_err(|error: toml::de::Error| told(error.to_string()))?;
    serde_json::to_string(&value).map_err(|error| told(error.to_string()))
}
