//! Reads an article: words, sentences, zones, quotations, voices.

mod document;
mod voice;

pub use document::{Attribution, Document, Quotation, QuotationKind, Reading, Role, Sentence, SetAside, VoiceReading, Word, Zone};
pub use voice::{Stance, Voice, VoiceGroup};
