//! Reads `corrections.csv`: a line a correction, commas or semicolons, columns in any order.

use std::collections::BTreeMap;

use crate::audit::correction::{Correction, Verdict};
use crate::audit::error::Error;
use crate::audit::rows::Rows;
use crate::span::Span;

/// What people said about marks, by article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Corrections {
    by_article: BTreeMap<String, Vec<Correction>>,
}

/// The columns; the first three and the verdict must be there.
pub(super) const COLUMNS: [&str; 9] = ["article", "start", "end", "words", "lexicon", "entry", "verdict", "reason", "who"];
const NEEDED: [&str; 4] = ["article", "start", "end", "verdict"];

impl Corrections {
    /// Reads a table; `file` is its name in messages.
    ///
    /// # Errors
    /// A missing or unknown column, a line that cannot be understood, two lines that say different things of one mark.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Corrections, Error> {
        let rows = Rows::read(file, bytes)?;
        if let Some(column) = rows.columns().find(|name| !COLUMNS.contains(name)) {
            return Err(Error::UnknownColumn { file: file.into(), column: column.to_string() });
        }
        if let Some(column) = rows.missing(&NEEDED) {
            return Err(Error::NoColumn { file: file.into(), column, columns: COLUMNS.join(", ") });
        }
        let mut corrections = Corrections::default();
        for row in rows.iter() {
            corrections.add(correction(file, row.line, &|name| row.cell(name))?)?;
        }
        Ok(corrections)
    }

    /// Adds what another table says.
    ///
    /// # Errors
    /// Two lines that say different things of one mark.
    pub fn and(mut self, other: Corrections) -> Result<Corrections, Error> {
        for correction in other.by_article.into_values().flatten() {
            self.add(correction)?;
        }
        Ok(self)
    }

    /// What was said about an article, in order of the files.
    pub fn of(&self, article: &str) -> impl Iterator<Item = &Correction> {
        self.by_article.get(article).into_iter().flatten()
    }

    /// All corrections, by article.
    pub fn iter(&self) -> impl Iterator<Item = &Correction> {
        self.by_article.values().flatten()
    }

    /// True when nobody said anything.
    pub fn is_empty(&self) -> bool {
        self.by_article.is_empty()
    }

    /// The same said twice is kept once.
    fn add(&mut self, correction: Correction) -> Result<(), Error> {
        let of_article = self.by_article.entry(correction.article.clone()).or_default();
        let same = |a: &Option<String>, b: &Option<String>| a.is_none() || b.is_none() || a == b;
        let is_same_mark =
            |c: &&Correction| c.span == correction.span && same(&c.lexicon, &correction.lexicon) && same(&c.entry, &correction.entry);
        if let Some(other) = of_article.iter().find(|c| is_same_mark(c) && c.verdict != correction.verdict) {
            return Err(Error::Conflict {
                file: correction.file,
                line: correction.line,
                verdict: correction.verdict.key(),
                other_file: other.file.clone(),
                other_line: other.line,
                other: other.verdict.key(),
            });
        }
        let is_repeated = |c: &Correction| {
            (c.span, &c.lexicon, &c.entry, &c.reason, &c.who)
                == (correction.span, &correction.lexicon, &correction.entry, &correction.reason, &correction.who)
        };
        if !of_article.iter().any(is_repeated) {
            of_article.push(correction);
        }
        Ok(())
    }
}

fn correction(file: &str, line: usize, cell: &dyn Fn(&str) -> String) -> Result<Correction, Error> {
    let wrong = |problem: String| Error::Line { file: file.into(), line, problem };
    let byte = |name: &str| {
        let text = cell(name);
        text.trim()
            .parse::<usize>()
            .map_err(|_| wrong(format!("`{name}` is {text:?}; it is the number of a byte, as the table `evidence` gives it")))
    };
    let (start, end) = (byte("start")?, byte("end")?);
    if end <= start {
        return Err(wrong(format!("the words end (byte {end}) before they begin (byte {start})")));
    }
    let verdict = cell("verdict");
    let known = || Verdict::ALL.map(Verdict::key).join(", ");
    let verdict = Verdict::parse(&verdict).ok_or_else(|| wrong(format!("the verdict is {verdict:?}; verdicts are {}", known())))?;
    let article = cell("article");
    if article.is_empty() {
        return Err(wrong("no article is named".to_string()));
    }
    let told = |name: &str| Some(cell(name)).filter(|text| !text.is_empty());
    Ok(Correction {
        article,
        span: Span::new(start, end),
        words: told("words"),
        lexicon: told("lexicon"),
        entry: told("entry"),
        verdict,
        reason: cell("reason"),
        who: cell("who"),
        file: file.to_string(),
        line,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Voice;

    const HEAD: &str = "article,start,end,words,lexicon,entry,verdict,reason,who\n";

    fn read(rows: &str) -> Result<Corrections, Error> {
        Corrections::read("corrections.csv", format!("{HEAD}{rows}").as_bytes())
    }

    fn problem(rows: &str) -> String {
        read(rows).unwrap_err().to_string()
    }

    #[test]
    fn a_line_says_what_a_person_thinks_of_one_mark() {
        let corrections = read("a.txt,5,9,coup,conflict,coup,Quoted,\"he says so, not they\",Ana\n").unwrap();
        let found: Vec<&Correction> = corrections.of("a.txt").collect();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].span, found[0].verdict, found[0].line), (Span::new(5, 9), Verdict::Voice(Voice::Quoted), 2));
        assert_eq!(found[0].reason, "he says so, not they");
        assert!(corrections.of("b.txt").next().is_none());
    }

    #[test]
    fn a_table_from_a_spreadsheet_is_read() {
        let table = "\u{feff}Verdict;Article;Start;End\r\nwrong;a.txt;5;9\r\n;;;\r\n";
        let corrections = Corrections::read("corrections.csv", table.as_bytes()).unwrap();
        assert_eq!(corrections.iter().count(), 1);
        assert_eq!(corrections.iter().next().map(|c| (c.words.clone(), c.entry.clone(), c.line)), Some((None, None, 2)));
    }

    #[test]
    fn a_slip_is_named_with_its_line() {
        assert!(
            problem("a.txt,5,9,coup,,,wrnog,,\n").starts_with("corrections.csv:2: the verdict is \"wrnog\"; verdicts are right, wrong")
        );
        assert!(problem("a.txt,five,9,coup,,,wrong,,\n").contains("`start` is \"five\""));
        assert!(problem("a.txt,9,5,coup,,,wrong,,\n").contains("before they begin"));
        let error = Corrections::read("corrections.csv", b"article,start,end\n").unwrap_err().to_string();
        assert!(error.contains("no column `verdict`"), "{error}");
        let error = Corrections::read("corrections.csv", b"article,start,end,verdict,verdikt\n").unwrap_err().to_string();
        assert!(error.contains("unknown column `verdikt`"), "{error}");
    }

    #[test]
    fn two_opinions_of_one_mark_are_not_chosen_between() {
        let error = problem("a.txt,5,9,coup,,,wrong,,Ana\na.txt,5,9,coup,conflict,coup,own,,Ben\n");
        assert_eq!(error, "corrections.csv:3 says `own`, and corrections.csv:2 says `wrong` of the same mark; keep one of the two");
        let twice = read("a.txt,5,9,coup,,,wrong,,Ana\na.txt,5,9,coup,,,wrong,,Ana\na.txt,5,9,coup,,,wrong,,Ben\n").unwrap();
        assert_eq!(twice.iter().count(), 2);
    }
}
