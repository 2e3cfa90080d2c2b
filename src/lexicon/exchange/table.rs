//! CSV: one pattern a row, in the columns of one contract; other columns are kept word for word in the note.
//!
//! `term,category,match,case,weight,alternatives,contrast_set,source,note`, of which only `term` is needed. Several categories or
//! alternatives stand in a cell with `|` between them. Two further columns make naming sets possible: `kind`, and `entry`, which joins rows.

use std::collections::HashMap;

use super::Exported;
use super::draft::{Draft, Found};
use super::error::Error;
use super::loss::Loss;
use super::outgoing::{Holds, Row, rows};
use super::pattern::{Wildcards, checked};
use crate::lexicon::model::{Alternative, Case, LabelKind, Lexicon, Style};

/// The columns in the order in which they are written.
const COLUMNS: [&str; 11] =
    ["term", "category", "match", "case", "weight", "alternatives", "contrast_set", "source", "note", "entry", "kind"];
/// More columns than a word list has categories.
const MOST_COLUMNS: usize = 2_000;

/// The sign between the cells of the first line.
pub(super) fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|b| *b == sign).count();
    [b'\t', b';', b','].into_iter().max_by_key(|&sign| count(sign)).unwrap_or(b',')
}

/// The rows of a table, each as wide as its first line.
pub(super) struct Rows<'t> {
    pub header: Vec<String>,
    records: csv::StringRecordsIntoIter<&'t [u8]>,
}

impl<'t> Rows<'t> {
    /// A table whose first line names the columns.
    pub(super) fn of(text: &'t str, delimiter: u8, draft: &Draft) -> Result<Rows<'t>, Error> {
        // A mark that is never closed would make one cell of all that follows.
        if let Some(line) = unclosed(text) {
            return Err(draft.syntax(line, "the quotation mark is not closed; write one inside a cell twice, as \"\""));
        }
        let reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut rows = Rows { header: Vec::new(), records: reader.into_records() };
        match rows.record(draft)? {
            Some((line, header)) if header.len() > MOST_COLUMNS => {
                Err(draft.syntax(line, format!("the table has more than {MOST_COLUMNS} columns; split it")))
            }
            Some((_, header)) => Ok(Rows { header, ..rows }),
            None => Err(draft.syntax(1, "the table is empty; name its columns in the first line")),
        }
    }

    /// The next row with its line; every cell without the spaces around it.
    pub(super) fn next(&mut self, draft: &Draft) -> Result<Option<(usize, Vec<String>)>, Error> {
        while let Some((line, mut cells)) = self.record(draft)? {
            let (is, wanted) = (cells.len(), self.header.len());
            if is > wanted && cells[wanted..].iter().any(|cell| !cell.is_empty()) {
                return Err(
                    draft.syntax(line, format!("the row has {is} cells for {wanted} columns; put a cell with a comma in quotation marks"))
                );
            }
            if cells.iter().any(|cell| !cell.is_empty()) {
                cells.resize(wanted, String::new());
                return Ok(Some((line, cells)));
            }
        }
        Ok(None)
    }

    fn record(&mut self, draft: &Draft) -> Result<Option<(usize, Vec<String>)>, Error> {
        let Some(record) = self.records.next() else { return Ok(None) };
        let record =
            record.map_err(|error| draft.syntax(error.position().map_or(1, |at| at.line() as usize), format!("is no table: {error}")))?;
        let line = record.position().map_or(1, |at| at.line() as usize);
        Ok(Some((line, record.iter().map(str::to_string).collect())))
    }
}

/// The line of a quotation mark that nothing closes.
fn unclosed(text: &str) -> Option<usize> {
    let mut open = None;
    for (line, content) in text.lines().enumerate() {
        if content.bytes().filter(|b| *b == b'"').count() % 2 == 1 {
            open = if open.is_some() { None } else { Some(line + 1) };
        }
    }
    open
}

/// A line of a table.
pub(super) fn cell_line(cells: impl Iterator<Item = String>) -> String {
    let quoted = |cell: String| match cell.contains(['"', ',', '\n', '\r']) || cell.trim() != cell {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    };
    cells.map(quoted).collect::<Vec<_>>().join(",") + "\n"
}

/// Reads the rows; those with one `entry` in one place become one entry.
pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Error> {
    let mut rows = Rows::of(text, delimiter(text), draft)?;
    let names: Vec<String> = rows.header.iter().map(|name| name.to_lowercase()).collect();
    for (at, name) in names.iter().enumerate() {
        if names[..at].contains(name) {
            return Err(draft.syntax(1, format!("two columns are called `{name}`; rename one")));
        }
    }
    if !names.iter().any(|name| name == "term") {
        return Err(draft.syntax(1, format!("no column is called `term`; the columns are {}", COLUMNS.join(", "))));
    }
    let mut joined: Vec<Joined> = Vec::new();
    let mut places: HashMap<(String, String, bool), usize> = HashMap::new();
    while let Some((line, cells)) = rows.next(draft)? {
        let cells = Cells { line, names: &names, cells: &cells };
        let Some(row) = cells.row(draft)? else { continue };
        let key = (row.set.clone().unwrap_or_default(), row.found.name.clone().unwrap_or_default(), row.kind.is_some());
        match places.get(&key) {
            Some(&at) if !key.1.is_empty() => joined[at].take(row, draft)?,
            _ => {
                places.insert(key, joined.len());
                joined.push(row);
            }
        }
    }
    for Joined { found, set, kind } in joined {
        match (set, kind) {
            (Some(set), Some(kind)) => draft.label(&set, found, kind),
            _ => draft.term(found)?,
        }
    }
    Ok(())
}

/// An entry as one or more rows give it.
struct Joined {
    found: Found,
    set: Option<String>,
    kind: Option<LabelKind>,
}

impl Joined {
    fn take(&mut self, row: Joined, draft: &mut Draft) -> Result<(), Error> {
        let line = row.found.lines[0];
        let name = self.found.name.clone().unwrap_or_default();
        if (row.found.style, row.found.case, row.kind) != (self.found.style, self.found.case, self.kind) {
            return Err(
                draft.syntax(line, format!("the entry `{name}` has another match, case or kind above; give the row an entry of its own"))
            );
        }
        for pattern in row.found.patterns {
            if self.found.patterns.contains(&pattern) {
                draft.losses.add(Loss::Duplicate, line, pattern);
            } else {
                self.found.patterns.push(pattern);
            }
        }
        self.found.lines.push(line);
        let new = row.found.categories.into_iter().filter(|category| !self.found.categories.contains(category));
        self.found.categories.extend(new.collect::<Vec<_>>());
        let new = row.found.others_write.into_iter().filter(|other| !self.found.others_write.contains(other));
        self.found.others_write.extend(new.collect::<Vec<_>>());
        let new = row.found.said.into_iter().filter(|said| !self.found.said.contains(said));
        self.found.said.extend(new.collect::<Vec<_>>());
        Ok(())
    }
}

/// A row with the names of its columns.
struct Cells<'c> {
    line: usize,
    names: &'c [String],
    cells: &'c [String],
}

