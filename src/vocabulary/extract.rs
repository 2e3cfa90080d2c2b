//! Cuts an article to its countable words.
//!
//! A run is a row of words that stand beside each other with nothing but blanks or a hyphen between them. What is no vocabulary parts two
//! runs: a figure, a use of a loaded word list, words in another voice than asked for, the outlet's own name, the author's.

use std::collections::HashSet;

use crate::corpus::Article;
use crate::span::Span;
use crate::text::{Document, FunctionWords, PagePhrases, Role, Voice, Zone, fold, unify, words};
use crate::vocabulary::Options;

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

/// Cuts articles. Made once, shared by every thread.
#[derive(Debug)]
pub struct Extractor {
    own_voice: bool,
}

impl Extractor {
    /// For these options.
    pub fn new(options: &Options) -> Extractor {
        Extractor { own_voice: options.own_voice }
    }

    /// The countable words of an article. `hits` are the places of all uses of the loaded lists, in any order.
    pub fn extract(&self, article: &Article, document: &Document, hits: &[Span]) -> Extract {
        let text = &article.text;
        let mut taken = vec![false; document.words.len()];
        let mut listed = HashSet::new();
        for hit in hits {
            let first = document.words.partition_point(|word| word.span.end() <= hit.start());
            let end = document.words.partition_point(|word| word.span.start() < hit.end());
            taken[first..end].fill(true);
            listed.insert((first..end).map(|word| document.key(word)).collect::<Vec<_>>().join(" "));
        }
        let names = own_names(article, document);
        let edges = edges(document);
        let (mut sentences, mut page) = (Vec::new(), (0, 0));
        for (index, sentence) in document.sentences.iter().enumerate() {
            let keys: Vec<&str> = (sentence.first_word..sentence.end_word).map(|word| document.key(word)).collect();
            let is_page = PagePhrases::english().stand_in(&keys);
            let shouts = !sentence.span.of(text).chars().any(char::is_lowercase);
            let mut builder = Builder { text, sentence: sentence.span, runs: Vec::new(), last: None };
            let mut counted = 0;
            for word in sentence.first_word..sentence.end_word {
                let span = document.words[word].span;
                if self.own_voice && document.voice_of(span).voice != Voice::Own {
                    continue;
                }
                counted += 1;
                if is_page {
                    continue;
                }
                let written = span.of(text);
                let key = document.key(word);
                let is_capital = written.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
                if taken[word] || !written.chars().any(char::is_alphabetic) || (is_capital && names.contains(key)) || is_broken(written) {
                    continue;
                }
                let opens = word == sentence.first_word || opens_behind(&text[..span.start()]);
                let letter = match written.chars().find(|c| c.is_alphabetic()) {
                    _ if opens || shouts || document.zone_of(index) == Zone::Headline => Letter::Untold,
                    Some(c) if c.is_uppercase() => Letter::Capital,
                    Some(c) if c.is_lowercase() => Letter::Small,
                    _ => Letter::Untold,
                };
                // "US" and "WHO" are not "us" and "who".
                let is_acronym =
                    !shouts && written.len() > 1 && !written.chars().any(char::is_lowercase) && FunctionWords::english().holds(key);
                let key = if is_acronym { unify(written) } else { key.to_string() };
                builder.add(span, key, letter);
            }
            if is_page && counted > 0 {
                page = (page.0 + 1, page.1 + counted);
            } else if counted > 0 {
                let (text, start) = (sentence.span.of(text).to_string(), sentence.span.start());
                let is_edge = edges.contains(&index);
                sentences.push(Sentence { text, start, words: counted, is_edge, runs: builder.runs });
            }
        }
        let mut listed: Vec<String> = listed.into_iter().collect();
        listed.sort_unstable();
        let locator = &article.locator;
        Extract {
            article: article.id.clone(),
            outlet: article.outlet.clone(),
            file: locator.file.clone(),
            row: locator.row,
            sentences,
            listed,
            page,
        }
    }
}

struct Builder<'a> {
    text: &'a str,
    sentence: Span,
    runs: Vec<Vec<Token>>,
    /// Where the last word ended.
    last: Option<usize>,
}

impl Builder<'_> {
    fn add(&mut self, span: Span, key: String, letter: Letter) {
        let from = self.sentence.start();
        let english = FunctionWords::english();
        let kind = match () {
            () if english.holds(&key) => Kind::Function,
            () if english.is_name_particle(&key) => Kind::Particle,
            () => Kind::Content,
        };
        let token = Token { span: Span::new(span.start() - from, span.end() - from), key, letter, kind };
        let goes_on = self.last.is_some_and(|end| self.text[end..span.start()].chars().all(joins));
        match self.runs.last_mut().filter(|_| goes_on) {
            Some(run) => run.push(token),
            None => self.runs.push(vec![token]),
        }
        self.last = Some(span.end());
    }
}

