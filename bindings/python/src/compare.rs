//! `compare`: the findings, the tables, the figures and the report's folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use slantwise::chart;
use slantwise::lexicon::Lexicon as List;
use slantwise::pipeline::{self, Compared, FoundAudits, GivenStories, Overruled, Request, SetAside};
use slantwise::report;
use slantwise::study::Options;

use crate::articles::Articles;
use crate::error::raised;
use crate::lexicon::{Lexicon, lists};
use crate::table::Table;
use crate::work::detached;

/// A comparison, before or after it is written.
#[pyclass(frozen, module = "slantwise._native")]
pub struct Comparison {
    asked: Asked,
    compared: Compared,
}

/// What was asked, kept for the report.
struct Asked {
    articles: Py<Articles>,
    lists: Vec<Arc<List>>,
    set_aside: SetAside,
    overruled: Overruled,
    stories: Option<GivenStories>,
    audits: FoundAudits,
    options: Options,
    again: String,
}

impl Asked {
    fn request(&self) -> Request<'_> {
        let articles = self.articles.get();
        Request {
            input: &articles.input,
            lexicons: self.lists.iter().map(AsRef::as_ref).collect(),
            study: articles.study_file.clone(),
            set_aside: self.set_aside.clone(),
            overruled: self.overruled.clone(),
            stories: self.stories.clone(),
            audits: self.audits.clone(),
            options: self.options.clone(),
            again: self.again.clone(),
            strict: articles.study.strict.unwrap_or_default(),
            // What is written is what was asked for, and nothing beside it.
            last: None,
        }
    }
}

#[pymethods]
impl Comparison {
    /// Reads, counts and compares. Nothing is written. `out` is the folder in which corrections of people may lie.
    #[staticmethod]
    fn of(
        py: Python<'_>,
        articles: Py<Articles>,
        lexicons: Vec<PyRef<'_, Lexicon>>,
        out: Option<PathBuf>,
        again: String,
    ) -> PyResult<Comparison> {
        let study = &articles.get().study;
        let lists = lists(&lexicons, &study.lexicons)?;
        let is_declared = !lexicons.is_empty() || !study.lexicons.is_empty();
        let declared: BTreeSet<String> = lists.iter().filter(|_| is_declared).map(|list| list.header.id.clone()).collect();
        let overruled = match (&out, &study.corpus[..]) {
            (None, []) => Overruled::default(),
            (out, paths) => Overruled::open(paths, &out.clone().unwrap_or_default()).map_err(raised)?,
        };
        let asked = Asked {
            set_aside: study.set_aside.as_deref().map(SetAside::open).transpose().map_err(raised)?.unwrap_or_default(),
            overruled,
            stories: study.stories.as_deref().map(GivenStories::open).transpose().map_err(raised)?,
            audits: pipeline::audits(&study.corpus, study.audit.as_deref()).map_err(raised)?,
            options: study.options(declared).map_err(raised)?,
            articles,
            lists,
            again,
        };
        let compared = detached(py, |progress| pipeline::compare(&asked.request(), progress))?;
        Ok(Comparison { asked, compared })
    }

    /// What should be known of the outlets that a study tells of.
    fn notes(&self) -> Vec<String> {
        self.asked.articles.get().study.strangers(self.compared.outlets_read.iter().map(String::as_str))
    }

    /// All that the report says, as JSON: the text of `findings.json`.
    fn json(&self) -> PyResult<String> {
        report::json::render(&self.compared.findings).map_err(raised)
    }

    /// What the command line prints, for a screen of so many columns.
    fn text(&self, width: usize) -> String {
        report::terminal::render(&self.compared.findings, width)
    }

    /// The names of the tables, in order.
    fn table_names(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = self.compared.tables.iter().map(|table| table.name()).collect();
        names.extend(self.compared.hits.iter().map(|hits| hits.empty().name()));
        names.sort_unstable();
        names
    }

    /// A table by its name.
    fn table(&self, py: Python<'_>, name: &str) -> PyResult<Option<Table>> {
        if let Some(table) = self.compared.tables.iter().find(|table| table.name() == name) {
            return Table::new(py, table).map(Some);
        }
        match self.compared.hits.as_ref().filter(|hits| hits.empty().name() == name) {
            Some(hits) => Table::new(py, &detached(py, |_| Ok(hits.read()?))?).map(Some),
            None => Ok(None),
        }
    }

    /// The figures, in the order a report shows them.
    fn figures(&self) -> Vec<Figure> {
        self.compared.figures.iter().cloned().map(|figure| Figure { figure }).collect()
    }

    /// Writes the report's folder; gives what was left undone, in words.
    fn save(&self, py: Python<'_>, place: PathBuf) -> PyResult<Vec<String>> {
        detached(py, |_| {
            let mut notes = Vec::new();
            pipeline::write_report(&self.asked.request(), &self.compared, &place, &mut |note| notes.push(note))?;
            Ok(notes)
        })
    }
}

/// A picture with the words that stand beside it.
#[pyclass(frozen, module = "slantwise._native")]
pub struct Figure {
    figure: chart::Figure,
}

#[pymethods]
impl Figure {
    #[getter]
    fn id(&self) -> &str {
        self.figure.id
    }

    #[getter]
    fn title(&self) -> &str {
        &self.figure.title
    }

    #[getter]
    fn caption(&self) -> &str {
        &self.figure.caption
    }

    #[getter]
    fn alt(&self) -> &str {
        &self.figure.alt
    }

    #[getter]
    fn svg(&self) -> &str {
        &self.figure.svg
    }

    #[getter]
    fn size(&self) -> (f64, f64) {
        self.figure.size
    }

    /// The picture as PNG, so many pixels for each of the SVG's.
    fn png<'py>(&self, py: Python<'py>, scale: f32) -> PyResult<Bound<'py, PyBytes>> {
        let bytes = detached(py, |_| Ok(chart::png(&self.figure, scale)?))?;
        Ok(PyBytes::new(py, &bytes))
    }

    /// True when each of its characters has a font.
    fn has_png(&self, py: Python<'_>) -> PyResult<bool> {
        detached(py, |_| Ok(chart::missing_characters(&self.figure, &chart::Fonts::embedded())?.is_empty()))
    }
}

/// A word as a shell takes it.
#[pyfunction]
pub fn quoted(word: &str) -> String {
    pipeline::quoted(word)
}

/// A path as a command shows it: of an absolute one the last part.
#[pyfunction]
pub fn shown(path: PathBuf) -> String {
    pipeline::shown(Path::new(&path))
}
