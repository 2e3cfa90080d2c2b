//! Searches a document with a lexicon made ready.
//!
//! Every word is compared once with the word patterns, and remembered. Where a pattern begins, its other steps are followed inside the
//! sentence. Then guards and exceptions cancel, and of what is left a match goes when longer matches cover all its words: "anti-government
//! factions" leaves no "government". Matches of equal length at one place all count, and so do partial overlaps.

use crate::lexicon::{EntryId, Scope};
use crate::matcher::compile::{Does, Matcher, Rule};
use crate::matcher::hit::{Found, Hit};
use crate::matcher::memory::{Known, Memory};
use crate::matcher::pattern::WordPatternId;
use crate::matcher::place::Places;
use crate::matcher::settle::{Candidate, Fits, Near, settle};
use crate::text::{Document, Sentence, is_negated};

/// A search with its memory of words. One for each thread.
#[derive(Debug)]
pub struct Scanner<'m> {
    matcher: &'m Matcher<'m>,
    /// The words of documents that are searched by this one alone.
    own: Memory,
    /// For each word by its number, the index of its list of patterns.
    lists: Vec<u32>,
    /// The era of the numbers in `lists`.
    era: u64,
    /// Lists of word patterns; the first is empty.
    fitting: Vec<Box<[WordPatternId]>>,
    /// Of each list those with which a rule begins that finds something.
    beginning: Vec<Box<[WordPatternId]>>,
}

/// A word that was not looked up yet.
const UNKNOWN: u32 = u32::MAX;

impl<'m> Scanner<'m> {
    /// A search that remembers nothing yet.
    pub fn new(matcher: &'m Matcher<'m>) -> Self {
        Scanner {
            matcher,
            own: Memory::default(),
            lists: Vec::new(),
            era: 0,
            fitting: vec![Box::default()],
            beginning: vec![Box::default()],
        }
    }

    /// All hits of the lexicon in `document`, which was read from `text`.
    pub fn find(&mut self, text: &str, document: &Document) -> Found {
        let known = self.own.known(text, document);
        self.find_known(text, document, &known)
    }

    /// As [`find`](Self::find), where several searches share one memory of words.
    pub fn find_known(&mut self, text: &str, document: &Document, known: &Known) -> Found {
        let lists = self.lists(text, document, known);
        let places = Places { lists, fitting: &self.fitting };
        let mut fits = Fits::default();
        // With most words nothing begins.
        for at in (0..document.words.len()).filter(|&at| !self.beginning[places.lists[at] as usize].is_empty()) {
            self.follow(document, &places, at, &mut fits);
        }
        self.look_for_reasons_against(document, &places, &mut fits);
        let near = std::mem::take(&mut fits.near);
        let (kept, mut misses) = settle(self.matcher, text, document, fits);
        let mut hits: Vec<Hit> = kept.into_iter().map(|candidate| self.hit(text, document, &near, &candidate)).collect();
        hits.sort_by_key(|hit| (hit.span, hit.entry));
        misses.sort_by_key(|miss| (miss.span, miss.entry, miss.reason, miss.because_of, miss.pattern));
        misses.dedup();
        Found { hits, misses }
    }

    /// For each word the list of patterns it fits.
    fn lists(&mut self, text: &str, document: &Document, known: &Known) -> Vec<u32> {
        if self.era != known.era {
            self.lists.clear();
            self.fitting.truncate(1);
            self.beginning.truncate(1);
            self.era = known.era;
        }
        let mut lists = Vec::with_capacity(document.words.len());
        for (word, &number) in document.words.iter().zip(&known.numbers) {
            let number = number as usize;
            if number >= self.lists.len() {
                self.lists.resize(number + 1, UNKNOWN);
            }
            if self.lists[number] == UNKNOWN {
                self.lists[number] = self.list_of(word.span.of(text));
            }
            lists.push(self.lists[number]);
        }
        lists
    }

    /// The index of the list of patterns that a word fits.
    fn list_of(&mut self, word: &str) -> u32 {
        let ids = self.matcher.patterns.of_word(word);
        if ids.is_empty() {
            return 0;
        }
        self.beginning.push(ids.iter().copied().filter(|&id| self.matcher.begins(id)).collect());
        self.fitting.push(ids.into_boxed_slice());
        self.fitting.len() as u32 - 1
    }

