//! The command that makes a report again, without what differs from one computer to the next.

use std::path::Path;

pub use slantwise::pipeline::{quoted, shown};

use crate::args::CorpusArgs;

/// The words of a command up to its own options: what is read, and with which lists.
pub fn begin(command: &str, corpus: &CorpusArgs) -> Vec<String> {
    let mut words = vec!["slantwise".to_string(), command.to_string()];
    words.extend(corpus.paths.iter().map(|path| quoted(&shown(path))));
    for pair in &corpus.column {
        words.extend(["--column".to_string(), quoted(pair)]);
    }
    for lexicon in &corpus.lexicon {
        words.extend(["--lexicon".to_string(), quoted(&shown(Path::new(lexicon)))]);
    }
    for pair in &corpus.set {
        words.extend(["--set".to_string(), quoted(pair)]);
    }
    if let Some(file) = &corpus.set_aside {
        words.extend(["--set-aside".to_string(), quoted(&shown(file))]);
    }
    words
}
