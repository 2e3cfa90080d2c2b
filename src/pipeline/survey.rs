//! The one pass over the text: reads every article, counts it, keeps its hits.
//!
//! Articles go through in batches, a worker a core: while one batch is counted, the one before is added up and the next is read. Memory is
//! bounded by a batch, the tally and the sample of the evidence, whatever the corpus holds; the row of each hit goes to disk. Every article is
//! counted by itself, and results come back in the order of the input, so the number of threads changes nothing.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::audit::{Corrections, Judged};
use crate::corpus::{Article, Entry, LedgerLine, Status};
use crate::error::Error;
use crate::evidence::{Evidence, PassedOver, Recorder};
use crate::findings::Text;
use crate::lexicon::{self, Lexicon};
use crate::matcher::{Matcher, MissReason};
use crate::pipeline::count::{Counter, Done};
use crate::pipeline::counted::{Holds, Stopped, Todo, Unit, Writer};
use crate::pipeline::input::Input;
use crate::pipeline::searches::Searches;
use crate::pipeline::sink::Sink;
use crate::story::{Tracer, Traces};
use crate::study;
use crate::table::Spooled;
use crate::tally::Tally;
use crate::text::{Document, Recurring};

/// How the pass is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// Lines of the outlets' pages that somebody has told.
    pub recurring: Recurring,
    /// What people said about marks.
    pub corrections: Corrections,
    /// The number for the draw of the sample.
    pub rng_seed: u64,
    /// Whole articles kept at most; beyond it none are.
    pub keep: usize,
    /// Whether the first input that cannot be read ends the run.
    pub strict: bool,
    /// What is kept of the hits beside their number.
    pub keep_hits: KeepHits,
    /// Whether a trace of each article is kept, to find copies and stories.
    pub traces: bool,
    /// Whom or what uses must stand near to.
    pub about: Option<study::About>,
    /// The articles that count, by id; all when nothing is told.
    pub only: Option<BTreeSet<String>>,
}

impl Pass {
    /// A pass that counts and keeps nothing else.
    pub fn counting(recurring: Recurring, is_strict: bool) -> Pass {
        Pass {
            recurring,
            corrections: Corrections::default(),
            rng_seed: 0,
            keep: 0,
            strict: is_strict,
            keep_hits: KeepHits::None,
            traces: false,
            about: None,
            only: None,
        }
    }
}

/// What is kept of the hits beside their number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeepHits {
    /// Nothing: for counting alone.
    None,
    /// A row of a table for every hit, and the sentences of the sample.
    Sample,
    /// The place of every hit; memory grows with their number.
    Places,
    /// Every hit with its sentence; memory grows with their number.
    All,
    /// Every hit and every place passed over, each with its sentence.
    AllAndPassedOver,
}

/// What the pass gives.
#[derive(Debug)]
pub struct Survey {
    /// The counts.
    pub tally: Tally,
    /// The counts as they would be without corrections; nothing when there are none.
    pub uncorrected: Option<Tally>,
    /// What became of each correction, in order of the articles; those that met no article last.
    pub judged: Vec<Judged>,
    /// The outlets that were read, before any are grouped.
    pub outlets: BTreeSet<String>,
    /// The hits.
    pub evidence: Evidence,
    /// The table `evidence`, a row a hit; nothing unless a sample was asked for.
    pub hits: Option<Spooled>,
    /// What happened to every input.
    pub ledger: Vec<LedgerLine>,
    /// Lines set aside: role, lines, words.
    pub set_aside: Vec<(String, usize, u64)>,
    /// Whole articles with what was read; none when there were too many.
    pub kept: Vec<(Article, Document)>,
    /// The articles that a report lists, the first thousand, without their paragraphs.
    pub texts: Vec<Text>,
    /// What was passed over: lexicon, entry, reason, how often, an example.
    pub passed_over: Vec<(String, String, MissReason, u64, String)>,
    /// The trace of each article; nothing unless asked for.
    pub traces: Option<Traces>,
    /// Each place passed over, in the order of the input; nothing unless asked for.
    pub passed_over_places: Vec<PassedOver>,
}

/// Articles in a batch: enough to keep every core busy, few enough to stay small.
const BATCH: usize = 256;

/// The number from which the hashes of traces are made. It is no option: another one would find the same stories by other hashes, and every text would
/// have to be read again for it.
const TRACED_BY: u64 = 1;

/// Reads the whole input once. `progress` is told how many articles are done.
///
/// # Errors
/// A table of articles that is wrong as a whole; nothing that could be read; with `strict`, the first bad input.
pub fn survey(input: &Input, lexicons: &[&Lexicon], pass: Pass, progress: &mut dyn FnMut(usize)) -> Result<Survey, Error> {
    let fresh = |entry: Result<Entry, Error>| Ok(Todo { entry: entry?, record: None, holds: Holds::Nothing });
    match pass_over(input, lexicons, &pass, input.entries().map(fresh), None, progress) {
        Ok(passed) => Ok(passed.survey),
        Err(Stopped::Failed(error)) => Err(error),
        Err(Stopped::Damaged(why)) => Err(Error::NothingRead { reasons: why }),
    }
}

