//! `slantwise lexicon test`: runs the example sentences, and says of each that fails what happened in it.

use anyhow::{Result, bail};
use slantwise::matcher::{self, Failure, MissReason, Passed};
use slantwise::pipeline;
use slantwise::report::terminal::clean;

use crate::screen;

pub fn run(names: &[String]) -> Result<()> {
    let mut failed = 0;
    let mut text = String::new();
    for located in pipeline::located_lists(names)? {
        let lexicon = &located.lexicon;
        let trial = matcher::test(lexicon);
        failed += trial.failures.len();
        for failure in &trial.failures {
            let place = format!("{}:{}", located.file, located.places.entry(failure.entry));
            for line in told(failure, &lexicon.entry(failure.entry).patterns) {
                text.push_str(&clean(&format!("{}{line}", if line.starts_with(' ') { String::new() } else { format!("{place}: ") })));
                text.push('\n');
            }
        }
        let id = &lexicon.header.id;
        if !trial.untested.is_empty() {
            text.push_str(&screen::wrapped(&clean(&format!("{id}: without a sentence: {}", trial.untested.join(", "))), screen::width()));
        }
        text.push_str(&format!("{id}: {}, {} failed\n", sentences(trial.sentences), trial.failures.len()));
    }
    screen::print(&text)?;
    match failed {
        0 => Ok(()),
        1 => bail!("1 sentence did not do what its entry says; change the patterns, or the sentence"),
        _ => bail!("{failed} sentences did not do what their entries say; change the patterns, or the sentences"),
    }
}

/// A sentence that failed, and below it, indented, why.
fn told(failure: &Failure, patterns: &[String]) -> Vec<String> {
    let Failure { shown, sentence, .. } = failure;
    if let Some(words) = &failure.found {
        return vec![
            format!("{shown}: found “{words}” where nothing should be found: {sentence}"),
            format!("    narrow the patterns, put a longer phrase that holds “{words}” into `except`, or a word beside it into `guard`"),
        ];
    }
    let mut lines = vec![format!("{shown}: expected a hit, found none: {sentence}")];
    lines.extend(failure.passed_over.iter().map(|passed| format!("    {}", why(passed))));
    if failure.passed_over.is_empty() {
        lines.push(format!("    none of its patterns stands there: {}", patterns.join(", ")));
    }
    lines.extend(failure.instead.iter().map(|instead| format!("    found instead: “{}” ({})", instead.words, instead.shown)));
    lines
}

fn why(passed: &Passed) -> String {
    let Passed { words, reason, because_of } = passed;
    let because = because_of.as_deref().unwrap_or_default();
    match reason {
        MissReason::Exception => format!("“{words}” was passed over: `except` cancels it in “{because}”"),
        MissReason::Guard => format!("“{words}” was passed over: “{because}” of its `guard` stands near"),
        MissReason::Covered => format!("“{words}” was passed over: the longer “{because}” takes its place"),
        MissReason::Case => format!("“{words}” was passed over: its capitals are others, and `case` is \"exact\""),
    }
}

fn sentences(number: usize) -> String {
    if number == 1 { "1 sentence".into() } else { format!("{number} sentences") }
}
