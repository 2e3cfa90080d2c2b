//! One sentence, with what is needed to look around in it.

use crate::span::Span;
use crate::text::document::{Attribution, Document, Reading, Zone};
use crate::text::reporting::Reporting;
use crate::text::rules::Rules;

/// One sentence of an article. Words are named by their index in the document.
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub span: Span,
    /// The first word.
    pub first: usize,
    /// The word behind the last.
    pub end: usize,
    pub zone: Zone,
    pub rules: &'a Rules,
    document: &'a Document,
    outlet: &'a str,
    quoted: Vec<bool>,
}

impl<'a> Line<'a> {
    pub(super) fn new(text: &'a str, document: &'a Document, sentence: usize, outlet: &'a str, rules: &'a Rules) -> Self {
        let s = document.sentences[sentence];
        let from = document.quotations.partition_point(|q| q.outer.end() <= s.span.start());
        let near: Vec<Span> = document.quotations[from..]
            .iter()
            .take_while(|q| q.outer.start() < s.span.end())
            .map(|q| q.inner)
            .filter(|inner| inner.of(text).trim().contains(char::is_whitespace))
            .collect();
        let quoted = (s.first_word..s.end_word).map(|i| near.iter().any(|q| q.overlaps(document.words[i].span))).collect();
        Line { text, span: s.span, first: s.first_word, end: s.end_word, zone: s.zone, rules, document, outlet, quoted }
    }

    /// The sentence before, unless it is the headline.
    pub(super) fn sentence_before(&self) -> Option<Span> {
        let index = self.document.words.get(self.first)?.sentence.checked_sub(1)?;
        Some(self.document.sentences[index]).filter(|s| s.zone != Zone::Headline).map(|s| s.span)
    }

