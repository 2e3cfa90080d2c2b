//! Phrases that several sheets share: where something stands, whose words, why listed, why not.

use crate::lesson::model::{Debatable, Exercise, KeyMark, Lesson, LessonText, Line, MissWhy, NearMiss, Place};
use crate::lesson::sheet::block::{Block, LineRow, Run};
use crate::lesson::words::Words;
use crate::text::Voice;

/// "A, line 12", "A, headline 2".
pub(in crate::lesson) fn place(lesson: &Lesson, words: &Words, place: Place) -> String {
    let letter = lesson.texts[place.text].letter.as_str();
    match (place.line, lesson.headline_of(place.text)) {
        (0, Some(headline)) => words.say("place.headline", &[("letter", letter), ("number", &headline.number.to_string())]),
        (line, _) => words.say("place.line", &[("letter", letter), ("line", &line.to_string())]),
    }
}

/// Several places with commas between.
pub(super) fn places(lesson: &Lesson, words: &Words, places: &[Place]) -> String {
    places.iter().map(|at| place(lesson, words, *at)).collect::<Vec<_>>().join("; ")
}

/// Whose words, with the speaker where one was found.
pub(super) fn voice(words: &Words, voice: Voice, speaker: Option<&str>) -> String {
    let name = words.say(&format!("voice.{}", voice.key()), &[]);
    match speaker {
        Some(speaker) => words.say("voice.with_speaker", &[("voice", &name), ("speaker", speaker)]),
        None => name,
    }
}

/// The sign of a voice that is seen in grey: ■ in a headline, ● own, ○ reported, " quoted, ? unclear.
pub(super) fn sign(mark: &KeyMark) -> &'static str {
    match (mark.voice, mark.place.line) {
        (Voice::Own, 0) => "■",
        (Voice::Own, _) => "●",
        (Voice::Attributed { .. }, 0) => "□",
        (Voice::Attributed { .. }, _) => "○",
        (Voice::Quoted | Voice::Partial, _) => "\"",
        (Voice::Unclear, _) => "?",
    }
}

/// Why one could see a mark otherwise.
pub(super) fn debatable(words: &Words, reason: &Debatable) -> String {
    match reason {
        Debatable::OtherVoice(voice) => {
            let voice = words.say(&format!("voice.{voice}"), &[]);
            words.say("debatable.other_voice", &[("voice", &voice)])
        }
        Debatable::Unclear => words.say("debatable.unclear", &[]),
        Debatable::Broad(broad) => words.say("debatable.broad", &[("broad", broad.trim_end_matches('.'))]),
        Debatable::Unresolved => words.say("debatable.unresolved", &[]),
    }
}

/// Why something that looks listed is none.
pub(super) fn miss(words: &Words, miss: &NearMiss) -> String {
    match &miss.why {
        MissWhy::Exception(of) => words.say("miss.exception", &[("of", of)]),
        MissWhy::Guard(of) => words.say("miss.guard", &[("of", of)]),
        MissWhy::Capitals(of) => words.say("miss.capitals", &[("of", of)]),
        MissWhy::Name(of) => words.say("miss.name", &[("of", of)]),
        MissWhy::Longer(of) => words.say("miss.longer", &[("of", of)]),
        MissWhy::Quotation(Some(speaker)) => words.say("miss.quotation_of", &[("speaker", speaker)]),
        MissWhy::Quotation(None) => words.say("miss.quotation", &[]),
    }
}

/// The lines of a text; with its marks when they may be seen.
pub(super) fn lines(text: &LessonText, words: &Words, marks: Option<&[KeyMark]>) -> Block {
    let row = |line: &Line| {
        let margin = marks.map(|marks| {
            let found = line.marked.iter().filter(|(_, _, number)| marks[*number].place.line == line.number);
            found.map(|(_, _, number)| format!("{}{}", number + 1, sign(&marks[*number]))).collect::<Vec<_>>().join(" ")
        });
        let runs = if marks.is_some() { runs(&line.masked, &line.marked) } else { vec![Run::plain(&line.masked)] };
        LineRow { number: line.number.to_string(), opens: line.opens, runs, margin: margin.unwrap_or_default() }
    };
    Block::Lines {
        label: words.say("student.text", &[("letter", &text.letter)]),
        margin: words.say(if marks.is_some() { "key.margin" } else { "student.margin" }, &[]),
        rows: text.lines.iter().map(row).collect(),
        language: text.language.clone(),
    }
}

/// Words with their marks.
pub(super) fn runs(text: &str, marked: &[(usize, usize, usize)]) -> Vec<Run> {
    let (mut runs, mut at) = (Vec::new(), 0);
    for &(from, to, _) in marked {
        if from < at || to > text.len() {
            continue;
        }
        if from > at {
            runs.push(Run::plain(&text[at..from]));
        }
        runs.push(Run::marked(&text[from..to]));
        at = to;
    }
    if at < text.len() {
        runs.push(Run::plain(&text[at..]));
    }
    runs
}

/// The sign of an option: a, b, c.
pub(super) fn option(at: usize) -> String {
    char::from(b'a' + (at % 26) as u8).to_string()
}

/// The right options of a question: "b) rebel".
pub(super) fn answer(exercise: &Exercise) -> String {
    exercise.right.iter().map(|&at| format!("{}) {}", option(at), exercise.options[at])).collect::<Vec<_>>().join("; ")
}

/// What is said of a text that is not there as a whole; nothing when it is.
pub(super) fn shortened(words: &Words, text: &LessonText) -> Option<String> {
    let values = [("words", text.words.to_string()), ("all", text.words_of_all.to_string())];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    match (text.paragraphs_left_out, text.is_cut_in_paragraph) {
        (0, false) => None,
        (0, true) => Some(words.say("student.cut", &values)),
        (left_out, _) => Some(words.count("student.shortened", left_out, &values)),
    }
}

/// A text's day as a sentence; nothing when it is not known.
pub(super) fn date(words: &Words, text: &LessonText) -> Option<String> {
    let date = text.date.as_ref()?;
    let path = if text.is_date_worked_out { "student.date_worked_out" } else { "student.date" };
    Some(words.say(path, &[("date", date)]))
}

/// That so few articles say nothing about an outlet.
pub(super) fn no_outlet(words: &Words, lesson: &Lesson) -> String {
    match lesson.texts.len() {
        2 => words.say("limits.outlet.two", &[]),
        n => words.say("limits.outlet.many", &[("n", &capitalised(&crate::compare::in_words(n as u64)))]),
    }
}

/// With a capital letter at its front.
pub(super) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A sentence with its full stop.
pub(super) fn ended(sentence: &str) -> String {
    match sentence.trim_end() {
        ends if ends.ends_with(['.', '?', '!', '…']) => ends.to_string(),
        open => format!("{open}."),
    }
}
