//! The cautions that a report's tables hold as codes, as sentences with the numbers of the case.

use crate::findings::explain::compared::ContrastFound;
use crate::findings::explain::model::CautionTold;
use crate::text::VoiceGroup;

/// What the sentences name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'a> {
    /// Articles of the outlet and of the rest.
    pub articles: (u64, u64),
    /// The outlet's article with most hits.
    pub top_article: Option<&'a str>,
    /// The term or label with most hits.
    pub top_term: Option<&'a str>,
}

/// A caution of the rate.
pub(super) fn of_rate(code: &str, case: &Case<'_>) -> CautionTold {
    let name = |name: Option<&str>| name.map(|name| format!(", {name},")).unwrap_or_default();
    told(
        code,
        match code {
            "W03" => format!("One article{} holds more than half of these uses.", name(case.top_article)),
            "W04" => format!("One word{} makes up more than half of these uses.", name(case.top_term)),
            _ => return unknown(code),
        },
    )
}

/// A caution of a comparison.
pub(super) fn of_contrast(code: &str, contrast: &ContrastFound, case: &Case<'_>) -> CautionTold {
    let voice = if contrast.voice == VoiceGroup::Own { "In own words" } else { "In all voices" };
    let (here, there) = case.articles;
    let sentence = match code {
        "W01" => format!(
            "{voice}: one side of the comparison has fewer than ten articles ({here} here, {there} on the other side), which describes these \
             texts and is no pattern yet."
        ),
        "W02" => {
            format!("{voice}: one side of the comparison has fewer than 20 uses, so that a few more or fewer would change the ratio much.")
        }
        "W03" => format!("{voice}: on one side of the comparison a single article holds more than half of the uses."),
        "W13" => "Own words and all voices lead to different conclusions: look at both comparisons.".to_string(),
        "W14" => format!("{voice}: the difference rests on {}; without it, it would not be claimed.", contrast.rests_on),
        "W15" => format!(
            "{voice}: the permutation p is not to be trusted, since a small side whose uses come in bursts stands against one where they do not."
        ),
        _ => return unknown(code),
    };
    told(code, sentence)
}

fn told(code: &str, sentence: String) -> CautionTold {
    CautionTold { code: code.to_string(), sentence, of_corpus: false }
}

/// A report made by another version may know more of them.
fn unknown(code: &str) -> CautionTold {
    told(code, format!("The report holds the caution {code}, which this version of slantwise does not know."))
}
