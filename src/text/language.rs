//! Guesses the language of an article, where nobody has told it.

use whatlang::{Lang, detect};

/// Bytes that are looked at: enough to be sure, and the same cost for a long article as for a short one.
const LOOKED_AT: usize = 2_000;
/// Shorter texts are too few words to tell.
const BYTES_AT_LEAST: usize = 120;

/// The language as a code of two letters such as `en`; nothing for a text that is too short, or when it is not clear.
pub fn language(text: &str) -> Option<&'static str> {
    if text.len() < BYTES_AT_LEAST {
        return None;
    }
    let end = (0..=LOOKED_AT.min(text.len())).rev().find(|&at| text.is_char_boundary(at))?;
    let found = detect(&text[..end]).filter(|found| found.is_reliable())?;
    code(found.lang())
}

/// ISO 639-1 for the languages that news is likeliest to be in; the others are unknown here.
fn code(language: Lang) -> Option<&'static str> {
    Some(match language {
        Lang::Eng => "en",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Bel => "be",
        Lang::Bul => "bg",
        Lang::Srp => "sr",
        Lang::Hrv => "hr",
        Lang::Pol => "pl",
        Lang::Ces => "cs",
        Lang::Slk => "sk",
        Lang::Ron => "ro",
        Lang::Hun => "hu",
        Lang::Ell => "el",
        Lang::Tur => "tr",
        Lang::Aze => "az",
        Lang::Ara => "ar",
        Lang::Pes => "fa",
        Lang::Heb => "he",
        Lang::Urd => "ur",
        Lang::Hin => "hi",
        Lang::Ben => "bn",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Vie => "vi",
        Lang::Tha => "th",
        Lang::Ind => "id",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "no",
        Lang::Fin => "fi",
        Lang::Kat => "ka",
        Lang::Hye => "hy",
        Lang::Mya => "my",
        Lang::Amh => "am",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_languages_are_told_and_short_texts_are_not() {
        let english = "The army left the town on Monday after a week of fighting that had emptied its northern quarters and closed the only road to the coast.";
        let ukrainian = "Армія залишила місто в понеділок після тижня боїв, які спорожнили його північні квартали і перекрили єдину дорогу до узбережжя.";
        let spanish = "El ejército abandonó la ciudad el lunes después de una semana de combates que había vaciado los barrios del norte y cerrado la única carretera.";
        assert_eq!([english, ukrainian, spanish].map(language), [Some("en"), Some("uk"), Some("es")]);
        assert_eq!(language("The army left."), None);
    }
}
