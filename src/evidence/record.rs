//! Gives the hits of an article their names.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::corpus::Article;
use crate::evidence::occurrence::{Listed, Occurrence, Origin, Quoted};
use crate::lexicon::{EntryId, Lexicon};
use crate::matcher::Hit;
use crate::span::Span;
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

    /// The hits of one article, as names. `hits` has one list for each lexicon.
    pub fn record(&self, article: &Article, document: &Document, hits: &[Vec<Hit>]) -> Vec<Occurrence> {
        let text = &article.text;
        let origin = Arc::new(Origin {
            article: article.id.clone(),
            outlet: article.outlet.clone(),
            file: article.locator.file.clone(),
            row: article.locator.row,
        });
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
                });
            }
        }
        occurrences
    }
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

/// A number from seed, article and place, the same on every machine: FNV-1a, then the finaliser of SplitMix64 to spread it.
fn draw(rng_seed: u64, article: &str, start: usize) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ rng_seed;
    for byte in article.bytes().chain((start as u64).to_le_bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}
