//! What is kept of an article: its countable words in their sentences.
//!
//! A run is a row of words that stand beside each other with nothing but blanks or a hyphen between them.

use crate::span::Span;

/// How a word is written, where that says whether it is a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// Says nothing: begins a sentence, stands in a headline, a script without capitals.
    Untold,
    /// Begins with a small letter.
    Small,
    /// Begins with a capital inside a sentence.
    Capital,
}

/// What a word is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word with a meaning of its own.
    Content,
    /// Holds sentences together.
    Function,
    /// Part of names: "al", "bin".
    Particle,
}

/// A countable word of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the sentence.
    pub span: Span,
    /// Its form when compared.
    pub key: String,
    /// How it is written.
    pub letter: Letter,
    /// What it is for.
    pub kind: Kind,
}

/// A sentence with countable words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// As it stands in the article.
    pub text: String,
    /// Its first byte in the article's text.
    pub start: usize,
    /// Words of the voice asked for: the denominator, with figures, function words and uses of word lists.
    pub words: u64,
    /// True at the ends of the article, where pages put what is theirs: the first sentence of the body and the last ones.
    pub is_edge: bool,
    /// Its runs.
    pub runs: Vec<Vec<Token>>,
}

/// What is kept of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extract {
    /// Its id.
    pub article: String,
    /// Its outlet.
    pub outlet: String,
    /// Its file.
    pub file: String,
    /// Its line, in a table file.
    pub row: Option<usize>,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Words that a loaded list has, in compared form, each once.
    pub listed: Vec<String>,
    /// Sentences that are the page's by a phrase in them, and their words: not among the others.
    pub page: (u64, u64),
}
