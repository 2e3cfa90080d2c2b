//! `slantwise compare`.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use slantwise::compare::over_time::TimeOptions;
use slantwise::findings::Findings;
use slantwise::matcher::Reach;
use slantwise::pipeline::{self, Request, described};
use slantwise::report::terminal;
use slantwise::study::{About, Options, Texts};

use crate::args::{CompareArgs, PeriodArg, TextsArg};
use crate::{again, options, screen};

pub fn run(args: CompareArgs) -> Result<()> {
    let opened = options::open(&args.corpus)?;
    let lexicons = opened.lexicons.iter().map(|lexicon| lexicon.as_ref()).collect::<Vec<_>>();
    let declared: BTreeSet<String> =
        if args.corpus.lexicon.is_empty() { BTreeSet::new() } else { lexicons.iter().map(|l| l.header.id.clone()).collect() };
    let texts = match args.texts {
        _ if args.share => Texts::None,
        TextsArg::Few => Texts::Few,
        TextsArg::All => Texts::All,
        TextsArg::None => Texts::None,
    };
    let time = TimeOptions { by: args.by.map(PeriodArg::period), events: args.event.clone() };
    let stories = args.stories.as_deref().map(pipeline::GivenStories::open).transpose()?;
    let place = args.out.clone().unwrap_or_else(|| Path::new("reports").join(&opened.input.name));
    let request = Request {
        input: &opened.input,
        lexicons,
        again: again(&args),
        options: Options {
            title: args.title.clone(),
            chosen: args.chosen.clone(),
            declared,
            rng_seed: args.rng_seed,
            texts,
            time,
            about: about(&args),
            story_days: args.story_days,
            story: args.story.clone(),
        },
        set_aside: opened.set_aside.clone(),
        overruled: pipeline::Overruled::open(&args.corpus.paths, &place)?,
        stories,
        audits: pipeline::audits(&args.corpus.paths, args.audit.as_deref())?,
        strict: args.corpus.strict,
    };
    if args.dry_run {
        dry_run(&request)?;
        return args.learn.as_deref().map_or(Ok(()), |file| learn(&request, file));
    }
    let compared = pipeline::compare(&request, &mut screen::progress());
    screen::end_progress();
    let compared = compared?;
    let place = pipeline::write_report(&request, &compared, &place, &mut |said| screen::note(&format!("slantwise: {said}")))?;
    let mut text = terminal::render(&compared.findings, screen::width());
    text.push_str(&format!("Report  {}\n", place.join("index.html").display()));
    if let Some(lesson) = lesson(&args, &compared.findings) {
        text.push_str(&format!("Lesson  {lesson}\n"));
    }
    screen::print(&text)
}

/// The command that makes a lesson of the same texts, where there are as many as a lesson takes, or a story is that has as many.
fn lesson(args: &CompareArgs, findings: &Findings) -> Option<String> {
    let fits = |articles: usize| slantwise::lesson::ARTICLES.contains(&articles);
    let story = match (&args.story, &findings.stories) {
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

/// Whom or what it is about.
fn about(args: &CompareArgs) -> Option<About> {
    let reach = args.near.map_or(Reach::Sentence, Reach::Words);
    (!args.about.is_empty()).then(|| About { names: args.about.clone(), reach })
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
        let place = line.row.map_or_else(|| line.file.clone(), |row| format!("{}:{row}", line.file));
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
    if let Some(by) = args.by {
        words.push(format!("--by {}", by.period().key()));
    }
    for event in &args.event {
        let name = event.name.as_ref().map(|name| format!("={name}")).unwrap_or_default();
        words.extend(["--event".to_string(), again::quoted(&format!("{}{name}", event.date))]);
    }
    for name in &args.about {
        words.extend(["--about".to_string(), again::quoted(name)]);
    }
    words.extend(args.near.map(|near| format!("--near {near}")));
    if let Some(file) = &args.stories {
        words.extend(["--stories".to_string(), again::quoted(&again::shown(file))]);
    }
    if args.story_days != Options::STORY_DAYS {
        words.push(format!("--story-days {}", args.story_days));
    }
    if let Some(story) = &args.story {
        words.extend(["--story".to_string(), again::quoted(story)]);
    }
    match args.texts {
        _ if args.share => words.push("--share".to_string()),
        TextsArg::Few => {}
        TextsArg::All => words.push("--texts all".to_string()),
        TextsArg::None => words.push("--texts none".to_string()),
    }
    if args.rng_seed != Options::RNG_SEED {
        words.push(format!("--rng-seed {}", args.rng_seed));
    }
    words.join(" ")
}
