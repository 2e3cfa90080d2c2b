//! `slantwise lesson`.

use std::path::{Path, PathBuf};

use anyhow::Result;
use slantwise::lesson::Together;
use slantwise::pipeline::{self, LessonOptions, Request};
use slantwise::report::terminal::clean;
use slantwise::study::Options;

use crate::args::{CorpusArgs, LessonArgs, PaperArg};
use crate::{again, options, screen};

pub fn run(mut args: LessonArgs) -> Result<()> {
    let again = again(&args);
    if let [report] = args.corpus.paths.as_slice()
        && pipeline::is_report(report)
    {
        of_report(&mut args)?;
    }
    let opened = options::open(&args.corpus)?;
    let place = args.out.clone().unwrap_or_else(|| Path::new("lessons").join(place_of(&opened.input.name, args.story.as_deref())));
    let request = Request {
        input: &opened.input,
        lexicons: opened.lexicons.iter().map(|lexicon| lexicon.as_ref()).collect(),
        again,
        options: Options {
            title: args.title.clone().or(opened.study.title.clone()),
            chosen: args.chosen.clone().or(opened.study.chosen.clone()),
            rng_seed: args.rng_seed,
            story: args.story.clone(),
            ..Options::default()
        },
        study: opened.study_file.clone(),
        set_aside: opened.set_aside.clone(),
        overruled: pipeline::Overruled::open(&opened.study.corpus, &place)?,
        stories: args.stories.as_deref().or(opened.study.stories.as_deref()).map(pipeline::GivenStories::open).transpose()?,
        audits: pipeline::audits(&opened.study.corpus, opened.study.audit.as_deref())?,
        strict: opened.study.strict.unwrap_or_default(),
        last: None,
    };
    let how = LessonOptions { max_words: args.max_words, hide: args.hide.clone(), paper: args.paper.paper() };
    let made = pipeline::lesson(&request, &how, &mut screen::progress());
    screen::end_progress();
    let made = made?;
    let place = pipeline::write_lesson(&request, &made, &how, &place, &mut |said| screen::note(&format!("slantwise: {said}")))?;
    made.not_read.iter().for_each(|line| screen::note(&format!("slantwise: not read: {}", clean(line))));
    screen::print(&said(&made, &place))
}

/// What was made, and what to do with it.
fn said(made: &pipeline::LessonMade, place: &Path) -> String {
    let lesson = &made.lesson;
    let mut text = format!("{}: a lesson of {} texts\n\n", clean(&lesson.title), lesson.texts.len());
    for one in &lesson.texts {
        let date = one.date.as_deref().unwrap_or("no date");
        text += &format!("  {}  {}, {date}: {} of {} words\n", one.letter, clean(&one.outlet), one.words, one.words_of_all);
    }
    let marks = lesson.marks.len();
    text += &format!("\n  {marks} marks, {} near misses, {} exercises\n", lesson.near_misses.len(), lesson.exercises.len());
    if matches!(lesson.together, Together::Apart { .. }) {
        text += &screen::wrapped(
            "  The texts do not tell one story, as far as can be seen: the teacher's page says what can still be compared.",
            screen::width(),
        );
    }
    if !lesson.checks.is_empty() {
        let them = if lesson.checks.len() == 1 { "1 thing".to_string() } else { format!("{} things", lesson.checks.len()) };
        text += &format!("  Check {them} in the texts before the lesson: see the teacher's page.\n");
    }
    text += "\n";
    let path = |name: &str| place.join(name).display().to_string();
    text += &format!("Print    {}\n", path("for-students/student-sheet.pdf"));
    text += &format!("Read     {}\n", path("for-teacher/teacher.pdf"));
    text += &format!("All      {}   each sheet as .docx, .pdf and .html\n", place.display());
    text
}

/// The folder's name: that of the input, and of its story.
fn place_of(name: &str, story: Option<&str>) -> String {
    match story {
        None => name.to_string(),
        Some(story) => {
            let words: Vec<String> = story.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
            format!("{name}-{}", words.join("-"))
        }
    }
}

/// The articles of a report: those that its own command names, with the stories that the report found.
fn of_report(args: &mut LessonArgs) -> Result<()> {
    let report = args.corpus.paths[0].clone();
    let made = pipeline::command_of_report(&report)?;
    let mut words = made.iter().skip(2).peekable();
    let mut corpus = CorpusArgs { paths: Vec::new(), ..CorpusArgs::default() };
    while let Some(word) = words.next_if(|word| !word.starts_with("--")) {
        corpus.paths.push(PathBuf::from(word));
    }
    while let Some(option) = words.next() {
        let mut value = || words.next().cloned().unwrap_or_default();
        match option.as_str() {
            "--column" => corpus.column.push(value()),
            "--lexicon" => corpus.lexicon.push(value()),
            "--set" => corpus.set.push(value()),
            "--set-aside" => corpus.set_aside = Some(PathBuf::from(value())),
            "--chosen" if args.chosen.is_none() => args.chosen = Some(value()),
            "--title" if args.title.is_none() => args.title = Some(value()),
            _ => {}
        }
    }
    if let Some(missing) = corpus.paths.iter().find(|path| !path.exists()) {
        anyhow::bail!(
            "{}: the articles of this report are not here ({}); run this where the report was made, or name the articles and --stories {}",
            report.display(),
            missing.display(),
            report.join("tables/stories.csv").display()
        );
    }
    let stories = report.join("tables/stories.csv");
    if args.stories.is_none() && stories.is_file() {
        args.stories = Some(stories);
    }
    let own = std::mem::take(&mut args.corpus);
    corpus.lexicon = if own.lexicon.is_empty() { corpus.lexicon } else { own.lexicon };
    corpus.strict = own.strict;
    args.corpus = corpus;
    Ok(())
}

/// The command that makes the lesson again.
fn again(args: &LessonArgs) -> String {
    let mut words = again::begin("lesson", &args.corpus);
    for (flag, value) in [("--title", &args.title), ("--chosen", &args.chosen), ("--story", &args.story)] {
        words.extend(value.iter().flat_map(|value| [flag.to_string(), again::quoted(value)]));
    }
    if let Some(file) = &args.stories {
        words.extend(["--stories".to_string(), again::quoted(&again::shown(file))]);
    }
    if args.max_words != slantwise::lesson::MAX_WORDS {
        words.push(format!("--max-words {}", args.max_words));
    }
    for name in &args.hide {
        words.extend(["--hide".to_string(), again::quoted(name)]);
    }
    if args.paper == PaperArg::Letter {
        words.push("--paper letter".to_string());
    }
    if args.rng_seed != Options::RNG_SEED {
        words.push(format!("--rng-seed {}", args.rng_seed));
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_of_a_story_has_a_folder_of_its_own() {
        assert_eq!(place_of("sarnby", Some("05 clearing")), "sarnby-05-clearing");
        assert_eq!(place_of("sarnby", None), "sarnby");
    }
}
