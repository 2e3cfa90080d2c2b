//! Any text is read without a panic: paragraphs, lines set aside, quotations, voices. `cargo +nightly fuzz run reading`
#![no_main]

use libfuzzer_sys::fuzz_target;
use slantwise::text;

fuzz_target!(|article: &str| {
    let document = text::read(article, None, "Example Daily");
    for word in &document.words {
        assert!(!word.span.of(article).is_empty());
        let _ = document.voice_of(word.span);
    }
    assert!(document.quotations.windows(2).all(|pair| pair[0].outer.end() <= pair[1].outer.start()), "quotations overlap");
    assert!(document.sentences.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "sentences overlap");
    for aside in &document.set_aside {
        assert!(document.words.iter().all(|word| !aside.span.contains(word.span)), "a line set aside is counted");
    }
});
