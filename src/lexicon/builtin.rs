//! The lexicons that come with slantwise, embedded from `lexicons/` and loaded once.

use once_cell::sync::Lazy;

use crate::lexicon::error::Error;
use crate::lexicon::load::{did_you_mean, parse};
use crate::lexicon::model::Lexicon;

/// File name and text of each built-in lexicon, in the order of the list.
const FILES: [(&str, &str); 9] = [
    ("conflict.toml", include_str!("../../lexicons/conflict.toml")),
    ("terrorism.toml", include_str!("../../lexicons/terrorism.toml")),
    ("protest-policing.toml", include_str!("../../lexicons/protest-policing.toml")),
    ("migration.toml", include_str!("../../lexicons/migration.toml")),
    ("attribution.toml", include_str!("../../lexicons/attribution.toml")),
    ("doubt-markers.toml", include_str!("../../lexicons/doubt-markers.toml")),
    ("hedges.toml", include_str!("../../lexicons/hedges.toml")),
    ("intensifiers.toml", include_str!("../../lexicons/intensifiers.toml")),
    ("evaluative.toml", include_str!("../../lexicons/evaluative.toml")),
];

static LOADED: Lazy<Vec<Lexicon>> = Lazy::new(|| {
    let load = |(file, text): (&str, &str)| parse(file, text).expect("the built-in lexicons are valid; a test loads each");
    FILES.into_iter().map(load).collect()
});

/// The built-in lexicons.
pub fn built_in() -> &'static [Lexicon] {
    &LOADED
}

/// The built-in lexicon called `name`.
///
/// # Errors
/// [`Error::Unknown`] with the nearest name.
pub fn find(name: &str) -> Result<&'static Lexicon, Error> {
    let ids = || built_in().iter().map(|lexicon| lexicon.header.id.as_str());
    built_in().iter().find(|lexicon| lexicon.header.id == name).ok_or_else(|| Error::Unknown {
        name: name.to_string(),
        suggestion: match did_you_mean(name, ids()) {
            nothing if nothing.is_empty() => ".".to_string(),
            suggestion => suggestion,
        },
        known: ids().collect::<Vec<_>>().join(", "),
    })
}

/// The text of a built-in lexicon's file, to show or to copy.
pub fn text_of(name: &str) -> Option<&'static str> {
    FILES.into_iter().zip(built_in()).find(|(_, lexicon)| lexicon.header.id == name).map(|((_, text), _)| text)
}

/// The file that a new list begins with: it loads, explains itself and can be changed line by line.
const SCAFFOLD: &str = include_str!("../../lexicons/scaffold.toml");

/// A new list called `name`: its id is made of the letters and figures in it, its title of its words.
pub fn scaffold(name: &str) -> String {
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return SCAFFOLD.to_string();
    }
    let mut letters = words.join(" ");
    if let Some(first) = letters.chars().next() {
        letters.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    let id = words.join("-").to_lowercase();
    SCAFFOLD.replacen("id = \"mine\"", &format!("id = \"{id}\""), 1).replacen("\"My word list\"", &format!("\"{letters}\""), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_lexicon_loads() {
        assert_eq!(built_in().len(), FILES.len());
        for ((file, text), lexicon) in FILES.into_iter().zip(built_in()) {
            assert_eq!(parse(file, text).as_ref(), Ok(lexicon));
            assert_eq!(file, format!("{}.toml", lexicon.header.id));
        }
    }

    #[test]
    fn a_new_list_is_called_as_it_is_told() {
        let header = |name: &str| parse("new.toml", &scaffold(name)).unwrap().header;
        assert_eq!((header("Strike_2024 b").id.as_str(), header("Strike_2024 b").title.as_str()), ("strike-2024-b", "Strike 2024 b"));
        assert_eq!((header("été").id.as_str(), header("été").title.as_str()), ("été", "Été"));
        assert_eq!((header("...").id.as_str(), header("...").title.as_str()), ("mine", "My word list"));
    }

    #[test]
    fn a_name_mistyped_is_answered_with_the_nearest() {
        let error = find("conflikt").unwrap_err().to_string();
        assert!(error.contains("did you mean `conflict`?"), "{error}");
    }
}
