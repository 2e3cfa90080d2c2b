//! Counts one article: from its text, or from what is kept of an earlier count of it.
//!
//! Both ways meet in a [`Body`], what the text alone gives; all that depends on names, groups and the draw is made from it, by the same code.

use std::collections::HashMap;
use std::sync::Arc;

use crate::audit;
use crate::corpus::{Article, Entry, LedgerLine, Roster};
use crate::evidence::{Recorder, Sentences};
use crate::lexicon::Lexicon;
use crate::matcher::{Found, Hit, Miss, Nearby};
use crate::pipeline::counted::{Body, Holds, Listing, Missed, Record, Stopped, Todo};
use crate::pipeline::searches::Each;
use crate::pipeline::sink::Counted;
use crate::pipeline::survey::{KeepHits, Pass};
use crate::span::Span;
use crate::story::{About, Tracer};
use crate::tally::ArticleRow;
use crate::text::{self, Document, VoiceGroup, Zone};

/// Counts articles; one serves all threads.
pub(super) struct Counter<'a> {
    pub lexicons: &'a [&'a Lexicon],
    /// Of the lexicons, in their order.
    pub digests: Arc<[String]>,
    pub recorder: Recorder,
    pub tracer: Option<Tracer>,
    pub pass: &'a Pass,
    pub roster: &'a Roster,
}

/// An input that is done.
pub(super) struct Done {
    pub line: LedgerLine,
    /// Its article, counted.
    pub counted: Option<Counted>,
    /// What is kept of it for the next time.
    pub record: Option<Record>,
}

/// What counting a text gives beside what can be kept.
#[derive(Default)]
struct Beside {
    document: Option<Document>,
    /// The hits of each lexicon.
    found: Vec<Vec<Hit>>,
    passed: Vec<Vec<Miss>>,
    mentions: Option<u64>,
}

