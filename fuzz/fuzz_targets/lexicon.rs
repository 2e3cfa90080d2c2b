//! Any text is a lexicon or an error with a place, and what loads can be searched with. `cargo +nightly fuzz run lexicon`
#![no_main]

use libfuzzer_sys::fuzz_target;
use slantwise::matcher::{Matcher, Scanner};
use slantwise::{lexicon, text};

fuzz_target!(|input: (&str, &str)| {
    let (file, article) = input;
    match lexicon::parse("mine.toml", file) {
        Ok(loaded) => {
            let document = text::read(article, None, "");
            let matcher = Matcher::new(&loaded);
            for hit in Scanner::new(&matcher).find(article, &document).hits {
                let _ = hit.span.of(article);
            }
        }
        Err(error) => assert!(error.to_string().contains("mine.toml")),
    }
});