/// What a pass over inputs gives that were partly counted before.
pub(super) struct Passed {
    pub survey: Survey,
    /// How many articles were counted.
    pub articles: usize,
    /// Whether whole articles are to be kept, and one of them was not read.
    pub lacks_texts: bool,
}

/// [`survey`], of inputs that were partly counted before. What can be kept of each for the next time goes to `kept`.
pub(super) fn pass_over(
    input: &Input,
    lexicons: &[&Lexicon],
    pass: &Pass,
    inputs: impl Iterator<Item = Result<Todo, Stopped>> + Send,
    mut kept: Option<(&mut Writer, &[Option<Unit>])>,
    progress: &mut dyn FnMut(usize),
) -> Result<Passed, Stopped> {
    let about = pass.about.as_ref().map(|about| list_of(&about.names)).transpose()?;
    // The last one finds whom the comparison is about.
    let matchers: Vec<Matcher<'_>> = lexicons.iter().copied().chain(&about).map(Matcher::new).collect();
    let searches = Searches::new(&matchers);
    let counter = Counter {
        lexicons,
        digests: lexicons.iter().map(|lexicon| lexicon.digest.clone()).collect(),
        recorder: Recorder::new(lexicons, pass.rng_seed),
        tracer: pass.traces.then(|| Tracer::new(TRACED_BY)),
        pass,
        roster: &input.roster,
    };
    let mut inputs = inputs;
    let mut sink = Sink::new(!pass.corrections.is_empty());
    let count_all = |batch: Vec<Todo>| -> Result<Vec<Done>, Stopped> {
        batch.into_par_iter().map_init(|| searches.take(), |searches, todo| counter.count(todo, &mut searches.each)).collect()
    };
    let mut read = || next_batch(&mut inputs, pass);
    let (mut batch, mut counted) = (read()?, Vec::new());
    while !batch.is_empty() {
        let ready = std::mem::take(&mut counted);
        let add = |sink: &mut Sink| add_all(ready, sink, kept.as_mut(), lexicons, pass);
        let (next, (added, read)) = rayon::join(|| count_all(batch), || (add(&mut sink), read()));
        added?;
        (batch, counted) = (read?, next?);
        progress(sink.articles_read);
    }
    add_all(counted, &mut sink, kept.as_mut(), lexicons, pass)?;
    progress(sink.articles_read);
    let (articles, lacks_texts) = (sink.articles_read, sink.lacks_texts && sink.articles_read <= pass.keep);
    Ok(Passed { survey: sink.finish(&pass.corrections)?, articles, lacks_texts })
}

/// Adds up a batch, in the order of the input.
fn add_all(
    batch: Vec<Done>,
    sink: &mut Sink,
    mut kept: Option<&mut (&mut Writer, &[Option<Unit>])>,
    lexicons: &[&Lexicon],
    pass: &Pass,
) -> Result<(), Error> {
    let mut counted = Vec::with_capacity(batch.len());
    for done in batch {
        if let Some(((writer, units), record)) = kept.as_mut().zip(done.record) {
            writer.add(units, record);
        }
        counted.push((done.line, done.counted));
    }
    sink.add_all(counted, lexicons, pass)
}

/// The next inputs, in order; none at the end.
fn next_batch(inputs: &mut impl Iterator<Item = Result<Todo, Stopped>>, pass: &Pass) -> Result<Vec<Todo>, Stopped> {
    let mut batch: Vec<Todo> = inputs.by_ref().take(BATCH).collect::<Result<_, _>>()?;
    for Todo { entry, .. } in &mut batch {
        let is_aside = |id: &String| pass.only.as_ref().is_some_and(|only| !only.contains(id));
        if entry.article.as_ref().is_some_and(|article| is_aside(&article.id)) {
            entry.article = None;
            entry.line.status = Status::NotListed;
            entry.line.reason = Some("not asked for".to_string());
        }
    }
    match batch.iter().find(|todo| pass.strict && todo.entry.line.status == Status::LeftOut) {
        Some(bad) => Err(Error::Strict { line: described(&bad.entry.line) }.into()),
        None => Ok(batch),
    }
}

/// An input and why it was not read, as one sentence.
pub fn described(line: &LedgerLine) -> String {
    let place = line.row.map_or_else(|| line.file.to_string(), |row| format!("{}:{row}", line.file));
    format!("{place}: {}", line.reason.as_deref().unwrap_or("not read"))
}

/// A list that finds any of the names.
fn list_of(names: &[String]) -> Result<Lexicon, Error> {
    let mut lists = names.iter().map(|name| lexicon::of_query(name));
    let mut list = lists.next().unwrap_or_else(|| lexicon::of_query(""))?;
    for more in lists {
        let patterns = more?.terms.into_iter().flat_map(|term| term.entry.patterns);
        list.terms[0].entry.patterns.extend(patterns);
    }
    Ok(list)
}
