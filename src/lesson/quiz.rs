//! The questions as a quiz that other programs read: Moodle's GIFT, and a table.

use crate::lesson::Error;
use crate::lesson::model::{Exercise, Lesson};
use crate::lesson::sheet::place_of;
use crate::lesson::words::Words;
use crate::table::neutralise;

/// The questions in GIFT, as Moodle's manual describes it: one right option, or several that share the mark and wrong ones that take it back.
///
/// # Errors
/// When the catalogue of words lacks something, which is a bug.
pub fn gift(lesson: &Lesson) -> Result<String, Error> {
    let words = Words::embedded()?;
    let mut out = String::new();
    for exercise in &lesson.exercises {
        let passage = if exercise.passage.is_empty() { String::new() } else { format!(" “{}”", exercise.passage) };
        out.push_str(&format!("::{}:: {}{} {{\n", exercise.id, escaped(&exercise.question), escaped(&passage)));
        let weight = weight(exercise.right.len());
        let minus = weight_of_wrong(exercise);
        for (at, option) in exercise.options.iter().enumerate() {
            let sign = match (exercise.right.contains(&at), exercise.right.len()) {
                (true, 1) => "=".to_string(),
                (true, _) => format!("~%{weight}%"),
                (false, 1) => "~".to_string(),
                (false, _) => format!("~%-{minus}%"),
            };
            out.push_str(&format!("  {sign}{}\n", escaped(option)));
        }
        let places: Vec<String> = exercise.places.iter().map(|place| place_of(lesson, &words, *place)).collect();
        let places = if places.is_empty() { String::new() } else { format!(" ({})", places.join("; ")) };
        out.push_str(&format!("  ####{}\n}}\n\n", escaped(&format!("{}{places}", exercise.why))));
    }
    words.complete()?;
    Ok(out)
}

/// A part of a hundred in the form that Moodle knows: it takes only certain fractions, to five places.
fn weight(parts: usize) -> &'static str {
    match parts {
        0 | 1 => "100",
        2 => "50",
        3 => "33.33333",
        4 => "25",
        5 => "20",
        _ => "16.66667",
    }
}

fn weight_of_wrong(exercise: &Exercise) -> &'static str {
    weight((exercise.options.len() - exercise.right.len()).clamp(2, 6))
}

/// The characters that mean something in GIFT, each behind a backslash; no line breaks.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '~' | '=' | '#' | '{' | '}' | ':' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The questions as a table: a row a question, with up to eight options and the letters of those that are right.
///
/// # Errors
/// When the table cannot be written, or the catalogue of words lacks something; both are bugs.
pub fn csv(lesson: &Lesson) -> Result<String, Error> {
    let words = Words::embedded()?;
    let options = lesson.exercises.iter().map(|exercise| exercise.options.len()).max().unwrap_or(0);
    let letter = |at: usize| char::from(b'a' + (at % 26) as u8).to_string();
    let mut head: Vec<String> = ["id", "kind", "question", "passage"].map(str::to_string).to_vec();
    head.extend((0..options).map(|at| format!("option_{}", letter(at))));
    head.extend(["right", "why", "where"].map(str::to_string));
    let mut writer = csv::Writer::from_writer(Vec::new());
    let problem = |error: csv::Error| Error::Csv(error.to_string());
    writer.write_record(&head).map_err(problem)?;
    for exercise in &lesson.exercises {
        let kind = serde_json::to_value(exercise.kind)?;
        let mut row =
            vec![exercise.id.clone(), kind.as_str().unwrap_or_default().to_string(), exercise.question.clone(), exercise.passage.clone()];
        row.extend((0..options).map(|at| exercise.options.get(at).cloned().unwrap_or_default()));
        row.push(exercise.right.iter().map(|&at| letter(at)).collect::<Vec<_>>().join(" "));
        row.push(exercise.why.clone());
        row.push(exercise.places.iter().map(|place| place_of(lesson, &words, *place)).collect::<Vec<_>>().join("; "));
        writer.write_record(row.iter().map(|cell| neutralise(cell))).map_err(problem)?;
    }
    words.complete()?;
    let bytes = writer.into_inner().map_err(|error| Error::Csv(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| Error::Csv(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_gift_is_escaped() {
        assert_eq!(escaped("a=b {c} ~d: #e \\ f\ng"), "a\\=b \\{c\\} \\~d\\: \\#e \\\\ f g");
    }
}
