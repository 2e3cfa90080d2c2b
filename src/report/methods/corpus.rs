//! What was compared, how it was chosen, and what was set aside.

use super::piece::Paragraph;
use super::{and, n};
use crate::findings::day;
use crate::findings::methods::Method;

/// More outlets than this are not named one by one.
const OUTLETS_NAMED: usize = 12;

/// The paragraph.
pub(super) fn paragraphs(method: &Method) -> Vec<Paragraph> {
    let mut told = Paragraph::default();
    told.say(corpus(method));
    told.say(match &method.corpus.chosen {
        Some(chosen) => format!("The articles were chosen as follows: “{}”.", chosen.trim().trim_end_matches('.')),
        None => "How the articles were chosen is not stated.".to_string(),
    });
    method.corpus.told.iter().for_each(|sentence| {
        told.say(sentence);
    });
    if let Some(about) = &method.about {
        let name = about.names.first().map_or("", String::as_str);
        let near = about
            .within_words
            .map_or_else(|| "in sentences that mention".to_string(), |words| format!("within {words} words of a mention of"));
        told.say(format!("Only uses {near} “{name}” were counted, and rates are per 1,000 such mentions instead of words."));
    }
    if let Some(only) = method.stories.as_ref().and_then(|stories| stories.only.as_ref()) {
        told.say(format!("Only the articles on one story ({only}) were compared."));
    }
    let unread: Vec<String> = method.ledger.by_status.iter().filter_map(|(status, count)| aside(status, *count as u64)).collect();
    if !unread.is_empty() {
        told.say(format!("Of {} found, {}.", n(method.ledger.inputs as u64, "input"), and(&unread)));
    }
    let repeated = method.stories.as_ref().map_or(0, |stories| stories.repeated) as u64;
    if repeated > 0 {
        let are =
            if repeated == 1 { "repeats another one of the same outlet and was" } else { "repeat another one of the same outlet and were" };
        told.say(format!("{} {are} counted once.", n(repeated, "article")));
    }
    let lines: Vec<String> = method
        .ledger
        .set_aside
        .iter()
        .filter(|(_, lines, _)| *lines > 0)
        .map(|(role, lines, words)| format!("{} ({})", n(*lines as u64, role_noun(role)), n(*words, "word")))
        .collect();
    if !lines.is_empty() {
        told.say(format!("Set aside before counting were {}.", and(&lines)));
    }
    vec![told]
}

fn corpus(method: &Method) -> String {
    let corpus = &method.corpus;
    let shown = |iso: &Option<String>| iso.as_ref().map(|iso| day(iso).unwrap_or_else(|| iso.clone()));
    let dates = match (shown(&corpus.first_date), shown(&corpus.last_date)) {
        (Some(first), Some(last)) if first == last => format!(", dated {first}"),
        (Some(first), Some(last)) => format!(", dated from {first} to {last}"),
        _ => String::new(),
    };
    let is_worked_out = |date: &Option<String>| date.as_ref().is_some_and(|date| date.ends_with('*'));
    let worked_out = match method.outlets.iter().any(|outlet| is_worked_out(&outlet.first_date) || is_worked_out(&outlet.last_date)) {
        true => " (not all dates are printed in the texts: some were worked out)",
        false => "",
    };
    let undated = match (corpus.undated, corpus.articles) {
        (0, _) => String::new(),
        (undated, all) if undated == all => ", without dates".to_string(),
        (undated, _) => format!("; {} without a date", n(undated as u64, "article")),
    };
    let (articles, words, outlets) =
        (n(corpus.articles as u64, "article"), n(corpus.words, "analysed word"), n(corpus.outlets as u64, "outlet"));
    format!("The corpus holds {articles} with {words} from {outlets}{dates}{worked_out}{undated}{}.", outlets_of(method))
}

/// ": A (12 articles) and B (3)" for a few outlets; of many, between which numbers of articles they lie.
fn outlets_of(method: &Method) -> String {
    let (all, listed) = (method.corpus.outlets, method.outlets.len());
    if all == listed && all <= OUTLETS_NAMED {
        let first = |at: usize, articles: usize| if at == 0 { n(articles as u64, "article") } else { articles.to_string() };
        let each = method.outlets.iter().enumerate().map(|(at, outlet)| format!("{} ({})", outlet.name, first(at, outlet.articles)));
        return format!(": {}", and(&each.collect::<Vec<_>>()));
    }
    let articles = method.outlets.iter().map(|outlet| outlet.articles);
    match articles.clone().min().zip(articles.max()) {
        Some((least, most)) if all == listed => format!(", each with {least} to {most} articles"),
        _ => String::new(),
    }
}

fn role_noun(role: &str) -> &str {
    match role {
        "boilerplate" => "website line",
        other => other,
    }
}

/// What became of inputs that are no articles of the corpus.
fn aside(status: &str, count: u64) -> Option<String> {
    let (one, many) = match status {
        "left_out" => ("was left out, for the reason in the ledger", "were left out, for the reasons in the ledger"),
        "duplicate" => ("was there already", "were there already"),
        "not_listed" => ("is no listed article", "are no listed articles"),
        _ => return None,
    };
    Some(format!("{count} {}", if count == 1 { one } else { many }))
}
