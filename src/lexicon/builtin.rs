//! The lexicons that come with slantwise, embedded from `lexicons/` and loaded once.

use once_cell::sync::Lazy;

use crate::lexicon::error::Error;
use crate::lexicon::load::{did_you_mean, parse};
use crate::lexicon::model::Lexicon;

/// File name and text of each built-in lexicon, in the order of the list.
const FILES: [(&str, &str); 1] = [("conflict.toml", include_str!("../../lexicons/conflict.toml"))];

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
    fn a_name_mistyped_is_answered_with_the_nearest() {
        let error = find("conflikt").unwrap_err().to_string();
        assert!(error.contains("did you mean `conflict`?"), "{error}");
    }
}
