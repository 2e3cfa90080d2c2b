//! Remarks that real articles call for.

use crate::lexicon::lint::{Check, Finding};
use crate::lexicon::{Case, Lexicon, Places};
use crate::matcher::lint::usage::Usage;

/// Remarks on a lexicon after a look at what it caught, in the order of the file. That an entry was not found is no remark: other articles
/// may hold it.
pub fn used(lexicon: &Lexicon, places: &Places, usage: &Usage) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, entry) in lexicon.entries() {
        if let Some((times, longer)) = usage.covered.get(&id).filter(|_| usage.hits(id) == 0) {
            let message =
                format!("was never counted: {times} times a longer entry took its place, first “{longer}”; see whether that is meant");
            findings.push(Finding { line: places.entry(id), check: Check::Hidden, about: entry.show.clone(), message });
        }
        for (index, pattern) in entry.patterns.iter().enumerate() {
            let Some(caught) = usage.patterns.get(&(id, index)).filter(|caught| caught.without_capitals > 0) else { continue };
            let is_in_capitals = pattern.chars().filter(|c| c.is_uppercase()).count() > 1 && !pattern.contains(char::is_lowercase);
            if is_in_capitals && entry.case == Case::Fold {
                let message = format!(
                    "`{pattern}` is written in capitals, and {} of its {} uses are not; say `case = \"exact\"` when they are not meant",
                    caught.without_capitals, caught.hits
                );
                findings.push(Finding { line: places.pattern(id, index), check: Check::Capitals, about: entry.show.clone(), message });
            }
        }
    }
    for (index, set) in lexicon.namings.iter().enumerate().filter(|(_, set)| !set.near.is_empty()) {
        let has_hits = usage.patterns.keys().any(|(id, _)| matches!(id, crate::lexicon::EntryId::Label(at, _) if *at as usize == index));
        if has_hits && !usage.resolved.contains_key(&(index as u32)) {
            let message = format!(
                "its labels were found, never with one of its `near` words ({}) in scope; its shares are empty",
                set.near.join(", ")
            );
            findings.push(Finding { line: places.naming(index), check: Check::NearAbsent, about: set.about.clone(), message });
        }
    }
    findings.sort();
    findings
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{HEAD, list};
    use super::super::usage::{Spread, UsageCounter};
    use super::*;
    use crate::lexicon::{EntryId, located};
    use crate::matcher::Matcher;
    use crate::text;

    fn usage(lexicon: &Lexicon, articles: &[&str]) -> Usage {
        let spread = Spread::of(lexicon);
        let matcher = Matcher::new(spread.lexicon());
        let mut counter = UsageCounter::new(&spread, &matcher);
        let mut all = Usage::default();
        articles.iter().for_each(|article| all.merge(counter.count(article, &text::read(article, None, ""))));
        all
    }

    #[test]
    fn every_word_that_a_wildcard_caught_is_counted() {
        let (lexicon, _) = list(&["patterns = [\"milit*\", \"gunman\"]\nexcept = [\"military parade\"]"]);
        let found = usage(
            &lexicon,
            &["The military fired. Militants and a Military officer met a gunman.", "A military parade. The militia's military."],
        );
        let milit = &found.patterns[&(EntryId::Term(0), 0)];
        let forms: Vec<(&str, u64)> = milit.forms.iter().map(|(form, times)| (form.as_str(), *times)).collect();
        assert_eq!(forms, [("militants", 1), ("military", 3), ("militia", 1)]);
        assert_eq!((found.articles, milit.hits, found.hits(EntryId::Term(0))), (2, 5, 6));
        assert!(found.patterns[&(EntryId::Term(0), 1)].forms.is_empty());
    }

    #[test]
    fn an_entry_that_always_gives_way_is_noticed() {
        let (lexicon, places) = list(&["patterns = [\"government\"]", "patterns = [\"anti-government factions\"]"]);
        let hidden = usage(&lexicon, &["Anti-government factions left. Anti-government factions won."]);
        let found = used(&lexicon, &places, &hidden);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].line, found[0].check), (11, Check::Hidden));
        assert!(found[0].message.contains("2 times") && found[0].message.contains("“anti government factions”"), "{}", found[0].message);
        assert!(used(&lexicon, &places, &usage(&lexicon, &["The government left. Anti-government factions won."])).is_empty());
    }

    #[test]
    fn capitals_that_catch_an_ordinary_word_are_noticed() {
        let (lexicon, places) = list(&["patterns = [\"US\"]"]);
        let found = used(&lexicon, &places, &usage(&lexicon, &["They told us that the US left us."]));
        assert_eq!(
            found[0].message,
            "`US` is written in capitals, and 2 of its 3 uses are not; say `case = \"exact\"` when they are not meant"
        );
        assert!(used(&lexicon, &places, &usage(&lexicon, &["The US left."])).is_empty());
    }

    #[test]
    fn near_words_that_never_occur_are_noticed() {
        let set = "[[naming]]\nid = \"n\"\nabout = \"N\"\nnear = [\"syria*\"]\n[[naming.label]]\nid = \"rebel\"\nkind = \"description\"\npatterns = [\"rebels\"]\nnote = \"n\"\n";
        let (lexicon, places) = located("t.toml", &format!("{HEAD}{set}")).unwrap();
        let said = |article: &str| used(&lexicon, &places, &usage(&lexicon, &[article])).iter().map(|f| f.check).collect::<Vec<_>>();
        assert_eq!(said("The rebels left."), [Check::NearAbsent]);
        assert!(said("The rebels left Syria.").is_empty() && said("Nobody left.").is_empty());
    }
}
