//! The one pass over the text: reads every article, counts it, keeps its hits.
//!
//! Articles go through in batches, a worker a core: while one batch is counted, the one before is added up and the next is read. Memory is
//! bounded by a batch, the tally and the sample of the evidence, whatever the corpus holds; the row of each hit goes to disk. Every article is
//! counted by itself, and results come back in the order of the input, so the number of threads changes nothing.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::audit::{self, Corrections, Judged};
use crate::corpus::{Article, Entry, LedgerLine, Status};
use crate::error::Error;
use crate::evidence::{Evidence, PassedOver, Recorder};
use crate::findings::Text;
use crate::lexicon::{self, Lexicon};
use crate::matcher::{Found, Matcher, MissReason, Nearby};
use crate::pipeline::Entries;
use crate::pipeline::input::Input;
use crate::pipeline::searches::{Each, Searches, Taken};
use crate::pipeline::sink::{Counted, Sink};
use crate::span::Span;
use crate::story::{self, Tracer, Traces};
use crate::study;
use crate::table::Spooled;
use crate::tally::{ArticleRow, Tally};
use crate::text::{self, Document, Recurring, Role, VoiceGroup, Zone};

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

/// Reads the whole input once. `progress` is told how many articles are done.
///
/// # Errors
/// A table of articles that is wrong as a whole; nothing that could be read; with `strict`, the first bad input.
pub fn survey(input: &Input, lexicons: &[&Lexicon], pass: Pass, progress: &mut dyn FnMut(usize)) -> Result<Survey, Error> {
    let about = pass.about.as_ref().map(|about| list_of(&about.names)).transpose()?;
    // The last one finds whom the comparison is about.
    let matchers: Vec<Matcher<'_>> = lexicons.iter().copied().chain(&about).map(Matcher::new).collect();
    let recorder = Recorder::new(lexicons, pass.rng_seed);
    let searches = Searches::new(&matchers);
    let tracer = pass.traces.then(|| Tracer::new(pass.rng_seed));
    let mut entries = input.entries();
    let mut sink = Sink::new(!pass.corrections.is_empty());
    let count_all = |batch: Vec<Entry>| -> Vec<(LedgerLine, Option<Counted>)> {
        let of_entry = |searches: &mut Taken<'_, '_>, entry: Entry| {
            let counted =
                entry.article.map(|article| count(article, lexicons, &mut searches.each, (&recorder, tracer.as_ref()), (&pass, input)));
            (entry.line, counted)
        };
        batch.into_par_iter().map_init(|| searches.take(), of_entry).collect()
    };
    let mut read = || next_batch(&mut entries, &pass);
    let (mut batch, mut counted) = (read()?, Vec::new());
    while !batch.is_empty() {
        let ready = std::mem::take(&mut counted);
        let (next, (added, read)) = rayon::join(|| count_all(batch), || (sink.add_all(ready, lexicons, &pass), read()));
        added?;
        (batch, counted) = (read?, next);
        progress(sink.articles_read);
    }
    sink.add_all(counted, lexicons, &pass)?;
    progress(sink.articles_read);
    sink.finish(&pass.corrections)
}

/// The next inputs, in order; none at the end.
fn next_batch(entries: &mut Entries<'_>, pass: &Pass) -> Result<Vec<Entry>, Error> {
    let mut batch: Vec<Entry> = entries.by_ref().take(BATCH).collect::<Result<_, _>>()?;
    for entry in &mut batch {
        let is_aside = |id: &String| pass.only.as_ref().is_some_and(|only| !only.contains(id));
        if entry.article.as_ref().is_some_and(|article| is_aside(&article.id)) {
            entry.article = None;
            entry.line.status = Status::NotListed;
            entry.line.reason = Some("not asked for".to_string());
        }
    }
    match batch.iter().find(|entry| pass.strict && entry.line.status == Status::LeftOut) {
        Some(bad) => Err(Error::Strict { line: described(&bad.line) }),
        None => Ok(batch),
    }
}

/// An input and why it was not read, as one sentence.
pub fn described(line: &LedgerLine) -> String {
    let place = line.row.map_or_else(|| line.file.clone(), |row| format!("{}:{row}", line.file));
    format!("{place}: {}", line.reason.as_deref().unwrap_or("not read"))
}