impl Counter<'_> {
    /// Counts the article of an input.
    pub(super) fn count(&self, todo: Todo, searches: &mut Each<'_>) -> Result<Done, Stopped> {
        let Todo { entry: Entry { line, article }, mut record, holds } = todo;
        let Some(mut article) = article else { return Ok(Done { line, counted: None, record }) };
        let (body, beside) = match holds {
            Holds::All => {
                let (body, lists) = self.kept(record.as_ref())?;
                (Body { lists: lists.into_iter().flatten().collect(), ..body }, Beside::default())
            }
            Holds::Lists => {
                let (body, lists) = self.kept(record.as_ref())?;
                self.read(&article, searches, lists, body.sentences)
            }
            Holds::Nothing => self.read(&article, searches, vec![None; self.lexicons.len()], Sentences::default()),
        };
        if let Some(record) = record.as_mut().filter(|_| holds != Holds::All) {
            record.by = Some((article.outlet.clone(), Arc::clone(&self.digests)));
            record.body = body.to_bytes();
        }
        // An article is read as its own outlet's, and counted as the group's.
        let group = self.roster.group_of(&article.outlet).to_string();
        let outlet = std::mem::replace(&mut article.outlet, group);
        Ok(Done { line, counted: Some(self.named(outlet, article, body, beside)), record })
    }

    /// What is kept of an article, and what each lexicon found in it, where that is kept.
    fn kept(&self, record: Option<&Record>) -> Result<(Body, Vec<Option<Listing>>), Stopped> {
        let known = record.and_then(|record| Some((record.body.as_deref()?, &record.by.as_ref()?.1)));
        let body = known.and_then(|(bytes, lists)| {
            let mut body = Body::from_bytes(bytes, lists.len())?;
            let mut of: HashMap<&String, Listing> = lists.iter().zip(std::mem::take(&mut body.lists)).collect();
            let found: Vec<Option<Listing>> = self.digests.iter().map(|digest| of.remove(digest)).collect();
            let fits = |(index, list): (usize, &Option<Listing>)| list.as_ref().is_none_or(|list| list.is_of(index, &self.recorder));
            let is_traced = body.prints.is_some() == self.tracer.is_some();
            (is_traced && found.iter().enumerate().all(fits)).then_some((body, found))
        });
        body.ok_or_else(|| Stopped::Damaged("what is kept of an article cannot be right".to_string()))
    }

    /// Reads the text of an article; `lists` has what lexicons are known to find in it, and `sentences` where.
    fn read(&self, article: &Article, searches: &mut Each<'_>, lists: Vec<Option<Listing>>, sentences: Sentences) -> (Body, Beside) {
        let text = &article.text;
        let document = text::read_with(text, article.headline, &article.outlet, &self.pass.recurring);
        let known = searches.memory.known(text, &document);
        let mut beside = Beside::default();
        for (list, scanner) in lists.iter().zip(&mut searches.scanners) {
            let Found { hits, misses } = match list {
                Some(_) => Found::default(),
                None => scanner.find_known(text, &document, &known),
            };
            beside.found.push(hits);
            beside.passed.push(misses);
        }
        // What stands elsewhere is no hit of this comparison; stories are still known by all the rest.
        let hits = beside.found.iter().flatten().map(|hit| hit.span);
        let passed = beside.passed.iter().flatten().map(|miss| miss.span);
        let covered: Vec<Span> = hits.chain(passed).chain(lists.iter().flatten().flat_map(Listing::covered)).collect();
        beside.mentions = self.pass.about.as_ref().zip(searches.scanners.get_mut(self.lexicons.len())).map(|(about, scanner)| {
            let mentions = scanner.find_known(text, &document, &known).hits;
            let nearby = Nearby::new(&document, &mentions, about.reach);
            beside.found.iter_mut().for_each(|hits| hits.retain(|hit| nearby.holds(hit)));
            nearby.len() as u64
        });
        let mut body = Body {
            language: article.language.clone().or_else(|| text::language(text).map(str::to_string)),
            title: title(text, &document),
            words_by_zone: Zone::ALL.map(|zone| document.words_in(zone) as u64),
            words_by_voice: words_by_voice(&document),
            words: document.words.len(),
            set_aside: document.set_aside.iter().map(|aside| (aside.role, aside.words)).collect(),
            sentences,
            lists: Vec::with_capacity(lists.len()),
            prints: self.tracer.as_ref().map(|tracer| tracer.prints(text, &document, &covered)),
        };
        for (index, list) in lists.into_iter().enumerate() {
            let list = list.unwrap_or_else(|| Listing {
                hits: self.recorder.note(index, text, &document, &beside.found[index], &mut body.sentences),
                misses: beside.passed[index].iter().map(|miss| missed(text, miss)).collect(),
            });
            body.lists.push(list);
        }
        body.tidy();
        beside.document = Some(document);
        (body, beside)
    }

    /// An article with all that was counted of it, by names. It is called as what it is counted as; `outlet` published it.
    fn named(&self, outlet: String, mut article: Article, body: Body, beside: Beside) -> Counted {
        let Body { language, title, words_by_zone, words_by_voice, words, set_aside, sentences, lists, prints } = body;
        article.language = language;
        let row = ArticleRow {
            article: article.id.clone(),
            outlet: article.outlet.clone(),
            title,
            date: article.published.map(|date| date.to_string()).unwrap_or_default(),
            date_from: article.date_from.map(|from| from.key().to_string()).unwrap_or_default(),
            story: article.story.clone().unwrap_or_default(),
            language: article.language.clone().unwrap_or_default(),
            url: article.url.clone().unwrap_or_default(),
            file: article.locator.file.clone(),
            row: article.locator.row.map(|row| row as u64),
            words_by_zone,
            words_by_voice,
            mentions: beside.mentions,
            words_set_aside: set_aside.iter().map(|(_, words)| *words as u64).sum(),
        };
        let about = About { id: &article.id, outlet: &article.outlet, day: article.published, story: article.story.as_deref() };
        let trace = prints.map(|prints| prints.trace(about));
        let (mut hits, mut misses) = (Vec::with_capacity(lists.len()), Vec::new());
        for (index, list) in lists.into_iter().enumerate() {
            let shown = |miss: Missed| (index, self.lexicons[index].entry(miss.entry).show.clone(), miss.reason, miss.example);
            misses.extend(list.misses.into_iter().map(shown));
            hits.push(list.hits);
        }
        let occurrences = self.recorder.name(&article, hits, &sentences);
        let corrections: Vec<_> = self.pass.corrections.of(&article.id).collect();
        let (mut passed_over, mut judged, mut corrected) = (Vec::new(), Vec::new(), None);
        if let Some(document) = &beside.document {
            if self.pass.keep_hits == KeepHits::AllAndPassedOver {
                passed_over = self.recorder.passed_over(&article, document, self.lexicons, &beside.passed);
            }
            if !corrections.is_empty() {
                let (found, outcomes) = audit::apply(&corrections, &article, document, self.lexicons, &beside.found);
                judged = outcomes;
                corrected = Some(self.recorder.record(&article, document, &found));
            }
        }
        let (occurrences, uncorrected) = match corrected {
            Some(corrected) => (corrected, Some(occurrences)),
            None => (occurrences, None),
        };
        let document = beside.document;
        Counted { outlet, article, row, words, set_aside, document, occurrences, uncorrected, judged, misses, passed_over, trace }
    }
}

fn missed(text: &str, miss: &Miss) -> Missed {
    let example = miss.because_of.map_or(miss.span, |because| because.joined(miss.span)).of(text);
    let example = example.split_whitespace().collect::<Vec<_>>().join(" ");
    Missed { entry: miss.entry, reason: miss.reason, example, span: miss.span }
}

fn title(text: &str, document: &Document) -> String {
    let headline = document.sentences.iter().find(|s| s.zone == Zone::Headline).map(|s| s.span.of(text));
    headline.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words_by_voice(document: &Document) -> [u64; 5] {
    let mut words_by_voice = [0; 5];
    for word in &document.words {
        let voice = document.voice_of(word.span).voice.key();
        let at = VoiceGroup::ALL.into_iter().position(|group| group.key() == voice).expect("each voice has its group");
        words_by_voice[at] += 1;
    }
    words_by_voice
}
