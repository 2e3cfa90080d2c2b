//! The key: every mark with its line, whose words it is and why it is listed; near misses; answers; what was hidden; what to check.

use crate::lesson::model::{Check, Exercise, KeyMark, Lesson, NearMiss, Reason};
use crate::lesson::sheet::block::{Block, Cell, Run, Sheet};
use crate::lesson::sheet::{Audience, phrase};
use crate::lesson::words::Words;

pub(super) fn sheet(lesson: &Lesson, words: &Words) -> Sheet {
    let title = words.say("key.title", &[("title", &lesson.title)]);
    let mut blocks = vec![Block::heading(1, &title), Block::boxed(words.say("key.lead", &[]))];
    checks(lesson, words, &mut blocks);
    for text in &lesson.texts {
        blocks.push(Block::heading(2, words.say("key.text", &[("letter", &text.letter), ("outlet", &text.outlet)])));
        if let Some(headline) = lesson.headline_of(lesson.texts.iter().position(|t| t == text).unwrap_or_default()) {
            let number = words.say("key.headline", &[("number", &headline.number.to_string())]);
            let mut runs = vec![Run::bold(number)];
            runs.extend(phrase::runs(&headline.masked, &headline.marked));
            blocks.push(Block::Paragraph { runs, tone: super::Tone::Plain });
        }
        blocks.push(phrase::lines(text, words, Some(&lesson.marks)));
        if text.marks_left_out > 0 {
            blocks.push(Block::small(words.count("key.left_out", text.marks_left_out, &[])));
        }
    }
    marks(lesson, words, &mut blocks);
    near_misses(lesson, words, &mut blocks);
    reporting(lesson, words, &mut blocks);
    answers(lesson, words, &mut blocks);
    hidden(lesson, words, &mut blocks);
    Sheet { id: "key", audience: Audience::Teacher, foot: words.say("foot.teacher", &[]), language: words.say("lang", &[]), title, blocks }
}

fn checks(lesson: &Lesson, words: &Words, blocks: &mut Vec<Block>) {
    if lesson.checks.is_empty() {
        return;
    }
    blocks.push(Block::heading(2, words.say("check.title", &[])));
    blocks.push(Block::items(false, lesson.checks.iter().map(|check| said(lesson, words, check)).collect()));
}

/// What is to be checked, as a sentence.
pub(super) fn said(lesson: &Lesson, words: &Words, check: &Check) -> String {
    match check {
        Check::Year { year, printed, words: around, about, name, told, date } => {
            let (printed, told) = (phrase::place(lesson, words, *printed), phrase::place(lesson, words, *told));
            let year = year.to_string();
            let values = [
                ("printed", printed.as_str()),
                ("year", &year),
                ("words", around),
                ("about", about),
                ("name", name),
                ("told", &told),
                ("date", date),
            ];
            words.say("check.year", &values)
        }
        Check::Weekday { printed, words: around, is } => {
            words.say("check.weekday", &[("printed", &phrase::place(lesson, words, *printed)), ("words", around), ("is", is)])
        }
        Check::Figure { told, .. } => {
            let figures: Vec<String> =
                told.iter().map(|(at, figure)| format!("“{figure}” ({})", phrase::place(lesson, words, *at))).collect();
            words.say("check.figure", &[("figures", &figures.join("; "))])
        }
    }
}

fn marks(lesson: &Lesson, words: &Words, blocks: &mut Vec<Block>) {
    blocks.push(Block::heading(2, words.say("key.marks", &[])));
    blocks.push(Block::paragraph(words.count("key.marks_lead", lesson.marks.len(), &[])));
    blocks.push(Block::Table {
        label: words.say("key.marks", &[]),
        head: ["number", "where", "words", "voice", "why"].iter().map(|column| words.say(&format!("key.column.{column}"), &[])).collect(),
        rows: lesson.marks.iter().map(|mark| row(lesson, words, mark)).collect(),
        widths: vec![6, 14, 18, 22, 40],
        has_row_heads: false,
    });
}

fn row(lesson: &Lesson, words: &Words, mark: &KeyMark) -> Vec<Cell> {
    let sign = format!("{} {}", mark.number + 1, phrase::sign(mark));
    let voice = phrase::voice(words, mark.voice, mark.speaker.as_deref());
    let mut whose = vec![Run::plain(words.say("key.whose", &[("voice", &voice), ("why", &mark.why_voice)]))];
    if mark.negated {
        whose.push(Run::plain(words.say("key.negated", &[])));
    }
    let mut why: Vec<Run> = Vec::new();
    for (at, reason) in mark.listed.iter().enumerate() {
        why.extend(because(words, reason, at > 0));
    }
    for reason in &mark.debatable {
        why.push(Run::bold(words.say("debatable.sign", &[])));
        why.push(Run::plain(phrase::debatable(words, reason)));
    }
    vec![vec![Run::plain(sign)], vec![Run::plain(phrase::place(lesson, words, mark.place))], vec![Run::bold(&mark.words)], whose, why]
}

