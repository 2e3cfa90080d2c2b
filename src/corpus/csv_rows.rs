//! Reads articles from the rows of a CSV or TSV table, one at a time.
//!
//! A row with more or fewer fields than the header has lost its quotes somewhere, so that its text is cut or shifted: it is left out.

use std::io::{self, BufRead, Read};

use super::columns::of_header;
use super::decode::Decoder;
use super::delimited::{Outcome, Records, delimiter};
use super::record::Record;
use super::transcode::{Peeked, Transcoded};
use super::{Column, Entry, Error, LONGEST, Source};

/// Gives the entries of a table.
pub struct CsvRows<R> {
    source: Source,
    records: Records<Transcoded<Peeked<R>>>,
    columns: Vec<Option<Column>>,
    encoding: Option<&'static str>,
    decoder: Decoder,
    any: bool,
}

/// The articles of a table with a header. The delimiter is found in the header; rows may span lines within quotes.
///
/// Columns are those of [`Column`], by their own names or the usual others; further columns are ignored. `id` is the column's, else the
/// file's name and the row's line.
///
/// # Errors
/// [`Error::NoTextColumn`], [`Error::NoSuchColumn`] and [`Error::Clash`] when the header does not say where the articles are. While reading only [`Error::Read`].
pub fn csv_rows<R: Read>(source: Source, reader: R) -> Result<CsvRows<R>, Error> {
    CsvRows::new(source, reader, LONGEST)
}

impl<R: Read> CsvRows<R> {
    fn new(source: Source, reader: R, limit: usize) -> Result<Self, Error> {
        let failed = |error| Error::Read { file: source.name.to_string(), source: error };
        let mut reader = Transcoded::new(reader).map_err(failed)?;
        let encoding = reader.encoding();
        let delimiter = delimiter(reader.fill_buf().map_err(failed)?);
        let mut records = Records::new(reader, delimiter, limit);
        let mut decoder = Decoder::new();
        records.advance().map_err(failed)?;
        let names: Vec<String> = records.fields().map(|name| decoder.piece(name).text.trim().to_owned()).collect();
        let columns = of_header(&source, &names)?;
        Ok(Self { source, records, columns, encoding, decoder, any: false })
    }

    fn read(&mut self) -> io::Result<Option<Entry>> {
        let Some(outcome) = self.records.advance()? else {
            let empty = (!self.any).then(|| Entry::left_out(&self.source, None, "no rows; remove the file or fill it in"));
            self.any = true;
            return Ok(empty);
        };
        self.any = true;
        let row = self.records.first_line();
        let left_out = |reason: &str| Ok(Some(Entry::left_out(&self.source, Some(row), reason)));
        let (found, wanted) = (self.records.fields().len(), self.columns.len());
        match outcome {
            Outcome::TooLong => return left_out("longer than 64 MiB; see whether a quote is never closed"),
            Outcome::Unclosed => return left_out("a quote is never closed, and the rest of the table is lost in it; close it"),
            Outcome::Whole if found != wanted => {
                let fields = if found == 1 { "field" } else { "fields" };
                return left_out(&format!(
                    "{found} {fields} under {wanted} columns; put quotes around a field with a delimiter or a line end"
                ));
            }
            Outcome::Whole => {}
        }
        // The whole row tells more of its encoding than a field.
        let decoded = self.decoder.piece(self.records.bytes());
        let mut record = Record::new(Some(row), self.encoding.unwrap_or(decoded.encoding.name()), decoded.note());
        for (column, value) in self.columns.iter().zip(self.records.fields()) {
            if let Some(column) = column {
                record.set(*column, &decoded.part(value));
            }
        }
        Ok(Some(record.finish(&self.source)))
    }
}

