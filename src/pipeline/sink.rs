//! Adds up counted articles in the order of the input: tally, sample, rows of hits, ledger.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::audit::{Correction, Corrections, Judged, Outcome};
use crate::corpus::{Article, LedgerLine};
use crate::error::Error;
use crate::evidence::{self, Evidence, Gatherer, Occurrence, PassedOver};
use crate::findings::{Text, day};
use crate::lexicon::Lexicon;
use crate::matcher::MissReason;
use crate::pipeline::survey::{KeepHits, Pass, Survey, described};
use crate::story::{self, Trace};
use crate::table::Spool;
use crate::tally::{ArticleRow, Builder, HitRow};
use crate::text::{Document, Role, Stance};

/// Articles that a report lists at most.
const LISTED_AT_MOST: usize = 1_000;

/// One article, counted.
pub(super) struct Counted {
    /// The outlet, whatever group the article counts for.
    pub outlet: String,
    pub article: Article,
    pub row: ArticleRow,
    /// Words that are read.
    pub words: usize,
    /// Lines set aside: why, and their words.
    pub set_aside: Vec<(Role, usize)>,
    /// Nothing where the text was not read.
    pub document: Option<Document>,
    pub occurrences: Vec<Occurrence>,
    /// As the tool alone would have it, where people say otherwise.
    pub uncorrected: Option<Vec<Occurrence>>,
    pub judged: Vec<Judged>,
    pub misses: Vec<(usize, String, MissReason, String)>,
    pub passed_over: Vec<PassedOver>,
    pub trace: Option<Trace>,
}

/// What is added up.
#[derive(Default)]
pub(super) struct Sink {
    builder: Builder,
    /// Counts without corrections, when there are any.
    uncorrected: Option<Builder>,
    judged: Vec<Judged>,
    outlets: BTreeSet<String>,
    /// Every hit, when every sentence is kept.
    occurrences: Vec<Occurrence>,
    /// The sample.
    gatherer: Gatherer,
    /// Hits of the batch that wait for their rows.
    waiting: Vec<Occurrence>,
    spool: Option<Spool>,
    traces: Option<story::Gatherer>,
    keeps_all: bool,
    ledger: Vec<LedgerLine>,
    set_aside: BTreeMap<Role, (usize, u64)>,
    kept: Vec<(Article, Document)>,
    texts: Vec<Text>,
    pub articles_read: usize,
    /// Whether the text of an article was not read.
    pub lacks_texts: bool,
    passed_over: BTreeMap<(usize, String, MissReason), (u64, String)>,
    passed_over_places: Vec<PassedOver>,
    lexicon_ids: Vec<String>,
}

impl Sink {
    /// Nothing yet; `has_corrections` says whether counts without corrections are wanted too.
    pub(super) fn new(has_corrections: bool) -> Sink {
        Sink { uncorrected: has_corrections.then(Builder::default), ..Sink::default() }
    }

    /// Adds a batch, in the order of the input.
    pub(super) fn add_all(&mut self, counted: Vec<(LedgerLine, Option<Counted>)>, lexicons: &[&Lexicon], pass: &Pass) -> Result<(), Error> {
        for (line, counted) in counted {
            self.add(line, counted, lexicons, pass)?;
        }
        if pass.keep_hits == KeepHits::Sample {
            if self.spool.is_none() {
                self.spool = Some(Spool::new(evidence::table(&[]))?);
            }
            if let Some(spool) = &mut self.spool {
                spool.add(&evidence::table(&std::mem::take(&mut self.waiting)))?;
            }
        }
        Ok(())
    }

    fn add(&mut self, mut line: LedgerLine, counted: Option<Counted>, lexicons: &[&Lexicon], pass: &Pass) -> Result<(), Error> {
        if self.lexicon_ids.is_empty() {
            self.lexicon_ids = lexicons.iter().map(|lexicon| lexicon.header.id.clone()).collect();
        }
        if let Some(counted) = counted {
            let Counted { outlet, article, row, words, set_aside, document, occurrences, uncorrected, judged, misses, passed_over, trace } =
                counted;
            self.articles_read += 1;
            if !self.outlets.contains(&outlet) {
                self.outlets.insert(outlet);
            }
            line.words_kept = words;
            line.language = article.language.clone();
            line.words_set_aside = Role::ALL
                .into_iter()
                .map(|role| (Cow::Borrowed(role.key()), set_aside.iter().filter(|(why, _)| *why == role).map(|(_, words)| words).sum()))
                .filter(|(_, words)| *words > 0)
                .collect();
            for (role, words) in set_aside {
                let sum = self.set_aside.entry(role).or_default();
                *sum = (sum.0 + 1, sum.1 + words as u64);
            }
            if self.texts.len() < LISTED_AT_MOST {
                self.texts.push(listed(&article, &row));
            }
            if let Some(builder) = &mut self.uncorrected {
                builder.article(&row);
                add_hits(builder, uncorrected.as_ref().unwrap_or(&occurrences));
            }
            self.judged.extend(judged);
            self.builder.article(&row);
            add_hits(&mut self.builder, &occurrences);
            self.keep(occurrences, pass.keep_hits);
            self.passed_over_places.extend(passed_over);
            if let Some(trace) = trace {
                self.traces.get_or_insert_with(story::Gatherer::default).push(trace)?;
            }
            for (lexicon, shown, reason, example) in misses {
                self.passed_over.entry((lexicon, shown, reason)).or_insert((0, example)).0 += 1;
            }
            self.lacks_texts |= document.is_none();
            match document.filter(|_| self.articles_read <= pass.keep) {
                Some(document) => self.kept.push((article, document)),
                None => self.kept.clear(),
            }
        }
        self.ledger.push(line);
        Ok(())
    }

