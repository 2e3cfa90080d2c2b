//! What to look at: sentences made from the marks, the most telling first.
//!
//! Each names what stands in the texts and where, and says nothing of why. Made only where every mark is known, which is in small
//! corpora; a remark about a sample would be one about chance.

use crate::findings::model::{Exhibit, Grid, GridRow, GridSection, Mark, Outlet, Remark};
use crate::text::Voice;

/// Remarks at most.
pub(super) const AT_MOST: usize = 5;
/// Outlets up to which marks are compared by eye.
const OUTLETS_AT_MOST: usize = 4;

/// The remarks, at most five. None for a large corpus.
pub(super) fn remarks(outlets: &[Outlet], exhibits: &[Exhibit], grid: &Grid, is_complete: bool) -> Vec<Remark> {
    if !is_complete || outlets.len() > OUTLETS_AT_MOST {
        return Vec::new();
    }
    let sections: Vec<Section<'_>> =
        grid.sections.iter().filter(|s| s.is_naming && !s.shows_shares).map(|section| Section { outlets, exhibits, section }).collect();
    let mut remarks: Vec<Remark> = sections.iter().flat_map(Section::headline_only).collect();
    remarks.extend(sections.iter().flat_map(Section::two_names_side_by_side));
    remarks.extend(sections.iter().flat_map(Section::with_and_without_marks));
    remarks.extend(sections.iter().flat_map(Section::only_from_others));
    remarks.truncate(AT_MOST);
    remarks
}

/// One use of a word, with what stands behind it.
#[derive(Clone, Copy)]
struct Use<'a> {
    shown: &'a str,
    kind: Option<&'a str>,
    mark: &'a Mark,
    exhibit: Option<usize>,
    /// The words as they stand in the text, where they are few; else what the grid shows.
    words: &'a str,
}

struct Section<'a> {
    outlets: &'a [Outlet],
    exhibits: &'a [Exhibit],
    section: &'a GridSection,
}

