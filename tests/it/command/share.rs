//! A copy to pass on holds the sentences of hits, and no more of anybody's text.

use std::io::Cursor;

use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;
use regex::Regex;
use slantwise::{lexicon, matcher, text};

use crate::run::{SEEDS, files, home_with_seeds, seed, slantwise};

/// A file of a report as a reader could search it: without markup, and with white space as single spaces.
fn searchable(name: &str, bytes: &[u8]) -> String {
    let text = if name.ends_with(".parquet") { cells(bytes) } else { String::from_utf8_lossy(bytes).into_owned() };
    let text = text.replace("\\n", " ").replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&");
    let text = Regex::new("<[^>]*>").expect("the pattern is valid").replace_all(&text, "").into_owned();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All text cells of a Parquet table.
fn cells(bytes: &[u8]) -> String {
    let table = ParquetReader::new(Cursor::new(bytes.to_vec())).finish().expect("the table is Parquet");
    let names: Vec<_> = table.get_column_names().into_iter().cloned().collect();
    let columns = names.iter().filter_map(|name| table.column(name).ok()?.str().ok());
    columns.flat_map(|column| column.iter().flatten().map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>().join("\n")
}

/// The sentences of the seed articles, and whether a hit stands in each.
fn sentences() -> Vec<(String, bool)> {
    let lists = [matcher::Matcher::new(lexicon::find("conflict").expect("it is built in"))];
    let mut sentences = Vec::new();
    for (file, outlet) in SEEDS {
        let article = seed(file);
        let document = text::read(&article, None, outlet);
        let hits: Vec<_> = lists.iter().flat_map(|list| matcher::Scanner::new(list).find(&article, &document).hits).collect();
        for (index, sentence) in document.sentences.iter().enumerate().filter(|(_, s)| s.zone != text::Zone::Headline) {
            let words = sentence.span.of(&article).split_whitespace().collect::<Vec<_>>().join(" ");
            sentences.push((words, hits.iter().any(|hit| hit.sentence == index)));
        }
    }
    sentences
}

#[test]
fn a_share_copy_holds_no_sentence_without_a_hit() {
    let home = home_with_seeds();
    let ended = slantwise(home.path(), &["compare", "seeds/iran-syria", "--lexicon", "conflict", "--share", "--out", "shared"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let files = files(&home.path().join("shared"));
    let (with, without): (Vec<_>, Vec<_>) = sentences().into_iter().partition(|(_, has_hit)| *has_hit);
    assert!(without.len() >= 8 && with.len() >= 8, "{} and {}", without.len(), with.len());
    for (name, bytes) in files.iter().filter(|(name, _)| !name.ends_with(".png")) {
        let text = searchable(name, bytes);
        for (sentence, _) in &without {
            assert!(!text.contains(sentence.as_str()), "{name} holds {sentence:?}");
        }
    }
    for name in ["index.html", "tables/evidence.csv", "tables/evidence.parquet"] {
        let text =
            files.iter().find(|(file, _)| file == name).map(|(name, bytes)| searchable(name, bytes)).expect("a report has this file");
        assert!(with.iter().all(|(sentence, _)| text.contains(sentence.as_str())), "{name} holds the sentences of hits");
    }
}

#[test]
fn a_local_report_holds_the_whole_texts() {
    let page = std::fs::read(crate::run::report().join("index.html")).expect("the page can be read");
    let page = searchable("index.html", &page);
    for (sentence, _) in sentences() {
        assert!(page.contains(&sentence), "{sentence:?}");
    }
}
