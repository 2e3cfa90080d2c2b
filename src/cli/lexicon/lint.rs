//! `slantwise lexicon lint`: remarks on a list, and on real articles what it caught and what it never found.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use serde_json::json;
use slantwise::corpus::Columns;
use slantwise::lexicon::lint::{Check, Finding};
use slantwise::lexicon::{EntryId, Lexicon};
use slantwise::matcher::lint::{self, PatternUse, Usage};
use slantwise::pipeline::{self, Input, InputOptions, LocatedList, SetAside};
use slantwise::report::terminal::clean;

use crate::args::{LintArgs, LintFormatArg};
use crate::screen;

/// Remarks of one sort that are shown without --all.
const SHOWN_OF_A_SORT: usize = 8;
/// Wordings of one pattern that are shown without --all.
const SHOWN_OF_A_PATTERN: usize = 12;

pub fn run(args: LintArgs) -> Result<()> {
    let lists = pipeline::located_lists(&args.lexicons)?;
    let usages = usages(&args, &lists)?;
    let mut remarks = 0;
    let mut text = String::new();
    for (index, list) in lists.iter().enumerate() {
        let usage = usages.as_ref().map(|used| &used.usages[index]);
        let mut findings = lint::lint(&list.lexicon, &list.places);
        findings.extend(usage.into_iter().flat_map(|usage| lint::used(&list.lexicon, &list.places, usage)));
        findings.sort();
        remarks += findings.len();
        match args.format {
            LintFormatArg::Text => {
                text.push_str(&remarked(list, &findings, args.all));
                text.push_str(&usage.map(|usage| on_articles(list, usage, args.all)).unwrap_or_default());
            }
            LintFormatArg::Jsonl => text.push_str(&rows(list, &findings, usage)),
        }
    }
    screen::print(&text)?;
    if let Some(unread) = usages.map(|used| used.unread).filter(|unread| *unread > 0) {
        screen::note(&format!("slantwise: {unread} inputs could not be read; `slantwise compare --dry-run` lists them"));
    }
    match (args.strict, remarks) {
        (true, 1) => bail!("1 remark; without --strict it is no mistake"),
        (true, 2..) => bail!("{remarks} remarks; without --strict they are no mistake"),
        _ => Ok(()),
    }
}

fn usages(args: &LintArgs, lists: &[LocatedList]) -> Result<Option<pipeline::Used>> {
    if args.on.is_empty() {
        return Ok(None);
    }
    let columns = Columns::of_pairs(&args.column).map_err(|error| anyhow::anyhow!("--column: {error}"))?;
    let set_aside = args.set_aside.as_deref().map(SetAside::open).transpose()?.unwrap_or_default();
    let input =
        Input::open_with(&args.on, InputOptions { columns, standard_input: Some(Box::new(std::io::stdin())), ..InputOptions::default() })?;
    let lexicons: Vec<&Lexicon> = lists.iter().map(|list| list.lexicon.as_ref()).collect();
    let used = pipeline::usage(&input, &lexicons, &set_aside.lines, &mut screen::progress());
    screen::end_progress();
    Ok(Some(used?))
}

/// Every remark with its line, in the order of the file; of each sort only so many, unless all are asked for.
fn remarked(list: &LocatedList, findings: &[Finding], all: bool) -> String {
    if findings.is_empty() {
        return format!("{}: nothing to mention\n", list.file);
    }
    let mut text = String::new();
    let mut seen: BTreeMap<Check, usize> = BTreeMap::new();
    for finding in findings {
        let number = seen.entry(finding.check).or_default();
        *number += 1;
        if all || *number <= SHOWN_OF_A_SORT {
            let about = if finding.about.is_empty() { String::new() } else { format!("{}: ", finding.about) };
            let line = format!("{}:{}: {about}{} [{}]", list.file, finding.line, finding.message, finding.check.key());
            text.push_str(&screen::wrapped(&clean(&line), screen::width()));
        }
    }
    for (check, number) in seen.into_iter().filter(|(_, number)| !all && *number > SHOWN_OF_A_SORT) {
        text.push_str(&format!("{}: {} more [{}]; --all shows them\n", list.file, number - SHOWN_OF_A_SORT, check.key()));
    }
    text.push_str(&match findings.len() {
        1 => format!("{}: 1 remark\n", list.file),
        number => format!("{}: {number} remarks\n", list.file),
    });
    text
}

