//! From articles to a lesson's folder.

use std::path::{Path, PathBuf};

use crate::corpus::Status;
use crate::error::Error;
use crate::lesson::{self, ARTICLES, Audience, Lesson, LessonParts, MAX_WORDS, PaperSize, Together};
use crate::pipeline;
use crate::pipeline::compare::{self, Request, compared};
use crate::pipeline::output::{Folder, MANIFEST};
use crate::pipeline::related::Related;
use crate::pipeline::survey::{KeepHits, Pass, Survey, survey};
use crate::pipeline::untouched;
use crate::story::{self, By};

impl Default for LessonOptions {
    fn default() -> LessonOptions {
        LessonOptions { max_words: MAX_WORDS, hide: Vec::new(), paper: PaperSize::A4 }
    }
}

/// How a lesson is made, beside what a comparison needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonOptions {
    /// Words of a text at most.
    pub max_words: usize,
    /// Names to hide beside the outlets' own.
    pub hide: Vec<String>,
    /// What PDF and office documents are laid out for.
    pub paper: PaperSize,
}

/// A lesson before it is written.
#[derive(Debug)]
pub struct LessonMade {
    /// The lesson.
    pub lesson: Lesson,
    /// Inputs that were named and could not be read, as sentences.
    pub not_read: Vec<String>,
}

/// Reads the articles, or those of the one story that is asked for, and makes a lesson of them. Nothing is written.
///
/// # Errors
/// See [`Error`]; [`lesson::Error::Articles`] for more or fewer articles than a lesson takes, with the stories to choose from.
pub fn lesson(request: &Request<'_>, options: &LessonOptions, progress: &mut dyn FnMut(usize)) -> Result<LessonMade, Error> {
    // What the articles are to each other is known only when all are read; of a large corpus no more than that is kept.
    let first =
        Pass { rng_seed: request.options.rng_seed, traces: true, ..Pass::counting(request.set_aside.lines.clone(), request.strict) };
    let mut survey = survey(request.input, &[], first, progress)?;
    let traces = match survey.traces.take() {
        Some(traces) => traces,
        None => story::Gatherer::default().finish()?,
    };
    let related = Related::find(traces, request.options.story_days, request.stories.as_ref())?;
    let only = match &request.options.story {
        Some(name) => related.members(name)?,
        None => related.traces.all().iter().map(|trace| trace.id().to_string()).collect(),
    };
    if !ARTICLES.contains(&only.len()) {
        return Err(lesson::Error::Articles { articles: only.len(), advice: advice(only.len(), request, &related) }.into());
    }
    let pass = Pass {
        recurring: request.set_aside.lines.clone(),
        corrections: request.overruled.corrections.clone(),
        rng_seed: request.options.rng_seed,
        keep: *ARTICLES.end(),
        strict: request.strict,
        keep_hits: KeepHits::AllAndPassedOver,
        traces: false,
        about: None,
        only: Some(only),
    };
    let survey = related.settle(pipeline::survey(request.input, &request.lexicons, pass, progress)?)?;
    let articles = survey.kept.len();
    if !ARTICLES.contains(&articles) {
        return Err(lesson::Error::Articles { articles, advice: advice(articles, request, &related) }.into());
    }
    let together = together(&survey, &related, request.options.story.as_deref());
    let not_read = survey.ledger.iter().filter(|line| line.status == Status::LeftOut).map(pipeline::described).collect();
    let (kept, hits, passed_over) = (survey.kept.clone(), survey.evidence.clone(), survey.passed_over_places.clone());
    let found = compared(request, survey, &related)?;
    let parts = LessonParts {
        findings: &found.findings,
        articles: &kept,
        hits: hits.occurrences(),
        passed_over: &passed_over,
        lexicons: &request.lexicons,
        together,
        chosen: request.options.chosen.clone(),
        hide: &options.hide,
        max_words: options.max_words,
        rng_seed: request.options.rng_seed,
        again: request.again.clone(),
    };
    Ok(LessonMade { lesson: lesson::build(&parts)?, not_read })
}

