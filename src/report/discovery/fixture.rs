//! A small discovery for the tests of this room.

use crate::findings::{DiscoveredOutlet, DiscoveredWord, Discovery, EXPLORATORY, How, Provenance};
use crate::vocabulary::{Apart, Contrast, Example, Repeated, SetApart, Side, Verdict};

/// A word of an outlet with 10 articles and 4,000 words, against 8,000 words.
pub fn word(rank: usize, shown: &str, uses: u64, others: u64, held: Option<Verdict>) -> DiscoveredWord {
    let found = Contrast {
        outlet: Side { uses, words: 4_000 },
        others: Side { uses: others, words: 8_000 },
        articles: 4,
        log_odds: 1.5,
        score: 4.0,
    };
    let sentence = format!("On Monday {shown} stood here.");
    DiscoveredWord {
        rank,
        shown: shown.to_string(),
        key: shown.to_lowercase().replace('-', " "),
        is_name: false,
        found,
        held: held.map(|verdict| (Contrast { log_odds: 0.9, score: 1.9, ..found }, verdict)),
        dispersion: Some(0.42),
        top_article: "a1".into(),
        top_article_share: if rank == 2 { 0.75 } else { 0.25 },
        examples: vec![Example {
            article: "a1".into(),
            file: "news.csv".into(),
            row: Some(7),
            start: 110,
            end: 110 + shown.len(),
            at: (10, 10 + shown.len()),
            sentence,
        }],
    }
}

/// Two outlets, one with words.
pub fn discovery() -> Discovery {
    let outlet =
        |name: &str, words| DiscoveredOutlet { name: name.into(), articles: 10, size: 4_000, held: None, words, set_apart: Vec::new() };
    let repeated =
        Repeated { outlet: "Daily".into(), sentence: "Get the best of our town every single day.".into(), articles: 2, words: 9 };
    let mut post = outlet("Post", Vec::new());
    let found = word(1, "Smith", 9, 1, None).found;
    post.set_apart =
        [("smith", Apart::Name), ("published", Apart::Page)].map(|(key, why)| SetApart { key: key.into(), why, found }).to_vec();
    Discovery {
        title: "Town news".into(),
        exploratory: EXPLORATORY.into(),
        remarks: vec!["A remark.".into()],
        articles: 20,
        words: 12_000,
        unread: 0,
        how: How { voice: "own", phrases: true, function_words: false, names: false, min_articles: 3, min_count: 5, confirm: false },
        outlets: vec![outlet("Daily <b>", vec![word(1, "left-wing mayor", 12, 2, None), word(2, "bypass", 8, 0, None)]), post],
        all_outlets: 2,
        page: (2, 11),
        repeated: (1, 9),
        repeated_sentences: vec![repeated],
        lexicons: vec![("conflict".into(), "1.1.0".into())],
        provenance: Provenance {
            version: "0.1.0".into(),
            words_by: "words".into(),
            rng_seed: 1,
            rng: "rng".into(),
            again: "slantwise discover news.csv".into(),
        },
    }
}
