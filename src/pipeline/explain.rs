//! Says what stands behind a number of a finished report: from the report's own files, never from the articles.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::corpus::digest_of;
use crate::error::Error;
use crate::findings::explain::{self, Asked, Explanation, OF_ARTICLES, OF_EVIDENCE, Offer, Told, Wanted};
use crate::pipeline::name;
use crate::pipeline::output::MANIFEST;
use crate::table::Reader;
use crate::text::VoiceGroup;

/// What somebody asks of a report.
#[derive(Debug, Clone)]
pub struct Question {
    /// The outlet.
    pub outlet: Option<String>,
    /// The category, naming set, label or term.
    pub wanted: Wanted,
    /// The voices counted.
    pub voice: VoiceGroup,
    /// Hits, articles and words listed at most.
    pub limit: usize,
}

/// What the report has to say.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The outlet or the subject was not named: what can be asked.
    Offer(Box<Offer>),
    /// What stands behind the number.
    Explanation(Box<Explanation>),
}

/// Answers a question to the report in the folder `report`.
///
/// # Errors
/// [`Error::NoReport`] for a folder that is none, or not whole; [`Error::Explain`] for a name that the report does not have; a table that is not as
/// it was made.
pub fn explain_report(report: &Path, question: &Question) -> Result<Answer, Error> {
    let report = Report::open(report)?;
    let told = Told::read(&report.shown(FINDINGS), report.reader(FINDINGS)?.take(FINDINGS_AT_MOST))?;
    let outlets = explain::outlets(&mut report.table("articles", &OF_ARTICLES)?)?;
    let outlet =
        question.outlet.as_ref().map(|name| explain::known("outlet", name, outlets.iter().map(|o| o.outlet.as_str()))).transpose()?;
    let lexicon = question.wanted.lexicon.as_ref().map(|name| explain::known("word list", name, told.lexicons())).transpose()?;
    let wanted = Wanted { lexicon: lexicon.map(str::to_string), ..question.wanted.clone() };
    let mut topics = explain::topics(&mut report.table("rates", &["lexicon", "subject", "group", "item", "hits"])?, question.voice)?;
    topics.retain(|topic| lexicon.is_none_or(|lexicon| topic.subject.lexicon == lexicon));
    let topic = explain::meant(&topics, &wanted)?;
    let only = || outlets.first().filter(|_| outlets.len() == 1).map(|only| only.outlet.as_str());
    let (Some(topic), Some(name)) = (topic, outlet.or_else(only)) else {
        let asked = (outlet, topic);
        return Ok(Answer::Offer(Box::new(Offer::new(&told.title, question.voice, outlets.clone(), &topics, asked, question.limit))));
    };
    let asked = Asked { subject: &topic.subject, outlet: name, voice: question.voice, limit: question.limit };
    let shown = |item: &str| explain::shown(&topics, &asked, item);
    let mut gathered = explain::hits(&mut report.table("evidence", &OF_EVIDENCE)?, &asked, &shown)?;
    let contrasts = explain::contrasts(&mut report.table("contrasts", &["target", "reference", "log_ratio"])?, &asked)?;
    let against = explain::other_side(&contrasts, asked.voice).filter(|other| *other != "the rest");
    let units = gathered.units(&mut report.table("articles", &OF_ARTICLES)?, &asked, against)?;
    let is_label = topic.subject.level == "label";
    let read = explain::Read {
        told: &told,
        altered: report.altered()?,
        topics: &topics,
        rate: explain::rate(&mut report.table("rates", &["rate", "words", "articles"])?, &asked)?,
        share: if is_label { explain::share(&mut report.table("shares", &["mentions", "of"])?, &asked)? } else { None },
        contrasts,
        gathered,
        units,
        outlets: outlets.len(),
    };
    Ok(Answer::Explanation(Box::new(explain::explain(&asked, read))))
}

/// What a report holds for programs.
pub(super) const FINDINGS: &str = "findings.json";
/// More than this of `findings.json` is not read.
const FINDINGS_AT_MOST: u64 = 1 << 30;
/// More than this of `manifest.json` is not read.
const MANIFEST_AT_MOST: u64 = 256 << 20;
/// The tables that are read.
const TABLES: [&str; 5] = ["articles", "evidence", "rates", "shares", "contrasts"];

/// A folder that is a report, of either kind.
pub(super) struct Place {
    place: PathBuf,
}

