//! `slantwise lexicon`.

use anyhow::{Result, bail};
use slantwise::lexicon::{self, Entry, EntryId, Lexicon};
use slantwise::matcher;
use slantwise::report::terminal::clean;

use crate::args::{LexiconArgs, LexiconCommand};
use crate::{export, import, options, screen};

pub fn run(args: LexiconArgs) -> Result<()> {
    match args.command {
        LexiconCommand::List => list(),
        LexiconCommand::Show { lexicon, source: true, .. } => source(&lexicon),
        LexiconCommand::Show { lexicon, entry, .. } => show(&lexicon, entry.as_deref()),
        LexiconCommand::Test { lexicons } => test(&lexicons),
        LexiconCommand::Import(args) => import::run(args),
        LexiconCommand::Export(args) => export::run(args),
    }
}

fn list() -> Result<()> {
    let mut text = String::new();
    for lexicon in lexicon::built_in() {
        let labels: usize = lexicon.namings.iter().map(|set| set.labels.len()).sum();
        let header = &lexicon.header;
        text.push_str(&format!("{} {}  {} ({})\n", header.id, header.version, header.title, header.language));
        text.push_str(&format!(
            "    {} naming sets with {labels} labels; {} categories with {} terms; {}\n",
            lexicon.namings.len(),
            lexicon.categories.len(),
            lexicon.terms.len(),
            header.licence
        ));
    }
    screen::print(&text)
}

fn source(name: &str) -> Result<()> {
    match lexicon::text_of(name) {
        Some(text) => screen::print(text),
        None => {
            options::one(name)?;
            screen::print(&options::source(name)?)
        }
    }
}

fn show(name: &str, wanted: Option<&str>) -> Result<()> {
    let lexicon = options::one(name)?;
    let text = match wanted {
        None => overview(&lexicon),
        Some(wanted) => {
            let found: Vec<String> = lexicon
                .entries()
                .filter(|(id, entry)| is_meant(&lexicon, *id, entry, wanted))
                .map(|(id, entry)| described(&lexicon, id, entry))
                .collect();
            if found.is_empty() {
                bail!("{} lists nothing called `{wanted}`; `slantwise lexicon show {name}` shows what it lists", lexicon.header.id);
            }
            found.join("\n")
        }
    };
    screen::print(&text.lines().map(|line| clean(line) + "\n").collect::<String>())
}

fn overview(lexicon: &Lexicon) -> String {
    let header = &lexicon.header;
    let mut text = format!(
        "{} {}: {}\nlanguage {}, licence {}\n{}\nLimits: {}\n",
        header.id, header.version, header.title, header.language, header.licence, header.source, header.limits
    );
    for set in &lexicon.namings {
        text.push_str(&format!("\n{} ({})\n", set.about, set.id));
        for label in &set.labels {
            text.push_str(&format!("  {:<28} {:<12} {}\n", label.entry.show, label.kind.key(), label.entry.patterns.join(", ")));
        }
    }
    for category in &lexicon.categories {
        text.push_str(&format!("\n{} ({})\n", category.about, category.id));
        for term in lexicon.terms.iter().filter(|term| term.categories.contains(&category.id)) {
            text.push_str(&format!("  {:<28} {:<12} {}\n", term.entry.show, "", term.entry.patterns.join(", ")));
        }
    }
    text
}

fn is_meant(lexicon: &Lexicon, id: EntryId, entry: &Entry, wanted: &str) -> bool {
    let in_group = match id {
        EntryId::Term(term) => lexicon.terms[term as usize].categories.iter().any(|category| category == wanted),
        EntryId::Label(set, _) => lexicon.namings[set as usize].id == wanted,
    };
    in_group || entry.id == wanted || entry.show == wanted
}

fn described(lexicon: &Lexicon, id: EntryId, entry: &Entry) -> String {
    let place = match id {
        EntryId::Term(term) => lexicon.terms[term as usize].categories.join(", "),
        EntryId::Label(set, label) => {
            let set = &lexicon.namings[set as usize];
            format!("{}, {}", set.about, set.labels[label as usize].kind.key())
        }
    };
    let mut text = format!("{}  ({place})\n  {}\n  looks for: {}\n", entry.show, entry.note, entry.patterns.join(", "));
    if !entry.except.is_empty() {
        text.push_str(&format!("  but not: {}\n", entry.except.join(", ")));
    }
    if let Some(guard) = &entry.guard {
        text.push_str(&format!("  nor within {} words of: {}\n", guard.within, guard.words.join(", ")));
    }
    for alternative in &entry.others_write {
        text.push_str(&format!("  others write: {} ({})\n", alternative.text, alternative.why));
    }
    entry.hit.iter().for_each(|sentence| text.push_str(&format!("  hit:  {sentence}\n")));
    entry.miss.iter().for_each(|sentence| text.push_str(&format!("  miss: {sentence}\n")));
    text
}

fn test(names: &[String]) -> Result<()> {
    let mut failed = 0;
    let mut text = String::new();
    for lexicon in options::lexicons(names)? {
        let trial = matcher::test(&lexicon);
        failed += trial.failures.len();
        for failure in &trial.failures {
            let what = match &failure.found {
                None => "expected a hit, found none".to_string(),
                Some(words) => format!("expected no hit, found “{words}”"),
            };
            text.push_str(&clean(&format!("{}: {}: {what}: {}", lexicon.header.id, failure.shown, failure.sentence)));
            text.push('\n');
        }
        if !trial.untested.is_empty() {
            text.push_str(&clean(&format!("{}: without a sentence: {}", lexicon.header.id, trial.untested.join(", "))));
            text.push('\n');
        }
        text.push_str(&format!("{}: {} sentences, {} failed\n", lexicon.header.id, trial.sentences, trial.failures.len()));
    }
    screen::print(&text)?;
    if failed > 0 {
        bail!("{failed} sentences did not do what their entries say; change the patterns, or the sentences");
    }
    Ok(())
}
