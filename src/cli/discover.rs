//! `slantwise discover`.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use slantwise::pipeline::{self, DiscoverRequest, Discovered, write_new_file};
use slantwise::report::discovery::{Shown, draft, render};
use slantwise::study;
use slantwise::vocabulary::Options;

use crate::args::{DiscoverArgs, DiscoverVoiceArg, FormatArg};
use crate::{again, options, screen};

/// Words of an outlet on the screen and in a draft, when nothing is told.
const WORDS: usize = 10;
/// Words of an outlet in the tables at least.
const IN_TABLES: usize = 200;
/// Outlets on the screen, when none is named.
const OUTLETS: usize = 12;

pub fn run(args: DiscoverArgs) -> Result<()> {
    if let Some(file) = &args.save {
        require_new_list(file)?;
    }
    if args.format == Some(FormatArg::Parquet) && std::io::stdout().is_terminal() {
        anyhow::bail!("Parquet is no text for a screen; send it to a file: slantwise discover ... --format parquet > words.parquet");
    }
    let opened = options::open(&args.corpus)?;
    let top = args.top.map(|top| top as usize);
    let request = request(&args, &opened);
    let discovered = pipeline::discover(&request, &mut screen::progress());
    screen::end_progress();
    let discovered = discovered?;
    let place = place(&args, &opened.input.name)
        .map(|place| pipeline::write_discovery(&request, &discovered, &place, &mut |said| screen::note(&format!("slantwise: {said}"))))
        .transpose()?;
    let saved = args.save.as_deref().map(|file| save(&discovered, file, top.unwrap_or(WORDS))).transpose()?;
    match args.format {
        Some(format) => {
            saved.iter().for_each(|said| screen::note(said.trim_end()));
            print_table(&discovered, format)
        }
        None => {
            let outlets = if args.outlet.is_empty() { OUTLETS } else { usize::MAX };
            let shown = Shown { words: top.unwrap_or(WORDS), outlets, width: screen::width() };
            let mut text = render(&discovered.discovery, shown);
            text.extend(place.map(|place| format!("Report  {}\n", place.join("index.html").display())));
            text.extend(saved);
            screen::print(&text)
        }
    }
}

/// Makes a report again in the folder `into`.
pub fn make_again(args: &DiscoverArgs, into: &Path) -> Result<()> {
    let opened = options::open(&args.corpus)?;
    let request = request(args, &opened);
    let discovered = pipeline::discover(&request, &mut screen::progress());
    screen::end_progress();
    pipeline::write_discovery(&request, &discovered?, into, &mut |said| screen::note(&format!("slantwise: {said}")))?;
    Ok(())
}

/// What is asked of the library.
fn request<'a>(args: &DiscoverArgs, opened: &'a options::Opened) -> DiscoverRequest<'a> {
    let top = args.top.map(|top| top as usize);
    DiscoverRequest {
        input: &opened.input,
        lexicons: opened.lexicons.iter().map(|lexicon| lexicon.as_ref()).collect(),
        study: opened.study_file.clone(),
        set_aside: opened.set_aside.clone(),
        options: Options {
            own_voice: args.voice == DiscoverVoiceArg::Own,
            phrases: !args.no_phrases,
            function_words: args.function_words,
            names: args.names,
            min_articles: args.min_articles,
            min_count: args.min_count,
            top: top.unwrap_or(IN_TABLES).max(IN_TABLES),
            confirm: args.confirm,
            rng_seed: args.rng_seed,
        },
        only: args.outlet.clone(),
        title: args.title.clone().or(opened.study.title.clone()),
        again: again(args),
        strict: opened.study.strict.unwrap_or_default(),
    }
}

/// Where the report goes; nowhere when only a table is asked for.
fn place(args: &DiscoverArgs, name: &str) -> Option<PathBuf> {
    let usual = || args.format.is_none().then(|| Path::new("reports").join(format!("{name}-words")));
    args.out.clone().or_else(usual)
}

/// Known before anything is read, so that nothing is lost at the end.
fn require_new_list(file: &Path) -> Result<()> {
    if file.extension().is_none_or(|extension| extension != "toml") {
        anyhow::bail!("{}: a word list is a .toml file; name it {}", file.display(), file.with_extension("toml").display());
    }
    anyhow::ensure!(!file.exists(), "{}: this file exists and is left as it is; name another with --save", file.display());
    Ok(())
}

/// Writes the draft of a word list and says so.
fn save(discovered: &Discovered, file: &Path, most: usize) -> Result<String> {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let Some(text) = draft(&discovered.discovery, &name, most) else {
        return Ok(format!("{} is not written: there are no words for it.\n", file.display()));
    };
    write_new_file(file, text.as_bytes())?;
    Ok(format!("Draft   {0}    to be sorted by hand, then: slantwise lexicon test {0}\n", file.display()))
}

fn print_table(discovered: &Discovered, format: FormatArg) -> Result<()> {
    let table = discovered.tables.first().context("the first table holds the words")?;
    let mut bytes = Vec::new();
    match format {
        FormatArg::Csv => table.write_csv(&mut bytes)?,
        FormatArg::Jsonl => table.write_json_lines(&mut bytes)?,
        FormatArg::Parquet => table.write_parquet(&mut bytes)?,
    }
    if discovered.discovery.unread > 0 {
        let unread = discovered.discovery.unread;
        screen::note(&format!("slantwise: {unread} inputs could not be read; `slantwise compare --dry-run` lists them"));
    }
    screen::give(&bytes).context("standard output")
}

/// The command that makes the report again.
fn again(args: &DiscoverArgs) -> String {
    let mut words = again::begin("discover", &args.corpus);
    for outlet in &args.outlet {
        words.push(format!("--outlet {}", again::quoted(outlet)));
    }
    let usual = Options::default();
    let flags = [
        (args.voice == DiscoverVoiceArg::All, "--voice all".to_string()),
        (args.min_articles != usual.min_articles, format!("--min-articles {}", args.min_articles)),
        (args.min_count != usual.min_count, format!("--min-count {}", args.min_count)),
        (args.top.is_some(), format!("--top {}", args.top.unwrap_or_default())),
        (args.no_phrases, "--no-phrases".to_string()),
        (args.names, "--names".to_string()),
        (args.function_words, "--function-words".to_string()),
        (args.confirm, "--confirm".to_string()),
        (args.title.is_some(), format!("--title {}", again::quoted(args.title.as_deref().unwrap_or_default()))),
        (args.rng_seed != study::Options::RNG_SEED, format!("--rng-seed {}", args.rng_seed)),
    ];
    words.extend(flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag));
    words.join(" ")
}