impl Place {
    /// Opens a folder that `compare` or `discover` wrote.
    pub(super) fn open(place: &Path) -> Result<Place, Error> {
        if !place.exists() {
            return Err(Error::NotFound { path: place.to_path_buf(), suggestion: name::meant(place) });
        }
        if let Some(missing) = [MANIFEST, FINDINGS].into_iter().find(|file| !place.join(file).is_file()) {
            return Err(Error::NoReport { path: place.to_path_buf(), problem: format!("it holds no {missing}") });
        }
        Ok(Place { place: place.to_path_buf() })
    }

    /// True for a report on discovered words.
    pub(super) fn is_discovery(&self) -> bool {
        self.place.join("tables/vocabulary.csv").is_file()
    }

    /// A file's name in messages.
    pub(super) fn shown(&self, file: &str) -> String {
        self.place.join(file).display().to_string()
    }

    /// What it holds for programs, up to a length that no report reaches.
    pub(super) fn findings(&self) -> Result<impl Read + use<>, Error> {
        Ok(open(&self.place.join(FINDINGS))?.take(FINDINGS_AT_MOST))
    }
}

/// A report's folder.
pub(super) struct Report {
    place: PathBuf,
    made: Made,
}

/// The part of the manifest that is needed.
#[derive(Deserialize)]
struct Made {
    outputs: Vec<Output>,
}

#[derive(Deserialize)]
struct Output {
    file: String,
    sha256: String,
}

impl Report {
    /// Opens a folder, when it holds what `compare` writes.
    pub(super) fn open(place: &Path) -> Result<Report, Error> {
        let no_report = |problem: String| Error::NoReport { path: place.to_path_buf(), problem };
        if !place.exists() {
            return Err(Error::NotFound { path: place.to_path_buf(), suggestion: name::meant(place) });
        }
        if !place.join(MANIFEST).is_file() {
            return Err(no_report(format!("it holds no {MANIFEST}")));
        }
        if place.join("tables/vocabulary.csv").is_file() {
            return Err(no_report("it is one of `discover`, which counts all words and tests none".to_string()));
        }
        let files = TABLES.iter().map(|table| file_of(table)).chain([FINDINGS.to_string()]);
        if let Some(missing) = files.into_iter().find(|file| !place.join(file).is_file()) {
            return Err(no_report(format!("{missing} is missing")));
        }
        let opened = open(&place.join(MANIFEST))?.take(MANIFEST_AT_MOST);
        let made = serde_json::from_reader(opened).map_err(|error| no_report(format!("its {MANIFEST} cannot be read: {error}")))?;
        Ok(Report { place: place.to_path_buf(), made })
    }

    /// A file's name in messages.
    pub(super) fn shown(&self, file: &str) -> String {
        self.place.join(file).display().to_string()
    }

    /// One of its files that is read as a whole, up to a length that no report reaches.
    pub(super) fn bounded(&self, file: &str) -> Result<impl Read + use<>, Error> {
        Ok(self.reader(file)?.take(if file == MANIFEST { MANIFEST_AT_MOST } else { FINDINGS_AT_MOST }))
    }

    fn reader(&self, file: &str) -> Result<BufReader<File>, Error> {
        open(&self.place.join(file))
    }

    /// True when it holds the table, which some reports need and others do not.
    pub(super) fn has_table(&self, table: &str) -> bool {
        self.place.join(file_of(table)).is_file()
    }

    /// One of its tables.
    pub(super) fn table(&self, table: &str, needed: &[&'static str]) -> Result<Reader<BufReader<File>>, Error> {
        let file = file_of(table);
        Ok(Reader::new(self.shown(&file), self.reader(&file)?, needed)?)
    }

    /// Files that are read here and are not what the manifest says was written.
    pub(super) fn altered(&self) -> Result<Vec<String>, Error> {
        let mut altered = Vec::new();
        for file in TABLES.iter().map(|table| file_of(table)).chain([FINDINGS.to_string()]) {
            let path = self.place.join(&file);
            let found = digest_of(self.reader(&file)?).map_err(|source| Error::Read { path, source })?;
            if !self.made.outputs.iter().any(|output| output.file == file && output.sha256 == found) {
                altered.push(file);
            }
        }
        Ok(altered)
    }
}

fn file_of(table: &str) -> String {
    format!("tables/{table}.csv")
}

fn open(path: &Path) -> Result<BufReader<File>, Error> {
    File::open(path).map(BufReader::new).map_err(|source| Error::Read { path: path.to_path_buf(), source })
}
