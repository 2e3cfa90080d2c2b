//! The coding sheet: what coders are shown of each mark, and what they say of it.

use std::collections::BTreeMap;

use crate::audit::error::Error;
use crate::audit::key::Key;
use crate::audit::mask::Masked;
use crate::audit::rows::Rows;
use crate::table::neutralise;
use crate::text::{Stance, Voice};

/// What a coder is shown of one mark: nothing of the outlet, and nothing of what the tool says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its id.
    pub id: String,
    /// The number of its article.
    pub article_number: u64,
    /// True when it stands in a headline.
    pub in_headline: bool,
    /// The sentences around it.
    pub excerpt: Masked,
    /// What a reader sees of the entry.
    pub listed: String,
    /// The heading of its naming set or category.
    pub group: String,
    /// What the list means by it.
    pub meaning: String,
}

/// The columns of a sheet, in order. The sheet on a page writes the same.
pub const SHEET_COLUMNS: [&str; 11] =
    ["id", "article_number", "excerpt", "mark", "listed", "group", "meaning", "right", "voice", "note", "coder"];
const NEEDED: [&str; 3] = ["id", "right", "voice"];

/// The sheet as CSV, with empty cells to fill in.
pub fn blank_sheet(asked: &[Asked]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(SHEET_COLUMNS).expect("a vector takes every byte");
    for a in asked {
        let Masked { before, words, after, .. } = &a.excerpt;
        let excerpt = format!("{before}«{words}»{after}");
        let cells = [&a.id, &a.article_number.to_string(), &excerpt, words, &a.listed, &a.group, &a.meaning];
        let cells = cells.into_iter().map(|cell| neutralise(cell)).chain([const { String::new() }; 4]);
        writer.write_record(cells.collect::<Vec<_>>()).expect("a vector takes every byte");
    }
    let bytes = writer.into_inner().expect("a vector takes every byte");
    String::from_utf8(bytes).expect("the cells are text")
}

/// What a coder says of the sense: whether the words mean what the list says, of whom it says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sense {
    /// They do.
    Yes,
    /// They do not.
    No,
    /// The coder cannot say.
    Unsure,
}

impl Sense {
    /// Every answer.
    pub const ALL: [Sense; 3] = [Sense::Yes, Sense::No, Sense::Unsure];

    /// The word used on sheets.
    pub fn key(self) -> &'static str {
        match self {
            Sense::Yes => "yes",
            Sense::No => "no",
            Sense::Unsure => "unsure",
        }
    }
}

/// The voices that coders choose from, in the order of the sheet.
pub const VOICES: [Voice; 5] = [Voice::Own, Voice::Quoted, Voice::Partial, Voice::Attributed { stance: Stance::Neutral }, Voice::Unclear];

/// What one coder says of one mark.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// Whether it is right; nothing when it is not coded.
    pub sense: Option<Sense>,
    /// Whose words they are; nothing when it is not coded.
    pub voice: Option<Voice>,
    /// What the coder noted.
    pub note: String,
}

/// A coded sheet that fits its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Who coded it.
    pub coder: String,
    /// One answer a row of the key, in its order.
    pub answers: Vec<Answer>,
}

/// Problems told at once.
const PROBLEMS_AT_MOST: usize = 20;

impl Sheet {
    /// Reads a sheet; `file` is its name in messages, and its coder's name when the sheet names none.
    ///
    /// # Errors
    /// A missing column; with their lines all ids that are not in the key or stand twice, and codes that are none; ids of the key that are missing.
    pub fn read(file: &str, bytes: &[u8], key: &Key) -> Result<Sheet, Error> {
        let rows = Rows::read(file, bytes)?;
        if let Some(column) = rows.missing(&NEEDED) {
            return Err(Error::NoColumn { file: file.into(), column, columns: SHEET_COLUMNS.join(", ") });
        }
        let mut problems = Vec::new();
        let mut read: BTreeMap<usize, (usize, Answer)> = BTreeMap::new();
        let mut coders: Vec<String> = Vec::new();
        for row in rows.iter() {
            let (line, id) = (row.line, row.cell("id"));
            let Some(place) = key.place(&id) else {
                problems.push(format!("{file}:{line}: the id {id:?} is not in the key; see whether sheet and key are of one sample"));
                continue;
            };
            if let Some((first, _)) = read.get(&place) {
                problems.push(format!("{file}:{line}: the id {id:?} stands in line {first} already; keep one of the two"));
                continue;
            }
            let (sense, voice) = (row.cell("right").to_lowercase(), row.cell("voice").to_lowercase());
            let answer = Answer { sense: sense_of(&sense), voice: voice_of(&voice), note: row.cell("note") };
            if answer.sense.is_none() && !sense.is_empty() {
                problems.push(format!("{file}:{line}: `right` is {sense:?}; it is yes, no, unsure, or empty while it is not coded"));
            }
            if answer.voice.is_none() && !voice.is_empty() {
                let known = VOICES.map(Voice::key).join(", ");
                problems.push(format!("{file}:{line}: `voice` is {voice:?}; it is {known}, or empty while it is not coded"));
            }
            read.insert(place, (line, answer));
            coders.push(row.cell("coder"));
        }
        let missing: Vec<&str> =
            key.rows().iter().enumerate().filter(|(i, _)| !read.contains_key(i)).map(|(_, row)| row.id.as_str()).collect();
        if let Some(first) = missing.first() {
            let n = missing.len();
            let (are, them) = if n == 1 { ("row of the key is", "it") } else { ("rows of the key are", "them") };
            problems.push(format!(
                "{file}: {n} {are} not on the sheet (first {first:?}); put {them} back, with empty cells where nothing is coded"
            ));
        }
        if !problems.is_empty() {
            let more = problems.len().saturating_sub(PROBLEMS_AT_MOST);
            problems.truncate(PROBLEMS_AT_MOST);
            problems.extend((more > 0).then(|| format!("{file}: and {more} more")));
            return Err(Error::Sheet { problems });
        }
        coders.retain(|coder| !coder.is_empty());
        coders.dedup();
        let coder = match coders.as_slice() {
            [one] => one.clone(),
            _ => file.rsplit(['/', '\\']).next().unwrap_or(file).trim_end_matches(".csv").to_string(),
        };
        Ok(Sheet { coder, answers: read.into_values().map(|(_, answer)| answer).collect() })
    }
}

