//! Which hits stand near a mention of somebody.

use crate::matcher::hit::Hit;
use crate::span::Span;
use crate::text::Document;

/// How near is near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// In one sentence with a mention.
    Sentence,
    /// With at most so many words between, in any sentence.
    Words(usize),
}

/// The mentions in one document.
#[derive(Debug)]
pub struct Nearby<'d> {
    document: &'d Document,
    reach: Reach,
    /// Each mention with its first and its last word, in order of the text.
    mentions: Vec<(Span, usize, usize)>,
}

impl<'d> Nearby<'d> {
    /// The mentions that `hits` are, in `document`. What lies inside another one is no mention of its own: "HTS leader" has one.
    pub fn new(document: &'d Document, hits: &[Hit], reach: Reach) -> Nearby<'d> {
        let mut spans: Vec<Span> = hits.iter().map(|hit| hit.span).collect();
        spans.sort_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
        let mut mentions: Vec<(Span, usize, usize)> = Vec::new();
        for span in spans {
            if mentions.last().is_none_or(|(last, ..)| last.end() <= span.start()) {
                let (first, last) = words_of(document, span);
                mentions.push((span, first, last));
            }
        }
        Nearby { document, reach, mentions }
    }

    /// How many mentions there are.
    pub fn len(&self) -> usize {
        self.mentions.len()
    }

    /// True without a mention.
    pub fn is_empty(&self) -> bool {
        self.mentions.is_empty()
    }

    /// Whether a hit stands near a mention. The mention's own words are not near it.
    pub fn holds(&self, hit: &Hit) -> bool {
        let (first, last) = words_of(self.document, hit.span);
        if self.mentions.iter().any(|(span, ..)| hit.span.start() < span.end() && span.start() < hit.span.end()) {
            return false;
        }
        self.mentions.iter().any(|&(_, from, to)| match self.reach {
            Reach::Sentence => self.document.words.get(from).is_some_and(|word| word.sentence == hit.sentence),
            Reach::Words(words) => first.max(from).saturating_sub(last.min(to)) <= words.saturating_add(1),
        })
    }
}

/// The first and the last word of a span.
fn words_of(document: &Document, span: Span) -> (usize, usize) {
    let first = document.words.partition_point(|word| word.span.end() <= span.start());
    let end = document.words.partition_point(|word| word.span.start() < span.end());
    (first, end.saturating_sub(1).max(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::of_query;
    use crate::matcher::{Matcher, Scanner};
    use crate::text;

    const ARTICLE: &str = "HTS fighters, called terrorists by some, entered the town. The rebels of another group stayed. Hayat Tahrir al-Sham (HTS) \
                           won. Terrorists fled.";

    /// The words near a mention of HTS.
    fn near(query: &str, reach: Reach) -> (usize, Vec<String>) {
        let document = text::read(ARTICLE, None, "");
        let found = |query: &str| Scanner::new(&Matcher::new(&of_query(query).unwrap())).find(ARTICLE, &document).hits;
        let nearby = Nearby::new(&document, &found("HTS"), reach);
        let hits = found(query);
        (nearby.len(), hits.iter().filter(|hit| nearby.holds(hit)).map(|hit| hit.span.of(ARTICLE).to_string()).collect())
    }

    #[test]
    fn a_hit_counts_in_the_sentence_of_a_mention() {
        assert_eq!(near("terrorists", Reach::Sentence), (2, vec!["terrorists".to_string()]));
        assert_eq!(near("rebels", Reach::Sentence).1, Vec::<String>::new());
    }

    /// "HTS (1) fighters called terrorists (3 on)"; "HTS) won. Terrorists": one word between.
    #[test]
    fn or_within_so_many_words_of_it() {
        assert_eq!(near("terrorists", Reach::Words(1)).1, ["Terrorists"]);
        assert_eq!(near("terrorists", Reach::Words(2)).1, ["terrorists", "Terrorists"]);
    }

    #[test]
    fn a_mention_is_not_near_itself() {
        assert_eq!(near("HTS fighters", Reach::Sentence).1, Vec::<String>::new());
    }
}