fn count(
    mut article: Article,
    lexicons: &[&Lexicon],
    searches: &mut Each<'_>,
    (recorder, tracer): (&Recorder, Option<&Tracer>),
    (pass, input): (&Pass, &Input),
) -> Counted {
    let document = text::read_with(&article.text, article.headline, &article.outlet, &pass.recurring);
    // An article is read as its own outlet's, and counted as the group's.
    let group = input.roster.group_of(&article.outlet).to_string();
    let outlet = std::mem::replace(&mut article.outlet, group);
    article.language = article.language.or_else(|| text::language(&article.text).map(str::to_string));
    let mut found = Vec::new();
    let mut misses = Vec::new();
    let mut all_passed = Vec::new();
    let known = searches.memory.known(&article.text, &document);
    for (index, (lexicon, scanner)) in lexicons.iter().zip(&mut searches.scanners).enumerate() {
        let Found { hits, misses: passed } = scanner.find_known(&article.text, &document, &known);
        found.push(hits);
        for miss in &passed {
            let example = miss.because_of.map_or(miss.span, |because| because.joined(miss.span)).of(&article.text);
            misses.push((
                index,
                lexicon.entry(miss.entry).show.clone(),
                miss.reason,
                example.split_whitespace().collect::<Vec<_>>().join(" "),
            ));
        }
        all_passed.push(passed);
    }
    // What stands elsewhere is no hit of this comparison; stories are still known by all the rest.
    let covered: Vec<Span> = found.iter().flatten().map(|hit| hit.span).chain(all_passed.iter().flatten().map(|miss| miss.span)).collect();
    let mentions = pass.about.as_ref().zip(searches.scanners.get_mut(lexicons.len())).map(|(about, scanner)| {
        let mentions = scanner.find_known(&article.text, &document, &known).hits;
        let nearby = Nearby::new(&document, &mentions, about.reach);
        found.iter_mut().for_each(|hits| hits.retain(|hit| nearby.holds(hit)));
        nearby.len() as u64
    });
    let trace = tracer.map(|tracer| {
        tracer.trace(
            &article.text,
            &document,
            &covered,
            story::About { id: &article.id, outlet: &article.outlet, day: article.published, story: article.story.as_deref() },
        )
    });
    let row = ArticleRow { mentions, ..article_row(&article, &document) };
    let occurrences = recorder.record(&article, &document, &found);
    let passed_over = match pass.keep_hits {
        KeepHits::AllAndPassedOver => recorder.passed_over(&article, &document, lexicons, &all_passed),
        _ => Vec::new(),
    };
    let corrections: Vec<_> = pass.corrections.of(&article.id).collect();
    if corrections.is_empty() {
        return Counted { outlet, article, row, document, occurrences, uncorrected: None, judged: Vec::new(), misses, passed_over, trace };
    }
    let (corrected, judged) = audit::apply(&corrections, &article, &document, lexicons, &found);
    let uncorrected = Some(occurrences);
    let occurrences = recorder.record(&article, &document, &corrected);
    Counted { outlet, article, row, document, occurrences, uncorrected, judged, misses, passed_over, trace }
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

fn article_row(article: &Article, document: &Document) -> ArticleRow {
    let mut words_by_voice = [0; 5];
    for word in &document.words {
        let voice = document.voice_of(word.span).voice.key();
        let at = VoiceGroup::ALL.into_iter().position(|group| group.key() == voice).expect("each voice has its group");
        words_by_voice[at] += 1;
    }
    let headline = document.sentences.iter().find(|s| s.zone == Zone::Headline).map(|s| s.span.of(&article.text));
    ArticleRow {
        article: article.id.clone(),
        outlet: article.outlet.clone(),
        title: headline.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "),
        date: article.published.map(|date| date.to_string()).unwrap_or_default(),
        date_from: article.date_from.map(|from| from.key().to_string()).unwrap_or_default(),
        story: article.story.clone().unwrap_or_default(),
        language: article.language.clone().unwrap_or_default(),
        url: article.url.clone().unwrap_or_default(),
        file: article.locator.file.clone(),
        row: article.locator.row.map(|row| row as u64),
        words_by_zone: Zone::ALL.map(|zone| document.words_in(zone) as u64),
        words_by_voice,
        mentions: None,
        words_set_aside: Role::ALL.into_iter().map(|role| document.words_set_aside(role) as u64).sum(),
    }
}
