//! Writes what `discover` found: for the terminal, as tables, as a page, and as the draft of a lexicon.

mod draft;
pub mod page;
mod screen;
pub mod tables;

#[cfg(test)]
mod fixture;

use crate::vocabulary::Apart;

pub use draft::draft;
pub use screen::{Shown, render};

/// A rate for a reader: uses for each thousand words, with two figures that count.
fn per_thousand(side: crate::vocabulary::Side) -> String {
    if side.words == 0 {
        return String::new();
    }
    let rate = 1000.0 * side.uses as f64 / side.words as f64;
    match rate {
        0.0 => "0".to_string(),
        rate if rate < 0.01 => format!("{rate:.3}"),
        rate if rate < 10.0 => format!("{rate:.2}"),
        rate => format!("{rate:.1}"),
    }
}

/// A share as whole percent.
fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// 12345 as "12,345".
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// "1 article", "12,345 articles".
fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// What is left out and how much of it, as sentences.
fn left_out(discovery: &crate::findings::Discovery) -> Vec<String> {
    let mut said = Vec::new();
    let lists = discovery.lexicons.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(", ");
    if !lists.is_empty() {
        said.push(format!("words of the word lists {lists}"));
    }
    let apart = |why| discovery.set_apart(why) as u64;
    if apart(Apart::Name) > 0 {
        let names = counted(apart(Apart::Name), "word or phrase with a capital wherever", "words and phrases with a capital wherever");
        said.push(format!("{names} that can be told, taken for names (--names shows them)"));
    }
    if apart(Apart::Page) > 0 {
        let words = counted(apart(Apart::Page), "word or phrase that stands", "words and phrases that stand");
        said.push(format!("{words} at the ends of articles only, taken for the page’s"));
    }
    let (places, words) = discovery.page;
    if places > 0 {
        let sentences = counted(places, "sentence", "sentences");
        said.push(format!("{sentences} of the page, such as “read more” ({})", counted(words, "word", "words")));
    }
    let (places, words) = discovery.repeated;
    if places > 0 {
        said.push(format!(
            "{} word for word in an earlier article of the same outlet ({})",
            counted(places, "sentence that stands", "sentences that stand"),
            counted(words, "word", "words")
        ));
    }
    said
}

/// Whose words were counted: "own words", "words of all voices".
fn voice(discovery: &crate::findings::Discovery) -> &'static str {
    if discovery.how.voice == "own" { "own words" } else { "words in all voices" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Side;

    #[test]
    fn a_rate_keeps_the_figures_that_count() {
        let rates = [(0, 1000), (1, 200_000), (3, 2000), (25, 1000), (1, 0)].map(|(uses, words)| per_thousand(Side { uses, words }));
        assert_eq!(rates, ["0", "0.005", "1.50", "25.0", ""]);
    }

    #[test]
    fn what_is_left_out_is_said() {
        let said = left_out(&fixture::discovery());
        assert_eq!(said[0], "words of the word lists conflict");
        assert_eq!(said[1], "1 word or phrase with a capital wherever that can be told, taken for names (--names shows them)");
        assert_eq!(said[2], "1 word or phrase that stands at the ends of articles only, taken for the page’s");
        assert_eq!(said[3], "2 sentences of the page, such as “read more” (11 words)");
        assert_eq!(said[4], "1 sentence that stands word for word in an earlier article of the same outlet (9 words)");
    }
}