    fn keep(&mut self, mut occurrences: Vec<Occurrence>, kept: KeepHits) {
        match kept {
            KeepHits::None => {}
            KeepHits::All | KeepHits::AllAndPassedOver => self.occurrences.extend(occurrences),
            KeepHits::Places => self.occurrences.extend(occurrences.into_iter().map(|o| Occurrence { quoted: None, ..o })),
            KeepHits::Sample => {
                self.gatherer.add(&mut occurrences);
                self.waiting.append(&mut occurrences);
            }
        }
        self.keeps_all |= matches!(kept, KeepHits::Places | KeepHits::All | KeepHits::AllAndPassedOver);
    }

    /// What the pass gives.
    pub(super) fn finish(mut self, corrections: &Corrections) -> Result<Survey, Error> {
        if self.articles_read == 0 {
            let reasons: Vec<String> = self.ledger.iter().take(3).map(described).collect();
            return Err(Error::NothingRead { reasons: reasons.join("; ") });
        }
        let met: HashSet<&str> = self.judged.iter().map(|judged| judged.correction.article.as_str()).collect();
        let strays: Vec<Judged> = corrections.iter().filter(|c| !met.contains(c.article.as_str())).map(stray).collect();
        self.judged.extend(strays);
        let named = |((lexicon, shown, reason), (times, example)): ((usize, String, MissReason), (u64, String))| {
            (self.lexicon_ids[lexicon].clone(), shown, reason, times, example)
        };
        Ok(Survey {
            tally: self.builder.finish()?,
            uncorrected: self.uncorrected.map(Builder::finish).transpose()?,
            judged: self.judged,
            outlets: self.outlets,
            evidence: if self.keeps_all { Evidence::complete(self.occurrences) } else { self.gatherer.finish() },
            hits: self.spool.map(Spool::finish).transpose()?,
            ledger: self.ledger,
            set_aside: self.set_aside.into_iter().map(|(role, (lines, words))| (role.key().to_string(), lines, words)).collect(),
            kept: self.kept,
            texts: self.texts,
            passed_over: self.passed_over.into_iter().map(named).collect(),
            traces: self.traces.map(story::Gatherer::finish).transpose()?,
            passed_over_places: self.passed_over_places,
        })
    }
}

fn stray(correction: &Correction) -> Judged {
    let why = format!("no article here has the id “{}”", correction.article);
    Judged { correction: correction.clone(), outcome: Outcome::FitsNothing { why } }
}

fn listed(article: &Article, row: &ArticleRow) -> Text {
    Text {
        id: row.article.clone(),
        outlet: row.outlet.clone(),
        headline: row.title.clone(),
        date: day(&row.date),
        date_from: article.date_from.map(|from| from.key()),
        url: article.url.clone(),
        file: row.file.clone(),
        row: article.locator.row,
        words_headline: row.words_by_zone[0],
        words_body: row.words_by_zone[1] + row.words_by_zone[2],
        paragraphs: Vec::new(),
    }
}

/// The hits of one article.
fn add_hits(builder: &mut Builder, occurrences: &[Occurrence]) {
    occurrences.iter().for_each(|occurrence| add_hit(builder, occurrence));
}

/// A term in two categories makes two rows, of which only the first counts in the lexicon's total.
fn add_hit(builder: &mut Builder, o: &Occurrence) {
    let listed = &*o.listed;
    let categories: Vec<&str> =
        if listed.categories.is_empty() { vec![""] } else { listed.categories.iter().map(String::as_str).collect() };
    for (index, category) in categories.into_iter().enumerate() {
        builder.hit(HitRow {
            article: &o.origin.article,
            lexicon: &listed.lexicon,
            category,
            term: &listed.term,
            naming: &listed.naming,
            label: &listed.label,
            resolved: o.resolved,
            zone: o.zone.key(),
            voice: o.voice.key(),
            stance: o.voice.stance().map_or("", Stance::key),
            negated: o.negated,
            tenth: o.tenth,
            in_total: o.counts_in_total && index == 0,
            first: o.is_first,
        });
    }
}
