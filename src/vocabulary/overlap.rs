//! Shows what is nearly always the same uses once: of "barrel" and "barrel bombs" the phrase, when the word hardly stands elsewhere.

use std::collections::{HashMap, HashSet};

use crate::vocabulary::choose::Chosen;

/// A phrase takes the place of its part when it has at least so many of the part's uses: five in six.
const SAME_FROM: f64 = 5.0 / 6.0;

/// Takes out of one outlet's words what a longer phrase shows already, and of two phrases that share a part the one with the lower score.
pub(super) fn show_once(chosen: &mut Vec<Chosen>) {
    let uses: HashMap<&str, u64> = chosen.iter().map(|word| (word.key.as_str(), word.found.outlet.uses)).collect();
    let mut order: Vec<usize> = (0..chosen.len()).collect();
    let length = |at: usize| chosen[at].key.split(' ').count();
    order.sort_by(|&a, &b| {
        let by_score = || chosen[b].found.score.total_cmp(&chosen[a].found.score);
        length(b).cmp(&length(a)).then_with(by_score).then_with(|| chosen[a].key.cmp(&chosen[b].key))
    });
    // Parts whose place a phrase has taken.
    let mut taken: HashSet<&str> = HashSet::new();
    let mut gone: Vec<usize> = Vec::new();
    for at in order {
        let phrase = &chosen[at];
        if taken.contains(phrase.key.as_str()) {
            gone.push(at);
            continue;
        }
        let is_same = |part: &&str| uses.get(part).is_some_and(|of| phrase.found.outlet.uses as f64 >= SAME_FROM * *of as f64);
        let same: Vec<&str> = parts(&phrase.key).filter(is_same).collect();
        if same.iter().any(|part| taken.contains(part)) {
            gone.push(at);
        } else {
            taken.extend(same);
        }
    }
    gone.sort_unstable();
    let mut at = 0;
    chosen.retain(|_| {
        at += 1;
        gone.binary_search(&(at - 1)).is_err()
    });
}

/// The words and shorter phrases inside a phrase.
fn parts(key: &str) -> impl Iterator<Item = &str> {
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for word in key.split(' ') {
        ends.push((from, from + word.len()));
        from += word.len() + 1;
    }
    let pairs: Vec<(usize, usize)> = (0..ends.len())
        .flat_map(|first| (first..ends.len()).map(move |last| (first, last)))
        .map(|(first, last)| (ends[first].0, ends[last].1))
        .collect();
    pairs.into_iter().map(|(start, end)| &key[start..end]).filter(move |part| part.len() < key.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::choose::{Contrast, Side};

    fn word(key: &str, uses: u64, score: f64) -> Chosen {
        let side = Side { uses, words: 1_000 };
        let found = Contrast { outlet: side, others: Side { uses: 0, words: 1_000 }, articles: 3, log_odds: 1.0, score };
        Chosen { key: key.into(), is_name: false, in_one_article: false, found, held: None }
    }

    fn left(mut words: Vec<Chosen>) -> Vec<String> {
        show_once(&mut words);
        words.into_iter().map(|word| word.key).collect()
    }

    #[test]
    fn a_word_that_hardly_stands_outside_a_phrase_is_shown_with_it() {
        assert_eq!(left(vec![word("barrel", 10, 5.0), word("bombs", 30, 4.0), word("barrel bombs", 9, 4.5)]), ["bombs", "barrel bombs"]);
        assert_eq!(left(vec![word("barrel", 10, 5.0), word("barrel bombs", 8, 4.5)]), ["barrel", "barrel bombs"]);
    }

    #[test]
    fn of_two_phrases_cut_from_a_longer_one_the_higher_is_shown() {
        let cut = vec![word("line of fire", 9, 5.0), word("of fire brigades", 9, 4.0), word("fire", 9, 5.0)];
        assert_eq!(left(cut), ["line of fire"]);
    }

    #[test]
    fn the_parts_of_a_phrase_are_its_words_and_pairs() {
        assert_eq!(parts("a bc d").collect::<Vec<_>>(), ["a", "a bc", "bc", "bc d", "d"]);
        assert_eq!(parts("a").count(), 0);
    }
}
