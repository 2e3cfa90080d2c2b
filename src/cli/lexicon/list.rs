//! `slantwise lexicon list`.

use anyhow::Result;
use slantwise::lexicon;

use crate::screen;

pub fn run() -> Result<()> {
    let mut text = String::new();
    for lexicon in lexicon::built_in() {
        let labels: usize = lexicon.namings.iter().map(|set| set.labels.len()).sum();
        let header = &lexicon.header;
        text.push_str(&format!("{} {}  {} ({})\n", header.id, header.version, header.title, header.language));
        text.push_str(&format!(
            "    {} naming sets with {labels} labels; {} categories with {} terms; {}\n",
            lexicon.namings.len(),
            lexicon.categories.len(),
            lexicon.terms.len(),
            header.licence
        ));
    }
    screen::print(&text)
}
