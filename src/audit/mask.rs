//! Hides in an excerpt who published it: the outlets' names and the forms they take, bylines, links, addresses, handles.
//!
//! A coder who knows the outlet reads its words with what they think of it. The marked words alone are never hidden: they are what is asked about.

use regex::{Regex, RegexBuilder};

use crate::span::Span;

/// What stands in place of a name.
pub const MASK: &str = "▮▮▮";

/// What is hidden in every excerpt of a corpus.
#[derive(Debug, Clone)]
pub struct Mask {
    names: Vec<Regex>,
    initials: Vec<String>,
    /// Last words of names, by which a paper speaks of itself: "the Herald".
    last_words: Vec<String>,
    addresses: Regex,
}

/// An excerpt with what is hidden in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masked {
    /// What stands before the marked words.
    pub before: String,
    /// The marked words, as they stand.
    pub words: String,
    /// What stands behind them.
    pub after: String,
    /// True when the marked words are themselves a name that should be hidden.
    pub shows_a_name: bool,
}

/// Names in one pattern at most, so that its size stays bounded.
const NAMES_IN_ONE: usize = 200;

impl Mask {
    /// Hides the outlets of these names and addresses, and `more` names. One letter alone is no name.
    pub fn new<'a>(outlets: impl IntoIterator<Item = &'a str>, urls: impl IntoIterator<Item = &'a str>, more: &'a [String]) -> Mask {
        let mut forms: Vec<String> = Vec::new();
        let (mut initials, mut last_words) = (Vec::new(), Vec::new());
        for outlet in outlets.into_iter().chain(more.iter().map(String::as_str)) {
            forms.extend(forms_of(outlet));
            initials.extend(initials_of(outlet));
            last_words.extend(last_word_of(outlet));
        }
        forms.extend(urls.into_iter().filter_map(site));
        for words in [&mut initials, &mut last_words] {
            words.sort();
            words.dedup();
        }
        let addresses = r"(?i)(?:\b(?:https?|ftp)://|\bwww\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w{2,}|\b[\w-]+(?:\.[\w-]+)*\.(?-i:[a-z]{2,})\b(?:/\S*)?";
        Mask { names: patterns(forms), initials, last_words, addresses: Regex::new(addresses).expect("the pattern is fixed") }
    }

    /// The same, and the names of an article's bylines.
    pub fn with_bylines<'a>(&self, bylines: impl IntoIterator<Item = &'a str>) -> Mask {
        let mut mask = self.clone();
        mask.names.extend(patterns(bylines.into_iter().flat_map(byline_names).collect()));
        mask
    }

    /// The excerpt with everything hidden but `marked`, which are bytes of it. White space becomes one blank.
    pub fn apply(&self, excerpt: &str, marked: Span) -> Masked {
        let spans = self.spans(excerpt);
        let is_hidden = |span: &&Span| span.start() >= marked.start() && span.end() <= marked.end();
        let shows_a_name = spans.iter().any(|span| is_hidden(&span));
        let cut = |from: usize, to: usize| hidden(excerpt, Span::new(from, to), &spans);
        let tidy = |text: String, keep_start: bool, keep_end: bool| {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let start = if keep_start && text.starts_with(char::is_whitespace) { " " } else { "" };
            let end = if keep_end && !words.is_empty() && text.ends_with(char::is_whitespace) { " " } else { "" };
            format!("{start}{words}{end}")
        };
        Masked {
            before: tidy(cut(0, marked.start()), false, true),
            words: marked.of(excerpt).split_whitespace().collect::<Vec<_>>().join(" "),
            after: tidy(cut(marked.end(), excerpt.len()), true, false),
            shows_a_name,
        }
    }

    /// What is to be hidden, in order and without overlaps.
    pub fn spans(&self, text: &str) -> Vec<Span> {
        let is_name = |found: &str| found.chars().any(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()) || c.is_numeric());
        let mut spans: Vec<Span> = self.addresses.find_iter(text).map(|m| Span::new(m.start(), m.end())).collect();
        for names in &self.names {
            spans.extend(names.find_iter(text).filter(|m| is_name(m.as_str())).map(|m| Span::new(m.start(), m.end())));
        }
        for initials in &self.initials {
            let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            let whole = text
                .match_indices(initials.as_str())
                .filter(|(at, found)| is_edge(text[..*at].chars().next_back()) && is_edge(text[at + found.len()..].chars().next()));
            spans.extend(whole.map(|(at, found)| Span::new(at, at + found.len())));
        }
        for word in &self.last_words {
            spans.extend(
                text.match_indices(word.as_str())
                    .map(|(at, found)| Span::new(at, at + found.len()))
                    .filter(|span| stands_for_outlet(text, *span)),
            );
        }
        spans.sort();
        let mut joined: Vec<Span> = Vec::new();
        for span in spans {
            match joined.last_mut().filter(|last| span.start() < last.end()) {
                Some(last) => *last = last.joined(span),
                None => joined.push(span),
            }
        }
        joined
    }
}

