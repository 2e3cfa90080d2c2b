//! Measures how well quotations are read: `cargo run --release --example voices -- FOLDER [--show]`.
//!
//! FOLDER holds `basil.jsonl` and `basil.gold.jsonl` (Fan et al. 2019): annotated spans of news articles, each with `quote`, whether it is in
//! a direct quotation. A span counts as quoted when more than half of its bytes are in quotations that are somebody's speech. `--show`
//! prints every disagreement with the text around it, to be read. With `voice.json` in FOLDER, its cases are scored too.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use slantwise::span::Span;
use slantwise::text::{self, Document, QuotationKind, Zone};

fn main() {
    let mut args = std::env::args().skip(1);
    let Some(folder) = args.next() else {
        eprintln!("name the folder that holds basil.jsonl and basil.gold.jsonl");
        std::process::exit(2);
    };
    let show = args.any(|arg| arg == "--show");
    let folder = Path::new(&folder);
    if folder.join("basil.jsonl").exists() {
        basil(folder, show);
    }
    if folder.join("voice.json").exists() {
        cases(folder, show);
    }
}

fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().map(|line| serde_json::from_str(line).expect("a JSON object a line")).collect()
}

fn text_of<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn basil(folder: &Path, show: bool) {
    let mut articles: HashMap<String, (String, Document)> = HashMap::new();
    for article in lines(&folder.join("basil.jsonl")) {
        let text = text_of(&article, "text").to_string();
        let title = text_of(&article, "title");
        let headline = (!title.is_empty() && text.starts_with(title)).then(|| Span::new(0, title.len()));
        let document = text::read(&text, headline, text_of(&article, "outlet"));
        articles.insert(text_of(&article, "id").to_string(), (text, document));
    }
    let mut table = [[0_usize; 2]; 2];
    let mut partial = 0;
    for gold in lines(&folder.join("basil.gold.jsonl")) {
        let (text, document) = &articles[text_of(&gold, "id")];
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let place = |key: &str| starts[(gold[key].as_u64().expect("a code point") as usize).min(starts.len() - 1)];
        let span = Span::new(place("start"), place("end"));
        let is_quoted = 2 * quoted_bytes(document, span) > span.len();
        if 2 * partial_bytes(document, span) > span.len() {
            partial += 1;
            continue;
        }
        let expected = text_of(&gold, "quote") == "yes";
        table[usize::from(expected)][usize::from(is_quoted)] += 1;
        if show && is_quoted != expected {
            let from = starts[starts.partition_point(|&at| at < span.start()).saturating_sub(120)];
            let to = starts[(starts.partition_point(|&at| at < span.end()) + 80).min(starts.len() - 1)];
            let words = format!("{}[[{}]]{}", &text[from..span.start()], span.of(text), &text[span.end()..to]);
            println!("{} annotated {expected}, read {is_quoted}: {}\n", text_of(&gold, "id"), words.replace('\n', " | "));
        }
    }
    let all: usize = table.iter().flatten().sum();
    let right = table[0][0] + table[1][1];
    println!("direct quotation: {right} of {all} spans agree ({:.3})", right as f64 / all as f64);
    println!("  left out: {partial} spans in partial quotations of one to three words");
    println!("  annotated as quotation: read so {}, not {}", table[1][1], table[1][0]);
    println!("  annotated as none:      read so {}, not {}", table[0][1], table[0][0]);
    let unbalanced = articles.values().filter(|(_, document)| document.unbalanced_marks > 0).count();
    println!("  articles with a mark that never closes: {unbalanced} of {}", articles.len());
}

fn quoted_bytes(document: &Document, span: Span) -> usize {
    let speech = document.quotations.iter().filter(|q| q.kind == QuotationKind::Speech && q.outer.overlaps(span));
    speech.map(|q| q.outer.end().min(span.end()) - q.outer.start().max(span.start())).sum()
}

fn partial_bytes(document: &Document, span: Span) -> usize {
    let partial = document.quotations.iter().filter(|q| q.kind == QuotationKind::Partial && q.outer.overlaps(span));
    partial.map(|q| q.outer.end().min(span.end()) - q.outer.start().max(span.start())).sum()
}

/// Scored, not judged: the expectations come from parser-based tools.
fn cases(folder: &Path, show: bool) {
    let file = fs::read_to_string(folder.join("voice.json")).expect("readable");
    let file: Value = serde_json::from_str(&file).expect("JSON");
    let mut scores: HashMap<&str, (usize, usize)> = HashMap::new();
    for case in file["cases"].as_array().expect("a list of cases") {
        let function = text_of(case, "function");
        let Some(is_right) = case_is_right(function, &case["input"], &case["expected"]) else { continue };
        let score = scores.entry(function).or_default();
        *score = (score.0 + usize::from(is_right), score.1 + 1);
        if show && !is_right {
            println!("{}: {} expected {}\n", text_of(case, "id"), case["input"], case["expected"]);
        }
    }
    let mut scores: Vec<_> = scores.into_iter().collect();
    scores.sort_unstable();
    for (function, (right, all)) in scores {
        println!("{function}: {right} of {all}");
    }
}

fn case_is_right(function: &str, input: &Value, expected: &Value) -> Option<bool> {
    let text = text_of(input, "text");
    let document = text::read(text, None, "");
    match function {
        "negation.scope" => {
            let at = text.find(text_of(input, "target"))?;
            let first = document.words.iter().position(|word| word.span.start() >= at)?;
            Some(text::is_negated(text, &document, first) == expected.as_bool()?)
        }
        "voice.direct_quotations" => {
            let found: Vec<Value> = document
                .quotations
                .iter()
                .filter(|q| q.kind == QuotationKind::Speech)
                .map(|q| {
                    let words = |span: Option<Span>| span.map_or("", |span| span.of(text));
                    Value::from(vec![words(q.speaker), words(q.cue), q.outer.of(text)])
                })
                .collect();
            Some(Value::from(found) == *expected)
        }
        "voice.quoted_spans" => {
            let kind = |kind: QuotationKind| match kind {
                QuotationKind::Speech => "quote",
                QuotationKind::Partial => "scare",
                QuotationKind::Title => "title_or_scare",
            };
            let spans = expected.as_array()?;
            let is_right = |(q, span): (&text::Quotation, &Value)| {
                let voice = text_of(span, "voice");
                q.outer.of(text) == text_of(span, "text")
                    && (kind(q.kind) == voice || (voice == "title_or_scare" && q.kind != QuotationKind::Speech))
            };
            debug_assert!(document.sentences.iter().all(|s| Zone::ALL.contains(&s.zone)));
            Some(document.quotations.len() == spans.len() && document.quotations.iter().zip(spans).all(is_right))
        }
        _ => None,
    }
}
