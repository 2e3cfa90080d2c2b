//! Cuts an article to its countable words.
//!
//! What is no vocabulary parts two runs: a figure, a use of a loaded word list, words in another voice than asked for, the outlet's own
//! name, the author's.

use std::collections::HashSet;

use crate::corpus::Article;
use crate::span::Span;
use crate::text::{Document, FunctionWords, PagePhrases, Role, Voice, Zone, fold, unify, words};
use crate::vocabulary::Options;
use crate::vocabulary::extract::{Extract, Kind, Letter, Sentence, Token};

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
        let cut = Cut { text, document, own_voice: self.own_voice, taken, names: own_names(article, document) };
        let edges = edges(document);
        let (mut sentences, mut page) = (Vec::new(), (0, 0));
        for (index, sentence) in document.sentences.iter().enumerate() {
            let (words, runs) = cut.sentence(index);
            if words == 0 {
                continue;
            }
            let keys: Vec<&str> = (sentence.first_word..sentence.end_word).map(|word| document.key(word)).collect();
            if PagePhrases::english().stand_in(&keys) {
                page = (page.0 + 1, page.1 + words);
                continue;
            }
            let (text, start) = (sentence.span.of(text).to_string(), sentence.span.start());
            sentences.push(Sentence { text, start, words, is_edge: edges.contains(&index), runs });
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

/// An article under the knife.
struct Cut<'a> {
    text: &'a str,
    document: &'a Document,
    own_voice: bool,
    /// For each word whether a loaded list uses it.
    taken: Vec<bool>,
    /// Words of the outlet's name and of bylines.
    names: HashSet<String>,
}

impl Cut<'_> {
    /// The words of the voice asked for in a sentence, and the runs of those that are vocabulary.
    fn sentence(&self, index: usize) -> (u64, Vec<Vec<Token>>) {
        let sentence = self.document.sentences[index];
        let shouts = !sentence.span.of(self.text).chars().any(char::is_lowercase);
        let tells_nothing = shouts || sentence.zone == Zone::Headline;
        let mut builder = Builder { text: self.text, sentence: sentence.span, runs: Vec::new(), last: None };
        let mut counted = 0;
        for (word, is_taken) in (sentence.first_word..sentence.end_word).zip(&self.taken[sentence.first_word..sentence.end_word]) {
            let span = self.document.words[word].span;
            if self.own_voice && self.document.voice_of(span).voice != Voice::Own {
                continue;
            }
            counted += 1;
            let (written, key) = (span.of(self.text), self.document.key(word));
            let Some(letter) = written.chars().find(|c| c.is_alphabetic()) else { continue };
            if *is_taken || (letter.is_uppercase() && self.names.contains(key)) || is_broken(self.text, span) {
                continue;
            }
            let opens = word == sentence.first_word || opens_behind(&self.text[..span.start()]);
            let letter = match letter {
                _ if opens || tells_nothing => Letter::Untold,
                letter if letter.is_uppercase() => Letter::Capital,
                letter if letter.is_lowercase() => Letter::Small,
                _ => Letter::Untold,
            };
            // "US" and "WHO" are not "us" and "who".
            let is_acronym =
                !shouts && written.len() > 1 && !written.chars().any(char::is_lowercase) && FunctionWords::english().holds(key);
            builder.add(span, if is_acronym { unify(written) } else { key.to_string() }, letter);
        }
        (counted, builder.runs)
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

/// True for what a wrong encoding left of a word: "cafÃ©", "donâ€™t".
fn is_broken(text: &str, span: Span) -> bool {
    let behind = text[span.start()..].chars().skip(1).chain([' ']);
    let mut pairs = text[span.start()..].char_indices().zip(behind).take_while(|((at, _), _)| *at < span.len());
    pairs.any(|((_, c), next)| c == '\u{fffd}' || (matches!(c, 'Ã' | 'Â' | 'â') && matches!(next, '\u{80}'..='\u{bf}' | '€')))
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

    #[test]
    fn a_country_in_capitals_is_not_the_word_us() {
        assert_eq!(runs("They told us of a US-led raid.", false, &[])[0], ["they", "told", "us", "of", "a", "US", "led", "raid"]);
    }

    #[test]
    fn a_sentence_of_the_page_and_what_a_wrong_encoding_left_are_no_vocabulary() {
        let text = "The mayor left. Jane Doe contributed to this report. A cafÃ© closed.";
        let extract = extract(&article("X", "a", text), &Options::default(), &[]);
        assert_eq!(extract.page, (1, 6));
        let keys: Vec<&str> = extract.sentences.iter().flat_map(|s| s.runs.iter().flatten()).map(|t| t.key.as_str()).collect();
        assert_eq!(keys, ["the", "mayor", "left", "a", "closed"]);
    }

    #[test]
    fn the_ends_of_an_article_are_the_first_sentence_and_the_last_two() {
        let edges = |sentences: usize| {
            let text = (0..sentences).map(|n| format!("Man number {n} left the town.")).collect::<Vec<_>>().join(" ");
            let extract = extract(&article("X", "a", &text), &Options::default(), &[]);
            extract.sentences.iter().map(|s| s.is_edge).collect::<Vec<_>>()
        };
        assert!(!edges(3).contains(&true));
        assert_eq!(edges(5), [true, false, false, false, true]);
        assert_eq!(edges(8), [true, false, false, false, false, false, true, true]);
    }
}