/// The answer that a cell in lower case gives, also by its first letter.
fn sense_of(cell: &str) -> Option<Sense> {
    Sense::ALL.into_iter().find(|sense| cell == sense.key() || cell == &sense.key()[..1])
}

fn voice_of(cell: &str) -> Option<Voice> {
    VOICES.into_iter().find(|voice| cell == voice.key() || cell == &voice.key()[..1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::fixture::key;

    fn read(rows: &str) -> Result<Sheet, String> {
        Sheet::read("ana.csv", format!("id,right,voice,note,coder\n{rows}").as_bytes(), &key(&["own", "own"])).map_err(|e| e.to_string())
    }

    #[test]
    fn a_sheet_is_read_in_the_order_of_the_key() {
        let sheet = read("x-2,No,,a horse,Ana\nx-1,y,ATTRIBUTED,,Ana\n").unwrap();
        assert_eq!(sheet.coder, "Ana");
        assert_eq!(sheet.answers[0].sense.zip(sheet.answers[0].voice.map(Voice::key)), Some((Sense::Yes, "attributed")));
        assert_eq!((sheet.answers[1].sense, sheet.answers[1].voice, sheet.answers[1].note.as_str()), (Some(Sense::No), None, "a horse"));
        let empty = read("x-1,,,,\nx-2,,,,\n").unwrap();
        assert_eq!((empty.coder.as_str(), &empty.answers), ("ana", &vec![Answer::default(); 2]));
    }

    #[test]
    fn every_slip_is_named_with_its_line() {
        let error = read("x-1,maybe,own,,\nx-1,yes,own,,\nx-9,yes,own,,\nx-2,yes,mine,,\n").unwrap_err();
        let lines: Vec<&str> = error.lines().collect();
        assert_eq!(lines.len(), 4, "{error}");
        assert_eq!(lines[0], "ana.csv:2: `right` is \"maybe\"; it is yes, no, unsure, or empty while it is not coded");
        assert_eq!(lines[1], "ana.csv:3: the id \"x-1\" stands in line 2 already; keep one of the two");
        assert!(lines[2].starts_with("ana.csv:4: the id \"x-9\" is not in the key"), "{error}");
        assert!(lines[3].starts_with("ana.csv:5: `voice` is \"mine\"; it is own, quoted, partial, attributed, unclear"), "{error}");
    }

    #[test]
    fn a_row_that_is_gone_is_missed() {
        assert!(read("x-2,yes,own,,\n").unwrap_err().starts_with("ana.csv: 1 row of the key is not on the sheet (first \"x-1\")"));
        assert!(Sheet::read("b.csv", b"id,right\n", &key(&["own"])).unwrap_err().to_string().contains("no column `voice`"));
    }

    #[test]
    fn a_blank_sheet_has_the_words_marked_and_nothing_that_runs() {
        let excerpt = Masked { before: "=1+1, ".into(), words: "rebels".into(), after: " “won”, he said.".into(), shows_a_name: false };
        let asked = Asked {
            id: "x-1".into(),
            article_number: 3,
            in_headline: false,
            excerpt,
            listed: "rebel".into(),
            group: "Words for the armed opposition".into(),
            meaning: "who fights".into(),
        };
        let sheet = blank_sheet(&[asked]);
        assert_eq!(
            sheet,
            "id,article_number,excerpt,mark,listed,group,meaning,right,voice,note,coder\n\
             x-1,3,\"'=1+1, «rebels» “won”, he said.\",rebels,rebel,Words for the armed opposition,who fights,,,,\n"
        );
    }
}
