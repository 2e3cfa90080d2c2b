//! Makes the draft of a lexicon of discovered words, for people to sort.

use std::collections::BTreeMap;

use crate::findings::{DiscoveredOutlet, DiscoveredWord, Discovery};
use crate::lexicon::{Case, Category, Entry, Header, Lexicon, Style, Term, to_toml};
use crate::report::discovery::{counted, per_thousand, voice};

/// The first `most` words of each outlet as the text of a lexicon called `name`, with a category an outlet and a note for each word that
/// says where it was found; nothing when there are no words.
pub fn draft(discovery: &Discovery, name: &str, most: usize) -> Option<String> {
    let mut categories = Vec::new();
    let mut terms: BTreeMap<&str, (Vec<String>, Vec<String>)> = BTreeMap::new();
    let mut order = Vec::new();
    for (nth, outlet) in discovery.outlets.iter().filter(|outlet| !outlet.words.is_empty()).enumerate() {
        let id = format!("outlet-{}", nth + 1);
        categories.push(Category { id: id.clone(), about: format!("Found in {}", outlet.name) });
        for word in outlet.words.iter().take(most) {
            let (of, notes) = terms.entry(word.key.as_str()).or_insert_with(|| {
                order.push(word.key.as_str());
                Default::default()
            });
            of.push(id.clone());
            notes.push(note(discovery, outlet, word));
        }
    }
    if order.is_empty() {
        return None;
    }
    let id: String =
        name.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let term = |key: &&str| {
        let (categories, notes) = terms[*key].clone();
        Term { entry: entry(key, notes.join(" ")), categories }
    };
    let lexicon = Lexicon {
        header: Header {
            id: if id.is_empty() { "draft".to_string() } else { id },
            title: format!("Draft from {}", discovery.title),
            language: "en".to_string(),
            version: "0.1.0".to_string(),
            licence: "not stated".to_string(),
            source: format!("Words found by `{}`, slantwise {}", discovery.provenance.again, discovery.provenance.version),
            limits:
                "A draft: found by looking at the same articles, not tested, not sorted. What is found with it in these articles shows \
                     nothing new; look at others."
                    .to_string(),
        },
        terms: order.iter().map(term).collect(),
        categories,
        namings: Vec::new(),
        digest: String::new(),
    };
    Some(format!("{HEAD}\n{}", to_toml(&lexicon)))
}

/// What a person does with the draft.
const HEAD: &str = "\
# A draft, made by `slantwise discover`: words that set outlets apart in some articles. Nothing of it is tested.
# Take out what is a matter of subject and not of wording, put what is left into categories of your own, and write into each note why the
# word is listed. Give each word a sentence with it (hit) and one that only looks so (miss): `slantwise lexicon test` runs them.
";

fn note(discovery: &Discovery, outlet: &DiscoveredOutlet, word: &DiscoveredWord) -> String {
    let found = &word.found;
    let example = word.examples.first().map(|example| {
        let place = example.row.map_or_else(|| example.file.clone(), |row| format!("{}:{row}", example.file));
        format!("; see {place} bytes {}-{}", example.start, example.end)
    });
    format!(
        "Found in {}: {} in {} of {} articles, {} per 1,000 {} ({} in the others){}.",
        outlet.name,
        counted(found.outlet.uses, "use", "uses"),
        found.articles,
        outlet.articles,
        per_thousand(found.outlet),
        voice(discovery),
        per_thousand(found.others),
        example.unwrap_or_default()
    )
}

fn entry(key: &str, note: String) -> Entry {
    Entry {
        id: key.replace(' ', "-"),
        show: key.to_string(),
        patterns: vec![key.to_string()],
        style: Style::Glob,
        case: Case::Fold,
        gap: 0,
        except: Vec::new(),
        guard: None,
        others_write: Vec::new(),
        note,
        side: String::new(),
        broad: String::new(),
        hit: Vec::new(),
        miss: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::parse;
    use crate::report::discovery::fixture;

    #[test]
    fn the_draft_loads_and_says_where_each_word_was_found() {
        let mut discovery = fixture::discovery();
        discovery.outlets[1].words = vec![fixture::word(1, "bypass", 9, 1, None)];
        let text = draft(&discovery, "Town words_2", 10).unwrap();
        let lexicon = parse("draft.toml", &text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(lexicon.header.id, "town-words-2");
        let patterns: Vec<&str> = lexicon.terms.iter().map(|term| term.entry.patterns[0].as_str()).collect();
        assert_eq!(patterns, ["left wing mayor", "bypass"]);
        assert_eq!(lexicon.terms[1].categories, ["outlet-1", "outlet-2"]);
        let note =
            "Found in Daily <b>: 12 uses in 4 of 10 articles, 3.00 per 1,000 own words (0.25 in the others); see news.csv:7 bytes 110-125.";
        assert_eq!(lexicon.terms[0].entry.note, note);
    }

    #[test]
    fn without_words_there_is_no_draft() {
        let mut discovery = fixture::discovery();
        discovery.outlets.clear();
        assert_eq!(draft(&discovery, "x", 10), None);
    }
}
