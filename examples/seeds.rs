//! A record's walk through the library: `cargo run --example seeds [-- FOLDER]`.
//!
//! From articles to a document, its hits, a comparison, findings and a figure, each step printed. Nothing is written.

use std::path::PathBuf;

use slantwise::lexicon;
use slantwise::matcher::{Matcher, Scanner};
use slantwise::pipeline::{self, Input, Request};
use slantwise::report::terminal;
use slantwise::text;

fn main() -> Result<(), slantwise::Error> {
    let folder = std::env::args().nth(1).map_or_else(|| PathBuf::from("seeds/iran-syria"), PathBuf::from);
    let input = Input::open(&[folder])?;
    let conflict = lexicon::find("conflict")?;

    let matcher = Matcher::new(conflict);
    let mut scanner = Scanner::new(&matcher);
    for entry in input.entries() {
        let Some(article) = entry?.article else { continue };
        let document = text::read(&article.text, article.headline, &article.outlet);
        println!("{} ({}): {} words, {} quotations", article.id, article.outlet, document.words.len(), document.quotations.len());
        for hit in scanner.find(&article.text, &document).hits {
            let speaker = hit.voice.speaker.map(|span| format!(", {}", span.of(&article.text))).unwrap_or_default();
            println!("  {:>5}  {}  {}{speaker}", hit.span.start(), hit.span.of(&article.text), hit.voice.voice.key());
        }
    }

    let request = Request::new(&input, vec![conflict]);
    let compared = pipeline::compare(&request, &mut |_| {})?;
    println!("\n{}", terminal::render(&compared.findings, 100));
    for figure in &compared.figures {
        println!("{}: {}, {} bytes of SVG", figure.id, figure.title, figure.svg.len());
    }
    Ok(())
}
