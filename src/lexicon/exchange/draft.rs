//! A lexicon in the making: what the readers of the formats hand in, piece by piece.
//!
//! A pattern that several categories list is one term in all of them, and nothing that was handed in is dropped without a word.

use std::collections::HashMap;
use std::path::Path;

use super::error::Error;
use super::loss::{Loss, Losses, harmless};
use super::pattern::{Wildcards, checked};
use super::{Format, Options};
use crate::lexicon::model::{Alternative, Case, Category, Entry, Header, Label, LabelKind, Lexicon, NamingSet, Scope, Style, Term};

/// More entries than any word list has; the largest tables of word scores hold some hundred thousand.
const MOST_ENTRIES: usize = 200_000;
/// Categories within categories. Lists in use go to some five.
pub(super) const DEEPEST: usize = 32;
/// More categories than any word list has; LIWC has some hundred.
const MOST_CATEGORIES: usize = 10_000;

/// A lexicon in the making.
pub(super) struct Draft<'a> {
    file: &'a str,
    categories: Vec<Category>,
    by_path: HashMap<Vec<String>, usize>,
    group_ids: Taken,
    terms: Vec<Found>,
    by_pattern: HashMap<(String, Style, Case), usize>,
    sets: Vec<(String, Vec<(Found, LabelKind)>)>,
    /// What could not be carried so far.
    pub losses: Losses,
}

/// An entry as a reader found it.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The lines it stands on.
    pub lines: Vec<usize>,
    /// Its name, where the format gives one.
    pub name: Option<String>,
    /// What is looked for, ready to load.
    pub patterns: Vec<String>,
    pub style: Style,
    pub case: Case,
    pub others_write: Vec<Alternative>,
    /// Sentences for its note.
    pub said: Vec<String>,
    /// Its categories, as [`Draft::category`] numbers them.
    pub categories: Vec<usize>,
}

impl Found {
    /// Patterns with wildcards, in any case.
    pub(super) fn globs(line: usize, patterns: Vec<String>, category: usize) -> Found {
        Found {
            lines: vec![line],
            name: None,
            patterns,
            style: Style::Glob,
            case: Case::Fold,
            others_write: Vec::new(),
            said: Vec::new(),
            categories: vec![category],
        }
    }
}