    /// Follows every pattern that begins at the word `at`.
    fn follow(&self, document: &Document, places: &Places<'_>, at: usize, fits: &mut Fits) {
        let sentence = document.words[at].sentence;
        let end = document.sentences[sentence].end_word;
        let next = if at + 1 < end { places.at(at + 1) } else { &[] };
        for &id in &self.beginning[places.lists[at] as usize] {
            for rule in self.matcher.beginning(id, next) {
                let Some(words) = places.fit(&rule.runs, at, end) else { continue };
                add(rule, words, sentence, fits);
            }
        }
    }

    /// Follows the exceptions and guards of every entry that was found, through the sentences where it was.
    fn look_for_reasons_against(&self, document: &Document, places: &Places<'_>, fits: &mut Fits) {
        let sentence_of = |candidate: &Candidate| document.words[candidate.first()].sentence;
        let mut found: Vec<(usize, EntryId)> = fits.hits.iter().map(|hit| (sentence_of(hit), hit.entry)).collect();
        found.sort_unstable();
        found.dedup();
        for (sentence, entry) in found {
            let Some(against) = self.matcher.against(entry) else { continue };
            let Sentence { first_word, end_word, .. } = document.sentences[sentence];
            for at in first_word..end_word {
                for rule in places.at(at).iter().filter_map(|id| against.get(id)).flatten() {
                    if let Some(words) = places.fit(&rule.runs, at, end_word) {
                        add(rule, words, sentence, fits);
                    }
                }
            }
        }
    }

    fn hit(&self, text: &str, document: &Document, near: &Near, candidate: &Candidate) -> Hit {
        let sentence = document.words[candidate.first()].sentence;
        let span = candidate.span(text, document);
        let resolved = match candidate.entry {
            EntryId::Label(set, _) => match self.matcher.near[set as usize] {
                None => true,
                Some(Scope::Article) => near.contains(&(set, None)),
                Some(Scope::Sentence) => near.contains(&(set, Some(sentence))),
            },
            EntryId::Term(_) => true,
        };
        Hit {
            entry: candidate.entry,
            span,
            sentence,
            zone: document.zone_of(sentence),
            voice: document.voice_of(span),
            negated: is_negated(text, document, candidate.first()),
            resolved,
        }
    }
}

/// Notes what was found where `rule` fits.
fn add(rule: &Rule, words: Vec<usize>, sentence: usize, fits: &mut Fits) {
    let found = |entry| Candidate { entry, words, pattern: rule.pattern, is_case_probe: rule.is_case_probe };
    match rule.does {
        Does::Hit(entry) => fits.hits.push(found(entry)),
        Does::Cancel(entry) => fits.cancels.push(found(entry)),
        Does::Guard(entry) => fits.guards.entry(entry).or_default().push(found(entry)),
        Does::Near(set) => fits.near.extend([(set, None), (set, Some(sentence))]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Lexicon, parse};
    use crate::matcher::hit::MissReason;
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
    fn numbers_of_one_memory_mean_nothing_to_another() {
        let lexicon = lexicon(&["patterns = [\"coup\"]"]);
        let matcher = Matcher::new(&lexicon);
        let mut scanner = Scanner::new(&matcher);
        for article in ["The coup began.", "Began the coup.", "A coup."] {
            let document = text::read(article, None, "");
            let known = Memory::default().known(article, &document);
            let found = scanner.find_known(article, &document, &known);
            assert_eq!(found.hits.iter().map(|hit| hit.span.of(article)).collect::<Vec<_>>(), ["coup"]);
            assert_eq!(scanner.find(article, &document), found);
        }
    }

    #[test]
    fn a_hit_in_a_set_aside_line_does_not_exist() {
        let lexicon = lexicon(&["patterns = [\"coup\"]"]);
        assert!(hits(&lexicon, "The town fell\n\nNobody was hurt in it.\n\nSee also  How the coup began\n").is_empty());
    }
}
