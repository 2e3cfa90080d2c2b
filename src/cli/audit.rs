//! `slantwise audit`: sample, score, apply.

use anyhow::Result;
use slantwise::audit::Design;
use slantwise::lexicon::Lexicon;
use slantwise::pipeline::{self, Coded, SampleDrawn, SampleRequest};
use slantwise::report::audited;

use crate::args::{AuditApplyArgs, AuditArgs, AuditCommand, AuditSampleArgs, AuditScoreArgs, SheetArgs};
use crate::{options, screen};

pub fn run(args: AuditArgs) -> Result<()> {
    match args.command {
        AuditCommand::Sample(args) => sample(args),
        AuditCommand::Score(args) => score(args),
        AuditCommand::Apply(args) => apply(args),
    }
}

/// More marks than this are a lot of work, and a word on it is due.
const MANY_MARKS: usize = 600;

fn sample(args: AuditSampleArgs) -> Result<()> {
    let design = Design {
        per_term: args.per_term,
        per_outlet: args.per_outlet,
        at_most: args.most.map(|most| usize::try_from(most).unwrap_or(usize::MAX)),
        rng_seed: args.rng_seed,
    };
    let drawn = match args.corpus.paths.as_slice() {
        [report] if pipeline::is_report(report) => {
            let lists = pipeline::lists(&args.corpus.lexicon)?;
            let lexicons: Vec<&Lexicon> = lists.iter().map(|lexicon| lexicon.as_ref()).collect();
            pipeline::audit_sample_of_report(report, &lexicons, &design, &args.hide)?
        }
        _ => of_articles(&args, design)?,
    };
    pipeline::write_sample(&drawn, &args.out, &args.corpus.paths)?;
    let marks = drawn.asked.len();
    let mut text = format!("{marks} of {} marks drawn.\n\n", drawn.hits);
    let named = drawn.asked.iter().filter(|asked| asked.excerpt.shows_a_name).count();
    if named > 0 {
        let them = if named == 1 {
            "mark is itself an outlet's name, which its coder sees"
        } else {
            "marks are themselves an outlet's name, which coders see"
        };
        text += &format!("{named} {them}.\n\n");
    }
    if marks > MANY_MARKS {
        text += &screen::wrapped(
            &format!(
                "{marks} marks are some {} hours for each coder. For fewer, say so with -n, or name one list with --lexicon.",
                marks.div_ceil(180)
            ),
            screen::width(),
        );
        text.push('\n');
    }
    let place = |name: &str| args.out.join(name).display().to_string();
    text += &format!("For coders    {}   a page that works offline\n", place("sheet.html"));
    text += &format!("              {}    the same for a spreadsheet\n", place("sheet.csv"));
    text += &format!("Keep back     {}, {}\n", place("key.csv"), place("rates.csv"));
    text += &format!("Then          slantwise audit score {} SHEET SHEET\n", place("key.csv"));
    screen::print(&text)
}

fn of_articles(args: &AuditSampleArgs, design: Design) -> Result<SampleDrawn> {
    let opened = options::open(&args.corpus)?;
    let request = SampleRequest {
        input: &opened.input,
        lexicons: opened.lexicons.iter().map(|lexicon| lexicon.as_ref()).collect(),
        recurring: opened.set_aside.lines.clone(),
        design,
        hide: args.hide.clone(),
        strict: opened.study.strict.unwrap_or_default(),
    };
    let drawn = pipeline::audit_sample(&request, &mut screen::progress());
    screen::end_progress();
    Ok(drawn?)
}

fn coded(args: &SheetArgs) -> Result<Coded> {
    Ok(pipeline::read_coded(&args.key, &args.sheets, args.settled.as_deref())?)
}

fn score(args: AuditScoreArgs) -> Result<()> {
    let coded = coded(&args.sheets)?;
    let scored = pipeline::score_audit(&coded, args.rng_seed, &args.out)?;
    let coders: Vec<String> = coded.sheets.iter().map(|sheet| sheet.coder.clone()).collect();
    let mut text = audited::render(&scored, &coders, &coded.key, screen::width());
    if coded.frame.is_none() {
        text += "No rates.csv lies beside the key, so that no rate could be corrected.\n\n";
    }
    text += &format!("Table  {}\n", args.out.display());
    screen::print(&text)
}

fn apply(args: AuditApplyArgs) -> Result<()> {
    let coded = coded(&args.sheets)?;
    let (place, merged) = pipeline::apply_audit(&coded, &args.to)?;
    let mut text = String::new();
    for line in &merged.contradicted {
        text += &screen::wrapped(&slantwise::report::terminal::clean(line), screen::width());
    }
    let corrections = if merged.added == 1 { "1 correction".to_string() } else { format!("{} corrections", merged.added) };
    let known = if merged.known > 0 { format!("; {} stood there already", merged.known) } else { String::new() };
    text += &format!("{corrections} added to {}{known}.\n", place.display());
    screen::print(&text)
}
