//! Which function of `matcher` and `evidence` answers which case of looking words up.
//!
//! A case gives tokens; here they are a text with spaces between, read and searched as any article is. Where a case lets a longer match
//! count only against its own key, each key is a lexicon of its own, because lexicons never affect each other.

use serde_json::{Map, Value, json};
use slantwise::corpus::{Article, Locator};
use slantwise::evidence::Recorder;
use slantwise::lexicon::{Case, Category, Entry, EntryId, Header, Lexicon, Style, Term};
use slantwise::matcher::{Found, Matcher, Scanner};
use slantwise::span::Span;
use slantwise::text::{self, Document};

/// The answer to a case; nothing when the function is none of these.
pub fn answer(function: &str, input: &Value) -> Option<Value> {
    Some(match function {
        "lookup.counts" => counts(input),
        "lookup.tokens" | "lookup.tokens_hierarchical" => tokens(input),
        "kwic.keywords" => column(input, "keyword"),
        "kwic.pattern_column" => column(input, "pattern"),
        "kwic.rows" => Value::Array(concordance(input)),
        _ => return None,
    })
}

/// Keys with their patterns, in order.
type Keys = Vec<(String, Vec<String>)>;

fn counts(input: &Value) -> Value {
    let keys = keys(input);
    let of_texts: Vec<Vec<KeyHit>> = texts(input).map(|(_, text)| hits(input, &keys, &text)).collect();
    let of_key = |key: usize| of_texts.iter().map(|hits| hits.iter().filter(|hit| hit.key == key).count()).collect::<Vec<_>>();
    keys.iter().enumerate().map(|(index, (key, _))| (key.clone(), json!(of_key(index)))).collect()
}

/// Each text as its keys, or with the tokens that no key covers.
fn tokens(input: &Value) -> Value {
    let keys = keys(input);
    let shown = |key: usize| if input["capkeys"] == json!(true) { keys[key].0.to_uppercase() } else { keys[key].0.clone() };
    let keeps_others = input["exclusive"] == json!(false);
    let mut answer = Map::new();
    for (name, text) in texts(input) {
        let hits = hits(input, &keys, &text);
        let mut line = Vec::new();
        for (index, token) in text.tokens.iter().enumerate() {
            line.extend(hits.iter().filter(|hit| hit.from == index).map(|hit| shown(hit.key)));
            if !hits.iter().any(|hit| (hit.from..=hit.to).contains(&index)) {
                line.extend(input["nomatch"].as_str().map(str::to_owned).or_else(|| keeps_others.then(|| token.clone())));
            }
        }
        answer.insert(name, json!(line));
    }
    Value::Object(answer)
}

/// One column of the concordance.
fn column(input: &Value, name: &str) -> Value {
    concordance(input).into_iter().map(|row| row[name].clone()).collect()
}

/// A row for each occurrence, with so many tokens on either side.
fn concordance(input: &Value) -> Vec<Value> {
    let keys: Keys = list(&input["patterns"]).filter_map(|pattern| concordance_key(input, pattern)).collect();
    let lexicon = lexicon(&keys, input);
    let window = input["window"].as_u64().expect("a window") as usize;
    let mut rows = Vec::new();
    for (name, text) in texts(input) {
        let (document, found) = search(&lexicon, &text.text);
        for o in Recorder::new(&[&lexicon], 0).record(&article(&text.text), &document, &[found.hits]) {
            let (from, to) = text.tokens_of(o.span);
            let joined = |tokens: &[String]| tokens.join(" ");
            rows.push(json!({
                "doc": name,
                "from": from + 1,
                "to": to + 1,
                "pre": joined(&text.tokens[from.saturating_sub(window)..from]),
                "keyword": &*o.text,
                "post": joined(&text.tokens[to + 1..text.tokens.len().min(to + 1 + window)]),
                "pattern": o.listed.shown,
            }));
        }
    }
    rows
}

fn article(text: &str) -> Article {
    Article {
        id: "case".into(),
        outlet: String::new(),
        text: text.to_owned(),
        headline: None,
        published: None,
        date_from: None,
        url: None,
        story: None,
        language: None,
        locator: Locator { file: String::new(), row: None, digest: String::new() },
    }
}

/// A pattern, or a key with its patterns. A case that does not ask for phrases takes a space for a character, which no word holds.
fn concordance_key(input: &Value, pattern: &Value) -> Option<(String, Vec<String>)> {
    match pattern.as_str() {
        Some(pattern) if input["phrase"] == json!(false) && pattern.contains(' ') => None,
        Some(pattern) => Some((pattern.to_owned(), vec![pattern.to_owned()])),
        None => Some((string(&pattern[0]), list(&pattern[1]).map(string).collect())),
    }
}

