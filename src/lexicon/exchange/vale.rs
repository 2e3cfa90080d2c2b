//! vale: a rule as YAML that finds words (`existence`), or finds words and suggests others (`substitution`).
//!
//! Its words are regular expressions between two edges of words. Rules of other kinds, and keys that change what the expressions mean, are
//! refused.

use regex::Regex;

use super::Exported;
use super::draft::{Draft, Found};
use super::error::Error;
use super::expression;
use super::loss::{Loss, Losses};
use super::outgoing::{Holds, rows};
use super::pattern::Wildcards;
use super::quanteda::head;
use super::yaml::{self, Node, Value, quoted};
use crate::lexicon::model::{Alternative, Case, Entry, Lexicon, Style};

/// Keys that are answered here, in the order of use.
const KNOWN: [&str; 6] = ["extends", "ignorecase", "tokens", "swap", "exceptions", "link"];
/// Keys that change what all words of a rule find.
const UNSUPPORTED: [&str; 3] = ["raw", "nonword", "append"];

/// Reads the rule into one category, called like the file.
pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Error> {
    let root = yaml::read(text, draft)?;
    let Value::Map(pairs) = &root.value else {
        return Err(draft.syntax(root.line, "a rule of vale is a map with `extends`"));
    };
    for (line, key, node) in pairs.iter().filter(|(_, key, _)| !KNOWN.contains(&key.as_str())) {
        let is_off = node.text() == Some("false") || node.value == Value::Nothing;
        if !UNSUPPORTED.contains(&key.as_str()) {
            draft.losses.add(Loss::Detail, *line, format!("{key}: {}", node.text().unwrap_or("…")));
        } else if !is_off {
            return Err(draft.syntax(*line, format!("`{key}` changes what every word of the rule finds; rules without it can be read")));
        }
    }
    let line = root.get("extends").map_or(root.line, |node| node.line);
    let extends = root.get("extends").and_then(Node::text).unwrap_or_default().to_string();
    let rule = Rule {
        category: draft.category(line, &[draft.stem()], None)?,
        case: if root.get("ignorecase").and_then(Node::text) == Some("true") { Case::Fold } else { Case::Exact },
        exceptions: exceptions(&root, draft)?,
        said: root.get("link").and_then(Node::text).map(|link| format!("Its source: {link}")).into_iter().collect(),
    };
    match extends.as_str() {
        "existence" => {
            let Some(tokens) = root.get("tokens") else {
                return Err(draft.syntax(line, "the rule has no `tokens`, so there is nothing to look for"));
            };
            let tokens = tokens.texts(draft, "tokens")?;
            tokens.into_iter().try_for_each(|(line, token)| rule.entry(line, token, Vec::new(), draft))
        }
        "substitution" => swaps(&root, line, draft)?.into_iter().try_for_each(|(line, observed, expected)| {
            let others_write = alternatives(line, &observed, &expected, draft);
            rule.entry(line, &observed, others_write, draft)
        }),
        other => {
            Err(draft.syntax(line, format!("the rule extends `{other}`; only rules that extend existence or substitution list words")))
        }
    }
}

/// What holds for all words of a rule.
struct Rule {
    category: usize,
    case: Case,
    exceptions: Vec<(usize, String, Option<Regex>)>,
    said: Vec<String>,
}

impl Rule {
    fn entry(&self, line: usize, token: &str, others_write: Vec<Alternative>, draft: &mut Draft) -> Result<(), Error> {
        let (case, expression) = match token.strip_prefix("(?i)") {
            Some(rest) => (Case::Fold, rest),
            None => (self.case, token),
        };
        let mut found = match expression::patterns(expression) {
            Ok(found) => found,
            Err(loss) => {
                draft.losses.add(loss, line, token);
                return Ok(());
            }
        };
        // An exception is held against the hit alone: a phrase it fits is never a hit.
        for (_, text, exception) in &self.exceptions {
            let is_met = |pattern: &String| exception.as_ref().is_some_and(|exception| exception.is_match(pattern));
            if found.patterns.iter().any(is_met) {
                draft.losses.add(Loss::Exceptions, line, format!("{token}: {text} is never a hit"));
                found.patterns.retain(|pattern| !is_met(pattern));
            } else if found.patterns.iter().any(|pattern| finds(pattern, found.style, text)) {
                draft.losses.add(Loss::Exceptions, line, format!("{token} finds {text} too, which is never a hit there"));
            }
        }
        // Elsewhere there is no alert either when the word found is the word suggested.
        let is_same = |pattern: &String| others_write.iter().any(|other| other.text == *pattern);
        found.patterns.iter().filter(|pattern| is_same(pattern)).for_each(|pattern| draft.losses.add(Loss::SameAlternative, line, pattern));
        found.patterns.retain(|pattern| !is_same(pattern));
        if found.patterns.is_empty() {
            return Ok(());
        }
        // Phrases of one expression belong together when something else is suggested for all of them.
        let together =
            if others_write.is_empty() { found.patterns.into_iter().map(|pattern| vec![pattern]).collect() } else { vec![found.patterns] };
        together.into_iter().try_for_each(|patterns| {
            let said = self.said.clone();
            let others_write = others_write.clone();
            draft.term(Found { style: found.style, case, others_write, said, ..Found::globs(line, patterns, self.category) })
        })
    }
}

/// True when a pattern with wildcards, or an expression, fits `text`.
fn finds(pattern: &str, style: Style, text: &str) -> bool {
    let expression = if style == Style::Regex { pattern.to_string() } else { format!("^{}$", token(pattern)) };
    Regex::new(&format!("(?i){expression}")).is_ok_and(|expression| expression.is_match(text))
}

