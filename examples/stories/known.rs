//! Reads articles whose stories are known, and traces them with and without what the built-in lists cover.

use std::fs;
use std::path::Path;

use anyhow::Context;
use jiff::civil::Date;
use rayon::prelude::*;
use serde_json::Value;
use slantwise::lexicon;
use slantwise::matcher::{Matcher, Scanner};
use slantwise::span::Span;
use slantwise::story::{About, Gatherer, Trace, Tracer, Traces};
use slantwise::text;

/// An article with its story.
#[derive(Debug, Clone)]
pub struct Known {
    pub id: String,
    pub outlet: String,
    pub text: String,
    pub day: Option<Date>,
    /// Nothing when no field was named.
    pub story: Option<String>,
}

/// The articles of a file.
pub fn read(file: &Path, field: Option<&str>) -> anyhow::Result<Vec<Known>> {
    let lines = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    lines.lines().map(|line| known(&serde_json::from_str(line)?, field)).collect()
}

fn known(article: &Value, field: Option<&str>) -> anyhow::Result<Known> {
    let text = |key: &str| article[key].as_str().unwrap_or_default().to_string();
    let story = match field {
        None => None,
        Some(field) => Some(story(&article[field]).with_context(|| format!("{} names no story in {field}", article["id"]))?),
    };
    Ok(Known { id: text("id"), outlet: text("outlet"), day: text("date").parse().ok(), text: text("text"), story })
}

/// The story in a field: its text, or what stands behind `'story':` in a record written as text.
fn story(value: &Value) -> Option<String> {
    let text = value["story"].as_str().or(value.as_str())?;
    let named = text.split_once("'story': '").and_then(|(_, rest)| rest.split_once('\''));
    Some(named.map_or(text, |(story, _)| story).to_string())
}

/// How the articles are traced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// Whether days are kept.
    pub dated: bool,
    /// Whether words that the built-in lists find or pass over are taken out.
    pub covered: bool,
}

/// The traces of some articles.
pub fn traced(articles: &[&Known], manner: Manner) -> anyhow::Result<Traces> {
    let matchers: Vec<Matcher<'_>> = lexicon::built_in().iter().map(Matcher::new).collect();
    let tracer = Tracer::new(1);
    let scanners = || matchers.iter().map(Scanner::new).collect::<Vec<_>>();
    let trace = |scanners: &mut Vec<Scanner<'_>>, article: &&Known| -> Trace {
        let document = text::read(&article.text, None, &article.outlet);
        let mut covered: Vec<Span> = Vec::new();
        for scanner in scanners.iter_mut().filter(|_| manner.covered) {
            let found = scanner.find(&article.text, &document);
            covered.extend(found.hits.iter().map(|hit| hit.span).chain(found.misses.iter().map(|miss| miss.span)));
        }
        let day = article.day.filter(|_| manner.dated);
        tracer.trace(&article.text, &document, &covered, About { id: &article.id, outlet: &article.outlet, day, story: None })
    };
    let traces: Vec<Trace> = articles.par_iter().map_init(scanners, trace).collect();
    let mut gatherer = Gatherer::default();
    traces.into_iter().try_for_each(|trace| gatherer.push(trace))?;
    Ok(gatherer.finish()?)
}
