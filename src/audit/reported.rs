//! The hits of a finished report, from its table `evidence`, so that a sample can be drawn from it without the articles.

use crate::audit::error::Error;
use crate::audit::rows::Rows;
use crate::span::Span;

/// One hit of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedHit {
    /// The article's id.
    pub article: String,
    /// Its outlet.
    pub outlet: String,
    /// The lexicon's id.
    pub lexicon: String,
    /// Ids of the term's categories; empty for a label.
    pub categories: Vec<String>,
    /// The term's id; empty for a label.
    pub term: String,
    /// The naming set's id; empty for a term.
    pub naming: String,
    /// The label's id; empty for a term.
    pub label: String,
    /// The voice, by its word in tables.
    pub voice: String,
    /// True in a headline.
    pub in_headline: bool,
    /// Bytes of the article's text.
    pub span: Span,
    /// The words.
    pub text: String,
    /// Its sentence and the hit in it, for the hits of the report's sample.
    pub sentence: Option<(String, Span)>,
}

const NEEDED: [&str; 14] = [
    "article",
    "outlet",
    "lexicon",
    "category",
    "term",
    "naming",
    "label",
    "voice",
    "zone",
    "start",
    "end",
    "sentence_start",
    "sentence",
    "text",
];

/// Reads the table `evidence`; `file` is its name in messages.
///
/// # Errors
/// A missing column, a cell that is no number, a hit outside its sentence.
pub fn reported_hits(file: &str, bytes: &[u8]) -> Result<Vec<ReportedHit>, Error> {
    let rows = Rows::read(file, bytes)?;
    if let Some(column) = rows.missing(&NEEDED) {
        return Err(Error::NoColumn { file: file.into(), column, columns: NEEDED.join(", ") });
    }
    rows.iter()
        .map(|row| {
            let wrong = |problem: String| Error::Line { file: file.into(), line: row.line, problem };
            let byte = |name: &str| {
                let cell = row.cell(name);
                cell.parse::<usize>().map_err(|_| wrong(format!("`{name}` is {cell:?}; take the report as it was made")))
            };
            let (start, end, from) = (byte("start")?, byte("end")?, byte("sentence_start")?);
            if end <= start || start < from {
                return Err(wrong("the hit lies outside its sentence; take the report as it was made".to_string()));
            }
            let (sentence, text) = (row.cell("sentence"), row.cell("text"));
            let within = Span::new(start - from, end - from);
            let fits = sentence.get(within.start()..within.end()).is_some_and(|words| words.trim() == text.trim());
            Ok(ReportedHit {
                article: row.cell("article"),
                outlet: row.cell("outlet"),
                lexicon: row.cell("lexicon"),
                categories: row.cell("category").split('|').filter(|c| !c.is_empty()).map(str::to_string).collect(),
                term: row.cell("term"),
                naming: row.cell("naming"),
                label: row.cell("label"),
                voice: row.cell("voice"),
                in_headline: row.cell("zone") == "headline",
                span: Span::new(start, end),
                text,
                sentence: fits.then_some((sentence, within)),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hit_has_its_sentence_when_the_report_kept_it() {
        let head = NEEDED.join(",");
        let table =
            format!("{head}\na.txt,A,l,x|y,t,,,own,body,12,18,8,The rebels left.,rebels\na.txt,A,l,,,n,b,quoted,headline,2,8,0,,Rebels\n");
        let hits = reported_hits("evidence.csv", table.as_bytes()).unwrap();
        assert_eq!(hits[0].sentence, Some(("The rebels left.".to_string(), Span::new(4, 10))));
        assert_eq!((hits[0].categories.len(), hits[1].sentence.is_none(), hits[1].in_headline), (2, true, true));
        let error = reported_hits("evidence.csv", table.replace(",12,18,8,", ",12,18,13,").as_bytes()).unwrap_err().to_string();
        assert!(error.starts_with("evidence.csv:2: the hit lies outside"), "{error}");
    }
}