/// The sentences at the ends of the article, as indices: the first of the body, the last, and of a longer article the last but one.
fn edges(document: &Document) -> Vec<usize> {
    let body: Vec<usize> = (0..document.sentences.len()).filter(|&index| document.zone_of(index) != Zone::Headline).collect();
    match body.as_slice() {
        [first, _, _, _, _, _, .., before, last] => vec![*first, *before, *last],
        [first, _, _, .., last] => vec![*first, *last],
        _ => Vec::new(),
    }
}

/// Signs between two words that leave them one phrase.
fn joins(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{AD}')
}

/// True when the word behind `before` begins something, so that its capital says nothing.
fn opens_behind(before: &str) -> bool {
    before.trim_end_matches([' ', '\u{a0}']).ends_with(['“', '"', '‘', '«', '„', ':', '—', '–', '(', '[', '•', '.', '!', '?', '\n', '…'])
}

/// True for what a wrong encoding left of a word.
fn is_broken(word: &str) -> bool {
    word.contains(['\u{fffd}', '\u{c2}', '\u{c3}']) && word.chars().any(|c| matches!(c, '\u{fffd}' | '\u{80}'..='\u{bf}'))
}

/// Words of the outlet's name and of bylines, in compared form.
fn own_names(article: &Article, document: &Document) -> HashSet<String> {
    let english = FunctionWords::english();
    let mut names = HashSet::new();
    let mut add = |text: &str| {
        let keys = words(text, Span::new(0, text.len())).map(|span| fold(span.of(text)));
        names.extend(keys.filter(|key| !english.holds(key)));
    };
    add(&article.outlet);
    for aside in document.set_aside.iter().filter(|aside| aside.role == Role::Byline) {
        add(aside.span.of(&article.text));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::fixture::{article, extract};

    fn runs(text: &str, own_voice: bool, hits: &[&str]) -> Vec<Vec<String>> {
        let options = Options { own_voice, ..Options::default() };
        let extract = extract(&article("Daily Post", "a", text), &options, hits);
        let keys = |run: &Vec<Token>| run.iter().map(|token| token.key.clone()).collect();
        extract.sentences.iter().flat_map(|s| s.runs.iter().map(keys)).collect()
    }

    #[test]
    fn commas_figures_and_listed_words_part_a_run_and_a_hyphen_does_not() {
        let found = runs("The left-wing mayor, 54 years old, met gangs of rebels today.", true, &["rebels"]);
        let expected: [&[&str]; 4] = [&["the", "left", "wing", "mayor"], &["years", "old"], &["met", "gangs", "of"], &["today"]];
        assert_eq!(found, expected);
    }

    #[test]
    fn quoted_words_are_counted_in_all_voices_only() {
        let text = "The mayor left. “We will never bow to thugs from the hills again,” he said.";
        let words = |own| {
            let options = Options { own_voice: own, ..Options::default() };
            extract(&article("Daily", "a", text), &options, &[]).sentences.iter().map(|s| s.words).sum::<u64>()
        };
        assert_eq!((words(true), words(false)), (5, 15));
        assert!(!runs(text, true, &[]).concat().contains(&"thugs".to_string()));
        assert!(runs(text, false, &[]).concat().contains(&"thugs".to_string()));
    }

    #[test]
    fn the_outlets_own_name_is_no_vocabulary_and_its_words_in_small_letters_are() {
        let found = runs("The Daily Post saw a daily march.", true, &[]).concat();
        assert_eq!(found, ["the", "saw", "a", "daily", "march"]);
    }

    #[test]
    fn a_capital_tells_only_inside_a_sentence() {
        let extract = extract(
            &article("X", "a", "Mayors met Smith. “Smith left town,” it wrote."),
            &Options { own_voice: false, ..Options::default() },
            &[],
        );
        let letters: Vec<(&str, Letter)> =
            extract.sentences.iter().flat_map(|s| s.runs.iter().flatten()).map(|t| (t.key.as_str(), t.letter)).take(4).collect();
        let expected = [("mayors", Letter::Untold), ("met", Letter::Small), ("smith", Letter::Capital), ("smith", Letter::Untold)];
        assert_eq!(letters, expected);
    }
}