/// What was never found, and what each wildcard caught.
fn on_articles(list: &LocatedList, usage: &Usage, all: bool) -> String {
    let LocatedList { lexicon, places, .. } = list;
    let width = screen::width();
    let articles = if usage.articles == 1 { "1 article".into() } else { format!("{} articles", usage.articles) };
    let mut never: Vec<(usize, &str)> = never_found(lexicon, usage).map(|id| (places.entry(id), lexicon.entry(id).show.as_str())).collect();
    never.sort_unstable();
    let never: Vec<String> = never.into_iter().map(|(line, shown)| format!("{shown} ({line})")).collect();
    let mut text = match never.len() {
        0 => format!("\nIn {articles} each of its {} entries was found.\n", lexicon.entries().count()),
        number => {
            let names = screen::wrapped(&clean(&format!("  {}", never.join(", "))), width);
            format!(
                "\nIn {articles} {number} of its {} entries {} not found (line):\n{names}",
                lexicon.entries().count(),
                if number == 1 { "was" } else { "were" }
            )
        }
    };
    let caught: Vec<String> = caught(list, usage)
        .map(|(id, line, pattern, found)| {
            let mut forms: Vec<(&String, &u64)> = found.forms.iter().collect();
            forms.sort_by_key(|(form, times)| (std::cmp::Reverse(**times), *form));
            let shown = if all { forms.len() } else { SHOWN_OF_A_PATTERN };
            let mut told: Vec<String> = forms.iter().take(shown).map(|(form, times)| format!("{form} {times}")).collect();
            if forms.len() > shown {
                told.push(format!("and {} more", forms.len() - shown));
            }
            if found.beyond > 0 {
                told.push(format!("and other wordings {} times", found.beyond));
            }
            let line = format!("  {pattern} ({}, {}): {}", lexicon.entry(id).show, line, told.join(", "));
            screen::wrapped(&clean(&line), width)
        })
        .collect();
    if !caught.is_empty() {
        text.push_str(&format!("\nWhat its open patterns caught (entry, line):\n{}", caught.concat()));
    }
    text
}

fn never_found<'l>(lexicon: &'l Lexicon, usage: &Usage) -> impl Iterator<Item = EntryId> + 'l {
    let found: std::collections::BTreeSet<EntryId> = usage.patterns.keys().map(|(id, _)| *id).collect();
    lexicon.entries().map(|(id, _)| id).filter(move |id| !found.contains(id))
}

/// Patterns with a wildcard, a gap or a regular expression, in the order of the file: entry, line, pattern, and what it caught.
fn caught<'l>(list: &'l LocatedList, usage: &'l Usage) -> impl Iterator<Item = (EntryId, usize, &'l str, &'l PatternUse)> {
    let open = usage.patterns.iter().filter(|(_, found)| !found.forms.is_empty());
    let mut caught: Vec<_> = open
        .map(|((id, index), found)| (*id, list.places.pattern(*id, *index), list.lexicon.entry(*id).patterns[*index].as_str(), found))
        .collect();
    caught.sort_by_key(|(id, line, _, _)| (*line, *id));
    caught.into_iter()
}

/// The same as JSON lines: a row for each remark, each entry that was not found, and each wording that was caught.
fn rows(list: &LocatedList, findings: &[Finding], usage: Option<&Usage>) -> String {
    let LocatedList { lexicon, places, file } = list;
    let mut rows: Vec<serde_json::Value> = findings
        .iter()
        .map(|f| json!({"file": file, "line": f.line, "what": "remark", "check": f.check.key(), "about": f.about, "message": f.message}))
        .collect();
    if let Some(usage) = usage {
        let never = never_found(lexicon, usage);
        rows.extend(never.map(|id| json!({"file": file, "line": places.entry(id), "what": "not_found", "about": lexicon.entry(id).show})));
        for (id, line, pattern, found) in caught(list, usage) {
            rows.extend(found.forms.iter().map(|(form, times)| {
                let about = &lexicon.entry(id).show;
                json!({"file": file, "line": line, "what": "caught", "about": about, "pattern": pattern, "words": form, "times": times})
            }));
        }
    }
    rows.iter().map(|row| format!("{row}\n")).collect()
}