/// What to do with more or fewer articles than a lesson takes.
fn advice(articles: usize, request: &Request<'_>, related: &Related) -> String {
    const STORIES_AT_MOST: usize = 8;
    if articles < *ARTICLES.start() {
        return "name another one on the same event".to_string();
    }
    let fits = |story: &&story::Story| ARTICLES.contains(&story.members.len());
    let mut names: Vec<String> = match &request.options.story {
        None => related.stories.stories.iter().filter(fits).map(|story| format!("{:?}", story.name)).collect(),
        Some(_) => Vec::new(),
    };
    let more = names.len().saturating_sub(STORIES_AT_MOST);
    names.truncate(STORIES_AT_MOST);
    let names = names.join(", ");
    match (names.is_empty(), more) {
        (true, _) => "name two to six of them".to_string(),
        (false, 0) => format!("name two to six of them, or one story with --story: {names}"),
        (false, more) => format!("name two to six of them, or one story with --story: {names}, or one of {more} more"),
    }
}

/// Whether the articles tell one story.
fn together(survey: &Survey, related: &Related, asked: Option<&str>) -> Together {
    let position = |id: &str| related.traces.position(id).and_then(|at| related.stories.story_of[at]);
    let mut stories = survey.kept.iter().map(|(article, _)| position(&article.id));
    if let Some(Some(first)) = stories.next()
        && stories.all(|story| story == Some(first))
    {
        let story = &related.stories.stories[first];
        return Together::OneStory { name: story.name.clone(), is_given: story.by == By::Given };
    }
    if let Some(name) = asked {
        return Together::OneStory { name: name.to_string(), is_given: true };
    }
    let days: Option<Vec<_>> = survey.kept.iter().map(|(article, _)| article.published).collect();
    let days = days.and_then(|days| Some(i64::from((*days.iter().max()? - *days.iter().min()?).get_days())));
    Together::Apart { days }
}

/// Writes the lesson's folder all at once, and gives its place. A sheet whose letters no font at hand has is left without its PDF; `told` hears of it.
///
/// # Errors
/// [`Error::EditedLesson`] when people have worked on the lesson that stands there; when something else stands there, or the disk refuses.
pub fn write_lesson(
    request: &Request<'_>,
    made: &LessonMade,
    options: &LessonOptions,
    place: &Path,
    told: &mut dyn FnMut(String),
) -> Result<PathBuf, Error> {
    untouched::check(place)?;
    let mut folder = Folder::begin(place)?;
    for sheet in lesson::sheets(&made.lesson)? {
        let under = match sheet.audience {
            Audience::Students => "for-students",
            Audience::Teacher => "for-teacher",
        };
        let name = |ending: &str| format!("{under}/{}.{ending}", sheet.id);
        folder.put(&name("html"), sheet.html()?.as_bytes())?;
        folder.put(&name("docx"), &sheet.docx(options.paper)?)?;
        match sheet.pdf(options.paper) {
            Ok(pdf) => folder.put(&name("pdf"), &pdf)?,
            Err(error @ lesson::Error::NoLetters { .. }) => told(error.to_string()),
            Err(error) => return Err(error.into()),
        }
    }
    folder.put("for-students/practice.html", lesson::practice(&made.lesson)?.as_bytes())?;
    folder.put("for-teacher/quiz.gift.txt", lesson::quiz_gift(&made.lesson)?.as_bytes())?;
    folder.put("for-teacher/quiz.csv", lesson::quiz_csv(&made.lesson)?.as_bytes())?;
    folder.put("for-teacher/lesson.json", lesson::json(&made.lesson)?.as_bytes())?;
    let mut manifest = compare::manifest(request, &made.lesson.title, &folder, None)?;
    manifest.options.insert("max-words".to_string(), options.max_words.to_string());
    manifest.options.insert("paper".to_string(), options.paper.key().to_string());
    folder.put(MANIFEST, manifest.to_json().as_bytes())?;
    folder.finish()
}