/// The stretch with what is hidden in it replaced.
fn hidden(text: &str, stretch: Span, spans: &[Span]) -> String {
    let (mut out, mut at) = (String::new(), stretch.start());
    for span in spans.iter().filter(|span| span.overlaps(stretch)) {
        out.push_str(&text[at..span.start().max(at)]);
        out.push_str(MASK);
        at = span.end().min(stretch.end());
    }
    out + &text[at..stretch.end()]
}

/// A name without its article, and without the end of an address: "The Daily" and "Caliber.Az" are also written "Daily" and "Caliber".
fn forms_of(name: &str) -> Vec<String> {
    let name = name.trim();
    let bare = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
    let mut forms = vec![bare.to_string()];
    if let Some((front, ending)) = bare.rsplit_once('.')
        && ending.chars().all(|c| c.is_ascii_alphabetic())
        && front.chars().count() > 2
        && !front.contains(' ')
    {
        forms.push(front.trim_start_matches("www.").to_string());
    }
    forms
}

/// The capitals of a name of three words or more: NYT. Two letters are too often something else.
fn initials_of(name: &str) -> Option<String> {
    let bare = name.trim().strip_prefix("The ").unwrap_or(name.trim());
    let capitals: String = bare.split_whitespace().filter_map(|word| word.chars().next().filter(|c| c.is_uppercase())).collect();
    (capitals.chars().count() > 2).then_some(capitals)
}

/// The last word of a name of several: "Herald" of "Velmark Herald".
fn last_word_of(name: &str) -> Option<String> {
    let (_, last) = name.trim().trim_start_matches("The ").rsplit_once(' ')?;
    (last.chars().count() > 2 && last.starts_with(char::is_uppercase)).then(|| last.to_string())
}

/// True for "Herald" in "told the Herald", and not in "the Herald Tribune" or "Herald Street".
fn stands_for_outlet(text: &str, span: Span) -> bool {
    let (before, after) = (&text[..span.start()], &text[span.end()..]);
    let article = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_named = before.ends_with(char::is_whitespace) && article.eq_ignore_ascii_case("the");
    let is_whole = !after.starts_with(char::is_alphanumeric);
    let goes_on = after.starts_with(' ') && after.trim_start().starts_with(char::is_uppercase);
    is_named && is_whole && !goes_on
}

/// What an address is called after: "https://www.bbc.co.uk/news" gives "bbc".
fn site(url: &str) -> Option<String> {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest).split(['/', '?', '#', ':']).next()?;
    let labels: Vec<&str> = host.trim_start_matches("www.").split('.').collect();
    let (_, labels) = labels.split_last()?;
    labels.iter().max_by_key(|label| label.chars().count()).filter(|label| label.chars().count() > 2).map(|label| label.to_string())
}

