//! Which patterns mean the same here and elsewhere.
//!
//! A pattern is split into words as the text is, and signs at the edge of a word are no part of it: `(8` would find every 8, `#metoo`
//! every *metoo*. So a pattern passes only when splitting loses nothing of it. Imports and exports ask the same question, which is why what
//! goes out comes back.

use once_cell::sync::Lazy;
use regex::Regex;

use super::loss::Loss;

/// Which wildcards a format knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wildcards {
    /// None.
    None,
    /// `*` as the very end of an entry.
    StarAtEnd,
    /// `*` anywhere in a word.
    Star,
    /// `*` and `?` anywhere in a word.
    StarAndQuestion,
}

/// Words of letters, figures, marks and wildcards, with single joints inside; a full stop may end an abbreviation.
static WORD: Lazy<Regex> = Lazy::new(|| {
    let inside = r"[\p{L}\p{M}\p{N}_*?'’‘ʼ\u{200C}\u{200D}]";
    Regex::new(&format!(r"^{inside}+(?:[\-\u{{2010}}\u{{2011}}–.&/,]{inside}+)*\.?$"))
        .expect("the expression is valid; every import uses it")
});

/// The pattern with single spaces, or what stands against it.
pub(super) fn checked(pattern: &str, wildcards: Wildcards) -> Result<String, Loss> {
    let words: Vec<&str> = pattern.split_whitespace().collect();
    let letters = pattern.chars().filter(|c| c.is_alphanumeric()).count();
    if letters == 0 {
        return Err(Loss::Sign);
    }
    if pattern.contains(['[', ']', '(', ')', '|', '\\', '^', '{', '}']) {
        return Err(if letters > 2 { Loss::LooksRegex } else { Loss::Sign });
    }
    let is_word = |word: &&str| WORD.is_match(word) && word.contains(|c: char| c.is_alphanumeric() || matches!(c, '*' | '?'));
    if !words.iter().all(is_word) || wildcards != Wildcards::StarAndQuestion && pattern.contains('?') {
        return Err(Loss::Sign);
    }
    let joined = words.join(" ");
    let is_at_end = |text: &str| text.chars().rev().nth(1).is_some_and(char::is_alphanumeric);
    match wildcards {
        Wildcards::None if joined.contains('*') => Err(Loss::Sign),
        Wildcards::StarAtEnd => match joined.find('*') {
            Some(at) if at + 1 < joined.len() || !is_at_end(&joined) => Err(Loss::Wildcard),
            _ => Ok(joined),
        },
        _ => Ok(joined),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_passes_only_when_splitting_it_loses_nothing() {
        let passes = |pattern: &str| checked(pattern, Wildcards::StarAndQuestion);
        for kept in [
            "rebel*",
            "far  right",
            "gunm?n",
            "anti-government",
            "U.S.",
            "al-Assad’s",
            "and/or",
            "AT&T",
            "covid 19",
            "*guerrilla",
            "not *",
            "عملیات‌ها",
        ] {
            assert_eq!(passes(kept), Ok(kept.replace("  ", " ")), "{kept}");
        }
        for sign in [":)", "(8", "8)", ":d", "#metoo", "-based", "what!", "rebel , group", "end of ... rule", "…", "C++", "$100", ""] {
            assert_eq!(passes(sign), Err(Loss::Sign), "{sign}");
        }
        for expression in ["gunm[ae]n", "(il)?legal", "war|peace", r"\bwar", "like (02 134)"] {
            assert_eq!(passes(expression), Err(Loss::LooksRegex), "{expression}");
        }
    }

    #[test]
    fn a_wildcard_passes_where_the_format_knows_it() {
        assert_eq!(checked("gunm?n", Wildcards::Star), Err(Loss::Sign));
        assert_eq!(checked("rebel*", Wildcards::None), Err(Loss::Sign));
        assert_eq!(checked("rebel group*", Wildcards::StarAtEnd), Ok("rebel group*".into()));
        for elsewhere in ["*rebel", "re*bel", "rebel* group", "not *", "rebel**"] {
            assert_eq!(checked(elsewhere, Wildcards::StarAtEnd), Err(Loss::Wildcard), "{elsewhere}");
        }
    }
}