impl Cells<'_> {
    fn get(&self, name: &str) -> &str {
        self.names.iter().position(|known| known == name).map_or("", |at| self.cells[at].as_str())
    }

    fn parts(&self, name: &str) -> Vec<String> {
        self.get(name).split('|').map(str::trim).filter(|part| !part.is_empty()).map(str::to_string).collect()
    }

    fn row(&self, draft: &mut Draft) -> Result<Option<Joined>, Error> {
        let style = match self.get("match").to_lowercase().as_str() {
            "" | "glob" => Style::Glob,
            "fixed" => Style::Fixed,
            "regex" => Style::Regex,
            other => return Err(draft.syntax(self.line, format!("`match` is glob, fixed or regex, and not `{other}`"))),
        };
        let case = match self.get("case").to_lowercase().as_str() {
            "" | "fold" => Case::Fold,
            "exact" => Case::Exact,
            other => return Err(draft.syntax(self.line, format!("`case` is fold or exact, and not `{other}`"))),
        };
        let kind = match self.get("kind").to_lowercase().as_str() {
            "" => None,
            given => match LabelKind::ALL.into_iter().find(|kind| kind.key() == given) {
                None => return Err(draft.syntax(self.line, format!("`kind` is name, description or disputed, and not `{given}`"))),
                kind => kind,
            },
        };
        let term = self.get("term");
        let Some(pattern) = self.pattern(term, style, draft)? else { return Ok(None) };
        if !self.get("weight").is_empty() {
            draft.losses.add(Loss::Weight, self.line, format!("{term}: {}", self.get("weight")));
        }
        let set = Some(self.get("contrast_set").to_string()).filter(|set| !set.is_empty());
        // What sort of word a label is has to be judged by somebody; without it the set is only a category.
        let mut groups = self.parts("category");
        if let (Some(set), None) = (&set, kind) {
            draft.losses.add(Loss::Naming, self.line, format!("{set}: {term} (a naming set needs a column `kind`)"));
            groups.push(set.clone());
        }
        if groups.is_empty() && !(set.is_some() && kind.is_some()) {
            groups.push(draft.stem());
        }
        let mut categories = Vec::new();
        for group in groups {
            let category = draft.category(self.line, &[group], None)?;
            if !categories.contains(&category) {
                categories.push(category);
            }
        }
        let found = Found {
            name: Some(self.get("entry").to_string()).filter(|name| !name.is_empty()),
            style,
            case,
            others_write: self.alternatives(draft),
            said: self.said(),
            categories,
            ..Found::globs(self.line, vec![pattern], 0)
        };
        Ok(Some(Joined { found, set, kind }))
    }

    fn pattern(&self, term: &str, style: Style, draft: &mut Draft) -> Result<Option<String>, Error> {
        if style == Style::Regex {
            let is_expression = term.split_whitespace().all(|part| regex::Regex::new(part).is_ok());
            if !is_expression || !term.contains(char::is_alphanumeric) {
                return Err(
                    draft.syntax(self.line, format!("`{term}` is no regular expression for a word, or for words with spaces between them"))
                );
            }
            return Ok(Some(term.to_string()));
        }
        match checked(term, if style == Style::Fixed { Wildcards::None } else { Wildcards::StarAndQuestion }) {
            Ok(pattern) => Ok(Some(pattern)),
            Err(loss) => {
                draft.losses.add(loss, self.line, term);
                Ok(None)
            }
        }
    }

    fn alternatives(&self, draft: &mut Draft) -> Vec<Alternative> {
        let mut found = Vec::new();
        for text in self.parts("alternatives") {
            draft.losses.add(Loss::Alternative, self.line, &text);
            let why = format!("Given in {} as an alternative; no reason is given there.", draft.file());
            found.push(Alternative { text, why });
        }
        found
    }

    /// The note, the source, and columns that the contract does not know, word for word.
    fn said(&self) -> Vec<String> {
        let mut said: Vec<String> = Some(self.get("note").to_string()).filter(|note| !note.is_empty()).into_iter().collect();
        if !self.get("source").is_empty() {
            said.push(format!("Its source: {}", self.get("source")));
        }
        for (name, cell) in self.names.iter().zip(self.cells).filter(|(name, cell)| !COLUMNS.contains(&name.as_str()) && !cell.is_empty()) {
            said.push(format!("{name}: {cell}"));
        }
        said
    }
}

