//! Gives the words and phrases of a run.

use crate::span::Span;
use crate::vocabulary::extract::{Kind, Letter, Token};
use crate::vocabulary::sketch::hash;
use crate::vocabulary::{LONGEST_PHRASE, Options};

/// A word or phrase at its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gram<'a> {
    tokens: &'a [Token],
}

impl<'a> Gram<'a> {
    /// Its bytes in the sentence.
    pub(super) fn span(self) -> Span {
        self.tokens[0].span.joined(self.tokens[self.tokens.len() - 1].span)
    }

    /// Writes its words in compared form, with a blank between.
    pub(super) fn write(self, into: &mut String) {
        into.clear();
        for token in self.tokens {
            if !into.is_empty() {
                into.push(' ');
            }
            into.push_str(&token.key);
        }
    }

    /// How it is written: small when one of its words is, with a capital when the others tell nothing. Function words and particles of
    /// names tell nothing.
    pub(super) fn letter(self) -> Letter {
        let telling = self.tokens.iter().filter(|token| token.kind == Kind::Content);
        let mut letter = Letter::Untold;
        for token in telling {
            match token.letter {
                Letter::Small => return Letter::Small,
                Letter::Capital => letter = Letter::Capital,
                Letter::Untold => {}
            }
        }
        letter
    }

    /// A number that stands for its words.
    pub(super) fn hash(self) -> u64 {
        hash(self.tokens.iter().flat_map(|token| token.key.bytes().chain([b' '])))
    }
}

/// The number that stands for words in compared form, as [`Gram::hash`] gives it.
pub(super) fn hash_of(key: &str) -> u64 {
    hash(key.bytes().chain([b' ']))
}

/// The words and phrases of a run that may be shown, in order of their beginning, then of their length.
pub(super) fn grams<'a>(run: &'a [Token], options: &'a Options) -> impl Iterator<Item = Gram<'a>> {
    let longest = if options.phrases { LONGEST_PHRASE } else { 1 };
    let ends = move |from: usize| (from + 1)..=(from + longest).min(run.len());
    (0..run.len())
        .flat_map(move |from| ends(from).map(move |end| Gram { tokens: &run[from..end] }))
        .filter(|gram| options.function_words || is_wanted(gram.tokens))
}

/// True when it neither begins nor ends with a function word, and does not end with a part of a name.
fn is_wanted(tokens: &[Token]) -> bool {
    let last_has_meaning = tokens.last().is_some_and(|token| token.kind == Kind::Content);
    last_has_meaning && tokens.first().is_some_and(|token| token.kind != Kind::Function)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::fixture::extracts;

    fn found(text: &str, options: &Options) -> Vec<String> {
        let extracts = extracts(&[("X", text)], options);
        let runs = extracts[0].sentences.iter().flat_map(|s| &s.runs);
        let mut key = String::new();
        runs.flat_map(|run| grams(run, options))
            .map(|gram| {
                gram.write(&mut key);
                key.clone()
            })
            .collect()
    }

    #[test]
    fn a_phrase_neither_begins_nor_ends_with_a_function_word() {
        let expected = ["men", "men of war", "war", "war planes", "planes"];
        assert_eq!(found("The men of war planes.", &Options::default()), expected);
        assert_eq!(found("The men of war planes.", &Options { phrases: false, ..Options::default() }), ["men", "war", "planes"]);
        let with_all = found("The men.", &Options { function_words: true, ..Options::default() });
        assert_eq!(with_all, ["the", "the men", "men"]);
    }

    #[test]
    fn a_phrase_is_a_name_when_none_of_its_words_is_small() {
        let options = Options::default();
        let extracts = extracts(&[("X", "It met Bashar al-Assad and Syrian rebels.")], &options);
        let letters: Vec<(String, Letter)> = extracts[0].sentences[0].runs[0]
            .windows(3)
            .map(|tokens| Gram { tokens })
            .map(|gram| {
                let mut key = String::new();
                gram.write(&mut key);
                (key, gram.letter())
            })
            .collect();
        assert!(letters.contains(&("bashar al assad".into(), Letter::Capital)), "{letters:?}");
        assert!(letters.contains(&("and syrian rebels".into(), Letter::Small)), "{letters:?}");
    }
}
