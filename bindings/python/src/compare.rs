//! `compare`: the findings, the tables, the figures and the report's folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use slantwise::chart;
use slantwise::compare::over_time::{Event, Period, TimeOptions};
use slantwise::lexicon::Lexicon as List;
use slantwise::matcher::Reach;
use slantwise::pipeline::{self, Compared, FoundAudits, GivenStories, Overruled, Request, SetAside};
use slantwise::report;
use slantwise::study::{About, Options, Texts};

use crate::articles::Articles;
use crate::error::{raised, told};
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
    strict: bool,
}

/// What Python asks, as it comes.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
struct Wishes {
    declared: bool,
    title: Option<String>,
    chosen: Option<String>,
    by: Option<String>,
    events: Vec<String>,
    about: Vec<String>,
    near: Option<usize>,
    stories: Option<PathBuf>,
    story_days: u16,
    story: Option<String>,
    texts: String,
    rng_seed: u64,
    set_aside: Option<PathBuf>,
    audit: Option<PathBuf>,
    strict: bool,
    out: Option<PathBuf>,
    again: String,
}

impl Wishes {
    fn options(&self, lists: &[Arc<List>]) -> PyResult<Options> {
        let period = |key: &str| {
            let known = Period::ALL.into_iter().find(|period| period.key() == key);
            known.ok_or_else(|| told(format!("by: there is no period {key:?}; write day, week or month")))
        };
        let texts = [Texts::Few, Texts::All, Texts::None].into_iter().find(|texts| texts.key() == self.texts);
        let event = |event: &String| event.parse::<Event>().map_err(|error| told(format!("events: {error}")));
        if !self.about.is_empty() && (self.by.is_some() || !self.events.is_empty()) {
            return Err(told("about: cannot be used with `by` or `events`; ask for one after the other"));
        }
        if self.about.is_empty() && self.near.is_some() {
            return Err(told("near: says how far from whom `about` names; give `about` too"));
        }
        Ok(Options {
            title: self.title.clone(),
            chosen: self.chosen.clone(),
            declared: if self.declared { lists.iter().map(|list| list.header.id.clone()).collect() } else { BTreeSet::new() },
            rng_seed: self.rng_seed,
            texts: texts.ok_or_else(|| told(format!("texts: there is no choice {:?}; write few, all or none", self.texts)))?,
            time: TimeOptions {
                by: self.by.as_deref().map(period).transpose()?,
                events: self.events.iter().map(event).collect::<PyResult<_>>()?,
            },
            story_days: self.story_days,
            about: (!self.about.is_empty())
                .then(|| About { names: self.about.clone(), reach: self.near.map_or(Reach::Sentence, Reach::Words) }),
            story: self.story.clone(),
        })
    }
}

impl Asked {
    fn request(&self) -> Request<'_> {
        Request {
            input: &self.articles.get().input,
            lexicons: self.lists.iter().map(AsRef::as_ref).collect(),
            set_aside: self.set_aside.clone(),
            overruled: self.overruled.clone(),
            stories: self.stories.clone(),
            audits: self.audits.clone(),
            options: self.options.clone(),
            again: self.again.clone(),
            strict: self.strict,
        }
    }
}

#[pymethods]
impl Comparison {
    /// Reads, counts and compares. Nothing is written.
    #[staticmethod]
    fn of(py: Python<'_>, articles: Py<Articles>, lexicons: Vec<PyRef<'_, Lexicon>>, wishes: Wishes) -> PyResult<Comparison> {
        let lists = lists(&lexicons)?;
        let paths = &articles.get().paths;
        let place = wishes.out.clone().unwrap_or_default();
        let options = wishes.options(&lists)?;
        let asked = Asked {
            set_aside: wishes.set_aside.as_deref().map(SetAside::open).transpose().map_err(raised)?.unwrap_or_default(),
            overruled: if wishes.out.is_some() || !paths.is_empty() {
                Overruled::open(paths, &place).map_err(raised)?
            } else {
                Overruled::default()
            },
            stories: wishes.stories.as_deref().map(GivenStories::open).transpose().map_err(raised)?,
            audits: pipeline::audits(paths, wishes.audit.as_deref()).map_err(raised)?,
            articles,
            lists,
            options,
            again: wishes.again,
            strict: wishes.strict,
        };
        let compared = detached(py, |progress| pipeline::compare(&asked.request(), progress))?;
        Ok(Comparison { asked, compared })
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
