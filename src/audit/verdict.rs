//! Turns coders' verdicts into corrections, and adds them to a table of corrections without touching what stands there.

use crate::audit::correction::Verdict;
use crate::audit::error::Error;
use crate::audit::joined::{Common, Joined};
use crate::audit::rows::{Rows, delimiter};
use crate::audit::sheet::Sense;
use crate::audit::table::{COLUMNS, Corrections};
use crate::table::neutralise;

/// A correction to be added, by the columns of the table.
type Line = [String; 9];

/// A table with what coders said added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The table as it is now.
    pub bytes: Vec<u8>,
    /// Lines added.
    pub added: usize,
    /// Lines that said the same already.
    pub known: usize,
    /// Marks of which the table says something else, each as a sentence with its line; they are left as they are.
    pub contradicted: Vec<String>,
}

/// What coders say otherwise than the tool: marks that mean something else, and marks in another voice. What is unsure, or on which they
/// differ, says nothing.
pub fn verdicts(marks: &[Joined<'_>], who: &str) -> Vec<(String, Verdict, [String; 9])> {
    let said = |mark: &Joined<'_>| match (mark.sense(), mark.voice()) {
        (Common::Same(Sense::No), _) => Some(Verdict::Wrong),
        (Common::Same(Sense::Yes), Common::Same(voice)) if voice.key() != mark.row.voice => Some(Verdict::Voice(voice)),
        _ => None,
    };
    let line = |mark: &Joined<'_>, verdict: Verdict| -> Line {
        let row = mark.row;
        let mut notes: Vec<&str> =
            mark.settled.iter().chain(&mark.said).map(|answer| answer.note.trim()).filter(|n| !n.is_empty()).collect();
        notes.dedup();
        let reason = if notes.is_empty() { format!("audit, mark {}", row.id) } else { notes.join("; ") };
        let (start, end) = (row.span.start().to_string(), row.span.end().to_string());
        [&row.article, &start, &end, &row.mark, &row.lexicon, row.item(), verdict.key(), &reason, who].map(str::to_string)
    };
    marks.iter().filter_map(|mark| said(mark).map(|verdict| (mark.row.id.clone(), verdict, line(mark, verdict)))).collect()
}

/// Adds verdicts to a table, which may be empty; `file` is its name in messages. Its lines stay as they are, byte for byte; columns that it lacks
/// are added to its first line.
///
/// # Errors
/// A table that cannot be read as corrections, before or after.
pub fn merge(file: &str, table: &[u8], verdicts: &[(String, Verdict, [String; 9])]) -> Result<Merged, Error> {
    let text = String::from_utf8_lossy(table);
    if text.trim().is_empty() {
        let head = format!("{}\n", COLUMNS.join(","));
        return merge(file, head.as_bytes(), verdicts);
    }
    let standing = Corrections::read(file, table)?;
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mark = delimiter(text.trim_start_matches('\u{feff}'));
    let (order, mut bytes) = with_all_columns(file, table, mark, line_end)?;
    let mut merged = Merged { bytes: Vec::new(), added: 0, known: 0, contradicted: Vec::new() };
    for (id, verdict, line) in verdicts {
        let same = |said: &Option<String>, cell: &String| said.as_ref().is_none_or(|said| said == cell);
        let is_same_mark = |c: &&crate::audit::Correction| {
            [c.span.start().to_string(), c.span.end().to_string()] == line[1..3] && same(&c.lexicon, &line[4]) && same(&c.entry, &line[5])
        };
        match standing.of(&line[0]).find(is_same_mark) {
            Some(c) if c.verdict == *verdict => merged.known += 1,
            Some(c) => merged.contradicted.push(format!(
                "{file}:{} says `{}` of {id} ({}), and the coders say `{}`; it was left as it is",
                c.line,
                c.verdict.key(),
                line[3],
                verdict.key()
            )),
            None => {
                let mut writer = csv::WriterBuilder::new().delimiter(mark).from_writer(Vec::new());
                let cells = order.iter().map(|&at| at.map(|at| neutralise(&line[at])).unwrap_or_default());
                writer.write_record(cells).expect("a vector takes every byte");
                let written = writer.into_inner().expect("a vector takes every byte");
                bytes.extend(written.strip_suffix(b"\n").unwrap_or(&written));
                bytes.extend(line_end.as_bytes());
                merged.added += 1;
            }
        }
    }
    Corrections::read(file, &bytes)?;
    Ok(Merged { bytes, ..merged })
}

