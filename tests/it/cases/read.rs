//! Which function of `text` answers which case of words, quotations and denials.

use serde_json::{Value, json};
use slantwise::lexicon;
use slantwise::matcher::{Matcher, Scanner};
use slantwise::span::Span;
use slantwise::text::{QuotationKind, read, words};

/// The answer to a case; nothing when the function is none of these.
pub fn answer(function: &str, input: &Value) -> Option<Value> {
    let text = input["text"].as_str().unwrap_or_default();
    Some(match function {
        "tokenise.uax29_count" => json!(words(text, Span::new(0, text.len())).count()),
        "tokenise.uax29_words" => words(text, Span::new(0, text.len())).map(|span| json!(span.of(text))).collect(),
        "negation.scope" => negated(text, input["target"].as_str().expect("a target")),
        "voice.direct_quotations" => direct_quotations(text),
        "voice.quoted_spans" => quoted_spans(text),
        _ => return None,
    })
}

/// Whether the target, written as it is, is denied; nothing when it is not found.
fn negated(text: &str, target: &str) -> Value {
    let list = lexicon::of_query(target).expect("a target has words");
    let matcher = Matcher::new(&list);
    let found = Scanner::new(&matcher).find(text, &read(text, None, ""));
    found.hits.iter().find(|hit| hit.span.of(text) == target).map_or(Value::Null, |hit| json!(hit.negated))
}

/// Speaker, verb and words in their marks.
fn direct_quotations(text: &str) -> Value {
    let of = |span: Option<Span>| span.map(|span| span.of(text));
    let document = read(text, None, "");
    let speech = document.quotations.iter().filter(|quotation| quotation.kind == QuotationKind::Speech);
    speech.map(|quotation| json!([of(quotation.speaker), of(quotation.cue), quotation.outer.of(text)])).collect()
}

/// The cases' names for what marks mean. Of a title they leave open what it is called.
fn quoted_spans(text: &str) -> Value {
    let name = |kind: QuotationKind| match kind {
        QuotationKind::Speech => "quote",
        QuotationKind::Partial => "scare",
        QuotationKind::Title => "title_or_scare",
    };
    read(text, None, "").quotations.iter().map(|q| json!({"text": q.outer.of(text), "voice": name(q.kind)})).collect()
}
