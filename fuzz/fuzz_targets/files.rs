//! Any bytes give articles or ledger lines and never a panic, whatever the reader. `cargo +nightly fuzz run files`
#![no_main]

use libfuzzer_sys::fuzz_target;
use slantwise::corpus::{Entry, Source, Status, articles_csv, csv_rows, json_lines, text_file};

fn check(entry: &Entry) {
    assert_eq!(entry.article.is_some(), entry.line.status == Status::Read);
    if let Some(article) = &entry.article
        && let Some(headline) = article.headline
    {
        let _ = headline.of(&article.text);
    }
}

fuzz_target!(|bytes: &[u8]| {
    check(&text_file(&Source::new("a.txt"), bytes));
    if let Ok(rows) = csv_rows(Source::new("a.csv"), std::io::Cursor::new(bytes.to_vec())) {
        rows.take_while(Result::is_ok).flatten().for_each(|entry| check(&entry));
    }
    if let Ok(rows) = json_lines(Source::new("a.jsonl"), std::io::Cursor::new(bytes.to_vec())) {
        rows.take_while(Result::is_ok).flatten().for_each(|entry| check(&entry));
    }
    let _ = articles_csv("articles.csv", bytes);
});
