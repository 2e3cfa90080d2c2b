//! `slantwise compare`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Result;
use slantwise::corpus::digest;
use slantwise::findings::Findings;
use slantwise::pipeline::{self, LastCounts, Request, described};
use slantwise::report::terminal;
use slantwise::study::Study;

use crate::args::{CompareArgs, TextsArg};
use crate::{again, options, screen};

pub fn run(args: CompareArgs) -> Result<()> {
    if args.study_schema {
        return screen::print(&slantwise::study::schema());
    }
    let opened = options::open_told(&args.corpus, args.study()?)?;
    require_new_study(&args, &opened.study)?;
    let study = &opened.study;
    let place = place(&args, study, &opened.input.name);
    let mut request = request(&args, &opened, &place)?;
    if args.dry_run {
        dry_run(&request)?;
        return args.learn.as_deref().map_or(Ok(()), |file| learn(&request, file));
    }
    let program = std::env::current_exe().ok();
    request.last = program.and_then(|program| LastCounts::beside(&place, &opened.input, &study.corpus, &program, args.fresh));
    let compared = pipeline::compare(&request, &mut screen::progress());
    screen::end_progress();
    let mut compared = compared?;
    for stranger in study.strangers(compared.outlets_read.iter().map(String::as_str)) {
        screen::note(&format!("slantwise: {}", terminal::clean(&stranger)));
    }
    let place = pipeline::write_report(&request, &compared, &place, &mut |said| screen::note(&format!("slantwise: {said}")))?;
    if let Some(kept) = &mut compared.kept {
        let unsaved = kept.save().err().map(|error| format!("{error}; the counts of this run are not kept"));
        for said in kept.notes.iter().cloned().chain(kept.recounted.sentence()).chain(unsaved) {
            screen::note(&format!("slantwise: {}", terminal::clean(&said)));
        }
    }
    let mut text = terminal::render(&compared.findings, screen::width());
    text.push_str(&format!("Report  {}\n", place.join("index.html").display()));
    if let Some(lesson) = lesson(&args, study, &compared.findings) {
        text.push_str(&format!("Lesson  {lesson}\n"));
    }
    if let Some(file) = &args.save_study {
        pipeline::save_study(study, file)?;
        text.push_str(&format!("Study   {}\n", file.display()));
    }
    screen::print(&text)
}

/// Makes a report again in the folder `again`, with the corrections that lie in `report`.
pub fn make_again(args: &CompareArgs, report: &Path, again: &Path) -> Result<()> {
    let opened = options::open_told(&args.corpus, args.study()?)?;
    let request = request(args, &opened, report)?;
    let compared = pipeline::compare(&request, &mut screen::progress());
    screen::end_progress();
    pipeline::write_report(&request, &compared?, again, &mut |said| screen::note(&format!("slantwise: {said}")))?;
    Ok(())
}

/// What is asked of the library; `place` may hold corrections.
fn request<'a>(args: &CompareArgs, opened: &'a options::Opened, place: &Path) -> Result<Request<'a>> {
    let study = &opened.study;
    let lexicons = opened.lexicons.iter().map(|lexicon| lexicon.as_ref()).collect::<Vec<_>>();
    let declared: BTreeSet<String> =
        if study.lexicons.is_empty() { BTreeSet::new() } else { lexicons.iter().map(|l| l.header.id.clone()).collect() };
    Ok(Request {
        input: &opened.input,
        lexicons,
        again: again(args),
        options: study.options(declared)?,
        study: opened.study_file.clone(),
        set_aside: opened.set_aside.clone(),
        overruled: pipeline::Overruled::open(&study.corpus, place)?,
        stories: study.stories.as_deref().map(pipeline::GivenStories::open).transpose()?,
        audits: pipeline::audits(&study.corpus, study.audit.as_deref())?,
        strict: study.strict.unwrap_or_default(),
        last: None,
    })
}

/// Characters of a folder's name, before it is cut.
const NAME_AT_MOST: usize = 80;

/// The folder of the report. With settings it is one of its own, so that runs with different ones stand side by side.
fn place(args: &CompareArgs, study: &Study, name: &str) -> PathBuf {
    if let Some(place) = &args.out {
        return place.clone();
    }
    let place = study.out.clone().unwrap_or_else(|| Path::new("reports").join(name));
    let is_out = |pair: &&String| pair.split('=').next().is_some_and(|key| key.trim() == "out");
    let set = args.corpus.set.iter().filter(|pair| !is_out(pair));
    let words = set.flat_map(|pair| pair.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '_'))).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    match words.is_empty() {
        true => place,
        false => {
            let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let whole = std::iter::once(name.as_str()).chain(words).collect::<Vec<_>>().join("-");
            // Some systems take no longer names; the digest keeps two of them apart.
            let short: String = whole.chars().take(NAME_AT_MOST).collect();
            let is_whole = short.len() == whole.len();
            place.with_file_name(if is_whole { whole } else { format!("{short}-{}", &digest(whole.as_bytes())[..8]) })
        }
    }
}

