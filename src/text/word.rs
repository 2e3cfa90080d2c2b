//! Words by UAX #29, and the form in which two words are compared.
//!
//! A word is a segment with a letter or a digit. An apostrophe or a full stop joins inside (`Assad’s`, `U.S`), a hyphen splits
//! (`anti-government` is two). Chinese, Japanese, Thai and their like are cut by dictionary. Comparison ignores case, the form of
//! accents and apostrophes, and a possessive `'s`; offsets always stay those of the text itself.

use icu_casemap::CaseMapper;
use icu_normalizer::ComposingNormalizerBorrowed;
use icu_segmenter::{WordSegmenter, options::WordBreakInvariantOptions};

use crate::span::Span;

/// How words are told apart, for the method section of a report.
pub const WORDS_BY: &str = "UAX #29 word boundaries (ICU4X 2, Unicode 17); a hyphen splits, an apostrophe joins";

/// The words inside `within`, in order.
pub fn words(text: &str, within: Span) -> impl Iterator<Item = Span> + '_ {
    let offset = within.start();
    let stretch = within.of(text);
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let breaks: Vec<usize> = segmenter.segment_str(stretch).collect();
    let pairs: Vec<(usize, usize)> = breaks.windows(2).map(|pair| (pair[0], pair[1])).collect();
    pairs
        .into_iter()
        .filter(move |&(start, end)| stretch[start..end].chars().any(char::is_alphanumeric))
        .map(move |(start, end)| Span::new(offset + start, offset + end))
}

/// The form in which a word is compared: NFC, full case folding, one kind of apostrophe, no possessive, no invisible character.
///
/// `Assad’s` gives `assad`, `STRASSE` and `Straße` both give `strasse`. Turkish `İ` and `ı` stay letters apart from `i`.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        let mut folded = word.to_ascii_lowercase();
        folded.truncate(without_possessive(&folded).len());
        return folded;
    }
    let folded = CaseMapper::new().fold_string(&composed(word)).into_owned();
    // Folding can decompose again, so that the result is composed once more.
    let recomposed = ComposingNormalizerBorrowed::new_nfc().normalize(&folded);
    without_possessive(&recomposed).to_string()
}

/// The form in which a word is compared where case matters: as [`fold`], but with its capitals.
pub fn unify(word: &str) -> String {
    without_possessive(&composed(word)).to_string()
}

/// NFC, with every apostrophe as `'`, without invisible characters such as soft hyphens and joiners.
pub fn composed(text: &str) -> String {
    let visible: String = text.chars().filter(|&c| !is_invisible(c)).map(|c| if is_apostrophe(c) { '\'' } else { c }).collect();
    ComposingNormalizerBorrowed::new_nfc().normalize(&visible).into_owned()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '’' | '‘' | 'ʼ' | '＇' | '‛')
}

/// Characters that Unicode calls ignorable: pages hold them to steer line ends, joining and direction.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' |
        '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

fn without_possessive(word: &str) -> &str {
    match word.strip_suffix("'s").or_else(|| word.strip_suffix("'S")) {
        Some(stem) if !stem.is_empty() => stem,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    fn split(text: &str) -> Vec<&str> {
        words(text, Span::new(0, text.len())).map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_hyphen_splits_and_an_apostrophe_joins() {
        assert_eq!(split("al-Assad’s 24-year rule"), ["al", "Assad’s", "24", "year", "rule"]);
        assert_eq!(split("Caliber.Az (2011–present)"), ["Caliber.Az", "2011", "present"]);
    }

    #[test]
    fn scripts_without_spaces_are_cut_by_dictionary() {
        assert!(split("反政府武装").len() > 1 && split("反政府武装").len() < 5);
        assert_eq!(split("กบฏ").len(), 1);
    }

    #[test]
    fn folding_makes_forms_of_one_word_equal() {
        assert_eq!(fold("Assad’s"), "assad");
        assert_eq!(fold("STRASSE"), fold("Straße"));
        assert_eq!(fold("Jihadists"), "jihadists");
        assert_eq!(fold("cafe\u{301}"), fold("CAFÉ"));
        assert_eq!(unify("US’s"), "US");
        assert_eq!(fold("'s"), "'s");
        assert_eq!(fold("re\u{AD}bels\u{200D}"), "rebels");
        assert_eq!(fold("ﬁghters"), "fighters");
    }

    #[test]
    fn folding_keeps_apart_what_differs_in_a_language() {
        assert_ne!(fold("Kırım"), fold("Kirim"));
        assert_ne!(fold("İran"), fold("Iran"));
        assert_ne!(fold("coup"), fold("сoup"), "a Cyrillic letter that looks like a Latin one");
    }

    proptest! {
        #[test]
        fn words_equal_the_reference_on_any_text(text in "[a-zA-Z0-9 .,:;'’\"“”\\-–_éßñΑ-ωа-яء-ي\n\r\t()@#/%&€]{0,80}") {
            let reference: Vec<&str> = text.unicode_words().collect();
            prop_assert_eq!(split(&text), reference);
        }
    }
}
