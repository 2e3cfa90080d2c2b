//! Reads an article: words, sentences, zones, quotations, voices.
//!
//! ```
//! use slantwise::text::{Voice, read};
//!
//! let text = "Rebels take the town\n\nThe army confirmed that the rebels had won. The coup is over.";
//! let document = read(text, None, "Example Daily");
//! let voice_of = |word: &str| document.words.iter().rev().find(|w| w.span.of(text) == word).map(|w| document.voice_of(w.span).voice);
//! assert_eq!(voice_of("coup"), Some(Voice::Own));
//! assert_ne!(voice_of("rebels"), Some(Voice::Own), "the army says so, not the paper");
//! ```

mod attribution;
mod beyond;
mod cue;
mod document;
mod function_word;
mod language;
mod line;
mod negation;
mod page_phrase;
mod paragraph;
mod quotation;
mod read;
mod recurring;
mod reporting;
mod rules;
mod sentence;
mod verb;
mod voice;
mod word;

pub use document::{Attribution, Document, Quotation, QuotationKind, Reading, Role, Sentence, SetAside, VoiceReading, Word, Zone};
pub use function_word::FunctionWords;
pub use language::language;
pub use page_phrase::PagePhrases;
pub use read::{read, read_with};
pub use recurring::{Recurring, tidy};
pub use voice::{Stance, Voice, VoiceGroup};
pub use word::{WORDS_BY, composed, fold, unify, words};

/// True when the stretch that begins with the word at `first_word` is denied or prevented.
pub fn is_negated(text: &str, document: &Document, first_word: usize) -> bool {
    negation::is_negated(text, document, first_word, &rules::ENGLISH)
}

/// SHA-256 of the reading rules, in hexadecimal: a changed rule is a changed reading.
pub fn rules_digest() -> String {
    rules::digest()
}