/// The exceptions, as the expressions they are.
fn exceptions(root: &Node, draft: &mut Draft) -> Result<Vec<(usize, String, Option<Regex>)>, Error> {
    let Some(node) = root.get("exceptions") else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for (line, text) in node.texts(draft, "exceptions")? {
        draft.losses.add(Loss::Exceptions, line, text);
        found.push((line, text.to_string(), Regex::new(&format!(r"(?i)\b(?:{text})\b")).ok()));
    }
    Ok(found)
}

/// What is observed and what is expected, from a map or a list of maps.
fn swaps(root: &Node, line: usize, draft: &Draft) -> Result<Vec<(usize, String, String)>, Error> {
    let maps = match root.get("swap").map(|node| &node.value) {
        Some(Value::Map(pairs)) => vec![pairs],
        Some(Value::List(nodes)) => {
            nodes.iter().filter_map(|node| if let Value::Map(pairs) = &node.value { Some(pairs) } else { None }).collect()
        }
        _ => return Err(draft.syntax(line, "the rule has no `swap`, so there is nothing to look for")),
    };
    let mut found = Vec::new();
    for (line, observed, expected) in maps.into_iter().flatten() {
        let expected = match &expected.value {
            Value::Text(text) => text.clone(),
            Value::Nothing => String::new(),
            _ => return Err(draft.syntax(*line, "what is expected is one text; part several with |")),
        };
        found.push((*line, observed.clone(), expected));
    }
    Ok(found)
}

/// What is expected, as what others write.
fn alternatives(line: usize, observed: &str, expected: &str, draft: &mut Draft) -> Vec<Alternative> {
    let mut found = Vec::new();
    for text in expected.split('|').map(str::trim) {
        if text.is_empty() || text.contains('$') {
            draft.losses.add(Loss::AlternativeForm, line, format!("{observed}: `{expected}`"));
            continue;
        }
        draft.losses.add(Loss::Alternative, line, format!("{observed}: {text}"));
        let why = format!("Written in {} as what to use instead; no reason is given there.", draft.file());
        found.push(Alternative { text: text.to_string(), why });
    }
    found
}

/// Writes a rule that finds every pattern.
pub(super) fn write_existence(lexicon: &Lexicon) -> Exported {
    let (tokens, losses) = tokens(lexicon, false);
    let mut text = rule(lexicon, "existence", "'%s' is on the list.", tokens.ignores_case);
    text.push_str("tokens:\n");
    tokens.found.iter().for_each(|(token, _)| text.push_str(&format!("  - {}\n", quoted(token))));
    Exported { text, patterns: tokens.found.len(), losses }
}

/// Writes a rule that suggests what others write; entries without it are left out.
pub(super) fn write_substitution(lexicon: &Lexicon) -> Exported {
    let (mut tokens, mut losses) = tokens(lexicon, true);
    let mut text = rule(lexicon, "substitution", "Others write '%s' instead of '%s'.", tokens.ignores_case);
    text.push_str("swap:\n");
    // A key may stand there only once.
    let mut seen = std::collections::HashSet::new();
    tokens.found.retain(|(token, entry)| {
        let is_new = seen.insert(token.clone());
        if !is_new {
            losses.add(Loss::Duplicate, 0, format!("{token} ({})", entry.id));
        }
        is_new
    });
    for (token, entry) in &tokens.found {
        let others: Vec<&str> = entry.others_write.iter().map(|other| other.text.as_str()).filter(|text| is_literal(text)).collect();
        text.push_str(&format!("  {}: {}\n", quoted(token), quoted(&others.join("|"))));
    }
    Exported { text, patterns: tokens.found.len(), losses }
}

/// True for what is no form in a suggestion.
fn is_literal(text: &str) -> bool {
    !text.contains(['|', '$']) && !text.trim().is_empty()
}

/// Expressions, each with its entry.
struct Tokens<'l> {
    found: Vec<(String, &'l Entry)>,
    ignores_case: bool,
}

fn tokens(lexicon: &Lexicon, suggests: bool) -> (Tokens<'_>, Losses) {
    let holds = Holds {
        wildcards: Wildcards::StarAndQuestion,
        exact_case: true,
        groups: false,
        alternatives: suggests,
        header: true,
        ..Holds::PATTERNS
    };
    let (rows, mut losses) = rows(lexicon, holds);
    // Capitals matter for a whole rule or not at all.
    let ignores_case = rows.iter().any(|row| row.entry.case == Case::Fold);
    let mut found = Vec::new();
    for row in rows {
        for pattern in row.patterns {
            if suggests && !row.entry.others_write.iter().any(|other| is_literal(&other.text)) {
                losses.add(Loss::NoAlternative, 0, pattern);
            } else if ignores_case && row.entry.case == Case::Exact {
                losses.add(Loss::Case, 0, pattern);
            } else {
                found.push((token(&pattern), row.entry));
            }
        }
        for other in row.entry.others_write.iter().filter(|_| suggests) {
            let loss = if is_literal(&other.text) { Loss::Why } else { Loss::AlternativeForm };
            losses.add(loss, 0, format!("{}: {}", other.text, other.why));
        }
    }
    (Tokens { found, ignores_case }, losses)
}

/// A pattern as an expression.
fn token(pattern: &str) -> String {
    regex::escape(pattern).replace(r"\*", r"\w*").replace(r"\?", r"\w").replace(r"\-", "-").replace(r"\&", "&")
}

fn rule(lexicon: &Lexicon, extends: &str, message: &str, ignores_case: bool) -> String {
    format!(
        "{}extends: {extends}\nmessage: {}\nlevel: suggestion\nignorecase: {ignores_case}\n",
        head(lexicon),
        quoted(&format!("{}: {message}", lexicon.header.title.replace('%', "%%")))
    )
}