/// Why a word is listed, and what others write.
fn because(words: &Words, reason: &Reason, is_more: bool) -> Vec<Run> {
    let space = if is_more { " " } else { "" };
    let heading = match reason.kind {
        Some(kind) => words.say("key.listed_kind", &[("heading", &reason.heading), ("kind", &words.say(&format!("kind.{kind}"), &[]))]),
        None => words.say("key.listed", &[("heading", &reason.heading)]),
    };
    let mut said = format!("{space}{heading} {}", phrase::ended(&reason.note));
    for (other, why) in reason.others_write.iter().take(1) {
        said.push(' ');
        said.push_str(&phrase::ended(&words.say("key.others", &[("other", other), ("why", why)])));
    }
    vec![Run::plain(said + " ")]
}

fn near_misses(lesson: &Lesson, words: &Words, blocks: &mut Vec<Block>) {
    blocks.push(Block::heading(2, words.say("key.near", &[])));
    blocks.push(Block::paragraph(words.say(if lesson.near_misses.is_empty() { "key.near_none" } else { "key.near_lead" }, &[])));
    if lesson.near_misses.is_empty() {
        return;
    }
    let row =
        |miss: &NearMiss| vec![phrase::place(lesson, words, miss.place), miss.words.clone(), miss.shown.clone(), phrase::miss(words, miss)];
    let head = ["where", "words", "looks_like", "why_not"].iter().map(|column| words.say(&format!("key.column.{column}"), &[])).collect();
    blocks.push(Block::table(words.say("key.near", &[]), head, lesson.near_misses.iter().map(row).collect(), &[16, 22, 22, 40]));
}

fn reporting(lesson: &Lesson, words: &Words, blocks: &mut Vec<Block>) {
    if lesson.reporting.is_empty() {
        return;
    }
    blocks.push(Block::heading(2, words.say("key.reporting", &[])));
    blocks.push(Block::paragraph(words.say("key.reporting_lead", &[])));
    let mut headings: Vec<&str> = Vec::new();
    for report in &lesson.reporting {
        if !headings.contains(&report.heading.as_str()) {
            headings.push(&report.heading);
        }
    }
    let row = |heading: &&str| {
        let found = lesson.reporting.iter().filter(|report| report.heading == *heading);
        let found: Vec<String> =
            found.map(|report| format!("“{}” ({})", report.words, phrase::place(lesson, words, report.place))).collect();
        vec![heading.to_string(), found.join("; ")]
    };
    let head = ["what_it_does", "words"].iter().map(|column| words.say(&format!("key.column.{column}"), &[])).collect();
    blocks.push(Block::table(words.say("key.reporting", &[]), head, headings.iter().map(row).collect(), &[34, 66]));
}

fn answers(lesson: &Lesson, words: &Words, blocks: &mut Vec<Block>) {
    if lesson.exercises.is_empty() {
        blocks.push(Block::paragraph(words.say("key.no_answers", &[])));
        return;
    }
    blocks.push(Block::heading(2, words.say("key.answers", &[])));
    let row = |(at, exercise): (usize, &Exercise)| {
        let lines = phrase::places(lesson, words, &exercise.places);
        vec![(at + 1).to_string(), phrase::answer(exercise), exercise.why.clone(), lines]
    };
    let head = ["number", "answer", "reason", "where"].iter().map(|column| words.say(&format!("key.column.{column}"), &[])).collect();
    let rows = lesson.exercises.iter().enumerate().map(row).collect();
    blocks.push(Block::table(words.say("key.answers", &[]), head, rows, &[7, 33, 44, 16]));
}

fn hidden(lesson: &Lesson, words: &Words, blocks: &mut Vec<Block>) {
    blocks.push(Block::heading(2, words.say("key.hidden", &[])));
    if lesson.masked.is_empty() {
        blocks.push(Block::paragraph(words.say("key.hidden_none", &[])));
        return;
    }
    blocks.push(Block::paragraph(words.say("key.hidden_lead", &[])));
    let row = |hidden: &crate::lesson::model::Hidden| {
        let place = match hidden.line {
            Some(line) => phrase::place(lesson, words, crate::lesson::model::Place { text: hidden.text, line }),
            None => words.say("key.left_out_of", &[("letter", &lesson.texts[hidden.text].letter)]),
        };
        vec![place, words.say(&format!("hidden.{}", hidden.what), &[]), hidden.words.clone()]
    };
    let head = ["where", "what", "words"].iter().map(|column| words.say(&format!("key.column.{column}"), &[])).collect();
    blocks.push(Block::table(words.say("key.hidden", &[]), head, lesson.masked.iter().map(row).collect(), &[18, 22, 60]));
}
