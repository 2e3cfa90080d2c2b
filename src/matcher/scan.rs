//! Searches a document with a lexicon made ready.
//!
//! Every word is compared once with the word patterns, and remembered. Where a pattern begins, its other steps are followed inside the
//! sentence. Then guards and exceptions cancel, and of what is left a match goes when longer matches cover all its words: "anti-government
//! factions" leaves no "government". Matches of equal length at one place all count, and so do partial overlaps.

use std::collections::{HashMap, HashSet};

use crate::lexicon::{EntryId, Scope};
use crate::matcher::compile::{Does, Matcher};
use crate::matcher::hit::{Found, Hit, Miss, MissReason};
use crate::matcher::pattern::{Step, WordPatternId};
use crate::span::Span;
use crate::text::{Document, is_negated};

/// A search with its memory of words. One for each thread.
#[derive(Debug)]
pub struct Scanner<'m> {
    matcher: &'m Matcher<'m>,
    known: HashMap<Box<str>, Box<[WordPatternId]>>,
}

/// Words remembered at most, so that memory stays bounded on any corpus.
const KNOWN_AT_MOST: usize = 100_000;

/// A place where a pattern fits.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Candidate {
    entry: EntryId,
    /// The words that fit, without those in a gap.
    words: Vec<usize>,
    is_case_probe: bool,
}

impl Candidate {
    /// From the first word to the last; a bracket that opens inside closes inside: "Hayat Tahrir al-Sham (HTS)".
    fn span(&self, text: &str, document: &Document) -> Span {
        let span = document.words[self.words[0]].span.joined(document.words[self.words[self.words.len() - 1]].span);
        let is_open = span.of(text).contains('(') && !span.of(text).contains(')');
        if is_open && text[span.end()..].starts_with(')') { Span::new(span.start(), span.end() + 1) } else { span }
    }

    fn lies_in(&self, other: &Candidate) -> bool {
        self.words.iter().all(|word| other.words.contains(word))
    }
}

impl<'m> Scanner<'m> {
    /// A search that remembers nothing yet.
    pub fn new(matcher: &'m Matcher<'m>) -> Self {
        Scanner { matcher, known: HashMap::new() }
    }

    /// All hits of the lexicon in `document`, which was read from `text`.
    pub fn find(&mut self, text: &str, document: &Document) -> Found {
        let places = self.places(text, document);
        let mut hits = Vec::new();
        let mut cancels = Vec::new();
        let mut near: HashSet<(u32, Option<usize>)> = HashSet::new();
        for at in places.iter().map(|(at, _)| *at) {
            self.follow(document, &places, at, &mut hits, &mut cancels, &mut near);
        }
        let (kept, mut misses) = self.settle(text, document, &places, hits, &cancels);
        let mut found: Vec<(Vec<usize>, Hit)> = Vec::new();
        for candidate in kept {
            let sentence = document.words[candidate.words[0]].sentence;
            let span = candidate.span(text, document);
            let resolved = match candidate.entry {
                EntryId::Label(set, _) => match self.matcher.near[set as usize] {
                    None => true,
                    Some(Scope::Article) => near.contains(&(set, None)),
                    Some(Scope::Sentence) => near.contains(&(set, Some(sentence))),
                },
                EntryId::Term(_) => true,
            };
            let negated = is_negated(text, document, candidate.words[0]);
            let hit = Hit {
                entry: candidate.entry,
                span,
                sentence,
                zone: document.zone_of(sentence),
                voice: document.voice_of(span),
                negated,
                resolved,
            };
            found.push((candidate.words, hit));
        }
        found.sort_by_key(|a| (a.1.span, a.1.entry));
        misses.sort_by_key(|miss| (miss.span, miss.entry, miss.reason));
        misses.dedup();
        Found { hits: found.into_iter().map(|(_, hit)| hit).collect(), misses }
    }

    /// The words that fit any pattern, with those patterns.
    fn places(&mut self, text: &str, document: &Document) -> Vec<(usize, Box<[WordPatternId]>)> {
        if self.known.len() > KNOWN_AT_MOST {
            self.known.clear();
        }
        let mut places = Vec::new();
        for (index, word) in document.words.iter().enumerate() {
            let word = word.span.of(text);
            if !self.known.contains_key(word) {
                let ids = self.matcher.patterns.of_word(word).into_boxed_slice();
                self.known.insert(word.into(), ids);
            }
            let ids = &self.known[word];
            if !ids.is_empty() {
                places.push((index, ids.clone()));
            }
        }
        places
    }

