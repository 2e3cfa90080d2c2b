//! What is asked, as Python tells it: a study without a file, as the flags of a command line are.

use std::collections::BTreeMap;
use std::path::PathBuf;

use pyo3::prelude::*;
use slantwise::compare::over_time::{Event, Period};
use slantwise::study::{Study, Texts};

use crate::error::told;

/// The options of a call; those that are not told are nothing.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub struct Told {
    columns: BTreeMap<String, String>,
    set_aside: Option<PathBuf>,
    strict: bool,
    #[pyo3(default)]
    title: Option<String>,
    #[pyo3(default)]
    chosen: Option<String>,
    #[pyo3(default)]
    by: Option<String>,
    #[pyo3(default)]
    events: Vec<String>,
    #[pyo3(default)]
    about: Vec<String>,
    #[pyo3(default)]
    near: Option<usize>,
    #[pyo3(default)]
    stories: Option<PathBuf>,
    #[pyo3(default)]
    story_days: Option<u16>,
    #[pyo3(default)]
    story: Option<String>,
    #[pyo3(default)]
    texts: Option<String>,
    #[pyo3(default)]
    rng_seed: Option<u64>,
    #[pyo3(default)]
    audit: Option<PathBuf>,
    #[pyo3(default)]
    out: Option<PathBuf>,
}

impl Told {
    /// The study that was told, about these files and folders.
    pub fn study(self, corpus: Vec<PathBuf>) -> PyResult<Study> {
        let period = |key: String| {
            let known = Period::ALL.into_iter().find(|period| period.key() == key);
            known.ok_or_else(|| told(format!("by: there is no period {key:?}; write day, week or month")))
        };
        let texts = |key: String| {
            let known = [Texts::Few, Texts::All, Texts::None].into_iter().find(|texts| texts.key() == key);
            known.ok_or_else(|| told(format!("texts: there is no choice {key:?}; write few, all or none")))
        };
        let event = |event: &String| Event::parse(event).map_err(|error| told(format!("events: {error}")));
        Ok(Study {
            title: self.title,
            chosen: self.chosen,
            corpus,
            columns: self.columns,
            set_aside: self.set_aside,
            strict: self.strict.then_some(true),
            rng_seed: self.rng_seed,
            period: self.by.map(period).transpose()?,
            events: self.events.iter().map(event).collect::<PyResult<_>>()?,
            stories: self.stories,
            story_days: self.story_days,
            story: self.story,
            about: self.about,
            near: self.near,
            audit: self.audit,
            texts: self.texts.map(texts).transpose()?,
            out: self.out,
            ..Study::default()
        })
    }
}
