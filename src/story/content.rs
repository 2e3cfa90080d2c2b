//! Takes out of an article what its event can be known by: its words, and those that are names.
//!
//! Left out are function words and every word that a lexicon has found or passed over: outlets that choose the same label would otherwise
//! be compared with each other sooner than those that do not, and the comparison would select on its own outcome. For the same reason nothing
//! here depends on what a covered word is, only on that there is one.
//!
//! A word is a number of 32 bits, the same on every machine. Of a vocabulary of three million words one in 1,400 shares its number with
//! another; the two then count as one word, which moves a likeness a little and always in the same way.

use foldhash::HashMap;

use crate::span::{Span, overlapping};
use crate::stats::spread;
use crate::text::{Document, FunctionWords, Zone};

/// Distinct words kept of an article: the first ones, as news begins with what matters.
const MOST: usize = 300;

/// The highest count that is told from others; the bit above it marks a name.
const COUNT: u8 = 127;
const NAME: u8 = 128;

/// The words of an article that tell its event, in ascending order of their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Content {
    words: Box<[u32]>,
    marks: Box<[u8]>,
}

impl Content {
    /// Reads an article; `covered` are the spans of all hits and of all that was passed over.
    pub(super) fn read(text: &str, document: &Document, covered: &[Span]) -> Content {
        let spans: Vec<Span> = document.words.iter().map(|word| word.span).collect();
        let english = FunctionWords::english();
        let mut places: HashMap<u32, usize> = HashMap::default();
        let mut found: Vec<(u32, u8)> = Vec::new();
        for (index, is_covered) in overlapping(&spans, covered).into_iter().enumerate() {
            let key = document.key(index);
            if is_covered || english.holds(key) || english.is_name_particle(key) {
                continue;
            }
            let word = (spread(0, singular(key).bytes()) >> 32) as u32;
            let at = match places.get(&word) {
                Some(at) => *at,
                None if found.len() == MOST => continue,
                None => {
                    places.insert(word, found.len());
                    found.push((word, 0));
                    found.len() - 1
                }
            };
            let mark = &mut found[at].1;
            *mark = (*mark & NAME) | ((*mark & COUNT) + 1).min(COUNT);
            if is_name(text, document, index) {
                *mark |= NAME;
            }
        }
        found.sort_unstable();
        let (words, marks): (Vec<u32>, Vec<u8>) = found.into_iter().unzip();
        Content { words: words.into(), marks: marks.into() }
    }

    /// The words' numbers, ascending.
    pub(super) fn words(&self) -> &[u32] {
        &self.words
    }

    /// A mark for each word: how often it stands there, and whether it is a name.
    pub(super) fn marks(&self) -> &[u8] {
        &self.marks
    }

    /// From words in ascending order and a mark for each; nothing when there are not as many.
    pub(super) fn of_parts(words: Vec<u32>, marks: Box<[u8]>) -> Option<Content> {
        (words.len() == marks.len()).then(|| Content { words: words.into(), marks })
    }

    /// How often the word at `at` stands in the article, up to 127.
    pub(super) fn count(&self, at: usize) -> u8 {
        self.marks[at] & COUNT
    }

    /// True when the word at `at` stands somewhere as a name.
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.marks[at] & NAME != 0
    }

    /// How many of its words are names.
    pub(super) fn names(&self) -> usize {
        self.marks.iter().filter(|mark| **mark & NAME != 0).count()
    }

    /// Equal for equal words in equal numbers; nothing for an article without words.
    pub(super) fn digest(&self) -> Option<u64> {
        let bytes = self.words.iter().flat_map(|word| word.to_le_bytes()).chain(self.marks.iter().copied());
        (!self.words.is_empty()).then(|| spread(0, bytes))
    }
}

/// A capital that neither opens a sentence or a quotation nor stands in a headline, where every word may have one.
fn is_name(text: &str, document: &Document, index: usize) -> bool {
    let word = document.words[index];
    let sentence = document.sentences[word.sentence];
    let opens = index == sentence.first_word || text[..word.span.start()].ends_with(['"', '“', '‘', '\'', '«', '„', '(']);
    sentence.zone != Zone::Headline && !opens && word.span.of(text).starts_with(char::is_uppercase)
}

/// Without the `s` of a plural, whatever the language: "rebels" and "rebel" are one word here, "press" stays.
fn singular(key: &str) -> &str {
    match key.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem,
        _ => key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    fn content(article: &str, covered: &[&str]) -> Content {
        let spans: Vec<Span> =
            covered.iter().flat_map(|words| article.match_indices(words).map(|(at, words)| Span::new(at, at + words.len()))).collect();
        Content::read(article, &text::read(article, None, "Daily"), &spans)
    }

    fn number(word: &str) -> u32 {
        (spread(0, word.bytes()) >> 32) as u32
    }

    #[test]
    fn function_words_go_and_plurals_are_one_word() {
        let read = content("The bridge of the town and the bridges of the towns.", &[]);
        let mut expected = [number("bridge"), number("town")];
        expected.sort_unstable();
        assert_eq!(read.words(), expected);
        assert_eq!((read.count(0), read.count(1)), (2, 2));
    }

    #[test]
    fn a_capital_that_opens_a_sentence_is_no_name() {
        let read = content("Bridges fell in Homs. Then “Nobody came,” said Karim in Homs.", &[]);
        let names: Vec<u32> = read.words().iter().enumerate().filter(|(at, _)| read.is_name(*at)).map(|(_, word)| *word).collect();
        let mut expected = [number("hom"), number("karim")];
        expected.sort_unstable();
        assert_eq!(names, expected);
        assert_eq!(read.names(), 2);
    }

    #[test]
    fn what_a_lexicon_covers_leaves_no_trace_whatever_it_is() {
        let one = content("Rebels took the bridge near Homs. The armed opposition spoke.", &["Rebels", "armed opposition"]);
        let other = content("Terrorists took the bridge near Homs. The militants spoke.", &["Terrorists", "militants"]);
        assert_eq!(one, other);
        assert_ne!(one, content("Terrorists took the bridge near Homs. The militants spoke.", &["militants"]));
    }

    #[test]
    fn a_word_a_million_times_is_one_word_and_many_words_are_bounded() {
        let read = content(&"bridge ".repeat(100_000), &[]);
        assert_eq!((read.words().len(), read.count(0)), (1, COUNT));
        let many: String = (0..5_000).map(|n| format!("w{n}x ")).collect();
        assert_eq!(content(&many, &[]).words().len(), MOST);
        assert_eq!(content("", &[]).digest(), None);
    }
}