/// A key at its tokens.
struct KeyHit {
    key: usize,
    from: usize,
    to: usize,
}

fn hits(input: &Value, keys: &Keys, text: &Tokens) -> Vec<KeyHit> {
    let mut hits = Vec::new();
    let mut add = |lexicon: &Lexicon, first: usize| {
        for hit in search(lexicon, &text.text).1.hits {
            let EntryId::Term(term) = hit.entry else { panic!("the lexicon holds terms only") };
            let (from, to) = text.tokens_of(hit.span);
            hits.push(KeyHit { key: first + term as usize, from, to });
        }
    };
    if input["nested_scope"] == json!("dictionary") {
        add(&lexicon(keys, input), 0);
    } else {
        (0..keys.len()).for_each(|key| add(&lexicon(&keys[key..=key], input), key));
    }
    hits.sort_by_key(|hit| (hit.from, hit.key));
    hits
}

fn search(lexicon: &Lexicon, text: &str) -> (Document, Found) {
    let document = text::read(text, None, "");
    let found = Scanner::new(&Matcher::new(lexicon)).find(text, &document);
    (document, found)
}

/// A list of keys with their patterns, or a tree of which `levels` picks the parts of a key's path.
fn keys(input: &Value) -> Keys {
    let mut keys = Keys::new();
    match &input["dictionary"] {
        Value::Array(pairs) => keys.extend(pairs.iter().map(|pair| (string(&pair[0]), list(&pair[1]).map(string).collect()))),
        tree => flatten(tree, &mut Vec::new(), input, &mut keys),
    }
    keys
}

fn flatten(tree: &Value, path: &mut Vec<String>, input: &Value, keys: &mut Keys) {
    if let Value::Object(branches) = tree {
        for (name, branch) in branches {
            path.push(name.clone());
            flatten(branch, path, input, keys);
            path.pop();
        }
        return;
    }
    let levels = list(&input["levels"]).map(|level| level.as_u64().expect("a level") as usize);
    let parts: Vec<&str> = levels.filter_map(|level| path.get(level - 1)).map(String::as_str).collect();
    if parts.is_empty() {
        return;
    }
    let (key, patterns) = (parts.join("."), list(tree).map(string));
    match keys.iter_mut().find(|(known, _)| *known == key) {
        Some((_, more)) => more.extend(patterns),
        None => keys.push((key, patterns.collect())),
    }
}

fn lexicon(keys: &[(String, Vec<String>)], input: &Value) -> Lexicon {
    let style = match input["valuetype"].as_str() {
        Some("fixed") => Style::Fixed,
        Some("regex") => Style::Regex,
        _ => Style::Glob,
    };
    let case = if input["case_insensitive"] == json!(false) { Case::Exact } else { Case::Fold };
    let [id, title, language, version, licence, source, limits] = ["case", "", "en", "1", "", "", ""].map(str::to_owned);
    let terms = keys.iter().map(|(key, patterns)| Term { entry: entry(key, patterns, style, case), categories: vec!["case".into()] });
    Lexicon {
        header: Header { id, title, language, version, licence, source, limits },
        categories: vec![Category { id: "case".into(), about: String::new() }],
        terms: terms.collect(),
        namings: Vec::new(),
        digest: String::new(),
    }
}

fn entry(key: &str, patterns: &[String], style: Style, case: Case) -> Entry {
    Entry {
        id: key.to_owned(),
        show: key.to_owned(),
        patterns: patterns.to_vec(),
        style,
        case,
        gap: 0,
        except: Vec::new(),
        guard: None,
        others_write: Vec::new(),
        note: String::new(),
        broad: String::new(),
        side: String::new(),
        hit: Vec::new(),
        miss: Vec::new(),
    }
}

/// A case's tokens as a text.
struct Tokens {
    tokens: Vec<String>,
    text: String,
}

impl Tokens {
    /// The first and the last token of a stretch of the text.
    fn tokens_of(&self, span: Span) -> (usize, usize) {
        let token_at = |byte: usize| self.text[..byte].matches(' ').count();
        (token_at(span.start()), token_at(span.end()))
    }
}

fn texts(input: &Value) -> impl Iterator<Item = (String, Tokens)> {
    let texts = input["tokens"].as_object().expect("texts with their tokens");
    texts.iter().map(|(name, tokens)| {
        let tokens: Vec<String> = list(tokens).map(string).collect();
        (name.clone(), Tokens { text: tokens.join(" "), tokens })
    })
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().expect("a list").iter()
}

fn string(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}
