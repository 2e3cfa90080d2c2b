//! The sheets as pages of HTML that print, and the page on which students mark words themselves.

use serde::Serialize;

use crate::lesson::Error;
use crate::lesson::model::{KeyMark, Lesson, Place, Together};
use crate::lesson::sheet::{Block, Sheet, place_of};
use crate::lesson::words::Words;
use crate::page;

#[derive(Serialize)]
struct SheetView<'a> {
    title: &'a str,
    language: &'a str,
    foot: &'a str,
    version: &'static str,
    blocks: &'a [Block],
}

/// A sheet as one page.
pub(super) fn sheet(sheet: &Sheet) -> Result<String, Error> {
    let view = SheetView {
        title: &sheet.title,
        language: &sheet.language,
        foot: &sheet.foot,
        version: env!("CARGO_PKG_VERSION"),
        blocks: &sheet.blocks,
    };
    Ok(page::fill_lesson(&view)?)
}

#[derive(Serialize)]
struct PracticeView<'a> {
    language: String,
    version: &'static str,
    /// Marks of another lesson are not taken for marks of this one.
    lesson: String,
    w: &'a toml::Value,
    is_one_story: bool,
    texts: Vec<TextView<'a>>,
    headlines: Vec<HeadlineView>,
    marks: Vec<MarkView>,
    groups: Vec<GroupView<'a>>,
}

#[derive(Serialize)]
struct TextView<'a> {
    letter: &'a str,
    label: String,
    language: &'a str,
    lines: Vec<LineView>,
}

#[derive(Serialize)]
struct HeadlineView {
    number: usize,
    words: Vec<WordView>,
}

#[derive(Serialize)]
struct LineView {
    number: usize,
    opens: bool,
    words: Vec<WordView>,
}

/// A word to mark. Its id says where it stands: `A.3.2`, or `H.1.4` in a headline.
#[derive(Serialize)]
struct WordView {
    id: String,
    text: String,
    /// The mark of the key that it belongs to.
    mark: Option<usize>,
}

#[derive(Serialize)]
struct MarkView {
    number: usize,
    words: String,
    place: String,
    voice: &'static str,
    voice_name: String,
    why: String,
    is_debatable: bool,
}

#[derive(Serialize)]
struct GroupView<'a> {
    heading: &'a str,
    rows: Vec<RowView<'a>>,
}

#[derive(Serialize)]
struct RowView<'a> {
    shown: &'a str,
    cells: Vec<Vec<UseView>>,
}

#[derive(Serialize)]
struct UseView {
    voice: &'static str,
    place: String,
}

/// The page for practice: one file that works offline and names no outlet.
///
/// # Errors
/// When the page cannot be filled, which is a bug.
pub fn practice(lesson: &Lesson) -> Result<String, Error> {
    let words = Words::embedded()?;
    let text = |text: &'_ crate::lesson::model::LessonText| -> Vec<LineView> {
        let line = |line: &crate::lesson::model::Line| LineView {
            number: line.number,
            opens: line.opens,
            words: words_of(&format!("{}.{}", text.letter, line.number), &line.masked, &line.marked),
        };
        text.lines.iter().map(line).collect()
    };
    let texts = lesson.texts.iter().map(|t| TextView {
        letter: &t.letter,
        label: words.say("practice.text_label", &[("letter", &t.letter)]),
        language: &t.language,
        lines: text(t),
    });
    let headlines = lesson.headlines.iter().map(|headline| HeadlineView {
        number: headline.number,
        words: words_of(&format!("H.{}", headline.number), &headline.masked, &headline.marked),
    });
    let blind = |place: Place| match (place.line, lesson.headline_of(place.text)) {
        // Which headline belongs to which text is for the class to find.
        (0, Some(headline)) => format!("{} {}", words.say("practice.headline", &[]), headline.number),
        _ => place_of(lesson, &words, place),
    };
    let mark = |mark: &KeyMark| {
        let voice = group(mark);
        MarkView {
            number: mark.number,
            words: mark.words.clone(),
            place: blind(mark.place),
            voice,
            voice_name: words.say(&format!("practice.voice.{voice}"), &[]),
            why: mark.listed.first().map(|reason| format!("{}: {}", reason.heading, reason.note)).unwrap_or_default(),
            is_debatable: !mark.debatable.is_empty(),
        }
    };
    let groups = lesson.grid.iter().map(|set| GroupView {
        heading: &set.heading,
        rows: set
            .rows
            .iter()
            .map(|row| RowView {
                shown: &row.shown,
                cells: row
                    .marks
                    .iter()
                    .map(|numbers| {
                        let used = |number: &usize| {
                            let mark = &lesson.marks[*number];
                            let place = if mark.place.line == 0 {
                                words.say("practice.headline", &[])
                            } else {
                                words.say("practice.line", &[("line", &mark.place.line.to_string())])
                            };
                            UseView { voice: group(mark), place }
                        };
                        numbers.iter().map(used).collect()
                    })
                    .collect(),
            })
            .collect(),
    });
    let marks: Vec<MarkView> = lesson.marks.iter().map(mark).collect();
    let said = words.table().get("practice").cloned().unwrap_or(toml::Value::Table(toml::Table::new()));
    let view = PracticeView {
        language: words.say("lang", &[]),
        version: env!("CARGO_PKG_VERSION"),
        lesson: fingerprint(lesson),
        w: &said,
        is_one_story: matches!(lesson.together, Together::OneStory { .. }),
        texts: texts.collect(),
        headlines: headlines.collect(),
        marks,
        groups: groups.collect(),
    };
    words.complete()?;
    Ok(page::fill_practice(&view)?)
}

/// The four choices that students have.
fn group(mark: &KeyMark) -> &'static str {
    use crate::text::Voice;
    match mark.voice {
        Voice::Own => "own",
        Voice::Quoted | Voice::Partial => "quoted",
        Voice::Attributed { .. } => "attributed",
        Voice::Unclear => "unclear",
    }
}

/// The words between blanks, each with the mark that it belongs to.
fn words_of(prefix: &str, text: &str, marked: &[(usize, usize, usize)]) -> Vec<WordView> {
    let (mut words, mut at) = (Vec::new(), 0);
    for piece in text.split(' ') {
        let (from, to) = (at, at + piece.len());
        at = to + 1;
        let mark = marked.iter().find(|(start, end, _)| *start < to && from < *end).map(|(.., number)| *number);
        if !piece.is_empty() {
            words.push(WordView { id: format!("{prefix}.{}", words.len() + 1), text: piece.to_string(), mark });
        }
    }
    words
}

/// What tells this lesson's texts from those of another.
fn fingerprint(lesson: &Lesson) -> String {
    let lines = lesson.texts.iter().flat_map(|text| text.lines.iter().map(|line| line.masked.as_str()));
    let all = lines.collect::<Vec<_>>().join("\n");
    format!("{:016x}", crate::stats::spread(0, all.bytes()))
}
