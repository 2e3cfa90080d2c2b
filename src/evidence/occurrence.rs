//! Every hit with its place, so that each number leads back to words.

use crate::corpus::Article;
use crate::lexicon::{EntryId, Lexicon};
use crate::matcher::Hit;
use crate::span::Span;
use crate::text::{Document, Voice, Zone};

/// One hit, by names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The article's id.
    pub article: String,
    /// Its outlet.
    pub outlet: String,
    /// Its file.
    pub file: String,
    /// Its line, in a table file.
    pub row: Option<usize>,
    /// The lexicon's id.
    pub lexicon: String,
    /// Ids of the term's categories; empty for a label.
    pub categories: Vec<String>,
    /// The term's id; empty for a label.
    pub term: String,
    /// The naming set's id; empty for a term.
    pub naming: String,
    /// The label's id; empty for a term.
    pub label: String,
    /// What a reader sees.
    pub shown: String,
    /// False when the naming set's conditions are not met.
    pub resolved: bool,
    /// Where it stands.
    pub zone: Zone,
    /// Whose words.
    pub voice: Voice,
    /// A second acceptable reading.
    pub alt_voice: Option<Voice>,
    /// Under a denial or prevention.
    pub negated: bool,
    /// Who is quoted or reported, where found.
    pub speaker: Option<String>,
    /// The reporting verb, or what stands in the marks: what decided the voice.
    pub decided_by: Option<String>,
    /// The tenth of the body it stands in, 1 to 10; 0 in a headline.
    pub tenth: u8,
    /// Bytes of the article's text.
    pub span: Span,
    /// Bytes of its sentence.
    pub sentence_span: Span,
    /// The words.
    pub text: String,
    /// The sentence, for the hits of the sample.
    pub sentence: Option<String>,
    /// Place in the draw of the sample: the smallest are kept.
    pub draw: u64,
    /// True for the first hit on this span in this lexicon: a word listed twice counts once in the lexicon's total.
    pub counts_in_total: bool,
}

impl Occurrence {
    /// Names a hit. `is_first` tells whether it is the first on its span in its lexicon.
    pub fn new(article: &Article, document: &Document, lexicon: &Lexicon, hit: &Hit, rng_seed: u64, is_first: bool) -> Occurrence {
        let entry = lexicon.entry(hit.entry);
        let (categories, term, naming, label) = match hit.entry {
            EntryId::Term(index) => (lexicon.terms[index as usize].categories.clone(), entry.id.clone(), String::new(), String::new()),
            EntryId::Label(set, _) => (Vec::new(), String::new(), lexicon.namings[set as usize].id.clone(), entry.id.clone()),
        };
        let text = &article.text;
        let sentence_span = document.sentences[hit.sentence].span;
        Occurrence {
            article: article.id.clone(),
            outlet: article.outlet.clone(),
            file: article.locator.file.clone(),
            row: article.locator.row,
            lexicon: lexicon.header.id.clone(),
            categories,
            term,
            naming,
            label,
            shown: entry.show.clone(),
            resolved: hit.resolved,
            zone: hit.zone,
            voice: hit.voice.voice,
            alt_voice: hit.voice.alt,
            negated: hit.negated,
            speaker: hit.voice.speaker.map(|span| tidy(span.of(text))),
            decided_by: hit.voice.decided_by.map(|span| tidy(span.of(text))),
            tenth: tenth(document, hit),
            span: hit.span,
            sentence_span,
            text: hit.span.of(text).to_string(),
            sentence: Some(sentence_span.of(text).to_string()),
            draw: draw(rng_seed, &article.id, hit.span.start()),
            counts_in_total: is_first,
        }
    }

    /// The id of the naming set, or of the term's first category.
    pub fn group(&self) -> &str {
        if self.naming.is_empty() { self.categories.first().map_or("", String::as_str) } else { &self.naming }
    }

    /// The id of the label or term.
    pub fn item(&self) -> &str {
        if self.naming.is_empty() { &self.term } else { &self.label }
    }
}

fn tidy(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
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
