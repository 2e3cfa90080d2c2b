//! The student sheet: the texts with numbered lines and a wide margin, then all tasks on one page. It names no outlet.

use crate::lesson::model::{Lesson, Together};
use crate::lesson::sheet::block::{Block, Run, Sheet, Tone};
use crate::lesson::sheet::{Audience, phrase};
use crate::lesson::words::Words;

pub(super) fn sheet(lesson: &Lesson, words: &Words) -> Sheet {
    let title = words.say("student.title", &[("n", &phrase::capitalised(&crate::compare::in_words(lesson.texts.len() as u64)))]);
    let mut blocks = vec![Block::heading(1, &title)];
    blocks.push(Block::paragraph(words.say("student.names", &[])));
    let lead = match lesson.together {
        Together::OneStory { .. } => "student.lead",
        Together::Apart { .. } => "student.lead_apart",
    };
    blocks.push(Block::paragraph(words.say(lead, &[])));
    for (at, text) in lesson.texts.iter().enumerate() {
        if at > 0 {
            blocks.push(Block::PageBreak);
        }
        blocks.push(Block::heading(2, words.say("student.text", &[("letter", &text.letter)])));
        let about: Vec<String> = phrase::date(words, text).into_iter().chain(phrase::shortened(words, text)).collect();
        if !about.is_empty() {
            blocks.push(Block::small(about.join(" ")));
        }
        blocks.push(phrase::lines(text, words, None));
    }
    blocks.push(Block::PageBreak);
    tasks(lesson, words, &mut blocks);
    Sheet {
        id: "student-sheet",
        audience: Audience::Students,
        foot: words.say("foot.students", &[]),
        language: words.say("lang", &[]),
        title,
        blocks,
    }
}

/// The page of tasks.
fn tasks(lesson: &Lesson, words: &Words, blocks: &mut Vec<Block>) {
    blocks.push(Block::heading(2, words.say("tasks.title", &[])));
    if !lesson.headlines.is_empty() {
        let row = |headline: &crate::lesson::model::Headline| {
            vec![vec![Run::bold(headline.number.to_string())], vec![Run::plain(&headline.masked)], vec![Run::plain("")]]
        };
        let head = vec![words.say("tasks.headline_number", &[]), words.say("tasks.headline", &[]), words.say("tasks.belongs", &[])];
        blocks.push(Block::Table {
            label: words.say("tasks.headlines", &[]),
            head,
            rows: lesson.headlines.iter().map(row).collect(),
            widths: vec![8, 72, 20],
            has_row_heads: true,
        });
    }
    let rewrite = lesson.rewrite.as_ref().map(|passage| {
        let letter = lesson.texts[passage.text].letter.as_str();
        let lines = if passage.first == passage.last {
            words.say("tasks.line", &[("line", &passage.first.to_string())])
        } else {
            words.say("tasks.lines", &[("first", &passage.first.to_string()), ("last", &passage.last.to_string())])
        };
        words.say("tasks.rewrite", &[("letter", letter), ("lines", &lines)])
    });
    let mut tasks: Vec<(String, usize)> = vec![(words.say("tasks.mark", &[]), 0), (words.say("tasks.voice", &[]), 0)];
    if !lesson.headlines.is_empty() {
        tasks.push((words.say("tasks.compare_headlines", &[]), 2));
    }
    tasks.push((words.say("tasks.names", &[]), 3));
    tasks.extend(rewrite.map(|task| (task, 4)));
    if lesson.headlines.len() > 1 {
        tasks.push((words.say("tasks.both", &[]), 2));
    }
    for (at, (task, lines)) in tasks.into_iter().enumerate() {
        let runs = vec![Run::bold(format!("{}. ", at + 1)), Run::plain(task)];
        blocks.push(Block::Paragraph { runs, tone: Tone::Plain });
        if lines > 0 {
            blocks.push(Block::Space { lines });
        }
    }
}