impl<'a> Draft<'a> {
    pub(super) fn new(file: &'a str, losses: Losses) -> Draft<'a> {
        Draft {
            file,
            categories: Vec::new(),
            by_path: HashMap::new(),
            group_ids: Taken::default(),
            terms: Vec::new(),
            by_pattern: HashMap::new(),
            sets: Vec::new(),
            losses,
        }
    }

    /// The file's name, without its folder.
    pub(super) fn file(&self) -> String {
        shown(self.file)
    }

    /// The file's name without its folder and ending.
    pub(super) fn stem(&self) -> String {
        stem(self.file)
    }

    /// A broken rule of the format.
    pub(super) fn syntax(&self, line: usize, problem: impl Into<String>) -> Error {
        let problem = problem.into().chars().map(harmless).collect();
        Error::Syntax { file: self.file.to_string(), line, problem }
    }

    /// The number of the category at `path`, from the outermost name to its own; made when it is new.
    pub(super) fn category(&mut self, line: usize, path: &[String], about: Option<&str>) -> Result<usize, Error> {
        if let Some(&known) = self.by_path.get(path) {
            return Ok(known);
        }
        if path.len() > DEEPEST {
            return Err(self.syntax(line, format!("nests more than {DEEPEST} levels; no word list does")));
        }
        if self.categories.len() >= MOST_CATEGORIES {
            return Err(self.syntax(line, format!("lists more than {MOST_CATEGORIES} categories; split it")));
        }
        let name = path.join(".");
        let plain: Vec<String> = path.iter().map(|part| plain_id(part, "category")).collect();
        let id = self.group_ids.unique(&plain.join("."));
        if path.len() > 1 {
            self.losses.add(Loss::Nested, line, &name);
        }
        if id != name {
            self.losses.add(Loss::Renamed, line, format!("{name} is {id}"));
        }
        let about = about.map(str::trim).filter(|about| !about.is_empty()).map_or(name, str::to_string);
        self.categories.push(Category { id, about });
        self.by_path.insert(path.to_vec(), self.categories.len() - 1);
        Ok(self.categories.len() - 1)
    }

    /// Adds a pattern of a format that knows nothing but patterns.
    pub(super) fn pattern(&mut self, line: usize, pattern: &str, wildcards: Wildcards, category: usize) -> Result<(), Error> {
        let pattern = self.unquoted(line, pattern);
        match checked(pattern, wildcards) {
            Ok(pattern) => self.term(Found::globs(line, vec![pattern], category)),
            Err(loss) => {
                self.losses.add(loss, line, pattern);
                Ok(())
            }
        }
    }

    /// An entry without the quotation marks that spreadsheets put around it.
    fn unquoted<'p>(&mut self, line: usize, pattern: &'p str) -> &'p str {
        let pattern = pattern.trim();
        match pattern.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(inner) if !inner.contains('"') => {
                self.losses.add(Loss::Quotes, line, pattern);
                inner.trim()
            }
            _ => pattern,
        }
    }

    /// Adds a term whose patterns were checked; one that is there already gets the further categories.
    pub(super) fn term(&mut self, found: Found) -> Result<(), Error> {
        let line = found.lines.first().copied().unwrap_or(0);
        if self.terms.len() >= MOST_ENTRIES {
            return Err(Error::TooMany { file: self.file.to_string(), line, most: MOST_ENTRIES });
        }
        for pattern in &found.patterns {
            if looks_converted(pattern) {
                self.losses.add(Loss::LooksConverted, line, pattern);
            }
        }
        let is_simple = found.name.is_none() && found.others_write.is_empty() && found.said.is_empty();
        let [pattern] = found.patterns.as_slice() else {
            self.terms.push(found);
            return Ok(());
        };
        if !is_simple {
            self.terms.push(found);
            return Ok(());
        }
        let same = if found.case == Case::Fold { pattern.to_lowercase() } else { pattern.clone() };
        match self.by_pattern.get(&(same.clone(), found.style, found.case)) {
            None => {
                self.by_pattern.insert((same, found.style, found.case), self.terms.len());
                self.terms.push(found);
            }
            Some(&known) => {
                let known = &mut self.terms[known];
                known.lines.extend(found.lines);
                for category in found.categories {
                    if known.categories.contains(&category) {
                        self.losses.add(Loss::Duplicate, line, pattern);
                    } else {
                        known.categories.push(category);
                    }
                }
            }
        }
        Ok(())
    }

    /// Adds a label of a naming set.
    pub(super) fn label(&mut self, set: &str, found: Found, kind: LabelKind) {
        let at = self.sets.iter().position(|(name, _)| name == set).unwrap_or_else(|| {
            self.sets.push((set.to_string(), Vec::new()));
            self.sets.len() - 1
        });
        self.sets[at].1.push((found, kind));
    }

    /// The lexicon, under the head that `options` gives it.
    pub(super) fn finish(mut self, format: Format, options: &Options) -> Result<(Lexicon, Losses), Error> {
        self.report_overlaps();
        let refused = self.losses.refused();
        if !refused.is_empty() && !options.allow_loss {
            return Err(Error::Refused { file: self.file.to_string(), format, losses: refused });
        }
        if self.terms.is_empty() && self.sets.is_empty() {
            return Err(Error::Empty { file: self.file.to_string(), losses: self.losses });
        }
        let header = self.header(format, options);
        let mut taken = Taken::default();
        let mut terms = Vec::with_capacity(self.terms.len());
        for found in std::mem::take(&mut self.terms) {
            let categories = found.categories.iter().map(|&at| self.categories[at].id.clone()).collect();
            terms.push(Term { categories, entry: self.entry(found, &mut taken) });
        }
        let mut namings = Vec::new();
        for (name, labels) in std::mem::take(&mut self.sets) {
            let mut taken = Taken::default();
            let labels = labels.into_iter().map(|(found, kind)| Label { entry: self.entry(found, &mut taken), kind }).collect();
            let id = self.group_ids.unique(&plain_id(&name, "naming"));
            namings.push(NamingSet { id, about: name, near: Vec::new(), scope: Scope::Article, labels });
        }
        let lexicon = Lexicon { header, categories: self.categories, terms, namings, digest: String::new() };
        Ok((lexicon, self.losses))
    }

    fn entry(&self, found: Found, taken: &mut Taken) -> Entry {
        let show = found.name.unwrap_or_else(|| found.patterns[0].clone());
        let lines: Vec<String> = found.lines.iter().take(5).map(usize::to_string).collect();
        let lines = lines.join(", ") + if found.lines.len() > 5 { " and more" } else { "" };
        let word = if found.lines.len() > 1 { "lines" } else { "line" };
        let mut note = format!("Imported from {}, {word} {lines}.", shown(self.file));
        for said in &found.said {
            // What a person wrote need not end like a sentence.
            if !note.ends_with(['.', '!', '?', '…']) {
                note.push('.');
            }
            note.push_str(&format!(" {said}"));
        }
        Entry {
            id: taken.unique(&plain_id(&show, "entry")),
            show,
            patterns: found.patterns,
            style: found.style,
            case: found.case,
            gap: 0,
            except: Vec::new(),
            guard: None,
            others_write: found.others_write,
            note,
            side: String::new(),
            broad: String::new(),
            hit: Vec::new(),
            miss: Vec::new(),
        }
    }

    fn header(&self, format: Format, options: &Options) -> Header {
        let file = shown(self.file);
        let or = |given: &Option<String>, default: String| given.clone().filter(|given| !given.trim().is_empty()).unwrap_or(default);
        Header {
            id: or(&options.id, plain_id(&self.stem(), "imported")),
            title: or(&options.title, self.stem()),
            language: or(&options.language, "en".to_string()),
            version: or(&options.version, "unstated".to_string()),
            licence: or(&options.licence, format!("Not stated in {file}; ask who made the list before you pass it on")),
            source: or(&options.source, format!("Imported from {file} ({format})")),
            limits: or(&options.limits, format!("Not stated in {file}; no sentence says what an entry should find and what not")),
        }
    }

    /// Says which entries a wildcard of the list finds as well, since other programs take only one of the two.
    fn report_overlaps(&mut self) {
        let mut single: Vec<(&str, usize)> = Vec::new();
        for found in &self.terms {
            for pattern in found.patterns.iter().filter(|p| found.style == Style::Glob && !p.contains([' ', '?'])) {
                single.push((pattern, found.lines[0]));
            }
        }
        single.sort_unstable();
        let mut overlaps = Vec::new();
        for &(pattern, _) in &single {
            let Some(stem) = pattern.strip_suffix('*').filter(|stem| !stem.is_empty() && !stem.contains('*')) else { continue };
            let from = single.partition_point(|(other, _)| *other < stem);
            // A hostile list could hold as many pairs as the square of its entries.
            for &(other, line) in single[from..].iter().take_while(|(other, _)| other.starts_with(stem)).take(100) {
                if other != pattern {
                    overlaps.push((line, format!("{other} and {pattern}")));
                }
            }
        }
        overlaps.sort();
        overlaps.iter().for_each(|(line, what)| self.losses.add(Loss::Overlap, *line, what));
    }
}

