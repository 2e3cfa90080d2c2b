//! Reads a table of stories that a person has edited.
//!
//! Only the columns `article` and `story` count; the others help to read it. An article with an empty story is in none, and stays so. An
//! article that the table does not name is matched as before.

use std::collections::BTreeMap;

use crate::story::error::Error;
use crate::story::traces::Traces;
use crate::table::neutralise;

/// What a person says of articles' stories.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edited {
    /// For each article its line in the file, and its story; nothing where it is in none.
    pub articles: BTreeMap<String, (usize, Option<String>)>,
}

/// What did not fit when a table was applied to a corpus.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unfit {
    /// Ids in the table that no article has, with their lines.
    pub unknown: Vec<(usize, String)>,
    /// Articles of which the table says nothing: their story is looked for.
    pub missing: Vec<String>,
}

/// Reads a table; `file` is its name in messages. Commas, semicolons and tabs part cells.
///
/// # Errors
/// A table without the columns, with a line that has no article, or with two stories for one; a quotation mark that stays open.
pub fn edited(file: &str, bytes: &[u8]) -> Result<Edited, Error> {
    // The reader counts a line too few behind line ends of Windows.
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).from_reader(text.as_bytes());
    let wrong = |line: usize, problem: String| Error::Line { file: file.into(), line, problem };
    let torn = |error: &csv::Error| {
        let line = error.position().map_or(1, |position| position.line() as usize);
        wrong(line, format!("{error}; see whether a quotation mark is left open"))
    };
    let header = reader.headers().map_err(|error| torn(&error))?.clone();
    let place = |column: &'static str| {
        let place = header.iter().position(|name| name.trim().eq_ignore_ascii_case(column));
        place.ok_or(Error::NoColumn { file: file.into(), column })
    };
    let (article, story) = (place("article")?, place("story")?);
    let mut edited = Edited::default();
    for record in reader.records() {
        let record = record.map_err(|error| torn(&error))?;
        let line = record.position().map_or(0, |position| position.line() as usize);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let (id, story) = (cell(&record, article), cell(&record, story));
        if id.is_empty() {
            return Err(wrong(line, "no article is named; name it or remove the line".into()));
        }
        let story = Some(story).filter(|story| !story.is_empty());
        match edited.articles.get(&id) {
            Some((before, other)) if *other != story => {
                return Err(wrong(line, format!("article {id:?} has another story in line {before}; keep one of the two")));
            }
            _ => {}
        }
        edited.articles.entry(id).or_insert((line, story));
    }
    Ok(edited)
}

impl Edited {
    /// Tells a corpus what the person says. What is found afterwards has these stories.
    pub fn apply(&self, traces: &mut Traces) -> Unfit {
        let mut is_named = vec![false; traces.all().len()];
        let mut unfit = Unfit::default();
        for (id, (line, story)) in &self.articles {
            match traces.position(id) {
                Some(at) => {
                    traces.assign(at, story.as_deref());
                    is_named[at] = true;
                }
                None => unfit.unknown.push((*line, id.clone())),
            }
        }
        unfit.unknown.sort();
        unfit.missing =
            traces.all().iter().zip(is_named).filter(|(_, is_named)| !is_named).map(|(trace, _)| trace.id().to_string()).collect();
        unfit
    }
}

/// A cell without white space around it, and without the apostrophe that keeps a spreadsheet from running it.
fn cell(record: &csv::StringRecord, at: usize) -> String {
    let cell = record.get(at).unwrap_or_default().trim();
    cell.strip_prefix('\'').filter(|rest| neutralise(rest) != *rest).unwrap_or(cell).to_string()
}

fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    [b',', b';', b'\t'].into_iter().max_by_key(|&mark| (header.matches(char::from(mark)).count(), mark == b',')).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::fixture::{gathered, told, trace};
    use crate::story::{By, Matching, Stories};

    fn csv(stories: &Stories, traces: &Traces) -> String {
        let mut bytes = Vec::new();
        stories.table(traces).write_csv(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn what_is_written_can_be_edited_and_given_back() {
        let mut traces = gathered([
            trace("=a", "Daily", "2024-01-05", &told(1, 1)),
            trace("b", "Post", "2024-01-05", &told(1, 2)),
            trace("c", "Times", "2024-01-05", &told(2, 3)),
        ]);
        let found = Stories::find(&traces, &Matching::default());
        let table = csv(&found, &traces);
        assert!(table.starts_with("story,article,outlet,date,title,likeness,matched_by\ns1,'=a,Daily,2024-01-05,They met,0."), "{table}");
        assert!(table.ends_with(",window\n,c,Times,2024-01-05,They met,,\n"), "{table}");
        let unfit = edited("stories.csv", table.as_bytes()).unwrap().apply(&mut traces);
        assert_eq!(unfit, Unfit::default());
        let again = Stories::find(&traces, &Matching::default());
        assert_eq!((again.name_of(0), again.name_of(1), again.name_of(2)), (Some("s1"), Some("s1"), None));
        assert_eq!(again.stories[0].by, By::Given);
    }

    #[test]
    fn what_does_not_fit_is_told() {
        let mut traces = gathered([trace("a", "Daily", "", "One"), trace("b", "Post", "", "Two")]);
        let table = "\u{feff}Article;Story\r\nz;s1\r\n;\r\na;s1\r\n";
        let unfit = edited("stories.csv", table.as_bytes()).unwrap().apply(&mut traces);
        assert_eq!(unfit, Unfit { unknown: vec![(2, "z".into())], missing: vec!["b".into()] });
        let stories = Stories::find(&traces, &Matching::default());
        assert_eq!((stories.name_of(0), stories.name_of(1)), (Some("s1"), None));
        assert_eq!(stories.matched(&traces)["Daily"].unmatched, 1, "a story that one outlet has alone");
    }

    #[test]
    fn a_person_can_keep_an_article_alone() {
        let mut traces = gathered([trace("a", "Daily", "2024-01-05", &told(1, 1)), trace("b", "Post", "2024-01-05", &told(1, 2))]);
        edited("stories.csv", b"article,story\nb,\n").unwrap().apply(&mut traces);
        assert_eq!(Stories::find(&traces, &Matching::default()).stories, []);
    }

    #[test]
    fn a_table_that_cannot_be_used_is_refused_with_its_place() {
        let message = |table: &str| edited("stories.csv", table.as_bytes()).unwrap_err().to_string();
        assert_eq!(
            message("article,outlet\n"),
            "stories.csv:1: there is no column `story`; a table of stories has the columns article and story"
        );
        assert_eq!(message("article,story\na,s1\n,s2\n"), "stories.csv:3: no article is named; name it or remove the line");
        assert_eq!(message("article,story\na,s1\na,s2\n"), "stories.csv:3: article \"a\" has another story in line 2; keep one of the two");
    }
}
