//! The teacher's page: what to hand out when, questions made from what was found, the rewriting with its rubric, words in plain words, limits.

use std::collections::BTreeSet;

use crate::lesson::model::{Lesson, Together};
use crate::lesson::sheet::block::{Block, Run, Sheet};
use crate::lesson::sheet::{Audience, key, phrase};
use crate::lesson::words::Words;
use crate::text::Voice;

pub(super) fn sheet(lesson: &Lesson, words: &Words) -> Sheet {
    let title = words.say("teacher.title", &[("title", &lesson.title)]);
    let mut blocks = vec![Block::heading(1, &title), Block::paragraph(words.say("teacher.lead", &[]))];
    together(lesson, words, &mut blocks);
    blocks.push(Block::heading(2, words.say("teacher.timing", &[])));
    let head = words.list("teacher.timing_head");
    blocks.push(Block::table(words.say("teacher.timing", &[]), head, words.rows("teacher.timing_rows"), &[14, 60, 26]));
    if !lesson.checks.is_empty() {
        blocks.push(Block::heading(2, words.say("check.title", &[])));
        blocks.push(Block::items(false, lesson.checks.iter().map(|check| key::said(lesson, words, check)).collect()));
    }
    blocks.push(Block::heading(2, words.say("teacher.questions", &[])));
    blocks.push(Block::items(true, questions(lesson, words)));
    if !lesson.remarks.is_empty() {
        blocks.push(Block::heading(3, words.say("teacher.noticed", &[])));
        blocks.push(Block::items(false, lesson.remarks.clone()));
    }
    rewrite(lesson, words, &mut blocks);
    vocabulary(lesson, words, &mut blocks);
    blocks.push(Block::heading(2, words.say("limits.title", &[])));
    blocks.push(Block::boxed(phrase::no_outlet(words, lesson)));
    blocks.push(Block::items(false, words.list("limits.cannot")));
    blocks.push(Block::heading(2, words.say("rights.title", &[])));
    blocks.push(Block::paragraph(words.say("rights.note", &[("words", &lesson.max_words.to_string())])));
    let source = |text: &crate::lesson::model::LessonText| {
        let address = text.url.as_deref().map_or_else(|| Run::plain(words.say("reveal.no_link", &[("file", &text.file)])), Run::link);
        let (shown, all) = (text.words.to_string(), text.words_of_all.to_string());
        let said = words.say("rights.text", &[("letter", &text.letter), ("outlet", &text.outlet), ("words", &shown), ("all", &all)]);
        vec![Run::plain(said), address]
    };
    blocks.push(Block::Items { ordered: false, items: lesson.texts.iter().map(source).collect() });
    blocks.push(Block::heading(2, words.say("teacher.again", &[])));
    blocks.push(Block::small(words.say("teacher.again_how", &[("again", &lesson.again), ("version", &lesson.version)])));
    Sheet {
        id: "teacher",
        audience: Audience::Teacher,
        foot: words.say("foot.teacher", &[]),
        language: words.say("lang", &[]),
        title,
        blocks,
    }
}

/// Whether the texts can be held against each other, and in what not.
fn together(lesson: &Lesson, words: &Words, blocks: &mut Vec<Block>) {
    match &lesson.together {
        Together::OneStory { name, is_given } => {
            let path = if *is_given { "together.given" } else { "together.found" };
            blocks.push(Block::paragraph(words.say(path, &[("name", name)])));
        }
        Together::Apart { days } => {
            let gap = days.map(|days| gap(words, days));
            blocks.push(Block::heading(2, words.say("apart.title", &[])));
            let said = match &gap {
                Some(gap) => words.say("apart.days", &[("gap", gap)]),
                None => words.say("apart.undated", &[]),
            };
            blocks.push(Block::boxed(said));
            blocks.push(Block::Table {
                label: words.say("apart.title", &[]),
                head: words.list("apart.head"),
                rows: words
                    .rows("apart.rows")
                    .into_iter()
                    .map(|row| row.into_iter().map(|cell| vec![Run::plain(cell)]).collect())
                    .collect(),
                widths: vec![50, 50],
                has_row_heads: false,
            });
        }
    }
}

/// "ten months", "three days".
fn gap(words: &Words, days: i64) -> String {
    let days = usize::try_from(days).unwrap_or_default();
    let (path, n) = match days {
        0..=31 => ("gap.days", days),
        32..=729 => ("gap.months", (days as f64 / 30.44).round() as usize),
        _ => ("gap.years", (days as f64 / 365.25).round() as usize),
    };
    let number = crate::compare::in_words(n as u64);
    words.say(&format!("{path}.{}", if n == 1 { "one" } else { "many" }), &[("n", &number)])
}

