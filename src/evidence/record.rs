//! Gives the hits of an article their names.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::corpus::Article;
use crate::evidence::occurrence::{Listed, Occurrence, Origin, Quoted};
use crate::evidence::passed::PassedOver;
use crate::lexicon::{EntryId, Lexicon};
use crate::matcher::{Hit, Miss};
use crate::span::Span;
use crate::stats::draw;
use crate::text::{Document, Zone};

/// Names the hits of some lexicons. Made once, shared by every thread.
#[derive(Debug)]
pub struct Recorder {
    listed: Vec<BTreeMap<EntryId, Arc<Listed>>>,
    rng_seed: u64,
}

impl Recorder {
    /// For these lexicons, in this order. `rng_seed` decides the draw of the sample.
    pub fn new(lexicons: &[&Lexicon], rng_seed: u64) -> Recorder {
        let names = |lexicon: &&Lexicon| lexicon.entries().map(|(id, _)| (id, Arc::new(Listed::new(lexicon, id)))).collect();
        Recorder { listed: lexicons.iter().map(names).collect(), rng_seed }
    }

    /// The hits of one article, as names, by place, then in the order of the lists and their entries. `hits` has one list for each lexicon.
    pub fn record(&self, article: &Article, document: &Document, hits: &[Vec<Hit>]) -> Vec<Occurrence> {
        let text = &article.text;
        let origin = origin(article);
        let mut sentences: BTreeMap<usize, Arc<str>> = BTreeMap::new();
        let mut occurrences = Vec::new();
        for (hits, listed) in hits.iter().zip(&self.listed) {
            let mut seen: HashSet<Span> = HashSet::new();
            for hit in hits {
                let sentence_span = document.sentences[hit.sentence].span;
                let sentence = Arc::clone(sentences.entry(hit.sentence).or_insert_with(|| sentence_span.of(text).into()));
                occurrences.push(Occurrence {
                    origin: Arc::clone(&origin),
                    listed: Arc::clone(&listed[&hit.entry]),
                    resolved: hit.resolved,
                    zone: hit.zone,
                    voice: hit.voice.voice,
                    alt_voice: hit.voice.alt,
                    negated: hit.negated,
                    speaker: hit.voice.speaker.map(|span| tidy(span.of(text))),
                    tenth: tenth(document, hit),
                    span: hit.span,
                    sentence_span,
                    text: hit.span.of(text).into(),
                    quoted: Some(Quoted { sentence, decided_by: hit.voice.decided_by.map(|span| tidy(span.of(text))) }),
                    draw: draw(self.rng_seed, &article.id, hit.span.start()),
                    counts_in_total: seen.insert(hit.span),
                    is_first: false,
                });
            }
        }
        mark_first(&mut occurrences);
        // A stable sort: at one place the lists stand in their order, and entries in that of their list.
        occurrences.sort_by_key(|o| o.span);
        occurrences
    }

    /// What was passed over in one article, as names. `misses` has one list for each of `lexicons`, which are those of the recorder.
    pub fn passed_over(&self, article: &Article, document: &Document, lexicons: &[&Lexicon], misses: &[Vec<Miss>]) -> Vec<PassedOver> {
        let text = &article.text;
        let origin = origin(article);
        let named = |miss: &Miss, lexicon: &Lexicon, listed: &BTreeMap<EntryId, Arc<Listed>>| {
            let sentence = document.sentences[miss.sentence];
            PassedOver {
                origin: Arc::clone(&origin),
                listed: Arc::clone(&listed[&miss.entry]),
                pattern: lexicon.entry(miss.entry).patterns[miss.pattern].as_str().into(),
                reason: miss.reason,
                because_of: miss.because_of.map(|span| tidy(span.of(text))),
                zone: sentence.zone,
                voice: document.voice_of(miss.span).voice,
                span: miss.span,
                sentence_span: sentence.span,
                sentence: sentence.span.of(text).into(),
            }
        };
        let of_list = misses.iter().zip(lexicons).zip(&self.listed);
        of_list.flat_map(|((misses, lexicon), listed)| misses.iter().map(move |miss| named(miss, lexicon, listed))).collect()
    }
}

/// Marks the first resolved mention of each naming set. Of two on one span the first listed.
fn mark_first(occurrences: &mut [Occurrence]) {
    let mut first: HashMap<(&str, &str), usize> = HashMap::new();
    let is_mention = |o: &Occurrence| o.resolved && !o.listed.naming.is_empty();
    for (index, o) in occurrences.iter().enumerate().filter(|(_, o)| is_mention(o)) {
        let known = first.entry((&o.listed.lexicon, &o.listed.naming)).or_insert(index);
        if o.span.start() < occurrences[*known].span.start() {
            *known = index;
        }
    }
    let first: Vec<usize> = first.into_values().collect();
    first.into_iter().for_each(|index| occurrences[index].is_first = true);
}

fn origin(article: &Article) -> Arc<Origin> {
    Arc::new(Origin {
        article: article.id.clone(),
        outlet: article.outlet.clone(),
        file: article.locator.file.clone(),
        row: article.locator.row,
    })
}

fn tidy(words: &str) -> Box<str> {
    words.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// Which tenth of the body's words the hit begins in.
fn tenth(document: &Document, hit: &Hit) -> u8 {
    if hit.zone == Zone::Headline {
        return 0;
    }
    let headline = document.words.partition_point(|word| document.zone_of(word.sentence) == Zone::Headline);
    let body = &document.words[headline..];
    let before = body.partition_point(|word| word.span.start() < hit.span.start());
    (10 * before / body.len().max(1)).min(9) as u8 + 1
}