/// True for what spreadsheets and readers of YAML take for something else than a word.
fn looks_converted(pattern: &str) -> bool {
    pattern.parse::<f64>().is_ok()
        || pattern.starts_with("0x")
        || matches!(pattern.to_lowercase().as_str(), "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n" | "null" | "nan" | "na")
}

/// A file's name without its folder and ending.
fn stem(file: &str) -> String {
    Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_else(|| "imported".to_string())
}

/// A file's name without its folder, which is nobody's business but the reader's.
fn shown(file: &str) -> String {
    Path::new(file).file_name().map_or_else(|| file.to_string(), |name| name.to_string_lossy().into_owned())
}

/// `name` with hyphens for what an id cannot hold.
fn plain_id(name: &str, otherwise: &str) -> String {
    let held = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let parts: Vec<&str> = name.split(|c: char| !held(c)).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { otherwise.to_string() } else { parts.join("-") }
}

/// Ids that are given away.
#[derive(Default)]
struct Taken(HashMap<String, usize>);

impl Taken {
    /// `wanted`, with a number when it is taken.
    fn unique(&mut self, wanted: &str) -> String {
        let mut number = self.0.get(wanted).copied().unwrap_or(0);
        loop {
            number += 1;
            let id = if number == 1 { wanted.to_string() } else { format!("{wanted}-{number}") };
            if number == 1 || !self.0.contains_key(&id) {
                self.0.insert(wanted.to_string(), number);
                self.0.entry(id.clone()).or_insert(1);
                return id;
            }
        }
    }
}