    pub(super) fn reporting(&self) -> &'a Reporting {
        &self.rules.reporting
    }

    /// The word as it is compared; empty outside the sentence.
    pub(super) fn key(&self, at: usize) -> &'a str {
        if (self.first..self.end).contains(&at) { self.document.key(at) } else { "" }
    }

    /// The word before, as it is compared.
    pub(super) fn previous(&self, at: usize) -> &'a str {
        if at > self.first { self.key(at - 1) } else { "" }
    }

    pub(super) fn word(&self, at: usize) -> Span {
        self.document.words[at].span
    }

    pub(super) fn in_quotation(&self, at: usize) -> bool {
        self.quoted[at - self.first]
    }

    /// What stands between the word at `at` and the one before it.
    pub(super) fn gap_before(&self, at: usize) -> &'a str {
        let from = if at > self.first { self.word(at - 1).end() } else { self.span.start() };
        let to = if at < self.end { self.word(at).start() } else { self.span.end() };
        &self.text[from..to.max(from)]
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        at < self.end && self.word(at).of(self.text).starts_with(char::is_uppercase)
    }

    /// One of the small verbs by which a clause is known.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        matches!(
            self.key(at),
            "was" | "were" | "is" | "are" | "has" | "have" | "had" | "will" | "would" | "hasnt" | "isnt" | "hasn't" | "isn't"
        )
    }

    /// The words from `from` up to `until`.
    pub(super) fn stretch(&self, from: usize, until: usize) -> Option<Span> {
        let words = (from < until).then(|| self.word(from).joined(self.word(until - 1)))?;
        let inner = words.of(self.text);
        let is_cut = inner.contains('(') && !inner.contains(')') && self.text[words.end()..].starts_with(')');
        Some(Span::new(words.start(), words.end() + usize::from(is_cut)))
    }

    pub(super) fn attribution(&self, span: Span, from: usize, to: usize, speaker: Option<Span>, reading: Reading) -> Attribution {
        Attribution { span, cue: self.word(from).joined(self.word(to)), speaker, reading }
    }

    /// From behind the word at `at` to the sentence's end, or to the place before the word at `until`.
    pub(super) fn after(&self, at: usize, until: Option<usize>) -> Span {
        let start = self.word(at).end();
        let end = match until {
            Some(until) if until < self.end => self.word(until).start(),
            _ => self.span.end(),
        };
        Span::new(start, end.max(start))
    }

    /// From the sentence's start to the end of the word before `until`.
    pub(super) fn before(&self, until: usize) -> Span {
        let end = if until > self.first { self.word(until - 1).end() } else { self.span.start() };
        Span::new(self.span.start(), end)
    }

    /// The first word from `from` on that stands behind a comma or a stronger mark.
    pub(super) fn next_break(&self, from: usize) -> Option<usize> {
        (from..self.end).find(|&i| !self.in_quotation(i) && self.gap_before(i).contains([',', ';', ':', '—', '–', ')']))
    }

    /// The "H." of a name, the "Mr." before it.
    fn is_shortened(&self, at: usize) -> bool {
        let word = self.word(at).of(self.text);
        let is_initial = word.chars().count() == 1 && word != "I" && self.is_capital(at);
        (is_initial || self.rules.abbreviations.always.contains(self.key(at))) && self.gap_before(at + 1).trim_end() == "."
    }

    /// A mark before the word at `at` at which a clause can end. The full stop of "Mr." is none, nor are the brackets around "(SOHR)".
    pub(super) fn breaks_before(&self, at: usize) -> bool {
        let gap = self.gap_before(at);
        let is_capitals = |at: usize| {
            let word = self.word(at).of(self.text);
            word.chars().count() > 1 && !word.chars().any(char::is_lowercase)
        };
        let is_bracket = (gap.trim() == "(" && is_capitals(at)) || (gap.trim() == ")" && at > self.first && is_capitals(at - 1));
        breaks(gap) && !is_bracket && !(at > self.first && self.is_shortened(at - 1))
    }

    /// The first word of the clause that the verb at `at` belongs to.
    pub(super) fn subject_start(&self, at: usize) -> usize {
        let mut start = at;
        while start > self.first && at - start < 14 {
            let is_edge = self.in_quotation(start - 1) || self.breaks_before(start);
            if is_edge || self.reporting().clause_starts.contains(self.key(start - 1)) {
                break;
            }
            start -= 1;
        }
        start
    }

    /// Where the name that ends before `until` begins: a pronoun, what follows the last article, or a run of capitals.
    pub(super) fn name_start(&self, from: usize, until: usize) -> usize {
        const WORDS_AT_MOST: usize = 8;
        if self.reporting().pronouns.contains(self.key(until - 1)) {
            return until - 1;
        }
        let from = from.max(until.saturating_sub(WORDS_AT_MOST));
        let run = self.capitals_before(from, until);
        if run < until {
            return if run > from && matches!(self.key(run - 1), "the" | "a" | "an" | "state" | "local") { run - 1 } else { run };
        }
        let is_article = |at: &usize| {
            matches!(
                self.key(*at),
                "the" | "a" | "an" | "his" | "her" | "their" | "its" | "one" | "some" | "many" | "several" | "state" | "local"
            )
        };
        if let Some(article) = (from..until).rev().find(is_article) {
            return article;
        }
        until - 1
    }

    /// Where a run of capitals that ends before `until` begins ("Syrian Observatory for Human Rights"); `until` when there is none.
    fn capitals_before(&self, from: usize, until: usize) -> usize {
        let mut start = until;
        while start > from
            && (self.is_capital(start - 1)
                || (start < until && start - 1 > from && matches!(self.key(start - 1), "of" | "for") && self.is_capital(start - 2)))
        {
            start -= 1;
        }
        start
    }

    /// An outlet that names itself is no source. Its name has to stand as words: "AP" is not in "Japan", nor an outlet called "a" in "a source".
    pub(super) fn is_outlet(&self, speaker: Span) -> bool {
        let (speaker, outlet) = (speaker.of(self.text).to_lowercase(), self.outlet.to_lowercase());
        let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        outlet.chars().count() > 1
            && speaker
                .match_indices(&outlet)
                .any(|(at, found)| is_edge(speaker[..at].chars().next_back()) && is_edge(speaker[at + found.len()..].chars().next()))
    }
}

/// A mark at which a clause can end.
pub(super) fn breaks(gap: &str) -> bool {
    gap.contains([',', ';', ':', '—', '–', '(', ')', '“', '”', '"', '«', '»', '.', '?', '!']) || gap.contains(" - ") || gap.contains('\n')
}

/// A mark behind which "he said" can stand.
pub(super) fn closes_content(gap: &str) -> bool {
    gap.contains([',', '”', '"', '»', '—', '–', '’', '?', '!']) || gap.contains(" - ")
}
