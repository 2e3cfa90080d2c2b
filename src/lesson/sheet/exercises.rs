//! The exercises for students, without their answers, and what is to be talked about. It names no outlet.

use crate::lesson::model::{Exercise, ExerciseKind, Lesson};
use crate::lesson::sheet::block::{Block, Run, Sheet, Tone};
use crate::lesson::sheet::{Audience, phrase};
use crate::lesson::words::Words;

pub(super) fn sheet(lesson: &Lesson, words: &Words) -> Sheet {
    let title = words.say("exercises.title", &[]);
    let mut blocks = vec![Block::heading(1, &title), Block::paragraph(words.say("student.names", &[]))];
    blocks.push(Block::paragraph(words.say("exercises.lead", &[])));
    let mut kind = None;
    for (at, exercise) in lesson.exercises.iter().enumerate() {
        if kind != Some(exercise.kind) {
            kind = Some(exercise.kind);
            blocks.push(Block::heading(2, words.say(&format!("exercises.kind.{}", key(exercise.kind)), &[])));
        }
        blocks.extend(question(at + 1, exercise));
    }
    blocks.push(Block::heading(2, words.say("exercises.talk", &[])));
    blocks.push(Block::items(true, words.list("exercises.talk_questions")));
    Sheet {
        id: "exercises",
        audience: Audience::Students,
        foot: words.say("foot.students", &[]),
        language: words.say("lang", &[]),
        title,
        blocks,
    }
}

/// The word for a sort of question in the catalogue.
pub(super) fn key(kind: ExerciseKind) -> &'static str {
    match kind {
        ExerciseKind::Word => "word",
        ExerciseKind::Voice => "voice",
        ExerciseKind::Naming => "naming",
        ExerciseKind::Headline => "headline",
    }
}

/// Letters of options that fit beside each other.
const BESIDE: usize = 84;

fn question(number: usize, exercise: &Exercise) -> Vec<Block> {
    let runs = vec![Run::bold(format!("{number}. ")), Run::plain(&exercise.question)];
    let mut blocks = vec![Block::Paragraph { runs, tone: Tone::Plain }];
    if !exercise.passage.is_empty() {
        blocks.push(Block::boxed(&exercise.passage));
    }
    let options: Vec<String> =
        exercise.options.iter().enumerate().map(|(at, option)| format!("{})\u{a0}{option}", phrase::option(at))).collect();
    // Short ones stand side by side, long ones below each other.
    match options.iter().map(|option| option.chars().count()).sum::<usize>() <= BESIDE {
        true => blocks.push(Block::paragraph(options.join("\u{2003}"))),
        false => blocks.extend(options.into_iter().map(Block::paragraph)),
    }
    blocks
}