/// For each column of the table the place of its cell in a [`Line`], and the table with the columns that were missing, ending in a line end.
fn with_all_columns(file: &str, table: &[u8], mark: u8, line_end: &str) -> Result<(Vec<Option<usize>>, Vec<u8>), Error> {
    let rows = Rows::read(file, table)?;
    let missing: Vec<&str> = COLUMNS.into_iter().filter(|column| rows.missing(&[column]).is_some()).collect();
    let end_of_head = table.iter().position(|&byte| byte == b'\n').unwrap_or(table.len());
    let head_end = if end_of_head > 0 && table[end_of_head - 1] == b'\r' { end_of_head - 1 } else { end_of_head };
    let (mut head, rest) = (table[..head_end].to_vec(), &table[head_end..]);
    for column in missing {
        head.push(mark);
        head.extend(column.as_bytes());
    }
    let names = String::from_utf8_lossy(&head).trim_start_matches('\u{feff}').to_string();
    let name = |cell: &str| cell.trim().trim_matches('"').trim().to_lowercase();
    let order = names.split(char::from(mark)).map(|cell| COLUMNS.into_iter().position(|column| column == name(cell))).collect();
    let mut bytes = [&head, rest].concat();
    if bytes.last() != Some(&b'\n') {
        bytes.extend(line_end.as_bytes());
    }
    Ok((order, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::fixture::key;
    use crate::audit::joined::join;
    use crate::audit::sheet::Sheet;

    fn said(voices: &[&str], codes: &[&str]) -> Vec<(String, Verdict, [String; 9])> {
        let key = key(voices);
        let sheet = |code: &&str| {
            let cells = code.split('|').enumerate().map(|(i, cell)| format!("x-{},{cell}\n", i + 1)).collect::<String>();
            Sheet::read("s.csv", format!("id,right,voice,note\n{cells}").as_bytes(), &key).unwrap()
        };
        let sheets: Vec<Sheet> = codes.iter().map(sheet).collect();
        verdicts(&join(&key, &sheets, None), "Ana, Ben")
    }

    #[test]
    fn only_what_both_say_otherwise_becomes_a_correction() {
        let both = said(
            &["own", "own", "own", "own", "own"],
            &["no,,a horse|yes,own,|yes,quoted,|no,,|unsure,,", "no,,|yes,own,|yes,quoted,|yes,own,|unsure,,"],
        );
        let short: Vec<(&str, &str, &str)> =
            both.iter().map(|(id, verdict, line)| (id.as_str(), verdict.key(), line[7].as_str())).collect();
        assert_eq!(short, [("x-1", "wrong", "a horse"), ("x-3", "quoted", "audit, mark x-3")]);
    }

    #[test]
    fn a_table_keeps_its_lines_and_gets_new_ones() {
        let verdicts = said(&["own", "own"], &["no,,|yes,quoted,"]);
        let new = merge("c.csv", b"", &verdicts).unwrap();
        let text = "article,start,end,words,lexicon,entry,verdict,reason,who\n\
                    0.txt,10,16,rebels,conflict,rebel,wrong,\"audit, mark x-1\",\"Ana, Ben\"\n\
                    1.txt,10,16,rebels,conflict,rebel,quoted,\"audit, mark x-2\",\"Ana, Ben\"\n";
        assert_eq!((String::from_utf8(new.bytes.clone()).unwrap().as_str(), new.added, new.known), (text, 2, 0));
        let again = merge("c.csv", &new.bytes, &verdicts).unwrap();
        assert_eq!((again.bytes, again.added, again.known), (new.bytes, 0, 2));
    }

    #[test]
    fn a_table_of_another_shape_keeps_it() {
        let table = "\u{feff}Verdict;Article;Start;End\r\nwrong;a.txt;5;9";
        let merged = merge("c.csv", table.as_bytes(), &said(&["own"], &["no,,"])).unwrap();
        let text = "\u{feff}Verdict;Article;Start;End;words;lexicon;entry;reason;who\r\nwrong;a.txt;5;9\r\n\
                    wrong;0.txt;10;16;rebels;conflict;rebel;audit, mark x-1;Ana, Ben\r\n";
        assert_eq!(String::from_utf8(merged.bytes).unwrap(), text);
    }

    #[test]
    fn what_the_table_says_otherwise_is_left_and_named() {
        let table = "article,start,end,verdict\n0.txt,10,16,own\n";
        let merged = merge("c.csv", table.as_bytes(), &said(&["own"], &["no,,"])).unwrap();
        assert_eq!(merged.added, 0);
        assert_eq!(merged.contradicted, ["c.csv:2 says `own` of x-1 (rebels), and the coders say `wrong`; it was left as it is"]);
    }
}
