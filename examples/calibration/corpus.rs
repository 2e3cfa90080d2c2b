//! Counts every category and label of the built-in lists in the articles of each outlet.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Context;
use serde::Deserialize;
use slantwise::lexicon::{self, EntryId};
use slantwise::matcher::{Matcher, Scanner};
use slantwise::stats::Count;
use slantwise::text::{self, Voice};

/// An outlet with enough articles to be split.
pub struct Outlet {
    /// Hits of each subject in each article, in the outlet's own voice. Every subject has a row for every article.
    pub subjects: Vec<Vec<Count>>,
    /// The number of articles.
    pub articles: usize,
}

#[derive(Deserialize)]
struct Line {
    outlet: String,
    #[serde(default)]
    title: String,
    text: String,
}

/// Fewer articles are not split.
const ARTICLES: usize = 20;
/// Fewer hits of a subject in an outlet are not compared, as in a report.
const HITS: u64 = 20;

/// The outlets of a corpus of JSON lines.
///
/// # Errors
/// A line that is no article.
pub fn outlets(path: &Path) -> anyhow::Result<Vec<Outlet>> {
    let matchers: Vec<Matcher<'_>> = lexicon::built_in().iter().map(Matcher::new).collect();
    let mut scanners: Vec<Scanner<'_>> = matchers.iter().map(Scanner::new).collect();
    let mut read: BTreeMap<String, Vec<Article>> = BTreeMap::new();
    for (number, line) in fs::read_to_string(path)?.lines().enumerate() {
        let line: Line = serde_json::from_str(line).with_context(|| format!("line {}", number + 1))?;
        let article = if line.text.starts_with(&line.title) { line.text } else { format!("{}\n\n{}", line.title, line.text) };
        let counted = count(&article, &line.outlet, &mut scanners);
        read.entry(line.outlet).or_default().push(counted);
    }
    Ok(read.into_values().filter(|articles| articles.len() >= ARTICLES).map(outlet).collect())
}

/// Words, and the hits of each subject that is used.
struct Article {
    words: u64,
    hits: BTreeMap<(usize, String), u64>,
}

fn count(article: &str, outlet: &str, scanners: &mut [Scanner<'_>]) -> Article {
    let document = text::read(article, None, outlet);
    let mut hits: BTreeMap<(usize, String), u64> = BTreeMap::new();
    for (list, scanner) in scanners.iter_mut().enumerate() {
        let lexicon = &lexicon::built_in()[list];
        for hit in scanner.find(article, &document).hits.iter().filter(|hit| hit.voice.voice == Voice::Own) {
            let subjects = match hit.entry {
                EntryId::Term(term) => lexicon.terms[term as usize].categories.clone(),
                EntryId::Label(set, _) => vec![format!("{}/{}", lexicon.namings[set as usize].id, lexicon.entry(hit.entry).id)],
            };
            subjects.into_iter().for_each(|subject| *hits.entry((list, subject)).or_default() += 1);
        }
    }
    Article { words: document.words.len() as u64, hits }
}

fn outlet(articles: Vec<Article>) -> Outlet {
    let articles: Vec<Article> = articles.into_iter().filter(|article| article.words > 0).collect();
    let mut totals: BTreeMap<&(usize, String), u64> = BTreeMap::new();
    articles.iter().flat_map(|article| &article.hits).for_each(|(subject, hits)| *totals.entry(subject).or_default() += hits);
    let of = |subject: &(usize, String)| {
        let cell = |article: &Article| Count { hits: article.hits.get(subject).copied().unwrap_or(0), words: article.words };
        articles.iter().map(cell).collect::<Vec<Count>>()
    };
    let subjects = totals.into_iter().filter(|(_, hits)| *hits >= HITS).map(|(subject, _)| of(subject)).collect();
    Outlet { subjects, articles: articles.len() }
}
