//! Gives the hits of an article their names.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::corpus::Article;
use crate::evidence::noted::{Noted, Sentences};
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
        let mut sentences = Sentences::new();
        let noted: Vec<Vec<Noted>> =
            hits.iter().enumerate().map(|(index, hits)| self.note(index, &article.text, document, hits, &mut sentences)).collect();
        self.name(article, noted, &sentences)
    }

    /// The hits of the lexicon at `index` in one article; their sentences are put to `sentences`.
    pub fn note(&self, index: usize, text: &str, document: &Document, hits: &[Hit], sentences: &mut Sentences) -> Vec<Noted> {
        let mut seen: HashSet<Span> = HashSet::new();
        let mut noted = Vec::with_capacity(hits.len());
        for hit in hits {
            let sentence = hit.sentence as u32;
            let span = document.sentences[hit.sentence].span;
            sentences.entry(sentence).or_insert_with(|| (span, span.of(text).into()));
            noted.push(Noted {
                entry: hit.entry,
                resolved: hit.resolved,
                zone: hit.zone,
                voice: hit.voice.voice,
                alt_voice: hit.voice.alt,
                negated: hit.negated,
                speaker: hit.voice.speaker.map(|span| tidy(span.of(text))),
                tenth: tenth(document, hit),
                span: hit.span,
                sentence,
                text: hit.span.of(text).into(),
                decided_by: hit.voice.decided_by.map(|span| tidy(span.of(text))),
                counts_in_total: seen.insert(hit.span),
                is_first: false,
            });
        }
        mark_first(&mut noted, &self.listed[index]);
        noted
    }

    /// The hits of one article, one list for each lexicon, as names: by place, then in the order of the lexicons and of each list. Of the article its
    /// text is not needed. A hit of an entry or a sentence that is not there is left out.
    pub fn name(&self, article: &Article, noted: Vec<Vec<Noted>>, sentences: &Sentences) -> Vec<Occurrence> {
        let origin = origin(article);
        let shared: BTreeMap<u32, Arc<str>> = sentences.iter().map(|(number, (_, sentence))| (*number, Arc::from(&**sentence))).collect();
        let mut occurrences = Vec::with_capacity(noted.iter().map(Vec::len).sum());
        for (noted, listed) in noted.into_iter().zip(&self.listed) {
            for hit in noted {
                let (Some(listed), Some((sentence_span, _)), Some(sentence)) =
                    (listed.get(&hit.entry), sentences.get(&hit.sentence), shared.get(&hit.sentence))
                else {
                    continue;
                };
                occurrences.push(Occurrence {
                    origin: Arc::clone(&origin),
                    listed: Arc::clone(listed),
                    resolved: hit.resolved,
                    zone: hit.zone,
                    voice: hit.voice,
                    alt_voice: hit.alt_voice,
                    negated: hit.negated,
                    speaker: hit.speaker,
                    tenth: hit.tenth,
                    span: hit.span,
                    sentence_span: *sentence_span,
                    text: hit.text,
                    quoted: Some(Quoted { sentence: Arc::clone(sentence), decided_by: hit.decided_by }),
                    draw: draw(self.rng_seed, &article.id, hit.span.start()),
                    counts_in_total: hit.counts_in_total,
                    is_first: hit.is_first,
                });
            }
        }
        // A stable sort: at one place the lists stand in their order, and entries in that of their list.
        occurrences.sort_by_key(|o| o.span);
        occurrences
    }

    /// Whether the lexicon at `index` has such an entry.
    pub fn lists(&self, index: usize, entry: EntryId) -> bool {
        self.listed.get(index).is_some_and(|listed| listed.contains_key(&entry))
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
fn mark_first(noted: &mut [Noted], listed: &BTreeMap<EntryId, Arc<Listed>>) {
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (index, hit) in noted.iter().enumerate().filter(|(_, hit)| hit.resolved) {
        let naming = listed[&hit.entry].naming.as_str();
        if naming.is_empty() {
            continue;
        }
        let known = first.entry(naming).or_insert(index);
        if hit.span.start() < noted[*known].span.start() {
            *known = index;
        }
    }
    let first: Vec<usize> = first.into_values().collect();
    first.into_iter().for_each(|index| noted[index].is_first = true);
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
