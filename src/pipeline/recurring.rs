//! Lines that recur on an outlet's pages: finds them for a person to look at, and reads the list that the person gives back.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use crate::corpus::digest;
use crate::error::Error;
use crate::pipeline::input::Input;
use crate::table::neutralise;
use crate::text::{self, Recurring, Role, tidy};

/// Lines to set aside, as somebody has told them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SetAside {
    /// The lines.
    pub lines: Recurring,
    /// SHA-256 of the file they come from, for the manifest.
    pub digest: Option<String>,
}

/// A line that recurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecurringLine {
    /// The outlet.
    pub outlet: String,
    /// The line, without differences in its spacing.
    pub line: String,
    /// How many of the outlet's articles hold it.
    pub articles: usize,
    /// How many articles the outlet has.
    pub of: usize,
}

/// Fewer articles than this hold no line that recurs.
const ARTICLES_AT_LEAST: usize = 3;
/// A line recurs when it stands in at least one of so many articles.
const ONE_IN: usize = 5;
/// Longer lines are paragraphs.
const BYTES_AT_MOST: usize = 400;

impl SetAside {
    /// Reads a list: CSV with the columns `outlet` and `line`, and `role` (byline, dateline, caption, boilerplate), which may be left out.
    ///
    /// # Errors
    /// A file that cannot be read, a missing column, an unknown role; with the line of the file.
    pub fn open(path: &Path) -> Result<SetAside, Error> {
        let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.to_path_buf(), source })?;
        let wrong = |line: u64, problem: String| Error::SetAside { path: path.to_path_buf(), line, problem };
        // The reader counts a line too few behind line ends of Windows.
        let table = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let header = reader.headers().map_err(|e| wrong(1, e.to_string()))?.clone();
        let column = |name: &str| header.iter().position(|cell| cell.trim_start_matches('\u{feff}').trim() == name);
        let needed =
            |name: &str| column(name).ok_or_else(|| wrong(1, format!("there is no column `{name}`; the columns are outlet, line, role")));
        let (outlet, line, role) = (needed("outlet")?, needed("line")?, column("role"));
        let mut lines = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|e| wrong(e.position().map_or(0, csv::Position::line), e.to_string()))?;
            let at = record.position().map_or(0, csv::Position::line);
            let cell = |index: usize| record.get(index).unwrap_or_default();
            let key = role.map(cell).filter(|key| !key.is_empty()).unwrap_or(Role::Boilerplate.key());
            let role = Role::ALL.into_iter().find(|role| role.key() == key);
            let role = role.ok_or_else(|| wrong(at, format!("unknown role `{key}`; roles are byline, dateline, caption, boilerplate")))?;
            // The apostrophe that keeps a spreadsheet from running a cell is not part of the line.
            let plain = |cell: &str| cell.strip_prefix('\'').filter(|rest| neutralise(rest) != *rest).unwrap_or(cell).to_string();
            lines.push((plain(cell(outlet)), plain(cell(line)), role));
        }
        Ok(SetAside { lines: Recurring::new(lines), digest: Some(digest(&bytes)) })
    }
}

/// The lines that recur in each outlet's articles and are not set aside already, most frequent first.
///
/// # Errors
/// A table of articles that is wrong as a whole.
pub fn learn(input: &Input, known: &Recurring) -> Result<Vec<RecurringLine>, Error> {
    let mut outlets: BTreeMap<String, (usize, BTreeMap<String, usize>)> = BTreeMap::new();
    for entry in input.entries() {
        let Some(article) = entry?.article else { continue };
        let document = text::read_with(&article.text, article.headline, &article.outlet, known);
        let set_aside: HashSet<String> = document.set_aside.iter().map(|aside| tidy(aside.span.of(&article.text))).collect();
        let (articles, lines) = outlets.entry(article.outlet.clone()).or_default();
        *articles += 1;
        let distinct: HashSet<String> =
            article.text.lines().filter(|line| line.len() <= BYTES_AT_MOST).map(tidy).filter(|line| !line.is_empty()).collect();
        for line in distinct.into_iter().filter(|line| !set_aside.contains(line)) {
            *lines.entry(line).or_default() += 1;
        }
    }
    let mut found = Vec::new();
    for (outlet, (of, lines)) in outlets {
        let recurs = |(_, articles): &(String, usize)| *articles >= ARTICLES_AT_LEAST && articles * ONE_IN >= of;
        found.extend(lines.into_iter().filter(recurs).map(|(line, articles)| RecurringLine { outlet: outlet.clone(), line, articles, of }));
    }
    found.sort_by(|a, b| a.outlet.cmp(&b.outlet).then(b.articles.cmp(&a.articles)).then(a.line.cmp(&b.line)));
    Ok(found)
}

/// The lines as CSV, to be looked at and given back.
pub fn recurring_csv(lines: &[RecurringLine]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = ["outlet", "line", "role", "articles", "of"].map(str::to_string);
    let row = |l: &RecurringLine| {
        [neutralise(&l.outlet), neutralise(&l.line), Role::Boilerplate.key().to_string(), l.articles.to_string(), l.of.to_string()]
    };
    for row in std::iter::once(header).chain(lines.iter().map(row)) {
        writer.write_record(row).expect("a vector takes every byte");
    }
    String::from_utf8(writer.into_inner().expect("a vector takes every byte")).expect("the cells are text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_page_is_found_looked_at_and_set_aside() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("news");
        std::fs::create_dir_all(folder.join("Daily")).unwrap();
        for day in ["Monday", "Tuesday", "Friday"] {
            let text =
                format!("The town falls on {day}\n\nThe army left the town on {day}, and nobody was hurt.\n\n=Daily  News since 1901\n");
            std::fs::write(folder.join("Daily").join(format!("{day}.txt")), text).unwrap();
        }
        let input = Input::open(&[folder]).unwrap();
        let lines = learn(&input, &Recurring::default()).unwrap();
        let expected = RecurringLine { outlet: "Daily".into(), line: "=Daily News since 1901".into(), articles: 3, of: 3 };
        assert_eq!(lines, [expected]);
        let file = home.path().join("lines.csv");
        std::fs::write(&file, recurring_csv(&lines)).unwrap();
        let told = SetAside::open(&file).unwrap();
        assert_eq!(told.lines.role_of("Daily", "=Daily News  since 1901"), Some(Role::Boilerplate));
        assert!(learn(&input, &told.lines).unwrap().is_empty());
    }

    #[test]
    fn an_unknown_role_is_named_with_its_line() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("lines.csv");
        std::fs::write(&file, "outlet,line,role\r\nDaily,Since 1901,footer\r\n").unwrap();
        let error = SetAside::open(&file).unwrap_err().to_string();
        assert!(error.contains("lines.csv:2: unknown role `footer`"), "{error}");
    }
}