impl<'a> Section<'a> {
    fn uses(&self, outlet: usize) -> Vec<Use<'a>> {
        let of_row = |row: &'a GridRow| {
            row.cells[outlet].marks.iter().map(move |mark| {
                let (shown, kind, exhibit) = (row.shown.as_str(), row.kind.as_deref(), mark.exhibit);
                Use { shown, kind, mark, exhibit, words: exhibit.map_or(shown, |i| self.words(i, shown)) }
            })
        };
        self.section.rows.iter().flat_map(of_row).collect()
    }

    /// The words of an exhibit, where they are as few as a reader can take in.
    fn words(&self, exhibit: usize, shown: &'a str) -> &'a str {
        /// "end of President Bashar Assad’s 24-year rule" is better shown as "end of … rule".
        const WORDS_AT_MOST: usize = 4;
        let e = &self.exhibits[exhibit];
        let words = e.span_in_sentence.of(&e.sentence);
        if words.split_whitespace().count() <= WORDS_AT_MOST { words } else { shown }
    }

    /// The heading inside a sentence: "words for the war".
    fn about(&self) -> String {
        let mut letters = self.section.heading.chars();
        letters.next().map(|first| first.to_lowercase().collect::<String>() + letters.as_str()).unwrap_or_default()
    }

    /// "coup" stands only in the headline; the text below it says other words.
    fn headline_only(&self) -> Vec<Remark> {
        let mut remarks = Vec::new();
        for (index, outlet) in self.outlets.iter().enumerate() {
            let uses = self.uses(index);
            for headline in uses.iter().filter(|u| u.mark.headline) {
                let in_text = |u: &&Use<'_>| !u.mark.headline && self.same_article(u, headline);
                let below: Vec<&Use<'_>> = uses.iter().filter(in_text).collect();
                if below.iter().any(|u| u.shown == headline.shown) || below.is_empty() {
                    continue;
                }
                let article_has_body = outlet.words_body > 0;
                if article_has_body {
                    let sentence = format!(
                        "“{}” stands only in {} headline; its text says {}.",
                        headline.shown,
                        possessive(&outlet.name),
                        list(&below)
                    );
                    remarks.push(Remark { sentence, exhibits: exhibits(std::iter::once(headline).chain(below)) });
                }
            }
        }
        remarks
    }

    fn same_article(&self, one: &Use<'_>, other: &Use<'_>) -> bool {
        let article = |u: &Use<'_>| u.exhibit.map(|i| &self.exhibits[i].article);
        article(one) == article(other)
    }

    /// Two own words for one thing, of different kinds, in neighbouring sentences, where another outlet has neither.
    fn two_names_side_by_side(&self) -> Vec<Remark> {
        /// Bytes between two neighbouring sentences' hits, about.
        const NEAR: usize = 600;
        for (index, outlet) in self.outlets.iter().enumerate() {
            let own: Vec<Use<'_>> = self.uses(index).into_iter().filter(|u| u.mark.voice == Voice::Own && !u.mark.headline).collect();
            for one in &own {
                for other in own.iter().filter(|other| other.shown != one.shown && other.kind != one.kind && self.same_article(one, other))
                {
                    let (Some(a), Some(b)) = (one.exhibit.map(|i| &self.exhibits[i]), other.exhibit.map(|i| &self.exhibits[i])) else {
                        continue;
                    };
                    let is_next = a.span.end() <= b.span.start() && b.span.start() - a.span.end() <= NEAR && a.sentence != b.sentence;
                    let others = (0..self.outlets.len())
                        .filter(|&o| o != index && self.uses(o).iter().all(|u| u.shown != one.shown && u.shown != other.shown));
                    let without: Vec<&str> = others.map(|o| self.outlets[o].name.as_str()).collect();
                    if is_next && without.len() + 1 == self.outlets.len() && self.is_neighbour(one, other) {
                        let neither =
                            if without.len() == 1 { format!("{} has neither", without[0]) } else { "the others have neither".to_string() };
                        let rest = if without.is_empty() { String::new() } else { format!("; {neither}") };
                        let sentence =
                            format!("{} writes “{}” in one sentence and “{}” in the next{rest}.", outlet.name, one.words, other.words);
                        return vec![Remark { sentence, exhibits: exhibits([one, other].into_iter()) }];
                    }
                }
            }
        }
        Vec::new()
    }

    /// Nothing but white space, or the rest of its two sentences, lies between the two.
    fn is_neighbour(&self, one: &Use<'_>, other: &Use<'_>) -> bool {
        let (Some(a), Some(b)) = (one.exhibit.map(|i| &self.exhibits[i]), other.exhibit.map(|i| &self.exhibits[i])) else { return false };
        let end_of_first = a.span.start() - a.span_in_sentence.start() + a.sentence.len();
        let start_of_second = b.span.start() - b.span_in_sentence.start();
        start_of_second >= end_of_first && start_of_second - end_of_first <= 4
    }

    /// One outlet has a word in quotation marks and without them; what the others have in its place.
    fn with_and_without_marks(&self) -> Vec<Remark> {
        let mut remarks = Vec::new();
        for (index, outlet) in self.outlets.iter().enumerate() {
            let uses = self.uses(index);
            for row in &self.section.rows {
                let of_row: Vec<&Use<'_>> = uses.iter().filter(|u| u.shown == row.shown).collect();
                let quoted: Vec<&Use<'_>> =
                    of_row.iter().copied().filter(|u| matches!(u.mark.voice, Voice::Quoted | Voice::Partial)).collect();
                let own: Vec<&Use<'_>> = of_row.iter().copied().filter(|u| u.mark.voice == Voice::Own).collect();
                if let (Some(first), Some(plain)) = (quoted.first(), own.first()) {
                    let who = first.mark.speaker.as_ref().map(|speaker| format!(" ({speaker})")).unwrap_or_default();
                    let aim = plain.exhibit.map(|i| &self.exhibits[i]).filter(|e| e.alt_voice.is_some());
                    let sought = aim.and_then(|e| e.speaker.as_deref()).map(|who| format!(", about what {who} seeks")).unwrap_or_default();
                    let times =
                        |n: usize| if n == 1 { "once".to_string() } else { format!("{} times", crate::compare::in_words(n as u64)) };
                    let sentence = format!(
                        "“{}” stands in {} {} in quotation marks{who} and {} without them{sought}.",
                        row.shown,
                        outlet.name,
                        times(quoted.len()),
                        times(own.len())
                    );
                    remarks.push(Remark { sentence, exhibits: exhibits(quoted.into_iter().chain(own)) });
                }
            }
        }
        remarks
    }

    /// Words an outlet has only from a source, where others say something themselves.
    fn only_from_others(&self) -> Vec<Remark> {
        let mut remarks = Vec::new();
        for (index, outlet) in self.outlets.iter().enumerate() {
            let uses = self.uses(index);
            // Where the headline was remarked on, its text's words have been named with their sources.
            if !self.headline_only().is_empty() {
                continue;
            }
            let has_own = uses.iter().any(|u| u.mark.voice == Voice::Own);
            // What is unclear is not known to come from a source.
            let is_sourced = |u: &&Use<'_>| !matches!(u.mark.voice, Voice::Own | Voice::Unclear);
            let is_only_sourced = |u: &&Use<'_>| uses.iter().filter(|v| v.shown == u.shown).all(|v| is_sourced(&v));
            let from_others: Vec<&Use<'_>> = uses.iter().filter(is_only_sourced).collect();
            if has_own && !from_others.is_empty() {
                let sentence = format!("Of its {}, {} has {} only from its sources.", self.about(), outlet.name, list(&from_others));
                remarks.push(Remark { sentence, exhibits: exhibits(from_others.into_iter()) });
            }
        }
        remarks
    }
}

/// The words, each once, with who says them: “takeover”, “resigned” (Moscow).
fn list(uses: &[&Use<'_>]) -> String {
    let mut named: Vec<String> = Vec::new();
    for u in uses {
        let from = u
            .mark
            .speaker
            .as_ref()
            .filter(|_| !matches!(u.mark.voice, Voice::Own | Voice::Unclear))
            .map(|speaker| format!(" ({speaker})"))
            .unwrap_or_default();
        let word = format!("“{}”{from}", u.words);
        if !named.contains(&word) {
            named.push(word);
        }
    }
    match named.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => named.concat(),
    }
}

fn exhibits<'a>(uses: impl Iterator<Item = &'a Use<'a>>) -> Vec<usize> {
    let mut numbers: Vec<usize> = uses.filter_map(|u| u.exhibit).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn possessive(name: &str) -> String {
    if name.ends_with('s') { format!("{name}’") } else { format!("{name}’s") }
}
