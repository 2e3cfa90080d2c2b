//! Gathers from a report's tables `evidence` and `articles` where the hits stand, a row at a time.

use std::collections::HashMap;
use std::io::Read;

use crate::compare::Subject;
use crate::findings::explain::place::{ArticleHits, HitFound};
use crate::stats::Count;
use crate::table::{Error, Reader, Row};
use crate::text::VoiceGroup;

/// What is explained.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// What is counted.
    pub subject: &'a Subject,
    /// The outlet.
    pub outlet: &'a str,
    /// The voices counted.
    pub voice: VoiceGroup,
    /// Hits to be kept at most.
    pub limit: usize,
}

/// The hits of a subject.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Ids of the terms or labels that were hit.
    pub items: Vec<String>,
    /// Hits of each, by article, in all outlets and in the voices asked for.
    by_article: HashMap<String, Vec<(usize, u64)>>,
    /// The outlet's hits in each single voice.
    pub by_voice: [u64; 5],
    /// The first hits in the voices asked for.
    pub hits: Vec<HitFound>,
    /// How many there are.
    pub hits_in_all: u64,
}

/// An article as one unit of a rate.
#[derive(Debug)]
pub struct Unit {
    /// Its id.
    pub article: String,
    /// True for the outlet's own, false for the others'.
    pub is_target: bool,
    /// Hits and words.
    pub count: Count,
    /// Hits of each term or label, as its place in [`Gathered::items`].
    pub parts: Vec<(usize, u64)>,
    /// What a reader is told of it, for the outlet's articles with a hit.
    pub about: Option<ArticleHits>,
}

/// Columns of the table `evidence` that are needed.
pub const OF_EVIDENCE: [&str; 18] = [
    "article",
    "outlet",
    "file",
    "row",
    "lexicon",
    "category",
    "term",
    "naming",
    "label",
    "zone",
    "voice",
    "start",
    "end",
    "sentence_start",
    "sentence_end",
    "sentence",
    "text",
    "resolved",
];

/// Columns of the table `articles` that are needed.
pub const OF_ARTICLES: [&str; 6] = ["article", "outlet", "title", "date", "date_from", "words"];

/// Gathers the hits. `shown` gives what a reader sees of a term or label.
///
/// # Errors
/// A table that is not as it was made.
pub fn hits<R: Read>(evidence: &mut Reader<R>, asked: &Asked<'_>, shown: &dyn Fn(&str) -> String) -> Result<Gathered, Error> {
    let mut gathered = Gathered::default();
    while let Some(row) = evidence.next_row()? {
        let Some(item) = item_of(&row, asked.subject) else { continue };
        let is_target = row.text("outlet") == asked.outlet;
        let voice = VoiceGroup::ALL.iter().position(|voice| voice.key() == row.text("voice")).filter(|at| *at < 5);
        if let Some(at) = voice.filter(|_| is_target) {
            gathered.by_voice[at] += 1;
        }
        if !asked.voice.includes(row.text("voice")) {
            continue;
        }
        gathered.count(row.text("article"), item);
        if is_target {
            gathered.hits_in_all += 1;
            if gathered.hits.len() < asked.limit {
                gathered.hits.push(hit(&row, shown(item))?);
            }
        }
    }
    Ok(gathered)
}

/// The term or label of a row, when it is one of the subject's.
fn item_of<'r>(row: &Row<'r>, subject: &Subject) -> Option<&'r str> {
    let is_of_list = row.text("lexicon") == subject.lexicon;
    let (group, item) = match subject.level {
        "naming" | "label" => (row.text("naming") == subject.group, row.text("label")),
        _ => (row.text("category").split('|').any(|category| category == subject.group), row.text("term")),
    };
    let is_whole = matches!(subject.level, "category" | "naming");
    (is_of_list && group && !item.is_empty() && (is_whole || item == subject.item)).then_some(item)
}

fn hit(row: &Row<'_>, shown: String) -> Result<HitFound, Error> {
    let text = |column: &str| row.text(column).to_string();
    Ok(HitFound {
        article: text("article"),
        file: text("file"),
        row: row.maybe_count("row")?,
        start: row.count("start")?,
        end: row.count("end")?,
        sentence_start: row.count("sentence_start")?,
        sentence_end: row.count("sentence_end")?,
        shown,
        text: text("text"),
        voice: text("voice"),
        stance: text("stance"),
        alt_voice: text("alt_voice"),
        speaker: text("speaker"),
        zone: text("zone"),
        negated: row.flag("negated"),
        resolved: row.flag("resolved"),
        sentence: Some(text("sentence")).filter(|sentence| !sentence.is_empty()),
    })
}

impl Gathered {
    fn count(&mut self, article: &str, item: &str) {
        let at = self.items.iter().position(|known| known == item).unwrap_or_else(|| {
            self.items.push(item.to_string());
            self.items.len() - 1
        });
        if !self.by_article.contains_key(article) {
            self.by_article.insert(article.to_string(), Vec::new());
        }
        let parts = self.by_article.get_mut(article).expect("it was just put there");
        match parts.iter_mut().find(|(part, _)| *part == at) {
            Some((_, hits)) => *hits += 1,
            None => parts.push((at, 1)),
        }
    }

    /// The articles of the report as units, in their order; of those of other outlets only `against`, where one is named.
    ///
    /// # Errors
    /// A table that is not as it was made.
    pub fn units<R: Read>(&mut self, articles: &mut Reader<R>, asked: &Asked<'_>, against: Option<&str>) -> Result<Vec<Unit>, Error> {
        let mut units = Vec::new();
        while let Some(row) = articles.next_row()? {
            let article = row.text("article").to_string();
            let parts = self.by_article.remove(&article).unwrap_or_default();
            let count = Count { hits: parts.iter().map(|(_, hits)| hits).sum(), words: row.count("words")? };
            let is_target = row.text("outlet") == asked.outlet;
            if !is_target && against.is_some_and(|against| row.text("outlet") != against) {
                continue;
            }
            let about = || ArticleHits {
                article: article.clone(),
                title: row.text("title").to_string(),
                date: row.text("date").to_string(),
                date_from: row.text("date_from").to_string(),
                url: row.text("url").to_string(),
                words: count.words,
                hits: count.hits,
            };
            let about = (is_target && count.hits > 0).then(about);
            units.push(Unit { article, is_target, count, parts, about });
        }
        Ok(units)
    }
}