/// Writes a row for each pattern.
pub(super) fn write(lexicon: &Lexicon) -> Exported {
    let holds = Holds {
        wildcards: Wildcards::StarAndQuestion,
        exact_case: true,
        regex: true,
        notes: true,
        alternatives: true,
        naming: true,
        many_patterns: true,
        ..Holds::PATTERNS
    };
    let (rows, mut losses) = rows(lexicon, holds);
    let mut text = cell_line(COLUMNS.into_iter().map(str::to_string));
    let mut patterns = 0;
    for row in &rows {
        for other in &row.entry.others_write {
            let loss = if other.text.contains('|') { Loss::AlternativeForm } else { Loss::Why };
            losses.add(loss, 0, format!("{}: {}", other.text, other.why));
        }
        patterns += row.patterns.len();
        row.patterns.iter().for_each(|pattern| text.push_str(&cell_line(cells(row, pattern).into_iter())));
    }
    Exported { text, patterns, losses }
}

fn cells(row: &Row, pattern: &str) -> [String; 11] {
    let entry = row.entry;
    let style = match entry.style {
        Style::Glob => "glob",
        Style::Fixed => "fixed",
        Style::Regex => "regex",
    };
    let groups = row.groups.join("|");
    let (category, set) = if row.kind.is_some() { (String::new(), groups) } else { (groups, String::new()) };
    [
        pattern.to_string(),
        category,
        style.to_string(),
        if entry.case == Case::Exact { "exact" } else { "fold" }.to_string(),
        String::new(),
        entry.others_write.iter().map(|other| other.text.as_str()).filter(|text| !text.contains('|')).collect::<Vec<_>>().join("|"),
        set,
        String::new(),
        entry.note.clone(),
        entry.id.clone(),
        row.kind.map_or(String::new(), |kind| kind.key().to_string()),
    ]
}