    /// Follows every pattern that begins at the word `at`.
    fn follow(
        &self,
        document: &Document,
        places: &[(usize, Box<[WordPatternId]>)],
        at: usize,
        hits: &mut Vec<Candidate>,
        cancels: &mut Vec<Candidate>,
        near: &mut HashSet<(u32, Option<usize>)>,
    ) {
        let end = document.sentences[document.words[at].sentence].end_word;
        for id in ids_at(places, at) {
            for &rule in self.matcher.starts.get(id).into_iter().flatten() {
                let rule = &self.matcher.rules[rule];
                let mut words = Vec::with_capacity(rule.steps.len());
                if !fits(places, &rule.steps, at, end, &mut words) {
                    continue;
                }
                match rule.does {
                    Does::Hit(entry) => hits.push(Candidate { entry, words, is_case_probe: rule.is_case_probe }),
                    Does::Cancel(entry) => cancels.push(Candidate { entry, words, is_case_probe: false }),
                    Does::Near(set) => {
                        near.insert((set, None));
                        near.insert((set, Some(document.words[at].sentence)));
                    }
                }
            }
        }
    }

    /// Guards, exceptions, then the longest match.
    fn settle(
        &self,
        text: &str,
        document: &Document,
        places: &[(usize, Box<[WordPatternId]>)],
        mut hits: Vec<Candidate>,
        cancels: &[Candidate],
    ) -> (Vec<Candidate>, Vec<Miss>) {
        let mut misses = Vec::new();
        let mut miss = |candidate: &Candidate, reason: MissReason, because_of: Option<Span>| {
            misses.push(Miss { entry: candidate.entry, span: candidate.span(text, document), reason, because_of });
        };
        // Several patterns of one entry can fit at one place: that is one use.
        hits.sort_by(|a, b| (a.entry, &a.words, a.is_case_probe).cmp(&(b.entry, &b.words, b.is_case_probe)));
        hits.dedup_by(|later, first| later.entry == first.entry && later.words == first.words);
        hits.retain(|candidate| {
            if candidate.is_case_probe {
                miss(candidate, MissReason::Case, None);
                return false;
            }
            if let Some(guarding) = self.guarding_word(document, places, candidate) {
                miss(candidate, MissReason::Guard, Some(document.words[guarding].span));
                return false;
            }
            let cancelled =
                cancels.iter().filter(|c| c.entry == candidate.entry && c.words.len() > candidate.words.len() && candidate.lies_in(c));
            if let Some(cancel) = cancelled.max_by_key(|c| c.words.len()) {
                miss(candidate, MissReason::Exception, Some(cancel.span(text, document)));
                return false;
            }
            true
        });
        hits.sort_by_key(|candidate| (std::cmp::Reverse(candidate.words.len()), candidate.words[0]));
        let mut covered: HashMap<usize, Span> = HashMap::new();
        let mut kept: Vec<Candidate> = Vec::new();
        let mut from = 0;
        while from < hits.len() {
            let length = hits[from].words.len();
            let until = from + hits[from..].iter().take_while(|candidate| candidate.words.len() == length).count();
            let first_kept = kept.len();
            for candidate in &hits[from..until] {
                if candidate.words.iter().all(|word| covered.contains_key(word)) {
                    miss(candidate, MissReason::Covered, covered.get(&candidate.words[0]).copied());
                } else {
                    kept.push(candidate.clone());
                }
            }
            // Matches of one length do not cover each other.
            for candidate in &kept[first_kept..] {
                for &word in &candidate.words {
                    covered.entry(word).or_insert_with(|| candidate.span(text, document));
                }
            }
            from = until;
        }
        (kept, misses)
    }

    fn guarding_word(&self, document: &Document, places: &[(usize, Box<[WordPatternId]>)], candidate: &Candidate) -> Option<usize> {
        let (within, guards) = self.matcher.guards.get(&candidate.entry)?;
        let first = candidate.words[0];
        let last = candidate.words[candidate.words.len() - 1];
        let sentence = document.sentences[document.words[first].sentence];
        let from = first.saturating_sub(*within).max(sentence.first_word);
        let until = (last + within + 1).min(sentence.end_word);
        (from..until).filter(|word| !candidate.words.contains(word)).find(|&word| ids_at(places, word).iter().any(|id| guards.contains(id)))
    }
}

/// The patterns that the word at `at` fits.
fn ids_at(places: &[(usize, Box<[WordPatternId]>)], at: usize) -> &[WordPatternId] {
    match places.binary_search_by_key(&at, |(index, _)| *index) {
        Ok(found) => &places[found].1,
        Err(_) => &[],
    }
}

