//! Reads `articles.csv`, the list of what a folder holds.
//!
//! A person writes this table, and a slip in it would lose metadata without a trace, so it is read strictly: what is not understood stops
//! the run and is named with its line.

use super::columns::Clash;
use super::decode::Decoder;
use super::delimited::{Outcome, Records, delimiter};
use super::{Column, Columns, Error, Metadata};

/// A line of `articles.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The line in the table, counted from 1.
    pub line: usize,
    /// The file, relative to the folder of the table, with `/` between folders.
    pub file: String,
    /// What is known of the article.
    pub metadata: Metadata,
}

/// The lines of an `articles.csv`, called `name` in errors. Empty lines are passed over; a table without lines gives an empty list.
///
/// # Errors
/// Any column, date or file name that is not understood; see [`Error`].
pub fn articles_csv(name: &str, bytes: &[u8]) -> Result<Vec<Listed>, Error> {
    let table = Decoder::new().file(bytes);
    let mut records = Records::new(table.text.as_bytes(), delimiter(table.text.as_bytes()), usize::MAX);
    let mut columns: Option<Vec<Column>> = None;
    let mut listed = Vec::new();
    while let Some(outcome) = records.advance().map_err(|source| Error::Read { file: name.into(), source })? {
        let row = |problem: &str| Error::Row { file: name.into(), line: records.first_line(), problem: problem.into() };
        if outcome != Outcome::Whole {
            return Err(row("a quote opened on this line is never closed; close it"));
        }
        let fields: Vec<_> = records.fields().map(String::from_utf8_lossy).collect();
        match &columns {
            None => columns = Some(header(name, &fields)?),
            Some(_) if fields.iter().all(|f| f.trim().is_empty()) => {}
            Some(columns) if fields.len() > columns.len() => {
                let problem = format!("{} fields under {} columns; put quotes around a field with a comma", fields.len(), columns.len());
                return Err(row(&problem));
            }
            Some(columns) => {
                let mut entry = Listed { line: records.first_line(), file: String::new(), metadata: Metadata::default() };
                for (column, value) in columns.iter().zip(&fields) {
                    if *column == Column::File {
                        entry.file = inside(value).map_err(|problem| row(&problem))?;
                    }
                    entry.metadata.set(*column, value).map_err(|source| Error::Field { file: name.into(), line: entry.line, source })?;
                }
                if entry.file.is_empty() {
                    return Err(row("no file is named; name it or remove the line"));
                }
                listed.push(entry);
            }
        }
    }
    if columns.is_none() {
        return Err(Error::NoFileColumn { file: name.into(), found: "an empty file".into() });
    }
    Ok(listed)
}

/// False for a table that bears the name `articles.csv` and holds the articles themselves. `head` is its first lines.
pub fn lists_files(head: &[u8]) -> bool {
    let table = Decoder::new().file(head);
    let mut records = Records::new(table.text.as_bytes(), delimiter(table.text.as_bytes()), usize::MAX);
    let Ok(Some(_)) = records.advance() else { return true };
    let names: Vec<_> = records.fields().map(String::from_utf8_lossy).collect();
    let has = |column| Columns::default().assign(&names).map_or(true, |columns| columns.contains(&Some(column)));
    has(Column::File) || !has(Column::Text)
}

fn header<S: AsRef<str>>(name: &str, names: &[S]) -> Result<Vec<Column>, Error> {
    let mut columns = Vec::new();
    for column in names.iter().map(AsRef::as_ref) {
        let Some(known) = Column::named(column).filter(|c| c.is_listed()) else {
            let (column, suggestion) = (column.to_owned(), Column::meant(column));
            return Err(Error::UnknownColumn { file: name.into(), column, suggestion, known: Column::listed_keys() });
        };
        columns.push(known);
    }
    Columns::default().assign(names).map_err(|Clash { column, names }| Error::Clash { file: name.into(), names, column: column.key() })?;
    if !columns.contains(&Column::File) {
        let found = names.iter().map(|n| n.as_ref().trim()).collect::<Vec<_>>().join(", ");
        return Err(Error::NoFileColumn { file: name.into(), found });
    }
    Ok(columns)
}

