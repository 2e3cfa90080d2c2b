//! The reveal: who published the texts, under which headline and when; which words each has for one thing; how the texts were chosen.

use crate::lesson::model::{GridGroup, Lesson, LessonText};
use crate::lesson::sheet::block::{Block, Cell, Run, Sheet};
use crate::lesson::sheet::{Audience, phrase};
use crate::lesson::words::Words;

pub(super) fn sheet(lesson: &Lesson, words: &Words) -> Sheet {
    let title = words.say("reveal.title", &[("title", &lesson.title)]);
    let mut blocks = vec![Block::heading(1, &title)];
    let mut head = vec![words.say("reveal.column.text", &[])];
    head.extend(["outlet", "headline", "published", "source"].iter().map(|column| words.say(&format!("reveal.column.{column}"), &[])));
    blocks.push(Block::Table {
        label: words.say("reveal.texts", &[]),
        head,
        rows: lesson.texts.iter().map(|text| row(words, text)).collect(),
        widths: vec![8, 20, 34, 18, 20],
        has_row_heads: true,
    });
    if lesson.texts.iter().any(|text| text.is_date_worked_out) {
        blocks.push(Block::small(words.say("reveal.worked_out", &[])));
    }
    blocks.push(Block::boxed(phrase::no_outlet(words, lesson)));
    blocks.push(Block::heading(2, words.say("reveal.grid", &[])));
    if lesson.grid.is_empty() {
        blocks.push(Block::paragraph(words.say("reveal.grid_none", &[])));
    } else {
        blocks.push(Block::paragraph(words.say("reveal.grid_lead", &[])));
        blocks.push(Block::small(words.say("reveal.legend", &[])));
        blocks.extend(lesson.grid.iter().flat_map(|group| grid(lesson, words, group)));
        blocks.push(Block::small(words.say("reveal.same_people", &[])));
    }
    blocks.push(Block::heading(2, words.say("reveal.chosen", &[])));
    let chosen = match &lesson.chosen {
        Some(how) => words.say("reveal.chosen_how", &[("how", how)]),
        None => words.say("reveal.chosen_unknown", &[]),
    };
    blocks.push(Block::paragraph(chosen));
    blocks.push(Block::paragraph(words.say("reveal.lists", &[("lists", &lesson.lists.join(", "))])));
    Sheet {
        id: "reveal",
        audience: Audience::Teacher,
        foot: words.say("foot.teacher", &[]),
        language: words.say("lang", &[]),
        title,
        blocks,
    }
}

fn row(words: &Words, text: &LessonText) -> Vec<Cell> {
    let star = if text.is_date_worked_out { "*" } else { "" };
    let date = text.date.as_ref().map_or_else(|| words.say("reveal.no_date", &[]), |date| format!("{date}{star}"));
    let source = text.url.as_deref().map_or_else(|| Run::plain(words.say("reveal.no_link", &[("file", &text.file)])), Run::link);
    let headline = if text.headline.is_empty() { words.say("reveal.no_headline", &[]) } else { text.headline.clone() };
    vec![vec![Run::bold(&text.letter)], vec![Run::bold(&text.outlet)], vec![Run::plain(headline)], vec![Run::plain(date)], vec![source]]
}

/// A naming set: each word with a sign and a line for every use.
fn grid(lesson: &Lesson, words: &Words, group: &GridGroup) -> Vec<Block> {
    let columns = lesson.texts.len() as u16;
    let mut head = vec![words.say("reveal.word", &[])];
    head.extend(lesson.texts.iter().map(|text| words.say("reveal.grid_head", &[("letter", &text.letter), ("outlet", &text.outlet)])));
    let cell = |numbers: &Vec<usize>| -> Cell {
        let mark = |number: &usize| {
            let mark = &lesson.marks[*number];
            let line = match mark.place.line {
                0 => words.say("reveal.in_headline", &[]),
                line => line.to_string(),
            };
            let speaker = mark.speaker.as_ref().map(|speaker| format!(" ({speaker})")).unwrap_or_default();
            format!("{} {line}{speaker}", phrase::sign(mark))
        };
        let said: Vec<String> = numbers.iter().map(mark).collect();
        vec![Run::plain(if said.is_empty() { "·".to_string() } else { said.join(", ") })]
    };
    let rows = group.rows.iter().map(|row| {
        let shown = vec![Run::plain(&row.shown)];
        std::iter::once(shown).chain(row.marks.iter().map(cell)).collect()
    });
    let first = if columns > 3 { 20 } else { 30 };
    let each = (100 - first) / columns.max(1);
    let widths: Vec<u16> = std::iter::once(100 - each * columns).chain((0..columns).map(|_| each)).collect();
    vec![
        Block::heading(3, &group.heading),
        Block::Table { label: group.heading.clone(), head, rows: rows.collect(), widths, has_row_heads: true },
    ]
}
