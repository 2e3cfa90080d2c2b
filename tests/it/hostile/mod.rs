//! What articles, lists and corrections say is text everywhere: pages, charts, tables, findings, the terminal.

mod corpus;
mod output;
mod screen;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::browser::make;
use corpus::{Corpus, SIGNS};

/// What each page is made with; the first word names its folder, as `tests/browser/browser.mjs` does.
fn pages() -> [(&'static str, Vec<&'static str>); 3] {
    let list = ["--lexicon", "list.toml"];
    let said = ["--title", SIGNS[6], "--chosen", SIGNS[0], "--event"];
    let event = concat!("2024-01-24=", "<script>window.hostile=1</script> {{ 7*7 }} \u{1b}[31m");
    [
        ("hostile", [&["compare", Corpus::FOLDER, "--texts", "all", "--by", "month"], &list[..], &said, &[event]].concat()),
        ("hostile-discovery", [&["discover", Corpus::FOLDER, "--min-articles", "2", "--min-count", "2"], &list[..]].concat()),
        ("hostile-sheet", [&["audit", "sample", Corpus::FOLDER], &list[..]].concat()),
    ]
}

/// Makes the hostile pages for the browser, each in a folder of its own.
pub fn make_pages(folder: &Path) {
    let corpus = Corpus::new();
    for (name, arguments) in pages() {
        make(corpus.place(), &arguments, &folder.join(name));
    }
}

/// The hostile pages, made once.
fn made() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile-pages");
        make_pages(&folder);
        folder
    })
}