/// The path in its one spelling. A corpus holds its own files, so that it can be moved and checked as a whole.
fn inside(value: &str) -> Result<String, String> {
    let path = value.trim().replace('\\', "/");
    let parts: Vec<&str> = path.split('/').filter(|p| !p.is_empty() && *p != ".").collect();
    let leaves = path.starts_with('/') || parts.contains(&"..") || parts.first().is_some_and(|p| p.ends_with(':'));
    if leaves { Err(format!("file {value:?} lies outside the folder; copy it in")) } else { Ok(parts.join("/")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn message(table: &str) -> String {
        articles_csv("articles.csv", table.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn a_line_names_a_file_and_what_is_known_of_it() {
        let table = "\u{FEFF}File;Outlet;date\r\n.\\bbc\\a.txt;\"BBC; World\";8 December 2024\r\n;;\r\nb.txt\r\n";
        let listed = articles_csv("articles.csv", table.as_bytes()).unwrap();
        assert_eq!((listed[0].line, listed[0].file.as_str()), (2, "bbc/a.txt"));
        assert_eq!(listed[0].metadata.outlet.as_deref(), Some("BBC; World"));
        assert_eq!(listed[0].metadata.published, Some(date(2024, 12, 8)));
        assert_eq!((listed[1].line, listed.len()), (4, 2));
    }

    #[test]
    fn a_slip_in_a_columns_name_is_named_with_what_was_meant() {
        assert_eq!(
            message("file,oulet\na.txt,A\n"),
            "articles.csv: unknown column \"oulet\"; did you mean \"outlet\"? the columns are file, outlet, title, date, date_from, url, \
             story, language, id"
        );
        assert!(message("file,text\n").starts_with("articles.csv: unknown column \"text\"; "));
        assert_eq!(message("outlet,date\n"), "articles.csv: no column \"file\" that names the articles; found outlet, date");
    }

    #[test]
    fn a_date_that_is_none_is_named_with_its_line() {
        let expected = "articles.csv:3: date \"2024-13-40\" is no date; write it as 2024-12-08";
        assert_eq!(message("file,date\na.txt,2024-12-08\nb.txt,2024-13-40\n"), expected);
        assert!(message("file,date\na.txt,03/04/2021\n").contains("could be 2021-04-03 or 2021-03-04"));
    }

    #[test]
    fn a_file_outside_the_folder_is_refused() {
        for path in ["../a.txt", "/etc/passwd", "C:\\a.txt", "b/../../a.txt"] {
            assert!(message(&format!("file\n{path}\n")).contains("lies outside the folder"), "{path}");
        }
    }

    #[test]
    fn rows_that_cannot_be_used_stop_the_run() {
        assert!(message("file,outlet\na.txt,A,B\n").starts_with("articles.csv:2: 3 fields under 2 columns"));
        assert_eq!(message("file,outlet\n,A\n"), "articles.csv:2: no file is named; name it or remove the line");
        assert!(message("file,outlet\na.txt,\"A\nb.txt,B\n").contains("never closed"));
        assert!(message("").contains("an empty file"));
    }

    #[test]
    fn a_table_of_articles_is_told_from_a_list_of_files() {
        assert!(lists_files(b"file,outlet\n"));
        assert!(lists_files(b"outlet,date\n"));
        assert!(!lists_files(b"title;content\n"));
    }

    proptest! {
        #[test]
        fn no_bytes_cause_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), table in "(file|[a-z,;\t\"\n]){0,40}") {
            let _ = articles_csv("articles.csv", &bytes);
            let _ = articles_csv("articles.csv", format!("file,{table}").as_bytes());
            let _ = lists_files(&bytes);
        }
    }
}