/// Questions made from what was found, then those that fit any texts.
fn questions(lesson: &Lesson, words: &Words) -> Vec<String> {
    let mut questions = Vec::new();
    // Sets of which the texts have different words first.
    let mut groups: Vec<&crate::lesson::model::GridGroup> = lesson.grid.iter().collect();
    groups.sort_by_key(|group| {
        let used: BTreeSet<Vec<bool>> =
            (0..lesson.texts.len()).map(|text| group.rows.iter().map(|row| !row.marks[text].is_empty()).collect()).collect();
        std::cmp::Reverse(used.len().min(2))
    });
    for group in groups.into_iter().take(3) {
        let used = |text: usize| -> Vec<String> {
            let rows = group.rows.iter().filter(|row| row.marks.get(text).is_some_and(|marks| !marks.is_empty()));
            rows.map(|row| format!("“{}”", row.shown)).collect()
        };
        let each: Vec<String> = lesson
            .texts
            .iter()
            .enumerate()
            .filter(|(at, _)| !used(*at).is_empty())
            .map(|(at, text)| words.say("question.has", &[("letter", &text.letter), ("words", &used(at).join(", "))]))
            .collect();
        let path = if each.len() > 1 { "question.naming" } else { "question.naming_one" };
        questions.push(words.say(path, &[("heading", &group.heading), ("each", &each.join("; "))]));
    }
    for mark in lesson.marks.iter().filter(|mark| mark.place.line == 0 && mark.voice == Voice::Own) {
        let items: BTreeSet<&str> = mark.listed.iter().map(|reason| reason.item.as_str()).collect();
        let is_in_body = |other: &&crate::lesson::model::KeyMark| {
            other.place.text == mark.place.text
                && other.place.line > 0
                && other.listed.iter().any(|reason| items.contains(reason.item.as_str()))
        };
        if !lesson.marks.iter().any(|other| is_in_body(&other)) {
            let at = phrase::place(lesson, words, mark.place);
            questions.push(words.say("question.headline_only", &[("words", &mark.words), ("where", &at)]));
        }
    }
    if let Some(mark) = lesson.marks.iter().find(|mark| matches!(mark.voice, Voice::Attributed { .. }) && mark.speaker.is_some()) {
        let at = phrase::place(lesson, words, mark.place);
        let speaker = mark.speaker.clone().unwrap_or_default();
        questions.push(words.say("question.reported", &[("words", &mark.words), ("where", &at), ("speaker", &speaker)]));
    }
    if let Some(mark) = lesson.marks.iter().find(|mark| !mark.debatable.is_empty()) {
        let reason = phrase::debatable(words, &mark.debatable[0]);
        questions.push(words.say(
            "question.debatable",
            &[("words", &mark.words), ("where", &phrase::place(lesson, words, mark.place)), ("reason", &reason)],
        ));
    }
    questions.extend(words.list(match lesson.together {
        Together::OneStory { .. } => "question.any",
        Together::Apart { .. } => "question.any_apart",
    }));
    questions
}

fn rewrite(lesson: &Lesson, words: &Words, blocks: &mut Vec<Block>) {
    let Some(passage) = &lesson.rewrite else { return };
    blocks.push(Block::heading(2, words.say("rewrite.title", &[])));
    let letter = lesson.texts[passage.text].letter.as_str();
    let values = [("letter", letter), ("first", &passage.first.to_string()), ("last", &passage.last.to_string())];
    blocks.push(Block::paragraph(words.say("rewrite.task", &values)));
    blocks.push(Block::boxed(&passage.masked));
    blocks.push(Block::table(
        words.say("rewrite.rubric", &[]),
        words.list("rewrite.head"),
        words.rows("rewrite.rows"),
        &[20, 20, 20, 20, 20],
    ));
}

/// Words of the texts that are explained, at most; the key has all.
const WORDS_AT_MOST: usize = 24;

/// The lesson's own words, then those of the naming sets, in plain words.
fn vocabulary(lesson: &Lesson, words: &Words, blocks: &mut Vec<Block>) {
    blocks.push(Block::heading(2, words.say("vocabulary.title", &[])));
    let head = words.list("vocabulary.head");
    blocks.push(Block::table(words.say("vocabulary.title", &[]), head.clone(), words.rows("vocabulary.rows"), &[24, 76]));
    // The words used most first; among equals those that stand first.
    let mut found: Vec<(usize, Vec<String>)> = Vec::new();
    for reason in lesson.marks.iter().filter_map(|mark| mark.listed.iter().find(|reason| reason.is_naming)) {
        match found.iter_mut().find(|(_, row)| row[0] == reason.shown) {
            Some((uses, _)) => *uses += 1,
            None => found.push((1, vec![reason.shown.clone(), phrase::ended(&reason.note)])),
        }
    }
    found.sort_by_key(|(uses, _)| std::cmp::Reverse(*uses));
    let rows: Vec<Vec<String>> = found.into_iter().map(|(_, row)| row).take(WORDS_AT_MOST).collect();
    if !rows.is_empty() {
        blocks.push(Block::heading(3, words.say("vocabulary.found", &[])));
        blocks.push(Block::table(words.say("vocabulary.found", &[]), head, rows, &[24, 76]));
    }
}