/// Whether `steps` fit from the word `at` on, before `end`. The words that fit are put into `words`; a gap takes as few words as it can.
fn fits(places: &[(usize, Box<[WordPatternId]>)], steps: &[Step], at: usize, end: usize, words: &mut Vec<usize>) -> bool {
    match steps.split_first() {
        None => true,
        Some((Step::Word(id), rest)) => {
            if at >= end || !ids_at(places, at).contains(id) {
                return false;
            }
            words.push(at);
            if fits(places, rest, at + 1, end, words) {
                return true;
            }
            words.pop();
            false
        }
        Some((Step::Gap(most), rest)) => (0..=*most).any(|skipped| fits(places, rest, at + skipped, end, words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Lexicon, parse};
    use crate::text;

    const HEAD: &str = "id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\nversion = \"1\"\nlicence = \"CC0\"\nsource = \"here\"\nlimits = \"few\"\n[[category]]\nid = \"c\"\nabout = \"C\"\n";

    /// A lexicon of terms, each written as its keys.
    fn lexicon(terms: &[&str]) -> Lexicon {
        let terms: Vec<String> = terms.iter().map(|keys| format!("[[term]]\ncategories = [\"c\"]\nnote = \"n\"\n{keys}\n")).collect();
        parse("t.toml", &format!("{HEAD}{}", terms.join(""))).unwrap()
    }

    /// Every hit as the words it covers.
    fn hits(lexicon: &Lexicon, article: &str) -> Vec<String> {
        find(lexicon, article).hits.iter().map(|hit| hit.span.of(article).to_string()).collect()
    }

    fn find(lexicon: &Lexicon, article: &str) -> Found {
        Scanner::new(&Matcher::new(lexicon)).find(article, &text::read(article, None, ""))
    }

    #[test]
    fn a_longer_match_takes_the_place_of_the_shorter_ones_it_covers() {
        let lexicon = lexicon(&["patterns = [\"government\"]", "patterns = [\"anti-government factions\"]", "patterns = [\"factions\"]"]);
        assert_eq!(
            hits(&lexicon, "Anti-government factions and the government met other factions."),
            ["Anti-government factions", "government", "factions"]
        );
    }

    #[test]
    fn partial_overlaps_and_equal_lengths_all_count() {
        let lexicon =
            lexicon(&["id = \"x\"\npatterns = [\"a b\"]", "id = \"y\"\npatterns = [\"b c\"]", "id = \"z\"\npatterns = [\"a b\"]"]);
        assert_eq!(hits(&lexicon, "There stood a b c."), ["a b", "a b", "b c"]);
    }

    #[test]
    fn two_longer_matches_together_cover_a_shorter_one() {
        let lexicon = lexicon(&["patterns = [\"a b c\"]", "patterns = [\"d e f\"]", "patterns = [\"c d\"]"]);
        assert_eq!(hits(&lexicon, "There stood a b c d e f."), ["a b c", "d e f"]);
    }

    #[test]
    fn an_exception_cancels_only_its_own_entry() {
        let lexicon = lexicon(&["patterns = [\"opposition\"]\nexcept = [\"opposition to\"]", "patterns = [\"to\"]"]);
        let article = "Their opposition to it split the opposition.";
        assert_eq!(hits(&lexicon, article), ["to", "opposition"]);
        let found = find(&lexicon, article);
        assert_eq!(found.misses[0].reason, MissReason::Exception);
        assert_eq!(found.misses[0].because_of.map(|span| span.of(article)), Some("opposition to"));
    }

    #[test]
    fn a_guard_looks_both_ways_inside_the_sentence() {
        let lexicon = lexicon(&["patterns = [\"takeover\"]\nguard = { within = 2, words = [\"hostile\", \"bank*\"] }"]);
        assert_eq!(hits(&lexicon, "A hostile takeover. The takeover of banks. The takeover of the town. Banks closed."), ["takeover"]);
    }

    #[test]
    fn a_gap_holds_so_many_words_and_no_sentence_end() {
        let lexicon = lexicon(&["patterns = [\"end of ... rule\"]\ngap = 3", "patterns = [\"assad\"]"]);
        assert_eq!(hits(&lexicon, "The end of Assad’s 24-year rule."), ["end of Assad’s 24-year rule", "Assad’s"]);
        assert!(hits(&lexicon, "The end of a very long and bitter rule. It was the end of it. A rule is a rule.").is_empty());
    }

    #[test]
    fn capitals_that_do_not_fit_are_passed_over_and_known() {
        let lexicon = lexicon(&["patterns = [\"US\"]\ncase = \"exact\""]);
        let found = find(&lexicon, "They told us that the US left.");
        assert_eq!(found.hits.len(), 1);
        assert_eq!((found.misses[0].reason, found.misses.len()), (MissReason::Case, 1));
    }

    #[test]
    fn a_label_is_resolved_only_with_a_word_near() {
        let set = "[[naming]]\nid = \"n\"\nabout = \"N\"\nnear = [\"syria*\"]\nscope = \"sentence\"\n[[naming.label]]\nid = \"rebel\"\nkind = \"disputed\"\npatterns = [\"rebels\"]\nnote = \"n\"\n";
        let lexicon = parse("t.toml", &format!("{HEAD}{set}")).unwrap();
        let resolved: Vec<bool> = find(&lexicon, "Syrian rebels left. The rebels stayed.").hits.iter().map(|hit| hit.resolved).collect();
        assert_eq!(resolved, [true, false]);
    }

    #[test]
    fn a_hit_in_a_set_aside_line_does_not_exist() {
        let lexicon = lexicon(&["patterns = [\"coup\"]"]);
        assert!(hits(&lexicon, "The town fell\n\nNobody was hurt in it.\n\nSee also  How the coup began\n").is_empty());
    }
}