/// An error where a study is to be saved over another, or cannot be: before anything is read.
fn require_new_study(args: &CompareArgs, study: &Study) -> Result<()> {
    let Some(file) = &args.save_study else { return Ok(()) };
    anyhow::ensure!(!file.exists(), "{}: this file exists and is left as it is; name another: --save-study=FILE", file.display());
    let is_stream = study.corpus.iter().any(|path| path.as_os_str() == "-");
    anyhow::ensure!(!is_stream, "--save-study: standard input cannot be read again; save the articles to a file and name that");
    Ok(())
}

/// The command that makes a lesson of the same texts, where there are as many as a lesson takes, or a story is that has as many.
fn lesson(args: &CompareArgs, study: &Study, findings: &Findings) -> Option<String> {
    let fits = |articles: usize| slantwise::lesson::ARTICLES.contains(&articles);
    let story = match (&study.story, &findings.stories) {
        _ if args.corpus.paths.iter().any(|path| path.as_os_str() == "-") => return None,
        (Some(story), _) if fits(findings.corpus.articles) => Some(story.clone()),
        (None, _) if fits(findings.corpus.articles) => None,
        (None, Some(stories)) => Some(stories.largest.iter().find(|story| fits(story.articles))?.name.clone()),
        _ => return None,
    };
    let mut words = again::begin("lesson", &args.corpus);
    words.extend(story.iter().flat_map(|story| ["--story".to_string(), again::quoted(story)]));
    if let Some(file) = args.stories.as_ref().filter(|_| story.is_some()) {
        words.extend(["--stories".to_string(), again::quoted(&again::shown(file))]);
    }
    Some(words.join(" "))
}

/// What would be read, and what not.
fn dry_run(request: &Request<'_>) -> Result<()> {
    let pass = pipeline::Pass {
        corrections: request.overruled.corrections.clone(),
        rng_seed: request.options.rng_seed,
        ..pipeline::Pass::counting(request.set_aside.lines.clone(), request.strict)
    };
    let survey = pipeline::survey(request.input, &request.lexicons, pass, &mut screen::progress());
    screen::end_progress();
    let survey = survey?;
    let mut text = String::new();
    for line in &survey.ledger {
        let place = line.row.map_or_else(|| line.file.to_string(), |row| format!("{}:{row}", line.file));
        let what = match line.article {
            Some(_) => {
                let aside: Vec<String> = line.words_set_aside.iter().map(|(role, words)| format!("{role} {words}")).collect();
                let aside = if aside.is_empty() { String::new() } else { format!(", set aside: {}", aside.join(", ")) };
                let note = line.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
                format!("read        {place}: {} words{aside}{note}", line.words_kept)
            }
            None => format!("{:<11} {}", line.status.key().replace('_', " "), described(line)),
        };
        text.push_str(&terminal::clean(&what));
        text.push('\n');
    }
    let read = survey.ledger.iter().filter(|line| line.article.is_some()).count();
    text.push_str(&format!("{} inputs, {read} read. Nothing was written.\n", survey.ledger.len()));
    screen::print(&text)
}

/// Writes the lines that recur on an outlet's pages, to be read and given back with --set-aside.
fn learn(request: &Request<'_>, file: &Path) -> Result<()> {
    let lines = pipeline::learn(request.input, &request.set_aside.lines)?;
    pipeline::write_file(file, pipeline::recurring_csv(&lines).as_bytes())?;
    screen::print(&format!(
        "{} lines recur in their outlet's articles: see {}. Take out those that are the outlet's own words, then give the file to --set-aside.\n",
        lines.len(),
        file.display()
    ))
}

/// The command that makes the report again.
fn again(args: &CompareArgs) -> String {
    let mut words = again::begin("compare", &args.corpus);
    if let Some(file) = &args.audit {
        words.extend(["--audit".to_string(), again::quoted(&again::shown(file))]);
    }
    for (flag, value) in [("--title", &args.title), ("--chosen", &args.chosen)] {
        words.extend(value.iter().flat_map(|value| [flag.to_string(), again::quoted(value)]));
    }
    words.extend(args.by.map(|by| format!("--by {}", by.period().key())));
    for event in &args.event {
        words.extend(["--event".to_string(), again::quoted(&event.to_string())]);
    }
    for name in &args.about {
        words.extend(["--about".to_string(), again::quoted(name)]);
    }
    words.extend(args.near.map(|near| format!("--near {near}")));
    if let Some(file) = &args.stories {
        words.extend(["--stories".to_string(), again::quoted(&again::shown(file))]);
    }
    words.extend(args.story_days.map(|days| format!("--story-days {days}")));
    if let Some(story) = &args.story {
        words.extend(["--story".to_string(), again::quoted(story)]);
    }
    match args.texts {
        _ if args.share => words.push("--share".to_string()),
        None => {}
        Some(TextsArg::Few) => words.push("--texts few".to_string()),
        Some(TextsArg::All) => words.push("--texts all".to_string()),
        Some(TextsArg::None) => words.push("--texts none".to_string()),
    }
    words.extend(args.rng_seed.map(|seed| format!("--rng-seed {seed}")));
    words.join(" ")
}