impl<R: Read> Iterator for CsvRows<R> {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().map_err(|source| Error::Read { file: self.source.name.to_string(), source }).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Article, Columns, Status};
    use proptest::prelude::*;

    fn entries(table: &[u8], limit: usize) -> Vec<Entry> {
        CsvRows::new(Source::new("news/bbc.csv"), table, limit).unwrap().map(Result::unwrap).collect()
    }

    fn articles(table: &str) -> Vec<Article> {
        entries(table.as_bytes(), LONGEST).into_iter().filter_map(|e| e.article).collect()
    }

    fn reasons(table: &str, limit: usize) -> Vec<(Option<usize>, String)> {
        entries(table.as_bytes(), limit).into_iter().filter_map(|e| Some((e.line.row, e.line.reason?))).collect()
    }

    #[test]
    fn a_row_is_an_article_with_title_blank_line_body() {
        let read = articles("id,publisher,Headline,published,content,tags\n7,BBC,A coup,2024-12-08,\"Troops\nmoved.\",x\n,ITV,,,Calm.,\n");
        assert_eq!(read[0].text, "A coup\n\nTroops\nmoved.");
        assert_eq!(read[0].headline.unwrap().of(&read[0].text), "A coup");
        assert_eq!((read[0].id.as_str(), read[0].outlet.as_str(), read[0].locator.row), ("7", "BBC", Some(2)));
        assert_eq!((read[1].id.as_str(), read[1].text.as_str(), read[1].headline), ("news/bbc.csv#4", "Calm.", None));
    }

    #[test]
    fn a_title_that_opens_the_body_counts_once() {
        let read = articles("title;text\nA coup;\"A coup\n\nTroops.\"\n");
        assert_eq!(read[0].text, "A coup\n\nTroops.");
        assert_eq!(read[0].headline.unwrap().of(&read[0].text), "A coup");
    }

    #[test]
    fn what_is_wrong_with_a_rows_metadata_is_noted_and_costs_no_article() {
        let table = "outlet,date,text\n,last Monday,Troops.\n";
        assert_eq!(reasons(table, 99)[0].1, "date \"last Monday\" is no date; write it as 2024-12-08; no outlet; counted under \"news\"");
        assert_eq!((articles(table)[0].outlet.as_str(), articles(table)[0].published), ("news", None));
    }

    #[test]
    fn a_row_that_cannot_be_an_article_is_left_out_at_its_line() {
        let table = "id,text\n1,\n\n2,a,b\n3\n4,aaaaaaaaaaaaaaaaaaaaaaaa\n5,ok\n6,\"open\nend\n";
        let rows: Vec<_> = reasons(table, 16).into_iter().map(|(row, reason)| (row.unwrap(), reason[..12].to_owned())).collect();
        let expected = [(2, "empty text; "), (4, "3 fields und"), (5, "1 field unde"), (6, "longer than "), (8, "a quote is n")];
        assert_eq!(rows, expected.map(|(row, reason)| (row, reason.to_owned())));
    }

    #[test]
    fn a_table_that_does_not_say_where_the_articles_are_is_an_error() {
        let message = |table: &str| csv_rows(Source::new("a.tsv"), table.as_bytes()).err().unwrap().to_string();
        assert_eq!(
            message("word\tdem\n"),
            "a.tsv: no column \"text\" (or content, or body) with the articles; found word, dem; name the column with --column text=NAME, \
             or take the file out"
        );
        let clash = "a.tsv: columns content and body could both be the text; call the right one \"text\", or name it with \
                     --column text=NAME";
        assert_eq!(message("content\tbody\n"), clash);
    }

    #[test]
    fn a_column_goes_by_the_name_that_someone_gave_it() {
        let mut source = Source::new("a.csv");
        source.columns = Columns::of_pairs(["outlet=paper", "text=body_text"]).unwrap();
        let entry = csv_rows(source.clone(), &b"paper,body_text,outlet\nBBC,Troops.,7\n"[..]).unwrap().next().unwrap().unwrap();
        assert_eq!(entry.article.unwrap().outlet, "BBC");
        let error = csv_rows(source, &b"papers,body_text\n"[..]).err().unwrap().to_string();
        let expected =
            "a.csv: no column \"paper\" for the outlet; did you mean \"papers\"? found papers, body_text; correct --column outlet=paper";
        assert_eq!(error, expected);
    }

    #[test]
    fn a_table_without_rows_has_its_line_in_the_ledger() {
        assert_eq!(reasons("id,text\n", 99), [(None, "no rows; remove the file or fill it in".to_owned())]);
    }

    #[test]
    fn tables_in_other_encodings_are_read() {
        let entry = &entries(b"outlet,text\nLe Caf\xe9,une soci\xe9t\xe9 apr\xe8s l'\xe9t\xe9\n", LONGEST)[0];
        assert_eq!(entry.article.as_ref().unwrap().outlet, "Le Café");
        assert_eq!(entry.line.encoding.as_deref(), Some("windows-1252"));
        let utf16: Vec<u8> = "\u{FEFF}outlet\ttext\nÉcho\tCoup\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let entry = &entries(&utf16, LONGEST)[0];
        assert_eq!((entry.article.as_ref().unwrap().outlet.as_str(), entry.line.encoding.as_deref()), ("Écho", Some("UTF-16LE")));
    }

    proptest! {
        #[test]
        fn any_bytes_give_articles_or_reasons(bytes in proptest::collection::vec(any::<u8>(), 0..200), rows in "[a\",;\n\r é]{0,60}") {
            let table = format!("title,text\n{rows}");
            for bytes in [&bytes[..], table.as_bytes()] {
                let Ok(rows) = CsvRows::new(Source::new("a.csv"), bytes, 20) else { continue };
                for entry in rows.map(Result::unwrap) {
                    prop_assert_eq!(entry.article.is_some(), entry.line.status == Status::Read);
                    prop_assert!(entry.article.is_some() || entry.line.reason.is_some());
                    if let Some((span, text)) = entry.article.and_then(|a| Some((a.headline?, a.text))) {
                        prop_assert!(text.get(span.start()..span.end()).is_some());
                    }
                }
            }
        }
    }
}
