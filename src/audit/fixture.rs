//! A small key for tests.

use crate::audit::key::{Key, KeyRow};
use crate::span::Span;

/// A key with one mark for each voice given: ids x-1, x-2 and so on, all of one label, an article each, two outlets in turn, each drawn for sure.
pub fn key(voices: &[&str]) -> Key {
    let row = |(index, voice): (usize, &&str)| KeyRow {
        id: format!("x-{}", index + 1),
        article_number: index as u64 + 1,
        article: format!("{index}.txt"),
        outlet: if index % 2 == 0 { "A" } else { "B" }.to_string(),
        span: Span::new(10, 16),
        mark: "rebels".to_string(),
        lexicon: "conflict".to_string(),
        version: "1".to_string(),
        digest: "d".to_string(),
        categories: Vec::new(),
        term: String::new(),
        naming: "armed-opposition".to_string(),
        label: "rebel".to_string(),
        shown: "rebel".to_string(),
        headings: vec!["Words for the armed opposition".to_string()],
        voice: voice.to_string(),
        probability: 1.0,
    };
    Key::new(voices.iter().enumerate().map(row).collect())
}