/// The people that a byline names: runs of capitalised words, and the last word of each.
fn byline_names(line: &str) -> Vec<String> {
    let mut names = Vec::new();
    for part in line.split([',', '|', '/', '(', ')', ';', ':', '\n', '—', '–']) {
        let mut run: Vec<&str> = Vec::new();
        for word in part.split_whitespace().chain(std::iter::once("")) {
            if word.chars().next().is_some_and(char::is_uppercase) && !word.eq_ignore_ascii_case("by") {
                run.push(word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.'));
            } else if run.len() > 1 {
                names.push(run.join(" "));
                names.extend(run.last().filter(|last| last.chars().count() > 2).map(|last| last.to_string()));
                run.clear();
            } else {
                run.clear();
            }
        }
    }
    names
}

/// Whole words, whatever stands between them, in any case.
fn patterns(mut names: Vec<String>) -> Vec<Regex> {
    names.sort_by_key(|name| (std::cmp::Reverse(name.len()), name.clone()));
    names.dedup();
    let pattern = |name: &String| {
        let words: Vec<String> = name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(regex::escape).collect();
        (words.iter().map(|w| w.chars().count()).sum::<usize>() > 1).then(|| words.join(r"[\s._’'&-]*"))
    };
    let written: Vec<String> = names.iter().filter_map(pattern).collect();
    let made = written.chunks(NAMES_IN_ONE).filter_map(|some| {
        RegexBuilder::new(&format!(r"\b(?:{})\b", some.join("|"))).case_insensitive(true).size_limit(64 << 20).build().ok()
    });
    made.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(outlets: &[&str], urls: &[&str], bylines: &[&str], text: &str, words: &str) -> String {
        let mask = Mask::new(outlets.iter().copied(), urls.iter().copied(), &[]).with_bylines(bylines.iter().copied());
        let at = text.find(words).unwrap();
        let Masked { before, words, after, .. } = mask.apply(text, Span::new(at, at + words.len()));
        format!("{before}«{words}»{after}")
    }

    #[test]
    fn names_and_the_forms_they_take_are_hidden() {
        let of =
            |text: &str| masked(&["Caliber.Az", "The New York Times", "Fox News"], &["https://www.bbc.co.uk/news/1"], &[], text, "rebels");
        assert_eq!(of("Caliber told that rebels won."), "▮▮▮ told that «rebels» won.");
        assert_eq!(of("As NYT and the New York Times’ man said, rebels won."), "As ▮▮▮ and the ▮▮▮’ man said, «rebels» won.");
        assert_eq!(of("The BBC saw rebels, FOXNEWS did not."), "The ▮▮▮ saw «rebels», ▮▮▮ did not.");
        assert_eq!(of("A fox saw rebels in new york, times change."), "A fox saw «rebels» in new york, times change.");
    }

    #[test]
    fn a_paper_that_speaks_of_itself_by_its_last_word_is_hidden() {
        let of = |text: &str| masked(&["Velmark Herald", "The New York Times"], &[], &[], text, "rebels");
        assert_eq!(
            of("Shippers told the Herald that rebels won, the Times’ man too."),
            "Shippers told the ▮▮▮ that «rebels» won, the ▮▮▮’ man too."
        );
        let others = "The Herald Tribune saw rebels in Herald Street, at all the times, and the Heralds.";
        assert_eq!(of(others), others.replace("rebels", "«rebels»"));
    }

    #[test]
    fn links_addresses_and_handles_are_hidden() {
        let text =
            "See https://a.example/x?y, www.b.example, tips@c.example, @desk and d.example/z on rebels. The U.S. and e.g. this stay.";
        assert_eq!(masked(&[], &[], &[], text, "rebels"), "See ▮▮▮ ▮▮▮ ▮▮▮, ▮▮▮ and ▮▮▮ on «rebels». The U.S. and e.g. this stay.");
    }

    #[test]
    fn people_of_the_byline_are_hidden_in_their_own_article() {
        let text = "Jane Doe met rebels; Doe left with Young men.";
        assert_eq!(
            masked(&[], &[], &["By Jane Doe and Max van Berg in Damascus"], text, "rebels"),
            "▮▮▮ met «rebels»; ▮▮▮ left with Young men."
        );
    }

    #[test]
    fn the_marked_words_are_never_hidden() {
        let mask = Mask::new(["Islamic State News", "Insurgent"], [], &[]);
        let of = |text: &str, from, to| mask.apply(text, Span::new(from, to));
        let part = of("On Islamic State News they said.", 3, 16);
        assert_eq!((part.words.as_str(), part.after.as_str(), part.shows_a_name), ("Islamic State", "▮▮▮ they said.", false));
        assert!(of("The Insurgent won.", 4, 13).shows_a_name);
    }
}
